import Foundation
import RoleCatalog
import RoleModel
import Testing

@testable import RoleImport

/// Made-up roles: the same each time, like their model, and never to be taken for facts.
@Suite struct MadeUpRolesTests {
  private func roles(_ count: Int, seed: UInt64 = 1) throws -> MadeUpRoles {
    try MadeUpRoles(count: count, seed: seed, like: try BundledCatalog.open())
  }

  @Test func `the same seed makes the same roles, another one others`() throws {
    #expect(Array(try roles(40)) == Array(try roles(40)))
    #expect(Array(try roles(80).prefix(40)) == Array(try roles(40)))
    #expect(Array(try roles(40, seed: 2)).map(\.title) != Array(try roles(40)).map(\.title))
  }

  @Test func `every figure and rating says that it is made up`() throws {
    for role in try roles(60) {
      #expect(
        role.figures.allSatisfy { $0.source == MadeUpRoles.source.id && $0.status == .modelled && $0.formula != nil })
      #expect(role.skills.allSatisfy { $0.source == MadeUpRoles.source.id })
      #expect(role.skills.allSatisfy { (0...100).contains($0.importance ?? 0) })
      #expect(!role.skills.isEmpty && !role.title.isEmpty)
    }
  }

  @Test func `their pay is spread as the model's is`() throws {
    func medians(_ figures: [[Figure]]) -> [Double] {
      figures.compactMap { figures in
        if case .median(let number, _)? = ListedPay(of: figures) { number } else { nil }
      }.sorted()
    }
    let model = try BundledCatalog.open()
    let real = medians(try model.positionsWithSkills().map { try model.role(at: $0).figures })
    let made = medians(try roles(2000).map(\.figures))
    #expect(made.count > 1600)
    for share in [0.1, 0.5, 0.9] {
      let (one, other) = (real[Int(share * Double(real.count))], made[Int(share * Double(made.count))])
      #expect((0.8...1.25).contains(other / one), "at \(share): \(other) beside \(one)")
    }
  }

  @Test func `their catalog is sound, and the same bytes each time`() throws {
    let made = try roles(500)
    let files = [try TemporaryFile("a.sqlite", []), try TemporaryFile("b.sqlite", [])]
    defer { withExtendedLifetime(files) {} }
    for file in files { try made.write(to: file.path) }
    #expect(try Data(contentsOf: URL(filePath: files[0].path)) == Data(contentsOf: URL(filePath: files[1].path)))
    let catalog = try CatalogReader(path: files[0].path)
    #expect(CatalogCheck.findings(in: catalog).isEmpty)
    #expect(catalog.roleCount == 500)
    #expect(try catalog.role(at: catalog.openingPosition).id == MadeUpRoles.id(0))
  }
}

import Foundation
import RoleCatalog
import RoleImport
import RoleModel
import Testing

@Suite struct CatalogBuildTests {
  private let folder = NSTemporaryDirectory() + "rolescope-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func file(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    return "\(folder)/\(name)"
  }

  private func refusal(_ files: [String], into path: String) -> [String] {
    do throws(CatalogBuildError) {
      try CatalogBuild.build(roleFiles: files, into: path)
      return []
    } catch { return error.description.split(separator: "\n").map(String.init) }
  }

  @Test func `role files become a catalog with the same roles`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let figure = RoleText.figure("pay.percentiles", #""value": {"p10": 1, "p90": 5}"#)
    let files = try [file("s.json", RoleText.sources), file("r.json", figure)]
    let path = "\(folder)/catalog.sqlite"
    let written = try CatalogBuild.build(roleFiles: files, openingRole: RoleID("clerk"), into: path)
    let catalog = try CatalogReader(path: path)
    #expect(try catalog.sources() == written.usedSources)
    #expect(try [catalog.role(at: 0)] == written.roles)
    #expect(written.roles == RoleText.roles(figure))
    #expect(CatalogCheck.findings(in: catalog).isEmpty)
  }

  @Test func `files with a finding make no catalog, and leave an older one alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/catalog.sqlite"
    let good = try [file("s.json", RoleText.sources), file("r.json", RoleText.role())]
    let bad = try good + [file("x.json", RoleText.role(id: "X", title: "X"))]
    #expect(refusal(bad, into: path).count == 1)
    #expect(!FileManager.default.fileExists(atPath: path))
    try CatalogBuild.build(roleFiles: good, into: path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(refusal(bad, into: path).count == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `this repository's own role files have no finding`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let resources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Resources").standardizedFileURL.path
    let roles = try FileManager.default.contentsOfDirectory(atPath: "\(resources)/Roles").filter {
      $0.hasSuffix(".json")
    }
    #expect(!roles.isEmpty)
    let paths = ["\(resources)/Sources.json"] + roles.sorted().map { "\(resources)/Roles/\($0)" }
    #expect(RoleFile.read(paths: paths).findings.map(\.description) == [])
  }

  @Test func `a file that cannot be read is a finding`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/catalog.sqlite"
    #expect(
      refusal(["\(folder)/none.json", folder], into: path) == [
        "\(folder)/none.json:1: The file cannot be read: No such file or directory.",
        "\(folder):1: The file cannot be read: it is a directory.",
      ])
  }
}

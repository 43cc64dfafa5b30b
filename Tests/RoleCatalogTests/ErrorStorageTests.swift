import RoleModel
import Testing

@testable import RoleCatalog

/// What errors are made of comes back from a catalog, and catalogs of the version before open without it.
@Suite struct ErrorStorageTests {
  let folder = TemporaryFolder()

  private func written() throws -> String {
    var role = Samples.director
    role.figures[0].base = 567_000
    role.figures.append(
      Samples.figure(
        .educationRequired, .shares([Share("none", 12.5, standardError: 4.1428), Share("Bachelor's", 87.5)])))
    var rating = role.skills[role.skills.count - 1]
    rating.remarks = [.impreciseLevel, .modelledError, .modelledLevelError]
    role.skills[role.skills.count - 1] = rating
    let path = folder.file("catalog.sqlite")
    try CatalogWriter.write(
      sources: Samples.sources, roles: Samples.roles.map { $0.id == role.id ? role : $0 }, to: path)
    return path
  }

  @Test func `bases, errors of shares and marks of modelled errors are read as they were written`() throws {
    let catalog = try CatalogReader(path: written())
    let id = Samples.director.id
    let role = try catalog.role(at: try #require(try catalog.position(of: id)))
    #expect(role.figures[0].base == 567_000)
    #expect(role.figures.dropFirst().allSatisfy { $0.base == nil })
    #expect(
      role.figures.last?.value
        == .shares([Share("none", 12.5, standardError: 4.1428), Share("Bachelor's", 87.5)]))
    #expect(role.skills.last?.remarks == [.impreciseLevel, .modelledError, .modelledLevelError])
  }

  @Test func `a catalog of version 5, which keeps no base, is read and checked`() throws {
    let path = folder.file("older.sqlite")
    try CatalogWriter.write(sources: Samples.sources, roles: Samples.roles, to: path)
    try change(path, "ALTER TABLE figure DROP COLUMN base; PRAGMA user_version = 5")
    let catalog = try CatalogReader(path: path)
    let role = try catalog.role(at: try #require(try catalog.position(of: Samples.director.id)))
    #expect(role.figures == Samples.director.figures)
    #expect(CatalogCheck.findings(in: catalog).isEmpty)
  }
}

import Foundation
import RoleModel
import Testing

@testable import RoleCatalog

@Suite struct WriterTests {
  let folder = TemporaryFolder()

  private func write(_ roles: [Role], to name: String = "catalog.sqlite") throws {
    try CatalogWriter.write(sources: Samples.sources, roles: roles, to: folder.file(name))
  }

  @Test func `the same roles make the same bytes, in whatever order they are given`() throws {
    try write(Samples.roles, to: "a.sqlite")
    try write(Samples.roles, to: "b.sqlite")
    try write(Samples.roles.reversed(), to: "c.sqlite")
    let first = try contents(of: folder.file("a.sqlite"))
    #expect(try contents(of: folder.file("b.sqlite")) == first)
    #expect(try contents(of: folder.file("c.sqlite")) == first)
  }

  @Test func `the digest tells a changed figure from an unchanged one`() throws {
    try write(Samples.roles, to: "a.sqlite")
    try write(Samples.roles, to: "b.sqlite")
    var changed = Samples.roles
    changed[1].figures[0].value = .number(114729)
    try write(changed, to: "c.sqlite")
    let digests = try ["a", "b", "c"].map {
      try CatalogDump.digest(of: CatalogReader(path: folder.file("\($0).sqlite")))
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0] != digests[2])
    #expect(digests.allSatisfy { $0.count == 16 })
  }

  @Test func `the dump has a line for every row`() throws {
    var lines: [String] = []
    try CatalogDump.forEachLine(of: Samples.catalog(in: folder)) { lines.append($0) }
    #expect(lines.contains(#"meta: "role_count", 8"#))
    #expect(lines.count { $0.hasPrefix("role: ") } == 8)
    #expect(lines.count { $0.hasPrefix("skill_list: ") } == 2)
    #expect(lines.count { $0.hasPrefix("place_pay: ") } == 1)
    #expect(lines.contains { $0.hasPrefix("skill_list: 0, ") && $0.contains(" bytes ") })
  }

  @Test func `the catalog opens on the role that was asked for`() throws {
    let path = folder.file("catalog.sqlite")
    try CatalogWriter.write(
      sources: Samples.sources, roles: Samples.roles, openingRole: RoleID("account-manager"), to: path)
    #expect(try CatalogReader(path: path).openingPosition == 1)
  }

  @Test func `an opening role that is not there is refused`() throws {
    #expect(throws: CatalogError.invalidContent(reason: "there is no role nobody to open on")) {
      try CatalogWriter.write(
        sources: Samples.sources, roles: Samples.roles, openingRole: RoleID("nobody"), to: folder.file("a.sqlite"))
    }
    #expect(folder.names.isEmpty)
  }

  @Test func `a second catalog takes the place of the first, also through a link`() throws {
    try write(Samples.roles)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: folder.file("catalog.sqlite"))
    try write([Samples.role("a", "A", .profile, "F")], to: "link")
    #expect(try CatalogReader(path: folder.file("catalog.sqlite")).roleCount == 1)
    #expect(folder.names == ["catalog.sqlite", "link"])
  }

  @Test func `a reader keeps the catalog that it opened when another takes its place`() throws {
    let catalog = try Samples.catalog(in: folder)
    try write([Samples.role("a", "A", .profile, "F")])
    #expect(try catalog.role(at: 0) == Samples.director)
  }

  @Test func `a missing folder is named`() throws {
    let path = folder.file("none/catalog.sqlite")
    #expect(throws: CatalogError.folderMissing(path: path, folder: folder.file("none"))) {
      try CatalogWriter.write(sources: [], roles: [Role](), to: path)
    }
  }

  @Test func `a file that is no catalog is left as it is`() throws {
    let path = folder.file("thesis.txt")
    try put(Array("my thesis".utf8), at: path)
    #expect(throws: CatalogError.wouldReplaceAnotherFile(path: path)) {
      try CatalogWriter.write(sources: [], roles: [Role](), to: path)
    }
    #expect(try contents(of: path) == Array("my thesis".utf8))
    #expect(folder.names == ["thesis.txt"])
  }

  @Test func `a directory is no place for a catalog`() throws {
    #expect(throws: CatalogError.directory(path: folder.path)) {
      try CatalogWriter.write(sources: [], roles: [Role](), to: folder.path)
    }
  }

  @Test func `a place where no file can be made is unwritable`() throws {
    #expect {
      try CatalogWriter.write(sources: [], roles: [Role](), to: "/proc/catalog.sqlite")
    } throws: { error in
      guard case CatalogError.unwritable("/proc/catalog.sqlite", _) = error else { return false }
      return true
    }
  }

  @Test(arguments: [
    ("names a source that is not there", "it names the source nobody, which is not there"),
    ("leads to a role that is not there", "its edge related leads to nobody, which is not a role"),
    (
      "holds a number that is none",
      "its figure of growth is not a possible figure: nan is not from -100 to 10000"
    ),
    ("holds a null character", "the text \"a\0b\" holds a null character"),
    ("has the id of another role", "another role has the same id"),
  ])
  func `a role is refused that`(fault: String, reason: String) throws {
    var role = Samples.role("a", "A", .profile, "F")
    var others: [Role] = []
    switch fault {
    case "names a source that is not there":
      role.statements = [
        Statement(kind: .duty, text: "x", source: SourceID("nobody"), locator: Samples.locator())
      ]
    case "leads to a role that is not there":
      role.edges = [
        Edge(kind: .related, role: RoleID("nobody"), source: SourceID("oews"), locator: Samples.locator())
      ]
    case "holds a number that is none": role.figures = [Samples.figure(.growth, .number(.nan))]
    case "holds a null character": role.aliases = ["a\0b"]
    default: others = [role]
    }
    #expect(throws: CatalogError.invalidRole(id: RoleID("a"), reason: reason)) { try write([role] + others) }
    #expect(folder.names.isEmpty)
  }

  @Test func `two sources of one id are refused`() throws {
    #expect(throws: CatalogError.invalidContent(reason: "two sources have the id oews")) {
      try CatalogWriter.write(
        sources: Samples.sources + [Samples.sources[1]], roles: [Role](), to: folder.file("a.sqlite"))
    }
  }
}

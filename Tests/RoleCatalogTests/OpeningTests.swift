import Foundation
import RoleModel
import Testing

@testable import RoleCatalog

@Suite struct OpeningTests {
  let folder = TemporaryFolder()

  /// The samples' bytes after a change.
  private func changed(_ change: (inout [UInt8]) -> Void) throws -> String {
    let path = folder.file("changed.sqlite")
    try CatalogWriter.write(sources: Samples.sources, roles: Samples.roles, to: path)
    var bytes = try contents(of: path)
    change(&bytes)
    try put(bytes, at: path)
    return path
  }

  @Test func `a missing file, a directory and a device are told apart`() throws {
    let missing = folder.file("none.sqlite")
    #expect(throws: CatalogError.missing(path: missing)) { try CatalogReader(path: missing) }
    #expect(throws: CatalogError.directory(path: folder.path)) { try CatalogReader(path: folder.path) }
    #expect(throws: CatalogError.notAFile(path: "/dev/null")) { try CatalogReader(path: "/dev/null") }
  }

  @Test(.timeLimit(.minutes(1))) func `a pipe that nobody writes to is refused at once`() throws {
    let path = folder.file("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: CatalogError.notAFile(path: path)) { try CatalogReader(path: path) }
  }

  @Test func `a file that cannot be opened is unreadable, with the system's reason`() throws {
    let path = folder.file("loop")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path)
    #expect(throws: CatalogError.unreadable(path: path, reason: "Too many levels of symbolic links")) {
      try CatalogReader(path: path)
    }
  }

  @Test(arguments: ["", "not a database", String(repeating: "x", count: 9000), "SQLite format 3\0"])
  func `a file that is no database is refused`(text: String) throws {
    let path = folder.file("text")
    try put(Array(text.utf8), at: path)
    #expect(throws: CatalogError.notADatabase(path: path)) { try CatalogReader(path: path) }
  }

  @Test func `another program's database is refused`() throws {
    let path = try changed { $0[68] = 0 }
    #expect(throws: CatalogError.otherApplication(path: path)) { try CatalogReader(path: path) }
  }

  @Test func `a newer and an older version are refused`() throws {
    let version = Schema.version
    let newer = try changed { $0[63] = UInt8(version + 1) }
    #expect(throws: CatalogError.newerVersion(path: newer, version: version + 1, readable: version)) {
      try CatalogReader(path: newer)
    }
    let oldest = Schema.oldestReadableVersion
    let older = try changed { $0[63] = UInt8(oldest - 1) }
    #expect(throws: CatalogError.olderVersion(path: older, version: oldest - 1, readable: oldest)) {
      try CatalogReader(path: older)
    }
  }

  @Test func `a catalog in write-ahead mode is refused before files appear beside it`() throws {
    let path = try changed {
      $0[18] = 2; $0[19] = 2
    }
    #expect(throws: CatalogError.writeAheadMode(path: path)) { try CatalogReader(path: path) }
    #expect(folder.names == ["changed.sqlite"])
  }

  @Test func `a catalog that is cut short is damaged`() throws {
    var whole = 0
    let path = try changed {
      whole = $0.count; $0.removeLast(5000)
    }
    #expect(
      throws: CatalogError.damaged(path: path, detail: "it is cut short, at \(whole - 5000) of \(whole) bytes")
    ) { try CatalogReader(path: path) }
  }

  @Test(arguments: [
    "CREATE TABLE extra(a)", "DROP TABLE alias", "CREATE VIEW v AS SELECT 1",
    "CREATE TRIGGER t AFTER INSERT ON alias BEGIN DELETE FROM role; END",
  ])
  func `a catalog with other tables than this version's is damaged`(sql: String) throws {
    let path = try changed { _ in }
    try change(path, sql)
    #expect {
      try CatalogReader(path: path)
    } throws: { error in
      guard case CatalogError.damaged(path, _) = error else { return false }
      return true
    }
  }

  @Test(arguments: [
    "UPDATE meta SET value = 9 WHERE name = 'role_count'", "DELETE FROM meta",
    "UPDATE meta SET value = -1 WHERE name = 'opening_position'",
    "UPDATE meta SET value = 8 WHERE name = 'opening_position'",
  ])
  func `a catalog whose meta is wrong is damaged`(sql: String) throws {
    let path = try changed { _ in }
    try change(path, sql)
    #expect {
      try CatalogReader(path: path)
    } throws: { error in
      guard case CatalogError.failure(let failure) = error else { return false }
      return failure.description.contains("\(path) is damaged: table meta")
    }
  }

  @Test func `a name that SQLite reads as its own is a file's name`() throws {
    let path = folder.file("file:a?mode=memory")
    try CatalogWriter.write(sources: Samples.sources, roles: Samples.roles, to: path)
    #expect(try CatalogReader(path: path).roleCount == 8)
    #expect(throws: CatalogError.missing(path: ":memory:")) { try CatalogReader(path: ":memory:") }
  }

  @Test func `a catalog is read where it lies in memory`() throws {
    let path = try changed { _ in }
    let bytes = try contents(of: path)
    try bytes.withUnsafeBytes { buffer in
      let catalog = try CatalogReader(CatalogDatabase(name: "memory", bytes: buffer))
      #expect(try catalog.role(at: 0) == Samples.director)
      #expect(CatalogCheck.findings(in: catalog).isEmpty)
    }
  }

  @Test func `every error is a sentence that names the file and says what to do`() {
    let errors: [CatalogError] = [
      .missing(path: "F"), .directory(path: "F"), .notAFile(path: "F"), .unreadable(path: "F", reason: "R"),
      .notADatabase(path: "F"), .otherApplication(path: "F"), .newerVersion(path: "F", version: 2, readable: 1),
      .olderVersion(path: "F", version: 0, readable: 1), .writeAheadMode(path: "F"), .damaged(path: "F", detail: "D"),
      .folderMissing(path: "F", folder: "D"), .wouldReplaceAnotherFile(path: "F"), .unwritable(path: "F", reason: "R"),
    ]
    for error in errors {
      #expect(error.description.contains("F"))
      #expect(error.description.hasSuffix("."))
      #expect(error.description.split(separator: ". ").count >= 2)
    }
  }
}

import Foundation
import GRDB
import Noise
import RoleModel
import Testing

@testable import RoleCatalog

/// Files that are no catalogs, are cut or changed, or try to run something: a sentence, and no trap, hang or wrong figure.
@Suite struct HostileFileTests {
  private let folder = TemporaryFolder()

  /// Asks all that a reader can be asked; whatever it answers is right as long as it answers.
  private func readEverything(_ path: String) {
    guard let catalog = try? CatalogReader(path: path) else { return }
    for position in 0..<min(8, catalog.roleCount) {
      _ = try? catalog.role(at: position)
      _ = try? catalog.placePay(at: position)
    }
    _ = try? catalog.sections()
    _ = try? catalog.entries(at: 0..<8)
    _ = try? catalog.skillNames()
    _ = try? catalog.skillNorms()
    _ = try? catalog.priceParities()
    _ = try? catalog.sources()
    _ = try? catalog.ranking(by: .pay)
    _ = try? catalog.prominence()
    _ = try? catalog.ratings(ofSkill: "CRM")
    try? catalog.scanNames { _ in true }
  }

  @Test(arguments: [
    "CREATE VIEW extra AS SELECT * FROM role", "CREATE TRIGGER extra AFTER INSERT ON role BEGIN SELECT 1; END",
    "DROP TABLE edge; CREATE VIEW edge AS SELECT 1", "DROP TABLE ranking", "DROP INDEX role_by_id",
    "ALTER TABLE role ADD x TEXT",
    "CREATE TABLE extra(x)", "CREATE VIRTUAL TABLE extra USING fts5(x)", "ANALYZE",
    "CREATE UNIQUE INDEX extra ON term(text)", "CREATE INDEX edge_by_source ON edge(source)",
    hidden("view", "SELECT * FROM role"), hidden("trigger", "SELECT 1", on: "role"), hidden("table", "x"),
  ]) func `a table, view, trigger or index that is not this version's is refused`(sql: String) throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    try change(path, sql)
    let failure = #expect(throws: CatalogError.self) { try CatalogReader(path: path) }
    #expect(failure?.description.contains("damaged") == true)
  }

  /// Puts an object into the schema under a name that SQLite keeps for itself, as no statement can.
  private static func hidden(_ type: String, _ content: String, on table: String = "sqlite_x") -> String {
    let sql =
      switch type {
      case "view": "CREATE VIEW sqlite_x AS \(content)"
      case "trigger": "CREATE TRIGGER sqlite_x AFTER INSERT ON \(table) BEGIN \(content); END"
      default: "CREATE TABLE sqlite_x(\(content))"
      }
    return """
      PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('\(type)', 'sqlite_x', '\(table)', \
      \(type == "table" ? "(SELECT rootpage FROM sqlite_schema WHERE name = 'term')" : "0"), '\(sql)'); \
      PRAGMA writable_schema = OFF
      """
  }

  @Test func `what is no file is refused at once, and a link to a catalog is one`() throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    let link = folder.file("link.sqlite")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(try CatalogReader(path: link).roleCount == 8)
    let pipe = folder.file("pipe.sqlite")
    #expect(mkfifo(pipe, 0o600) == 0)
    let loop = folder.file("loop.sqlite")
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    for bad in [
      pipe, loop, folder.path, "/dev/zero", "/dev/null", "/proc/self/mem", "/dev/tty", ":memory:", "file:x?mode=memory",
      "",
    ] {
      #expect(throws: CatalogError.self, "\(bad)") { try CatalogReader(path: bad) }
    }
  }

  @Test func `a catalog is open for reading alone, trusts no schema, and is no larger after`() throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    let before = try contents(of: path)
    let catalog = try CatalogReader(path: path)
    for (pragma, value) in [("trusted_schema", 0), ("query_only", 1), ("cell_size_check", 1)] {
      #expect(try catalog.database.read { try Int.fetchOne($0, sql: "PRAGMA \(pragma)") } == value, "\(pragma)")
    }
    #expect(throws: CatalogFailure.self) { try catalog.database.read { try $0.execute(sql: "DELETE FROM role") } }
    #expect(throws: CatalogFailure.self) {
      try catalog.database.read { try $0.execute(sql: "ATTACH '\(folder.file("other"))' AS other") }
    }
    readEverything(path)
    #expect(try contents(of: path) == before && folder.names == ["catalog.sqlite"])
  }

  @Test func `a text of 50 MB and a million aliases are read or refused in seconds`() throws {
    let path = folder.file("catalog.sqlite")
    for sql in [
      "UPDATE statement SET text = printf('%.*c', 50000000, 'x')",
      "UPDATE role SET title = printf('%.*c', 50000000, 'x')",
      """
      UPDATE alias SET names = (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) \
      SELECT group_concat('alias ' || i, char(10)) FROM n)
      """,
    ] {
      try Samples.write(to: path)
      try change(path, sql)
      #expect(processorSeconds { readEverything(path) } < 20, "\(sql.prefix(30))")
    }
    try Samples.write(to: path)
    try change(path, "UPDATE statement SET text = printf('%.*c', 70000000, 'x')")
    let failure = #expect(throws: CatalogFailure.self) { try CatalogReader(path: path).role(at: 0) }
    #expect(failure?.description.contains("too big") == true)
  }

  @Test(arguments: [
    "UPDATE ranking SET positions = x''", "UPDATE ranking SET positions = zeroblob(length(positions))",
    "UPDATE ranking SET positions = substr(positions, 2)", "UPDATE ranking SET group_ends = x'FFFFFFFF'",
    "UPDATE ranking SET group_ends = x'0100000001000000'", "DELETE FROM ranking",
    "UPDATE ranking SET positions = CAST(replace(hex(positions), '0', 'F') AS BLOB)",
  ]) func `a ranking that is no order of all roles is a failure`(sql: String) throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    try change(path, sql)
    let catalog = try CatalogReader(path: path)
    #expect(throws: CatalogFailure.self) { try catalog.ranking(by: .pay) }
  }
}

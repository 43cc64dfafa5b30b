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

  private func change(_ path: String, _ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: path, configuration: configuration).write { try $0.execute(sql: sql) }
  }

  @Test func `a file that is cut short anywhere is refused`() throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    let whole = try contents(of: path)
    for page in stride(from: 0, through: whole.count - 4096, by: 4096) {
      for length in [page, page + 1, page + 99, page + 100, page + 4095] where length < whole.count {
        try put(Array(whole[..<length]), at: path)
        #expect(throws: CatalogError.self, "\(length) bytes") { try CatalogReader(path: path) }
      }
    }
  }

  @Test func `a page that was lost is an error or changes nothing that is read`() throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    let whole = try contents(of: path)
    for page in stride(from: 4096, to: whole.count, by: 4096) {
      try put(whole[..<page] + [UInt8](repeating: 0, count: 4096) + whole[(page + 4096)...], at: path)
      #expect(processorSeconds { readEverything(path) } < 2)
    }
  }

  @Test func `one flipped bit stops nothing`() throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    let whole = try contents(of: path)
    var generator = SplitMix(state: 7)
    for _ in 0..<Noise.count(1_000) {
      var bytes = whole
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      try put(bytes, at: path)
      #expect(processorSeconds { readEverything(path) } < 2)
    }
  }

  @Test(arguments: [
    "CREATE VIEW extra AS SELECT * FROM role", "CREATE TRIGGER extra AFTER INSERT ON role BEGIN SELECT 1; END",
    "DROP TABLE edge; CREATE VIEW edge AS SELECT 1", "DROP TABLE ranking", "DROP INDEX role_by_id",
    "ALTER TABLE role ADD x TEXT",
    "CREATE TABLE extra(x)", "CREATE VIRTUAL TABLE extra USING fts5(x)",
  ]) func `a table, view, trigger or index that is not this version's is refused`(sql: String) throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    try change(path, sql)
    let failure = #expect(throws: CatalogError.self) { try CatalogReader(path: path) }
    #expect(failure?.description.contains("damaged") == true)
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

  @Test func `a catalog that is cut, overwritten or removed under its reader makes failures`() throws {
    let path = folder.file("catalog.sqlite")
    for harm in [
      { truncate(path, 0) == 0 }, { truncate(path, 5_000) == 0 }, { unlink(path) == 0 },
      { (try? put([UInt8](repeating: 7, count: 90_000), at: path)) != nil },
      {
        guard let file = FileHandle(forWritingAtPath: path) else { return false }
        file.seek(toFileOffset: 4096)
        file.write(Data(repeating: 0xFF, count: 20_000))
        return true
      },
    ] {
      unlink(path)
      try Samples.write(to: path)
      let sound = try CatalogReader(path: path)
      let roles = try (0..<8).map { try sound.role(at: $0) }
      let catalog = try CatalogReader(path: path)
      #expect(harm())
      for position in 0..<8 {
        if let role = try? catalog.role(at: position) { #expect(role == roles[position]) }
      }
      _ = try? catalog.sections()
      _ = try? catalog.skillNames()
    }
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

  @Test func `roles that lead to themselves and to each other are read`() throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    try change(path, "UPDATE edge SET target = role WHERE ordinal = 0")
    let role = try CatalogReader(path: path).role(at: 0)
    #expect(role.edges.first?.role == role.id)
  }
}

import GRDB
import Noise
import RoleModel
import Testing

@testable import RoleCatalog

/// Values of every type in every column of every table: a sentence, or an answer; no trap, no hang.
@Suite struct WrongTypeTests {
  private let folder = TemporaryFolder()

  /// What no column expects, and what numbers look like that nobody measured. SQLite stores no NaN: it makes it NULL.
  static let values = [
    "NULL", "'word'", "x'00FF'", "CAST(x'FF' AS TEXT)", "3.5", "9e999", "-1", "99999", "9223372036854775807",
    "-9223372036854775808",
  ]

  @Test(arguments: sampled(values)) func `a value of another type is a sentence or an answer, in every column`(
    value: String
  ) throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    let questions = try Question.all(of: CatalogReader(path: path))
    let whole = try contents(of: path)
    var tried = 0
    for table in Schema.tables {
      for column in try columns(of: table.name, in: path) {
        try put(whole, at: path)
        guard try store(value, in: column, of: table, at: path) else { continue }
        tried += 1
        let place = "\(value) in \(table.name).\(column)"
        let seconds = processorSeconds {
          do {
            let catalog = try CatalogReader(path: path)
            for question in questions { expectAnswer(question.agreement(catalog), path, place) }
            for finding in CatalogCheck.findings(in: catalog) { #expect(finding.hasSuffix("."), "\(place)") }
          } catch let error as CatalogError {
            expectAnswer(.failure(error.description), path, place)
          } catch { Issue.record("\(place): \(error)") }
        }
        #expect(seconds < 5, "\(place)")
      }
    }
    #expect(tried > 60)
  }

  private func expectAnswer(_ agreement: Agreement, _ path: String, _ place: String) {
    switch agreement {
    case .same, .other: break
    case .failure(let sentence):
      #expect(sentence.hasPrefix("The catalog \(path) ") && sentence.hasSuffix("."), "\(place): \(sentence)")
    case .error(let words): Issue.record("\(place): \(words)")
    }
  }

  private func columns(of table: String, in path: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try $0.columns(in: table).map(\.name) }
  }

  /// Puts a value in a column as a writer could that minds no types: the schema says otherwise while it writes, and then what
  /// it said before. False when SQLite itself cannot store it there.
  private func store(_ value: String, in column: String, of table: Schema.Table, at path: String) throws -> Bool {
    var loose = table.sql.replacing("WITHOUT ROWID, STRICT", with: "WITHOUT ROWID").replacing(") STRICT", with: ")")
    for type in ["INTEGER", "REAL", "TEXT", "BLOB", "ANY"] {
      loose = loose.replacing(" \(type) NOT NULL", with: "")
      loose = loose.replacing(" \(type),", with: ",").replacing(" \(type)\n", with: "\n")
    }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let isStored = try queue.writeWithoutTransaction { database in
      try Self.declare(loose, as: table.name, in: database)
      do {
        try database.execute(sql: "UPDATE OR IGNORE \(table.name) SET \(column) = \(value)")
      } catch let error as DatabaseError where error.resultCode == .SQLITE_MISMATCH {
        return false
      }
      let isStored = database.changesCount > 0
      try Self.declare(table.sql, as: table.name, in: database)
      return isStored
    }
    try queue.close()
    if isStored { try PageSeal.seal(fileAt: path, path: path) }
    return isStored
  }

  private static func declare(_ sql: String, as table: String, in database: Database) throws {
    try database.execute(sql: "PRAGMA writable_schema = ON")
    try database.execute(sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?", arguments: [sql, table])
    try database.execute(sql: "PRAGMA writable_schema = RESET")
  }

  @Test(arguments: Schema.tables.map(\.name) + Schema.indexes.map(\.name))
  func `a catalog without one of its tables or indexes is refused, and names it`(name: String) throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    let kind = Schema.indexes.contains { $0.name == name } ? "INDEX" : "TABLE"
    try change(path, "DROP \(kind) \(name)")
    let failure = #expect(throws: CatalogError.self) { try CatalogReader(path: path) }
    #expect(failure?.description.contains("is damaged: its table or index ") == true)
  }

  @Test func `roles that lead to themselves, to each other and in a ring are read`() throws {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    try change(
      path,
      """
      UPDATE edge SET target = role WHERE ordinal = 0;
      INSERT OR IGNORE INTO edge SELECT position, 7, (SELECT kind FROM edge LIMIT 1), (position + 1) % 8, 0, \
      (SELECT document FROM edge LIMIT 1), 'line 1' FROM role
      """)
    let catalog = try CatalogReader(path: path)
    let role = try catalog.role(at: 0)
    #expect(role.edges.first?.role == role.id)
    for position in 0..<8 {
      let id = try catalog.role(at: position).id
      #expect(try catalog.role(at: position).edges.count >= 1)
      #expect(try !catalog.edgesInto(id).isEmpty)
    }
  }
}

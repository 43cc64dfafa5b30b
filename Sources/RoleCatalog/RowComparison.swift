import GRDB
import GRDBSQLite
import RoleModel

/// Holds the rows that a catalog's roles make against those that it has: whatever is counted, ordered, indexed or kept twice is
/// then what the roles say.
final class RowComparison: RowSink {
  /// So many rows of a table are named; one that is wrong may put many behind it out of place.
  private static let namedRows = 3

  private let database: CatalogDatabase
  private var counts: [String: Int] = [:]
  private var oddCounts: [String: Int] = [:]
  private(set) var findings: [String] = []
  /// The role whose rows come, for messages.
  var role: RoleID?

  init(_ database: CatalogDatabase) { self.database = database }

  func insert(_ name: String, _ cells: [Cell]) throws {
    guard let table = Schema.tables.first(where: { $0.name == name }) else { return }
    counts[name, default: 0] += 1
    guard let words = try database.read({ try Self.difference(table, cells, in: $0) }) else { return }
    oddCounts[name, default: 0] += 1
    guard oddCounts[name] ?? 0 <= Self.namedRows else { return }
    findings.append("Table \(name), \(role.map { "the role \($0)" } ?? "row \(counts[name] ?? 0)"): \(words).")
  }

  /// The findings once all rows came, with those about rows that no role makes.
  func finish() throws -> [String] {
    for table in Schema.tables {
      if let count = oddCounts[table.name], count > Self.namedRows {
        findings.append("Table \(table.name): \(count - Self.namedRows) more rows are not as they should be.")
      }
      let count = try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table.name)") ?? 0 }
      let made = counts[table.name] ?? 0
      if count > made { findings.append("Table \(table.name) has \(count) rows, and should have \(made).") }
    }
    return findings
  }

  /// How the row with the same key differs, as a clause; nil when it does not.
  private static func difference(_ table: Schema.Table, _ cells: [Cell], in database: Database) throws -> String? {
    let key = table.key.split(separator: ", ")
    let condition = key.map { "\($0) = ?" }.joined(separator: " AND ")
    let statement = try database.cachedStatement(sql: "SELECT * FROM \(table.name) WHERE \(condition)")
    let handle = statement.sqliteStatement
    defer { sqlite3_reset(handle) }
    for index in key.indices {
      let code = try cells[index].bind(to: handle, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
    switch sqlite3_step(handle) {
    case SQLITE_ROW: break
    case SQLITE_DONE: return "a row is missing"
    case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
    // A catalog of an older version lacks the last columns.
    for (index, cell) in cells.prefix(Int(sqlite3_column_count(handle))).enumerated()
    where !cell.isHeld(by: handle, at: Int32(index)) {
      let column = "column \(statement.columnNames[index])"
      let held = Cell(heldBy: handle, at: Int32(index))
      if case (.bytes, .bytes) = (cell, held) { return "\(column) is not the list that the roles make" }
      return "\(column) is \(held.words), and should be \(cell.words)"
    }
    return nil
  }
}

extension Cell {
  /// What a column of the row that a statement stands on holds.
  fileprivate init(heldBy statement: OpaquePointer, at column: Int32) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = .integer(Int(sqlite3_column_int64(statement, column)))
    case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT: self = .text(sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "")
    case SQLITE_BLOB:
      let bytes = UnsafeRawBufferPointer(
        start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
      self = .bytes(Array(bytes))
    default: self = .null
    }
  }

  fileprivate func isHeld(by statement: OpaquePointer, at column: Int32) -> Bool {
    switch (self, Cell(heldBy: statement, at: column)) {
    case (.null, .null): true
    case (.integer(let made), .integer(let held)): made == held
    case (.real(let made), .real(let held)): made == held
    case (.text(let made), .text(let held)): Array(made.utf8) == Array(held.utf8)
    case (.bytes(let made), .bytes(let held)): made == held
    default: false
    }
  }

  fileprivate var words: String {
    switch self {
    case .null: "empty"
    case .integer(let number): String(number)
    case .real(let number): NumberText.exact(number)
    case .text(let text): "\"\(text.prefix(60))\""
    case .bytes: "a list"
    }
  }
}

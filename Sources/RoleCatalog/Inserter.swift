import GRDB
import GRDBSQLite

/// What one column of a new row holds.
enum Cell {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case bytes([UInt8])

  init(_ text: String?) { self = text.map(Cell.text) ?? .null }
  init(_ number: Double?) { self = number.map(Cell.real) ?? .null }
  init(_ integer: Int?) { self = integer.map(Cell.integer) ?? .null }

  /// A number in whole hundredths where it has no further digits, in a fraction of the bytes.
  init(hundredths number: Double?) {
    guard let number else {
      self = .null
      return
    }
    let hundredths = (number * 100).rounded()
    let isExact = abs(hundredths) < 1e9 && hundredths / 100 == number
    self = isExact ? .integer(Int(hundredths)) : .real(number)
  }

  /// A position in a document: `row 12` as its number.
  init(position: String) {
    let digits = position.dropFirst(4)
    if position.hasPrefix("row "), let number = Int(digits), String(number) == digits {
      self = .integer(number)
    } else {
      self = .text(position)
    }
  }
}

/// Something that SQLite would store as another value than the one given.
struct UnstorableContent: Error {
  var reason: String
}

/// What takes the rows of a catalog, table by table.
protocol RowSink {
  func insert(_ table: String, _ cells: [Cell]) throws
}

/// Inserts rows into tables by name.
///
/// The values are bound through SQLite's own functions, without a box around each: a catalog may have a million roles of
/// tens of rows.
final class Inserter: RowSink {
  private let database: Database
  private var statements: [String: Statement] = [:]

  init(_ database: Database) { self.database = database }

  func insert(_ table: String, _ cells: [Cell]) throws {
    let statement = try statement(for: table, columnCount: cells.count)
    let handle = statement.sqliteStatement
    for (index, cell) in cells.enumerated() {
      let code = try cell.bind(to: handle, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
    let code = sqlite3_step(handle)
    let message = code == SQLITE_DONE ? nil : String(cString: sqlite3_errmsg(database.sqliteConnection))
    sqlite3_reset(handle)
    if let message { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message) }
  }

  private func statement(for table: String, columnCount: Int) throws -> Statement {
    if let statement = statements[table] { return statement }
    let marks = Array(repeating: "?", count: columnCount).joined(separator: ", ")
    let statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    statements[table] = statement
    return statement
  }
}

extension Cell {
  /// Binds the value to a place of a statement; answers with SQLite's code.
  func bind(to statement: OpaquePointer, at index: Int32) throws -> Int32 {
    // SQLITE_TRANSIENT, a macro that Swift cannot see: SQLite copies the bytes before the call returns.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch self {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let integer): return sqlite3_bind_int64(statement, index, Int64(integer))
    case .real(let number):
      guard number.isFinite else { throw UnstorableContent(reason: "one of its numbers is \(number)") }
      return sqlite3_bind_double(statement, index, number)
    case .text(let text):
      guard !text.utf8.contains(0) else {
        throw UnstorableContent(reason: "the text \"\(text)\" holds a null character")
      }
      return sqlite3_bind_text(statement, index, text, -1, copied)
    case .bytes(let bytes):
      // No bytes have no address, and a BLOB without an address is NULL.
      if bytes.isEmpty { return sqlite3_bind_zeroblob(statement, index, 0) }
      return bytes.withUnsafeBytes { sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), copied) }
    }
  }
}

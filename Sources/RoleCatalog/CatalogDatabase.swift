import CPageSeal
import GRDB
import GRDBSQLite
import RoleModel
import SystemFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open, read-only connection to a catalog that is known to have this program's tables.
final class CatalogDatabase: Sendable {
  let name: String
  /// Of the format.
  let version: UInt32
  private let queue: DatabaseQueue

  /// Opens a catalog file.
  init(path: String) throws(CatalogError) {
    let start = try CatalogHeader.start(ofFile: path)
    version = try CatalogHeader.checkedVersion(start.bytes, length: start.length, path: path)
    name = path
    if let failure = PageSeal.registrationFailure {
      throw .unreadable(path: path, reason: failure.description)
    }
    // SQLite has names of its own, such as ":memory:" and "file:…": a path is never one of them.
    let plainPath = FileName.isAbsolute(path) ? path : "./\(path)"
    queue = try Self.opening(path) {
      try DatabaseQueue(path: plainPath, configuration: Self.configuration(isReadOnly: true) { _ in })
    }
    try checkTables()
  }

  /// Opens a catalog that lies in memory, without copying it: the bytes must outlive the connection.
  init(name: String, bytes: UnsafeRawBufferPointer) throws(CatalogError) {
    let start = Array(bytes.prefix(PageSeal.pageSize))
    version = try CatalogHeader.checkedVersion(start, length: bytes.count, path: name)
    self.name = name
    nonisolated(unsafe) let bytes = bytes
    queue = try Self.opening(name) {
      try DatabaseQueue(configuration: Self.configuration(isReadOnly: false) { try Self.deserialize(bytes, into: $0) })
    }
    try checkTables()
  }

  /// Runs `body` alone on the connection. Never call it from within itself.
  func read<Result>(_ body: (Database) throws -> Result) throws(CatalogFailure) -> Result {
    do {
      // A plain read would set `query_only` and open a transaction each time; a catalog never changes.
      return try queue.unsafeRead { database in try Self.namingPages(of: database) { try body(database) } }
    } catch let failure as CatalogFailure {
      throw failure
    } catch let fault as DamagedPage {
      throw CatalogFailure(
        "The catalog \(name) is damaged: \(fault.fault.words). Get a new copy of it, or build it again.")
    } catch let error as SystemError {
      throw CatalogFailure("The catalog \(name) cannot be read: \(error). Check its permissions and its disk.")
    } catch {
      throw CatalogFailure(
        "The catalog \(name) cannot be read: \(Self.words(for: error)). Get a new copy of it, or build it again.")
    }
  }

  /// What SQLite says about an error, without the statement that met it.
  static func words(for error: any Error) -> String {
    if let error = error as? DamagedPage { return error.fault.words }
    guard let error = error as? DatabaseError else { return "\(error)" }
    if let reason = systemError(error) { return reason.description }
    return error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
  }

  /// SQLite says of a page that was refused only that it could not be read; the connection knows which one it was.
  private struct DamagedPage: Error {
    var fault: PageFault
  }

  static func namingPages<Result>(of database: Database, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_IOERR_DATA {
      throw PageFault(lastOf: database).map(DamagedPage.init) ?? error
    } catch let error as DatabaseError {
      throw systemError(error, in: database) ?? error
    }
  }

  /// What the system refused, where that is what SQLite failed by: it says nothing about the file.
  ///
  /// - Parameter database: nil once it is closed, as when it could not be opened.
  static func systemError(_ error: DatabaseError, in database: Database? = nil) -> SystemError? {
    switch (error.resultCode, error.extendedResultCode) {
    case (_, .SQLITE_IOERR_DATA): return nil
    case (.SQLITE_NOMEM, _), (_, .SQLITE_IOERR_NOMEM): return SystemError(ENOMEM)
    case (.SQLITE_FULL, _): return SystemError(ENOSPC)
    case (.SQLITE_PERM, _), (.SQLITE_READONLY, _): return SystemError(EACCES)
    case (.SQLITE_IOERR, _), (.SQLITE_CANTOPEN, _):
      var number = page_seal_open_error()
      if let database {
        let code = sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_LAST_ERRNO, &number)
        if code != SQLITE_OK || number == 0 { number = sqlite3_system_errno(database.sqliteConnection) }
      }
      return SystemError(number == 0 ? EIO : number)
    default: return nil
    }
  }

  private static func opening(
    _ name: String, _ body: () throws -> DatabaseQueue
  ) throws(CatalogError) -> DatabaseQueue {
    do {
      return try body()
    } catch {
      throw failure(name, error)
    }
  }

  private static func failure(_ name: String, _ error: any Error) -> CatalogError {
    if let error = error as? SystemError ?? (error as? DatabaseError).flatMap({ systemError($0) }) {
      return .unreadable(path: name, reason: error.description)
    }
    return .damaged(path: name, detail: words(for: error))
  }

  /// The most bytes that a text, a BLOB or a row may have: four for each of sixteen million roles in a ranking.
  private static let greatestValueLength: Int32 = 64 << 20

  private static func configuration(
    isReadOnly: Bool, prepare: @escaping @Sendable (Database) throws -> Void
  ) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try prepare(database)
      // The schema is read here, and not where GRDB would: once it fails there, nobody can ask which page is damaged.
      try namingPages(of: database) {
        // A catalog may come from a stranger: its schema runs nothing, and a page that lies is an error.
        try database.execute(
          sql: """
            PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON;
            SELECT 1 FROM sqlite_schema LIMIT 1
            """)
      }
      sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, greatestValueLength)
      sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0)
    }
    return configuration
  }

  private static func deserialize(_ bytes: UnsafeRawBufferPointer, into database: Database) throws {
    // SQLite asks for mutable bytes; with the read-only flag it never writes them.
    let start = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
    let length = sqlite3_int64(bytes.count)
    let code = sqlite3_deserialize(
      database.sqliteConnection, "main", start, length, length, UInt32(SQLITE_DESERIALIZE_READONLY))
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    // Mapped pages are read where they lie. Not for files: one that is cut short under a map kills its reader.
    try database.execute(sql: "PRAGMA mmap_size = \(length)")
  }

  /// Throws unless the tables and indexes are exactly this version's, also by names that SQLite keeps for itself: no view, trigger,
  /// statistics or odd column is ever queried.
  private func checkTables() throws(CatalogError) {
    var found: [Schema.Object] = []
    let expected = Schema.objects(ofVersion: version)
    do {
      try queue.unsafeRead { database in
        try Self.namingPages(of: database) {
          let rows = try Row.fetchCursor(database, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema")
          while let row = try rows.next() {
            let texts = (0..<4).map { String.fromDatabaseValue(row[$0]) ?? "" }
            found.append(Schema.Object(type: texts[0], name: texts[1], table: texts[2], sql: texts[3]))
            // Nobody needs to know of all of a million objects that there are too many.
            if found.count > expected.count { break }
          }
        }
      }
    } catch {
      throw Self.failure(name, error)
    }
    guard found.count == expected.count, Set(found) == expected else {
      let odd = expected.symmetricDifference(found).map(\.name).min() ?? ""
      throw .damaged(path: name, detail: "its table or index \(odd) is not the one that this version makes")
    }
  }

  /// Reads every page anew: those that are not as they were written, and how many bytes stand behind the last one.
  func pageFaults() throws(CatalogFailure) -> (faults: [PageFault], surplus: Int) {
    try read { database in
      let count = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      var file: UnsafeMutablePointer<sqlite3_file>?
      let code = sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
      guard code == SQLITE_OK, let file else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
      return try PageSeal.faults(in: file, pageCount: count)
    }
  }
}

import GRDB
import GRDBSQLite
import RoleModel
import Synchronization

/// A catalog in SQLite that is read as it is asked: opening it touches its header, its table definitions and `meta`.
package final class CatalogReader: Catalog {
  package let name: String
  package let roleCount: Int
  package let openingPosition: Int

  let database: CatalogDatabase
  private let terms: Interned
  private let sourceNames: Interned
  private let skillNamesByID: Interned
  /// The numbers of all skills by name, once one was asked for.
  let skillNumbers = Mutex<[String: Int]?>(nil)
  /// The terms that name a field, once it was asked for.
  let fieldNumbers = Mutex<[Field: [Int]]>([:])
  private let nameChunks = Mutex(KeptChunks())
  let keptRankings = Mutex(KeptRankings())
  private let recentRoles = Mutex(RecentRoles())
  private let recentEntries = Mutex(RecentEntries())

  /// Opens a catalog file; nothing is written beside it.
  package convenience init(path: String) throws(CatalogError) {
    try self.init(CatalogDatabase(path: path))
  }

  init(_ database: CatalogDatabase) throws(CatalogError) {
    self.database = database
    name = database.name
    terms = Interned(catalog: name, table: "term", column: "text")
    sourceNames = Interned(catalog: name, table: "source", column: "name")
    skillNamesByID = Interned(catalog: name, table: "skill", column: "name")
    (roleCount, openingPosition) = try Self.meta(of: database)
  }

  package func sections() throws(CatalogFailure) -> [ListSection] {
    try database.read { database in
      var sections: [ListSection] = []
      var next = 0
      try self.forEachRow(
        of: "section", "SELECT title, first_position, role_count FROM section ORDER BY ordinal", in: database
      ) { row in
        let section = try ListSection(
          title: row.text(0), firstPosition: row.integer(1), count: row.integer(2, in: 0...self.roleCount))
        guard section.firstPosition == next else {
          throw row.failure(1, "is \(section.firstPosition), and the section before ends at \(next)")
        }
        next += section.count
        sections.append(section)
      }
      guard next == self.roleCount else {
        throw self.failure("table section covers \(next) roles of \(self.roleCount)")
      }
      return sections
    }
  }

  package func entries(at positions: Range<Int>) throws(CatalogFailure) -> [RoleEntry] {
    let positions = positions.clamped(to: 0..<roleCount)
    var entries: [RoleEntry] = []
    entries.reserveCapacity(positions.count)
    var next = positions.lowerBound
    while next < positions.upperBound {
      let page = RecentEntries.page(of: next)
      let stretch = (page * RecentEntries.pageLength..<(page + 1) * RecentEntries.pageLength).clamped(to: 0..<roleCount)
      let known = recentEntries.withLock { $0.entries(ofPage: page) }
      let read: [RoleEntry]
      if let known { read = known } else { read = try readEntries(at: stretch) }
      if known == nil { recentEntries.withLock { $0.insert(read, asPage: page) } }
      let wanted = positions.clamped(to: stretch)
      entries += read[wanted.lowerBound - stretch.lowerBound..<wanted.upperBound - stretch.lowerBound]
      next = stretch.upperBound
    }
    return entries
  }

  private func readEntries(at positions: Range<Int>) throws(CatalogFailure) -> [RoleEntry] {
    try database.read { database in
      var entries: [RoleEntry] = []
      entries.reserveCapacity(positions.count)
      try self.forEachRow(
        of: "role",
        """
        SELECT position, id, title, kind, family, pay_kind, pay_low, pay_high, pay_opens, growth, jobs, pay_year, openings, \
        EXISTS (SELECT 1 FROM code WHERE code.role = position AND is_shared) FROM role \
        WHERE position >= ? AND position < ? ORDER BY position
        """, [positions.lowerBound, positions.upperBound], in: database
      ) { row in
        let entry = try self.entry(of: row, in: database)
        guard entry.position == positions.lowerBound + entries.count else {
          throw row.failure(0, "is \(entry.position), and \(positions.lowerBound + entries.count) is missing")
        }
        entries.append(entry)
      }
      guard entries.count == positions.count else {
        throw self.failure("table role has no role \(positions.lowerBound + entries.count)")
      }
      return entries
    }
  }

  package func role(at position: Int) throws(CatalogFailure) -> Role {
    if let role = recentRoles.withLock({ $0.role(at: position) }) { return role }
    let role = try storedRole(at: position).madePossible
    recentRoles.withLock { $0.insert(role, at: position) }
    return role
  }

  /// The role as it is stored, also what of it is not possible.
  func storedRole(at position: Int) throws(CatalogFailure) -> Role {
    try database.read { try self.decodeRole(at: position, in: $0) }
  }

  package func position(of id: RoleID) throws(CatalogFailure) -> Int? {
    try database.read { database in
      var position: Int?
      try self.forEachRow(
        of: "role", "SELECT position FROM role WHERE id = ?", [id.text], owner: "role \(id)", in: database
      ) { row in position = try row.integer(0, in: self.positionRange) }
      return position
    }
  }

  package func positions(withCode code: String) throws(CatalogFailure) -> [Int] {
    try positions("code", "SELECT DISTINCT role FROM code WHERE code = ? AND NOT is_shared ORDER BY role", [code])
  }

  package func countedCodes() throws(CatalogFailure) -> [Int: CountedCode] {
    let shared = try database.read { database in
      var codes: [Int: String] = [:]
      try self.forEachRow(
        of: "code", "SELECT role, code FROM code WHERE is_shared ORDER BY role, ordinal", in: database
      ) { row in
        let position = try row.integer(0, in: self.positionRange)
        let code = try row.text(1)
        if codes[position] == nil { codes[position] = code }
      }
      return codes
    }
    return try withOwners(shared)
  }

  package func titles(of ids: [RoleID]) throws(CatalogFailure) -> [RoleID: String] {
    try database.read { database in
      var titles: [RoleID: String] = [:]
      for id in ids where titles[id] == nil {
        try self.forEachRow(
          of: "role", "SELECT title FROM role WHERE id = ?", [id.text], owner: "role \(id)", in: database
        ) { row in titles[id] = try row.text(0) }
      }
      return titles
    }
  }

  /// Keeps in memory what is read of the names from now on, for those who search again and again.
  package func keepNames() { nameChunks.withLock { $0.begin() } }

  package func scanNames(_ body: (NameChunk) -> Bool) throws(CatalogFailure) {
    // A chunk at a time and not inside of `read`: the body may well ask the catalog something.
    var kept = nameChunks.withLock { $0 }
    for chunk in kept.chunks { guard body(chunk) else { return } }
    if kept.isWhole { return }
    // What a search has read that is broken off, the next one need not read.
    defer { nameChunks.withLock { [kept] in $0 = kept } }
    var last = kept.lastOrdinal
    while let (ordinal, chunk) = try nameChunk(after: last) {
      last = ordinal
      kept.keep(chunk, ordinal: ordinal)
      guard body(chunk) else { return }
    }
    kept.isWhole = kept.lastOrdinal == last
  }
}

extension CatalogReader {
  /// Calls `body` for every row of a question, in order.
  func forEachRow(
    of table: String, _ sql: String, _ arguments: StatementArguments = [], owner: @autoclosure () -> String = "",
    in database: Database, _ body: (CatalogRow) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
    var number = 0
    var ownerWords: String?
    while let row = try rows.next() {
      number += 1
      let words = ownerWords ?? owner()
      ownerWords = words
      try body(CatalogRow(row: row, catalog: name, table: table, owner: words, number: number))
    }
  }

  /// The positions that a question answers, in its order.
  func positions(
    _ table: String, _ sql: String, _ arguments: StatementArguments = []
  ) throws(CatalogFailure) -> [Int] {
    try database.read { database in
      if let positions = try? self.plainPositions(sql, arguments, in: database) { return positions }
      // A row that says no position is looked for once more, to be named.
      var positions: [Int] = []
      try self.forEachRow(of: table, sql, arguments, in: database) { row in
        positions.append(try row.integer(0, in: self.positionRange))
      }
      return positions
    }
  }

  /// Numbers alone, without a row around each: a million come in a third of the time. nil when one is no position.
  private func plainPositions(
    _ sql: String, _ arguments: StatementArguments, in database: Database
  ) throws -> [Int]? {
    let statement = try database.cachedStatement(sql: sql)
    try statement.setArguments(arguments)
    let range = positionRange
    let raw = statement.sqliteStatement
    var positions: [Int] = []
    defer { sqlite3_reset(raw) }
    while true {
      switch sqlite3_step(raw) {
      case SQLITE_ROW:
        guard sqlite3_column_type(raw, 0) == SQLITE_INTEGER else { return nil }
        let position = Int(sqlite3_column_int64(raw, 0))
        guard range.contains(position) else { return nil }
        positions.append(position)
      case SQLITE_DONE: return positions
      default: return nil
      }
    }
  }

  /// What a column that names a role may hold.
  var positionRange: ClosedRange<Int> { 0...max(0, roleCount - 1) }

  /// A failure that concerns no single row.
  func failure(_ words: String) -> CatalogFailure {
    CatalogFailure("The catalog \(name) is damaged: \(words). Get a new copy of it, or build it again.")
  }

  /// The shared text that a column refers to.
  func term(_ row: CatalogRow, _ column: Int, in database: Database) throws -> String {
    try terms.text(row.integer(column), in: database)
  }

  func termOrNil(_ row: CatalogRow, _ column: Int, in database: Database) throws -> String? {
    row.isNull(column) ? nil : try term(row, column, in: database)
  }

  /// The word of a fixed set that a column refers to.
  func word<Word: RawRepresentable>(
    _ row: CatalogRow, _ column: Int, in database: Database
  ) throws -> Word where Word.RawValue == String {
    let text = try term(row, column, in: database)
    guard let word = Word(rawValue: text) else {
      throw row.failure(column, "is \"\(text)\", which has no meaning here")
    }
    return word
  }

  /// The shared text of a number.
  func term(_ number: Int, in database: Database) throws -> String { try terms.text(number, in: database) }

  /// The word of a fixed set that a number in a packed list refers to.
  func word<Word: RawRepresentable>(
    of row: CatalogRow, term number: Int, in database: Database
  ) throws -> Word where Word.RawValue == String {
    let text = try terms.text(number, in: database)
    guard let word = Word(rawValue: text) else { throw row.failure(0, "holds \"\(text)\", which has no meaning here") }
    return word
  }

  func sourceID(_ number: Int, in database: Database) throws -> SourceID {
    SourceID(try sourceNames.text(number, in: database))
  }

  func skillName(_ number: Int, in database: Database) throws -> String {
    try skillNamesByID.text(number, in: database)
  }

  /// The source that a column refers to.
  func source(_ row: CatalogRow, _ column: Int, in database: Database) throws -> SourceID {
    SourceID(try sourceNames.text(row.integer(column), in: database))
  }

  /// The place that `document` and the column behind it give.
  func locator(_ row: CatalogRow, _ column: Int, in database: Database) throws -> Locator {
    Locator(document: try term(row, column, in: database), position: try row.position(column + 1))
  }

  private static func meta(of database: CatalogDatabase) throws(CatalogError) -> (roleCount: Int, opening: Int) {
    do {
      return try database.read { connection in
        let rows = try Row.fetchCursor(
          connection,
          sql: """
            SELECT (SELECT value FROM meta WHERE name = 'role_count'), \
            (SELECT value FROM meta WHERE name = 'opening_position'), (SELECT max(position) FROM role)
            """)
        guard let row = try rows.next() else { return (0, 0) }
        let meta = CatalogRow(row: row, catalog: database.name, table: "meta", owner: "", number: 1)
        let roleCount = try meta.integer(0, in: 0...Schema.greatestRoleCount)
        let opening = try meta.integer(1, in: 0...max(0, roleCount - 1))
        guard try meta.integerOrNil(2, in: 0...Schema.greatestRoleCount) ?? -1 == roleCount - 1 else {
          throw meta.failure("role_count is \(roleCount), which is not how many roles there are")
        }
        return (roleCount, opening)
      }
    } catch {
      throw .failure(error)
    }
  }
}

import GRDB
import GRDBSQLite
import RoleModel

/// Writes catalogs: a whole new file in one transaction, which then takes the place of an older one at once.
package enum CatalogWriter {
  /// Writes a catalog of the given sources and roles.
  ///
  /// The roles are asked for twice and one at a time, so that a lazy collection of a million never lies in memory whole.
  /// The same sources and roles make the same bytes. `openingRole` is the one that the explorer opens on, the first by
  /// default.
  package static func write(
    sources: [Source], roles: some RandomAccessCollection<Role>, placePay: (RoleID) -> [PlacePay] = { _ in [] },
    parities: [PriceParity] = [], openingRole: RoleID? = nil, to path: String
  ) throws(CatalogError) {
    let file = try CatalogReplacement(path: path)
    try write(
      sources: sources, roles: roles, placePay: placePay, parities: parities, openingRole: openingRole, to: file,
      path: path)
  }

  /// Writes a catalog in a place that was reserved before, so that nothing came between reading it and writing it.
  package static func write(
    sources: [Source], roles: some RandomAccessCollection<Role>, placePay: (RoleID) -> [PlacePay],
    parities: [PriceParity], openingRole: RoleID?, to file: CatalogReplacement, path: String
  ) throws(CatalogError) {
    let order = RoleOrder(roles)
    let positions = try positions(of: roles, in: order)
    var opening = 0
    if let openingRole {
      guard let position = positions[openingRole] else {
        throw .invalidContent(reason: "there is no role \(openingRole) to open on")
      }
      opening = position
    }
    do {
      try build(at: file.temporaryPath) { database in
        var rows = try RowWriter(into: Inserter(database), sources: sources, positions: positions)
        for (position, index) in order.indices.enumerated() {
          let role = roles[roles.index(roles.startIndex, offsetBy: index)]
          try rows.write(role, placePay(role.id), at: position)
        }
        try rows.finish(sections: order.sections, parities: parities, openingPosition: opening)
      }
      try PageSeal.seal(fileAt: file.temporaryPath, path: path)
      try file.commit()
    } catch {
      file.discard()
      switch error {
      case let error as CatalogError: throw error
      default: throw .unwritable(path: path, reason: CatalogDatabase.words(for: error))
      }
    }
  }

  private static func positions(
    of roles: some RandomAccessCollection<Role>, in order: RoleOrder
  ) throws(CatalogError) -> [RoleID: Int] {
    guard order.indices.count <= Schema.greatestRoleCount else {
      throw .invalidContent(reason: "it has more roles than \(Schema.greatestRoleCount)")
    }
    var positions: [RoleID: Int] = Dictionary(minimumCapacity: order.indices.count)
    for (position, index) in order.indices.enumerated() {
      let id = roles[roles.index(roles.startIndex, offsetBy: index)].id
      guard positions.updateValue(position, forKey: id) == nil else {
        throw .invalidRole(id: id, reason: "another role has the same id")
      }
    }
    return positions
  }

  /// Makes the tables, lets `fill` write their rows, and packs the file.
  private static func build(at path: String, fill: (Database) throws -> Void) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    if let failure = PageSeal.registrationFailure { throw DatabaseError(resultCode: failure) }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try CatalogDatabase.namingPages(of: database) { try fillAndPack(database, fill) }
    }
    try queue.close()
  }

  private static func fillAndPack(_ database: Database, _ fill: (Database) throws -> Void) throws {
    // The file is new and nobody's yet: when the machine stops, it is thrown away, not recovered.
    try database.execute(
      sql: """
        PRAGMA page_size = \(PageSeal.pageSize); PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
        PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(Schema.version)
        """)
    var reserved = Int32(PageSeal.length)
    let code = sqlite3_file_control(
      database.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    try database.inTransaction {
      for table in Schema.tables { try database.execute(sql: table.sql) }
      try fill(database)
      for index in Schema.indexes { try database.execute(sql: index.sql) }
      return .commit
    }
    try database.execute(sql: "VACUUM")
  }
}

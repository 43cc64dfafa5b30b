import GRDB
import RoleModel

/// The logical content of a catalog: every row of every table in key order, whatever its pages look like.
package enum CatalogDump {
  /// Hands out one line a row, tables in the schema's order.
  package static func forEachLine(of catalog: CatalogReader, _ body: (String) -> Void) throws(CatalogFailure) {
    try catalog.database.read { database in
      for table in Schema.tables {
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(table.name) ORDER BY \(table.key)")
        while let row = try rows.next() {
          let values = row.databaseValues.map { $0.description }
          body("\(table.name): \(values.joined(separator: ", "))")
        }
      }
    }
  }

  /// A number that two catalogs of the same content share, as 16 hexadecimal digits: FNV-1a of the lines.
  ///
  /// It tells catalogs apart that differ by accident; it is no proof against someone who wants them to agree.
  package static func digest(of catalog: CatalogReader) throws(CatalogFailure) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    try forEachLine(of: catalog) { line in
      for byte in line.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x0A) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

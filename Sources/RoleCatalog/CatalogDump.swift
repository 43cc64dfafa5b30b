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
          let values = row.databaseValues.map(words)
          body("\(table.name): \(values.joined(separator: ", "))")
        }
      }
    }
  }

  /// A number that two catalogs of the same content share, as 16 hexadecimal digits: FNV-1a of the lines.
  ///
  /// It tells catalogs apart that differ by accident; it is no proof against someone who wants them to agree.
  package static func digest(of catalog: CatalogReader) throws(CatalogFailure) -> String {
    var hash = Hash()
    try forEachLine(of: catalog) { line in
      hash.add(line.utf8)
      hash.add([0x0A])
    }
    return hash.digits
  }

  /// A value as text; of bytes their number and a hash.
  private static func words(_ value: DatabaseValue) -> String {
    guard case .blob(let bytes) = value.storage else { return value.description }
    var hash = Hash()
    hash.add(bytes)
    return "\(bytes.count) bytes \(hash.digits)"
  }
}

/// FNV-1a in 64 bits. Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm".
private struct Hash {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// 16 hexadecimal digits.
  var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

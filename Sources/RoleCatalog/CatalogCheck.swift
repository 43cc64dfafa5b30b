import GRDB
import RoleModel

/// Looks a whole catalog over, however long it takes.
package enum CatalogCheck {
  /// What is wrong with a catalog, as sentences; none when it is sound.
  package static func findings(in catalog: CatalogReader) -> [String] {
    var findings: [String] = []
    func note(_ body: () throws(CatalogFailure) -> [String]) {
      do { findings += try body() } catch { findings.append(error.description) }
    }
    note { () throws(CatalogFailure) in try pages(of: catalog) }
    if findings.isEmpty { note { () throws(CatalogFailure) in try integrity(of: catalog) } }
    // Rows on damaged pages would be reported again by every check below.
    guard findings.isEmpty else { return findings }
    note { () throws(CatalogFailure) in try references(of: catalog) }
    note { () throws(CatalogFailure) in try content(of: catalog) }
    return findings
  }

  /// So many damaged pages are named.
  private static let namedPages = 20

  private static func pages(of catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    let (faults, surplus) = try catalog.database.pageFaults()
    var findings = faults.prefix(namedPages).map { fault in
      let start = (fault.page - 1) * PageSeal.pageSize
      return "Bytes \(start) to \(start + PageSeal.pageSize - 1): \(fault.words)."
    }
    if faults.count > namedPages { findings.append("\(faults.count - namedPages) more pages are damaged.") }
    if surplus > 0 { findings.append("\(surplus) bytes stand behind its last page, which no program reads.") }
    return findings
  }

  private static func integrity(of catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    try catalog.database.read { database in
      let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
      return lines == ["ok"] ? [] : lines.map { "SQLite's integrity check says: \($0)." }
    }
  }

  private static func references(of catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    try catalog.database.read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2")
      return rows.map { row in
        let values = Array(row.databaseValues.map(\.description))
        return "Table \(values[0]) names rows of table \(values[1]) that are not there, \(values[2]) times."
      }
    }
  }

  /// Reads every role, names what of it is not possible, and holds the rows that the roles make against those that there are.
  private static func content(of catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    let entries = try catalog.entries(at: 0..<catalog.roleCount)
    let order = RoleOrder(
      entries.lazy.map { Role(id: $0.id, title: $0.title, kind: $0.kind, family: $0.family) })
    guard order.indices.elementsEqual(0..<catalog.roleCount) else { return ["The roles are out of order."] }
    let positions = Dictionary(entries.map { ($0.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    let comparison = RowComparison(catalog.database)
    var findings: [String] = []
    do {
      var rows = try RowWriter(into: comparison, sources: try catalog.sources(), positions: positions)
      for position in 0..<catalog.roleCount {
        do {
          let role = try catalog.storedRole(at: position)
          let pay = try catalog.storedPlacePay(at: position)
          comparison.role = role.id
          findings += role.faults + faults(ofPay: pay, of: role.id)
          if findings.isEmpty { try rows.write(role, pay, at: position) }
        } catch {
          findings.append("\(error)")
        }
      }
      comparison.role = nil
      let parities = try catalog.priceParities()
      // What follows is made of all roles.
      guard findings.isEmpty else { return findings + comparison.findings }
      try rows.finish(sections: order.sections, parities: parities, openingPosition: catalog.openingPosition)
      return try comparison.finish()
    } catch {
      return findings + comparison.findings + ["\(error)"]
    }
  }

  private static func faults(ofPay tables: [PlacePay], of role: RoleID) -> [String] {
    tables.flatMap { table in
      table.rows.compactMap { row in
        row.fault.map { "The role \(role) has no possible pay or jobs in \(row.place): \($0)." }
      }
    }
  }
}

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
    note { () throws(CatalogFailure) in try integrity(of: catalog) }
    // Rows on damaged pages would be reported again by every check below.
    guard findings.isEmpty else { return findings }
    note { () throws(CatalogFailure) in try references(of: catalog) }
    note { () throws(CatalogFailure) in try counts(of: catalog) }
    note { () throws(CatalogFailure) in
      _ = try catalog.sections(); return []
    }
    note { () throws(CatalogFailure) in
      _ = try catalog.sources(); return []
    }
    note { () throws(CatalogFailure) in
      _ = try catalog.skillNames(); return []
    }
    note { () throws(CatalogFailure) in
      _ = try catalog.priceParities(); return []
    }
    note { () throws(CatalogFailure) in try norms(of: catalog) }
    note { () throws(CatalogFailure) in try roles(of: catalog) }
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

  /// Numbers that are stored beside the rows that they count.
  private static func counts(of catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    let questions = [
      (
        "The positions of the roles have gaps.",
        "SELECT (SELECT count(*) FROM role) <> (SELECT coalesce(max(position), -1) + 1 FROM role)"
      ),
      (
        "The counts of what stands on each source are wrong.",
        """
        SELECT EXISTS (SELECT 1 FROM source LEFT JOIN (SELECT source, sum(entries) AS n FROM (
          SELECT source, 1 AS entries FROM figure UNION ALL SELECT source, 1 FROM skill_rating UNION ALL
          SELECT source, 1 FROM statement UNION ALL SELECT source, 1 FROM edge UNION ALL
          SELECT source, 1 FROM price_parity UNION ALL SELECT source, place_count FROM place_pay) GROUP BY source) AS entry
        ON entry.source = source.id WHERE entry_count <> coalesce(n, 0))
        """
      ),
      (
        "The counts of roles that carry each skill are wrong.",
        """
        SELECT EXISTS (SELECT 1 FROM skill LEFT JOIN
          (SELECT skill, count(DISTINCT role) AS n FROM skill_rating GROUP BY skill) AS rating
        ON rating.skill = skill.id WHERE role_count <> coalesce(n, 0))
        """
      ),
      (
        "Roles are marked as having skills that have none, or the other way round.",
        "SELECT EXISTS (SELECT 1 FROM role WHERE has_skills <> EXISTS (SELECT 1 FROM skill_rating WHERE role = position))"
      ),
      (
        "The least shares of the lists of skills are wrong.",
        """
        SELECT EXISTS (SELECT * FROM (
          SELECT role, source, min(share) FROM skill_rating WHERE share IS NOT NULL GROUP BY role, source)
          EXCEPT SELECT role, source, share FROM detection_limit)
        OR EXISTS (SELECT role, source, share FROM detection_limit
          EXCEPT SELECT role, source, min(share) FROM skill_rating WHERE share IS NOT NULL GROUP BY role, source)
        """
      ),
    ]
    return try catalog.database.read { database in
      try questions.filter { try Bool.fetchOne(database, sql: $0.1) == true }.map { $0.0 }
    }
  }

  /// Recomputes how ratings are spread.
  private static func norms(of catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    for norm in try catalog.skillNorms() {
      let amounts = try catalog.ratings(ofSkill: norm.name).filter { $0.rating.source == norm.source && $0.rating.kind == norm.kind }
        .compactMap(\.rating.importance)
      let mean = amounts.reduce(0, +) / Double(max(1, amounts.count))
      guard amounts.count == norm.count, abs(mean - norm.mean) < 1e-6 else {
        return ["The mean of the ratings of \(norm.name) is wrong."]
      }
    }
    return []
  }

  /// Reads every role, and compares what lists and searches keep of it with the role itself.
  private static func roles(of catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    var findings: [String] = []
    var names = NameIndexBuilder()
    for position in 0..<catalog.roleCount {
      do {
        let role = try catalog.role(at: position)
        names.append(title: role.title, aliases: role.aliases, position: position)
        _ = try catalog.placePay(at: position)
        let entry = try catalog.entries(at: position..<position + 1).first
        if entry?.listedPay != ListedPay(of: role.figures) {
          findings.append("The role \(role.id) is listed with another pay than its figures say.")
        }
      } catch {
        findings.append(error.description)
      }
    }
    guard findings.isEmpty else { return findings }
    var expected = names.finish().makeIterator()
    var agrees = true
    try catalog.scanNames { chunk in
      let built = expected.next()
      agrees = built?.owners == chunk.owners && built?.starts == chunk.starts && built?.bytes == chunk.bytes
      return agrees
    }
    if !agrees || expected.next() != nil { findings.append("The name index is not that of the roles' names.") }
    return findings
  }
}

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

  /// Numbers that are stored beside the rows that they count.
  private static func counts(of catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    let questions = [
      (
        "The positions of the roles have gaps.",
        "SELECT (SELECT count(*) FROM role) <> (SELECT coalesce(max(position), -1) + 1 FROM role)"
      )
    ]
    return try catalog.database.read { database in
      try questions.filter { try Bool.fetchOne(database, sql: $0.1) == true }.map { $0.0 }
    }
  }

  /// Recomputes how ratings are spread.
  private static func norms(of catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    for norm in try catalog.skillNorms() {
      let amounts = try catalog.ratings(ofSkill: norm.name).filter { $0.source == norm.source && $0.kind == norm.kind }
        .compactMap(\.importance)
      let mean = amounts.reduce(0, +) / Double(max(1, amounts.count))
      guard amounts.count == norm.count, abs(mean - norm.mean) < 1e-6 else {
        return ["The mean of the ratings of \(norm.name) is wrong."]
      }
    }
    return []
  }

  /// Reads every role, and compares what lists, searches and counts keep of it with the role itself.
  private static func roles(of catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    var findings: [String] = []
    var names = NameIndexBuilder()
    var tally = Tally()
    let marked = Set(try catalog.positionsWithSkills())
    for position in 0..<catalog.roleCount {
      do {
        let role = try catalog.role(at: position)
        names.append(title: role.title, aliases: role.aliases, position: position)
        tally.add(role, at: position)
        for table in try catalog.placePay(at: position) { tally.add(table) }
        let entry = try catalog.entries(at: position..<position + 1).first
        if entry?.listedPay != ListedPay(of: role.figures) {
          findings.append("The role \(role.id) is listed with another pay than its figures say.")
        }
        if marked.contains(position) == role.skills.isEmpty {
          findings.append("The role \(role.id) is marked as having skills and has none, or the other way round.")
        }
      } catch {
        findings.append(error.description)
      }
    }
    guard findings.isEmpty else { return findings }
    for parity in try catalog.priceParities() { tally.counts[parity.source, default: 0] += 1 }
    findings += try tally.findings(in: catalog)
    var expected = names.finish().makeIterator()
    var agrees = true
    try catalog.scanNames { chunk in
      agrees = expected.next() == chunk
      return agrees
    }
    if !agrees || expected.next() != nil { findings.append("The name index is not that of the roles' names.") }
    if try catalog.nameWords() != NameWordCounter.words(ofNamesIn: catalog) {
      findings.append("The words that searches look up are not those of the roles' names.")
    }
    return findings
  }
}

/// What is counted over all roles while each is read, to be compared with what the catalog keeps of it.
private struct Tally {
  var counts: [SourceID: Int] = [:]
  private var placeTables: Set<PlacePay> = []
  private var roleCounts: [String: Int] = [:]
  private var limits: [SkillDetectionLimit] = []
  /// A sum over all ratings that does not depend on their order.
  private var ratings: UInt64 = 0

  mutating func add(_ role: Role, at position: Int) {
    for id in role.figures.map(\.source) + role.skills.map(\.source) + role.statements.map(\.source)
      + role.edges.map(\.source)
    {
      counts[id, default: 0] += 1
    }
    for name in Set(role.skills.map(\.name)) { roleCounts[name, default: 0] += 1 }
    var least: [SourceID: Double] = [:]
    for rating in role.skills {
      ratings &+= Self.hash(rating.name, position, rating.kind, rating.source, rating)
      if let share = rating.share { least[rating.source] = min(least[rating.source] ?? share, share) }
    }
    limits += least.map { SkillDetectionLimit(position: position, source: $0.key, share: $0.value) }
  }

  mutating func add(_ table: PlacePay) {
    if placeTables.insert(table).inserted { counts[table.source, default: 0] += table.rows.count }
  }

  func findings(in catalog: CatalogReader) throws(CatalogFailure) -> [String] {
    var findings: [String] = []
    if try catalog.sourceCounts().contains(where: { counts[$0.key] ?? 0 != $0.value }) {
      findings.append("The counts of what stands on each source are wrong.")
    }
    let names = try catalog.skillNames()
    if Set(names.map(\.name)).count < names.count { findings.append("Two skills have one name.") }
    if names.contains(where: { roleCounts[$0.name] ?? 0 != $0.roleCount }) || names.count < roleCounts.count {
      findings.append("The counts of roles that carry each skill are wrong.")
    }
    if Set(limits) != Set(try catalog.detectionLimits()) {
      findings.append("The least shares of the lists of skills are wrong.")
    }
    var searched: UInt64 = 0
    for name in names {
      for rating in try catalog.ratings(ofSkill: name.name) {
        searched &+= Self.hash(name.name, rating.position, rating.kind, rating.source, rating)
      }
    }
    if searched != ratings { findings.append("The ratings that searches read are not those of the roles.") }
    return findings
  }

  private static func hash(
    _ name: String, _ position: Int, _ kind: SkillRating.Kind, _ source: SourceID, _ amount: some SkillAmount
  ) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(name)
    hasher.combine(position)
    hasher.combine(kind)
    hasher.combine(source)
    hasher.combine(amount.importance)
    hasher.combine(amount.importance == nil ? amount.share : nil)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}

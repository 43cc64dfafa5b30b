import RoleCatalog
import RoleModel

/// The roles of a catalog in the making, and the tables that are joined into them by code.
///
/// A table replaces what its sources said before, so that importing it again changes nothing. Roles that no table names stay.
package struct RoleBook: Sendable {
  package private(set) var roles: [Role] = []
  package private(set) var placePay: [RoleID: [PlacePay]] = [:]
  package private(set) var parities: [PriceParity] = []
  private(set) var sources: [Source] = []
  private var sourceIndices: [SourceID: Int] = [:]
  private var openingRole: RoleID?

  private var indexByID: [RoleID: Int] = [:]
  /// The roles that carry a code, by its text: those that it names and those that share it.
  private(set) var indicesByCode: [String: [Int]] = [:]
  /// O*NET-SOC titles of which O*NET has no data: their names go to the role of the SOC code.
  private var namesOnly: [String: OccupationPart] = [:]

  package init() {}

  /// Everything in a catalog.
  package init(_ catalog: CatalogReader) throws(CatalogFailure) {
    for source in try catalog.sources() { replace(source) }
    for position in 0..<catalog.roleCount {
      let role = try catalog.role(at: position)
      add(role)
      let pay = try catalog.placePay(at: position)
      if !pay.isEmpty { placePay[role.id] = pay }
      if position == catalog.openingPosition { openingRole = role.id }
    }
    parities = try catalog.priceParities()
  }

  /// The sources that something stands on, those of articles and organisations first.
  package var usedSources: [Source] {
    var used: Set<SourceID> = Set(parities.map(\.source))
    for role in roles {
      used.formUnion(role.figures.map(\.source))
      used.formUnion(role.skills.map(\.source))
      used.formUnion(role.statements.map(\.source))
      used.formUnion(role.edges.map(\.source))
      used.formUnion(role.candidates.map(\.source))
    }
    for tables in placePay.values { used.formUnion(tables.map(\.source)) }
    return sources.filter { used.contains($0.id) }.enumerated().sorted { left, right in
      let (a, b) = (OfficialOrder.rank(of: left.element.id), OfficialOrder.rank(of: right.element.id))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }

  /// Writes the catalog; `openingRole` is the role that the explorer opens on, the one of before by default.
  package func write(to path: String, openingRole: RoleID? = nil) throws(CatalogError) {
    try write(to: CatalogReplacement(path: path), path: path, openingRole: openingRole)
  }

  /// Writes the catalog in a place that was reserved before the book was read from it.
  package func write(to file: CatalogReplacement, path: String, openingRole: RoleID? = nil) throws(CatalogError) {
    let opening = openingRole ?? self.openingRole.flatMap { indexByID[$0] == nil ? nil : $0 }
    try CatalogWriter.write(
      sources: usedSources, roles: roles, placePay: { placePay[$0] ?? [] }, parities: parities, openingRole: opening,
      to: file, path: path)
  }

  // MARK: Joining

  /// Adds roles of role files; one of the same id takes the place of the one before.
  ///
  /// - Parameter isWhole: whether the set is all that its sources say, as a table of roles is: roles that an earlier import
  ///   of it brought and that it no longer has are removed.
  @discardableResult
  package mutating func apply(_ set: RoleSet, isWhole: Bool = false) -> ImportReport {
    for source in set.sources { replace(source) }
    let gone = isWhole ? removeRoles(goneFrom: set) : []
    for role in set.roles {
      if let index = indexByID[role.id] { roles[index] = role } else { add(role) }
    }
    indexCodes()
    var report = ImportReport()
    report.rowsRead = set.roles.count
    report.notes = set.notes
    if let first = gone.first {
      let more = gone.count > 1 ? " and \(NumberText.grouped(Double(gone.count - 1))) more" : ""
      report.notes.append(
        "An earlier table of this name brought “\(first)”\(more), which this one lacks: \(gone.count == 1 ? "it is" : "they are") taken "
          + "out. Another table goes in under another file name.")
    }
    report.figuresWritten = set.roles.reduce(0) { $0 + $1.figures.count + $1.skills.count + $1.statements.count }
    return report
  }

  /// Removes roles of which everything stands on the set's own sources and that the set no longer has: an earlier import of the
  /// same file brought them.
  /// - Returns: their titles.
  private mutating func removeRoles(goneFrom set: RoleSet) -> [String] {
    let ids = Set(set.sources.map(\.id))
    let kept = Set(set.roles.map(\.id))
    let targets = Set(
      roles.filter { !kept.contains($0.id) }.flatMap(\.edges).filter { !ids.contains($0.source) }.map(\.role))
    let isGone = { (role: Role) in
      !kept.contains(role.id) && !targets.contains(role.id) && role.hasEntries && Self.stands(role, on: ids)
    }
    let gone = roles.filter(isGone).map(\.title)
    if gone.isEmpty { return [] }
    roles.removeAll(where: isGone)
    indexByID = Dictionary(uniqueKeysWithValues: roles.enumerated().map { ($1.id, $0) })
    indexCodes()
    return gone
  }

  /// Says which BLS code an O*NET occupation is counted under where that is not its own first seven characters.
  package mutating func apply(_ codes: ProjectionsCodes) {
    for index in roles.indices {
      guard let own = roles[index].codes.first(where: { $0.scheme == .onetSOC && !$0.isShared }),
        let counted = codes.code(ofONET: own.code), !roles[index].codes.contains(where: { $0.code == counted.code })
      else { continue }
      let shared = Code(scheme: .soc2018, code: counted.code, isShared: true)
      roles[index].codes.append(shared)
      indicesByCode[counted.code, default: []].append(index)
      takeOver(from: counted.code, into: index)
    }
  }

  /// Joins prices by state; those of other years stand beside, the latest first.
  package mutating func apply(_ prices: RegionalPrices) -> ImportReport {
    let before = StatedEntries([prices.source.id], in: self)
    replace(prices.source)
    parities.removeAll { $0.source == prices.source.id }
    parities = (parities + prices.parities).enumerated().sorted { left, right in
      (-left.element.year, left.offset) < (-right.element.year, right.offset)
    }.map(\.element)
    var report = prices.report
    report.figuresWritten = prices.parities.count
    object(to: &report, before, of: [prices.source])
    return report
  }

  /// Joins what a table says by code into the roles.
  ///
  /// - Returns: the table's report, with the parts that found no role.
  package mutating func apply(_ table: ImportedTable) -> ImportReport {
    var report = table.report
    for source in table.sources {
      if let known = sourceIndices[source.id].map({ sources[$0] }), let year = source.year, year < known.year ?? year {
        report.objections.append(
          "The catalog has \"\(known.title)\", and this table is of \(year): no older table replaces a newer one.")
      }
      replace(source)
    }
    let ids = Set(table.sources.map(\.id))
    let hasPlaces = table.parts.contains { !$0.placePay.isEmpty }
    let before = StatedEntries(ids, in: self)
    removeEntries(of: table)
    let isONet = table.parts.contains { $0.code.scheme == .onetSOC }
    if isONet {
      for part in table.parts { applyONet(part, &report) }
    } else {
      applySOC(table, &report)
    }
    for index in roles.indices { OfficialOrder.sort(&roles[index].figures) }
    report.figuresWritten = entryCount(of: ids, withPlaces: hasPlaces)
    object(to: &report, before, of: table.sources)
    return report
  }

  /// Says what the roles had of some sources before an import and have no longer.
  private func object(to report: inout ImportReport, _ before: StatedEntries, of sources: [Source]) {
    let gone = before.gone(from: StatedEntries(Set(sources.map(\.id)), in: self), in: self)
    report.figuresGone = gone.count
    if let words = gone.words {
      let labels = joinedInWords(sources.map(\.label))
      report.objections.append("\(labels): the catalog has \(words), which this file lacks.")
    }
  }

  /// One O*NET occupation: a role of its own when there is data of it, else names for the role of its SOC code.
  private mutating func applyONet(_ part: OccupationPart, _ report: inout ImportReport) {
    let soc = String(part.code.code.prefix(7))
    let isWhole = part.code.code.hasSuffix(".00")
    let hasData = !part.figures.isEmpty || !part.skills.isEmpty
    var index = indicesByCode[part.code.code]?.first
    if index == nil, isWhole {
      index = indicesByCode[soc]?.first { roles[$0].codes.contains { $0.code == soc && !$0.isShared } }
    }
    guard hasData || index != nil else {
      if isWhole { namesOnly[soc] = part } else { report.codesWithoutRole.append(part.code.code) }
      return
    }
    let place = index ?? newRole(part, soc: soc, isWhole: isWhole)
    if isWhole, hasData, roles[place].id.text == soc { rename(place, to: RoleID(part.code.code)) }
    if !roles[place].codes.contains(where: { $0.code == part.code.code }) {
      roles[place].codes.insert(part.code, at: 0)
      indicesByCode[part.code.code, default: []].append(place)
    }
    if index == nil, !isWhole { takeOver(from: soc, into: place) }
    addAliases(part.aliases, to: place)
    roles[place].figures += part.figures
    OfficialOrder.insert(part.skills, into: &roles[place].skills)
    roles[place].statements += part.statements
  }

  /// The id is the O*NET code as soon as there is one, whichever table came first.
  private mutating func rename(_ index: Int, to id: RoleID) {
    let old = roles[index].id
    indexByID[old] = nil
    indexByID[id] = index
    roles[index].id = id
    if let pay = placePay.removeValue(forKey: old) { placePay[id] = pay }
    if openingRole == old { openingRole = id }
  }

  private mutating func newRole(_ part: OccupationPart, soc: String, isWhole: Bool) -> Int {
    add(
      Role(
        id: RoleID(part.code.code), title: part.title ?? part.code.code, kind: .occupation,
        family: SOCGroups.title(of: soc) ?? "Other",
        codes: [part.code, Code(scheme: .soc2018, code: soc, isShared: !isWhole)]))
    return roles.count - 1
  }

  private mutating func applySOC(_ table: ImportedTable, _ report: inout ImportReport) {
    let parts = Dictionary(table.parts.map { ($0.code.code, $0) }, uniquingKeysWith: { first, _ in first })
    for part in table.parts where !isNamed(part.code.code) {
      guard let title = part.title else { continue }
      let names = namesOnly[part.code.code]
      let codes = (names.map { [$0.code] } ?? []) + [part.code]
      add(
        Role(
          id: RoleID(part.code.code), title: title, kind: .occupation,
          family: SOCGroups.title(of: part.code.code) ?? "Other", codes: codes))
      addAliases(names?.aliases ?? [], to: roles.count - 1)
    }
    var used: Set<String> = []
    for index in roles.indices {
      // A role's own code goes before one that it shares.
      let codes = roles[index].codes.filter { $0.scheme == .soc2018 }
      let ordered = codes.filter { !$0.isShared } + codes.filter(\.isShared)
      guard let code = ordered.first(where: { parts[$0.code] != nil }), let part = parts[code.code] else { continue }
      used.insert(code.code)
      take(part, into: index, isShared: code.isShared)
    }
    report.codesWithoutRole += table.parts.map(\.code.code).filter { !used.contains($0) }
  }

  private mutating func take(_ part: OccupationPart, into index: Int, isShared: Bool) {
    let note = isShared ? sharedNote(part.code.code) : nil
    roles[index].figures += part.figures.map { $0.noted(note) }
    // BLS sums its broad scores up from O*NET's ratings: they serve where there are none.
    if !roles[index].skills.contains(where: { $0.kind == .skill && $0.importance != nil }) {
      roles[index].skills += part.skills
    }
    guard !part.placePay.isEmpty else { return }
    let id = roles[index].id
    placePay[id] = ((placePay[id] ?? []) + part.placePay).sorted { $0.year > $1.year }
  }

  /// Gives a role that shares a code what the code's own role says by tables of that code.
  private mutating func takeOver(from code: String, into index: Int) {
    guard !roles[index].codes.contains(where: { $0.scheme == .soc2018 && !$0.isShared && hasFigures(ofCode: $0.code) }),
      let owner = indicesByCode[code]?.first(where: { roles[$0].codes.contains { $0.code == code && !$0.isShared } }),
      owner != index
    else { return }
    let note = sharedNote(code)
    roles[index].figures += roles[owner].figures.filter { OfficialOrder.isBySOC($0.source) }.map { $0.noted(note) }
    if let pay = placePay[roles[owner].id] { placePay[roles[index].id] = pay }
  }

  /// How many entries of the roles stand on sources; a place has four figures.
  private func entryCount(of ids: Set<SourceID>, withPlaces: Bool) -> Int {
    var count = 0
    for role in roles {
      count += role.figures.count { ids.contains($0.source) } + role.skills.count { ids.contains($0.source) }
      count += role.statements.count { ids.contains($0.source) }
      guard withPlaces else { continue }
      for table in placePay[role.id] ?? [] where ids.contains(table.source) { count += 4 * table.rows.count }
    }
    return count
  }

  private func hasFigures(ofCode code: String) -> Bool {
    (indicesByCode[code] ?? []).contains { index in
      roles[index].codes.contains { $0.code == code && !$0.isShared }
        && roles[index].figures.contains { OfficialOrder.isBySOC($0.source) }
    }
  }

  private func sharedNote(_ code: String) -> String {
    let owner = indicesByCode[code]?.first { roles[$0].codes.contains { $0.code == code && !$0.isShared } }
    let title = owner.map { ", \(roles[$0].title)," } ?? ""
    return "of SOC \(code)\(title) under which this occupation is counted with others"
  }

  private func isNamed(_ code: String) -> Bool {
    (indicesByCode[code] ?? []).contains { roles[$0].codes.contains { $0.code == code && !$0.isShared } }
  }

  /// Removes what the table's sources said in an earlier import.
  private mutating func removeEntries(of table: ImportedTable) {
    let ids = Set(table.sources.map(\.id))
    let hasFigures = table.parts.contains { !$0.figures.isEmpty }
    let hasPlacePay = table.parts.contains { !$0.placePay.isEmpty }
    // What articles take from the same publisher, such as the codes that list a title, is not the table's.
    for index in roles.indices where roles[index].kind == .occupation {
      if hasFigures { roles[index].figures.removeAll { ids.contains($0.source) } }
      roles[index].skills.removeAll { ids.contains($0.source) }
      roles[index].statements.removeAll { ids.contains($0.source) }
    }
    guard hasPlacePay else { return }
    for (id, tables) in placePay { placePay[id] = tables.filter { !ids.contains($0.source) } }
  }

  private mutating func addAliases(_ aliases: [String], to index: Int) {
    var known = Set(roles[index].aliases.map { folded($0) })
    known.insert(folded(roles[index].title))
    for alias in aliases where known.insert(folded(alias)).inserted { roles[index].aliases.append(alias) }
  }

  private mutating func add(_ role: Role) {
    indexByID[role.id] = roles.count
    for code in role.codes { indicesByCode[code.code, default: []].append(roles.count) }
    roles.append(role)
  }

  private mutating func indexCodes() {
    indicesByCode = [:]
    for (index, role) in roles.enumerated() {
      for code in role.codes { indicesByCode[code.code, default: []].append(index) }
    }
  }

  private mutating func replace(_ source: Source) {
    if let index = sourceIndices[source.id] {
      sources[index] = source
    } else {
      sourceIndices[source.id] = sources.count
      sources.append(source)
    }
  }
}

extension Figure {
  /// The figure with another note before its own.
  fileprivate func noted(_ words: String?) -> Figure {
    guard let words, note?.contains(words) != true else { return self }
    var copy = self
    copy.note = note.map { "\(words); \($0)" } ?? words
    return copy
  }
}

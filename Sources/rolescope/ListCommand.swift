import ArgumentParser
import RoleCatalog
import RoleModel

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List roles: title, family, pay, growth, jobs.",
    discussion: """
      FILTER is words that a title or an alias holds, in any order, the best match first, and terms such as \
      family:sales, pay>80k, pay:60k..90k, median>70k, pay@OH>60k (the median in a state), growth>5, jobs>100k, \
      education>=bachelor, zone<=3, skill:crm, place:OH, kind:occupation and code:11-2022. All of them are required; ! is \
      not, | is or, ( ) group. A role that a term cannot decide (a range across the limit, no figure) is counted, and \
      --undecided lists it instead.
      """)

  @OptionGroup var options: CommandOptions

  @Option(
    help: ArgumentHelp(
      "Order by title, pay (median), growth, jobs or openings; the greatest first, roles without the figure last.",
      valueName: "field"))
  var sort: ListOrder?

  @Option(help: ArgumentHelp("Print at most this many roles.", valueName: "n"))
  var limit: Int?

  @Flag(help: "List the roles instead of which it can't be told whether they match.")
  var undecided = false

  @Flag(help: "List them behind the roles that match.")
  var withUndecided = false

  @Flag(help: "Reverse the order.")
  var reverse = false

  @Option(
    help: ArgumentHelp("List this role alone; may stand several times.", valueName: "role"),
    completion: ShellCompletion.role)
  var role: [String] = []

  @Flag(help: "Bring pay that states its year to \(PriceIndex.alignmentYear) dollars.")
  var oneYear = false

  @Argument(help: "Words of a title, and terms such as pay>80k.", completion: ShellCompletion.roleInWords)
  var filter: [String] = []

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a whole number from 1.") }
    if undecided, withUndecided {
      throw ValidationError("--undecided lists those roles alone: --with-undecided is for both.")
    }
    if reverse, sort == nil || sort == .title { throw ValidationError("--reverse goes with --sort by a figure.") }
  }

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let query: FilterQuery
    do { query = try FilterQuery(filter.joined(separator: " ")) } catch {
      throw CommandFailure.wrongUse(error.description + ".")
    }
    let catalog = try options.catalogOptions.open()
    let found: FilterResult
    let memo = FilterMemo()
    do { found = try query.result(in: catalog, memo: memo) } catch { throw CommandFailure.wrongUse(error.sentence) }
    let named: Set<Int>? = try role.isEmpty ? nil : positions(of: role, in: catalog)
    // Each group has the order by itself.
    let groups = (undecided ? [found.undecided] : [found.matching] + (withUndecided ? [found.undecided] : []))
      .map { hits in hits.filter { named?.contains($0.position) ?? true } }
    let place = query.place?.postalCode
    var rows = try catalog.reading { catalog in
      var countedAbove: Set<Int> = []
      let hits = try groups.flatMap { try sorted($0, place, catalog, memo, &countedAbove) }
      return try listed(hits.prefix(limit ?? .max), place, countedAbove, catalog, memo)
    }
    for index in rows.indices where !query.words.isEmpty {
      rows[index].naming = ListedRole.Naming(found.match, found.titles[rows[index].entry.position], query.words)
    }
    if !rows.isEmpty {
      for reading in found.readings { StandardOutput.writeError("rolescope: \(reading.sentence).") }
    }
    let words = found.undecidedWords.map { undecided || withUndecided ? $0 : $0 + " (--undecided lists them)" }
    let heading = ListHeading(
      count: groups.reduce(0) { $0 + $1.count }, order: sort, isReversed: reverse, undecided: words,
      dollarYear: oneYear ? PriceIndex.alignmentYear : nil, place: place)
    options.print(listAnswer(rows, heading, try catalog.sourceTable()))
    if rows.isEmpty {
      let reason = undecided ? "every role is decided." : try nothingWords(query, found, words, catalog)
      throw CommandFailure.nothing(reason, hasAnswered: true)
    }
  }

  /// Why nothing was found, with the nearest titles.
  private func nothingWords(
    _ query: FilterQuery, _ found: FilterResult, _ undecided: String?, _ catalog: CatalogReader
  ) throws -> String {
    if let absence = try catalog.reading({ try query.absence(in: $0) }) { return absence.words + "." }
    guard query.hasOnlyNames else { return "no role matches" + (undecided.map { "; " + $0 } ?? "") + "." }
    let families = joinedInWords(query.families.map { "“\($0)”" })
    if query.words.isEmpty { return "no family has a word that starts with \(families)." }
    let near = try catalog.reading { try RoleLookup.nearest(to: query.words, in: $0) }
    let titles = try near.prefix(3).compactMap { try catalog.entries(at: $0..<$0 + 1).first?.title }
    let hint = titles.isEmpty ? "" : " Near it: \(joinedInWords(titles.map { "“\($0)”" }))."
    if families.isEmpty, let nothing = found.understanding?.nothingWords { return nothing + "." + hint }
    return "no title or alias\(families.isEmpty ? "" : " of the family \(families)") has the words “\(query.words)”."
      + hint
  }

  private func positions(of names: [String], in catalog: CatalogReader) throws -> Set<Int> {
    Set(
      try names.compactMap { name in
        let role = try catalog.role(named: name)
        return try catalog.reading { try $0.position(of: role.id) }
      })
  }

  private func sorted(
    _ hits: [FilterQuery.Hit], _ place: String?, _ catalog: CatalogReader, _ memo: FilterMemo,
    _ countedAbove: inout Set<Int>
  ) throws -> [FilterQuery.Hit] {
    guard let sort else { return hits }
    let byPosition = Dictionary(hits.map { ($0.position, $0) }, uniquingKeysWith: { first, _ in first })
    let positions = hits.map(\.position).sorted()
    let ordered = sort == .title ? try byTitle(positions, catalog) : positions
    let inOrder = try sort.sorted(ordered, isReversed: reverse, in: catalog, place: place, memo: memo)
    countedAbove.formUnion(inOrder.countedAbove)
    return inOrder.positions.compactMap { byPosition[$0] }
  }

  private func listed(
    _ hits: some Sequence<FilterQuery.Hit>, _ place: String?, _ countedAbove: Set<Int>, _ catalog: CatalogReader,
    _ memo: FilterMemo
  ) throws -> [ListedRole] {
    try hits.compactMap { hit in
      let entries = try catalog.entries(at: hit.position..<hit.position + 1)
      guard let entry = try memo.entries(entries, in: place, catalog).first else { return nil }
      let role = try catalog.role(at: hit.position)
      let shown = try place.map { PlacePay.figures(of: $0, in: try catalog.placePay(at: hit.position)) } ?? role.figures
      return ListedRole(
        entry: oneYear ? entry.aligned(to: PriceIndex.alignmentYear) : entry, alias: hit.alias?.text(of: role),
        role: role, reason: hit.reason?.words,
        payFigure: ListedPay.figure(of: shown) ?? ListedPay.hourlyFigure(of: shown),
        isCountedAbove: countedAbove.contains(hit.position))
    }
  }

  /// Titles of all families together.
  private func byTitle(_ positions: [Int], _ catalog: CatalogReader) throws -> [Int] {
    let titles = try positions.map { folded(try catalog.entries(at: $0..<$0 + 1).first?.title ?? "") }
    return positions.indices.sorted { titles[$0].lexicographicallyPrecedes(titles[$1]) }.map { positions[$0] }
  }
}

/// A role in a list.
struct ListedRole {
  var entry: RoleEntry
  /// The alias that it was found by, not by the title.
  var alias: String?
  var role: Role
  /// Why it can't be told whether the filter means it.
  var reason: String?
  /// How the filter's words name it, where it has any.
  var naming: Naming?

  struct Naming {
    var match: NameMatch
    /// The words that its best name has, and those that were left out.
    var matched: [String]
    var ignored: [String]

    init(_ match: NameMatch, _ title: TitleSearch.Match?, _ words: String) {
      self.match = match
      matched = title?.matched ?? folded(words).split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      ignored = title.map { $0.understanding.leftOut.map(\.text) + $0.understanding.unknown } ?? []
    }
  }

  /// The figure whose pay the list shows.
  var payFigure: Figure?
  /// One code counts it together with a role above it.
  var isCountedAbove = false

  /// Who states the amount of a field that the list shows.
  func sources(of field: Field, _ amount: Double?) -> [SourceID] {
    guard let amount else { return [] }
    return role.figures(field).first { $0.value == .number(amount) }.map { [$0.source] } ?? []
  }
}

extension ListOrder: ExpressibleByArgument {}

/// What a list says of itself.
private struct ListHeading {
  /// How many roles there are; a limit may show fewer.
  var count: Int
  var order: ListOrder?
  var isReversed: Bool
  var undecided: String?
  /// The year whose dollars dated pay is in.
  var dollarYear: Int?
  /// The postal code of the place whose pay is listed; nil for the nation.
  var place: String?

  var orderWords: String {
    guard let order, order != .title else { return "" }
    return ", by \(order.words)\(isReversed ? ", the least first" : ""); \(order.behindWords)"
  }

  var placeWords: String { place.map { " Pay is that of \(USPlace.name(of: $0))." } ?? "" }

  var dollarWords: String { dollarYear.map { " Pay that states its year is in \($0) dollars." } ?? "" }
}

extension RoleEntry {
  /// The entry with its pay in the dollars of a year, where its source states one.
  fileprivate func aligned(to year: Int) -> RoleEntry {
    var entry = self
    entry.listedPay = payYear.flatMap { listedPay?.aligned(from: $0, to: year) } ?? listedPay
    return entry
  }
}

extension FilterProblem {
  /// As a message: a failure of the catalog is a sentence already.
  fileprivate var sentence: String {
    if case .query(let problem) = self { problem.description + "." } else { description }
  }
}

private func listAnswer(_ rows: [ListedRole], _ heading: ListHeading, _ sources: SourceTable) -> Answer {
  var table = Table([
    .init("title"), .init("family"), .init("\(heading.place.map { $0 + " " } ?? "")pay $/yr", .right),
    .init("growth", .right), .init("jobs", .right), .init("openings/yr", .right), .init("kind"),
  ])
  var facts = Table([
    .init("id"), .init("title"), .init("kind"), .init("family"), .init("pay_field"), .init("pay_low"),
    .init("pay_high"),
    .init("pay_open_high"), .init("pay_year"), .init("pay_source"), .init("growth"), .init("jobs"), .init("openings"),
    .init("found_by"), .init("undecided"), .init("dollars_of"), .init("pay_place"), .init("counted_above"),
  ])
  var above: [String] = []
  for row in rows {
    let entry = row.entry
    let growth = entry.growth.map { NumberText.plain($0) }
    let jobs = entry.jobs.map { NumberText.grouped($0) }
    let figures = [payWords(entry.listedPay), growth.map { $0 + " %" } ?? "–", jobs ?? "–", entry.openingsText ?? "–"]
    table.rows.append(
      [
        (entry.sharesFigures ? "≈ " : "") + entry.title + (entry.tellingID.map { " (\($0))" } ?? "")
          + (row.alias.map { " (alias: \($0))" } ?? "")
          + (row.reason.map { " (can't tell: \($0))" } ?? ""), entry.family,
      ] + (row.isCountedAbove ? zip(figures, above).map { $0 == $1 && $0 != "–" ? "as above" : $0 } : figures)
        + [entry.kind.words])
    if !row.isCountedAbove { above = figures }
    facts.rows.append(
      [entry.id.text, entry.title, entry.kind.rawValue, entry.family] + payFacts(entry.listedPay)
        + [
          entry.payYear.map(String.init) ?? "", row.payFigure?.source.text ?? "", entry.growth.map(digits) ?? "",
          entry.jobs.map(digits) ?? "", entry.openings.map(digits) ?? "", row.alias ?? "", row.reason ?? "",
          entry.payYear == nil ? "" : heading.dollarYear.map(String.init) ?? "", heading.place ?? "",
          row.isCountedAbove ? "true" : "",
        ])
  }
  var document = Document()
  document.untitled = "Roles"
  var footnotes = Footnotes()
  footnotes.mark(2, of: &table, rows.map { $0.payFigure.map { [$0.source] } ?? [] })
  let isAnyCountedAbove = rows.contains(where: \.isCountedAbove)
  let columns: [(Field, KeyPath<RoleEntry, Double?>)] = [
    (.growth, \.growth), (.jobs, \.jobs), (.openings, \.openings),
  ]
  for (index, (field, amount)) in columns.enumerated() {
    footnotes.mark(3 + index, of: &table, rows.map { $0.sources(of: field, $0.entry[keyPath: amount]) })
  }
  document.table(table)
  if rows.isEmpty {
    document.paragraph("No role." + (heading.undecided.map { " \($0)." } ?? ""))
  } else {
    document.paragraph(
      "\(countedOf(rows.count, heading.count, "role"))\(heading.orderWords).\(heading.placeWords)\(heading.dollarWords) av average, md median, a range as printed; "
        + (rows.contains { $0.entry.listedPay?.isHourly == true } ? "/h only hourly pay is released; " : "")
        + "– no figure; ≈ figures "
        + "of a code that counts other roles too"
        + (isAnyCountedAbove ? "; as above: counted together with the role above. " : ". ")
        + "Growth: its years are with each figure (rolescope explain ROLE growth)."
        + (heading.undecided.map { " \($0)." } ?? ""))
  }
  document.sources(footnotes.lines(sources))
  return Answer(document: document, facts: facts, json: .array(rows.map(listJSON)), sources: footnotes.sources)
}

private func listJSON(_ row: ListedRole) -> JSON {
  var members = row.role.headMembers
  members += [
    ("pay", row.payFigure.map { row.entry.listedPay?.json(of: $0) ?? .null } ?? .null),
    ("growth", JSON(row.entry.growth)), ("jobs", JSON(row.entry.jobs)),
    ("openings", JSON(row.entry.openings)),
  ]
  if row.isCountedAbove { members.append(("countedAbove", .bool(true))) }
  if let reason = row.reason { members.append(("undecided", .string(reason))) }
  if let naming = row.naming {
    members += [
      ("match", .string(naming.match.rawValue)), ("matched", JSON(naming.matched)), ("ignored", JSON(naming.ignored)),
    ]
  }
  if let alias = row.alias { members += [("foundBy", .string("alias")), ("alias", .string(alias))] }
  return .object(members)
}

/// `114,728 av`, `50,000-70,000`, `29.05/h md`, `–`.
func payWords(_ pay: ListedPay?) -> String {
  switch pay {
  case .median(let number, let isTopCoded): (isTopCoded ? "≥ " : "") + NumberText.grouped(number) + " md"
  case .mean(let number): NumberText.grouped(number) + " av"
  case .range(let bounds): bounds.text(NumberText.grouped)
  case .hourlyMedian(let number, let isTopCoded):
    (isTopCoded ? "≥ " : "") + NumberText.fixed(number, digits: 2) + "/h md"
  case nil: "–"
  }
}

func payFacts(_ pay: ListedPay?) -> [String] {
  switch pay {
  case .median(let number, let isTopCoded):
    return [Field.payMedian.rawValue, digits(number), isTopCoded ? "" : digits(number), isTopCoded ? "true" : ""]
  case .mean(let number): return [Field.payMean.rawValue, digits(number), digits(number), ""]
  case .range(let bounds):
    return [
      Field.payRange.rawValue, bounds.low.map(digits) ?? "", bounds.high.map(digits) ?? "",
      bounds.opensHigh ? "true" : "",
    ]
  case .hourlyMedian(let number, let isTopCoded):
    let high = isTopCoded ? "" : digits(number)
    return [Field.payHourlyPercentiles.rawValue, digits(number), high, isTopCoded ? "true" : ""]
  case nil: return ["", "", "", ""]
  }
}

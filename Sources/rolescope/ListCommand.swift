import ArgumentParser
import RoleCatalog
import RoleModel

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List roles: title, family, pay, growth, jobs.",
    discussion: "FILTER is words that a title or an alias holds, in any order; the best match comes first.")

  @OptionGroup var options: CommandOptions

  @Option(
    help: ArgumentHelp(
      "Order by title, pay, growth or jobs; the greatest first, roles without the figure last.", valueName: "field"))
  var sort: ListOrder?

  @Option(help: ArgumentHelp("Print at most this many roles.", valueName: "n"))
  var limit: Int?

  @Argument(help: "Words of a title.") var filter: [String] = []

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a whole number from 1.") }
  }

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    let rows = try catalog.reading { catalog in try listed(catalog) }
    options.print(listAnswer(rows, order: sort))
    if rows.isEmpty {
      throw CommandFailure.nothing(
        "no title or alias has the words “\(filter.joined(separator: " "))”.", hasAnswered: true)
    }
  }

  private func listed(_ catalog: CatalogReader) throws -> [ListedRole] {
    let search = NameSearch(filter.joined(separator: " "))
    var rows: [ListedRole]
    if search.isEmpty {
      rows = try catalog.entries(at: 0..<catalog.roleCount).map { ListedRole(entry: $0, isAlias: false) }
    } else {
      let hits = try search.hits(in: catalog)
      rows = try hits.compactMap { hit in
        try catalog.entries(at: hit.position..<hit.position + 1).first.map {
          ListedRole(entry: $0, isAlias: hit.isAlias)
        }
      }
    }
    if let sort { rows = sort.sorted(rows) }
    if let limit { rows = Array(rows.prefix(limit)) }
    return try rows.map { row in
      var row = row
      row.role = try catalog.role(at: row.entry.position)
      return row
    }
  }
}

/// A role in a list.
struct ListedRole {
  var entry: RoleEntry
  /// Found by an alias, not by the title.
  var isAlias: Bool
  var role: Role?

  /// The figure whose pay the list shows.
  var payFigure: Figure? { role.flatMap { ListedPay.figure(of: $0.figures) } }
}

/// What `--sort` takes.
enum ListOrder: String, CaseIterable, ExpressibleByArgument {
  case title, pay, growth, jobs

  func sorted(_ rows: [ListedRole]) -> [ListedRole] {
    if self == .title {
      return rows.sorted { folded($0.entry.title).lexicographicallyPrecedes(folded($1.entry.title)) }
    }
    return rows.enumerated().sorted { left, right in
      let (a, b) = (amount(left.element.entry), amount(right.element.entry))
      switch (a, b) {
      case (let a?, let b?) where a != b: return a > b
      case (.some, nil): return true
      case (nil, .some): return false
      default: return left.offset < right.offset
      }
    }.map(\.element)
  }

  private func amount(_ entry: RoleEntry) -> Double? {
    switch self {
    case .title: nil
    case .pay: entry.listedPay?.sortingAmount
    case .growth: entry.growth
    case .jobs: entry.jobs
    }
  }
}

extension ListedPay {
  /// The number that stands for the pay in an order: the middle of a range, its low end when it opens upward.
  var sortingAmount: Double? {
    switch self {
    case .median(let number, _), .mean(let number): number
    case .range(let bounds):
      switch (bounds.low, bounds.high) {
      case (let low?, let high?): bounds.opensHigh ? low : (low + high) / 2
      default: bounds.low ?? bounds.high
      }
    }
  }
}

private func listAnswer(_ rows: [ListedRole], order: ListOrder?) -> Answer {
  var table = Table([
    .init("title"), .init("family"), .init("pay $/yr", .right), .init("growth", .right), .init("jobs", .right),
    .init("kind"),
  ])
  var facts = Table([
    .init("id"), .init("title"), .init("kind"), .init("family"), .init("pay_field"), .init("pay_low"),
    .init("pay_high"),
    .init("pay_open_high"), .init("pay_year"), .init("pay_source"), .init("growth"), .init("jobs"),
  ])
  for row in rows {
    let entry = row.entry
    let growth = entry.growth.map { NumberText.plain($0) }
    let jobs = entry.jobs.map { NumberText.grouped($0) }
    table.rows.append([
      entry.title, entry.family, payWords(entry.listedPay), growth.map { $0 + " %" } ?? "–", jobs ?? "–",
      entry.kind.words,
    ])
    facts.rows.append(
      [entry.id.text, entry.title, entry.kind.rawValue, entry.family] + payFacts(entry.listedPay)
        + [
          entry.payYear.map(String.init) ?? "", row.payFigure?.source.text ?? "", growth ?? "",
          entry.jobs.map { NumberText.plain($0).replacing(",", with: "") } ?? "",
        ])
  }
  var document = Document()
  document.table(table)
  if rows.isEmpty {
    document.paragraph("No role.")
  } else {
    let orderWords = order == .pay ? ", ordered by the pay shown (an average, a median or the middle of a range)" : ""
    document.paragraph(
      "\(counted(rows.count, "role"))\(orderWords). av average, md median, a range as printed; – no figure. "
        + "Growth: its years are with each figure (rolescope explain ROLE growth).")
  }
  return Answer(document: document, facts: facts, json: .array(rows.map(listJSON)))
}

private func listJSON(_ row: ListedRole) -> JSON {
  var members = row.role?.headMembers ?? []
  members += [
    ("pay", row.payFigure.map { row.entry.listedPay?.json(of: $0) ?? .null } ?? .null),
    ("growth", JSON(row.entry.growth)), ("jobs", JSON(row.entry.jobs)),
  ]
  if row.isAlias { members.append(("foundBy", .string("alias"))) }
  return .object(members)
}

/// `114,728 av`, `50,000-70,000`, `–`.
func payWords(_ pay: ListedPay?) -> String {
  switch pay {
  case .median(let number, let isTopCoded): (isTopCoded ? "≥ " : "") + NumberText.grouped(number) + " md"
  case .mean(let number): NumberText.grouped(number) + " av"
  case .range(let bounds): bounds.text(NumberText.grouped)
  case nil: "–"
  }
}

private func payFacts(_ pay: ListedPay?) -> [String] {
  func digits(_ number: Double?) -> String { number.map { NumberText.plain($0).replacing(",", with: "") } ?? "" }
  switch pay {
  case .median(let number, let isTopCoded):
    return [Field.payMedian.rawValue, digits(number), isTopCoded ? "" : digits(number), isTopCoded ? "true" : ""]
  case .mean(let number): return [Field.payMean.rawValue, digits(number), digits(number), ""]
  case .range(let bounds):
    return [Field.payRange.rawValue, digits(bounds.low), digits(bounds.high), bounds.opensHigh ? "true" : ""]
  case nil: return ["", "", "", ""]
  }
}

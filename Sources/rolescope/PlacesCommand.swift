import ArgumentParser
import RoleCatalog
import RoleModel

struct Places: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rank the states by what they pay a role, as far as the sample behind the figures can tell.",
    discussion: """
      Places are ranked by what their median is at least, places of fewer than 500 workers are left out, ties with the first are \
      said, and the bare list's answer stands beside. What the pay buys is never ranked by.
      """)

  @OptionGroup var options: CommandOptions
  @OptionGroup var closest: ClosestOptions

  @Option(
    help: ArgumentHelp("Your state, by name or postal code: it comes first.", valueName: "state"),
    completion: ShellCompletion.state)
  var home: String?

  @Option(
    help: ArgumentHelp("Print at most this many places of the ranking, and only count those left out.", valueName: "n"))
  var limit: Int?

  @Argument(help: "A role's id, title, alias or code.", completion: ShellCompletion.roleInWords)
  var role: [String]

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a whole number from 1.") }
  }

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let place = try home.map(Self.place)
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    guard let placed = try closest.roles(named: [role.joined(separator: " ")], in: catalog).first else { return }
    let tables = try catalog.reading { try $0.placePay(at: placed.ratedPosition) }
    guard let pay = tables.first else {
      throw CommandFailure.nothing(
        placed.lacking("pay by state", orElse: "no table of pay by state covers \(placed.rated.title)."))
    }
    let parities = try catalog.reading { try $0.priceParities() }
    let answer = PlacesAnswer(
      placed: placed, pay: pay, olderTables: tables.count - 1, parities: parities, sources: sources, home: place,
      limit: limit)
    options.print(
      Answer(
        document: answer.document, facts: answer.facts, json: answer.json,
        sources: [pay.source] + Set(parities.map(\.source)).sorted()))
  }

  /// The state that a text means.
  static func place(_ text: String) throws -> USPlace {
    guard let place = USPlace.find(text) else {
      let near = USPlace.all.filter { suggestionDistance(wanted: folded(text), name: folded($0.name)) != nil }
      let hint =
        near.isEmpty
        ? "Give a state's name or postal code, such as OH." : "Near it: \(joinedInWords(near.map(\.name)))."
      throw CommandFailure.wrongUse("there is no state “\(text)”. \(hint)")
    }
    return place
  }
}

/// The ranking of places in every form.
private struct PlacesAnswer {
  let placed: PlacedRole
  let pay: PlacePay
  let olderTables: Int
  let parities: [PriceParity]
  let sources: SourceTable
  let home: USPlace?
  let limit: Int?
  private let ranking: PlaceRanking
  private let standings: [PlaceStanding]

  init(
    placed: PlacedRole, pay: PlacePay, olderTables: Int, parities: [PriceParity], sources: SourceTable, home: USPlace?,
    limit: Int?
  ) {
    self.placed = placed
    self.pay = pay
    self.olderTables = olderTables
    self.parities = parities
    self.sources = sources
    self.home = home
    self.limit = limit
    ranking = PlaceRanking(pay)
    standings = PlaceStanding.all(ranking, parities)
  }

  private var ranked: [PlaceStanding] { Array(standings.filter { $0.rank != nil }.prefix(limit ?? .max)) }
  private var leftOut: [PlaceStanding] { standings.filter { $0.rank == nil } }

  private func standing(of place: String?) -> PlaceStanding? { standings.first { $0.row.place == place } }

  private var homeSentence: String? {
    home.map { home in
      guard let standing = standing(of: home.postalCode) else { return "\(home.name) is not in the table." }
      return "\(home.name) has \(standing.payWords): \(standing.words(in: ranking))."
    }
  }

  var document: Document {
    var document = Document()
    document.heading("Pay by place: \(placed.words), \(sources.vintage(pay.source, year: pay.year))", level: 1)
    if let sentence = placed.borrowingSentence { document.paragraph(sentence) }
    for (sentence, _) in PlaceSentences(ranking).all { document.paragraph(sentence) }
    if let homeSentence { document.paragraph(homeSentence) }
    for code in placed.rated.codes where code.scheme == .soc2018 && code.isShared {
      document.paragraph("The figures are those of SOC \(code.code), which counts other roles too.")
    }
    if !ranked.isEmpty {
      let all = ranking.ranked.count
      document.heading(
        "Ranked: " + (ranked.count < all ? "the first \(ranked.count) of " : "")
          + "\(counted(all, "place")) of 500 workers or more")
      let first = home.flatMap { standing(of: $0.postalCode) }.map { [$0] } ?? []
      document.table(table(first + ranked.filter { $0.row.place != first.first?.row.place }))
    }
    appendNaive(&document)
    if !leftOut.isEmpty {
      document.heading("Left out: \(counted(leftOut.count, "place"))")
      document.paragraph("\(leftOutWords)." + (limit == nil ? "" : " Without --limit they are listed."))
      if limit == nil { document.table(leftOutTable) }
    }
    document.heading("How")
    document.paragraph(PlaceRanking.method)
    if let note = parityNote(parities, sources) { document.paragraph(note) }
    if olderTables > 0 {
      document.paragraph("\(counted(olderTables, "older table")) of pay by place: rolescope show prints all.")
    }
    let used = [pay.source] + Set(parities.map(\.source)).sorted()
    document.sources(used.compactMap { sources[$0]?.words })
    return document
  }

  private func table(_ places: [PlaceStanding]) -> Table {
    var table = Table([
      .init("rank", .right), .init("place"), .init("median $/yr", .right), .init("at least", .right),
      .init("RSE %", .right), .init("workers", .right), .init("mean", .right), .init("buys", .right),
    ])
    for place in places {
      table.rows.append([
        place.rankText, place.name, place.row.median.text, place.lowerBoundText,
        place.row.meanError.map { NumberText.fixed($0, digits: 1) } ?? "–", place.row.jobs.text, place.row.mean.text,
        place.boughtText,
      ])
    }
    return table
  }

  /// The bare list's first places, and where the guarded ranking has them.
  private func appendNaive(_ document: inout Document) {
    let first = ranking.byMedian.prefix(3)
    guard !first.isEmpty else { return }
    document.heading("The bare list of medians, for comparison")
    var table = Table([
      .init("bare rank", .right), .init("place"), .init("median $/yr", .right), .init("workers", .right),
      .init("RSE %", .right), .init("ranked here"),
    ])
    for (index, row) in first.enumerated() {
      let standing = standing(of: row.place)
      let here = standing?.rank.map { ordinal($0) + (standing?.isTied == true ? ", tied with the first" : "") }
      table.rows.append([
        String(index + 1), USPlace.name(of: row.place), row.median.text, row.jobs.text,
        row.meanError.map { NumberText.fixed($0, digits: 1) } ?? "–",
        here ?? "left out: \(standing?.leftOutFor?.words ?? "")",
      ])
    }
    document.table(table)
  }

  /// How many places are out for small samples, and how many for what is withheld.
  private var leftOutWords: String {
    let small = leftOut.count { if case .fewWorkers = $0.leftOutFor { true } else { false } }
    let least = NumberText.plain(PlaceRanking.leastWorkers)
    let parts = [
      (small, "\(small) with fewer than \(least) workers"),
      (leftOut.count - small, "\(leftOut.count - small) without a figure"),
    ].filter { $0.0 > 0 }
    return joinedInWords(parts.map(\.1))
  }

  private var leftOutTable: Table {
    var table = Table([
      .init("place"), .init("median $/yr", .right), .init("workers", .right), .init("RSE %", .right),
      .init("left out for"),
    ])
    for place in leftOut {
      table.rows.append([
        place.name, place.row.median.text, place.row.jobs.text,
        place.row.meanError.map { NumberText.fixed($0, digits: 1) } ?? "–", place.leftOutFor?.words ?? "",
      ])
    }
    return table
  }

  var facts: Table {
    var table = Table(PlaceStanding.factColumns + [.init("year"), .init("source")])
    for place in ranked + (limit == nil ? leftOut : []) {
      table.rows.append(place.facts + [String(pay.year), pay.source.text])
    }
    return table
  }

  var json: JSON {
    func naive(_ row: PlacePay.Row?) -> JSON {
      standing(of: row?.place).map { .object($0.members) } ?? .null
    }
    return .object(
      placed.role.headMembers + [
        ("borrowed", placed.closestJSON), ("source", .string(pay.source.text)), ("year", JSON(pay.year)),
        ("document", .string(pay.document)), ("definition", .string(pay.definitions.percentiles)),
        ("sentences", JSON(PlaceSentences(ranking).all.map(\.0))),
        ("naive", .object([("median", naive(ranking.byMedian.first)), ("mean", naive(ranking.byMean.first))])),
        ("home", standing(of: home?.postalCode).map { .object($0.members) } ?? .null),
        ("places", .array(ranked.map { .object($0.members) })),
        ("leftOut", .array(leftOut.map { .object($0.members) })),
      ])
  }
}

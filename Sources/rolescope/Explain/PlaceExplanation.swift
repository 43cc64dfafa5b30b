import RoleCatalog
import RoleModel

/// Pay in one place: the figures of each table, where the place stands, what the pay buys, and how far it is from the nation's.
struct PlaceExplanation {
  private let placed: PlacedRole
  private let place: USPlace
  private let tables: [(pay: PlacePay, row: PlacePay.Row)]
  private let ranking: PlaceRanking
  private let standing: PlaceStanding
  private let sources: SourceTable

  init(_ placed: PlacedRole, _ place: USPlace, _ catalog: CatalogReader, _ sources: SourceTable) throws {
    let all = try catalog.reading { try $0.placePay(at: placed.ratedPosition) }
    tables = all.compactMap { pay in pay.row(of: place.postalCode).map { (pay, $0) } }
    let parities = try catalog.reading { try $0.priceParities() }
    guard let latest = tables.first,
      let standing = PlaceStanding.all(PlaceRanking(latest.pay), parities).first(where: {
        $0.row.place == place.postalCode
      })
    else {
      throw CommandFailure.nothing(
        all.isEmpty
          ? placed.lacking("pay by state", orElse: "no table of pay by state covers \(placed.rated.title).")
          : "no table states pay of \(placed.rated.title) in \(place.name); "
            + "rolescope places \(placed.rated.id) lists the places that it has.")
    }
    self.placed = placed
    self.place = place
    self.standing = standing
    ranking = PlaceRanking(latest.pay)
    self.sources = sources
  }

  private var latest: (pay: PlacePay, row: PlacePay.Row) { tables[0] }

  private var figures: [Figure] { tables.flatMap { $0.pay.figures(of: $0.row) } }

  /// The nation's median by the publisher and year of the place's.
  private var nation: Double? {
    for figure in placed.rated.figures(.payPercentiles) where figure.year == latest.pay.year {
      guard sources.group(figure.source) == sources.group(latest.pay.source),
        case .percentiles(let points) = figure.value,
        let median = points.median, !median.isTopCoded
      else { continue }
      return median.number
    }
    return nil
  }

  private var standingItems: [String] {
    let row = latest.row
    var items = [standing.words(in: ranking)]
    if let bound = standing.lowerBound, let median = row.median.number, let error = row.meanError {
      items.append(
        "how: at least $\(NumberText.grouped(bound)) = \(NumberText.grouped(median)) × (1 - \(PlaceRanking.confidence) × "
          + "\(NumberText.plain(error)) %)")
    }
    if let first = ranking.ranked.first?.row, first.place != row.place, standing.rank != nil,
      let errors = PlaceRanking.errors(between: first, and: row), let most = first.median.number,
      let less = row.median.number
    {
      let isTie = ranking.ranked.contains { $0.row.place == row.place && $0.isTiedWithFirst }
      let side = errors < 0 ? "below" : "above"
      items.append(
        "how: the median of the first, \(USPlace.name(of: first.place)), lies \(NumberText.fixed(abs(errors), digits: 2)) common "
          + "standard errors \(side): (\(NumberText.grouped(most)) - \(NumberText.grouped(less))) / "
          + "√((\(NumberText.grouped(most)) × \(NumberText.plain(first.meanError ?? 0)) %)² + (\(NumberText.grouped(less)) × "
          + "\(NumberText.plain(row.meanError ?? 0)) %)²); "
          + (isTie
            ? "not \(PlaceRanking.confidence) or more above: a tie" : "\(PlaceRanking.confidence) or more: no tie"))
    }
    if let nation, let median = row.median.number {
      let percent = (median / nation - 1) * 100
      let side = percent < 0 ? "below" : "above"
      items.append(
        "against the nation: \(NumberText.plain(abs(percent), digits: 1)) % \(side) its median of $\(NumberText.grouped(nation)) "
          + "(\(sources.vintage(latest.pay.source, year: latest.pay.year)))")
    }
    return items
  }

  private var priceItems: [String] {
    guard let parity = standing.parity else { return ["no price parity is published for \(place.name)"] }
    var items = [
      "\(NumberText.plain(parity.parity, digits: 3)), with national prices as 100; of \(parity.year): parities of other years "
        + "are not comparable"
    ]
    if let median = latest.row.median.number, let bought = standing.bought {
      items.append(
        "how: the median buys $\(NumberText.grouped(bought)) at national prices = \(NumberText.grouped(median)) / "
          + "(\(NumberText.plain(parity.parity, digits: 3)) / 100)")
    }
    return items + ["source: \(sourceWords(parity.source, sources)); \(parity.locator)"]
  }

  private var notes: [String] {
    var notes = [PlaceRanking.method]
    for code in placed.rated.codes where code.scheme == .soc2018 && code.isShared {
      notes.append("The figures are those of SOC \(code.code), which counts other roles too.")
    }
    return notes
      + figures.compactMap(\.note).filter { !$0.isEmpty }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  var answer: Answer {
    var document = Document()
    document.heading("\(placed.words): pay in \(place.name)", level: 1)
    if let sentence = placed.borrowingSentence { document.paragraph(sentence) }
    for observation in figures.map({ Observation.grouped([$0], sources) }).joined() {
      document.heading("\(observation.figure.field.words): \(receiptHeading(observation.figure))")
      document.list(receiptItems(observation, sources))
    }
    document.heading("Among the places")
    document.list(standingItems)
    document.heading("Prices")
    document.list(priceItems)
    document.heading("Notes")
    document.list(notes)
    let used = figures.map(\.source) + (standing.parity.map { [$0.source] } ?? [])
    return Answer(
      document: document, facts: receiptFacts(figures.map { Observation.grouped([$0], sources) }.flatMap(\.self)),
      json: json, sources: sources.ordered(used))
  }

  private var json: JSON {
    let prices = standing.parity.map { parity -> JSON in
      .object([
        ("parity", .number(parity.parity)), ("year", JSON(parity.year)), ("bought", JSON(standing.bought)),
        ("source", .string(parity.source.text)), ("locator", .string(parity.locator.description)),
      ])
    }
    return .object([
      ("role", .string(placed.role.id.text)), ("place", .string(place.postalCode)), ("name", .string(place.name)),
      ("figures", .array(figures.map(\.json))), ("standing", .object(standing.members)),
      ("ranked", JSON(ranking.ranked.count)), ("nationalMedian", JSON(nation)), ("prices", prices ?? .null),
      ("explained", JSON(standingItems)), ("notes", JSON(notes)), ("borrowed", placed.closestJSON),
    ])
  }
}

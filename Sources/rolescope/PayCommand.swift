import ArgumentParser
import RoleCatalog
import RoleModel

struct PayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay",
    abstract: "Print where a pay stands beside what each source says of a role, and in each state.",
    discussion: """
      PAY is an amount a year, a month or an hour, of today or of a year that is named: 85k, 41.50/hour, '4,200 a month', \
      '85k 2019'. Everything is brought to that year's dollars; a source that states no year is compared as published, and \
      named. Percentiles give a percentile, between published ones by the logarithm of pay; ranges an inside or outside; \
      averages a ratio.
      """)

  @OptionGroup var options: CommandOptions
  @OptionGroup var closest: ClosestOptions

  @Option(
    help: ArgumentHelp("Print this state first: its name or postal code.", valueName: "state"),
    completion: ShellCompletion.state)
  var place: String?

  @Argument(help: "A role's id, title, alias or code.", completion: ShellCompletion.role)
  var role: String

  @Argument(help: "A pay, such as 85k, 41.50/hour, '4,200 a month' or '85k 2019'.") var pay: [String]

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let stated: StatedPay
    do { stated = try StatedPay(pay.joined(separator: " ")) } catch {
      throw CommandFailure.wrongUse(error.description + ".")
    }
    let home = try place.map(Places.place)
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    guard let placed = try closest.roles(named: [role], in: catalog).first else { return }
    let table = try catalog.reading { try $0.placePay(at: placed.ratedPosition).first }
    let standings = PayStandings(
      stated, beside: placed.role, borrowingFrom: placed.closest?.role, places: table, sources: sources)
    guard !standings.rows.isEmpty else {
      throw CommandFailure.nothing("no source states the pay of \(placed.role.title).")
    }
    let answer = PayAnswer(placed: placed, standings: standings, home: home, sources: sources)
    let rows = standings.national + [standings.borrowed].compactMap(\.self) + standings.places
    options.print(
      Answer(
        document: answer.document, facts: answer.facts, json: answer.json,
        sources: sources.ordered(rows.flatMap(\.observation.sources))))
  }
}

/// A stated pay beside a role's figures, as the command prints it.
private struct PayAnswer {
  let placed: PlacedRole
  let standings: PayStandings
  let home: USPlace?
  let sources: SourceTable

  /// Rows of places, the nation that is borrowed before the others, the reader's own first of all.
  private var placeRows: [PayStandings.Row] {
    let rows = [standings.borrowed].compactMap(\.self) + standings.places
    return rows.filter { $0.figure.place == home?.postalCode } + rows.filter { $0.figure.place != home?.postalCode }
  }

  private var borrowingSentence: String? {
    placed.closest.map {
      "Borrowed: pay by state is that of \($0.role.title) (\($0.code)); no source prices \(placed.role.title) by state."
    }
  }

  var document: Document {
    let year = standings.pay.year
    var document = Document()
    document.heading("Your pay beside \(placed.role.title)", level: 1)
    document.paragraph("\(standings.pay.words). All pay is in \(year) dollars where its source states a year.")
    if !standings.national.isEmpty {
      document.heading("By source")
      var table = Table([.init("source"), .init("figure"), .init("\(year) $ a year", .right), .init("your pay")])
      for row in standings.national {
        table.rows.append([
          sources.vintage(row.figure.source, year: row.observation.figure.year), row.kindWords, row.amountText,
          row.resultWords,
        ])
      }
      document.table(table)
    }
    document.list(notes)
    guard let first = standings.places.first else { return document }
    document.heading("By state, \(sources.vintage(first.figure.source, year: first.observation.figure.year))")
    for sentence in [borrowingSentence, missingHome, standings.sentence].compactMap(\.self) {
      document.paragraph(sentence)
    }
    var table = Table([.init("state"), .init("\(year) $ a year", .right), .init("your pay")])
    for row in placeRows {
      let mark = row.figure.place == home?.postalCode ? " (yours)" : ""
      table.rows.append([placeName(row) + mark, row.amountText, row.resultWords])
    }
    document.table(table)
    return document
  }

  private var notes: [String] {
    let shared = placed.role.codes.filter { $0.scheme == .soc2018 && $0.isShared }.map {
      "Figures of SOC \($0.code), shared with other roles."
    }
    return shared + standings.notes(sources) + [standings.alignmentNote].compactMap(\.self)
  }

  private var missingHome: String? {
    guard let home, standings.row(of: home.postalCode) == nil else { return nil }
    return "\(home.name) is not in the table."
  }

  private func placeName(_ row: PayStandings.Row) -> String {
    row.figure.place == USPlace.nation ? "United States" : USPlace.name(of: row.figure.place)
  }

  var facts: Table {
    var table = Table(
      [
        "place", "field", "source", "year", "dollars_of", "unit", "low", "p10", "p25", "p50", "p75", "p90", "mean",
        "high",
        "open", "your_pay", "standing", "percentile_low", "percentile_high", "ratio", "borrowed_from", "definition",
        "locator",
      ].map { .init($0) })
    for (row, isBorrowed) in standings.national.map({ ($0, false) }) + placeRows.map({ ($0, placed.closest != nil) }) {
      let figure = row.figure
      let interval = row.result.interval
      var cells = [
        figure.place, figure.field.rawValue, figure.source.text, figure.year.map(String.init) ?? "",
        row.dollarsOf.map(String.init) ?? "", figure.unit.rawValue,
      ]
      cells +=
        figure.spread + [
          digits(row.amount), row.result.name, interval.map { digits($0.lowerBound) } ?? "",
          interval.map { digits($0.upperBound) } ?? "", row.result.ratio.map(digits) ?? "",
          isBorrowed ? placed.rated.id.text : "", figure.definition, figure.locator.description,
        ]
      table.rows.append(cells)
    }
    return table
  }

  var json: JSON {
    let pay = standings.pay
    return .object([
      ("role", .string(placed.role.id.text)),
      (
        "pay",
        .object([
          ("amount", .number(pay.amount)), ("period", .string(pay.period.rawValue)), ("year", JSON(pay.year)),
          ("perYear", .number(pay.perYear)),
        ])
      ),
      ("place", JSON(home?.postalCode)), ("national", .array(standings.national.map(\.json))),
      ("places", .array(placeRows.map(\.json))), ("notes", JSON(notes)),
      ("borrowed", placed.closestJSON),
    ])
  }
}

extension PayStandings.Row {
  /// The year whose dollars the figure is in; nil where the source states none.
  fileprivate var dollarsOf: Int? { figure.yearOfDollars }

  /// `{figure, value, dollarsOf, yourPay, standing, percentileLow, percentileHigh, ratio, words, formula}`.
  fileprivate var json: JSON {
    .object([
      ("figure", observation.figure.json), ("value", figure.value.json), ("dollarsOf", JSON(dollarsOf)),
      ("yourPay", .number(amount)), ("standing", .string(result.name)),
      ("percentileLow", JSON(result.interval?.lowerBound)), ("percentileHigh", JSON(result.interval?.upperBound)),
      ("ratio", JSON(result.ratio)), ("words", .string(resultWords)), ("formula", JSON(formula)),
    ])
  }
}

extension PayStandings.Result {
  /// What programs call it.
  fileprivate var name: String {
    switch self {
    case .standing(.at): "at percentile"
    case .standing(.between): "between percentiles"
    case .standing(.below): "below percentiles"
    case .standing(.above): "above percentiles"
    case .standing(.beforeCap), .standing(.aboveCap): "capped"
    case .range(.below): "below range"
    case .range(.inside): "inside range"
    case .range(.above): "above range"
    case .range(.beyondOpenEnd): "beyond open end"
    case .ratio(_, isAtMost: false): "ratio"
    case .ratio(_, isAtMost: true): "ratio at most"
    case .unknown: "unknown"
    }
  }

  fileprivate var interval: ClosedRange<Double>? {
    if case .standing(let standing) = self { standing.interval } else { nil }
  }

  fileprivate var ratio: Double? { if case .ratio(let ratio, _) = self { ratio } else { nil } }
}

extension Figure {
  /// Low end, five percentiles, mean, high end, and which of these the true one may lie beyond: of each figure those that it
  /// has.
  fileprivate var spread: [String] {
    var (cells, open) = ([String](repeating: "", count: 8), [String]())
    switch value {
    case .percentiles(let percentiles):
      for (index, point) in percentiles.points.enumerated() {
        cells[index + 1] = point.map { digits($0.number) } ?? ""
        if point?.isTopCoded == true { open.append("p\(Percentiles.ranks[index])") }
      }
    case .number(let number):
      cells[field == .payMedian ? 3 : 6] = digits(number)
      if status == .topCoded { open = ["p50"] }
    case .range(let bounds) where field != .payRange:
      cells[6] = bounds.low.map(digits) ?? ""
      open = ["mean"]
    case .range(let bounds):
      cells[0] = bounds.low.map(digits) ?? ""
      cells[7] = bounds.high.map(digits) ?? ""
      open = (bounds.opensLow ? ["low"] : []) + (bounds.opensHigh ? [bounds.high == nil ? "low" : "high"] : [])
    case .shares, .text, .missing: break
    }
    return cells + [open.joined(separator: " ")]
  }
}

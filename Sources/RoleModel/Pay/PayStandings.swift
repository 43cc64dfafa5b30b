/// Where a stated pay stands beside what sources publish of a role's pay, all in the dollars of the pay's year.
///
/// Percentiles give a percentile, ranges an inside or outside, averages only a ratio: they say nothing of the spread.
package struct PayStandings: Sendable {
  /// One published figure and what the pay is beside it.
  package struct Row: Hashable, Sendable {
    /// As published.
    package var observation: Observation
    /// In the dollars of the pay's year; as published where that can't be done.
    package var figure: Figure
    package var alignment: Alignment
    /// The pay in what the figure measures: dollars a year, or an hour.
    package var amount: Double
    package var result: Result
  }

  /// How a figure came to the dollars of the pay's year.
  package enum Alignment: Hashable, Sendable {
    case sameYear
    case aligned(from: Int)
    case undated
    /// The price index lacks the figure's year.
    case noPrices(Int)
  }

  package enum Result: Hashable, Sendable {
    case standing(PayStanding)
    case range(RangeStanding)
    /// The pay in parts of an average; of a capped one at most so much.
    case ratio(Double, isAtMost: Bool)
    /// No number is published, in the words that say why.
    case unknown(String)
  }

  package enum RangeStanding: String, Sendable {
    case below, inside, above
    /// Past an end that the source leaves open.
    case beyondOpenEnd = "beyond its open end"
  }

  package let pay: StatedPay
  /// Of the nation: percentiles first, then medians, ranges and averages.
  package let national: [Row]
  /// The nation by the table of an occupation that stands in for the role; nil when none does.
  package let borrowed: Row?
  /// Place by place by the latest table, by the places' names.
  package let places: [Row]

  /// The pay beside a role's own figures and a table of pay by place, which may be that of an occupation that stands in.
  package init(
    _ pay: StatedPay, beside role: Role, borrowingFrom occupation: Role? = nil, places table: PlacePay?,
    sources: SourceTable
  ) {
    self.pay = pay
    national = Observation.grouped(Self.yearly(role.national), sources).map { Row($0, pay) }
    borrowed = occupation.flatMap { occupation in
      let figures = occupation.national
      return Self.telling(figures.filter { $0.source == table?.source } + figures).map {
        Row(Observation(figures: [$0]), pay)
      }
    }
    places = (table?.rows ?? []).sorted { USPlace.name(of: $0.place) < USPlace.name(of: $1.place) }.compactMap { row in
      guard let table, let figure = Self.telling(table.figures(of: row)) else { return nil }
      return Row(Observation(figures: [figure]), pay)
    }
  }

  /// All of them: the nation's, what is borrowed, the places'.
  package var rows: [Row] { national + [borrowed].compactMap(\.self) + places }

  /// The row of a place.
  package func row(of place: String) -> Row? { places.first { $0.figure.place == place } }

  /// `Above the median in 12 of 51 places.`; nil where no place's median is known to lie below or above.
  package var sentence: String? {
    let intervals = places.compactMap { row -> ClosedRange<Double>? in
      if case .standing(let standing) = row.result { standing.interval } else { nil }
    }
    guard !intervals.isEmpty else { return nil }
    let above = intervals.count { $0.lowerBound >= 50 }
    let open = intervals.count { $0.lowerBound < 50 && $0.upperBound > 50 }
    return "At or above the median in \(above) of \(counted(intervals.count, "place"))"
      + (open > 0 ? "; in \(open) the cap leaves it open." : ".")
  }

  /// Of each source the yearly figures of pay; where it releases none, the hourly ones.
  private static func yearly(_ figures: [Figure]) -> [Figure] {
    let yearly: [Field] = [.payPercentiles, .payMedian, .payRange, .payMean]
    let hourly: [Field] = [.payHourlyPercentiles, .payHourly]
    let paid = Set(figures.filter { yearly.contains($0.field) && $0.value != .missing }.map(\.source))
    let byTheHour = Set(figures.filter { hourly.contains($0.field) && $0.value != .missing }.map(\.source))
    return (yearly + hourly).flatMap { field in
      figures.filter { figure in
        guard figure.field == field else { return false }
        if figure.status == .impossible { return true }
        if figure.value == .missing { return field == .payMean && !(paid.union(byTheHour)).contains(figure.source) }
        return yearly.contains(field) || !paid.contains(figure.source)
      }
    }
  }

  /// The figure of a place that says most: percentiles, else an average, else what is withheld.
  private static func telling(_ figures: [Figure]) -> Figure? {
    let fields: [Field] = [.payPercentiles, .payHourlyPercentiles, .payMean, .payHourly]
    let present = fields.lazy.compactMap { field in figures.first { $0.field == field && $0.value != .missing } }
    return present.first ?? figures.first { $0.field == .payPercentiles }
  }
}

extension Role {
  /// The figures that are of no single place.
  fileprivate var national: [Figure] { allFigures.filter { USPlace.named(postalCode: $0.place) == nil } }
}

extension PayStandings.Row {
  fileprivate init(_ observation: Observation, _ pay: StatedPay) {
    let published = observation.figure
    let aligned = published.aligned(to: pay.year)
    self.observation = observation
    figure = aligned ?? published
    alignment =
      switch published.year {
      case nil: .undated
      case pay.year?: .sameYear
      case let year?: aligned == nil ? .noPrices(year) : .aligned(from: year)
      }
    amount = published.unit == .dollarsPerHour ? pay.perYear / hoursPerYear : pay.perYear
    result = PayStandings.Result(of: amount, beside: figure)
  }

  /// Whether the figure is of an hour's pay.
  package var isHourly: Bool { figure.unit == .dollarsPerHour }
}

extension PayStandings.Result {
  fileprivate init(of amount: Double, beside figure: Figure) {
    switch figure.value {
    case .percentiles(let percentiles):
      self = PayStanding(of: amount, among: percentiles).map(Self.standing) ?? .unknown(figure.valueText)
    case .number(let number) where figure.field == .payMedian:
      let point = Percentiles.Point(number, isTopCoded: figure.status == .topCoded)
      let median = Percentiles(p10: nil, p25: nil, p50: point, p75: nil, p90: nil)
      self = PayStanding(of: amount, among: median).map(Self.standing) ?? .unknown(figure.valueText)
    case .number(let number): self = number > 0 ? .ratio(amount / number, isAtMost: false) : .unknown(figure.valueText)
    case .range(let bounds):
      if figure.field != .payRange, let cap = bounds.low, cap > 0 {
        self = .ratio(amount / cap, isAtMost: true)
      } else {
        self = PayStandings.RangeStanding(of: amount, in: bounds).map(Self.range) ?? .unknown(figure.valueText)
      }
    case .shares, .text, .missing: self = .unknown(figure.valueText)
    }
  }
}

extension PayStandings.RangeStanding {
  /// nil for a range without ends.
  fileprivate init?(of amount: Double, in bounds: Bounds) {
    switch (bounds.low, bounds.high) {
    case (nil, nil): return nil
    case (let low?, _) where amount < low: self = bounds.opensLow ? .beyondOpenEnd : .below
    case (_, let high?) where amount > high: self = bounds.opensHigh ? .beyondOpenEnd : .above
    default: self = .inside
    }
  }
}

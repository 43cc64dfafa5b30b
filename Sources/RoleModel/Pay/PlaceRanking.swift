/// Which places pay an occupation best, as far as the sample behind the figures can tell.
///
/// The bare order of medians crowns places where few people were asked. So places are ordered by what their median is at
/// least, `median * (1 - 1.645 * RSE)`, only places of ``leastWorkers`` count, and those that the first cannot be told
/// apart from are its ties: `(m1 - m2) / sqrt(se1² + se2²) < 1.645`. OEWS prints no error of a median: that of the mean
/// stands in. Source: BLS, "Technical Notes for OEWS Estimates", on relative standard errors; 1.645 is the 95th
/// percentile of the normal distribution.
package struct PlaceRanking: Sendable {
  /// A place that counts.
  package struct Ranked: Hashable, Sendable {
    package var row: PlacePay.Row
    package var median: Double
    /// What the median is at least, with 95 % confidence.
    package var lowerBound: Double
    /// The error, or the publisher's cap, does not tell it from the first.
    package var isTiedWithFirst: Bool
  }

  /// Why a place does not count.
  package enum Reason: Hashable, Sendable {
    case fewWorkers(Double)
    case unknownWorkers(PlacePay.Amount)
    case noMedian(PlacePay.Amount)
    case onlyHourly
    case noError

    package var words: String {
      switch self {
      case .fewWorkers(let count): "\(NumberText.grouped(count)) workers"
      case .unknownWorkers(let jobs): "jobs \(jobs.lack ?? jobs.text)"
      case .noMedian(let median): "median \(median.lack ?? median.text)"
      case .onlyHourly: "only hourly pay"
      case .noError: "no error given"
      }
    }
  }

  package struct LeftOut: Hashable, Sendable {
    package var row: PlacePay.Row
    package var reason: Reason
  }

  /// Where a place stands in a bare order of numbers.
  package struct Standing: Hashable, Sendable {
    package var rank: Int
    package var count: Int
  }

  /// Fewer workers than these make a median a matter of who was asked.
  package static let leastWorkers = 500.0
  /// The normal distribution's 95th percentile.
  package static let confidence = 1.645

  /// The places that count, best first.
  package let ranked: [Ranked]
  /// The others: those with a median first, the greatest first, then by the table's order.
  package let leftOut: [LeftOut]
  /// Every place with a published median, the greatest first: the naive answer.
  package let byMedian: [PlacePay.Row]
  /// Every place with a published mean, the greatest first.
  package let byMean: [PlacePay.Row]

  package init(_ pay: PlacePay) {
    byMedian = Self.ordered(pay.rows, by: \.median)
    byMean = Self.ordered(pay.rows, by: \.mean)
    var counted: [Ranked] = []
    var others: [LeftOut] = []
    for row in pay.rows {
      if let reason = Self.reason(toLeaveOut: row) {
        others.append(LeftOut(row: row, reason: reason))
      } else if let median = row.median.number {
        counted.append(
          Ranked(
            row: row, median: median, lowerBound: median - Self.confidence * Self.error(row), isTiedWithFirst: false)
        )
      }
    }
    counted.sort { ($0.lowerBound, $0.median) > ($1.lowerBound, $1.median) }
    if let first = counted.first {
      for index in counted.indices.dropFirst() {
        counted[index].isTiedWithFirst = !Self.isTold(first.row, from: counted[index].row)
      }
    }
    ranked = counted
    let published = Dictionary(byMedian.enumerated().map { ($1.row, $0) }, uniquingKeysWith: { first, _ in first })
    leftOut = others.sorted {
      (published[$0.row.row] ?? Int.max, $0.row.row) < (published[$1.row.row] ?? Int.max, $1.row.row)
    }
  }

  /// The places that the first cannot be told apart from, in their order.
  package var ties: [Ranked] { ranked.filter(\.isTiedWithFirst) }

  /// Where a place stands by the bare median.
  package func medianStanding(of place: String) -> Standing? { Self.standing(of: place, in: byMedian) }

  /// Where a place stands by the bare mean.
  package func meanStanding(of place: String) -> Standing? { Self.standing(of: place, in: byMean) }

  private static func standing(of place: String, in rows: [PlacePay.Row]) -> Standing? {
    rows.firstIndex { $0.place == place }.map { Standing(rank: $0 + 1, count: rows.count) }
  }

  private static func ordered(_ rows: [PlacePay.Row], by amount: (PlacePay.Row) -> PlacePay.Amount) -> [PlacePay.Row] {
    rows.compactMap { row in amount(row).number.map { (row, $0) } }
      .sorted { ($1.1, $0.0.row) < ($0.1, $1.0.row) }.map(\.0)
  }

  private static func reason(toLeaveOut row: PlacePay.Row) -> Reason? {
    guard row.median.number != nil else {
      return row.mean.number == nil && row.hourlyMean.number != nil ? .onlyHourly : .noMedian(row.median)
    }
    guard let jobs = row.jobs.number else { return .unknownWorkers(row.jobs) }
    if jobs < leastWorkers { return .fewWorkers(jobs) }
    return row.meanError == nil ? .noError : nil
  }

  /// The standard error of a place's median, in dollars.
  private static func error(_ row: PlacePay.Row) -> Double { row.medianError?.amount ?? 0 }

  /// Whether the first pays more beyond the error. A capped median may be any amount above the cap, and nothing says how sure one
  /// is that equals the percentile above it.
  private static func isTold(_ first: PlacePay.Row, from other: PlacePay.Row) -> Bool {
    if case .atLeast = other.median { return false }
    if first.isCollapsed || other.isCollapsed { return false }
    guard let most = first.median.number, let less = other.median.number else { return false }
    return errors(between: first, and: other).map { $0 >= confidence } ?? (most > less)
  }

  /// How many of their common standard errors one median lies above another: below ``confidence`` it is not told from it. nil
  /// where a median or every error is missing.
  package static func errors(between first: PlacePay.Row, and other: PlacePay.Row) -> Double? {
    guard let most = first.median.number, let less = other.median.number else { return nil }
    let spread = (error(first) * error(first) + error(other) * error(other)).squareRoot()
    return spread > 0 ? (most - less) / spread : nil
  }
}

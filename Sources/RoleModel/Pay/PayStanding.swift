import Glibc

/// Where an amount stands among published percentiles of pay.
package enum PayStanding: Hashable, Sendable {
  /// It is a published percentile; where several are equal, all of these ranks.
  case at(ClosedRange<Int>)
  /// A percentile by log-linear interpolation between the two published ones of these ranks.
  case between(ClosedRange<Int>, about: Double)
  /// Below the least published percentile, of this rank.
  case below(Int)
  /// Above the greatest published percentile, of this rank.
  case above(Int)
  /// Between the last percentile that is known and the first that the publisher caps: at most the percentile that it would be
  /// if the cap were the true number.
  case beforeCap(ClosedRange<Int>, atMost: Double)
  /// At or above the publisher's cap: above the last percentile that is known, of this rank, and nothing more can be told.
  case aboveCap(lastKnown: Int?, cappedFrom: Int)

  /// nil when no percentile is published. Source: METHODS, "Pay".
  package init?(of amount: Double, among percentiles: Percentiles) {
    let published = Self.points(of: percentiles)
    guard amount > 0, let least = published.first else { return nil }
    let known = published.filter { !$0.isCapped }
    let cap = published.first(where: \.isCapped)
    let equal = known.filter { $0.number == amount }
    let (low, high) = Self.neighbours(of: amount, among: published)
    if let cap, amount >= cap.number {
      // The true percentile is at or above the cap, so the amount may be on either side of it.
      self = .aboveCap(lastKnown: known.last?.rank, cappedFrom: cap.rank)
    } else if let first = equal.first, let last = equal.last {
      self = .at(first.rank...last.rank)
    } else if let low, let high {
      let rank = Self.interpolated(amount, low, high)
      self =
        high.isCapped ? .beforeCap(low.rank...high.rank, atMost: rank) : .between(low.rank...high.rank, about: rank)
    } else {
      self = low.map { .above($0.rank) } ?? .below(least.rank)
    }
  }

  private struct Point {
    var rank: Int
    var number: Double
    var isCapped: Bool
  }

  private static func points(of percentiles: Percentiles) -> [Point] {
    zip(Percentiles.ranks, percentiles.points).compactMap { rank, point in
      point.map { Point(rank: rank, number: $0.number, isCapped: $0.isTopCoded) }
    }
  }

  /// The published points around an amount that is none of them.
  private static func neighbours(of amount: Double, among points: [Point]) -> (low: Point?, high: Point?) {
    (points.last { $0.number < amount && !$0.isCapped }, points.first { $0.number > amount })
  }

  /// On the line, in the logarithm of pay, between two points around the amount.
  private static func interpolated(_ amount: Double, _ low: Point, _ high: Point) -> Double {
    guard low.number > 0 else { return Double(low.rank) }
    return Double(low.rank) + log(amount / low.number) / log(high.number / low.number) * Double(high.rank - low.rank)
  }

  /// How a standing was found, with its inputs as `money` prints them; nil when no percentile is published.
  package static func formula(of amount: Double, among percentiles: Percentiles, _ money: (Double) -> String) -> String?
  {
    guard let standing = PayStanding(of: amount, among: percentiles) else { return nil }
    let points = points(of: percentiles)
    let (low, high) = neighbours(of: amount, among: points)
    let mine = money(amount)
    switch standing {
    case .between(_, let rank), .beforeCap(_, let rank):
      guard let low, let high else { return nil }
      return "\(low.rank) + ln(\(mine) / \(money(low.number))) / ln(\(money(high.number)) / \(money(low.number)))"
        + " × (\(high.rank) - \(low.rank)) = \(NumberText.plain(rank, digits: 1))"
    case .at, .below, .above, .aboveCap:
      let ends = points.filter { low?.rank == $0.rank || high?.rank == $0.rank || $0.number == amount || $0.isCapped }
      let stated = ends.map { "p\($0.rank) \($0.isCapped ? "≥ " : "")\(money($0.number))" }
      return "\(mine) beside \(joinedInWords(stated))"
    }
  }

  /// `between p50 and p75, about p62`, `at p50`, `below p10`, `above p90`.
  package var words: String {
    switch self {
    case .at(let ranks):
      ranks.count == 1
        ? "at p\(ranks.lowerBound)" : "at p\(ranks.lowerBound) to p\(ranks.upperBound), which are equal"
    case .between(let ranks, let rank):
      Self.rounded(rank) == ranks.lowerBound
        ? "just above p\(ranks.lowerBound)"
        : Self.rounded(rank) == ranks.upperBound
          ? "just below p\(ranks.upperBound)"
          : "between p\(ranks.lowerBound) and p\(ranks.upperBound), about p\(Self.rounded(rank))"
    case .below(let rank): "below p\(rank)"
    case .above(let rank): "above p\(rank)"
    case .beforeCap(let ranks, let rank):
      "between p\(ranks.lowerBound) and p\(ranks.upperBound), at most p\(Self.rounded(rank))"
    case .aboveCap(let rank?, let capped): "above p\(rank); p\(capped) is capped"
    case .aboveCap(nil, let capped): "can't tell: p\(capped) is capped"
    }
  }

  /// The same where a column is narrow: `~p62`, `p50`, `<p10`, `p75-82`.
  package var shortWords: String {
    switch self {
    case .at(let ranks): ranks.count == 1 ? "p\(ranks.lowerBound)" : "p\(ranks.lowerBound)-\(ranks.upperBound)"
    case .between(_, let rank): "~p\(Self.rounded(rank))"
    case .below(let rank): "<p\(rank)"
    case .above(let rank), .aboveCap(let rank?, _): ">p\(rank)"
    case .beforeCap(let ranks, let rank): "p\(ranks.lowerBound)-\(Self.rounded(rank))"
    case .aboveCap(nil, _): "capped"
    }
  }

  /// The least and the greatest percentile that it may be, 0 to 100.
  package var interval: ClosedRange<Double> {
    switch self {
    case .at(let ranks): Double(ranks.lowerBound)...Double(ranks.upperBound)
    case .between(_, let rank): rank...rank
    case .below(let rank): 0...Double(rank)
    case .above(let rank): Double(rank)...100
    case .beforeCap(let ranks, let rank): Double(ranks.lowerBound)...max(rank, Double(ranks.lowerBound))
    case .aboveCap(let rank, _): Double(rank ?? 0)...100
    }
  }

  private static func rounded(_ rank: Double) -> Int { Int(nearest: rank) ?? 0 }
}

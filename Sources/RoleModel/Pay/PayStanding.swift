import Glibc

/// Where an amount stands among published percentiles of pay.
package enum PayStanding: Hashable, Sendable {
  /// The percentile, by log-linear interpolation between the two published ones around it.
  case percentile(Double)
  /// Below the least published percentile, of this rank.
  case below(Int)
  /// Above the greatest published percentile, of this rank.
  case above(Int)
  /// Between the last percentile that is known and the first that the publisher caps.
  case between(Int, cappedFrom: Int)
  /// At or above the publisher's cap: above the last percentile that is known, of this rank, and nothing more can be told.
  case aboveCap(lastKnown: Int?, cappedFrom: Int)

  /// nil when no percentile is published. Source: METHODS, "Pay".
  package init?(of amount: Double, among percentiles: Percentiles) {
    let published = zip(Percentiles.ranks, percentiles.points).compactMap { rank, point in point.map { (rank, $0) } }
    guard amount > 0, !published.isEmpty else { return nil }
    let known = published.filter { !$0.1.isTopCoded }.map { (rank: $0.0, number: $0.1.number) }
    let cap = published.first { $0.1.isTopCoded }.map { (rank: $0.0, number: $0.1.number) }
    if let cap, amount >= cap.number {
      // The true percentile is at or above the cap, so the amount may be on either side of it.
      self = .aboveCap(lastKnown: known.last?.rank, cappedFrom: cap.rank)
    } else if let first = known.first, let last = known.last {
      if amount < first.number {
        self = .below(first.rank)
      } else if amount > last.number {
        self = cap.map { .between(last.rank, cappedFrom: $0.rank) } ?? .above(last.rank)
      } else {
        self = .percentile(Self.interpolated(amount, known))
      }
    } else {
      self = .below(published[0].0)
    }
  }

  /// On the line, in the logarithm of pay, between the points around the amount.
  private static func interpolated(_ amount: Double, _ points: [(rank: Int, number: Double)]) -> Double {
    for (low, high) in zip(points, points.dropFirst()) where amount <= high.number {
      guard amount > low.number, low.number > 0 else { return Double(low.rank) }
      return Double(low.rank) + log(amount / low.number) / log(high.number / low.number) * Double(high.rank - low.rank)
    }
    return Double(points[0].rank)
  }

  /// `46th percentile`, `below p10`, `above p90`.
  package var words: String {
    switch self {
    case .percentile(let percentile): ordinal(Int(percentile.rounded())) + " percentile"
    case .below(let rank): "below p\(rank)"
    case .above(let rank): "above p\(rank)"
    case .between(let rank, let capped): "between p\(rank) and p\(capped), which is capped"
    case .aboveCap(let rank?, let capped): "above p\(rank); capped from p\(capped) on"
    case .aboveCap(nil, let capped): "can't tell: capped from p\(capped) on"
    }
  }

  /// The percentile where it is known.
  package var percentile: Double? { if case .percentile(let percentile) = self { percentile } else { nil } }

  /// What orders standings: where they begin.
  package var order: Double {
    switch self {
    case .percentile(let percentile): percentile
    case .below: 0
    case .above(let rank), .between(let rank, _), .aboveCap(let rank?, _): Double(rank) + 0.5
    case .aboveCap(nil, _): 0
    }
  }
}

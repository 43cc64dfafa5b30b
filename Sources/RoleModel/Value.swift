/// What a figure says.
package enum Value: Hashable, Sendable {
  case number(Double)
  case range(Bounds)
  case percentiles(Percentiles)
  /// Shares of a whole in percent, 0 to 100, in the source's order; the list need not be complete.
  case shares([Share])
  case text(String)
  /// No value; the figure's status says why.
  case missing
}

/// A range of numbers whose ends may be open: "$200,000+" is a low end of 200,000 that opens upward.
package struct Bounds: Hashable, Sendable {
  package var low: Double?
  package var high: Double?
  /// The low end is "this or less".
  package var opensLow: Bool
  /// The high end is "this or more"; with no high end, the low one is.
  package var opensHigh: Bool

  package init(low: Double?, high: Double?, opensLow: Bool = false, opensHigh: Bool = false) {
    self.low = low
    self.high = high
    self.opensLow = opensLow
    self.opensHigh = opensHigh
  }

  /// The smallest value that the range holds, or nil when it opens downward.
  package var least: Double? { opensLow ? nil : low }

  /// The greatest value that the range holds, or nil when it opens upward.
  package var greatest: Double? { opensHigh ? nil : high }
}

/// Five points of a distribution. A point that was not released is nil.
package struct Percentiles: Hashable, Sendable {
  /// One point; `isTopCoded` says that the true one is at or above the number.
  package struct Point: Hashable, Sendable {
    package var number: Double
    package var isTopCoded: Bool

    package init(_ number: Double, isTopCoded: Bool = false) {
      self.number = number
      self.isTopCoded = isTopCoded
    }
  }

  /// The percents of the points, in the order of `points`.
  package static let ranks = [10, 25, 50, 75, 90]

  /// The points of `ranks`: always five.
  package private(set) var points: [Point?]

  package init(p10: Point?, p25: Point?, p50: Point?, p75: Point?, p90: Point?) {
    points = [p10, p25, p50, p75, p90]
  }

  package var median: Point? { points[2] }

  /// Whether the median equals the percentile above it: what lies between is lost, and with it how sure the median is.
  package var isCollapsed: Bool {
    guard let median, let above = points[3], !median.isTopCoded else { return false }
    return median.number == above.number
  }
}

/// One part of a whole, in percent.
package struct Share: Hashable, Sendable {
  package var label: String
  package var percent: Double
  /// In points of percent, where the publisher prints it.
  package var standardError: Double?

  package init(_ label: String, _ percent: Double, standardError: Double? = nil) {
    self.label = label
    self.percent = percent
    self.standardError = standardError
  }
}

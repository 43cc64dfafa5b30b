/// A pay that the reader types: `85k`, `41.50/hour`, `4,200 a month`, `85k 2019`.
package struct StatedPay: Hashable, Sendable, Codable {
  package enum Period: String, CaseIterable, Sendable, Codable {
    case year, month, hour

    /// How many there are in a year; 2,080 hours are BLS's year of full-time work.
    package var perYear: Double {
      switch self {
      case .year: 1
      case .month: 12
      case .hour: 2080
      }
    }

    /// What pay in the period may be, in dollars: beyond it, a unit was mistaken.
    var range: ClosedRange<Double> {
      switch self {
      case .year: 1_000...100_000_000
      case .month: 100...10_000_000
      case .hour: 1...50_000
      }
    }

    init?(typed: String) {
      switch typed {
      case "year", "yr", "y", "annum", "annual", "annually", "yearly": self = .year
      case "month", "mo", "m", "monthly": self = .month
      case "hour", "hr", "h", "hourly": self = .hour
      default: return nil
      }
    }
  }

  /// Dollars in the period.
  package var amount: Double
  package var period: Period
  /// The year that the dollars are of.
  package var year: Int

  /// The year that is meant when none is typed: the latest that the price index knows.
  package static var currentYear: Int { PriceIndex.alignmentYear }

  package init(amount: Double, period: Period = .year, year: Int = StatedPay.currentYear) {
    self.amount = amount
    self.period = period
    self.year = year
  }

  /// Dollars a year.
  package var perYear: Double { amount * period.perYear }

  /// Dollars a year, in the dollars of another year; nil when the price index lacks it.
  package func perYear(inDollarsOf target: Int) -> Double? { PriceIndex.aligned(perYear, from: year, to: target) }

  /// `$41.50 an hour in 2025 dollars, $86,320 a year`.
  package var words: String {
    let cents = amount == amount.rounded() ? NumberText.grouped(amount) : NumberText.fixed(amount, digits: 2)
    let stated = "$\(cents) \(period == .hour ? "an" : "a") \(period.rawValue) in \(year) dollars"
    return period == .year ? stated : stated + ", $\(NumberText.grouped(perYear)) a year"
  }

  /// A text that reads as the same pay again.
  package var text: String {
    "\(NumberText.plain(amount))\(period == .year ? "" : "/" + period.rawValue) \(year)"
      .replacing(",", with: "")
  }
}

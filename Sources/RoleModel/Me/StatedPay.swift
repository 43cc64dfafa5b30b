/// A pay that the reader types: `85k`, `41.50/hour`, `4,200 a month`, `85k 2019`.
package struct StatedPay: Hashable, Sendable {
  package enum Period: String, CaseIterable, Sendable {
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
    fileprivate var range: ClosedRange<Double> {
      switch self {
      case .year: 1_000...100_000_000
      case .month: 100...10_000_000
      case .hour: 1...50_000
      }
    }

    fileprivate init?(typed: String) {
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
  package static var currentYear: Int { PriceIndex.latestYear }

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

extension StatedPay {
  /// What is wrong with a text of pay.
  package enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    case noNumber(String)
    case unknownPeriod(String)
    case unlikely(Double, Period)
    case unknownYear(Int)

    package var description: String {
      switch self {
      case .noNumber(let text):
        text.isEmpty
          ? "type a pay, as in 85k, 41.50/hour, 4,200 a month or 85k 2019"
          : "“\(text)” is no pay; write it as 85k, 41.50/hour, 4,200 a month or 85k 2019"
      case .unknownPeriod(let text): "“\(text)” is no period; pay is per year, month or hour, as in 41.50/hour"
      case .unlikely(let amount, let period):
        "$\(NumberText.plain(amount)) \(period == .hour ? "an" : "a") \(period.rawValue) is no pay to compare; "
          + "for thousands write 85k, for an hour 41.50/hour, for a month 4,200/month"
      case .unknownYear(let year):
        "prices of \(year) are not in the index; it covers \(PriceIndex.years.lowerBound) to \(PriceIndex.years.upperBound)"
      }
    }
  }

  /// Reads a pay; without a period it is a year's, without a year it is of ``currentYear``.
  package init(_ text: String) throws(Problem) {
    var spaced = ""
    for character in text.lowercased() where !"$,".contains(character) {
      spaced += character == "/" ? " per " : String(character)
    }
    var words = spaced.split(separator: " ").map(String.init)
    guard let first = words.first else { throw .noNumber("") }
    words.removeFirst()
    guard let amount = Self.number(first) else { throw .noNumber(text) }
    var period = Period.year
    var year = Self.currentYear
    for (index, word) in words.enumerated() where !["a", "an", "per", "in", "of", "dollars", "usd"].contains(word) {
      if let number = Int(word), (1900...2100).contains(number) {
        guard PriceIndex.average(of: number) != nil else { throw .unknownYear(number) }
        year = number
      } else if index == 0, word == "k" || word == "thousand" {
        try self.init(([Self.plain(amount * 1000)] + words.dropFirst()).joined(separator: " "))
        return
      } else if let named = Period(typed: word) {
        period = named
      } else {
        throw .unknownPeriod(word)
      }
    }
    guard period.range.contains(amount) else { throw .unlikely(amount, period) }
    self.init(amount: amount, period: period, year: year)
  }

  private static func plain(_ number: Double) -> String { NumberText.plain(number).replacing(",", with: "") }

  private static func number(_ text: String) -> Double? {
    let scales: [Character: Double] = ["k": 1e3, "m": 1e6]
    var digits = Substring(text)
    var scale = 1.0
    if let last = digits.last, let factor = scales[last] {
      scale = factor
      digits.removeLast()
    }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      digits.utf8.count <= 15
    else { return nil }
    return Double(digits).map { $0 * scale }
  }
}

/// What may be said of one value against another. Read from the first one's side: `higher` means that the first is higher.
package enum Verdict: String, CaseIterable, Sendable {
  case higher, lower, same
  /// The errors, or overlapping ranges, don't allow a statement.
  case cannotTell = "can't tell"
  /// Definitions, populations or years differ and cannot be aligned.
  case notComparable = "not comparable"
  /// One side is missing.
  case unknown

  /// The sign that stands for the verdict where words don't fit.
  package var sign: String {
    switch self {
    case .higher: ">"
    case .lower: "<"
    case .same: "="
    case .cannotTell: "~"
    case .notComparable: "/"
    case .unknown: "?"
    }
  }

  package var isDifference: Bool { self == .higher || self == .lower }
}

/// A verdict with its reason, and how far apart the two are.
package struct Judgement: Hashable, Sendable {
  package var verdict: Verdict
  /// Why, as a clause without a capital or a full stop.
  package var reason: String
  /// The reason in the few words that a column has room for.
  package var brief: String
  /// The first value divided by the other; nil where a ratio says nothing.
  package var ratio: Double?
  /// The first value less the other, in the row's unit; nil where the two are no numbers that differ or agree.
  package var difference: Double?

  package init(
    _ verdict: Verdict, _ reason: String, brief: String? = nil, ratio: Double? = nil, difference: Double? = nil
  ) {
    self.verdict = verdict
    self.reason = reason
    self.brief = brief ?? reason
    self.ratio = ratio
    self.difference = difference
  }
}

extension Judgement {
  /// The first of two parts of 100 divided by the other; nil where one is near zero, since the quotient would turn on digits
  /// that are rounded away, or on the error.
  package static func ratio(ofPercents first: Double, _ other: Double) -> Double? {
    min(first, other) >= 5 ? first / other : nil
  }
}

extension Judgement {
  /// `+68,777`, `-8.5 pts`; nil where there is no difference to state.
  package func differenceText(in unit: Unit) -> String? {
    difference.map { difference in
      let number: String
      switch unit {
      case .dollarsPerYear, .dollarsPerWeek, .people, .peoplePerYear: number = NumberText.grouped(abs(difference))
      case .dollarsPerHour: number = NumberText.fixed(abs(difference), digits: 2)
      case .percent, .percentOfBasePay: number = NumberText.plain(abs(difference)) + " pts"
      case .years, .zone, .name: number = NumberText.plain(abs(difference))
      }
      return difference == 0 ? "0" : (difference > 0 ? "+" : "-") + number
    }
  }
}

extension ComparedRow {
  /// The unit of its figures; a name's where no role has one.
  package var unit: Unit { values.lazy.compactMap { $0?.figure.unit }.first ?? .name }
}

/// What two estimates' standard errors allow to be said of their difference.
///
/// Two estimates differ only beyond `1.96 * sqrt(SEa² + SEb²)`. Source: METHODS, "Ratings".
package struct ErrorTest: Sendable {
  package let threshold: Double
  /// `the error of ± 9,163`, or whose error alone is known.
  package let words: String

  /// nil where neither has an error.
  package init?(_ first: Double?, _ other: Double?) {
    guard first != nil || other != nil else { return nil }
    let (a, b) = (first ?? 0, other ?? 0)
    threshold = 1.96 * (a * a + b * b).squareRoot()
    let amount = "± " + Self.text(threshold)
    words =
      first == nil
      ? "the other's error of \(amount) alone; the first one's is not printed"
      : other == nil ? "the first one's error of \(amount) alone; the other's is not printed" : "the error of \(amount)"
  }

  /// Small errors with the digits that tell them from none.
  package static func text(_ amount: Double) -> String {
    amount == 0 ? "0" : amount < 10 ? NumberText.fixed(amount, digits: amount < 1 ? 2 : 1) : NumberText.grouped(amount)
  }
}

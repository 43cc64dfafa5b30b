/// What may be said of one value against another. Read from the first one's side: `higher` means that the first is higher.
package enum Verdict: String, CaseIterable, Sendable {
  case higher, lower, same
  /// The errors, or overlapping ranges, don't allow a statement.
  case cannotTell = "can't tell"
  /// Definitions, populations or years differ and cannot be aligned.
  case notComparable = "not comparable"
  /// One side is missing.
  case unknown

  /// The sign that stands for the verdict where words don't fit, read of the other role: more or less than the first. It
  /// stands behind the other's value, so that it is never taken for a bound of it.
  package var sign: String {
    switch self {
    case .higher: "▼"
    case .lower: "▲"
    case .same: "="
    case .cannotTell: "≈"
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
  /// How a difference is said.
  package var manner = Manner.amounts

  package enum Manner: Sendable {
    case amounts
    /// Of who works there: by how much the two are apart, and none wins.
    case people
    /// Of a full list of names: which role it has.
    case names
  }

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
  /// Whether one of the two comes out above the other, and may be drawn so.
  package var hasWinner: Bool { verdict.isDifference && manner == .amounts }

  /// The verdict's sign; what tells people apart has no more and less.
  package var sign: String { verdict.isDifference && manner == .people ? Self.apart : verdict.sign }

  private static let apart = "≠"

  /// What the signs mean.
  package static let signs: [(sign: String, words: String)] =
    [(Verdict.lower.sign, "more than A"), (Verdict.higher.sign, "less"), (apart, "apart")]
    + Verdict.allCases.filter { !$0.isDifference }.map { ($0.sign, $0.rawValue) }
}

extension Field {
  /// Whether it says who works there: no number of it is better.
  package var isOfPeople: Bool {
    [.ageMean, .ageMedian, .ageShares, .sexShares, .raceShares, .lgbtShare].contains(self)
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

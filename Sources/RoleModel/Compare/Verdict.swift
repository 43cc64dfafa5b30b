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

/// A verdict with its reason, and how many times the one is the other.
package struct Judgement: Hashable, Sendable {
  package var verdict: Verdict
  /// Why, as a clause without a capital or a full stop.
  package var reason: String
  /// The first value divided by the other; nil where a ratio says nothing.
  package var ratio: Double?

  package init(_ verdict: Verdict, _ reason: String, ratio: Double? = nil) {
    self.verdict = verdict
    self.reason = reason
    self.ratio = ratio
  }
}

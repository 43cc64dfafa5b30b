import RoleModel

/// How far the compared values lie apart, in the row's unit, where the verdict lets them be set against each other.
extension ComparedRow {
  /// The two numbers that the verdict set against each other: of percentiles the medians.
  func comparedAmounts(against other: Int) -> (Double, Double)? {
    let judgement = judgements[other - 1]
    guard ![.notComparable, .unknown].contains(judgement.verdict), let first = values[0]?.value,
      let second = values[other]?.value
    else { return nil }
    switch (first, second) {
    case (.number(let a), .number(let b)): return (a, b)
    case (.percentiles(let a), .percentiles(let b)):
      guard let a = a.median, let b = b.median, !a.isTopCoded, !b.isTopCoded else { return nil }
      return (a.number, b.number)
    default: return nil
    }
  }

  /// The first value less the other one; nil where they are not set against each other.
  func difference(against other: Int) -> Double? { comparedAmounts(against: other).map { $0.0 - $0.1 } }
}

extension ComparedSkill {
  func comparedAmounts(against other: Int) -> (Double, Double)? {
    guard ![.notComparable, .unknown].contains(judgements[other - 1].verdict), let a = standings[0].amount,
      let b = standings[other].amount
    else { return nil }
    return (a, b)
  }

  /// The first rating less the other one; nil where they are not set against each other.
  func difference(against other: Int) -> Double? { comparedAmounts(against: other).map { $0.0 - $0.1 } }
}

/// `114,728`, `50.9`: whole where it is large.
func amountText(_ amount: Double) -> String {
  abs(amount) >= 1000 ? NumberText.grouped(amount) : NumberText.plain(amount)
}

/// `+68,777`, `-8.5`, `0`.
func signedAmountText(_ amount: Double) -> String { (amount > 0 ? "+" : "") + amountText(amount) }

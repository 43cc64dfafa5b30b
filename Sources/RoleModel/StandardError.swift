/// How far a number that was sampled may lie from the truth, and how that is known.
///
/// Every use asks here: verdicts, rankings of places, gaps of skills, receipts, JSON. Formulas: METHODS, "Verdicts".
package struct StandardError: Hashable, Sendable {
  package enum Origin: Hashable, Sendable {
    /// As the publisher prints it.
    case printed
    /// How it was modelled, as a clause.
    case modelled(String)
  }

  /// In the number's unit.
  package let amount: Double
  package let origin: Origin

  package init(_ amount: Double, _ origin: Origin = .printed) {
    self.amount = amount
    self.origin = origin
  }

  /// Two numbers that a reader picks differ beyond so many of their common standard errors: the 97.5th percentile of the normal
  /// distribution, one for the whole product. A ranking that picks the best of many has ``PlaceRanking/confidence``.
  package static let z = 1.96

  /// What an error that is printed as 0.0 % counts as: the most that is rounded to it.
  package static let leastRelative = 0.05

  package var isModelled: Bool { origin != .printed }

  /// `printed`, `modelled: …`.
  package var how: String {
    switch origin {
    case .printed: "printed"
    case .modelled(let words): "modelled: " + words
    }
  }

  /// `standard error: 2,012, printed`, in the digits of its size.
  package var words: String { "standard error: \(ErrorTest.text(amount)), \(how)" }
}

/// What is known of a number's error.
package enum Uncertainty: Hashable, Sendable {
  case error(StandardError)
  /// Assigned, or asked for: no sample stands behind it.
  case notSampled
  /// Why no error is known, as a clause.
  case unknown(String)

  package var error: StandardError? { if case .error(let error) = self { error } else { nil } }
}

extension StandardError {
  /// An error that is printed in percent.
  ///
  /// - Parameter isOfMean: whether the percent is the mean's, and the number a percentile, of which none is printed.
  package static func relative(_ percent: Double, of number: Double, isOfMean: Bool = false) -> StandardError {
    let counted = max(percent, leastRelative)
    var reasons: [String] = []
    if isOfMean {
      reasons.append("no error of a percentile is printed, that of the mean, \(NumberText.plain(percent)) %, stands in")
    }
    if counted != percent { reasons.append("an error printed as 0.0 % counts as \(NumberText.plain(counted)) %") }
    return StandardError(
      abs(number) * counted / 100, reasons.isEmpty ? .printed : .modelled(reasons.joined(separator: "; ")))
  }

  /// A share of employed people by the CPS: `√(b · p(100 - p) / x)` with b = 1,200 for annual means, x people in all.
  ///
  /// Source: BLS, "Calculating Approximate Standard Errors and Confidence Intervals for Current Population Survey Estimates".
  static func householdShare(_ percent: Double, of people: Double) -> StandardError {
    StandardError(
      (householdFactor * percent * (100 - percent) / people).squareRoot(),
      .modelled("√(1,200 × p(100 - p) / x), the CPS's form, with x = \(NumberText.grouped(people)) people"))
  }

  /// A median of people by the CPS: of a quarter of the sample, with the logarithm's standard deviation 0.5.
  static func householdMedian(_ median: Double, of people: Double) -> StandardError {
    StandardError(
      spread(of: median) / (people / (4 * householdFactor)).squareRoot(),
      .modelled(
        "1.2533 × 0.5 × the median / √(x / 4,800), a quarter of the CPS's sample, with x = \(NumberText.grouped(people)) people"
      ))
  }

  /// A count that rests on the CPS: `√(b · x)` of x people, in parts of the count.
  static func householdCount(_ count: Double, of people: Double) -> StandardError {
    StandardError(
      count * (householdFactor / people).squareRoot(),
      .modelled("√(1,200 / x) of it, the CPS's form, with x = \(NumberText.grouped(people)) jobs"))
  }

  /// A share of workers by two years of the American Community Survey: a sample of 2 %, with a design effect of 1.5.
  static func communityShare(_ percent: Double, of people: Double) -> StandardError {
    StandardError(
      (percent * (100 - percent) * 1.5 / (0.02 * people)).squareRoot(),
      .modelled("√(1.5 × p(100 - p) / (0.02 × x)), two years of the ACS, with x = \(NumberText.grouped(people)) jobs"))
  }

  /// A share of so many answers to O*NET's survey: the binomial error times 1.16, the median of that quotient over all shares of
  /// required education of which O*NET 30.1 prints an error.
  static func answeredShare(_ percent: Double, of answers: Double) -> StandardError {
    StandardError(
      1.16 * (percent * (100 - percent) / answers).squareRoot(),
      .modelled(
        "1.16 × √(p(100 - p) / n), with n = \(NumberText.grouped(answers)) answers, of which no error is printed"))
  }

  /// A share, or an amount, of which nothing says how many were asked.
  static func ofFewAnswers(share percent: Double) -> StandardError {
    StandardError((percent * (100 - percent) / fewAnswers).squareRoot(), ofFewAnswers)
  }

  static func ofFewAnswers(amount: Double) -> StandardError {
    StandardError(spread(of: abs(amount)) / fewAnswers.squareRoot(), ofFewAnswers)
  }

  private static let householdFactor = 1200.0
  /// The fewest answers that the normal distribution is commonly used for.
  private static let fewAnswers = 30.0
  private static let ofFewAnswers = Origin.modelled("as of 30 answers, since nothing says how many were asked")

  /// The standard error of a median of one: √(π/2) standard deviations, 0.5 in the logarithm.
  private static func spread(of median: Double) -> Double { 1.2533 * 0.5 * median }
}

extension Figure {
  /// Below so many people no error of a median by the CPS is modelled.
  private static let leastPeople = 75_000.0

  /// What is known of the error of a number of the figure.
  ///
  /// - Parameter label: of the part, where the number is one of shares.
  package func uncertainty(of number: Double, share label: String? = nil) -> Uncertainty {
    if unit == .name || [.zone, .experienceToEnter].contains(field) { return .notSampled }
    if let relativeStandardError {
      return .error(
        .relative(relativeStandardError, of: number, isOfMean: isOfPercentiles))
    }
    if case .shares(let shares) = value, let printed = shares.first(where: { $0.label == label })?.standardError {
      return .error(StandardError(printed))
    }
    if let base, base > 0, let modelled = uncertainty(of: number, base: base) { return modelled }
    return switch unit {
    case .percent where field != .growth: .error(.ofFewAnswers(share: number))
    case .dollarsPerYear, .dollarsPerHour, .dollarsPerWeek, .years: .error(.ofFewAnswers(amount: number))
    case .percent: .unknown("a projection has no error of sampling")
    case .people, .peoplePerYear, .percentOfBasePay, .zone, .name:
      .unknown("no error is printed, and none can be modelled")
    }
  }

  /// By how many people or answers the number is of; nil for fields that have no such model.
  private func uncertainty(of number: Double, base: Double) -> Uncertainty? {
    switch field {
    case .sexShares, .raceShares, .ageShares: .error(.householdShare(number, of: base))
    case .ageMedian, .payWeekly:
      base < Self.leastPeople
        ? .unknown("a median of \(NumberText.grouped(base)) people, fewer than 75,000")
        : .error(.householdMedian(number, of: base))
    case .educationShares: .error(.communityShare(number, of: base))
    case .educationRequired: .error(.answeredShare(number, of: base))
    case .jobs, .openings: .error(.householdCount(number, of: base))
    default: nil
    }
  }
}

extension SkillRating {
  /// The error of the importance, on its 0 to 100; nil where none is printed or modelled.
  package var importanceError: StandardError? {
    Self.error(standardError, isModelled: remarks.contains(.modelledError), width: kind == .interest ? 6 : 4)
  }

  /// The error of the level, on its 0 to 100; nil where none is printed or modelled.
  package var levelStandardError: StandardError? {
    Self.error(levelError, isModelled: remarks.contains(.modelledLevelError), width: 7)
  }

  /// - Parameter width: of the scale that was rated on.
  private static func error(_ error: Double?, isModelled: Bool, width: Double) -> StandardError? {
    guard let error else { return nil }
    if isModelled {
      return StandardError(
        error, .modelled("no error is printed: the median of the errors of as many answers stands in"))
    }
    if error > 0 { return StandardError(error) }
    return StandardError(
      leastOfScale / width * 100, .modelled("an error printed as 0, since all raters agree, counts as 0.125 of a point")
    )
  }

  /// What one of eight raters moves the mean by, in points of the scale.
  private static let leastOfScale = 0.125
}

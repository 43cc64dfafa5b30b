/// Judges two values of one field by what their figures can carry.
///
/// Order of the questions: is one missing, do definition and place agree, do the years agree, and only then which is
/// greater. See METHODS "Verdicts".
package struct Judge: Sendable {
  package let sources: SourceTable

  /// Why two figures that are one cell of a table are not compared.
  static let oneNumberReason = "one number: the source counts both together"

  package init(_ sources: SourceTable) { self.sources = sources }

  package func judge(_ first: ComparedValue?, _ other: ComparedValue?) -> Judgement {
    var judgement = plainJudgement(first, other)
    if let field = (first ?? other)?.figure.field, field.isOfPeople { judgement.manner = .people }
    return judgement
  }

  private func plainJudgement(_ first: ComparedValue?, _ other: ComparedValue?) -> Judgement {
    guard let first else {
      let words = other == nil ? "neither of the two has a figure of this" : "the first role has no figure of this"
      return Judgement(.unknown, words, brief: other == nil ? "no figure of either" : "no figure of the first")
    }
    guard let other else {
      return Judgement(.unknown, "the other role has no figure of this", brief: "no figure of the other")
    }
    if first.value == .missing || other.value == .missing {
      let missing = first.value == .missing ? first : other
      return Judgement(.unknown, missingReason(first, other), brief: missing.figure.valueText)
    }
    if isOneNumber(first.figure, other.figure) {
      return Judgement(.cannotTell, Self.oneNumberReason, brief: "one number for both")
    }
    if let obstacle = obstacle(first.figure, other.figure) { return obstacle }
    if first.value.isName || other.value.isName { return judgeNames(first, other) }
    let basis = Basis(first.figure, other.figure, sources)
    switch (first.value, other.value) {
    case (.number(let a), .number(let b)):
      return first.figure.field == .growth
        ? judgeGrowth(a, b, first.figure, other.figure, basis) : judgeNumbers(a, b, first, other, basis)
    case (.range(let a), .range(let b)): return judgeRanges(a, b, first, other, basis)
    case (.range(let a), .number(let b)): return judgeRanges(a, Bounds(low: b, high: b), first, other, basis)
    case (.number(let a), .range(let b)): return judgeRanges(Bounds(low: a, high: a), b, first, other, basis)
    case (.percentiles(let a), .percentiles(let b)): return judgeMedians(a, b, first, other, basis)
    default: return Judgement(.notComparable, "the two are of different kinds")
    }
  }

  /// Whether both figures are one measurement: the same cell of a table that counts the two roles together, or the shares of
  /// schooling of one census occupation, which their table prints again for each code that it holds.
  private func isOneNumber(_ first: Figure, _ other: Figure) -> Bool {
    first.source == other.source && first.value == other.value && first.field == other.field
      && first.definition == other.definition
      && (first.field == .educationShares || first.locator == other.locator && first.locator.position.contains("row "))
  }

  private func missingReason(_ first: ComparedValue, _ other: ComparedValue) -> String {
    func words(_ value: ComparedValue) -> String {
      "\(sources.label(value.figure.source)): \(value.figure.valueText)"
    }
    switch (first.value == .missing, other.value == .missing) {
    case (true, true):
      return words(first) == words(other) ? "\(words(first)) on both sides" : "\(words(first)); \(words(other))"
    case (true, false): return words(first)
    default: return words(other)
    }
  }

  /// Names have no order, but levels of schooling do. Of others, whether they are the same word is all that can be said.
  private func judgeNames(_ first: ComparedValue, _ other: ComparedValue) -> Judgement {
    guard case .text(let a) = first.value, case .text(let b) = other.value else {
      return Judgement(.notComparable, "a name against an amount")
    }
    if folded(a) == folded(b) { return Judgement(.same, "the same name as printed") }
    guard first.figure.field.isLevelOfSchooling, let left = EducationLevel.range(ofPublished: a),
      let right = EducationLevel.range(ofPublished: b)
    else { return Judgement(.notComparable, "two names, which have no order", brief: "names have no order") }
    let reason = "by the level of schooling"
    if left.lowerBound > right.upperBound { return Judgement(.higher, reason) }
    if left.upperBound < right.lowerBound { return Judgement(.lower, reason) }
    return left == right
      ? Judgement(.same, "one level of schooling in other words", brief: "the same level")
      : Judgement(.cannotTell, "the levels of schooling overlap", brief: "the levels overlap")
  }

  /// Why two figures measure different things, or nil.
  private func obstacle(_ first: Figure, _ other: Figure) -> Judgement? {
    func refusal(_ reason: String, _ brief: String) -> Judgement { Judgement(.notComparable, reason, brief: brief) }
    if first.definition != other.definition {
      return refusal(definitionReason(first, other), "definitions differ")
    }
    if first.place != other.place {
      return refusal("places differ: \(first.place) and \(other.place)", "\(first.place) and \(other.place)")
    }
    // A name is printed, and a demand stated, without counting anything in a year.
    let isMeasured = first.field != .experienceToEnter && first.unit != .name
    guard isMeasured, first.yearOfDollars != other.yearOfDollars || first.year == nil else { return nil }
    switch (first.yearOfDollars, other.yearOfDollars) {
    case (nil, nil):
      if sources.group(first.source) == sources.group(other.source) { return nil }
      return refusal(
        "\(sources.label(first.source)) and \(sources.label(other.source)) state no year", "two undated publishers")
    case (nil, let year?), (let year?, nil):
      let undated = first.year == nil ? first : other
      return refusal(
        "\(sources.label(undated.source)) states no year to set beside \(year)",
        "\(sources.label(undated.source)) is undated")
    case (let a?, let b?):
      let words = "of \(a) and \(b)"
      guard first.isPay else { return refusal(words, words) }
      let unknown = [a, b].first { PriceIndex.average(of: $0) == nil }
      return refusal(
        unknown.map { "\(words), and prices of \($0) are not known" }
          ?? "\(words): pay can be brought to one year's dollars", words)
    }
  }

  private func definitionReason(_ first: Figure, _ other: Figure) -> String {
    "definitions differ: \(first.definition) (\(sources.label(first.source))), against \(other.definition) "
      + "(\(sources.label(other.source)))"
  }

  private func judgeNumbers(
    _ a: Double, _ b: Double, _ first: ComparedValue, _ other: ComparedValue, _ basis: Basis
  ) -> Judgement {
    if first.figure.isFewerThanFifty || other.figure.isFewerThanFifty { return judgeFew(a, b, first, other, basis) }
    // O*NET's zones have an order and no zero: the fourth is not twice the second.
    let hasRatio = a > 0 && b > 0 && first.figure.field != .zone
    let ratio = first.figure.unit == .percent ? Judgement.ratio(ofPercents: a, b) : hasRatio ? a / b : nil
    return judge(a, b, ErrorQuestion(first, other), basis, ratio)
  }

  /// What is printed as none, of numbers in hundreds, is anything below fifty: it has no distance from what is more.
  private func judgeFew(
    _ a: Double, _ b: Double, _ first: ComparedValue, _ other: ComparedValue, _ basis: Basis
  ) -> Judgement {
    guard a != b else {
      return Judgement(.cannotTell, "both are fewer than 50, and published no finer", brief: "both fewer than 50")
    }
    let most = Figure.leastInHundreds
    var judgement = judge(max(a, most), max(b, most), ErrorQuestion(first, other), basis, nil)
    judgement.difference = nil
    return judgement
  }

  /// Two numbers differ only beyond their errors; of what was not sampled any difference is one.
  private func judge(
    _ a: Double, _ b: Double, _ question: ErrorQuestion, _ basis: Basis, _ ratio: Double?, by: String = ""
  ) -> Judgement {
    func told(_ reason: String, _ brief: String) -> Judgement {
      Judgement(a > b ? .higher : .lower, reason, brief: brief, ratio: ratio, difference: a - b)
    }
    switch question {
    case .notSampled:
      if a != b { return told("\(by)stated, not sampled; \(basis.words)", basis.brief) }
    case .unknown(let reason):
      if a != b { return Judgement(.cannotTell, "\(by)\(reason); \(basis.words)", brief: "no error is known") }
    case .error(let test):
      let text = ErrorTest.text(test.threshold)
      if abs(a - b) > test.threshold { return told("\(by)beyond \(test.words); \(basis.words)", "beyond ± \(text)") }
      if a != b || test.threshold > 0 && !test.isModelled {
        return Judgement(.cannotTell, "\(by)within \(test.words); \(basis.words)", brief: "within ± \(text)")
      }
    }
    return Judgement(
      .same, "\(by)equal as printed; \(basis.words)", brief: "equal as printed", ratio: ratio, difference: 0)
  }

  /// Projections have no error of sampling: they are told apart by BLS's classes, or when they are far apart.
  private func judgeGrowth(_ a: Double, _ b: Double, _ first: Figure, _ other: Figure, _ basis: Basis) -> Judgement {
    let ratio = Judgement.ratio(ofPercents: a, b)
    func told(_ reason: String, _ brief: String) -> Judgement {
      Judgement(a > b ? .higher : .lower, "\(reason); \(basis.words)", brief: brief, ratio: ratio, difference: a - b)
    }
    if a == b {
      return Judgement(
        .same, "equal as printed; \(basis.words)", brief: "equal as printed", ratio: ratio, difference: 0)
    }
    if let all = first.base, all == other.base {
      let classes = [a, b].map { GrowthClass($0, besideAll: all) }
      if classes[0] != classes[1] {
        return told(
          "\(classes[0].words), against \(classes[1].words), \(NumberText.plain(all)) %, by BLS's classes",
          "a class apart")
      }
    }
    // Rounded as printed: 9.7 less 4.7 is 5.
    if (abs(a - b) * 10).rounded() >= Self.pointsTold * 10 {
      return told("\(NumberText.plain(Self.pointsTold)) points apart or more", "5 points apart or more")
    }
    return Judgement(
      .cannotTell, "projections this close are not told apart; \(basis.words)", brief: "projections this close")
  }

  /// Projections are told apart by so many points at the least.
  private static let pointsTold = 5.0

  private func judgeRanges(
    _ a: Bounds, _ b: Bounds, _ first: ComparedValue, _ other: ComparedValue, _ basis: Basis
  ) -> Judgement {
    if a == b {
      let isOpen = a.opensLow || a.opensHigh
      return isOpen
        ? Judgement(.cannotTell, "the same open range; \(basis.words)", brief: "the same open range")
        : Judgement(.same, "equal as printed; \(basis.words)", brief: "equal as printed", ratio: 1)
    }
    let ends: (Double, Double)
    if let least = a.least, let greatest = b.greatest, least > greatest {
      ends = (least, greatest)
    } else if let greatest = a.greatest, let least = b.least, greatest < least {
      ends = (greatest, least)
    } else {
      return Judgement(.cannotTell, "the ranges overlap; \(basis.words)", brief: "the ranges overlap")
    }
    let verdict = ends.0 > ends.1 ? Verdict.higher : .lower
    // A number beside a range, or beside a publisher's cap, has an error of its own.
    switch ErrorQuestion(first, other) {
    case .notSampled: return Judgement(verdict, "no overlap; \(basis.words)", brief: basis.brief)
    case .unknown(let reason):
      return Judgement(.cannotTell, "\(reason); \(basis.words)", brief: "no error is known")
    case .error(let test):
      let text = ErrorTest.text(test.threshold)
      return abs(ends.0 - ends.1) > test.threshold
        ? Judgement(verdict, "no overlap; beyond \(test.words); \(basis.words)", brief: "beyond ± \(text)")
        : Judgement(.cannotTell, "within \(test.words); \(basis.words)", brief: "within ± \(text)")
    }
  }

  private func judgeMedians(
    _ a: Percentiles, _ b: Percentiles, _ first: ComparedValue, _ other: ComparedValue, _ basis: Basis
  ) -> Judgement {
    guard let left = a.median, let right = b.median else {
      return Judgement(.unknown, "a median was not released")
    }
    let capped = Judgement(
      .cannotTell, "one median is at or above the greatest printed value", brief: "a median is capped")
    if left.isTopCoded, right.isTopCoded {
      return Judgement(
        .cannotTell, "both medians are at or above the greatest printed value", brief: "both medians are capped")
    }
    if a.isCollapsed || b.isCollapsed {
      return Judgement(
        .cannotTell, "a median equals the 75th percentile, so nothing says how sure it is; \(basis.words)",
        brief: "a median equals its p75")
    }
    let isOpen = left.isTopCoded || right.isTopCoded
    let ratio = isOpen || right.number <= 0 ? nil : left.number / right.number
    var judgement = judge(
      left.number, right.number, ErrorQuestion(first, other), basis, ratio, by: "by the medians; ")
    if !isOpen { return judgement }
    // A cap is the least that its median can be.
    guard judgement.verdict == (left.isTopCoded ? .higher : .lower) else { return capped }
    judgement.difference = nil
    return judgement
  }
}

/// What the errors of two values allow to be asked.
private enum ErrorQuestion {
  case error(ErrorTest)
  case notSampled
  /// Why nothing can be said, as a clause.
  case unknown(String)

  init(_ first: ComparedValue, _ other: ComparedValue) {
    let known = [first.uncertainty, other.uncertainty]
    for case .unknown(let reason) in known {
      self = .unknown(reason)
      return
    }
    let errors = known.compactMap(\.error)
    self = errors.isEmpty ? .notSampled : .error(ErrorTest(errors))
  }
}

/// What a verdict stands on: who published both sides, and of which year.
private struct Basis {
  let words: String
  let brief: String

  init(_ first: Figure, _ other: Figure, _ sources: SourceTable) {
    let isOnePublisher = sources.group(first.source) == sources.group(other.source)
    let year = first.dollarsOf.map { "in \($0) dollars" } ?? first.year.map(String.init) ?? "no year"
    words = "\(isOnePublisher ? "one publisher, one definition" : "one definition"), \(year)"
    brief = "\(isOnePublisher ? "one publisher" : "one definition"), \(year)"
  }
}

extension Field {
  /// Whether the field's names are levels of schooling, which have an order.
  fileprivate var isLevelOfSchooling: Bool {
    [.educationEntry, .educationRequired, .educationPreferred].contains(self)
  }
}

/// Judges two values of one field by what their figures can carry.
///
/// Order of the questions: is one missing, do definition and place agree, do the years agree, and only then which is
/// greater. See METHODS "Verdicts".
package struct Judge: Sendable {
  package let sources: SourceTable

  /// Why shares that are answers to a survey are not told apart.
  private static let unkeptErrors = "shares of answers to a survey, whose standard errors are not kept here"

  /// Why two figures that are one cell of a table are not compared.
  static let oneNumberReason = "one number: the source counts both together"

  package init(_ sources: SourceTable) { self.sources = sources }

  package func judge(_ first: ComparedValue?, _ other: ComparedValue?) -> Judgement {
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
    if first.figure.isAnswered {
      return Judgement(.cannotTell, "\(Self.unkeptErrors); \(basis.words)", brief: "errors not kept here")
    }
    switch (first.value, other.value) {
    case (.number(let a), .number(let b)): return judgeNumbers(a, b, first.figure, other.figure, basis)
    case (.range(let a), .range(let b)): return judgeRanges(a, b, basis)
    case (.range(let a), .number(let b)): return judgeRanges(a, Bounds(low: b, high: b), basis)
    case (.number(let a), .range(let b)): return judgeRanges(Bounds(low: a, high: a), b, basis)
    case (.percentiles(let a), .percentiles(let b)): return judgeMedians(a, b, basis)
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
        unknown.map { "\(words), and prices of \($0) are not known" } ?? "\(words): $ brings pay to one year", words)
    }
  }

  private func definitionReason(_ first: Figure, _ other: Figure) -> String {
    "definitions differ: \(first.definition) (\(sources.label(first.source))), against \(other.definition) "
      + "(\(sources.label(other.source)))"
  }

  private func judgeNumbers(_ a: Double, _ b: Double, _ first: Figure, _ other: Figure, _ basis: Basis) -> Judgement {
    // What is printed as none has an order to what is more, and no distance from it.
    if first.isFewerThanFifty || other.isFewerThanFifty {
      return a == b
        ? Judgement(.cannotTell, "both are fewer than 50, and published no finer", brief: "both fewer than 50")
        : Judgement(a > b ? .higher : .lower, "\(basis.words), \(basis.errors)", brief: basis.brief)
    }
    // O*NET's zones have an order and no zero: the fourth is not twice the second.
    let hasRatio = a > 0 && b > 0 && first.field != .zone
    let ratio = first.unit == .percent ? Judgement.ratio(ofPercents: a, b) : hasRatio ? a / b : nil
    let errors = [(a, first), (b, other)].map { number, figure in
      figure.relativeStandardError.map { abs(number) * $0 / 100 }
    }
    guard let test = ErrorTest(errors[0], errors[1]) else {
      return judge(a, b, "\(basis.words), \(basis.errors)", basis.brief, ratio)
    }
    guard abs(a - b) > test.threshold || a == b && test.threshold == 0 else {
      return Judgement(
        .cannotTell, "within \(test.words); \(basis.words)", brief: "within ± \(ErrorTest.text(test.threshold))")
    }
    return judge(
      a, b, "beyond \(test.words); \(basis.words)", "beyond ± \(ErrorTest.text(test.threshold))", ratio)
  }

  private func judge(_ a: Double, _ b: Double, _ reason: String, _ brief: String, _ ratio: Double?) -> Judgement {
    if a == b {
      return Judgement(.same, "equal as printed; \(reason)", brief: "equal as printed", ratio: ratio, difference: 0)
    }
    return Judgement(a > b ? .higher : .lower, reason, brief: brief, ratio: ratio, difference: a - b)
  }

  private func judgeRanges(_ a: Bounds, _ b: Bounds, _ basis: Basis) -> Judgement {
    let reason = "\(basis.words), \(basis.errors)"
    if a == b {
      let isOpen = a.opensLow || a.opensHigh
      return isOpen
        ? Judgement(.cannotTell, "the same open range; \(reason)", brief: "the same open range")
        : Judgement(.same, "equal as printed; \(reason)", brief: "equal as printed", ratio: 1)
    }
    if let least = a.least, let greatest = b.greatest, least > greatest {
      return Judgement(.higher, "no overlap; \(reason)", brief: basis.brief)
    }
    if let greatest = a.greatest, let least = b.least, greatest < least {
      return Judgement(.lower, "no overlap; \(reason)", brief: basis.brief)
    }
    return Judgement(.cannotTell, "the ranges overlap; \(reason)", brief: "the ranges overlap")
  }

  private func judgeMedians(_ a: Percentiles, _ b: Percentiles, _ basis: Basis) -> Judgement {
    let reason = "by the medians; \(basis.words), \(basis.errors)"
    guard let first = a.median, let other = b.median else {
      return Judgement(.unknown, "a median was not released")
    }
    switch (first.isTopCoded, other.isTopCoded) {
    case (true, true):
      return Judgement(
        .cannotTell, "both medians are at or above the greatest printed value", brief: "both medians are capped")
    case (true, false) where first.number >= other.number: return Judgement(.higher, reason, brief: "by the medians")
    case (false, true) where other.number >= first.number: return Judgement(.lower, reason, brief: "by the medians")
    case (false, false):
      let ratio = other.number > 0 ? first.number / other.number : nil
      return judge(first.number, other.number, reason, "by the medians", ratio)
    default:
      return Judgement(
        .cannotTell, "one median is at or above the greatest printed value", brief: "a median is capped")
    }
  }
}

extension Figure {
  /// Whether it is of answers that O*NET's survey prints standard errors of, which a catalog has no place for: without them
  /// not even equal shares say that two occupations are alike.
  fileprivate var isAnswered: Bool { field == .educationRequired && unit == .percent }
}

/// What a verdict stands on: who published both sides, of which year, and that errors are not printed.
private struct Basis {
  let words: String
  let brief: String
  let errors = "no error printed"

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

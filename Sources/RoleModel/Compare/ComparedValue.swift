/// One side of a row: the value that is compared, and the observation that it comes from.
package struct ComparedValue: Hashable, Sendable {
  /// The observation's own value, or one part of its shares.
  package var value: Value
  package var observation: Observation

  package var figure: Figure { observation.figure }

  /// The value as a row of a comparison prints it: a percent sign, no currency; a missing one says why.
  package var text: String {
    if value == .missing { return figure.status.missingWords }
    let unit = figure.unit
    let text = value.text(in: unit)
    return (unit == .percent || unit == .percentOfBasePay) && !value.isName ? text + " %" : text
  }
}

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
    guard let first else { return Judgement(.unknown, "the first role has no figure to set beside it") }
    guard let other else { return Judgement(.unknown, "the other role has no figure to set beside it") }
    if first.value == .missing || other.value == .missing { return Judgement(.unknown, missingReason(first, other)) }
    if isOneNumber(first.figure, other.figure) {
      return Judgement(.cannotTell, Self.oneNumberReason)
    }
    if first.value.isName || other.value.isName { return judgeNames(first, other) }
    if let obstacle = obstacle(first.figure, other.figure) { return Judgement(.notComparable, obstacle) }
    let basis = basis(first.figure, other.figure)
    switch (first.value, other.value) {
    case (.number(let a), .number(let b)):
      return judgeMeasured(a, b, first.figure.relativeStandardError, other.figure.relativeStandardError, basis)
    case (.range(let a), .range(let b)): return judgeRanges(a, b, "\(basis), no error printed")
    case (.range(let a), .number(let b)): return judgeRanges(a, Bounds(low: b, high: b), "\(basis), no error printed")
    case (.number(let a), .range(let b)): return judgeRanges(Bounds(low: a, high: a), b, "\(basis), no error printed")
    case (.percentiles(let a), .percentiles(let b)): return judgeMedians(a, b, "\(basis), no error printed")
    default: return Judgement(.notComparable, "the two are of different kinds")
    }
  }

  /// Whether both figures are the same cell of a table that counts the two roles together: no two measurements.
  private func isOneNumber(_ first: Figure, _ other: Figure) -> Bool {
    first.source == other.source && first.locator == other.locator && first.value == other.value
      && first.field == other.field && first.definition == other.definition && first.locator.position.contains("row ")
  }

  private func missingReason(_ first: ComparedValue, _ other: ComparedValue) -> String {
    func words(_ value: ComparedValue) -> String {
      "\(sources.label(value.figure.source)): \(value.figure.status.missingWords)"
    }
    switch (first.value == .missing, other.value == .missing) {
    case (true, true):
      return words(first) == words(other) ? "\(words(first)) on both sides" : "\(words(first)); \(words(other))"
    case (true, false): return words(first)
    default: return words(other)
    }
  }

  /// Names have no order. Whether they are the same word is all that can be said.
  private func judgeNames(_ first: ComparedValue, _ other: ComparedValue) -> Judgement {
    guard case .text(let a) = first.value, case .text(let b) = other.value else {
      return Judgement(.notComparable, "a name against an amount")
    }
    if first.figure.definition != other.figure.definition {
      return Judgement(.notComparable, definitionReason(first.figure, other.figure))
    }
    return folded(a) == folded(b)
      ? Judgement(.same, "the same name as printed") : Judgement(.notComparable, "two names, which have no order")
  }

  /// Why two figures measure different things, or nil.
  private func obstacle(_ first: Figure, _ other: Figure) -> String? {
    if first.definition != other.definition { return definitionReason(first, other) }
    if first.place != other.place { return "places differ: \(first.place) and \(other.place)" }
    let isStated = first.field != .experienceToEnter  // a demand that a source states is of no year's statistics
    guard isStated, first.yearOfDollars != other.yearOfDollars || first.year == nil else { return nil }
    switch (first.yearOfDollars, other.yearOfDollars) {
    case (nil, nil):
      if sources.group(first.source) == sources.group(other.source) { return nil }
      return "\(sources.label(first.source)) and \(sources.label(other.source)) state no year"
    case (nil, let year?), (let year?, nil):
      let undated = first.year == nil ? first : other
      return "\(sources.label(undated.source)) states no year to set beside \(year)"
    case (let a?, let b?):
      return first.isPay ? "of \(a) and \(b): $ brings pay to one year" : "of \(a) and \(b)"
    }
  }

  private func definitionReason(_ first: Figure, _ other: Figure) -> String {
    "definitions differ: \(first.definition) (\(sources.label(first.source))), against \(other.definition) "
      + "(\(sources.label(other.source)))"
  }

  /// What the verdict stands on.
  private func basis(_ first: Figure, _ other: Figure) -> String {
    let isOnePublisher = sources.group(first.source) == sources.group(other.source)
    let publisher = isOnePublisher ? "one publisher, one definition" : "one definition"
    let year = first.dollarsOf.map { "in \($0) dollars" } ?? first.year.map(String.init) ?? "no year"
    return "\(publisher), \(year)"
  }

  /// Two estimates with their errors, in percent, differ only beyond both errors together. Source: METHODS, "Ratings".
  private func judgeMeasured(
    _ a: Double, _ b: Double, _ errorA: Double?, _ errorB: Double?, _ basis: String
  ) -> Judgement {
    guard let errorA, let errorB else { return judgeNumbers(a, b, "\(basis), no error printed") }
    let (first, other) = (a * errorA / 100, b * errorB / 100)
    let threshold = 1.96 * (first * first + other * other).squareRoot()
    let words =
      "the error of ± \(threshold < 10 ? NumberText.fixed(threshold, digits: 2) : NumberText.grouped(threshold))"
    guard abs(a - b) > threshold else { return Judgement(.cannotTell, "within \(words); \(basis)") }
    return judgeNumbers(a, b, "beyond \(words); \(basis)")
  }

  private func judgeNumbers(_ a: Double, _ b: Double, _ basis: String) -> Judgement {
    let ratio = a > 0 && b > 0 ? a / b : nil
    if a == b { return Judgement(.same, "equal as printed; \(basis)", ratio: ratio) }
    return Judgement(a > b ? .higher : .lower, basis, ratio: ratio)
  }

  private func judgeRanges(_ a: Bounds, _ b: Bounds, _ basis: String) -> Judgement {
    if a == b {
      let isOpen = a.opensLow || a.opensHigh
      return isOpen
        ? Judgement(.cannotTell, "the same open range; \(basis)")
        : Judgement(.same, "equal as printed; \(basis)", ratio: 1)
    }
    if let least = a.least, let greatest = b.greatest, least > greatest {
      return Judgement(.higher, "no overlap; \(basis)")
    }
    if let greatest = a.greatest, let least = b.least, greatest < least {
      return Judgement(.lower, "no overlap; \(basis)")
    }
    return Judgement(.cannotTell, "the ranges overlap; \(basis)")
  }

  private func judgeMedians(_ a: Percentiles, _ b: Percentiles, _ basis: String) -> Judgement {
    guard let first = a.median, let other = b.median else {
      return Judgement(.unknown, "a median was not released")
    }
    switch (first.isTopCoded, other.isTopCoded) {
    case (true, true): return Judgement(.cannotTell, "both medians are at or above the greatest printed value")
    case (true, false) where first.number >= other.number: return Judgement(.higher, "by the medians; \(basis)")
    case (false, true) where other.number >= first.number: return Judgement(.lower, "by the medians; \(basis)")
    case (false, false): return judgeNumbers(first.number, other.number, "by the medians; \(basis)")
    default: return Judgement(.cannotTell, "one median is at or above the greatest printed value")
    }
  }
}

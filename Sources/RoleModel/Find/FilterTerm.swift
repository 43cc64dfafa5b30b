/// What a term of a filter can test.
package enum FilterField: String, CaseIterable, Sendable {
  case family
  /// The pay that a list shows.
  case pay
  case median, mean, p10, p25, p50, p75, p90
  case growth, jobs, openings
  /// What is typical for entry, else what is required.
  case education
  case zone, skill, place, kind, code

  package enum Measure: Sendable { case dollars, percent, count, zone, level, name }

  package var measure: Measure {
    switch self {
    case .pay, .median, .mean, .p10, .p25, .p50, .p75, .p90: .dollars
    case .growth: .percent
    case .jobs, .openings: .count
    case .zone: .zone
    case .education: .level
    case .family, .skill, .place, .kind, .code: .name
    }
  }

  /// A term of the field, as messages and the help show it.
  package var example: String {
    switch self {
    case .family: "family:sales"
    case .pay: "pay>80k"
    case .median, .mean, .p10, .p25, .p50, .p75, .p90: rawValue + ">70k"
    case .growth: "growth>5"
    case .jobs: "jobs>100k"
    case .openings: "openings>1k"
    case .education: "education>=bachelor"
    case .zone: "zone<=3"
    case .skill: "skill:crm"
    case .place: "place:OH"
    case .kind: "kind:occupation"
    case .code: "code:11-2022"
    }
  }

  /// What the field's figure is called in sentences.
  package var words: String {
    switch self {
    case .pay, .growth, .jobs, .openings, .education, .family, .kind, .code: rawValue
    case .median: "median pay"
    case .mean: "mean pay"
    case .p10, .p25, .p50, .p75, .p90: rawValue + " of pay"
    case .zone: "job zone"
    case .skill: "skills"
    case .place: "pay by place"
    }
  }

  /// Which of the five percentiles the field names, by ``Percentiles/ranks``.
  package var percentileIndex: Int? {
    switch self {
    case .p10: 0
    case .p25: 1
    case .p50, .median: 2
    case .p75: 3
    case .p90: 4
    default: nil
    }
  }
}

/// The numbers that a term asks for; an end that is nil is open.
package struct FilterBounds: Hashable, Sendable {
  package struct End: Hashable, Sendable {
    package var number: Double
    /// Whether the number itself is asked for too.
    package var isIncluded = true
  }

  package var low: End?
  package var high: End?

  /// Whether a number that is known to lie from `least` to `greatest` (nil: without end) is among them.
  package func holds(from least: Double?, to greatest: Double?) -> FilterTruth {
    if let low, let greatest, greatest < low.number || (greatest == low.number && !low.isIncluded) { return .no }
    if let high, let least, least > high.number || (least == high.number && !high.isIncluded) { return .no }
    if let low {
      guard let least, least > low.number || (least == low.number && low.isIncluded) else { return .undecided }
    }
    if let high {
      guard let greatest, greatest < high.number || (greatest == high.number && high.isIncluded) else {
        return .undecided
      }
    }
    return .yes
  }
}

/// One test of a filter.
package struct FilterTerm: Hashable, Sendable {
  package enum Test: Hashable, Sendable {
    /// Words, all of which one title or alias holds.
    case names([Word])
    case family(String)
    case number(FilterField, FilterBounds)
    /// A field of dollars, as a table of pay by place has it for the place.
    case placePay(FilterField, USPlace, FilterBounds)
    /// Levels as numbers, ``EducationLevel/rawValue``.
    case education(FilterBounds)
    /// Quoted, a skill's name is that name alone.
    case skill(String, isQuoted: Bool = false)
    case place(USPlace)
    case kind(Role.Kind)
    case code(String)
  }

  package struct Word: Hashable, Sendable {
    package var typed: String
    /// Quoted: as it stands, never with a typo.
    package var isQuoted: Bool
  }

  package var test: Test
  /// The place of its text, in characters.
  package var range: Range<Int>
}

/// A field, a comparison and a value as they were typed, not yet understood.
struct FilterTermText {
  enum Comparison: String { case equal = ":", less = "<", atMost = "<=", more = ">", atLeast = ">=" }

  var field: FilterField
  /// What `pay@OH` names behind its sign.
  var place: USPlace?
  var comparison: Comparison
  /// The comparison as it was typed.
  var sign: String
  var value: [Character]
  var isQuoted: Bool
  var range: Range<Int>
  /// The place of the value, without its quotation marks.
  var valueRange: Range<Int>

  func term() throws(QueryProblem) -> FilterTerm {
    let text = String(value)
    guard !folded(text).isEmpty || value.contains(where: { ".-><=:".contains($0) }) else {
      throw QueryProblem(
        message: "\(field.rawValue)\(sign) needs a value, as in \(field.example)", range: range,
        hint: "A value comes next, as in \(field.example).")
    }
    return FilterTerm(test: try test(text), range: range)
  }

  private func test(_ text: String) throws(QueryProblem) -> FilterTerm.Test {
    if let place { return .placePay(field, place, try bounds(number)) }
    switch field.measure {
    case .dollars, .percent, .count, .zone: return .number(field, try bounds(number))
    case .level: return .education(try bounds(level))
    case .name: break
    }
    guard comparison == .equal else {
      throw QueryProblem(
        message: "\(field.rawValue) has no order: \(sign) tests numbers; write \(field.example)", range: range)
    }
    switch field {
    case .skill: return .skill(text, isQuoted: isQuoted)
    case .code: return .code(text)
    case .place:
      return .place(try Self.place(text, at: valueRange))
    case .kind:
      if let kind = Role.Kind.allCases.first(where: { folded($0.rawValue) == folded(text) }) { return .kind(kind) }
      let kinds = joinedInWords(Role.Kind.allCases.map(\.rawValue), by: "or")
      throw QueryProblem(message: "a kind is \(kinds), not “\(text)”", range: valueRange)
    default: return .family(text)
    }
  }

  /// The state that a text means.
  static func place(_ text: String, at range: Range<Int>) throws(QueryProblem) -> USPlace {
    if let place = USPlace.find(text) { return place }
    let near = nearestNames(to: text, among: USPlace.all.map(\.name))
    throw QueryProblem(
      message: "there is no state “\(text)”"
        + (near.isEmpty ? "; write one as in place:OH or pay@OH>60k" : "; near it: \(near)"), range: range)
  }

  /// The value as one end, or as both ends of a range.
  private func bounds(
    _ read: (ArraySlice<Character>) throws(QueryProblem) -> Double
  ) throws(QueryProblem) -> FilterBounds {
    if let dots = value.indices.first(where: { value[$0...].starts(with: "..") }) {
      guard comparison == .equal else {
        throw QueryProblem(
          message: "a range goes with a colon: \(field.rawValue):\(String(value))", range: range)
      }
      let (start, end) = (value[..<dots], value[(dots + 2)...])
      guard !start.isEmpty || !end.isEmpty else {
        throw QueryProblem(
          message: "a range needs an end: \(field.rawValue):a..b, a.. or ..b", range: valueRange)
      }
      let low = start.isEmpty ? nil : try read(start)
      let high = end.isEmpty ? nil : try read(end)
      if let low, let high, low > high {
        throw QueryProblem(message: "the range ends below its start", range: valueRange)
      }
      return FilterBounds(low: low.map { .init(number: $0) }, high: high.map { .init(number: $0) })
    }
    let number = try read(value[...])
    return switch comparison {
    case .equal: FilterBounds(low: .init(number: number), high: .init(number: number))
    case .less: FilterBounds(high: .init(number: number, isIncluded: false))
    case .atMost: FilterBounds(high: .init(number: number))
    case .more: FilterBounds(low: .init(number: number, isIncluded: false))
    case .atLeast: FilterBounds(low: .init(number: number))
    }
  }

  private func place(of part: ArraySlice<Character>) -> Range<Int> {
    valueRange.lowerBound + part.startIndex..<valueRange.lowerBound + part.endIndex
  }

  private func level(_ part: ArraySlice<Character>) throws(QueryProblem) -> Double {
    if let level = EducationLevel(typed: String(part)) { return Double(level.rawValue) }
    throw QueryProblem(
      message: "“\(String(part))” is no level; they are \(EducationLevel.shortNames.joined(separator: ", "))",
      range: place(of: part))
  }

  /// Reads `80k`, `$1.2m`, `-5%`, and `80,000` where it was quoted.
  private func number(_ part: ArraySlice<Character>) throws(QueryProblem) -> Double {
    var rest = part
    var (isNegative, hasDollar, hasPercent, scale) = (false, false, false, 1.0)
    if rest.first == "-" { (isNegative, rest) = (true, rest.dropFirst()) }
    if rest.first == "$" { (hasDollar, rest) = (true, rest.dropFirst()) }
    if rest.last == "%" { (hasPercent, rest) = (true, rest.dropLast()) }
    while rest.last == " " { rest = rest.dropLast() }
    let scales: [String: Double] = ["k": 1e3, "m": 1e6, "b": 1e9]
    if let last = rest.last, let factor = scales[last.lowercased()] { (scale, rest) = (factor, rest.dropLast()) }
    let digits = String(rest.filter { !(isQuoted && $0 == ",") })
    let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } && digits.utf8.count <= 18
    guard isPlain, let number = Double(digits).map({ $0 * scale }), number < 1e15 else {
      throw QueryProblem(
        message: "“\(String(part))” is no number; write one as in \(field.example)", range: place(of: part))
    }
    let unit: String? =
      switch field.measure {
      case .dollars: hasPercent ? "dollars a year, not percent" : nil
      case .percent: hasDollar ? "percent, not dollars" : scale > 1 ? "percent, not thousands" : nil
      case .count:
        hasDollar
          ? "\(field == .jobs ? "people" : "people a year"), not dollars"
          : hasPercent ? "\(field == .jobs ? "people" : "people a year"), not percent" : nil
      case .zone: hasDollar || hasPercent || scale > 1 ? "zones from 1 to 5" : nil
      case .level, .name: nil
      }
    if let unit { throw QueryProblem(message: "\(field.words) is in \(unit)", range: place(of: part)) }
    if isNegative, field != .growth {
      throw QueryProblem(message: "\(field.words) is never below zero", range: place(of: part))
    }
    if field == .zone, !(1...5).contains(number) {
      throw QueryProblem(message: "job zones are 1 to 5, not \(String(part))", range: place(of: part))
    }
    return isNegative ? -number : number
  }
}

/// Up to three names near what was typed, as a list in words; empty when none is near.
package func nearestNames(to typed: String, among names: [String]) -> String {
  let wanted = folded(typed)
  let near = names.compactMap { name -> (Int, String)? in
    let candidate = folded(name)
    if !wanted.isEmpty, candidate.starts(with: wanted) { return (0, name) }
    return editDistance(wanted, candidate, limit: wanted.count < 5 ? 1 : 2).map { ($0, name) }
  }
  return near.sorted { $0 < $1 }.prefix(3).map(\.1).joined(separator: ", ")
}

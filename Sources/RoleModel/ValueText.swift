/// Values as panes, receipts and tables print them.
extension Value {
  /// The value in the unit's usual form without the unit's name: `114,728`, `82,000-158,000`, `200,000+`, `9`, `New Jersey`; a
  /// missing one is "–".
  package func text(in unit: Unit) -> String {
    switch self {
    case .number(let number): numberText(number, in: unit)
    case .range(let bounds): bounds.text { numberText($0, in: unit) }
    case .percentiles(let percentiles):
      percentiles.points.map { point in
        guard let point else { return "–" }
        return (point.isTopCoded ? "≥ " : "") + numberText(point.number, in: unit)
      }.joined(separator: " / ")
    case .shares(let shares):
      shares.map { "\($0.label) \(NumberText.plain($0.percent))" }.joined(separator: ", ")
    case .text(let text): text
    case .missing: "–"
    }
  }
}

extension Figure {
  /// The value with what a reader needs to see beside it: currency sign, percent sign, "years"; a missing one says why.
  package var valueText: String {
    if value == .missing {
      // Published by the hour alone is not withheld.
      if let note, note.hasPrefix("only ") { return note }
      return status.missingWords
    }
    let text = value.text(in: unit)
    switch unit {
    case .dollarsPerYear, .dollarsPerHour, .dollarsPerWeek: return dollars(text)
    case .percent: return value.isName ? text : text + " %"
    case .percentOfBasePay: return text + " % of base pay"
    case .years: return text + " years"
    case .zone: return text + " of 5"
    case .peoplePerYear where isFewerThanFifty: return "fewer than 50"
    case .people, .peoplePerYear, .name: return text
    }
  }

  /// Whether its 0 is of a figure that is published in hundreds, and so stands for anything below fifty.
  package var isFewerThanFifty: Bool {
    value == .number(0) && field == .openings && definition.hasSuffix(Self.inHundreds)
  }

  /// What rounds to a hundred.
  static let leastInHundreds = 50.0

  /// How the definitions of such figures end.
  package static let inHundreds = "printed to the hundred"

  /// The unit of the value: shares are percents, whatever their field measures otherwise.
  package var unit: Unit {
    if case .shares = value { return .percent }
    return field.unit
  }

  /// `$114,728`, `$82,000-158,000`; `≥ $239,200` when the publisher caps the value.
  private func dollars(_ text: String) -> String {
    if status == .topCoded, case .range(let bounds) = value, let low = bounds.low, bounds.high == nil {
      return "≥ $" + Value.number(low).text(in: unit)
    }
    guard let digit = text.firstIndex(where: \.isNumber) else { return text }
    return text[..<digit] + "$" + text[digit...]
  }
}

extension RoleEntry {
  /// The id of an own role where the title's words don't make it: roles of one title are told apart by it.
  package var tellingID: String? {
    guard kind == .own else { return nil }
    let words = folded(title).map { $0 == 0x20 ? UInt8(ascii: "-") : $0 }
    return id.text.utf8.elementsEqual(words) ? nil : id.text
  }

  /// Openings that are published as none, in hundreds.
  static let fewOpenings = "<50"

  /// Whether its openings are such; an entry has no definition, and the openings of occupations are BLS's.
  var hasFewOpenings: Bool { openings == 0 && kind == .occupation }

  /// Openings a year as a column prints them; nil where none are known.
  package var openingsText: String? {
    hasFewOpenings ? Self.fewOpenings : openings.map { NumberText.grouped($0) }
  }
}

extension Figure.Status {
  /// Why a figure of this status may have no value, in words.
  package var missingWords: String {
    switch self {
    case .dash: "printed as a dash"
    case .suppressed: "withheld by the publisher"
    case .tooFew: "not computed: too few people"
    case .impossible: rawValue
    case .published, .topCoded, .derived, .modelled: "missing"
    }
  }
}

extension Bounds {
  /// `82,000-158,000`, `120,000-200,000+`, `10+`, `up to 5`.
  package func text(_ number: (Double) -> String) -> String {
    switch (low, high) {
    case (let low?, let high?):
      (opensLow ? "up to " : "") + number(low) + "-" + number(high) + (opensHigh ? "+" : "")
    case (let low?, nil): number(low) + "+"
    case (nil, let high?): "up to " + number(high)
    case (nil, nil): "–"
    }
  }
}

extension Value {
  package var isShares: Bool {
    if case .shares = self { return true }
    return false
  }

  package var isName: Bool {
    if case .text = self { return true }
    return false
  }
}

private func numberText(_ number: Double, in unit: Unit) -> String {
  switch unit {
  case .dollarsPerYear, .dollarsPerWeek, .people, .peoplePerYear: NumberText.grouped(number)
  case .dollarsPerHour: NumberText.fixed(number, digits: 2)
  case .percent, .percentOfBasePay, .years, .zone, .name: NumberText.plain(number)
  }
}

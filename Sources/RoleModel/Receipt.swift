/// Where a figure comes from, who else says what about it, and what a reader should know before using it.
package struct Receipt: Sendable {
  package let field: Field
  package let figures: [Figure]
  /// The figures grouped: what pages of one publisher repeat is one observation.
  package let observations: [Observation]
  package let notes: [String]

  /// The receipt of one field of a role; nil when the role has no figure of it.
  package init?(_ role: Role, _ field: Field, sources: SourceTable) {
    figures = role.allFigures.filter { $0.field == field }
    if figures.isEmpty { return nil }
    self.field = field
    observations = Observation.grouped(figures, sources)
    notes = ReceiptNotes(role: role, field: field, observations: observations, sources: sources).all
  }
}

/// The notes of a receipt, each a sentence made from the figures.
private struct ReceiptNotes {
  let role: Role
  let field: Field
  let observations: [Observation]
  let sources: SourceTable

  var all: [String] {
    repeats + missing + hourly + spread + rangeSpread + years + undated + samples
      + distinct(observations.compactMap { $0.figure.note }.map(sentence))
  }

  private func distinct(_ notes: [String]) -> [String] {
    notes.enumerated().filter { notes.firstIndex(of: $0.element) == $0.offset }.map(\.element)
  }

  private var repeats: [String] {
    observations.filter { $0.figures.count > 1 }.map { observation in
      let documents = joinedInWords(observation.figures.map { $0.locator.document })
      return
        "\(documents) are pages of one publisher that repeat \(observation.figure.valueText): one observation, "
        + "not \(counted(observation.figures.count, "confirmation"))."
    }
  }

  private var missing: [String] {
    observations.filter { $0.figure.value == .missing }.map { observation in
      "\(sources.label(observation.figure.source)) has the field and no value "
        + "(\(observation.figure.status.missingWords)): unknown, not zero."
    }
  }

  /// Whether an hourly rate is a measurement of its own.
  private var hourly: [String] {
    guard field == .payHourly else { return [] }
    return observations.compactMap { observation in
      guard case .number(let rate) = observation.figure.value,
        let average = role.figures(.payMean).first(where: { $0.source == observation.figure.source }),
        case .number(let year) = average.value
      else { return nil }
      let exact = year / hoursPerYear
      let isDerived = NumberText.fixed(exact, digits: 2) == NumberText.fixed(rate, digits: 2)
      return isDerived
        ? "\(average.valueText) divided by 2080 hours gives it exactly (\(NumberText.fixed(exact, digits: 3))): derived from "
          + "the average, not a second measurement."
        : "\(average.valueText) divided by 2080 hours would be $\(NumberText.fixed(exact, digits: 2)): measured on its own."
    }
  }

  /// How far apart the observations are.
  private var spread: [String] {
    let amounts = observations.compactMap { observation -> (Double, Figure)? in
      guard case .number(let number) = observation.figure.value else { return nil }
      return (number, observation.figure)
    }
    guard let least = amounts.min(by: { $0.0 < $1.0 }), let greatest = amounts.max(by: { $0.0 < $1.0 }),
      least.0 != greatest.0, least.0 > 0
    else { return [] }
    return [
      "The observations run from \(least.1.valueText) (\(sources.vintage(of: least.1))) to \(greatest.1.valueText) "
        + "(\(sources.vintage(of: greatest.1))): \(apartText(greatest.0 / least.0)) % apart."
    ]
  }

  /// Whole percents, or tenths of the first.
  private func apartText(_ ratio: Double) -> String {
    let percent = (ratio - 1) * 100
    return NumberText.plain(percent, digits: percent < 1 ? 1 : 0)
  }

  /// How far apart the ends of ranges are.
  private var rangeSpread: [String] {
    let ranges = observations.compactMap { observation -> (Bounds, Figure)? in
      guard case .range(let bounds) = observation.figure.value, observation.figure.status == .published else {
        return nil
      }
      return (bounds, observation.figure)
    }
    func end(_ name: String, _ amount: (Bounds) -> Double?) -> String? {
      let ends = ranges.compactMap { range in amount(range.0).map { ($0, range.1) } }
      guard let least = ends.min(by: { $0.0 < $1.0 }), let greatest = ends.max(by: { $0.0 < $1.0 }),
        least.0 != greatest.0
      else { return nil }
      let unit = field.unit == .dollarsPerYear ? "$" : ""
      return "\(name) ends run from \(unit)\(NumberText.grouped(least.0)) (\(sources.vintage(of: least.1))) to "
        + "\(unit)\(NumberText.grouped(greatest.0)) (\(sources.vintage(of: greatest.1)))"
    }
    let ends = [end("low", { $0.low }), end("high", { $0.high })].compactMap { $0 }
    return ends.isEmpty ? [] : [sentence("the ranges' " + ends.joined(separator: ", "))]
  }

  private var years: [String] {
    let target = PriceIndex.alignmentYear
    let aligned = observations.compactMap { observation -> String? in
      guard observation.figure.year != target, observation.figure.value != .missing,
        let figure = observation.figure.aligned(to: target)
      else { return nil }
      return "In \(target) dollars \(figure.valueText): \(figure.formula ?? "")."
    }
    guard let undated = observations.first(where: { $0.figure.year == nil })?.figure,
      let dated = observations.first(where: { $0.figure.year != nil })?.figure,
      let note = VintageNote(undated: undated, dated: dated, sources: sources)
    else { return aligned }
    return aligned + [sentence(note.text)]
  }

  private var undated: [String] {
    let labels = observations.filter { $0.figure.year == nil }.map { sources.label($0.figure.source) }
    guard field.isMeasured, !labels.isEmpty else { return [] }
    var distinct: [String] = []
    for label in labels where !distinct.contains(label) { distinct.append(label) }
    let clause = distinct.count == 1 ? "states no year: the figure" : "state no year: the figures"
    return [
      "\(joinedInWords(distinct)) \(clause) cannot be brought to another year's "
        + (field.isPay ? "dollars." : "numbers.")
    ]
  }

  private var samples: [String] {
    guard [.bestCity, .bestState, .bestCompany, .bestIndustry].contains(field) else { return [] }
    return [
      "How many jobs stand behind a best-paying name is not stated: few jobs make such a rank a matter of chance."
    ]
  }

  private func sentence(_ text: String) -> String {
    let capital = text.prefix(1).uppercased() + text.dropFirst()
    return capital.hasSuffix(".") ? capital : capital + "."
  }
}

extension Field {
  /// Whether values of the field are measured in some year, as opposed to demanded or named.
  fileprivate var isMeasured: Bool { unit != .name && self != .experienceToEnter && self != .satisfaction }
}

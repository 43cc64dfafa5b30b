/// A stated pay beside published figures, in words and formulas.
extension PayStandings.Row {
  /// `148,270 md`, `164,350 av`, `82,000-158,000`; an hour's pay as `25.20/h md`.
  package var amountText: String { amountText { Value.number($0).text(in: figure.unit) + (isHourly ? "/h" : "") } }

  /// The same in thousands, where a column is narrow: `148.3k md`, `82-158k`.
  package var shortAmountText: String {
    if isHourly { return amountText }
    if case .range(let bounds) = figure.value, figure.field == .payRange {
      let text = bounds.text { NumberText.thousands($0, keepsZero: false) }
      return text.hasSuffix("+") ? text.dropLast() + "k+" : text + "k"
    }
    return amountText { NumberText.thousands($0) + "k" }
  }

  private func amountText(_ money: (Double) -> String) -> String {
    switch figure.value {
    case .percentiles(let percentiles):
      guard let median = percentiles.median else { return "no median" }
      return (median.isTopCoded ? "≥ " : "") + money(median.number) + " md"
    case .number(let number): return money(number) + (figure.field == .payMedian ? " md" : " av")
    case .range(let bounds) where figure.field != .payRange: return "≥ " + (bounds.low.map(money) ?? "–") + " av"
    case .range(let bounds): return bounds.text(money)
    case .shares, .text, .missing: return "–"
    }
  }

  /// What kind of figure it is: `percentiles`, `average`, `base range`.
  package var kindWords: String {
    basis + (figure.field == .payHourly ? "hourly average" : figure.field.words)
  }

  /// `base ` or `total ` where the definition says which; pay of one is no pay of the other.
  package var basis: String { ["base ", "total "].first { figure.definition.hasPrefix($0) } ?? "" }

  /// `between p50 and p75, about p62`, `inside the range`, `0.52× the average`.
  package var resultWords: String {
    switch result {
    case .standing(let standing): figure.field == .payMedian ? standing.medianWords : standing.words
    case .range(.inside): "inside the range"
    case .range(.below): "below the range"
    case .range(.above): "above the range"
    case .range(.beyondOpenEnd): "beyond its open end: can't tell"
    case .ratio(let ratio, false): "\(NumberText.fixed(ratio, digits: 2))× the average"
    case .ratio(let ratio, true): "at most \(NumberText.fixed(ratio, digits: 2))× the average, which is capped"
    case .unknown(let reason): reason
    }
  }

  /// The same where a column is narrow.
  package var shortResultWords: String {
    switch result {
    case .standing(let standing): standing.shortWords
    case .range(.beyondOpenEnd): "open end"
    case .range(let standing): standing.rawValue
    case .ratio(let ratio, let isAtMost): (isAtMost ? "≤" : "") + "\(NumberText.fixed(ratio, digits: 2))×"
    case .unknown: "–"
    }
  }

  /// How the result follows from the figure, with all inputs; nil where there is no number to compare with.
  package var formula: String? {
    let mine = money(amount)
    switch (result, figure.value) {
    case (.standing, .percentiles(let percentiles)):
      return PayStanding.formula(of: amount, among: percentiles, money)
    case (.standing(let standing), .number(let median)):
      return "\(mine) beside \(money(median)): \(standing.medianWords)"
    case (.range, .range(let bounds)): return "\(mine) beside \(bounds.text(money)): \(resultWords)"
    case (.ratio(let ratio, let isAtMost), _):
      guard let average = figure.value.least else { return nil }
      return "\(mine) / \(isAtMost ? "≥ " : "")\(money(average)) = \(isAtMost ? "at most " : "")"
        + NumberText.fixed(ratio, digits: 2)
    default: return nil
    }
  }

  /// How the figure came to the pay's year.
  package func alignmentWords(_ year: Int) -> String {
    switch alignment {
    case .sameYear: "of \(year), as the pay is: nothing to align"
    case .aligned(let from): "brought from \(from) to \(PayStandings.methodWords(from: [from], to: year))"
    case .undated: "the source states no year: compared as published, not aligned"
    case .noPrices(let from): "prices of \(from) are not in the index: compared as published, not aligned"
    }
  }

  private func money(_ amount: Double) -> String { Value.number(amount).text(in: figure.unit) }
}

extension PayStanding {
  /// Beside a median alone.
  fileprivate var medianWords: String {
    switch self {
    case .below: "below the median"
    case .above: "above the median"
    case .at: "at the median"
    case .between, .beforeCap, .aboveCap: words
    }
  }
}

extension Value {
  /// The number, or the low end of a range.
  fileprivate var least: Double? {
    switch self {
    case .number(let number): number
    case .range(let bounds): bounds.low
    case .percentiles, .shares, .text, .missing: nil
    }
  }
}

extension PayStandings {
  /// What is not in the pay's dollars, as sentences.
  package func notes(_ sources: SourceTable) -> [String] {
    var undated: [String] = []
    for row in national where row.alignment == .undated {
      let label = sources.label(row.figure.source)
      if !undated.contains(label) { undated.append(label) }
    }
    var notes: [String] = []
    if !undated.isEmpty {
      let names = joinedInWords(undated)
      notes.append(
        names.prefix(1).uppercased() + names.dropFirst()
          + " \(undated.count == 1 ? "states" : "state") no year: compared as published, not in \(pay.year) dollars.")
    }
    let unknown = years { if case .noPrices(let year) = $0 { year } else { nil } }
    if !unknown.isEmpty {
      notes.append("Prices of \(Self.list(unknown)) are not in the index: pay of then is compared as published.")
    }
    return notes
  }

  /// How pay of other years came to the pay's, as a sentence; nil when there is none.
  package var alignmentNote: String? {
    let years = years { if case .aligned(let year) = $0 { year } else { nil } }
    return years.isEmpty
      ? nil : "Pay of \(Self.list(years)) is brought to \(Self.methodWords(from: years, to: pay.year))."
  }

  /// `2025 dollars by CPI-U …`.
  fileprivate static func methodWords(from years: [Int], to year: Int) -> String {
    "\(year) dollars by \(PriceIndex.name(years + [year]))"
  }

  private func years(_ year: (Alignment) -> Int?) -> [Int] {
    Set(rows.compactMap { year($0.alignment) }).sorted()
  }

  private static func list(_ years: [Int]) -> String { joinedInWords(years.map(String.init)) }
}

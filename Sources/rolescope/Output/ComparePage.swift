import Explorer
import RoleModel

/// The body of a comparison's page: sentences, then a table for each pane with bars, verdicts, reasons and footnotes.
struct ComparePage {
  private let comparison: Comparison
  private let sources: SourceTable
  private(set) var footnotes = Footnotes()
  private(set) var body = HTML.nothing

  private var letters: [String] { Array(Comparison.letters.prefix(comparison.roles.count)) }
  private var isPair: Bool { comparison.roles.count == 2 }

  init(_ comparison: Comparison, _ sources: SourceTable, dollarsOf year: Int?) {
    self.comparison = comparison
    self.sources = sources
    var parts = [
      heading,
      .element(
        "ul", [("class", "words")],
        .lines(comparison.sentences(naming: Comparison.letters).map { .element("li", [], HTML($0)) })),
    ]
    if let year {
      parts.append(
        .element("p", [], HTML("Pay that states its year is in \(year) dollars by the \(PriceIndex.name(year)).")))
    }
    var pane: PaneID?
    var rows: [HTML] = []
    func close() {
      if let pane { parts.append(table(pane.title, rows, note: pane == .salary ? moneyNote : "")) }
      rows = []
    }
    for row in comparison.rows {
      if row.field.pane != pane {
        close()
        pane = row.field.pane
      }
      rows.append(tableRow(row))
    }
    close()
    if !comparison.skills.isEmpty {
      let shares = comparison.skills.flatMap(\.standings).compactMap { standing -> Double? in
        if case .share(let share, _) = standing { share } else { nil }
      }
      let note =
        (comparison.skills.contains { $0.standings.contains { if case .importance = $0 { true } else { false } } }
          ? ["importance from 0 to 100"] : [])
        + (shares.isEmpty ? [] : ["shares in % as printed: lists cut at their top, what is not on one is not zero"])
      parts.append(
        table(
          "Skills", comparison.skills.map { tableRow($0, greatestShare: shares.max() ?? 0) },
          note: joinedInWords(note)))
    }
    if comparison.rows.isEmpty, comparison.skills.isEmpty { parts.append(.element("p", [], HTML(nothingToCompare))) }
    parts.append(
      .element(
        "p", [("class", "why")],
        HTML(
          "\(Judgement.signs.map { "\($0.sign) \($0.words)" }.joined(separator: " · ")). Bars of a "
            + "row share one scale from 0, shares to 100 % and pay a week over all its rows; where figures can't be compared there is none. + and -: A less the other, in the row's unit."
        )))
    body = .lines(parts)
  }

  /// `A Account Director · B Customer Account Manager`.
  private var heading: HTML {
    var parts: [HTML] = []
    for (letter, role) in zip(letters, comparison.roles) {
      if !parts.isEmpty { parts.append(HTML(" · ")) }
      parts.append(named(letter, role.title))
    }
    return .element("h1", [], parts)
  }

  private func named(_ letter: String, _ title: String) -> HTML {
    let mark = HTML.element("span", [("class", "letter \(letter.lowercased())")], HTML(letter))
    return mark + HTML(" " + title)
  }

  private func table(_ title: String, _ rows: [HTML], note: String = "") -> HTML {
    func column(_ name: String) -> HTML { .element("col", [("class", name)]) }
    func head(_ content: HTML, _ name: String) -> HTML {
      .element("th", [("scope", "col"), ("role", "columnheader"), ("class", name)], content)
    }
    let roles = zip(letters, comparison.roles).map { named($0, $1.title) }
    let columns =
      isPair
      ? [column("row"), column("role"), column("verdict"), column("role"), column("why")]
      : [column("row")] + roles.map { _ in column("role") }
    let heads =
      isPair
      ? [
        head(HTML("row"), "label"), head(roles[0], "first"), head(HTML("verdict"), "verdict"), head(roles[1], "other"),
        head(HTML("why"), "why"),
      ] : [head(HTML("row"), "label")] + roles.map { head($0, "role") }
    // Roles are named, since a narrow screen lays the table out as blocks, which would drop them.
    let table = HTML.element(
      "table", [("class", "compare \(isPair ? "two" : "many")"), ("role", "table"), ("aria-label", title)],
      .lines([
        .nothing, .element("colgroup", [], columns),
        .element("thead", [("role", "rowgroup")], .element("tr", [("role", "row")], heads)),
        .element("tbody", [("role", "rowgroup")], .lines(rows)),
      ]))
    let words = note.isEmpty ? HTML.nothing : .element("p", [("class", "why")], HTML(note))
    return .lines([.element("h2", [], HTML(title)), words, table])
  }

  private mutating func tableRow(_ row: ComparedRow) -> HTML {
    let bars = CompareBars(row, in: comparison)
    let label = rowLabel(row, among: comparison.rows, sources)
    return tableRow(
      label,
      row.values.map { ($0?.text ?? "not stated", $0?.figure.source, $0 == nil || $0?.value == .missing) }, bars,
      row.judgements, row.unit)
  }

  private mutating func tableRow(_ skill: ComparedSkill, greatestShare: Double) -> HTML {
    tableRow(
      skill.label, skill.standings.map { ($0.text, $0.source, $0.amount == nil) },
      CompareBars(skill, greatestShare: greatestShare), skill.judgements, skill.unit)
  }

  private mutating func tableRow(
    _ label: String, _ values: [(text: String, source: SourceID?, isMissing: Bool)], _ bars: CompareBars,
    _ judgements: [Judgement], _ unit: Unit
  ) -> HTML {
    var cells: [HTML] = [
      .element("th", [("scope", "row"), ("role", "rowheader"), ("class", "label")], HTML(label))
    ]
    for (index, value) in values.enumerated() {
      let letter = letters[index]
      let note = value.source.map { footnotes.number($0) }
      let isShort = value.text.count <= 16
      let mark = note.map {
        HTML.element("sup", [], .element("a", [("href", "#source-\($0)")], HTML("[\($0)]")))
      }
      let text = HTML.element(
        "span", [("class", "value \(isShort ? "short" : "")\(value.isMissing ? " missing" : "")")],
        .element("span", [("class", "letter \(letter.lowercased())")], HTML(letter + " ")), HTML(value.text),
        mark ?? .nothing)
      let bar = bars.bar(index, growsLeft: isPair && index == 0) ?? .nothing
      let cell = HTML.element("div", [("class", isShort ? "cell" : "cell long")], text, bar)
      let verdict =
        isPair || index == 0 ? HTML.nothing : verdictBlock(judgements[index - 1], other: index, unit)
      let side = isPair && index == 0 ? "first " : ""
      cells.append(
        .element("td", [("role", "cell"), ("class", side + letter.lowercased())], cell + verdict))
      if isPair, index == 0 {
        cells.append(
          .element(
            "td", [("role", "cell"), ("class", verdictClass(judgements[0]))],
            verdictText(judgements[0], other: 1, unit)))
      }
    }
    if isPair { cells.append(.element("td", [("role", "cell"), ("class", "why")], HTML(judgements[0].reason))) }
    return .element("tr", [("role", "row")], cells)
  }

  private func verdictBlock(_ judgement: Judgement, other: Int, _ unit: Unit) -> HTML {
    .element("div", [("class", verdictClass(judgement))], verdictText(judgement, other: other, unit))
      + .element("div", [("class", "why")], HTML(judgement.reason))
  }

  private func verdictText(_ judgement: Judgement, other: Int, _ unit: Unit) -> HTML {
    .element("span", [("class", "sign"), ("aria-hidden", "true")], HTML(judgement.sign))
      + HTML(" " + verdictWords(judgement, other: other))
      + (judgement.differenceText(in: unit).map { .element("span", [("class", "difference")], HTML(" " + $0)) }
        ?? .nothing)
  }

  private func verdictClass(_ judgement: Judgement) -> String {
    judgement.hasWinner ? "verdict differs" : "verdict"
  }
}

/// What the rows of pay do not say each by itself.
let moneyNote =
  "Pay in US dollars a year, hourly and weekly pay excepted. Percentiles: the 10th, 25th, 50th (the median), 75th and 90th."

/// Instead of an empty table.
let nothingToCompare = "No source states a figure or a skill of these roles: there is nothing to compare."

import RoleModel
import TerminalScreen

/// The lines of a comparison below its sentences, which section each stands in, and what each is about.
package struct CompareLines: Sendable {
  package private(set) var lines: [Line] = []
  private var subjects: [ComparedSubject?] = []
  private var sections: [ComparedSection] = []
  private var headings: Set<Int> = []

  package var count: Int { lines.count }

  /// The lines that the cursor may stand on.
  var stops: [Int] { subjects.indices.filter { subjects[$0] != nil } }

  func subject(at line: Int) -> ComparedSubject? { subjects.indices.contains(line) ? subjects[line] : nil }

  func section(at line: Int) -> ComparedSection? { sections.indices.contains(line) ? sections[line] : nil }

  func isHeading(_ line: Int) -> Bool { headings.contains(line) }

  func line(of subject: ComparedSubject) -> Int? { subjects.firstIndex { $0 == subject } }

  /// Adds the line that heads a section, about that where it is folded.
  mutating func append(heading: Line, _ section: ComparedSection, isFolded: Bool) {
    headings.insert(lines.count)
    append([heading], section, isFolded ? .section(section) : nil)
  }

  /// Adds lines, the first of them about a subject.
  mutating func append(_ added: [Line], _ section: ComparedSection, _ subject: ComparedSubject? = nil) {
    for (offset, line) in added.enumerated() {
      lines.append(line)
      subjects.append(offset == 0 ? subject : nil)
      sections.append(section)
    }
  }
}

/// Whether columns fit; a narrower screen gets one fact a line.
func hasColumns(_ model: Model) -> Bool { model.size.columns >= 60 }

/// The lines of the model's comparison.
func compareLines(_ model: Model) -> CompareLines {
  let key = CompareLinesKey(
    comparison: model.comparisonKey, columns: model.view.isForScreenReader ? unbrokenWidth : model.size.columns,
    folded: model.view.foldedCompared,
    showsDifferencesOnly: model.view.showsDifferencesOnly)
  return model.lastCompareLines.value(of: key) { freshCompareLines(model) }
}

private func freshCompareLines(_ model: Model) -> CompareLines {
  let comparison = model.comparison
  var result = CompareLines()
  guard comparison.roles.count > 1 else { return result }
  if model.view.isForScreenReader { return spokenCompareLines(model) }
  let drawing = ComparedLineDrawing(comparison, model)
  for section in ComparedSection.allCases {
    let subjects = comparison.subjects(in: section, onlyDifferences: model.view.showsDifferencesOnly)
    if subjects.isEmpty { continue }
    let isFolded = model.view.foldedCompared.contains(section)
    result.append(
      heading: drawing.heading(section, hidden: isFolded ? subjects.count : nil), section, isFolded: isFolded)
    if isFolded { continue }
    for subject in subjects { result.append(drawing.lines(subject), section, subject) }
  }
  let differing = ComparedSection.allCases.lazy.flatMap { comparison.subjects(in: $0, onlyDifferences: true) }
  if model.view.showsDifferencesOnly, !differing.contains(where: comparison.differs) {
    result.append(
      Line.wrapped(
        "No row is known to differ: \(model.key(.differencesOnly)) lists all.", to: model.size.columns, indent: 1),
      .words)
  }
  if result.lines.isEmpty {
    result.append(Line.wrapped("No source says anything of these roles.", to: model.size.columns, indent: 1), .words)
  }
  return result
}

/// How a comparison's rows, skills and sentences are drawn at a width.
private struct ComparedLineDrawing {
  let comparison: Comparison
  let width: Int
  let columns: CompareColumns
  let isInColumns: Bool
  private let labels: [String]
  private let sentences: [ComparedSentence]
  /// What the longest bar of a skill stands for.
  private let most: Double
  private let showsDifferencesOnly: Bool

  init(_ comparison: Comparison, _ model: Model) {
    self.comparison = comparison
    width = model.size.columns
    columns = CompareColumns(width: width, roles: comparison.roles.count)
    isInColumns = hasColumns(model)
    labels = rowLabels(comparison.rows, model.sources)
    sentences = comparison.sentences
    most = comparison.skills.flatMap(\.standings).compactMap(\.amount).max() ?? 1
    showsDifferencesOnly = model.view.showsDifferencesOnly
  }

  /// A section's heading; `hidden` says how many lines a folded one hides.
  func heading(_ section: ComparedSection, hidden: Int?) -> Line {
    let title = " \(hidden == nil ? "▾" : "▸") \(section.title) "
    var note = ""
    if let hidden {
      note = counted(hidden, section == .words ? "sentence" : section == .skills ? "skill" : "row")
      if showsDifferencesOnly, section != .words { note += hidden == 1 ? " differs" : " differ" }
    } else if section == .skills {
      let isShares = comparison.skills.contains {
        $0.standings.contains { if case .share = $0 { true } else { false } }
      }
      if isShares { note = "% as printed, lists cut at their top" }
    }
    // A narrow screen's title has no room for the words.
    if hidden == nil, showsDifferencesOnly, section != .words, !isInColumns { note = "differences only" }
    if hidden != nil, title.count + note.count + 1 > width { note = hidden.map(String.init) ?? "" }
    note = note.isEmpty || title.count + note.count + 1 > width ? "" : " " + note
    let rule = String(repeating: "─", count: max(0, width - title.count - note.count))
    return Line([Span(title, .heading), Span(rule + note, .dim)])
  }

  func lines(_ subject: ComparedSubject) -> [Line] {
    switch subject {
    case .row(let index):
      let row = comparison.rows[index]
      return isInColumns
        ? [rowLine(row, labels[index])]
        : narrowLines(labels[index], row.values.map { cellText($0) }, row.judgements)
    case .skill(let index):
      let skill = comparison.skills[index]
      return isInColumns
        ? [skillLine(skill)] : narrowLines(skill.label, skill.standings.map(\.text), skill.judgements)
    case .sentence(let index):
      return Line.wrapped("- " + sentences[index].text, to: max(8, width - 2), indent: 2).map { Line(" " + $0.text) }
    case .section(let section): return [heading(section, hidden: 0)]
    }
  }

  /// One fact a line, each role's verdict behind its value.
  private func narrowLines(_ label: String, _ texts: [String], _ judgements: [Judgement]) -> [Line] {
    var lines = [Line(" " + label, .heading)]
    for (index, text) in texts.enumerated() {
      let verdict = index > 0 ? " · " + verdictWords(judgements[index - 1], other: index) : ""
      for line in Line.wrapped("\(Comparison.letters[index]) \(text)\(verdict)", to: max(4, width - 2), indent: 2) {
        lines.append(Line("  " + line.text, Style(markStyle(index).ink)))
      }
    }
    return lines
  }

  private func rowLine(_ row: ComparedRow, _ title: String) -> Line {
    let numbers = row.values.map { value -> Double? in
      switch value?.value {
      case .number(let number)?: return number
      case .percentiles(let percentiles)?: return percentiles.median.flatMap { $0.isTopCoded ? nil : $0.number }
      default: return nil
      }
    }
    // A bar stands only where each side has one: an empty place is no zero.
    let isDrawn = numbers.allSatisfy { $0 != nil }
    let texts = row.values.map { cellText($0, width: columns.value - (columns.verdict > 0 ? 0 : 2)) }
    return line(
      title, texts, isDrawn ? numbers : numbers.map { _ in nil },
      comparison.barScale(of: row) ?? numbers.compactMap { $0 }.max() ?? 0, row.judgements, row.unit)
  }

  private func skillLine(_ skill: ComparedSkill) -> Line {
    line(
      skill.label, skill.standings.map(\.text), skill.standings.map(\.amount), most, skill.judgements,
      skill.unit)
  }

  /// Two roles have their values and bars on both sides of the verdict; more have the signs of their verdicts.
  private func line(
    _ label: String, _ texts: [String], _ amounts: [Double?], _ most: Double, _ judgements: [Judgement], _ unit: Unit
  ) -> Line {
    let label = Span(" " + TextWidth.padded(label, to: columns.label) + " ")
    if columns.verdict > 0 { return twoSided(label, texts, amounts, most, judgements[0], unit) }
    return Line(
      [label]
        + texts.enumerated().map { index, text in
          // The text is cut, never the sign, which stands behind it: before it, it would read as a bound.
          let sign = index == 0 ? "  " : " " + judgements[index - 1].sign
          let cut = TextWidth.truncated(text, to: max(1, columns.value - sign.count))
          return Span(
            " " + TextWidth.rightAligned(cut + sign, to: columns.value), Style(markStyle(index).ink))
        })
  }

  /// One role's value and bar to the left of the verdict, the other's to the right: bars grow outward from the middle.
  private func twoSided(
    _ label: Span, _ texts: [String], _ amounts: [Double?], _ most: Double, _ judgement: Judgement, _ unit: Unit
  ) -> Line {
    let width = columns.value
    let textColumns = max(9, texts.map(TextWidth.columns(of:)).max() ?? 0)
    let barColumns = max(0, width - textColumns - 1)
    let left: String
    let right: String
    if barColumns >= 4, amounts.contains(where: { $0 != nil }) {
      left =
        TextWidth.rightAligned(texts[0], to: textColumns) + " "
        + (amounts[0].map { Bar.leftward($0, of: most, width: barColumns) } ?? String(repeating: " ", count: barColumns))
      right =
        TextWidth.padded(amounts[1].map { Bar.text($0, of: most, width: barColumns) } ?? "", to: barColumns) + " "
        + TextWidth.rightAligned(texts[1], to: textColumns)
    } else {
      left = TextWidth.rightAligned(texts[0], to: width)
      right = TextWidth.padded(texts[1], to: width)
    }
    let verdict = centred(verdictWords(judgement, other: 1), columns.verdict)
    var spans = [
      label, Span(left, Style(markStyle(0).ink)),
      Span(" \(verdict) ", judgement.hasWinner ? .heading : .dim),
      Span(TextWidth.padded(right, to: width), Style(markStyle(1).ink)),
    ]
    if columns.why > 0 {
      spans.append(
        Span(" " + TextWidth.rightAligned(judgement.differenceText(in: unit) ?? "–", to: columns.difference)))
      spans.append(Span(" " + TextWidth.truncated(judgement.brief, to: columns.why), .dim))
    }
    return Line(spans)
  }

  /// A value as a cell prints it: no figure is cut, a shorter form stands for what does not fit.
  private func cellText(_ value: ComparedValue?, width: Int = .max) -> String {
    guard let value else { return "not stated" }
    if TextWidth.columns(of: value.text) <= width { return value.text }
    switch value.value {
    case .range(let bounds) where value.figure.field.unit == .dollarsPerYear:
      return bounds.text { NumberText.thousands($0, keepsZero: false) } + "k"
    case .percentiles(let percentiles):
      guard let median = percentiles.median else { return "no median" }
      let amount = Value.number(median.number).text(in: value.figure.unit)
      return "md " + (median.isTopCoded ? "≥ " : "") + amount
    default: return value.text
    }
  }
}

func centred(_ text: String, _ width: Int) -> String {
  let room = max(0, width - TextWidth.columns(of: text))
  return String(repeating: " ", count: room / 2) + TextWidth.padded(text, to: width - room / 2)
}

import RoleModel
import TerminalScreen

/// The lines of a comparison below its sentences, and which row or skill each is about.
package struct CompareLines: Sendable {
  package enum Subject: Hashable, Sendable {
    case row(Int)
    case skill(Int)
    case sentence(Int)
  }

  package fileprivate(set) var lines: [Line] = []
  fileprivate var subjects: [Subject?] = []

  package var count: Int { lines.count }

  /// The lines that the cursor may stand on.
  var stops: [Int] { subjects.indices.filter { subjects[$0] != nil } }

  func subject(at line: Int) -> Subject? { subjects.indices.contains(line) ? subjects[line] : nil }

  fileprivate mutating func append(_ line: Line, _ subject: Subject? = nil) {
    lines.append(line)
    subjects.append(subject)
  }
}

extension ComparedRow {
  /// Whether the first role is known to differ from another.
  var differs: Bool { judgements.contains { $0.verdict.isDifference } }
}

extension ComparedSkill {
  /// Whether the first role is known to differ from another.
  var differs: Bool { judgements.contains { $0.verdict.isDifference } }
}

/// The widths of a comparison's columns.
struct CompareColumns {
  let label: Int
  /// The column of each role.
  let value: Int
  /// The verdict between two roles; 0 with more, whose cells carry signs.
  let verdict: Int
  /// The reason, on wide screens; 0 elsewhere.
  let why: Int

  init(width: Int, roles: Int) {
    label = width >= 72 ? 17 : 14
    why = width >= 110 && roles == 2 ? width - 82 : 0
    let base = width - 2 - why - (why > 0 ? 1 : 0)
    verdict = roles == 2 ? 20 : 0
    let rest = base - label - (roles == 2 ? verdict + 2 : 0) - 1
    value = roles == 2 ? rest / 2 : rest / max(1, roles) - 1
  }
}

/// Whether columns fit; a narrower screen gets one fact a line.
func hasColumns(_ model: Model) -> Bool { model.size.columns >= 60 }

func compareLines(_ model: Model) -> CompareLines {
  let comparison = model.comparison
  guard comparison.roles.count > 1 else { return CompareLines() }
  let columns = CompareColumns(width: model.size.columns, roles: comparison.roles.count)
  var result = CompareLines()
  var pane: PaneID?
  for (index, row) in comparison.rows.enumerated() where row.differs || !model.view.showsDifferencesOnly {
    if row.field.pane != pane {
      pane = row.field.pane
      appendHeading(pane ?? .overview, "", model, &result)
    }
    let label = rowLabel(row, among: comparison.rows, model.sources)
    if hasColumns(model) {
      result.append(rowLine(row, label, columns), .row(index))
    } else {
      appendNarrow(label, row.values.map { cellText($0) }, row.judgements, .row(index), model, &result)
    }
  }
  if !comparison.skills.isEmpty {
    let isShares = comparison.skills.contains { $0.standings.contains { if case .share = $0 { true } else { false } } }
    appendHeading(.skills, isShares ? "% as printed, lists cut at their top" : "", model, &result)
    let most = comparison.skills.flatMap(\.standings).compactMap(\.amount).max() ?? 1
    for (index, skill) in comparison.skills.enumerated() where skill.differs || !model.view.showsDifferencesOnly {
      if hasColumns(model) {
        result.append(skillLine(skill, most, columns), .skill(index))
      } else {
        appendNarrow(skill.name, skill.standings.map(\.text), skill.judgements, .skill(index), model, &result)
      }
    }
  }
  appendWords(comparison, model, &result)
  return result
}

private func appendHeading(_ pane: PaneID, _ note: String, _ model: Model, _ result: inout CompareLines) {
  let width = model.size.columns
  let title = " \(pane.rawValue) \(pane.title) "
  let note = note.isEmpty || title.count + note.count + 4 > width ? "" : " " + note
  let rule = String(repeating: "─", count: max(0, width - title.count - note.count))
  result.append(Line([Span(title, .heading), Span(rule + note, .dim)]))
}

/// The sentences in full, below the rows: the top of the screen may have had to cut them.
private func appendWords(_ comparison: Comparison, _ model: Model, _ result: inout CompareLines) {
  let sentences = comparison.sentences(naming: Comparison.letters)
  if sentences.isEmpty { return }
  result.append(Line(" In words ", .heading))
  for (index, sentence) in sentences.enumerated() {
    for (offset, line) in Line.wrapped("- " + sentence, to: max(8, model.size.columns - 2), indent: 2).enumerated() {
      result.append(Line(" " + line.text), offset == 0 ? .sentence(index) : nil)
    }
  }
}

private func appendNarrow(
  _ label: String, _ texts: [String], _ judgements: [Judgement], _ subject: CompareLines.Subject, _ model: Model,
  _ result: inout CompareLines
) {
  let width = model.size.columns
  result.append(Line(" " + label, .heading), subject)
  for (index, text) in texts.enumerated() {
    for line in Line.wrapped("\(Comparison.letters[index]) \(text)", to: max(4, width - 2), indent: 2) {
      result.append(Line("  " + line.text, Style(markStyle(index).ink)))
    }
  }
  for (index, judgement) in judgements.enumerated() {
    let against = judgements.count > 1 && !judgement.verdict.isDifference ? "\(Comparison.letters[index + 1]): " : ""
    for line in Line.wrapped(against + verdictWords(judgement, other: index + 1), to: max(4, width - 2)) {
      result.append(Line("  " + line.text))
    }
  }
}

/// `A higher 2.50×`, `A higher, no overlap`, `can't tell`.
package func verdictWords(_ judgement: Judgement, other: Int) -> String {
  let letters = Comparison.letters
  switch judgement.verdict {
  case .higher, .lower:
    let winner = judgement.verdict == .higher ? letters[0] : letters[other]
    guard let ratio = judgement.ratio, ratio > 0 else {
      return judgement.reason.hasPrefix("no overlap") ? "\(winner) higher, no overlap" : "\(winner) higher"
    }
    return "\(winner) higher \(NumberText.fixed(max(ratio, 1 / ratio), digits: 2))×"
  case .same, .cannotTell, .notComparable, .unknown: return judgement.verdict.rawValue
  }
}

/// `average`, `average 2019`, `base range`, `men`.
package func rowLabel(_ row: ComparedRow) -> String {
  let figure = row.values.lazy.compactMap { $0?.figure }.first
  let basis = ["base ", "total "].first { row.definition.hasPrefix($0) } ?? ""
  let year =
    figure.flatMap { figure -> String? in
      guard figure.isPay, let year = figure.year else { return nil }
      return figure.dollarsOf.map { " \(year)→\($0)" } ?? " \(year)"
    } ?? ""
  let derived = figure?.status == .derived && figure?.field == .payHourly ? ", derived" : ""
  // What is required stands beside what is held, by the same names.
  if row.field == .payWeekly, let figure { return "weekly, \(figure.population)\(year)" }
  let label = row.label.map { row.field == .educationRequired ? "req. " + $0 : $0 }
  return basis + (label ?? row.field.shortWords) + derived + year
}

/// A value with its unit where the row does not say it; in a compact cell a pay range is in thousands.
/// The label of a row among others: rows of one field are told apart by their sources.
package func rowLabel(_ row: ComparedRow, among rows: [ComparedRow], _ sources: SourceTable) -> String {
  let label = rowLabel(row)
  guard rows.count(where: { rowLabel($0) == label }) > 1, let figure = row.values.lazy.compactMap({ $0?.figure }).first
  else { return label }
  return label + " " + sources.label(figure.source)
}

private func cellText(_ value: ComparedValue?, isCompact: Bool = false) -> String {
  guard let value else { return "not stated" }
  if isCompact, case .range(let bounds) = value.value, value.figure.field.unit == .dollarsPerYear {
    return bounds.text { NumberText.thousands($0, keepsZero: false) } + "k"
  }
  return value.text
}

private func number(_ value: ComparedValue?) -> Double? {
  if case .number(let number)? = value?.value { return number }
  return nil
}

private func rowLine(_ row: ComparedRow, _ title: String, _ columns: CompareColumns) -> Line {
  let label = Span(" " + TextWidth.padded(title, to: columns.label) + " ")
  let numbers = row.values.map(number)
  let most = numbers.compactMap { $0 }.max() ?? 0
  if columns.verdict == 0 {
    let cells = row.values.enumerated().map { index, value in
      cell(
        cellText(value, isCompact: columns.value < 17), index == 0 ? nil : row.judgements[index - 1], columns.value,
        index)
    }
    return Line([label] + cells)
  }
  let isDrawn = row.values.allSatisfy { number($0) != nil }
  return twoSided(
    label,
    [cellText(row.values[0], isCompact: columns.value < 18), cellText(row.values[1], isCompact: columns.value < 18)],
    isDrawn ? numbers : [nil, nil], most, row.judgement,
    columns)
}

private func skillLine(_ skill: ComparedSkill, _ most: Double, _ columns: CompareColumns) -> Line {
  let label = Span(" " + TextWidth.padded(skill.name, to: columns.label) + " ")
  if columns.verdict == 0 {
    let cells = skill.standings.enumerated().map { index, standing in
      cell(standing.text, index == 0 ? nil : skill.judgements[index - 1], columns.value, index)
    }
    return Line([label] + cells)
  }
  return twoSided(
    label, skill.standings.map(\.text), skill.standings.map(\.amount), most, skill.judgement, columns)
}

/// A value with the sign of its verdict before it: the text is cut, never the sign.
private func cell(_ text: String, _ judgement: Judgement?, _ width: Int, _ role: Int) -> Span {
  let sign = judgement.map { $0.verdict.sign + " " } ?? ""
  let cut = TextWidth.truncated(text, to: max(1, width - sign.count))
  return Span(" " + TextWidth.rightAligned(sign + cut, to: width), Style(markStyle(role).ink))
}

/// One role's value and bar to the left of the verdict, the other's to the right: bars grow outward from the middle.
private func twoSided(
  _ label: Span, _ texts: [String], _ amounts: [Double?], _ most: Double, _ judgement: Judgement,
  _ columns: CompareColumns
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
  let why = columns.why > 0 ? [Span(" " + TextWidth.truncated(judgement.reason, to: columns.why), .dim)] : []
  return Line(
    [
      label, Span(left, Style(markStyle(0).ink)),
      Span(" \(verdict) ", judgement.verdict.isDifference ? .heading : .dim),
      Span(TextWidth.padded(right, to: width), Style(markStyle(1).ink)),
    ] + why)
}

func centred(_ text: String, _ width: Int) -> String {
  let room = max(0, width - TextWidth.columns(of: text))
  return String(repeating: " ", count: room / 2) + TextWidth.padded(text, to: width - room / 2)
}

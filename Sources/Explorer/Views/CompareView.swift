import RoleModel
import TerminalScreen

/// The rows of the screen in which the compared rows scroll.
func compareRegion(_ model: Model) -> Range<Int> {
  let rows = model.size.rows
  let top = sentenceRows(model) + (hasColumns(model) && rows >= 10 ? 2 : 1)
  let bottom = rows - (model.layout.keyRow == nil ? 0 : 1) - (model.layout.messageRow == nil ? 0 : 1)
  return min(top, bottom)..<max(min(top, bottom), bottom)
}

private func sentenceRows(_ model: Model) -> Int {
  switch model.size.rows {
  case 30...: 4
  case 24..<30: 3
  case 16..<24: 2
  case 12..<16: 1
  default: 0
  }
}

func drawCompare(_ model: Model, _ screen: inout Screen) {
  let comparison = model.comparison
  let lines = compareLines(model)
  let width = screen.size.columns
  drawCompareTitle(comparison, model, &screen)
  let paragraph = comparison.sentences(naming: Comparison.letters).joined(separator: " ")
  let wrapped = TextWidth.wrapped(paragraph, to: max(1, width - 2))
  for index in 0..<min(sentenceRows(model), wrapped.count) {
    let isCut = index == sentenceRows(model) - 1 && wrapped.count > sentenceRows(model)
    let text = isCut ? cutAtWord(wrapped[index], to: max(1, width - 18)) + " … G shows all" : wrapped[index]
    screen.write(Line(text), column: 1, row: 1 + index, limit: width - 1)
  }
  let region = compareRegion(model)
  if hasColumns(model), model.size.rows >= 10 {
    drawColumnTitles(
      comparison, CompareColumns(width: width, roles: comparison.roles.count), region.lowerBound - 1, &screen)
  }
  for (offset, row) in region.enumerated() {
    let index = model.view.compareScroll.top + offset
    guard lines.lines.indices.contains(index) else { break }
    screen.write(lines.lines[index], column: 0, row: row, limit: width)
    if index == model.view.compareScroll.line, lines.subject(at: index) != nil {
      screen.write("▌", column: 0, row: row, style: .selected)
      screen.restyle(columns: 1..<min(width, 20), row: row, .selected)
    }
  }
  if let row = model.layout.messageRow {
    let text = model.message ?? reason(lines.subject(at: model.view.compareScroll.line), comparison) ?? ""
    screen.write(Line(" " + text, model.message == nil ? .dim : .plain), column: 0, row: row, limit: width)
  }
}

private func drawCompareTitle(_ comparison: Comparison, _ model: Model, _ screen: inout Screen) {
  let width = screen.size.columns
  var spans = [Span(" Compare", .heading)]
  let pay = model.view.alignsPay ? "dated pay in \(PriceIndex.alignmentYear) $" : "pay as published"
  // Where both don't fit, the names go before the words on pay.
  let roomForPay = width >= 60 ? pay.count + 3 : 0
  let room = (width - 9 - roomForPay) / max(1, comparison.roles.count) - 5
  let isTitled = comparison.roles.count == 2 || !hasColumns(model)
  if !isTitled { spans.append(Span("   \(comparison.roles.count) roles; signs are A's against each", .dim)) }
  for (index, role) in comparison.roles.enumerated() where isTitled {
    spans.append(Span("   \(Comparison.letters[index]) ", markStyle(index)))
    spans.append(Span(abbreviated(role.title, to: max(4, room))))
  }
  screen.write(Line(spans), column: 0, row: 0, limit: width)
  let used = spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
  if used + pay.count + 2 <= width { screen.write(pay, column: width - pay.count - 1, row: 0, style: .dim) }
}

private func drawColumnTitles(_ comparison: Comparison, _ columns: CompareColumns, _ row: Int, _ screen: inout Screen) {
  var column = columns.label + 2
  for (index, role) in comparison.roles.enumerated() {
    let title = "\(Comparison.letters[index]) \(abbreviated(role.title, to: max(3, columns.value - 2)))"
    let cell =
      columns.verdict > 0 && index == 1
      ? TextWidth.padded(title, to: columns.value) : TextWidth.rightAligned(title, to: columns.value)
    let gap = columns.verdict > 0 ? 0 : 1
    screen.write(cell, column: column + gap, row: row, style: markStyle(index), limit: columns.value)
    column += columns.value + gap
    if columns.verdict > 0, index == 0 {
      screen.write(centred("verdict", columns.verdict), column: column + 1, row: row, style: .dim)
      column += columns.verdict + 2
    }
  }
  if columns.why > 0 { screen.write("why", column: column + 1, row: row, style: .dim) }
}

/// As many whole words as fit.
private func cutAtWord(_ text: String, to columns: Int) -> String {
  TextWidth.wrapped(text, to: columns).first ?? ""
}

/// The reason of the selected row's verdicts, for the line above the key bar.
private func reason(_ subject: CompareLines.Subject?, _ comparison: Comparison) -> String? {
  let judgements: [Judgement]
  switch subject {
  case .row(let index)? where comparison.rows.indices.contains(index): judgements = comparison.rows[index].judgements
  case .skill(let index)? where comparison.skills.indices.contains(index):
    judgements = comparison.skills[index].judgements
  default: return nil
  }
  if judgements.count == 1 { return judgements[0].reason }
  return judgements.enumerated().map { index, judgement in
    let why = judgement.verdict.isDifference ? "" : " (\(judgement.reason))"
    return "\(Comparison.letters[index + 1]): \(verdictWords(judgement, other: index + 1))\(why)"
  }.joined(separator: " · ")
}

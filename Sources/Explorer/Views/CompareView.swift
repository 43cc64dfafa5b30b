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
  let paragraph = comparison.sentences.map(\.text).joined(separator: " ")
  let wrapped = TextWidth.wrapped(paragraph, to: max(1, width - 2))
  for index in 0..<min(sentenceRows(model), wrapped.count) {
    let isCut = index == sentenceRows(model) - 1 && wrapped.count > sentenceRows(model)
    let text =
      isCut ? cutAtWord(wrapped[index], to: max(1, width - 18)) + " … \(model.key(.bottom)) shows all" : wrapped[index]
    screen.write(Line(text), column: 1, row: 1 + index, limit: width - 1)
  }
  let region = compareRegion(model)
  if hasColumns(model), model.size.rows >= 10 {
    drawColumnTitles(
      comparison, CompareColumns(width: width, roles: comparison.roles.count), picked: model.comparedColumn,
      region.lowerBound - 1, &screen)
  }
  screen.markLines(lines.count, model.view.compareScroll, rows: region)
  for (offset, row) in region.enumerated() {
    let index = model.view.compareScroll.top + offset
    guard lines.lines.indices.contains(index) else { break }
    if lines.isHeading(index) { screen.mark(.lineSign(index), columns: 0..<min(width, 3), row: row) }
    screen.write(lines.lines[index], column: 0, row: row, limit: width)
    if index == model.view.compareScroll.line, lines.subject(at: index) != nil {
      screen.write("▌", column: 0, row: row, style: .selected)
      screen.restyle(columns: 1..<min(width, 20), row: row, .selected)
    }
  }
  if let row = model.layout.messageRow {
    let text =
      model.message
      ?? reason(lines.subject(at: model.view.compareScroll.line), comparison, model) ?? ""
    screen.writeMessage(text, row: row, isAnswer: model.message != nil)
  }
}

/// The compared roles' names, the picked column's marked, and what pay is in, or that only differences are listed.
private func drawCompareTitle(_ comparison: Comparison, _ model: Model, _ screen: inout Screen) {
  let width = screen.size.columns
  let count = comparison.roles.count
  let picked = model.comparedColumn
  let addition = picked == count ? "\(Comparison.letters[picked])›\(hasColumns(model) ? "one more" : "new")" : nil
  // As wide as what they stand for, so that the names stay where they are.
  let showsAll = !model.view.showsDifferencesOnly
  var pay =
    model.view.alignsPay
    ? "\(showsAll ? "dated pay in" : "differences,") \(PriceIndex.alignmentYear) $"
    : showsAll ? "pay as published" : "differences only"
  if let addition { pay = addition }
  // Where both don't fit, the names go before the words on pay.
  let roomForPay = width >= 60 ? pay.count + 3 : addition.map { $0.count + 1 } ?? 0
  let lead = width >= 40 ? " Compare" : ""
  let gap = width >= 40 ? 3 : 1
  let room = (width - lead.count - 1 - roomForPay) / max(1, count) - gap - 2
  var spans = [Span(lead, .heading)]
  var names: [(index: Int, columns: Range<Int>)] = []
  if count > 2, hasColumns(model) {
    let legend = "   " + Judgement.signs.map { "\($0.sign) \($0.words)" }.joined(separator: "  ")
    let words = "   \(count) roles; ▲ more than A, ▼ less"
    spans.append(Span(lead.count + legend.count + pay.count + 2 <= width ? legend : words, .dim))
  } else {
    for (index, role) in comparison.roles.enumerated() {
      let isPicked = index == picked
      let letter = Comparison.letters[index]
      spans.append(Span(String(repeating: " ", count: index == 0 && lead.isEmpty ? 0 : gap)))
      let start = Line(spans).columns
      // Where there is no room for all names, the picked one has it.
      let left = width - lead.count - (count - 1) * (gap + 1) - 3
      let title =
        room >= 6 ? abbreviated(role.title, to: room) : isPicked ? abbreviated(role.title, to: max(1, left)) : ""
      spans.append(Span(letter + (isPicked ? "›" : title.isEmpty ? "" : " "), pickedStyle(index, isPicked)))
      if !title.isEmpty { spans.append(Span(title)) }
      names.append((index, start..<Line(spans).columns))
    }
  }
  screen.write(Line(spans), column: 0, row: 0, limit: width)
  for named in names { screen.mark(.column(named.index), columns: named.columns.clamped(to: 0..<width), row: 0) }
  let used = spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
  if used + pay.count + 2 <= width {
    screen.write(pay, column: width - pay.count - 1, row: 0, style: addition == nil ? .dim : .selected)
  }
}

private func pickedStyle(_ index: Int, _ isPicked: Bool) -> Style {
  isPicked ? Style(markStyle(index).ink, .reverse) : markStyle(index)
}

private func drawColumnTitles(
  _ comparison: Comparison, _ columns: CompareColumns, picked: Int, _ row: Int, _ screen: inout Screen
) {
  var column = columns.label + 2
  for (index, role) in comparison.roles.enumerated() {
    let sign = index == picked ? "›" : " "
    let title = "\(Comparison.letters[index])\(sign)\(abbreviated(role.title, to: max(3, columns.value - 2)))"
    let isLeftAligned = columns.verdict > 0 && index == 1
    let gap = columns.verdict > 0 ? 0 : 1
    let start = isLeftAligned ? 0 : max(0, columns.value - TextWidth.columns(of: title))
    screen.write(
      title, column: column + gap + start, row: row, style: pickedStyle(index, index == picked), limit: columns.value)
    screen.mark(.column(index), columns: column + gap..<column + gap + columns.value, row: row)
    column += columns.value + gap
    if columns.verdict > 0, index == 0 {
      screen.write(centred("verdict", columns.verdict), column: column + 1, row: row, style: .dim)
      column += columns.verdict + 2
    }
  }
  if columns.why > 0 {
    let difference = TextWidth.rightAligned("A less B", to: columns.difference)
    screen.write("\(difference) why", column: column + 1, row: row, style: .dim)
  }
}

/// As many whole words as fit.
private func cutAtWord(_ text: String, to columns: Int) -> String {
  TextWidth.wrapped(text, to: columns).first ?? ""
}

/// What is to be said of the line under the cursor, above the key bar: the reason of its verdict.
///
/// With three or four roles it is the one against the picked column; with the first column picked, all verdicts.
private func reason(_ subject: ComparedSubject?, _ comparison: Comparison, _ model: Model) -> String? {
  let picked = model.comparedColumn
  switch subject {
  case .section(let section)?:
    return "\(section.title) is folded: \(model.key(.fold)) or \(model.key(.open)) unfolds it."
  case .sentence?: return "\(model.key(.receipt)) shows the figures that the sentence is made from."
  case .row?, .skill?, nil: break
  }
  let judgements = subject.map(comparison.judgements) ?? []
  guard judgements.count > 1 else { return judgements.first?.reason }
  guard judgements.indices.contains(picked - 1) else {
    return judgements.enumerated().map { "\(Comparison.letters[$0 + 1]): \(verdictWords($1, other: $0 + 1))" }
      .joined(separator: " · ")
  }
  let judgement = judgements[picked - 1]
  let words = verdictWords(judgement, other: picked)
  let reason = words.hasSuffix("no overlap") ? judgement.reason.replacing("no overlap; ", with: "") : judgement.reason
  return "A against \(Comparison.letters[picked]): \(words): \(reason)"
}

import RoleModel
import TerminalScreen

/// The screen of a model. Pure: the same model gives the same screen.
package func draw(_ model: Model) -> Screen {
  var screen = Screen(size: model.size)
  screen.theme = model.theme
  guard model.size.columns > 0, model.size.rows > 0 else { return screen }
  if model.view.isForScreenReader {
    drawForScreenReader(model, &screen)
    return screen
  }
  if let palette = model.palette {
    drawPalette(palette, model, &screen)
    drawKeyBar(model, &screen)
    return screen
  }
  if let picker = model.picker {
    drawRolePicker(picker, model, &screen)
    drawKeyBar(model, &screen)
    return screen
  }
  if let chooser = model.chooser {
    drawChooser(chooser, model, &screen)
    drawKeyBar(model, &screen)
    return screen
  }
  switch model.view.focus {
  case .list, .pane: drawBrowser(model, &screen)
  case .zoom: drawZoom(model, &screen)
  case .page: drawPage(model, &screen)
  case .compare: drawCompare(model, &screen)
  case .receipt: drawText("Receipt", receiptLines(model), model.view.receiptScroll, model, &screen)
  case .help: drawText("Help", helpLines(model), model.view.helpScroll, isFocused: true, model, &screen)
  }
  drawKeyBar(model, &screen)
  // Where no row is set aside for answers, one covers what is there until the next key.
  if model.layout.keyRow == nil, let message = model.message {
    screen.writeMessage(message, row: model.size.rows - 1, isAnswer: true)
  }
  if let prompt = model.prompt { drawPrompt(prompt, model, &screen) }
  return screen
}

extension Model {
  /// The screen, and on it a sentence about what could not be read for it.
  mutating func drawn() -> Screen {
    let screen = draw(self)
    return tellWhatFailed() ? draw(self) : screen
  }
}

private func drawBrowser(_ model: Model, _ screen: inout Screen) {
  let layout = model.layout
  drawHeader(model, &screen)
  drawBoxes(model, &screen)
  let isNarrow = layout.shape == .narrow
  if !isNarrow || model.view.focus == .list { drawList(model, &screen) }
  if isNarrow {
    if model.view.focus == .pane { drawRight(model, &screen) }
  } else {
    for row in [layout.headingRow] + Array(layout.body) {
      let column = layout.shape == .wide ? layout.listColumns + 1 : layout.listColumns
      screen.write("│", column: column, row: row, style: .dim)
    }
    drawRight(model, &screen)
  }
  if let row = layout.messageRow, let text = messageText(model) {
    screen.writeMessage(text, row: row, isAnswer: model.message != nil || boxProblem(model) != nil)
  }
}

extension Screen {
  /// A sentence in a row: an answer to a key that is longer takes the rows above it as well, since the next key clears it;
  /// where the cursor stands in one of those, the rows at the top instead.
  mutating func writeMessage(_ text: String, row: Int, isAnswer: Bool) {
    let width = size.columns
    let pieces = isAnswer ? TextWidth.wrapped(text, to: max(1, width - 2)) : [text]
    let rows = min(pieces.count, max(1, min(5, row)))
    // Bars end in half a block too.
    let coversCursor = (row - rows + 1..<row).contains {
      self.row($0).contains { $0.scalar == "▌" && $0.style == .selected }
    }
    let first = coversCursor && row - rows + 1 > rows ? 0 : row - rows + 1
    for (offset, piece) in pieces.prefix(rows).enumerated() {
      let above = first + offset
      write(String(repeating: " ", count: width), column: 0, row: above)
      mark(nil, columns: 0..<width, row: above)
      write(Line(" " + piece, isAnswer ? .plain : .dim), column: 0, row: above, limit: width)
    }
  }
}

/// The line above the key bar: what the last key did, else what is worth knowing here.
private func messageText(_ model: Model) -> String? {
  if let message = model.message { return message }
  if let editing = model.editing { return boxReading(model, editing) }
  if let reason = model.undecidedReason { return reason }
  if let hint = model.firstHint { return hint.text(model.keys, width: model.size.columns - 2) }
  guard let role = model.selectedRole else { return undecidedText(model) }
  if let reason = model.countedAboveReason ?? model.aliasReason { return reason }
  if let text = undecidedText(model) { return text }
  // In a list that has no order of its own the heading says it.
  if model.outcome.order != nil, !model.outcome.readings.isEmpty {
    return model.outcome.readings.map(\.sentence.capitalizedSentence).joined(separator: " ")
  }
  if let order = model.outcome.order, model.outcome.unknownCount > 0 {
    return
      "\(counted(model.outcome.unknownCount, "role")) without \(order.words) \(model.outcome.unknownCount == 1 ? "stands" : "stand") last."
  }
  if let line = model.forYou(of: role)?.line(width: model.size.columns - 2) { return line }
  let priced = Observation.grouped(role.figures.filter { $0.field.unit == .dollarsPerYear }, model.sources)
  let publishers = Set(priced.map { model.sources.group($0.figure.source) }).count
  if let undated = role.figures(.payMean).first(where: { $0.year == nil }),
    let dated = role.figures(.payMean).first(where: { $0.year != nil }),
    let note = VintageNote(undated: undated, dated: dated, sources: model.sources), model.view.alignsPay
  {
    return note.text.capitalizedSentence
  }
  let hasOtherYear = priced.contains { $0.figure.year.map { $0 != PriceIndex.alignmentYear } ?? false }
  if model.showsHints, publishers > 1, hasOtherYear, !model.view.alignsPay {
    return
      "\(publishers) sources price this role: press \(model.key(.alignPay)) for dated pay in \(PriceIndex.alignmentYear) dollars."
  }
  return nil
}

/// The columns of text in a view that takes the whole screen.
func zoomColumns(_ size: Size) -> Int { max(1, size.columns - (size.columns >= 30 ? 2 : 0)) }

extension Model {
  /// The columns that texts of views of the whole screen are set in.
  var textColumns: Int { view.isForScreenReader ? unbrokenWidth : zoomColumns(size) }
}

/// A width at which no text is broken and nothing is set in columns: screen-reader mode wraps whole sentences itself.
let unbrokenWidth = 100_000

/// Whether text of a width may be set in columns that take at least so many of the screen's.
func hasColumns(_ width: Int, least: Int) -> Bool { width >= least && width < unbrokenWidth }

private func drawZoom(_ model: Model, _ screen: inout Screen) {
  guard let role = model.selectedRole else {
    screen.write(unreadableRole, column: 1, row: 0, style: .warning, limit: screen.size.columns - 1)
    return
  }
  let pane = model.view.pane
  guard let content = model.paneContent else { return }
  let title = Line([Span(" \(role.title) ", .heading), Span("\(pane.rawValue) \(pane.title)", .selected)])
  screen.writeHeading(title, note: content.note, column: 0, row: 0, width: screen.size.columns)
  drawLines(
    content.lines, model.view.paneScroll, columns: 0..<screen.size.columns, rows: model.layout.wholeBody,
    isFocused: true,
    &screen)
  screen.markLines(content.lines.count, model.view.paneScroll, rows: model.layout.wholeBody)
}

private func drawPage(_ model: Model, _ screen: inout Screen) {
  guard let page = model.view.page, let content = model.pageContent else { return }
  let goal = [.learn, .steps, .pay].contains(page) ? model.pageGoal?.role.title : nil
  let title = Line([
    Span(goal.map { " \($0) " } ?? "", .heading), Span(goal == nil ? " " + page.title : page.title, .selected),
  ])
  screen.writeHeading(
    title, note: content.note, column: 0, row: 0, width: screen.size.columns)
  drawLines(
    content.lines, model.view.pageScroll, columns: 0..<screen.size.columns, rows: model.layout.wholeBody,
    isFocused: true, &screen)
  screen.markLines(content.lines.count, model.view.pageScroll, rows: model.layout.wholeBody)
}

/// Lines in a region from a scroll position, the cursor's line marked when the region has the focus.
func drawLines(
  _ lines: [Line], _ scroll: ViewState.Scroll, columns: Range<Int>, rows: Range<Int>, isFocused: Bool,
  _ screen: inout Screen
) {
  let margin = columns.count >= 30 && isFocused ? 1 : 0
  for (offset, row) in rows.enumerated() {
    let index = scroll.top + offset
    guard lines.indices.contains(index) else { break }
    let isCursor = isFocused && index == scroll.line && lines[index].subject != nil
    screen.write(lines[index], column: columns.lowerBound + margin, row: row, limit: columns.count - margin)
    if isCursor {
      screen.restyle(columns: columns.lowerBound + margin..<columns.upperBound, row: row, .selected)
      if margin > 0 { screen.write("▌", column: columns.lowerBound, row: row, style: .selected) }
    }
  }
}

extension Screen {
  /// Says of rows that have the whole width which lines of a scrolled text stand in them.
  mutating func markLines(_ count: Int, _ scroll: ViewState.Scroll, rows: Range<Int>) {
    mark(.view, columns: 0..<size.columns, rows: rows)
    for (row, index) in zip(rows, scroll.top..<max(scroll.top, count)) {
      mark(.line(index), columns: 0..<size.columns, row: row)
    }
  }
}

/// A view of wrapped text that scrolls, with a cursor if it has the focus.
private func drawText(
  _ title: String, _ lines: [Line], _ scroll: ViewState.Scroll, isFocused: Bool = false, _ model: Model,
  _ screen: inout Screen
) {
  let rows = model.layout.wholeBody
  let more = lines.count - scroll.top - rows.count
  let note = more > 0 ? "\(more) more below" : scroll.top > 0 ? "end" : ""
  screen.writeHeading(Line(" \(title)", .selected), note: note, column: 0, row: 0, width: screen.size.columns)
  let margin = screen.size.columns >= 30 && !isFocused ? 1 : 0
  drawLines(lines, scroll, columns: margin..<screen.size.columns, rows: rows, isFocused: isFocused, &screen)
  screen.markLines(lines.count, scroll, rows: rows)
}

import RoleModel
import TerminalScreen

/// The rows in which a picker's roles stand: below its heading, where there is room for one, and its line of text.
func pickerRegion(_ model: Model) -> Range<Int> {
  let rows = model.size.rows
  let first = pickerTextRow(model) + 1
  let last = rows - (model.layout.keyRow == nil ? 0 : 1) - (model.layout.messageRow == nil ? 0 : 1)
  return min(first, rows)..<max(min(first, rows), last)
}

private func pickerTextRow(_ model: Model) -> Int { model.size.rows >= 8 ? 1 : 0 }

/// The line of text and the roles that it names, the picked one marked.
func drawRolePicker(_ picker: RolePicker, _ model: Model, _ screen: inout Screen) {
  let width = screen.size.columns
  let region = pickerRegion(model)
  if pickerTextRow(model) > 0 {
    let note = picker.found == nil ? "type a title, an alias or a code" : counted(picker.count, "role")
    // Where there is no row for it, what is wrong stands in the heading's place.
    let problem = model.layout.messageRow == nil ? picker.problem?.description.capitalizedSentence : nil
    let title = problem.map { Line(" \($0)", .warning) } ?? Line(" \(picker.title)", .selected)
    screen.writeHeading(title, note: note, column: 0, row: 0, width: width)
  }
  drawText(picker, model, &screen)
  screen.mark(.view, columns: 0..<width, rows: region)
  for (row, line) in zip(region, picker.top..<picker.count) {
    screen.mark(.line(line), columns: 0..<width, row: row)
    let isPicked = line == picker.index
    if isPicked { screen.write("▌", column: 0, row: row, style: .selected) }
    if let hit = picker.hit(line) {
      drawHit(hit, picker, model, row, isPicked, &screen)
    } else if picker.isNone(line) {
      screen.write("none: not said", column: 3, row: row, style: isPicked ? .selected : .dim, limit: width - 3)
    }
  }
  if picker.count == 0, let row = region.first {
    screen.write(Line("No title or alias has these words.", .dim), column: 1, row: row, limit: width - 1)
  }
  guard let text = model.message ?? pickerReading(picker, model) else { return }
  if let row = model.layout.messageRow {
    screen.write(Line(" " + text, model.message == nil ? .dim : .plain), column: 0, row: row, limit: width)
  } else if model.layout.keyRow == nil, model.message != nil, let row = region.last {
    // Where there is no row for it, a message takes the list's last one.
    screen.write(
      TextWidth.padded(TextWidth.truncated(text, to: width), to: width), column: 0, row: row, style: .warning)
    screen.mark(nil, columns: 0..<width, row: row)
  }
}

private func drawText(_ picker: RolePicker, _ model: Model, _ screen: inout Screen) {
  let width = screen.size.columns
  let row = pickerTextRow(model)
  let lead = width >= 30 ? " role: " : ">"
  let start = screen.write(lead, column: 0, row: row, style: .selected)
  let problem: Range<Int>? = if case .query(let problem)? = picker.problem { problem.range } else { nil }
  screen.writeField(picker.field, column: start, row: row, room: width - start - 1, problem: problem)
}

private func drawHit(
  _ hit: Listing.Hit, _ picker: RolePicker, _ model: Model, _ row: Int, _ isPicked: Bool, _ screen: inout Screen
) {
  let width = screen.size.columns
  let base: Style = isPicked ? .selected : .plain
  guard let entry = model.entries(at: hit.position..<hit.position + 1).first else {
    screen.write("a role that cannot be read", column: 3, row: row, style: .warning, limit: width - 3)
    return
  }
  if let mark = model.mark(of: hit.position) {
    screen.write(Comparison.letters[mark], column: 1, row: row, style: markStyle(mark))
  }
  let margin = 3
  let pay = width >= 24 ? payText(entry, dollarsOf: model.dollarYear) : ""
  let kind = width >= 60 ? TextWidth.padded(entry.kind.words, to: 12) : ""
  let right = kind + (pay.isEmpty ? "" : TextWidth.rightAligned(pay, to: 12))
  let room = max(4, width - margin - 1 - (right.isEmpty ? 0 : TextWidth.columns(of: right) + 1))
  let title = abbreviated(entry.title, to: room)
  screen.write(title, column: margin, row: row, style: base, limit: room)
  screen.lightMatches(of: picker.found?.searches ?? [], in: title, column: margin, row: row)
  if let alias = model.alias(of: hit) {
    let used = TextWidth.columns(of: title) + 1
    screen.writeAlias(alias, column: margin + used, row: row, limit: room - used)
  }
  if !right.isEmpty {
    screen.write(right, column: width - 1 - TextWidth.columns(of: right), row: row, style: isPicked ? .selected : .dim)
  }
}

/// What the text was read as, or what is wrong with it; else how the picked role goes by the text.
private func pickerReading(_ picker: RolePicker, _ model: Model) -> String? {
  if let problem = picker.problem { return problem.description.capitalizedSentence }
  guard let found = picker.found, let hit = picker.hit(picker.index) else { return nil }
  if !found.readings.isEmpty { return found.readings.map(\.sentence.capitalizedSentence).joined(separator: " ") }
  return model.alias(of: hit).map { "“\($0)” is an alias of \(model.title(at: hit.position))." }
}

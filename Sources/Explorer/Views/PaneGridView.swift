import RoleModel
import TerminalScreen

/// Where a pane is drawn beside the list, heading row excluded.
struct PaneRegion {
  var columns: Range<Int>
  var headingRow: Int
  var rows: Range<Int>
}

/// The region of a pane when it is shown on its own, or in its place of the grid.
func paneRegion(_ layout: Layout, _ pane: PaneID) -> PaneRegion {
  if layout.shape == .wide, let cell = gridCell(layout, pane) { return cell }
  let columns = layout.rightColumn..<layout.size.columns
  if layout.shape == .wide {
    let rows = gridRows(layout)
    return PaneRegion(columns: columns, headingRow: rows.lowerBound, rows: rows.dropFirst())
  }
  return PaneRegion(columns: columns, headingRow: layout.headingRow, rows: layout.body)
}

/// The rows below the three overview rows, without the line that names the other panes.
private func gridRows(_ layout: Layout) -> Range<Int> { layout.body.lowerBound + 3..<layout.body.upperBound - 1 }

/// The four required panes two by two.
private func gridCell(_ layout: Layout, _ pane: PaneID) -> PaneRegion? {
  let required: [PaneID] = [.salary, .education, .demographics, .skills]
  guard let index = required.firstIndex(of: pane) else { return nil }
  let rows = gridRows(layout)
  let width = (layout.rightColumns - 2) / 2
  let left = layout.rightColumn + (index % 2) * (width + 2)
  let columns = left..<(index % 2 == 1 ? layout.size.columns : left + width)
  let middle = rows.lowerBound + (rows.count + 1) / 2
  let part = index < 2 ? rows.lowerBound..<middle : middle..<rows.upperBound
  return PaneRegion(columns: columns, headingRow: part.lowerBound, rows: part.dropFirst())
}

/// What stands beside the list: grid, digest or one pane.
func drawRight(_ model: Model, _ screen: inout Screen) {
  let layout = model.layout
  guard let role = model.selectedRole else { return drawSectionSummary(model, &screen) }
  let pane = model.view.pane
  let shown = role.kind == .mention && pane == .overview ? .path : pane
  let context = model.context(role, for: shown, width: layout.rightColumns)
  switch layout.shape {
  case .wide:
    drawTitle(role, model, &screen)
    let summary = overviewSummary(context)
    for (offset, line) in summary.prefix(3).enumerated() {
      screen.write(line, column: layout.rightColumn, row: layout.body.lowerBound + offset, limit: layout.rightColumns)
    }
    if pane == .overview || gridCell(layout, pane) != nil {
      for cell in gridPanes {
        if cell == .demographics, pane != .demographics, let fit = context.fit {
          drawFit(fit, in: paneRegion(layout, cell), context, &screen)
        } else {
          drawPane(cell, context, model, &screen)
        }
      }
    } else {
      drawPane(pane, context, model, &screen)
    }
    drawPaneNames(model, &screen)
  case .middle where pane == .overview:
    drawTitle(role, model, &screen)
    drawDigest(context, model, &screen)
  case .middle, .short, .narrow: drawPane(pane, context, model, &screen)
  }
}

private func drawTitle(_ role: Role, _ model: Model, _ screen: inout Screen) {
  let layout = model.layout
  let kind = role.kind.words
  let room = layout.rightColumns - kind.count - 2
  let title = model.mark(of: model.selectedPosition ?? -1).map { "\(Comparison.letters[$0]) " } ?? ""
  screen.write(
    TextWidth.truncated(title + role.title, to: room), column: layout.rightColumn, row: layout.headingRow,
    style: .heading)
  screen.write(kind, column: screen.size.columns - kind.count - 1, row: layout.headingRow, style: .dim)
}

/// One pane with its heading and as much of its content as fits.
private func drawPane(_ pane: PaneID, _ context: PaneContext, _ model: Model, _ screen: inout Screen) {
  let region = paneRegion(model.layout, pane)
  let isFocused = model.view.focus == .pane && model.view.pane == pane
  let kept = isFocused ? model.paneContent : nil
  let content =
    kept
    ?? (isFocused
      ? content(of: pane, context.fitted(to: region.columns.count)) : model.unfocusedContent(of: pane, context))
  let scroll = isFocused ? model.view.paneScroll : ViewState.Scroll()
  let hidden = content.lines.count + content.unbuilt - scroll.top - region.rows.count
  drawPaneHeading(pane, content.note, hidden: hidden, region, isFocused, context.role, model, &screen)
  drawLines(content.lines, scroll, columns: region.columns, rows: region.rows, isFocused: false, &screen)
  screen.mark(.pane(pane.rawValue), columns: region.columns, rows: region.rows)
  for (row, index) in zip(region.rows, scroll.top..<max(scroll.top, content.lines.count)) {
    screen.mark(.paneLine(index, pane: pane.rawValue), columns: region.columns, row: row)
  }
  if isFocused, content.lines.indices.contains(scroll.line), content.lines[scroll.line].subject != nil {
    let row = region.rows.lowerBound + scroll.line - scroll.top
    if region.rows.contains(row) {
      screen.restyle(columns: region.columns, row: row, Style(.accent, [.bold, .reverse]))
    }
  }
}

private func drawPaneHeading(
  _ pane: PaneID, _ note: String, hidden: Int, _ region: PaneRegion, _ isFocused: Bool, _ role: Role, _ model: Model,
  _ screen: inout Screen
) {
  let style: Style = isFocused ? .selected : .heading
  // Where the role's title has no row of its own, it stands in the pane's heading.
  let showsTitle = model.layout.shape != .wide
  let name = "\(pane.rawValue) \(pane.title)"
  let room = region.columns.count - name.count - 6
  let title = showsTitle && room > 8 ? TextWidth.truncated(role.title, to: room) + " " : ""
  let spans = [Span(title, .dim), Span(name, style)]
  screen.writeHeading(
    Line(spans), note: headingNote(note, hidden: hidden, room: region.columns.count - Line(spans).columns - 3),
    column: region.columns.lowerBound, row: region.headingRow, width: region.columns.count)
  screen.mark(.tab(pane.rawValue), columns: region.columns, row: region.headingRow)
}

/// A heading's note and how many lines are out of sight: both where they fit, else the count.
private func headingNote(_ note: String, hidden: Int, room: Int) -> String {
  let count = hidden > 0 ? "\(hidden) more" : ""
  let both = [note, count].filter { !$0.isEmpty }.joined(separator: ", ")
  return both.count <= room ? both : count.isEmpty ? note : count
}

/// The line that names the panes that the grid does not show.
private func drawPaneNames(_ model: Model, _ screen: inout Screen) {
  let layout = model.layout
  var column = layout.rightColumn
  for pane in PaneID.allCases where pane.rawValue > PaneID.skills.rawValue {
    let isShown = model.view.pane == pane
    let start = column
    column = screen.write(
      "\(pane.rawValue) \(pane.title)", column: column, row: layout.body.upperBound - 1,
      style: isShown ? .selected : .dim)
    screen.mark(.tab(pane.rawValue), columns: start..<column, row: layout.body.upperBound - 1)
    column += 3
  }
}

/// The four panes stacked, each with as many lines as there is room for.
private func drawDigest(_ whole: PaneContext, _ model: Model, _ screen: inout Screen) {
  let layout = model.layout
  let context = whole.fitted(to: whole.width, rows: layout.body.count)
  screen.write(
    overviewDigest(context), column: layout.rightColumn, row: layout.body.lowerBound,
    limit: layout.rightColumns)
  var parts: [(PaneID, PaneContent)] = [
    (.salary, salaryDigest(context)), (.education, educationDigest(context)),
    (.demographics, demographicsDigest(context)), (.skills, skillsDigest(context)),
  ]
  if context.role.kind == .mention { parts = [(.path, content(of: .path, context))] }
  // While skills are asked for, why the role fits comes first; who holds it can wait.
  if let fit = context.fit {
    parts.removeAll { $0.0 == .demographics }
    parts.insert((.overview, fitContent(fit, context)), at: 0)
  }
  var row = layout.body.lowerBound + 1
  let given = rowsGiven(parts.map(\.1.lines.count), room: layout.body.upperBound - row - parts.count)
  for (index, part) in parts.enumerated() where row < layout.body.upperBound {
    let hidden = part.1.lines.count + part.1.unbuilt - given[index]
    let note = part.1.note
    let name = part.0 == .overview ? context.fit?.explanation.heading ?? "" : "\(part.0.rawValue) \(part.0.title)"
    screen.writeHeading(
      Line(name, .heading), note: headingNote(note, hidden: hidden, room: layout.rightColumns - name.count - 3),
      column: layout.rightColumn, row: row, width: layout.rightColumns)
    let columns = layout.rightColumn..<layout.size.columns
    // Why the role fits has no pane to go to.
    if part.0 != .overview {
      let rows = row..<min(layout.body.upperBound, row + 1 + given[index])
      screen.mark(.tab(part.0.rawValue), columns: columns, rows: rows)
    }
    row += 1
    for line in part.1.lines.prefix(given[index]) {
      screen.write(line, column: layout.rightColumn, row: row, limit: layout.rightColumns)
      row += 1
    }
  }
}

/// How many lines each part gets of a room: one in turn, until the room or the lines are used up.
private func rowsGiven(_ wanted: [Int], room: Int) -> [Int] {
  var given = [Int](repeating: 0, count: wanted.count)
  var left = room
  while left > 0 {
    let hungry = wanted.indices.filter { given[$0] < wanted[$0] }
    if hungry.isEmpty { break }
    for index in hungry where left > 0 {
      given[index] += 1
      left -= 1
    }
  }
  return given
}

/// Why the role fits, in a pane's place of the grid.
private func drawFit(_ fit: ExplainedFit, in region: PaneRegion, _ context: PaneContext, _ screen: inout Screen) {
  let content = fitContent(fit, context.fitted(to: region.columns.count))
  screen.writeHeading(
    Line(fit.explanation.heading, .heading), note: content.note, column: region.columns.lowerBound,
    row: region.headingRow,
    width: region.columns.count)
  drawLines(content.lines, .init(), columns: region.columns, rows: region.rows, isFocused: false, &screen)
}

private func drawSectionSummary(_ model: Model, _ screen: inout Screen) {
  if model.selectedPosition != nil {
    let column = model.layout.shape == .narrow ? 0 : model.layout.rightColumn
    screen.write(unreadableRole, column: column, row: model.layout.headingRow, style: .warning)
    return
  }
  guard case .section(let index) = model.view.selection, model.sections.indices.contains(index),
    model.layout.shape != .narrow
  else { return }
  let section = model.sections[index]
  let layout = model.layout
  screen.write(
    section.title, column: layout.rightColumn, row: layout.headingRow, style: .heading, limit: layout.rightColumns)
  let isFolded = model.view.foldedSections.contains(index)
  let text = "\(counted(section.count, "role")). \(model.key(.open)) \(isFolded ? "unfolds" : "folds") them."
  if let row = layout.body.first {
    screen.write(Line(text, .dim), column: layout.rightColumn, row: row, limit: layout.rightColumns)
  }
}

/// What stands in the place of a role, for which the message says what is wrong.
let unreadableRole = "This role cannot be read."

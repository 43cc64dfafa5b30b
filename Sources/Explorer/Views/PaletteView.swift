import RoleModel
import TerminalScreen

/// The rows in which a palette's commands stand: below its heading, where there is room for one, and its line of text.
func paletteRows(_ model: Model) -> Range<Int> {
  let rows = model.size.rows
  let first = min(rows, rows >= 8 ? 2 : 1)
  return first..<max(first, rows - (model.layout.keyRow == nil ? 0 : 1))
}

/// The line of text, and the commands that it names with their keys.
func drawPalette(_ palette: Palette, _ model: Model, _ screen: inout Screen) {
  let width = screen.size.columns
  let region = paletteRows(model)
  let found = palette.found
  if region.lowerBound > 1 {
    let note = counted(found.count, "command")
    screen.writeHeading(Line(" Commands that work here", .selected), note: note, column: 0, row: 0, width: width)
  }
  let textRow = max(0, region.lowerBound - 1)
  let start = screen.write(width >= 30 ? " run: " : ">", column: 0, row: textRow, style: .selected)
  screen.writeField(palette.field, column: start, row: textRow, room: width - start - 1)
  if palette.field.characters.isEmpty, width >= 30 {
    screen.write(Line("type a name or a key", .dim), column: start, row: textRow, limit: width - start)
  }
  let keyColumns = width >= 60 ? 14 : width >= 24 ? 6 : 0
  screen.mark(.view, columns: 0..<width, rows: region)
  for (row, index) in zip(region, palette.top..<found.count) {
    screen.mark(.line(index), columns: 0..<width, row: row)
    let isPicked = index == palette.index
    if isPicked { screen.write("▌", column: 0, row: row, style: .selected) }
    let command = found[index]
    let own = model.keys.keys(of: command).map(\.words)
    let keys = keyColumns > 6 ? own.joined(separator: " ") : own.first ?? ""
    if keyColumns > 0 {
      screen.write(TextWidth.truncated(keys, to: keyColumns - 1), column: 1, row: row, style: .selected)
    }
    screen.write(
      Line(command.summary, isPicked ? .selected : .plain), column: 1 + keyColumns, row: row,
      limit: width - 1 - keyColumns)
  }
  if found.isEmpty, let row = region.first {
    screen.write(Line("No command here is called that.", .dim), column: 1, row: row, limit: width - 1)
  }
}

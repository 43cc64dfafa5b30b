import RoleModel
import TerminalScreen

/// The choices as a list of the whole screen, the picked one marked.
func drawChooser(_ chooser: Chooser, _ model: Model, _ screen: inout Screen) {
  let width = screen.size.columns
  drawInks(chooser, model, &screen)
  let note = chooser.typed.isEmpty ? "type to jump" : chooser.typed
  screen.writeHeading(Line(" \(chooser.title)", .selected), note: note, column: 0, row: 0, width: width)
  screen.mark(.view, columns: 0..<width, rows: model.layout.wholeBody)
  for (offset, row) in model.layout.wholeBody.enumerated() {
    let index = chooser.top + offset
    guard chooser.choices.indices.contains(index) else { break }
    screen.mark(.line(index), columns: 0..<width, row: row)
    let choice = chooser.choices[index]
    let isPicked = index == chooser.index
    let style: Style = isPicked ? .selected : .plain
    if isPicked { screen.write("▌", column: 0, row: row, style: .selected) }
    screen.write(Line(choice.title, style), column: 1, row: row, limit: width - 1)
    let noteColumn = max(24, chooser.noteColumn)
    if !choice.note.isEmpty, noteColumn < width {
      screen.write(Line(choice.note, .dim), column: noteColumn, row: row, limit: width - noteColumn)
    }
  }
}

/// Each ink with a word of what it stands for, where the list leaves room.
private func drawInks(_ chooser: Chooser, _ model: Model, _ screen: inout Screen) {
  let rows = model.layout.wholeBody
  guard case .theme = chooser.purpose, let row = rows.last, rows.count > chooser.choices.count + 1 else { return }
  var spans = [Span("selected", .selected), Span("  "), Span("secondary", .dim), Span("  ")]
  for (letter, ink) in zip(Comparison.letters, [Style.Ink.roleA, .roleB, .roleC, .roleD]) {
    spans += [Span("\(letter) ██", Style(ink)), Span("  ")]
  }
  spans += [Span("match", .match), Span("  "), Span("warning", .warning)]
  screen.write(Line(spans), column: 1, row: row, limit: screen.size.columns - 1)
}

extension Chooser {
  /// Behind the longest title.
  fileprivate var noteColumn: Int { (choices.map { TextWidth.columns(of: $0.title) }.max() ?? 0) + 3 }
}

import TerminalScreen

extension Model {
  /// What a slow line shows before all else: where the text is typed, else the selected row and the list about it.
  func firstParts(of screen: Screen) -> [FramePart] {
    var parts: [FramePart] = []
    if let cursor = screen.cursor {
      parts.append(FramePart(columns: 0..<size.columns, rows: cursor.row..<cursor.row + 1))
    }
    let layout = layout
    guard view.focus == .list, !view.isForScreenReader, let index = listing.index(of: view.selection) else {
      return parts
    }
    let row = layout.body.lowerBound + index - view.listTop
    return parts + [
      FramePart(columns: 0..<layout.listColumns, rows: row..<row + 1),
      FramePart(columns: 0..<layout.listColumns, rows: layout.body),
    ]
  }
}

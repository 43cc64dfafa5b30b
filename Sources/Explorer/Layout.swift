import TerminalScreen

/// Where things stand on a screen of a size.
package struct Layout: Hashable, Sendable {
  package enum Shape: Sendable {
    /// List and the four required panes two by two.
    case wide
    /// List and a digest of the four panes stacked.
    case middle
    /// List and one pane.
    case short
    /// One view at a time.
    case narrow
  }

  package let size: Size
  package let shape: Shape
  /// The rows of the title bar, the input boxes, the message line and the key bar; nil where there is no room.
  package let headerRow: Int?
  package let boxRow: Int?
  package let messageRow: Int?
  package let keyRow: Int?
  package let headingRow: Int
  package let body: Range<Int>
  package let listColumns: Int
  package let rightColumn: Int
  package let rightColumns: Int

  package init(size: Size, showsOneView: Bool = false) {
    self.size = size
    let (columns, rows) = (size.columns, size.rows)
    shape =
      showsOneView
      ? .narrow
      : columns >= 120 && rows >= 30
        ? .wide : columns >= 60 && rows >= 24 ? .middle : columns >= 60 && rows >= 8 ? .short : .narrow
    headerRow = rows >= 12 ? 0 : nil
    boxRow = rows >= 8 ? (headerRow == nil ? 0 : 1) : nil
    headingRow = (headerRow == nil ? 0 : 1) + (boxRow == nil ? 0 : 1)
    keyRow = rows >= 6 ? rows - 1 : nil
    messageRow = rows >= 20 ? rows - 2 : nil
    let last = rows - (keyRow == nil ? 0 : 1) - (messageRow == nil ? 0 : 1)
    body = min(headingRow + 1, max(0, last))..<max(min(headingRow + 1, max(0, last)), last)
    if shape == .narrow {
      listColumns = columns
      rightColumn = 0
      rightColumns = columns
    } else {
      listColumns = shape == .wide ? max(41, min(60, columns / 3)) : columns * 38 / 80
      rightColumn = listColumns + (shape == .wide ? 3 : 2)
      rightColumns = columns - rightColumn
    }
  }

  /// The rows of a view that takes the whole screen: the heading first, the key bar last.
  package var wholeBody: Range<Int> {
    let end = size.rows - (keyRow == nil ? 0 : 1)
    return min(1, end)..<max(min(1, end), end)
  }
}

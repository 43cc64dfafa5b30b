/// What a part of a screen is to who points at it, in terms of a screen. Who draws it gives the numbers their meaning.
package enum Target: Hashable, Sendable {
  /// Stands for a key, wherever the keys go.
  case key(Key)
  /// Stands for a key of the view, once no box has the keys.
  case shortcut(Key)
  /// A row of the list, and the sign that folds what it heads.
  case listRow(Int)
  case listSign(Int)
  /// A name that the list offers for the text of a box.
  case offer(Int)
  /// The side of the list's heading that names its rows, and the one that names their figures.
  case listTitle, listFigure
  /// The heading or the name of a pane, and a line of it.
  case tab(Int)
  case paneLine(Int, pane: Int)
  /// A line of what has the screen, and the sign that folds what it heads.
  case line(Int)
  case lineSign(Int)
  case column(Int)
  /// The text of a box.
  case box(Int)
  /// What lies around the others, and scrolls: the list, a pane, what has the screen.
  case list
  case pane(Int)
  case view
}

/// A part of a screen that can be pointed at.
package struct Region: Hashable, Sendable {
  package let columns: Range<Int>
  package let rows: Range<Int>
  /// nil covers what lies beneath it.
  package let target: Target?
}

extension Screen {
  /// Says what a part of the screen is; over what was said of it before.
  package mutating func mark(_ target: Target?, columns: Range<Int>, rows: Range<Int>) {
    if !columns.isEmpty, !rows.isEmpty { regions.append(Region(columns: columns, rows: rows, target: target)) }
  }

  package mutating func mark(_ target: Target?, columns: Range<Int>, row: Int) {
    mark(target, columns: columns, rows: row..<row + 1)
  }

  /// What lies uppermost at a cell; nil where nothing does, and outside of the screen.
  package func region(column: Int, row: Int) -> Region? {
    guard 0..<size.columns ~= column, 0..<size.rows ~= row else { return nil }
    return regions.last { $0.columns.contains(column) && $0.rows.contains(row) }
  }
}

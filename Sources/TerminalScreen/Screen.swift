/// The size of a screen or of a part of it, in cells.
package struct Size: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// One position of a screen: eight bytes without references, so that screens are made and compared fast.
package struct Cell: Hashable, Sendable {
  /// The spacing scalar; U+0000 in the second column of a wide one.
  package var scalar: Unicode.Scalar
  package var style: Style
  /// Whether the screen keeps zero-width scalars that the terminal draws over this one.
  package var hasMarks = false

  package static let blank = Cell(scalar: " ", style: .plain)

  package var isContinuation: Bool { scalar.value == 0 }
}

/// A grid of cells: what the explorer draws into, and what the terminal session presents. A value.
package struct Screen: Hashable, Sendable {
  package let size: Size
  /// What colours its inks have.
  package var theme = Theme.auto
  /// Row by row, `size.columns` to a row.
  package private(set) var cells: [Cell]
  /// What joins the scalar of each cell that has any: up to four zero-width ones, or the rest of an emoji sequence.
  private var marks: [Int: [Unicode.Scalar]] = [:]
  /// What its parts are to who points at them: said where they are drawn, so that both have one geometry.
  package internal(set) var regions: [Region] = []
  /// Where the terminal's cursor stands; nil hides it.
  package var cursor: (column: Int, row: Int)? {
    get { cursorColumn < 0 ? nil : (cursorColumn, cursorRow) }
    set {
      cursorColumn = newValue?.column ?? -1
      cursorRow = newValue?.row ?? -1
    }
  }
  private var cursorColumn = -1
  private var cursorRow = -1

  /// ncurses has room for four; a person with a heart and another person, both with skin colours, are nine more scalars.
  private static let (mostMarks, longestSequence) = (4, 12)

  package init(size: Size) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  package subscript(column: Int, row: Int) -> Cell { cells[row * size.columns + column] }

  /// What joins a cell's scalar: zero-width ones over it, or the rest of an emoji sequence, which takes no columns of its own.
  package func marks(column: Int, row: Int) -> [Unicode.Scalar] {
    let index = row * size.columns + column
    return cells[index].hasMarks ? marks[index] ?? [] : []
  }

  /// Whether a row shows the same in another screen of this size.
  package func hasSameRow(_ row: Int, as other: Screen) -> Bool {
    self.row(row) == other.row(row) && (marks.isEmpty && other.marks.isEmpty || marks == other.marks)
  }

  /// The cells of one row.
  package func row(_ row: Int) -> ArraySlice<Cell> { cells[row * size.columns..<(row + 1) * size.columns] }

  /// Writes text from a position, cut at `limit` columns or the right edge, and answers the column behind it.
  ///
  /// No letter is left out: each scalar that takes columns has a cell, with up to four zero-width ones (see ``TextCells``). Control
  /// and bidirectional control characters become U+FFFD: nothing that is written here can steer a terminal.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, column: Int, row: Int, style: Style = .plain, limit: Int = .max
  ) -> Int {
    guard row >= 0, row < size.rows, column < size.columns else { return column }
    let end = limit == .max ? size.columns : min(size.columns, column + max(0, limit))
    var position = column
    let base = row * size.columns
    if text.unicodeScalars.allSatisfy(TextWidth.isSimple) {
      for scalar in text.unicodeScalars where position < end {
        if position >= 0 {
          clearWide(at: base + position, rowStart: base)
          cells[base + position] = Cell(scalar: scalar, style: style)
        }
        position += 1
      }
      return position
    }
    var textCells = TextCells(text.unicodeScalars)
    var joined: [Unicode.Scalar] = []
    while let cell = textCells.next(join: { if joined.count < Self.longestSequence { joined.append($0) } }) {
      var marks = joined
      joined.removeAll(keepingCapacity: true)
      // A mark that begins a text has nothing to be drawn over.
      if cell.columns == 0 { continue }
      if !marks.contains(where: { TextWidth.columns(of: $0) > 0 }) { marks = Array(marks.prefix(Self.mostMarks)) }
      let spacing = TextCleaning.isHarmful(cell.base) ? "\u{FFFD}" : cell.base
      let width = cell.columns
      if position + width > end { break }
      if position >= 0 {
        clearWide(at: base + position, rowStart: base)
        cells[base + position] = Cell(scalar: spacing, style: style, hasMarks: !marks.isEmpty)
        self.marks[base + position] = marks.isEmpty ? nil : marks
        if width == 2 {
          clearWide(at: base + position + 1, rowStart: base)
          cells[base + position + 1] = Cell(scalar: "\0", style: style)
        }
      }
      position += width
    }
    return position
  }

  /// Gives the cells of a part of one row another style, and leaves their text.
  package mutating func restyle(columns: Range<Int>, row: Int, _ style: Style) {
    guard row >= 0, row < size.rows else { return }
    for column in columns.clamped(to: 0..<size.columns) { cells[row * size.columns + column].style = style }
  }

  /// Takes a part of another screen of this size; a wide character of this one that the part's edge cuts becomes blank.
  mutating func copy(_ part: FramePart, from other: Screen) {
    let columns = part.columns.clamped(to: 0..<size.columns)
    guard size == other.size, !columns.isEmpty else { return }
    for row in part.rows.clamped(to: 0..<size.rows) {
      let base = row * size.columns
      clearWide(at: base + columns.lowerBound, rowStart: base)
      clearWide(at: base + columns.upperBound - 1, rowStart: base)
      for index in base + columns.lowerBound..<base + columns.upperBound {
        cells[index] = other.cells[index]
        marks[index] = other.marks[index]
      }
    }
  }

  /// The rows as text, spaces at their ends cut.
  package var text: String {
    (0..<size.rows).map { rowIndex in
      var line = String.UnicodeScalarView()
      for (column, cell) in row(rowIndex).enumerated() where !cell.isContinuation {
        line.append(cell.scalar)
        line.append(contentsOf: marks(column: column, row: rowIndex))
      }
      while line.last == " " { line.removeLast() }
      return String(line)
    }.joined(separator: "\n")
  }

  /// The same screen with every cell in ASCII, for terminals without UTF-8. Each cell keeps its place.
  package var asciiOnly: Screen {
    var copy = self
    copy.marks = [:]
    for index in copy.cells.indices {
      copy.cells[index].hasMarks = false
      guard copy.cells[index].scalar.value > 0x7E else { continue }
      copy.cells[index].scalar = TextCleaning.asciiStandIn(for: copy.cells[index].scalar)
    }
    for index in copy.cells.indices where copy.cells[index].isContinuation { copy.cells[index].scalar = "?" }
    return copy
  }

  /// Overwriting half of a wide character blanks its other half.
  private mutating func clearWide(at index: Int, rowStart: Int) {
    if cells[index].isContinuation, index > rowStart { cells[index - 1] = .blank }
    let next = index + 1
    if next < rowStart + size.columns, cells[next].isContinuation { cells[next] = .blank }
  }
}

import TerminalScreen

extension Screen {
  /// A line of text that is edited: it scrolls sideways so that the cursor stays in sight, what is wrong with it is lit, and
  /// the terminal's cursor stands in it.
  mutating func writeField(
    _ field: TextField, column: Int, row: Int, room: Int, problem: Range<Int>? = nil
  ) {
    let characters = field.characters
    let room = max(1, room)
    let first = field.firstShown(in: room)
    let style = field.isAllSelected ? Style(.accent, .reverse) : .plain
    write(String(characters[first...]), column: column, row: row, style: style, limit: room)
    if let problem {
      let end = min(column + room, column + max(problem.upperBound, problem.lowerBound + 1) - first)
      let start = min(max(column, column + problem.lowerBound - first), max(column, end))
      if end > start { restyle(columns: start..<end, row: row, .warning) }
    }
    cursor = (
      max(0, min(column + TextWidth.columns(of: String(characters[first..<field.cursor])), size.columns - 1)), row
    )
  }
}

extension TextField {
  /// The first character in sight where there is room for so many columns.
  func firstShown(in room: Int) -> Int {
    var first = 0
    while TextWidth.columns(of: String(characters[first..<cursor])) > room - 1 { first += 1 }
    return first
  }

  /// Puts the cursor where the text is pointed at, in columns from the first one shown.
  mutating func point(at column: Int, firstShown: Int) {
    var index = min(firstShown, characters.count)
    var passed = 0
    while index < characters.count {
      passed += TextWidth.columns(of: characters[index])
      if passed > column { break }
      index += 1
    }
    move(to: index)
  }
}

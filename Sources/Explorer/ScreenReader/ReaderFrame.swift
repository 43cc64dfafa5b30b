import RoleModel
import TerminalScreen

/// Where things stand in screen-reader mode: a title, sentences, the line that is edited, and the announcement, which has
/// the same place on every screen of a size.
struct ReaderFrame {
  let size: Size
  let title: [String]
  let body: Range<Int>
  /// The line that is edited, broken where the screen ends.
  let input: ReaderInput?
  let inputRow: Int
  let announcement: [String]
  let announcementRow: Int

  init(_ model: Model) {
    size = model.size
    let (columns, rows) = (max(1, size.columns), size.rows)
    let title = rows < 8 ? [] : TextWidth.wrapped(model.readerTitle, to: columns)
    self.title = Array(title.prefix(rows / 4))
    announcement = model.readerAnnouncement.isEmpty ? [] : TextWidth.wrapped(model.readerAnnouncement, to: columns)
    let reserved = rows < 2 ? 0 : max(1, min((200 + columns - 1) / columns, rows / 4))
    input = model.readerInput
    let inputRows = input.map { min(max(1, rows - reserved), $0.rows(columns: columns)) } ?? 0
    // A longer announcement takes rows above its usual ones, and leaves one for what is selected.
    let least = self.title.count + inputRows + (rows > 1 ? 1 : 0)
    let taken = max(reserved, min(announcement.count, max(reserved, rows - least)))
    announcementRow = rows - taken
    inputRow = max(0, announcementRow - inputRows)
    body = min(self.title.count, inputRow)..<inputRow
  }

  func height(of text: String) -> Int { TextWidth.wrapped(text, to: max(1, size.columns)).count }

  /// The sentences that fit from one on; at least one.
  func page(of rows: ReaderRows, from first: Int) -> Range<Int> {
    guard first < rows.count else { return first..<first }
    var end = first + 1
    var room = body.count - height(of: rows.text(first))
    while end < rows.count {
      room -= height(of: rows.text(end))
      if room < 0 { break }
      end += 1
    }
    return first..<end
  }
}

/// A line that is edited: what it is called, its text, and where the cursor stands.
struct ReaderInput {
  let label: String
  let field: TextField

  private var characters: [Character] { Array(label + ": ") + field.characters }

  func rows(columns: Int) -> Int { place(of: characters.count, columns: columns).row + 1 }

  /// Where a character stands when the line goes on in the next row.
  private func place(of index: Int, columns: Int) -> (column: Int, row: Int) {
    var (column, row) = (0, 0)
    for character in characters.prefix(index) + [" "] {
      let width = TextWidth.columns(of: character)
      if column + width > columns { (column, row) = (0, row + 1) }
      column += width
    }
    return (max(0, column - 1), row)
  }

  func draw(from first: Int, _ screen: inout Screen) {
    let columns = screen.size.columns
    for (index, character) in characters.enumerated() {
      let place = place(of: index, columns: columns)
      screen.write(String(character), column: place.column, row: first + place.row)
    }
    let cursor = place(of: characters.count - field.characters.count + field.cursor, columns: columns)
    screen.cursor = (cursor.column, min(screen.size.rows - 1, first + cursor.row))
  }
}

/// One column of sentences without borders, bars and colours. The hardware cursor stands on the selected one: nothing else
/// marks it, so that a move changes no text.
func drawForScreenReader(_ model: Model, _ screen: inout Screen) {
  let frame = ReaderFrame(model)
  for (row, text) in frame.title.enumerated() { screen.write(text, column: 0, row: row) }
  let rows = model.readerRows
  var row = frame.body.lowerBound
  if rows.count == 0, let first = frame.body.first {
    screen.write(model.emptyWords, column: 0, row: first)
    screen.cursor = (0, first)
  }
  for index in frame.page(of: rows, from: model.firstReaderRow(frame)) {
    if index == rows.selected { screen.cursor = (0, min(row, max(0, screen.size.rows - 1))) }
    let pieces = TextWidth.wrapped(rows.text(index), to: max(1, screen.size.columns))
    let isTall = index == rows.selected && pieces.count > frame.body.count && model.view.passedRows < pieces.count
    for piece in pieces.dropFirst(isTall ? model.view.passedRows : 0) where frame.body.contains(row) {
      screen.write(piece, column: 0, row: row)
      row += 1
    }
  }
  frame.input?.draw(from: frame.inputRow, &screen)
  for (offset, text) in frame.announcement.enumerated() where frame.announcementRow + offset < screen.size.rows {
    screen.write(text, column: 0, row: frame.announcementRow + offset)
  }
}

import RoleModel
import TerminalScreen

/// What a command says to a reader: headings, sentences and tables, printed as aligned text, as Markdown or as a page.
struct Document {
  enum Block {
    case heading(String, level: Int)
    case paragraph(String)
    case list([String])
    case table(Table)
    /// What the answer rests on; a page has it at its foot.
    case sources([String])
    /// When it was printed, and from what; a page has it at its foot too.
    case colophon(String)
  }

  private(set) var blocks: [Block] = []
  /// What a page is called whose blocks begin without a heading.
  var untitled = "Rolescope"

  /// Whether it ends with its sources.
  var namesSources: Bool { blocks.contains { if case .sources = $0 { true } else { false } } }

  /// What the document is called: its first heading of the first level.
  var title: String {
    for case .heading(let text, 1) in blocks { return text }
    return untitled
  }

  mutating func heading(_ text: String, level: Int = 2) { blocks.append(.heading(text, level: level)) }

  mutating func paragraph(_ text: String) { blocks.append(.paragraph(text)) }

  mutating func list(_ items: [String]) { if !items.isEmpty { blocks.append(.list(items)) } }

  mutating func sources(_ items: [String]) { if !items.isEmpty { blocks.append(.sources(items)) } }

  mutating func colophon(_ text: String) { blocks.append(.colophon(text)) }

  mutating func table(_ table: Table) { if !table.rows.isEmpty { blocks.append(.table(table)) } }

  /// The lines of the plain text: columns, and sentences wrapped to the width.
  func lines(width: Int) -> [TextLine] {
    var lines: [TextLine] = []
    func append(_ text: [String], _ kind: TextLine.Kind = .text) { lines += text.map { TextLine($0, kind) } }
    func items(_ texts: [String]) { texts.forEach { append(Self.item($0, width)) } }
    var isAfterTable = false
    for block in blocks {
      if isAfterTable, case .paragraph = block { append([""]) }
      if case .table = block { isAfterTable = true } else { isAfterTable = false }
      switch block {
      case .heading(let text, let level):
        if level > 1 { append([""]) }
        append(TextWidth.wrapped(text, to: width), level > 1 ? .heading : .title)
      case .paragraph(let text): append(TextWidth.wrapped(text, to: width))
      case .list(let texts): items(texts)
      case .sources(let texts):
        append([""])
        append(["Sources"], .heading)
        items(texts)
      case .colophon(let text): append([""] + TextWidth.wrapped(text, to: width))
      case .table(let table): lines += table.lines(width: width)
      }
    }
    return lines
  }

  private static func item(_ text: String, _ width: Int) -> [String] {
    let lines = TextWidth.wrapped(text, to: max(10, width - 2))
    return lines.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
  }

  /// CommonMark with tables.
  var markdown: String {
    blocks.map { block in
      switch block {
      case .heading(let text, let level): String(repeating: "#", count: level) + " " + Table.markdownCell(text)
      case .paragraph(let text), .colophon(let text): Table.markdownLine(text)
      case .list(let items): items.map { "- " + Table.markdownLine($0) }.joined(separator: "\n")
      case .sources(let items):
        "## Sources\n\n" + items.map { "- " + Table.markdownLine($0) }.joined(separator: "\n")
      case .table(let table): table.markdown
      }
    }.joined(separator: "\n\n") + "\n"
  }
}

/// Rows of text under column titles.
struct Table {
  enum Alignment { case left, right }

  struct Column {
    var title: String
    var alignment: Alignment

    init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  var columns: [Column]
  var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  mutating func dropLastColumn() {
    columns.removeLast()
    for index in rows.indices { rows[index].removeLast() }
  }

  /// Aligned columns; in a table wider than the page the widest columns wrap their cells, those of words alone. Where that
  /// is not enough the rows stand one below the other.
  func lines(width: Int) -> [TextLine] {
    guard let widths = columnWidths(within: width) else { return records(width: width) }
    return line(columns.map(\.title), widths).map { TextLine($0, .columnTitles) }
      + rows.flatMap { line($0, widths) }.map { TextLine($0) }
  }

  /// nil when the columns don't fit without breaking numbers, or words of up to eight columns.
  private func columnWidths(within width: Int) -> [Int]? {
    // No column keeps more than the whole, so that a long cell costs no more steps than one of a line.
    var widths = columns.indices.map { index in
      let cells = rows.map { TextWidth.columns(of: $0[index]) }.max() ?? 0
      return min(width, max(TextWidth.columns(of: columns[index].title), cells))
    }
    let least = columns.indices.map(leastWidth)
    let narrowest = columns.indices.map { columns[$0].alignment == .right ? least[$0] : min(8, least[$0]) }
    for limits in [least, narrowest] {
      while widths.reduce(gaps, +) > width {
        let shrinking = widths.indices.filter { widths[$0] > limits[$0] }
        guard let index = shrinking.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[index] -= 1
      }
    }
    return widths.reduce(gaps, +) <= width ? widths : nil
  }

  private var gaps: Int { 2 * (columns.count - 1) }

  /// Each row by the cell that names it, the other cells below, each behind its column's title.
  private func records(width: Int) -> [TextLine] {
    let lead = columns.firstIndex { $0.alignment == .left } ?? 0
    let others = columns.indices.filter { $0 != lead }
    let titleWidth = min(width / 2, others.map { TextWidth.columns(of: columns[$0].title) }.max() ?? 0)
    return rows.flatMap { row in
      TextWidth.wrapped(row[lead], to: width).map { TextLine($0, .columnTitles) }
        + others.filter { !row[$0].isEmpty }.flatMap { index in
          line([columns[index].title, row[index]], [titleWidth, width - titleWidth - 4], [.left, .left])
            .map { TextLine("  " + $0) }
        }
    }
  }

  /// What a column of numbers needs for them not to break, and one of words for all but long ones.
  private func leastWidth(_ index: Int) -> Int {
    func longestWord(_ text: String) -> Int {
      text.split(separator: " ").map { TextWidth.columns(of: String($0)) }.max() ?? 0
    }
    let title = longestWord(columns[index].title)
    if columns[index].alignment == .right {
      let cells = rows.map { row in
        let width = TextWidth.columns(of: row[index])
        return width <= 20 ? width : longestWord(row[index])
      }
      return max(title, cells.max() ?? 0)
    }
    return max(8, title, min(14, rows.map { longestWord($0[index]) }.max() ?? 0))
  }

  private func line(_ cells: [String], _ widths: [Int]) -> [String] { line(cells, widths, columns.map(\.alignment)) }

  private func line(_ cells: [String], _ widths: [Int], _ alignments: [Alignment]) -> [String] {
    let pieces = cells.indices.map { TextWidth.wrapped(cells[$0], to: widths[$0]) }
    return (0..<(pieces.map(\.count).max() ?? 1)).map { row in
      trimmed(
        cells.indices.map { index in
          let piece = pieces[index].indices.contains(row) ? pieces[index][row] : ""
          let isRight = alignments[index] == .right
          return isRight ? TextWidth.rightAligned(piece, to: widths[index]) : TextWidth.padded(piece, to: widths[index])
        }.joined(separator: "  "))
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  var markdown: String {
    let titles = "| " + columns.map { Self.markdownCell($0.title) }.joined(separator: " | ") + " |"
    let rule = "| " + columns.map { $0.alignment == .right ? "---:" : "---" }.joined(separator: " | ") + " |"
    return
      ([titles, rule] + rows.map { "| " + $0.map(Self.markdownCell).joined(separator: " | ") + " |" })
      .joined(separator: "\n")
  }

  /// A text within a line of Markdown. By scalars: a sign under a combining mark is still the sign.
  static func markdownCell(_ text: String) -> String {
    var result = ""
    for scalar in StandardOutput.encoded(text).unicodeScalars {
      if "|\\`*_<>[]#&~".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar == "\n" ? " " : scalar)
    }
    return result
  }

  /// A text that stands at a line's start, where numbers, signs and spaces could begin a list, a heading or a listing.
  static func markdownLine(_ text: String) -> String {
    let line = markdownCell(text).drop { $0 == " " }
    if let first = line.unicodeScalars.first, "+-=".unicodeScalars.contains(first) { return "\\" + line }
    let behind = line.drop { $0.isASCII && $0.isNumber }
    guard behind.startIndex > line.startIndex, behind.hasPrefix(".") || behind.hasPrefix(")") else {
      return String(line)
    }
    return line[..<behind.startIndex] + "\\" + behind
  }

  /// RFC 4180 with CRLF line ends. What a spreadsheet would run as a formula gets an apostrophe before it.
  var csv: String {
    ([columns.map(\.title)] + rows).map { row in row.map(Self.csvCell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func csvCell(_ text: String) -> String {
    let encoded = StandardOutput.encoded(text)
    let text = isNumber(encoded) ? encoded : withoutFormulas(encoded)
    let scalars = text.unicodeScalars
    guard scalars.contains(where: { $0 == "\"" || $0 == "," || endsCell($0) }) else { return text }
    return "\"" + scalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  private static func isNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /[-+]?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?/) != nil
  }

  /// Spreadsheets of many countries take `;` or a tab for the end of a cell, whatever quotes stand around: behind one, and at
  /// the beginning, a sign that begins a formula gets an apostrophe, also behind spaces and quotes.
  private static func withoutFormulas(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var mayBegin = true
    for scalar in text.unicodeScalars {
      // The full-width signs too: spreadsheets of East Asian locales take them for the others.
      if mayBegin, "=+-@＝＋－＠".unicodeScalars.contains(scalar) { result.append("'") }
      if endsCell(scalar), result.isEmpty { result.append("'") }
      result.append(scalar)
      if endsCell(scalar) {
        mayBegin = true
      } else if !(scalar == "\"" || scalar == "'" || scalar.properties.isWhitespace) {
        mayBegin = false
      }
    }
    return String(result)
  }

  private static func endsCell(_ scalar: Unicode.Scalar) -> Bool { ";\t\n\r".unicodeScalars.contains(scalar) }
}

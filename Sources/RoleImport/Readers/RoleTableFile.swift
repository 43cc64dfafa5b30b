import RoleModel

/// A table of roles whose form was found out by what the file holds: its sheet or separator, its encoding and its header.
struct RoleTableFile {
  let header: TableRow
  /// What parts the cells of a text; nil for a workbook.
  let separator: DelimitedText.Delimiter?
  /// What it is read as, and with or from what, in words, where that is not what its name says.
  private(set) var reading: RoleTableReading
  private let content: Content

  private enum Content {
    case text(RoleTableText, DelimitedText.Delimiter)
    case sheet(Workbook, Workbook.Sheet)

    func rows() throws(TableError) -> any TableRows {
      switch self {
      case .text(let text, let delimiter):
        DelimitedText(MemoryStream(text.bytes, of: text.place), format: .init(delimiter: delimiter))
      case .sheet(let workbook, let sheet): try workbook.rows(of: sheet)
      }
    }
  }

  init(path: String) throws(TableError) {
    var reading = RoleTableReading()
    let found: RoleTableHeader
    if try contents(ofFile: path) == .zip {
      separator = nil
      let workbook = try Workbook(path: path, showsFormats: true)
      let (sheet, header, others) = try Self.sheet(of: workbook)
      (content, found) = (.sheet(workbook, sheet), header)
      if workbook.sheets.count > 1 { reading.additions.append("from the sheet “\(shown(sheet.name))”") }
      if !others.isEmpty {
        let names = joinedInWords(others.map { "“\(shown($0))”" })
        reading.additions.append("without \(names), where roles are too")
      }
    } else {
      let text = try RoleTableText(path: path)
      let usual: DelimitedText.Delimiter = Self.isTabbed(path) ? .tab : .comma
      let delimiter = Self.declaredDelimiter(text.bytes) ?? Self.delimiter(of: text, usual: usual)
      content = .text(text, delimiter)
      separator = delimiter
      guard let header = try RoleTableHeader.find(in: try content.rows()) else { throw .noHeader(text.place) }
      found = header
      if delimiter != usual { reading.forms.append("\(delimiter.word)-separated") }
      if let encoding = text.encoding { reading.forms.append(encoding) }
    }
    header = found.row
    if found.rowsAbove > 0 { reading.additions.append("with the header in row \(header.number)") }
    self.reading = reading
  }

  /// The rows below the header, from the first one on, as often as they are asked for.
  func rows() throws(TableError) -> any TableRows {
    let rows = try content.rows()
    while let row = try rows.next(), row.number < header.number {}
    return rows
  }

  private static func isTabbed(_ path: String) -> Bool {
    ["tsv", "tab", "txt"].contains { path.lowercased().hasSuffix(".\($0)") }
  }

  /// The first sheet with a header of roles, or else the one that comes nearest; and the other sheets that have one.
  private static func sheet(
    of workbook: Workbook
  ) throws(TableError) -> (sheet: Workbook.Sheet, header: RoleTableHeader, others: [String]) {
    var best: (sheet: Workbook.Sheet, header: RoleTableHeader)?
    var others: [String] = []
    for sheet in workbook.sheets where !sheet.isHidden {
      guard let header = try RoleTableHeader.find(in: try workbook.rows(of: sheet)) else { continue }
      if let known = best, known.header.hasTitle {
        if header.hasTitle { others.append(sheet.name) }
      } else if best.map({ header.hasTitle || $0.header.rank < header.rank }) ?? true {
        best = (sheet, header)
      }
    }
    guard let best else { throw .noHeader(TablePlace(file: workbook.path)) }
    return (best.sheet, best.header, others)
  }

  /// What `sep=;` in the first line says, by which Excel is told the separator.
  private static func declaredDelimiter(_ bytes: [UInt8]) -> DelimitedText.Delimiter? {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.filter { $0 != UInt8(ascii: "\"") }
    guard line.count == 5, line.starts(with: "sep=".utf8) || line.starts(with: "SEP=".utf8) else { return nil }
    return DelimitedText.Delimiter(rawValue: line[4])
  }

  /// The separator by which the text has the best header; the usual one where none is better.
  private static func delimiter(of text: RoleTableText, usual: DelimitedText.Delimiter) -> DelimitedText.Delimiter {
    var best = (delimiter: usual, rank: RoleTableHeader.Rank.none)
    for delimiter in [usual] + [.comma, .semicolon, .tab, .bar].filter({ $0 != usual }) {
      let rows = DelimitedText(MemoryStream(text.bytes, of: text.place), format: .init(delimiter: delimiter))
      // By another separator than the text's a quote can stand anywhere; the one that is taken is read again, and its errors told.
      let rank = (try? RoleTableHeader.find(in: rows))?.rank ?? .none
      if best.rank < rank { best = (delimiter, rank) }
    }
    return best.delimiter
  }
}

/// How a table was read, as far as that is not what its name says.
struct RoleTableReading {
  var forms: [String] = []
  var additions: [String] = []

  /// `roles.csv is read as semicolon-separated, Windows-1252, with decimal commas.`
  func sentence(about document: String) -> String? {
    if forms.isEmpty, additions.isEmpty { return nil }
    let start = forms.isEmpty ? "" : "as " + forms.joined(separator: ", ")
    return "\(document) is read " + ([start].filter { !$0.isEmpty } + additions).joined(separator: ", ") + "."
  }
}

/// The row that has the names of a table's columns.
struct RoleTableHeader {
  /// So many rows may stand above it, titles and notes.
  private static let searchedRows = 20

  /// How much a row looks like a header: known names, names that are usual elsewhere, cells.
  struct Rank: Comparable {
    static let none = Rank(known: 0, usual: 0, cells: 0)

    var known: Int
    var usual: Int
    var cells: Int

    static func < (left: Rank, right: Rank) -> Bool {
      (left.known, left.usual, left.cells) < (right.known, right.usual, right.cells)
    }
  }

  let row: TableRow
  let rank: Rank
  let hasTitle: Bool
  /// Rows with texts above it, one that declares the separator aside.
  let rowsAbove: Int

  private init(_ row: TableRow, rowsAbove: Int) {
    let names = (0..<row.count).map { RoleColumnName(row.trimmed($0)) }
    let known = Set(names.compactMap(\.column))
    self.row = row
    rank = Rank(known: known.count, usual: names.count { !$0.likely.isEmpty }, cells: row.count)
    hasTitle = known.contains(.title)
    self.rowsAbove = rowsAbove
  }

  /// The first row with a title among the first rows, or else the likeliest of them; nil of an empty table.
  static func find(in rows: any TableRows) throws(TableError) -> RoleTableHeader? {
    var best: RoleTableHeader?
    var count = 0
    while count < searchedRows, let row = try rows.next() {
      if row.number == 1, row.trimmed(0).lowercased().hasPrefix("sep=") { continue }
      let header = RoleTableHeader(row, rowsAbove: count)
      count += 1
      if header.hasTitle { return header }
      if best.map({ $0.rank < header.rank }) ?? true { best = header }
    }
    return best
  }
}

extension DelimitedText.Delimiter {
  fileprivate var word: String {
    switch self {
    case .comma: "comma"
    case .tab: "tab"
    case .semicolon: "semicolon"
    case .bar: "bar"
    }
  }
}

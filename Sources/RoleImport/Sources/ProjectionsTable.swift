import RoleModel

/// A table of BLS's Employment Projections, of which each row names an occupation by title and matrix code.
///
/// The matrix codes of occupations are SOC 2018 codes, with a few that BLS collapses out of several.
struct ProjectionsTable {
  let rows: any TableRows
  let header: TableHeader
  /// The year of the matrix, such as 2024, which stands in the names of the first two columns.
  let matrixYear: Int
  /// The base year of the first projections whose codes are of SOC 2018. Source: BLS, "Employment Projections: SOC".
  static let firstYear = 2021
  private let titleColumn: Int
  private let codeColumn: Int
  /// The row of all occupations, once it was read.
  private(set) var total: TableRow?

  /// One occupation's row.
  struct Occupation {
    var code: String
    /// Without the mark of a footnote.
    var title: String
    /// The mark behind the title, such as `(1)` or `[2]`, without its brackets.
    var footnote: String?
    var row: TableRow
  }

  /// Finds the header by these names, of which the table must have all.
  init(_ rows: some TableRows, columns: [String]) throws(TableError) {
    let header = try TableHeader.find(columns, in: rows)
    titleColumn = try header.column(endingWith: "National Employment Matrix title")
    codeColumn = try header.column(endingWith: "National Employment Matrix code")
    // Of two years, which some tables have, the earlier one was left standing.
    guard let matrixYear = [titleColumn, codeColumn].flatMap({ years(in: header.row[$0]) }).max() else {
      throw .content(
        header.row.place(codeColumn), sentence: "The column's name has no year. Use the table as BLS publishes it.")
    }
    guard matrixYear >= Self.firstYear else {
      throw .content(
        header.row.place(codeColumn),
        sentence:
          "The table is of \(matrixYear): projections before 2021-31 have codes that SOC 2018 replaced. Take a later one."
      )
    }
    self.rows = rows
    self.header = header
    self.matrixYear = matrixYear
  }

  /// Reads on to the next occupation; counts what it reads and what it passes over.
  ///
  /// - Parameter kindColumn: where the table says of each row whether it is a line item or a summary of several.
  mutating func next(kindColumn: Int? = nil, _ report: inout ImportReport) throws(TableError) -> Occupation? {
    while let row = try rows.next() {
      report.rowsRead += 1
      let code = row.trimmed(codeColumn)
      if code == "00-0000" { total = row }
      let isSummary = kindColumn.map { folded(row[$0]) != folded("Line item") } ?? (code == "00-0000")
      guard isMatrixCode(code), !isSummary else {
        report.rowsPassedOver += 1
        continue
      }
      try header.check(row)
      if let retired = RetiredCode(code) {
        throw .content(row.place(codeColumn), sentence: "\(retired.words). Take the projections of 2021-31 or later.")
      }
      let (title, footnote) = Self.split(withoutControls(row.trimmed(titleColumn)))
      return Occupation(code: code, title: title, footnote: footnote, row: row)
    }
    return nil
  }

  /// Refuses a table without a single occupation, of which the columns fit and the rows don't.
  func check(_ parts: [OccupationPart]) throws(TableError) {
    guard parts.isEmpty else { return }
    throw .content(
      rows.table, sentence: "The table has no row of an occupation with a code such as 11-2022. Use it as BLS ships it."
    )
  }

  /// A title and the footnote that a number in brackets at its end refers to.
  private static func split(_ text: String) -> (title: String, footnote: String?) {
    guard let last = text.last, last == ")" || last == "]",
      let open = text.lastIndex(of: last == ")" ? "(" : "[")
    else { return (text, nil) }
    let mark = text[text.index(after: open)...].dropLast()
    guard !mark.isEmpty, mark.allSatisfy(\.isASCII), mark.allSatisfy(\.isNumber) else { return (text, nil) }
    var title = text[..<open]
    while title.last?.isWhitespace == true { title.removeLast() }
    return (String(title), String(mark))
  }
}

/// Whether the text has the shape of a SOC code: `11-2022`.
func isMatrixCode(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  return bytes.count == 7 && bytes[2] == UInt8(ascii: "-")
    && bytes.indices.allSatisfy { $0 == 2 || (0x30...0x39).contains(bytes[$0]) }
}

/// The years in a text, in order.
func years(in text: String) -> [Int] {
  text.split { !$0.isASCII || !$0.isNumber }.filter { $0.count == 4 }.compactMap { Int($0) }
    .filter(PossibleNumber.years.contains)
}

/// What counts of people in thousands can be.
let thousandsOfPeople = Field.jobs.possible.lowerBound / 1000...Field.jobs.possible.upperBound / 1000

extension TableRow {
  /// The number of a cell; nil when the cell is blank or a dash, by which the publishers say that there is none.
  ///
  /// Numbers may have commas between thousands. Anything else is refused, and so is what is not in the range.
  func statedNumber(_ column: Int, in range: ClosedRange<Double>) throws(TableError) -> Double? {
    let text = trimmed(column)
    if ["", "-", "–", "—", "(NA)"].contains(text) { return nil }
    let plain = text.filter { $0 != "," }
    guard plain.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }), let number = Double(plain)
    else {
      throw .content(
        place(column), sentence: "The cell \"\(shown(text))\" is no number. Use the table as its publisher ships it.")
    }
    return try possible(number, column, in: range)
  }

  /// Where the row stands, as a reader looks it up.
  var locator: Locator {
    let sheet = if case .sheet(let name) = table.part { "sheet \(name), " } else { "" }
    return Locator(document: table.document, position: "\(sheet)row \(number)")
  }
}

extension TablePlace {
  /// The file's name without its folders, as locators name documents; of a table in a zip, the table's.
  var document: String {
    let path = if case .entry(let name) = part { name } else { file }
    return path.split(separator: "/").last.map(String.init) ?? path
  }
}

import RoleModel

/// An annual table of the CPS: one row for each occupation or group, by title.
struct CPSTable {
  struct Row {
    var title: String
    /// Of the asked columns, in their order; nil where the publisher withholds the number.
    var cells: [Double?]
    var indent: Int
    var locator: Locator
  }

  /// What a row says about one field.
  struct Finding {
    var field: Field
    var definition: String
    /// nil when the publisher withholds it.
    var value: Value?
    /// How the value was computed, unless it is as published.
    var formula: String?

    static func withheld(_ field: Field, _ definition: String) -> Finding {
      Finding(field: field, definition: definition)
    }
  }

  private let year: Int
  private let place: TablePlace
  private var rows: [[UInt8]: Row] = [:]
  private var rowsRead = 0

  /// - Parameter sheet: the sheet's name among all tables of a year; a workbook without it has the table first.
  init(path: String, sheet: String, total: String, columns names: [String]) throws(TableError) {
    let workbook = try Workbook(path: path)
    let wanted = workbook.sheets.first { folded($0.name) == folded(sheet) } ?? workbook.firstVisibleSheet
    let rows = RecordedRows(try workbook.rows(of: wanted))
    let header = try TableHeader.find(names, in: rows)
    // The year, and the name of the column of all people, may stand in rows above.
    guard let year = Self.year(above: rows.recorded) else {
      throw .content(
        header.row.place, sentence: "There is no year above the columns. Use the table as BLS publishes it.")
    }
    let totalColumn = try Self.column(total, in: rows.recorded, header: header)
    rows.stop()
    var columns: [Int] = []
    for name in names { columns.append(try header.column(name)) }
    (self.year, place) = (year, rows.table)

    while let row = try rows.next() {
      // Notes have a text in the first column alone.
      guard !row.trimmed(totalColumn).isEmpty else { continue }
      rowsRead += 1
      _ = try row.statedNumber(totalColumn)
      var cells: [Double?] = []
      for column in columns { cells.append(try row.statedNumber(column)) }
      let read = Row(title: row.trimmed(0), cells: cells, indent: row.indent(0), locator: row.locator)
      // A group and the only occupation in it may have one title: the occupation is the one that is set deeper.
      if let other = self.rows[folded(read.title)], other.indent >= read.indent { continue }
      self.rows[folded(read.title)] = read
    }
  }

  private static func year(above rows: [TableRow]) -> Int? {
    for row in rows {
      for column in 0..<row.count {
        let text = row.trimmed(column)
        if text.count == 4, let year = years(in: text).first { return year }
      }
    }
    return nil
  }

  private static func column(
    _ name: String, in rows: [TableRow], header: TableHeader
  ) throws(TableError) -> Int {
    for row in rows {
      if let column = try TableHeader(row).optionalColumn(name) { return column }
    }
    return try header.column(name)
  }

  /// The figures that `findings` makes of the row of each code.
  ///
  /// - Parameter number: of the table, as its source's title has it.
  func imported(
    number: String, of subject: String, titles: CPSTitles, findings: (Row) -> [Finding]
  ) throws(TableError) -> ImportedTable {
    let source = source(number: number, subject: subject)
    var report = ImportReport()
    report.rowsRead = rowsRead
    var used: Set<[UInt8]> = []
    let parts = titles.entries.map { entry in
      var part = OccupationPart(code: entry.code)
      let key = folded(entry.censusTitle)
      guard let row = rows[key] else { return part }
      // A row that several codes share is counted once.
      if used.insert(key).inserted { report.cellsWithheld += row.cells.count { $0 == nil } }
      part.figures = findings(row).map { figure($0, of: row, entry: entry, source: source.id) }
      report.figuresRead += part.figures.count
      return part
    }
    guard !used.isEmpty else {
      throw .content(place, sentence: "The table has no row of an occupation by any title that codes are joined by.")
    }
    report.rowsPassedOver = rowsRead - used.count
    return ImportedTable(sources: [source], parts: parts, report: report)
  }

  private func figure(_ finding: Finding, of row: Row, entry: CPSTitles.Entry, source: SourceID) -> Figure {
    let withheld = finding.value == nil ? "withheld: fewer than 50,000 people, or no data" : nil
    let notes = [entry.note(rowTitle: row.title), withheld].compactMap(\.self)
    let status: Figure.Status =
      if finding.value == nil { .suppressed } else if finding.formula != nil { .derived } else { .published }
    return Figure(
      field: finding.field, value: finding.value ?? .missing, definition: finding.definition, year: year, place: "US",
      status: status, source: source, locator: row.locator, formula: finding.formula,
      note: notes.isEmpty ? nil : notes.joined(separator: "; "))
  }

  private func source(number: String, subject: String) -> Source {
    // The table's own note: October 2025 was not surveyed.
    let months = year == 2025 ? "eleven months of 2025, of which October was not surveyed" : "twelve months of \(year)"
    return Source(
      id: SourceID("cps-\(year)"), label: "CPS \(year)",
      publisher: "U.S. Bureau of Labor Statistics and U.S. Census Bureau",
      title: "Current Population Survey, table \(number): employed people by occupation and \(subject), \(year)",
      year: year, document: place.document, address: "https://www.bls.gov/cps/tables.htm", licence: "public domain",
      method: "A survey of households; means of the \(months).", independenceGroup: "cps-\(year)")
  }
}

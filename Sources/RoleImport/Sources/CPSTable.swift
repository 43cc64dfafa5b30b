import RoleModel

/// An annual table of the CPS: one row for each occupation or group, by title.
struct CPSTable {
  struct Row {
    var title: String
    /// Of the asked columns, in their order; nil where the publisher withholds the number.
    var cells: [Double?]
    /// The people of the row.
    var people: Double?
    var indent: Int
    var locator: Locator
  }

  /// A column by its name, and by the heading that spans it where several columns have the name.
  struct Column: ExpressibleByStringLiteral {
    var name: String
    var heading: String?
    /// What its numbers can be.
    var possible: ClosedRange<Double>

    /// - Parameter possible: thousands of people by default.
    init(_ name: String, below heading: String? = nil, possible: ClosedRange<Double> = thousandsOfPeople) {
      (self.name, self.heading, self.possible) = (name, heading, possible)
    }

    init(stringLiteral name: String) { self.init(name) }
  }

  /// What a row says about one field.
  struct Finding {
    var field: Field
    var definition: String
    /// nil when the publisher withholds it.
    var value: Value?
    /// How the value was computed, unless it is as published.
    var formula: String?
    /// The people that it is of, where they are not all of the row.
    var people: Double?

    /// There are counts, and too few people in them for shares.
    var isOfTooFew = false

    static func withheld(_ field: Field, _ definition: String) -> Finding {
      Finding(field: field, definition: definition)
    }
  }

  /// The table's number, such as `11b`.
  private let number: String
  private let year: Int
  private let place: TablePlace
  private var rows: [[UInt8]: Row] = [:]
  private var rowsRead = 0

  /// - Parameters:
  ///   - number: the table's, such as `11b`. Among all tables of a year its sheet is `cpsaat11b`; a workbook without that
  ///     sheet has the table first.
  ///   - total: the column that has a number in every row but notes.
  init(path: String, number: String, total: Column, columns: [Column]) throws(TableError) {
    let workbook = try Workbook(path: path)
    let wanted = workbook.sheets.first { folded($0.name) == folded("cpsaat\(number)") } ?? workbook.firstVisibleSheet
    let rows = RecordedRows(try workbook.rows(of: wanted))
    let header = try TableHeader.find(columns.map(\.name), in: rows)
    // The year, and what spans the columns, stand in rows above.
    guard let year = Self.year(above: rows.recorded) else {
      throw .content(
        header.row.place, sentence: "There is no year above the columns. Use the table as BLS publishes it.")
    }
    let totalColumn = try Self.position(of: total, in: rows.recorded, header: header)
    var positions: [Int] = []
    for column in columns { positions.append(try Self.position(of: column, in: rows.recorded, header: header)) }
    rows.stop()
    (self.number, self.year, place) = (number, year, rows.table)

    while let row = try rows.next() {
      // Notes have a text in the first column alone.
      guard !row.trimmed(totalColumn).isEmpty else { continue }
      rowsRead += 1
      let people = try row.statedNumber(totalColumn, in: total.possible).map { $0 * 1000 }
      var cells: [Double?] = []
      for (column, position) in zip(columns, positions) {
        cells.append(try row.statedNumber(position, in: column.possible))
      }
      let read = Row(title: row.trimmed(0), cells: cells, people: people, indent: row.indent(0), locator: row.locator)
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

  /// Where a column is: below its heading, if it has one, else in the lowest row that has its name.
  ///
  /// - Parameter rows: up to the header. A heading stands in the first of the cells that it spans.
  private static func position(
    of column: Column, in rows: [TableRow], header: TableHeader
  ) throws(TableError) -> Int {
    guard let heading = column.heading else {
      for row in rows.reversed() {
        if let position = try TableHeader(row).optionalColumn(column.name) { return position }
      }
      return try header.column(column.name)
    }
    for row in rows.dropLast() {
      guard let start = try TableHeader(row).optionalColumn(heading) else { continue }
      let spanned = (start..<max(start + 1, header.row.count)).prefix { $0 == start || row.trimmed($0).isEmpty }
      if let found = spanned.first(where: { folded(header.row[$0]) == folded(column.name) }) { return found }
    }
    throw .content(
      header.row.place,
      sentence: "There is no column \"\(column.name)\" below the heading \"\(heading)\". "
        + "Use the table as BLS publishes it.")
  }

  /// The figures that `findings` makes of the row of each code.
  ///
  /// - Parameter subject: what the table is of, as its source's title has it.
  func imported(
    of subject: String, titles: CPSTitles, findings: (Row) -> [Finding]
  ) throws(TableError) -> ImportedTable {
    let source = source(of: subject)
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
    let isWithheld = finding.value == nil && !finding.isOfTooFew
    let withheld = isWithheld ? "withheld: fewer than 50,000 people, or no data" : nil
    let notes = [entry.note(rowTitle: row.title), withheld].compactMap(\.self)
    let status: Figure.Status =
      finding.isOfTooFew
      ? .tooFew : isWithheld ? .suppressed : finding.formula != nil ? .derived : .published
    return Figure(
      field: finding.field, value: finding.value ?? .missing, definition: finding.definition, year: year, place: "US",
      status: status, base: finding.value == nil ? nil : finding.people ?? row.people, source: source,
      locator: row.locator, formula: finding.formula,
      note: notes.isEmpty ? nil : notes.joined(separator: "; "))
  }

  private func source(of subject: String) -> Source {
    // The table's own note: October 2025 was not surveyed.
    let months = year == 2025 ? "eleven months of 2025, of which October was not surveyed" : "twelve months of \(year)"
    return Source(
      id: SourceID("cps-\(year)-\(number)"), label: "CPS \(year)",
      publisher: "U.S. Bureau of Labor Statistics and U.S. Census Bureau",
      title: "Current Population Survey, table \(number): \(subject), \(year)",
      year: year, document: place.document, address: "https://www.bls.gov/cps/tables.htm", licence: "public domain",
      method: "A survey of households; means of the \(months).", independenceGroup: "cps-\(year)")
  }
}

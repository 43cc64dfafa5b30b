import RoleModel

/// BLS Employment Projections: growth, openings, base-year jobs and entry education of each occupation, by table 1.2.
///
/// Table 1.10 repeats the openings of table 1.2 and is not read. Definitions: BLS, "Employment Projections: Definitions".
package enum ProjectionsImporter {
  /// Reads table 1.2 of an occupation workbook, such as `occupation-2024-34.xlsx`.
  package static func outlook(path: String) throws(TableError) -> ImportedTable {
    let workbook = try Workbook(path: path)
    let rows = try workbook.rows(of: try workbook.sheet(named: outlookSheet))
    var table = try ProjectionsTable(rows, columns: ["Occupation type"])
    let columns = try OutlookColumns(table.header)
    let source = source(columns.horizon, path: path)
    var report = ImportReport()
    var parts: [OccupationPart] = []
    while let occupation = try table.next(kindColumn: columns.kind, &report) {
      var part = OccupationPart(code: Code(scheme: .soc2018, code: occupation.code), title: occupation.title)
      part.figures = try figures(occupation.row, columns, source: source.id)
      report.cellsWithheld += part.figures.count { $0.value == .missing }
      report.figuresRead += part.figures.count
      parts.append(part)
    }
    try table.check(parts)
    if let all = try table.total?.statedNumber(columns.growth, in: Field.growth.possible) {
      for part in parts.indices {
        for figure in parts[part].figures.indices where parts[part].figures[figure].field == .growth {
          parts[part].figures[figure].base = all
        }
      }
    }
    return ImportedTable(sources: [source], parts: parts, report: report)
  }

  fileprivate static let entryColumn = "Typical education needed for entry"

  /// The jobs of each occupation in the base year, by the codes of table 1.2; empty when the workbook lacks the table.
  static func jobs(in workbook: Workbook) throws(TableError) -> [String: Double] {
    guard let sheet = workbook.sheets.first(where: { folded($0.name) == folded(outlookSheet) }) else { return [:] }
    var table = try ProjectionsTable(try workbook.rows(of: sheet), columns: ["Occupation type"])
    let columns = try OutlookColumns(table.header)
    var report = ImportReport()
    var jobs: [String: Double] = [:]
    while let occupation = try table.next(kindColumn: columns.kind, &report) {
      let thousands = try occupation.row.statedNumber(columns.employment, in: thousandsOfPeople)
      jobs[occupation.code] = thousands.map(people)
    }
    return jobs
  }

  private static let outlookSheet = "Table 1.2"

  private static func figures(
    _ row: TableRow, _ columns: OutlookColumns, source: SourceID
  ) throws(TableError) -> [Figure] {
    let horizon = columns.horizon
    let jobs = try row.statedNumber(columns.employment, in: thousandsOfPeople).map(people)
    let entry = columns.entry.map { row.trimmed($0) }
    let values: [(Field, Value?, String)] = [
      (
        .growth, try row.statedNumber(columns.growth, in: Field.growth.possible).map { .number($0) },
        "projected change in employment from \(horizon.start) to \(horizon.end), in percent over the whole span"
      ),
      (
        .openings, try row.statedNumber(columns.openings, in: thousandsOfPeople).map { .number(people($0)) },
        """
        projected openings a year, mean of \(horizon.start) to \(horizon.end): new jobs and workers to replace who leave \
        the occupation; printed to the hundred
        """
      ),
      (
        .jobs, jobs.map { .number($0) },
        """
        jobs in the base year of the projections, the self-employed included, whom OEWS leaves out; printed to the \
        hundred
        """
      ),
      (
        .educationEntry, entry.flatMap { ["", "—", "–", "-"].contains($0) ? nil : .text($0) },
        "education that BLS assigns to the occupation as typical for entering it"
      ),
    ]
    return values.filter { $0.0 != .educationEntry || entry != nil }.map { field, value, definition in
      Figure(
        field: field, value: value ?? .missing, definition: definition, year: horizon.start, place: "US",
        status: value == nil ? .dash : .published,
        base: [.jobs, .openings].contains(field) && value != nil ? jobs : nil,
        source: source, locator: row.locator)
    }
  }

  /// The table counts thousands with one decimal.
  private static func people(_ thousands: Double) -> Double { (thousands * 1000).rounded() }

  private static func source(_ horizon: OutlookColumns.Horizon, path: String) -> Source {
    let id = "ep-\(horizon.start)-\(String(horizon.end).suffix(2))"
    return Source(
      id: SourceID(id), label: "BLS projections", publisher: "U.S. Bureau of Labor Statistics, Employment Projections",
      title: "Table 1.2: Occupational projections, \(horizon.start)-\(horizon.end)", year: horizon.start,
      document: TablePlace(file: path).document, address: "https://www.bls.gov/emp/tables.htm",
      licence: "public domain",
      method: "Projected by BLS from a matrix of industries and occupations; entry education is assigned by analysts.",
      independenceGroup: "ep")
  }
}

/// The columns of table 1.2, some of whose names end in the years of the projection.
private struct OutlookColumns {
  struct Horizon {
    var start: Int
    var end: Int
  }

  let kind: Int
  let employment: Int
  let growth: Int
  let openings: Int
  let entry: Int?
  let horizon: Horizon

  init(_ header: TableHeader) throws(TableError) {
    kind = try header.column("Occupation type")
    growth = try header.column(startingWith: "Employment change, percent")
    openings = try header.column(startingWith: "Occupational openings")
    guard let horizon = Self.horizon(header.row.trimmed(growth)) else {
      throw .content(
        header.row.place(growth),
        sentence: "The column's name lacks the years of the growth, such as 2024–34. Use the table as BLS publishes it."
      )
    }
    guard horizon.start >= ProjectionsTable.firstYear else {
      throw .content(
        header.row.place(growth),
        sentence:
          "The table is of \(horizon.start)-\(horizon.end): projections before 2021-31 have codes that SOC 2018 replaced. "
          + "Take a later one.")
    }
    self.horizon = horizon
    // The projections of 2022-32 have the entry in another table, which is not read.
    entry =
      try horizon.start > 2022
      ? header.column(ProjectionsImporter.entryColumn) : header.optionalColumn(ProjectionsImporter.entryColumn)
    employment = try header.column("Employment, \(horizon.start)")
  }

  /// The years at the end of a name: `2024–34` or `2024–2034`.
  private static func horizon(_ name: String) -> Horizon? {
    let numbers = name.split { !$0.isASCII || !$0.isNumber }
    guard numbers.count >= 2, numbers[numbers.count - 2].count == 4, let start = Int(numbers[numbers.count - 2]),
      let last = numbers.last, last.count == 2 || last.count == 4, let end = Int(last)
    else { return nil }
    // Two digits are of the start's century, or of the next when they are smaller.
    let whole = last.count == 4 ? end : start / 100 * 100 + end + (end < start % 100 ? 100 : 0)
    return whole > start && PossibleNumber.years.contains(start) && PossibleNumber.years.contains(whole)
      ? Horizon(start: start, end: whole) : nil
  }
}

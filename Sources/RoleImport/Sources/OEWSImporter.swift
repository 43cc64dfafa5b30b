import RoleModel

/// The importer of BLS's Occupational Employment and Wage Statistics (OEWS): the national or the state table of a May,
/// as the official workbook (`national_M2024_dl.xlsx`) or as CSV with its columns.
///
/// A mean is the total pay over the number of employees, a percentile the pay below which that percent of them earn.
/// Pay is before tax and without overtime, with tips and commissions; a year's is an hour's times 2,080, but for those
/// who are paid by the year. Only rows of detailed occupations across all industries are read. `*` and `**` are not
/// released, `#` is at or above the cap of $115.00 an hour or $239,200 a year. Source: BLS, "Technical Notes for OEWS
/// Estimates", and the workbook's sheet "Field Descriptions".
package enum OEWSImporter {
  /// Reads one table.
  ///
  /// - Throws: when the file is no such table, its name has no year, or a cell holds what none of its kind may.
  package static func table(path: String) throws(TableError) -> ImportedTable {
    guard try isWorkbook(path) else {
      return try table(of: DelimitedText(path: path, format: .init(encoding: .utf8OrLatin1)), path: path, sheet: nil)
    }
    let workbook = try Workbook(path: path)
    let sheet = workbook.firstVisibleSheet
    return try table(of: workbook.rows(of: sheet), path: path, sheet: sheet.name)
  }

  private static func table(of rows: some TableRows, path: String, sheet: String?) throws(TableError) -> ImportedTable {
    // The year first: an older table has other columns, and the reader is told why it is not read.
    var year = try OEWSYear.year(in: path, sheet: sheet, of: rows.table)
    let recorded = RecordedRows(rows)
    let columns = try OEWSColumns(of: recorded)
    if year == nil { year = try OEWSYear.year(above: recorded.recorded, of: rows.table) }
    recorded.stop()
    guard let year else { throw OEWSYear.missing(rows.table) }
    var reader = OEWSReader(columns: columns, year: year, document: rows.table.document)
    while let row = try recorded.next() { try reader.read(row) }
    guard !reader.parts.isEmpty else {
      throw .content(
        rows.table,
        sentence: "The table has no row of a detailed occupation in the nation or a state. "
          + "Take the national or the state table of OEWS.")
    }
    return ImportedTable(sources: [source(year)], parts: reader.parts, report: reader.report)
  }

  private static func source(_ year: Int) -> Source {
    Source(
      id: SourceID("oews-\(year)"), label: "OEWS \(year)", publisher: "U.S. Bureau of Labor Statistics",
      title: "Occupational Employment and Wage Statistics, May \(year)", year: year,
      document: "OEWS tables of May \(year)", address: "https://www.bls.gov/oes/tables.htm", licence: "public domain",
      method: "A survey of employers; the answers of three years are pooled, and pay is brought to May \(year).",
      independenceGroup: "oews")
  }
}

/// Where the columns of an OEWS table are.
private struct OEWSColumns {
  let header: TableHeader
  let area: Int
  let areaType: Int
  let industry: Int
  let ownership: Int?
  let group: Int
  let code: Int
  let title: Int
  let employment: Int
  let employmentError: Int
  let hourlyMean: Int
  let annualMean: Int
  let meanError: Int
  /// Annual, in the order of `Percentiles.ranks`.
  let percentiles: [Int]
  /// Read where those a year are not released; tables without them have none.
  let hourlyPercentiles: [Int]

  init(of rows: some TableRows) throws(TableError) {
    let names = [
      "AREA", "AREA_TYPE", "NAICS", "O_GROUP", "OCC_CODE", "OCC_TITLE", "TOT_EMP", "EMP_PRSE", "H_MEAN", "A_MEAN",
      "MEAN_PRSE", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90",
    ]
    header = try TableHeader.find(names, in: rows)
    var found: [Int] = []
    for name in names { found.append(try header.column(name)) }
    (area, areaType, industry, group, code, title) = (found[0], found[1], found[2], found[3], found[4], found[5])
    (employment, employmentError, hourlyMean, annualMean) = (found[6], found[7], found[8], found[9])
    meanError = found[10]
    percentiles = Array(found[11...])
    ownership = try header.optionalColumn("OWN_CODE")
    var hourly: [Int] = []
    for name in ["H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90"] {
      if let column = try header.optionalColumn(name) { hourly.append(column) }
    }
    hourlyPercentiles = hourly.count == Percentiles.ranks.count ? hourly : []
  }

  /// Where a row is of: `US` or a state's postal code; nil for metropolitan and other areas.
  func place(of row: TableRow) throws(TableError) -> String? {
    switch row.trimmed(areaType) {
    case "1": return nation
    // Territories are of type 3 in the official workbooks.
    case "2", "3":
      let text = row.trimmed(area)
      guard let number = Int(text), let place = USPlace.numbered(number) else {
        throw .content(
          row.place(area), sentence: "\"\(shown(text))\" is no FIPS code of a state. Get the table from its publisher.")
      }
      return place.postalCode
    default: return nil
    }
  }

  /// Whether a row is of one detailed occupation, in all industries under every ownership.
  func isDetailed(_ row: TableRow) -> Bool {
    row.trimmed(group).lowercased() == "detailed" && row.trimmed(industry).allSatisfy { $0 == "0" }
      && ownership.map { row.trimmed($0) == "1235" } ?? true
  }
}

/// Turns rows into figures.
private struct OEWSReader {
  private(set) var parts: [OccupationPart] = []
  private(set) var report = ImportReport()
  private let columns: OEWSColumns
  private let year: Int
  private let document: String
  private let source: SourceID
  private var indices: [String: Int] = [:]
  /// The places that each part has figures of.
  private var places: [Set<String>] = []

  init(columns: OEWSColumns, year: Int, document: String) {
    self.columns = columns
    self.year = year
    self.document = document
    source = SourceID("oews-\(year)")
  }

  mutating func read(_ row: TableRow) throws(TableError) {
    try columns.header.checkWhole(row)
    report.rowsRead += 1
    guard columns.isDetailed(row), let place = try columns.place(of: row) else {
      report.rowsPassedOver += 1
      return
    }
    let index = try part(of: row)
    guard places[index].insert(place).inserted else {
      throw .content(
        row.place(columns.code),
        sentence: "\(parts[index].code.code) stands twice for \(place). Remove one of the rows.")
    }
    let placeRow = try placeRow(row, place)
    if place == nation {
      let table = PlacePay(
        source: source, document: document, year: year, definitions: OEWSDefinition.all, rows: [placeRow])
      parts[index].figures += table.figures
    } else if parts[index].placePay.isEmpty {
      parts[index].placePay = [
        PlacePay(source: source, document: document, year: year, definitions: OEWSDefinition.all, rows: [placeRow])
      ]
    } else {
      parts[index].placePay[0].rows.append(placeRow)
    }
    report.figuresRead += 4
  }

  private mutating func placeRow(_ row: TableRow, _ place: String) throws(TableError) -> PlacePay.Row {
    let percentiles = try self.percentiles(row, columns.percentiles, of: .payPercentiles, cap: annualCap)
    report.cellsWithheld += percentiles.count { $0 == .withheld }
    var hourly: [PlacePay.Amount] = []
    if percentiles.allSatisfy({ $0 == .withheld }) {
      hourly = try self.percentiles(row, columns.hourlyPercentiles, of: .payHourlyPercentiles, cap: hourlyCap)
      if hourly.allSatisfy({ $0 == .withheld }) { hourly = [] }
    }
    return PlacePay.Row(
      place: place, jobs: try amount(row, columns.employment, of: .jobs, cap: nil),
      jobsError: try error(row, columns.employmentError),
      mean: try amount(row, columns.annualMean, of: .payMean, cap: annualCap),
      meanError: try error(row, columns.meanError),
      hourlyMean: try amount(row, columns.hourlyMean, of: .payHourly, cap: hourlyCap), percentiles: percentiles,
      hourlyPercentiles: hourly, row: row.number)
  }

  private func percentiles(
    _ row: TableRow, _ columns: [Int], of field: Field, cap: Double
  ) throws(TableError) -> [PlacePay.Amount] {
    var percentiles: [PlacePay.Amount] = []
    var lowest = 0.0
    for column in columns {
      let amount = try content(row, column, in: field.possible, cap: cap)
      switch amount {
      case .number(let number):
        if let fall = Percentiles.fall(in: [lowest, number]) { throw row.impossible(column, fall) }
        lowest = number
      // In May 2025 a few rows cap p90 above a p75 that is over the cap itself; percentiles don't fall.
      case .atLeast(let cap): lowest = max(lowest, cap)
      case .withheld, .impossible: break
      }
      percentiles.append(amount == .atLeast(cap) ? .atLeast(lowest) : amount)
    }
    return percentiles
  }

  private mutating func part(of row: TableRow) throws(TableError) -> Int {
    let code = row.trimmed(columns.code)
    if let index = indices[code] { return index }
    guard code.wholeMatch(of: /[0-9]{2}-[0-9]{4}/) != nil, SOCGroups.title(of: code) != nil else {
      throw .content(
        row.place(columns.code),
        sentence: "\"\(shown(code))\" is no SOC code, which has the form 11-2011 and a major group of 11 to 55.")
    }
    if let retired = RetiredCode(code) {
      throw .content(row.place(columns.code), sentence: "\(retired.words). Take a table of May 2022 or later.")
    }
    indices[code] = parts.count
    parts.append(
      OccupationPart(code: Code(scheme: .soc2018, code: code), title: withoutControls(row.trimmed(columns.title))))
    places.append([])
    return parts.count - 1
  }

  /// The relative standard error in percent; nil where none is printed.
  private func error(_ row: TableRow, _ column: Int) throws(TableError) -> Double? {
    guard case .number(let percent) = try content(row, column, in: PossibleNumber.percent, cap: nil) else { return nil }
    return percent
  }

  /// A cell's amount, which counts when it is withheld.
  private mutating func amount(
    _ row: TableRow, _ column: Int, of field: Field, cap: Double?
  ) throws(TableError) -> PlacePay.Amount {
    let amount = try content(row, column, in: field.possible, cap: cap)
    if amount == .withheld { report.cellsWithheld += 1 }
    return amount
  }

  private func content(
    _ row: TableRow, _ column: Int, in possible: ClosedRange<Double>, cap: Double?
  ) throws(TableError) -> PlacePay.Amount {
    let text = row.trimmed(column)
    switch text {
    case "", "*", "**": return .withheld
    case "#": if let cap { return .atLeast(cap) }
    default:
      if let number = Double(text.filter { $0 != "," }), number.isFinite {
        return .number(try row.possible(number, column, in: possible))
      }
    }
    throw .content(
      row.place(column),
      sentence: "\"\(shown(text))\" is no number, nor a sign that the publisher uses in its place. "
        + "Get the table from its publisher.")
  }
}

/// What the figures measure. The texts are the same for every year and place, so that those compare.
private enum OEWSDefinition {
  static let all = PlacePay.Definitions(
    jobs: employment, mean: annualMean, hourlyMean: hourlyMean, percentiles: percentiles,
    hourlyPercentiles: hourlyPercentiles)

  static let annualMean = "mean pay a year of \(employees); \(pay)"
  static let percentiles = "percentiles of pay a year of \(employees); \(pay)"
  static let hourlyPercentiles = "percentiles of pay an hour of \(employees); \(pay)"
  static let hourlyMean = "mean pay an hour of \(employees); \(pay)"
  static let employment = "\(employees), counted by a survey of employers"

  private static let employees = "employees without the self-employed"
  private static let pay = "before tax, with tips and commissions, without overtime and one-time bonuses"
}

/// The place of national figures.
private let nation = "US"

/// The cap on printed pay. Source: the notes of the workbook of May 2024, sheet "Field Descriptions".
private let annualCap = 239_200.0
private let hourlyCap = 115.0

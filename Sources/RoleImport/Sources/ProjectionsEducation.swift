import RoleModel

extension ProjectionsImporter {
  /// Reads table 5.3 of an occupation workbook, such as `occupation-2022-32.xlsx`: what schooling workers of 25 and
  /// older have.
  ///
  /// Where the census counts several occupations as one, BLS prints that one's shares for each of them.
  package static func education(path: String) throws(TableError) -> ImportedTable {
    let workbook = try Workbook(path: path)
    let rows = RecordedRows(try workbook.rows(of: try workbook.sheet(named: "Table 5.3")))
    var table = try ProjectionsTable(rows, columns: levels)
    let years = years(in: rows.recorded.dropLast().map { $0[0] }.joined(separator: " "))
    rows.stop()
    var columns: [Int] = []
    for level in levels { columns.append(try table.header.column(level)) }

    let jobs = try jobs(in: workbook)
    let source = educationSource(years, path: path)
    var report = ImportReport()
    var parts: [OccupationPart] = []
    var inexact: Set<Int> = []
    var codesOfShares: [Value: Int] = [:]
    while let occupation = try table.next(&report) {
      var shares: [Share] = []
      for (level, column) in zip(levels, columns) {
        guard let percent = try occupation.row.statedNumber(column, in: PossibleNumber.percent) else { continue }
        shares.append(Share(level, percent))
      }
      report.cellsWithheld += levels.count - shares.count
      let value: Value = shares.isEmpty ? .missing : .shares(shares)
      if !shares.isEmpty { codesOfShares[value, default: 0] += 1 }
      if occupation.footnote != nil { inexact.insert(parts.count) }
      var part = OccupationPart(code: Code(scheme: .soc2018, code: occupation.code), title: occupation.title)
      part.figures = [
        Figure(
          field: .educationShares, value: value, definition: definition(years), year: years.max(), place: "US",
          status: shares.isEmpty ? .dash : .published, base: shares.isEmpty ? nil : jobs[occupation.code],
          source: source.id, locator: occupation.row.locator)
      ]
      parts.append(part)
    }
    for index in parts.indices {
      let count = codesOfShares[parts[index].figures[0].value] ?? 1
      parts[index].figures[0].note = note(isExact: !inexact.contains(index), count: count)
    }
    report.figuresRead = parts.count
    try table.check(parts)
    return ImportedTable(sources: [source], parts: parts, report: report)
  }

  private static let levels = [
    "Less than high school diploma", "High school diploma or equivalent", "Some college, no degree",
    "Associate's degree", "Bachelor's degree", "Master's degree", "Doctoral or professional degree",
  ]

  private static func definition(_ years: [Int]) -> String {
    let survey = years.isEmpty ? "" : ", by the American Community Survey of \(list(years))"
    return "highest schooling of workers aged 25 and over\(survey)"
  }

  private static func list(_ years: [Int]) -> String { years.map(String.init).joined(separator: " and ") }

  /// - Parameter count: the codes that the table prints the same shares for.
  private static func note(isExact: Bool, count: Int) -> String? {
    let match = isExact ? nil : "BLS marks the census occupation that these shares are of as no exact match"
    let others = count > 2 ? "\(count - 1) other codes" : "one other code"
    let sharing = count > 1 ? "the table has the same shares for \(others)" : nil
    let notes = [match, sharing].compactMap(\.self)
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  private static func educationSource(_ years: [Int], path: String) -> Source {
    Source(
      id: SourceID("ep-5.3"), label: "BLS education",
      publisher: "U.S. Bureau of Labor Statistics, Employment Projections",
      title: "Table 5.3: Educational attainment for workers 25 years and older"
        + (years.isEmpty ? "" : ", \(list(years))"),
      year: years.max(), document: TablePlace(file: path).document, address: "https://www.bls.gov/emp/tables.htm",
      licence: "public domain",
      method: "Tabulated by BLS from the Census Bureau's American Community Survey, a survey of households.",
      independenceGroup: "ep-5.3")
  }
}

/// Rows of which those read so far are kept, for what stands above a header.
final class RecordedRows: TableRows {
  private let rows: any TableRows
  private(set) var recorded: [TableRow] = []
  private var isRecording = true

  init(_ rows: some TableRows) { self.rows = rows }

  var table: TablePlace { rows.table }

  /// Keeps no further rows, nor those so far.
  func stop() {
    isRecording = false
    recorded = []
  }

  func next() throws(TableError) -> TableRow? {
    let row = try rows.next()
    if isRecording, let row { recorded.append(row) }
    return row
  }
}

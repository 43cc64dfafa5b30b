import RoleModel

/// Collects what the tables of an O*NET release say by occupation.
struct ONetReader {
  var parts: [OccupationPart] = []
  var report = ImportReport()
  let release: String
  let source: SourceID
  /// Of the table of skills, when it is of another release than the other tables.
  var skillsRelease: String?
  private var indices: [String: Int] = [:]
  /// The titles and aliases of each part in lower case.
  private var titles: [Set<String>] = []

  init(release: String) {
    self.release = release
    source = SourceID("onet-\(release)")
  }

  var imported: ImportedTable {
    let releases = [release] + (skillsRelease.map { [$0] } ?? [])
    return ImportedTable(sources: releases.map(Self.source), parts: parts, report: report)
  }

  private static func source(_ release: String) -> Source {
    Source(
      id: SourceID("onet-\(release)"), label: "O*NET \(release)",
      publisher: "U.S. Department of Labor, Employment and Training Administration",
      title: "O*NET \(release) Database", document: "O*NET \(release) Database",
      address: "https://www.onetcenter.org/database.html", licence: "CC BY 4.0",
      method:
        "Analysts rate skills and job zones; workers and experts of the occupation answer on knowledge, work styles "
        + "and education; interests are rated by a model.",
      independenceGroup: "onet")
  }

  mutating func readTitles(_ table: ONetFiles.Table) throws(TableError) {
    let columns = try ONetColumns(table, ["Title"])
    while let row = try next(table, columns) {
      let index = try part(of: row, columns)
      let title = withoutControls(row.trimmed(columns[0]))
      parts[index].title = title
      titles[index].insert(title.lowercased())
    }
  }

  /// Reads names beside the titles; `short` is a column of abbreviations, such as CEO, that not every release has.
  mutating func readAliases(_ table: ONetFiles.Table, column: String, short: String? = nil) throws(TableError) {
    let columns = try ONetColumns(table, [column])
    let shortColumn = try short.flatMap { name throws(TableError) in try columns.header.optionalColumn(name) }
    while let row = try next(table, columns) {
      let index = try part(of: row, columns)
      let abbreviation = shortColumn.map { row.trimmed($0) } ?? ""
      for alias in [withoutControls(row.trimmed(columns[0])), withoutControls(abbreviation)]
      where !["", "n/a"].contains(alias.lowercased()) {
        if titles[index].insert(alias.lowercased()).inserted { parts[index].aliases.append(alias) }
      }
    }
  }

  mutating func readTechnology(_ table: ONetFiles.Table) throws(TableError) {
    let columns = try ONetColumns(table, ["Example"])
    var seen = Set<ONetPartKey>()
    while let row = try next(table, columns) {
      let index = try part(of: row, columns)
      let name = row.trimmed(columns[0])
      guard !name.isEmpty, seen.insert(ONetPartKey(part: index, name: name.lowercased())).inserted else { continue }
      parts[index].skills.append(
        SkillRating(name: name, kind: .technology, source: source, locator: table.locator(of: row)))
      report.figuresRead += 1
    }
  }

  /// Reads tasks as duties, in O*NET's words.
  mutating func readTasks(_ table: ONetFiles.Table) throws(TableError) {
    let columns = try ONetColumns(table, ["Task"])
    while let row = try next(table, columns) {
      let index = try part(of: row, columns)
      let text = row.trimmed(columns[0])
      guard !text.isEmpty else { continue }
      parts[index].statements.append(
        Statement(kind: .duty, text: text, source: source, locator: table.locator(of: row)))
    }
  }

  mutating func next(_ table: ONetFiles.Table, _ columns: ONetColumns) throws(TableError) -> TableRow? {
    guard let row = try table.rows.next() else { return nil }
    try columns.header.check(row)
    report.rowsRead += 1
    return row
  }

  mutating func part(of row: TableRow, _ columns: ONetColumns) throws(TableError) -> Int {
    let code = row.trimmed(columns.code)
    if let index = indices[code] { return index }
    guard code.wholeMatch(of: /[0-9]{2}-[0-9]{4}\.[0-9]{2}/) != nil else {
      throw .content(
        row.place(columns.code), sentence: "\"\(shown(code))\" is no O*NET-SOC code, which has the form 11-2011.00.")
    }
    indices[code] = parts.count
    parts.append(OccupationPart(code: Code(scheme: .onetSOC, code: code)))
    titles.append([])
    return parts.count - 1
  }

  /// A number within a scale; nil for a blank or `n/a`.
  func number(
    _ row: TableRow, _ column: Int, in range: ClosedRange<Double>
  ) throws(TableError) -> Double? {
    let text = row.trimmed(column)
    if text.isEmpty || text.lowercased() == "n/a" { return nil }
    guard let number = Double(text), number.isFinite else {
      throw .content(
        row.place(column), sentence: "\"\(shown(text))\" is no number. Get the table from its publisher.")
    }
    return try row.possible(number, column, in: range)
  }
}

/// Where the columns of an O*NET table are.
struct ONetColumns {
  let header: TableHeader
  let code: Int
  private let columns: [Int]

  init(_ table: ONetFiles.Table, _ names: [String]) throws(TableError) {
    let codeName = "O*NET-SOC Code"
    header = try TableHeader.find([codeName] + names, in: table.rows)
    code = try header.column(codeName)
    var columns: [Int] = []
    for name in names { columns.append(try header.column(name)) }
    self.columns = columns
  }

  subscript(number: Int) -> Int { columns[number] }
}

/// A name within one occupation.
struct ONetPartKey: Hashable {
  var part: Int
  var name: String
}

/// The dates of a table's rows, such as `08/2023`.
struct ONetDates {
  private var years = Set<Substring>()

  mutating func insert(_ row: TableRow, _ column: Int) throws(TableError) {
    let year = row.trimmed(column).suffix(4)
    if let number = Int(year), !PossibleNumber.years.contains(number) {
      throw row.impossible(column, "the year \(number) is not from 1900 to 2100")
    }
    years.insert(year)
  }

  /// The year of all rows; a survey of many years has none.
  var year: Int? { years.count == 1 ? years.first.flatMap { Int($0) } : nil }
}

import RoleModel

/// Collects what the tables of an O*NET release say by occupation.
struct ONetReader {
  var parts: [OccupationPart] = []
  var report = ImportReport()
  let release: ONetRelease
  let source: SourceID
  private var indices: [String: Int] = [:]
  /// The titles and aliases of each part in lower case.
  private var titles: [Set<String>] = []

  init(release: ONetRelease) {
    self.release = release
    source = release.source.id
  }

  var imported: ImportedTable { ImportedTable(sources: [release.source], parts: parts, report: report) }

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
  ///
  /// - Parameter names: what the column is called, one of them in each release.
  mutating func readAliases(_ table: ONetFiles.Table, column names: [String], short: String? = nil) throws(TableError) {
    let columns = try ONetColumns(table, [], oneOf: names)
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
    let columns = try ONetColumns(table, [], oneOf: ["Example", "Workplace Example"])
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
    if let retired = RetiredCode(String(code.prefix(7))) {
      throw .content(
        row.place(columns.code),
        sentence:
          "\(code) is of an older classification: \(retired.words). Take O*NET 25.1 or later, which has SOC 2018.")
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
    if ["", "n/a", "null"].contains(text.lowercased()) { return nil }
    guard let number = Double(text), number.isFinite else {
      throw .content(
        row.place(column), sentence: "\"\(shown(text))\" is no number. Get the table from its publisher.")
    }
    return try row.possible(number, column, in: range)
  }

  /// The same of a column that not every release has.
  func number(
    _ row: TableRow, optional column: Int?, in range: ClosedRange<Double>
  ) throws(TableError) -> Double? {
    guard let column else { return nil }
    return try number(row, column, in: range)
  }
}

/// Where the columns of an O*NET table are.
struct ONetColumns {
  let header: TableHeader
  let code: Int
  private let columns: [Int]

  /// What the column of codes is called, in CSV files as databases name it.
  private static let codeNames = ["O*NET-SOC Code", "onetsoc_code"]

  /// - Parameter alternatives: what one more column, the last, is called: releases name it differently.
  init(_ table: ONetFiles.Table, _ names: [String], oneOf alternatives: [String] = []) throws(TableError) {
    let others = [Self.codeNames] + (alternatives.isEmpty ? [] : [alternatives])
    header = try TableHeader.find(names, oneOf: others, in: table.rows)
    code = try header.column(Self.codeNames)
    var columns: [Int] = []
    for name in names { columns.append(try header.column(name)) }
    if !alternatives.isEmpty { columns.append(try header.column(alternatives)) }
    self.columns = columns
  }

  subscript(number: Int) -> Int { columns[number] }
}

/// A name within one occupation.
struct ONetPartKey: Hashable {
  var part: Int
  var name: String
}

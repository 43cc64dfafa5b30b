import RoleModel

/// The importer of the O*NET database: titles, alternate titles, ratings of skills and knowledge, names of technology,
/// and the education that jobs require.
///
/// Reads names and figures only, never a description or a task. Importance (IM) is rated 1 to 5 and level (LV) 0 to 7;
/// required education (RL of element 2.D.1) is the percent of respondents who named each of 12 categories.
/// `Recommend Suppress` marks ratings of low precision, `Not Relevant` levels of what the occupation hardly needs.
/// Source: O*NET Data Dictionary, "Item Rating Level Statistics", and Scales Reference.
package enum ONetImporter {
  /// Reads the tables of a release.
  ///
  /// - Parameter path: the folder of the workbooks or the texts, or the zip of the texts.
  /// - Throws: when a table or column is missing, as from release 30.3 on, which splits Skills.
  package static func table(path: String) throws(TableError) -> ImportedTable {
    let files = try ONetFiles(path: path)
    var reader = ONetReader(release: files.release)
    try reader.readTitles(files.table("Occupation Data"))
    try reader.readAliases(files.table("Alternate Titles"), column: "Alternate Title")
    try reader.readAliases(files.table("Sample of Reported Titles"), column: "Reported Job Title")
    try reader.readRatings(files.table("Skills"), of: .skill)
    try reader.readRatings(files.table("Knowledge"), of: .knowledge)
    try reader.readTechnology(files.table("Technology Skills"))
    let categories = try ONetCategories(files.table("Education, Training, and Experience Categories"))
    try reader.readEducation(files.table("Education, Training, and Experience"), categories)
    return reader.imported
  }
}

/// The rating scales. Source: O*NET, Scales Reference.
private enum ONetScale: String {
  case importance = "IM"
  case level = "LV"

  var ends: ClosedRange<Double> { self == .importance ? 1...5 : 0...7 }

  /// The standard score of a rating, 0 to 100: `(rating - low) / (high - low) * 100`, to two decimals as ratings have.
  ///
  /// Source: O*NET OnLine, "Scales, Ratings, and Standardized Scores".
  func standardScore(_ rating: Double) -> Double { scaled(rating - ends.lowerBound) }

  /// A difference of ratings, such as a standard error, on the standard scores' scale.
  func scaled(_ difference: Double) -> Double {
    (difference / (ends.upperBound - ends.lowerBound) * 10_000).rounded() / 100
  }
}

/// Collects what the tables say by occupation.
private struct ONetReader {
  private var parts: [OccupationPart] = []
  private var indices: [String: Int] = [:]
  /// The titles and aliases of each part in lower case.
  private var titles: [Set<String>] = []
  private var report = ImportReport()
  private let release: String
  private let source: SourceID
  private var skillsRelease: String?

  init(release: String) {
    self.release = release
    source = SourceID("onet-\(release)")
  }

  var imported: ImportedTable {
    var releases = [release]
    if let skillsRelease, skillsRelease != release { releases.append(skillsRelease) }
    return ImportedTable(sources: releases.map(Self.source), parts: parts, report: report)
  }

  private static func source(_ release: String) -> Source {
    Source(
      id: SourceID("onet-\(release)"), label: "O*NET \(release)",
      publisher: "U.S. Department of Labor, Employment and Training Administration",
      title: "O*NET \(release) Database", document: "O*NET \(release) Database",
      address: "https://www.onetcenter.org/database.html", licence: "CC BY 4.0",
      method: "Analysts rate skills; workers and experts of the occupation answer on knowledge and education.",
      independenceGroup: "onet")
  }

  mutating func readTitles(_ table: ONetFiles.Table) throws(TableError) {
    let columns = try ONetColumns(table, ["Title"])
    while let row = try next(table, columns) {
      let index = try part(of: row, columns)
      let title = row.trimmed(columns[0])
      parts[index].title = title
      titles[index].insert(title.lowercased())
    }
  }

  mutating func readAliases(_ table: ONetFiles.Table, column: String) throws(TableError) {
    let columns = try ONetColumns(table, [column])
    while let row = try next(table, columns) {
      let index = try part(of: row, columns)
      let alias = row.trimmed(columns[0])
      if !alias.isEmpty, titles[index].insert(alias.lowercased()).inserted { parts[index].aliases.append(alias) }
    }
  }

  mutating func readTechnology(_ table: ONetFiles.Table) throws(TableError) {
    let columns = try ONetColumns(table, ["Example"])
    var seen = Set<PartKey>()
    while let row = try next(table, columns) {
      let index = try part(of: row, columns)
      let name = row.trimmed(columns[0])
      guard !name.isEmpty, seen.insert(PartKey(part: index, name: name.lowercased())).inserted else { continue }
      parts[index].skills.append(
        SkillRating(name: name, kind: .technology, source: source, locator: locator(table, row)))
      report.figuresRead += 1
    }
  }

  mutating func readRatings(_ table: ONetFiles.Table, of kind: SkillRating.Kind) throws(TableError) {
    let columns = try ONetColumns(
      table,
      ["Element ID", "Element Name", "Scale ID", "Data Value", "Standard Error", "Recommend Suppress", "Not Relevant"])
    let source = kind == .skill ? skillsSource(table) : source
    var ratings: [PartKey: Int] = [:]
    var seen = Set<PartKey>()
    while let row = try next(table, columns) {
      guard let scale = ONetScale(rawValue: row.trimmed(columns[2])) else {
        report.rowsPassedOver += 1
        continue
      }
      let part = try part(of: row, columns)
      let (element, name) = (row.trimmed(columns[0]), row.trimmed(columns[1]))
      guard seen.insert(PartKey(part: part, name: element + scale.rawValue)).inserted else {
        throw .content(
          row.place,
          sentence: "\"\(shown(name))\" is rated twice on the scale \(scale.rawValue) for \(parts[part].code.code). "
            + "Remove one of the rows.")
      }
      let key = PartKey(part: part, name: element)
      let index = ratings[key] ?? parts[part].skills.count
      if ratings.updateValue(index, forKey: key) == nil {
        parts[part].skills.append(SkillRating(name: name, kind: kind, source: source, locator: locator(table, row)))
      }
      parts[part].skills[index] = try rated(parts[part].skills[index], on: scale, row, columns, table)
    }
    guard !seen.isEmpty else {
      throw .content(
        table.rows.table,
        sentence: "The table has no rating of importance (IM) or level (LV). Take it from its publisher.")
    }
  }

  /// The rating with the side of it that a row has.
  private mutating func rated(
    _ rating: SkillRating, on scale: ONetScale, _ row: TableRow, _ columns: ONetColumns, _ table: ONetFiles.Table
  ) throws(TableError) -> SkillRating {
    var rating = rating
    let isLowPrecision = row.trimmed(columns[5]) == "Y"
    guard let value = try number(row, columns[3], in: scale.ends) else {
      report.cellsWithheld += 1
      return rating
    }
    switch scale {
    case .importance:
      rating.importance = scale.standardScore(value)
      rating.standardError = try number(row, columns[4], in: 0...Double.greatestFiniteMagnitude).map(scale.scaled)
      rating.locator = locator(table, row)
      // Ratings have no mark of their own for it.
      if isLowPrecision { rating.locator.position += ", marked as of low precision" }
    case .level:
      if row.trimmed(columns[6]) == "Y" { return rating }
      guard !isLowPrecision else {
        report.cellsWithheld += 1
        return rating
      }
      rating.level = scale.standardScore(value)
    }
    report.figuresRead += 1
    return rating
  }

  /// The workbooks of release 29.3 are followed by a newer one of Skills, whose sheet has another name.
  private mutating func skillsSource(_ table: ONetFiles.Table) -> SourceID {
    let isNewer = table.sheet == "Skills Raw Ratings" && release < "30"
    let release = isNewer ? "30" : release
    skillsRelease = release
    return SourceID("onet-\(release)")
  }

  mutating func readEducation(_ table: ONetFiles.Table, _ categories: ONetCategories) throws(TableError) {
    let columns = try ONetColumns(
      table, ["Element ID", "Scale ID", "Category", "Data Value", "Recommend Suppress", "Date"])
    var answers: [Int: ONetEducation] = [:]
    var years = Set<Substring>()
    while let row = try next(table, columns) {
      guard row.trimmed(columns[0]) == ONetCategories.element, row.trimmed(columns[1]) == ONetCategories.scale else {
        report.rowsPassedOver += 1
        continue
      }
      let part = try part(of: row, columns)
      let text = row.trimmed(columns[2])
      guard let category = Int(text), let label = categories.labels[category] else {
        throw .content(
          row.place(columns[2]),
          sentence: "Required education has no category \"\(shown(text))\". Take all tables of one release.")
      }
      guard let percent = try number(row, columns[3], in: 0...100) else {
        report.cellsWithheld += 1
        continue
      }
      let isLowPrecision = row.trimmed(columns[4]) == "Y"
      let answer = ONetEducation.Answer(label: label, percent: percent, isLowPrecision: isLowPrecision)
      guard answers[part, default: ONetEducation(row: row.number)].add(answer, category: category, row: row.number)
      else {
        throw .content(
          row.place(columns[2]),
          sentence: "The category \(category) stands twice for \(parts[part].code.code). Remove one of the rows.")
      }
      years.insert(row.trimmed(columns[5]).suffix(4))
    }
    guard !answers.isEmpty else {
      throw .content(
        table.rows.table,
        sentence: "The table has no shares of required education (2.D.1, RL). Take it from its publisher.")
    }
    // A survey of many years has no year.
    let year = years.count == 1 ? years.first.flatMap { Int($0) } : nil
    for (part, education) in answers.sorted(by: { $0.key < $1.key }) {
      parts[part].figures.append(education.figure(source: source, document: table.document, year: year))
      report.figuresRead += 1
    }
  }

  private mutating func next(_ table: ONetFiles.Table, _ columns: ONetColumns) throws(TableError) -> TableRow? {
    guard let row = try table.rows.next() else { return nil }
    try columns.header.check(row)
    report.rowsRead += 1
    return row
  }

  private mutating func part(of row: TableRow, _ columns: ONetColumns) throws(TableError) -> Int {
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
  private func number(
    _ row: TableRow, _ column: Int, in range: ClosedRange<Double>
  ) throws(TableError) -> Double? {
    let text = row.trimmed(column)
    if text.isEmpty || text.lowercased() == "n/a" { return nil }
    guard let number = Double(text), range.contains(number) else {
      throw .content(
        row.place(column), sentence: "\"\(shown(text))\" is no value of this scale. Get the table from its publisher.")
    }
    return number
  }

  private func locator(_ table: ONetFiles.Table, _ row: TableRow) -> Locator {
    Locator(document: table.document, position: "row \(row.number)")
  }
}

/// Where the columns of an O*NET table are.
private struct ONetColumns {
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
private struct PartKey: Hashable {
  var part: Int
  var name: String
}

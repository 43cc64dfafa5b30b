import RoleModel

/// The names of the categories of required education.
struct ONetCategories {
  private(set) var labels: [Int: String] = [:]

  static let element = "2.D.1"
  static let scale = "RL"

  init(_ table: ONetFiles.Table) throws(TableError) {
    let names = ["Element ID", "Scale ID", "Category", "Category Description"]
    let header = try TableHeader.find(names, in: table.rows)
    let (element, scale) = (try header.column(names[0]), try header.column(names[1]))
    let (category, label) = (try header.column(names[2]), try header.column(names[3]))
    while let row = try table.rows.next() {
      guard row.trimmed(element) == Self.element, row.trimmed(scale) == Self.scale,
        let number = Int(row.trimmed(category))
      else { continue }
      labels[number] = Self.name(row.trimmed(label))
    }
    guard !labels.isEmpty else {
      throw .content(
        table.rows.table,
        sentence: "The table has no categories of required education (2.D.1, RL). Take it from the same release.")
    }
  }

  /// The name of a category without the explanation behind it.
  private static func name(_ text: String) -> String {
    var name = text[...]
    for start in [" - ", " ("] { if let range = name.firstRange(of: start) { name = name[..<range.lowerBound] } }
    return String(name)
  }
}

/// What one occupation requires.
struct ONetEducation {
  struct Answer {
    var label: String
    var percent: Double
    /// In points of percent, where one is printed.
    var error: Double?
    var isLowPrecision: Bool
  }

  private var answers: [Int: Answer] = [:]
  private var firstRow: Int
  private var lastRow: Int
  /// How many answered.
  private let respondents: Double?

  init(row: Int, respondents: Double?) {
    (firstRow, lastRow) = (row, row)
    self.respondents = respondents
  }

  /// Adds an answer unless its category has one.
  mutating func add(_ answer: Answer, category: Int, row: Int) -> Bool {
    lastRow = row
    guard answers[category] == nil else { return false }
    answers[category] = answer
    return true
  }

  func figure(source: SourceID, document: String, year: Int?) -> Figure {
    let ordered = answers.sorted { $0.key < $1.key }.map(\.value)
    let imprecise = ordered.filter(\.isLowPrecision).map(\.label)
    return Figure(
      field: .educationRequired, value: .shares(ordered.map { Share($0.label, $0.percent, standardError: $0.error) }),
      definition: "percent of respondents who name this education as what the job requires", year: year, place: "US",
      base: respondents, source: source, locator: Locator(document: document, position: "rows \(firstRow)-\(lastRow)"),
      note: imprecise.isEmpty ? nil : "marked as of low precision: \(imprecise.joined(separator: ", "))")
  }
}

/// What jobs require: the percent of respondents who named each of 12 categories of education (RL of element 2.D.1).
extension ONetReader {
  mutating func readEducation(_ table: ONetFiles.Table, _ categories: ONetCategories) throws(TableError) {
    let columns = try ONetColumns(
      table, ["Element ID", "Scale ID", "Category", "Data Value", "Recommend Suppress"])
    let errorColumn = try columns.header.optionalColumn("Standard Error")
    let respondentsColumn = try columns.header.optionalColumn("N")
    var answers: [Int: ONetEducation] = [:]
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
      let error = try number(row, optional: errorColumn, in: 0...100)
      let respondents = try number(row, optional: respondentsColumn, in: Field.jobs.possible)
      let answer = ONetEducation.Answer(label: label, percent: percent, error: error, isLowPrecision: isLowPrecision)
      guard
        answers[part, default: ONetEducation(row: row.number, respondents: respondents)].add(
          answer, category: category, row: row.number)
      else {
        throw .content(
          row.place(columns[2]),
          sentence: "The category \(category) stands twice for \(parts[part].code.code). Remove one of the rows.")
      }
    }
    guard !answers.isEmpty else {
      throw .content(
        table.rows.table,
        sentence: "The table has no shares of required education (2.D.1, RL). Take it from its publisher.")
    }
    for (part, education) in answers.sorted(by: { $0.key < $1.key }) {
      parts[part].figures.append(education.figure(source: source, document: table.document, year: release.year))
      report.figuresRead += 1
    }
  }
}

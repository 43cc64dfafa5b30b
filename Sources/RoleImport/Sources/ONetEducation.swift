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
    var isLowPrecision: Bool
  }

  private var answers: [Int: Answer] = [:]
  private var firstRow: Int
  private var lastRow: Int

  init(row: Int) { (firstRow, lastRow) = (row, row) }

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
      field: .educationRequired, value: .shares(ordered.map { Share($0.label, $0.percent) }),
      definition: "percent of respondents who name this education as what the job requires", year: year, place: "US",
      source: source, locator: Locator(document: document, position: "rows \(firstRow)-\(lastRow)"),
      note: imprecise.isEmpty ? nil : "marked as of low precision: \(imprecise.joined(separator: ", "))")
  }
}

import RoleModel

/// The tasks of O*NET's occupations, to check by what our lines say of them. No word of theirs is kept anywhere.
package struct OccupationTasks: Sendable {
  struct Task: Sendable {
    var id: Int
    /// Rated as core; where an occupation's tasks are not rated, all are.
    var isCore: Bool
    var words: [String]
  }

  /// By O*NET-SOC code, for all occupations that have some.
  private(set) var tasks: [String: [Task]] = [:]
  /// The words of the occupations' descriptions.
  private(set) var descriptions: [String: [String]] = [:]

  /// The ids of the intermediate activities.
  private(set) var activities: Set<String> = []

  /// Reads the release's tables `Task Statements`, `Occupation Data` and `IWA Reference`.
  /// - Parameter path: the folder of the workbooks or the texts, or the zip of the texts.
  package init(path: String) throws(TableError) {
    let files = try ONetFiles(path: path)
    try readTasks(files.table("Task Statements"))
    try readDescriptions(files.table("Occupation Data"))
    try readActivities(files.table("IWA Reference"))
  }

  init(tasks: [String: [Task]], descriptions: [String: [String]] = [:], activities: Set<String> = []) {
    self.tasks = tasks
    self.descriptions = descriptions
    self.activities = activities
  }

  private mutating func readTasks(_ table: ONetFiles.Table) throws(TableError) {
    let columns = try ONetColumns(table, ["Task ID", "Task", "Task Type"])
    var rated: Set<String> = []
    while let row = try table.rows.next() {
      try columns.header.check(row)
      let code = row.trimmed(columns.code)
      let text = row.trimmed(columns[0])
      guard let id = Int(text) else {
        throw .content(row.place(columns[0]), sentence: "\"\(shown(text))\" is no task's number.")
      }
      let type = row.trimmed(columns[2])
      if type == "Core" { rated.insert(code) }
      tasks[code, default: []].append(
        Task(id: id, isCore: type == "Core", words: wordsOf(row.trimmed(columns[1]))))
    }
    for code in tasks.keys where !rated.contains(code) {
      tasks[code] = tasks[code]?.map { Task(id: $0.id, isCore: true, words: $0.words) }
    }
  }

  private mutating func readDescriptions(_ table: ONetFiles.Table) throws(TableError) {
    let columns = try ONetColumns(table, ["Description"])
    while let row = try table.rows.next() {
      try columns.header.check(row)
      descriptions[row.trimmed(columns.code)] = wordsOf(row.trimmed(columns[0]))
    }
  }

  private mutating func readActivities(_ table: ONetFiles.Table) throws(TableError) {
    let header = try TableHeader.find(["IWA ID"], in: table.rows)
    let column = try header.column("IWA ID")
    while let row = try table.rows.next() {
      try header.check(row)
      activities.insert(row.trimmed(column))
    }
  }
}

/// The words of a text in lower case, without signs.
func wordsOf(_ text: String) -> [String] {
  text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "'") }.map(String.init)
}

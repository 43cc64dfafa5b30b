import RoleModel

/// The importer of the O*NET database: titles, alternate titles, ratings of skills, knowledge, work styles and interests,
/// names of technology, job zones, and the education that jobs require.
///
/// Release 30.3 renamed tables and split two: skills are essential or transferable ones, and education stands apart from training.
/// Both layouts are read.
///
/// Reads names and figures only, and never a description; a task only when it is asked for, because its words are
/// O*NET's own. Source: O*NET Data Dictionary.
package enum ONetImporter {
  /// Reads the tables of a release. Work styles, interests and tasks may be missing.
  ///
  /// - Parameters:
  ///   - path: the folder of the release's workbooks, texts or CSV files, or the zip of them.
  ///   - includesTasks: whether the occupations' tasks are read as duties.
  /// - Throws: when another table or a column is missing, and when the release is older than SOC 2018.
  package static func table(path: String, includesTasks: Bool = false) throws(TableError) -> ImportedTable {
    let files = try ONetFiles(path: path)
    var reader = ONetReader(release: files.release)
    try reader.readTitles(files.table("Occupation Data"))
    try reader.readAliases(
      files.table(["Alternate Titles", "Job Titles"]), column: ["Alternate Title", "Job Title"], short: "Short Title")
    if let table = try files.optionalTable(["Sample of Reported Titles"]) {
      try reader.readAliases(table, column: ["Reported Job Title"])
    }
    let names = try ONetElements(files)
    for table in try files.tables(["Skills"], or: ["Essential Skills", "Transferable Skills"]) {
      try reader.readRatings(table, of: .skill, names)
    }
    try reader.readRatings(files.table("Knowledge"), of: .knowledge, names)
    if let table = try files.optionalTable(["Work Styles"]) { try reader.readRatings(table, of: .workStyle, names) }
    if let table = try files.optionalTable(["Interests", "Career Interest Types"]) {
      try reader.readRatings(table, of: .interest, names)
    }
    try reader.readTechnology(files.table(["Technology Skills", "Software Skills"]))
    let old = "Education, Training, and Experience"
    let categories = try ONetCategories(files.table(["\(old) Categories", "Education Categories"]))
    try reader.readEducation(files.table([old, "Education"]), categories)
    try reader.readZones(files.table("Job Zones"))
    if includesTasks, let table = try files.optionalTable(["Task Statements", "Tasks"]) { try reader.readTasks(table) }
    return reader.imported
  }
}

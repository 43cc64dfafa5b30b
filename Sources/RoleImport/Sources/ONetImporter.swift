import RoleModel

/// The importer of the O*NET database: titles, alternate titles, ratings of skills, knowledge, work styles and interests,
/// names of technology, job zones, and the education that jobs require.
///
/// Reads names and figures only, and never a description; a task only when it is asked for, because its words are
/// O*NET's own. Source: O*NET Data Dictionary.
package enum ONetImporter {
  /// Reads the tables of a release. Work Styles, Interests and Task Statements may be missing.
  ///
  /// - Parameters:
  ///   - path: the folder of the workbooks or the texts, or the zip of the texts.
  ///   - includesTasks: whether the occupations' tasks are read as duties.
  /// - Throws: when another table or a column is missing, as from release 30.3 on, which splits Skills.
  package static func table(path: String, includesTasks: Bool = false) throws(TableError) -> ImportedTable {
    let files = try ONetFiles(path: path)
    var reader = ONetReader(release: files.release)
    try reader.readTitles(files.table("Occupation Data"))
    try reader.readAliases(files.table("Alternate Titles"), column: "Alternate Title", short: "Short Title")
    try reader.readAliases(files.table("Sample of Reported Titles"), column: "Reported Job Title")
    try reader.readSkills(files.table("Skills"))
    try reader.readRatings(files.table("Knowledge"), of: .knowledge)
    if let table = try files.optionalTable("Work Styles") { try reader.readRatings(table, of: .workStyle) }
    if let table = try files.optionalTable("Interests") { try reader.readRatings(table, of: .interest) }
    try reader.readTechnology(files.table("Technology Skills"))
    let categories = try ONetCategories(files.table("Education, Training, and Experience Categories"))
    try reader.readEducation(files.table("Education, Training, and Experience"), categories)
    try reader.readZones(files.table("Job Zones"))
    if includesTasks, let table = try files.optionalTable("Task Statements") { try reader.readTasks(table) }
    return reader.imported
  }
}

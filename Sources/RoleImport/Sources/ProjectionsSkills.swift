import RoleModel

extension ProjectionsImporter {
  /// Reads BLS's table 6.2 as CSV: how important 17 broad skills are, for every occupation of the matrix.
  ///
  /// BLS scores 1 (not important) to 5 (extremely important); ratings here are the standard score
  /// `(score - 1) / 4 * 100`. The table's growth is of an older projection and is not read.
  package static func skillScores(path: String) throws(TableError) -> ImportedTable {
    var table = try ProjectionsTable(try DelimitedText(path: path), columns: skills)
    var columns: [Int] = []
    for skill in skills { columns.append(try table.header.column(skill)) }
    let source = skillSource(table.matrixYear, path: path)
    var report = ImportReport()
    var parts: [OccupationPart] = []
    while let occupation = try table.next(&report) {
      var part = OccupationPart(code: Code(scheme: .soc2018, code: occupation.code), title: occupation.title)
      var place = occupation.row.locator
      // The table's footnote 2; of footnote 1, about pay, no title has the mark.
      if occupation.footnote != nil { place.position += ", scores taken over from similar occupations" }
      for (skill, column) in zip(skills, columns) {
        guard let score = try occupation.row.statedNumber(column, in: 1...5) else {
          report.cellsWithheld += 1
          continue
        }
        part.skills.append(
          SkillRating(
            name: skill, kind: .skill, importance: standardScore(score), source: source.id, locator: place))
      }
      report.figuresRead += part.skills.count
      parts.append(part)
    }
    try table.check(parts)
    return ImportedTable(sources: [source], parts: parts, report: report)
  }

  private static let skills = [
    "Adaptability", "Computers and information technology", "Creativity and innovation",
    "Critical and analytical thinking", "Customer service", "Detail oriented", "Fine motor", "Interpersonal",
    "Leadership", "Mathematics", "Mechanical", "Physical strength and stamina", "Problem solving and decision making",
    "Project management", "Science", "Speaking and listening", "Writing and reading",
  ]

  /// To two decimals, so that 3.3 is 57.5 and not 57.49999999999999.
  private static func standardScore(_ score: Double) -> Double { ((score - 1) / 4 * 10_000).rounded() / 100 }

  private static func skillSource(_ year: Int, path: String) -> Source {
    Source(
      id: SourceID("ep-6.2"), label: "BLS skills",
      publisher: "U.S. Bureau of Labor Statistics, Employment Projections",
      title: "Table 6.2: Skills data by detailed occupation, \(year)", year: year,
      document: TablePlace(file: path).document,
      address: "https://www.bls.gov/emp/tables.htm", licence: "public domain",
      method: "BLS sums up O*NET ratings into 17 broad scores of 1 to 5, which are brought here to 0 to 100.",
      independenceGroup: "ep-6.2")
  }
}

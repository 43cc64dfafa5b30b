import RoleModel
import Testing

@testable import RoleImport

/// Ratings, job zones and tasks.
@Suite struct ONetRatingsTests: ONetReleaseTests {
  @Test func `importance and level become standard scores, and the error is on the same scale`() throws {
    let speaking = try #require(try imported().parts[0].skills.first { $0.name == "Speaking" })
    #expect(speaking.importance == 50)
    #expect(speaking.level == 71.43)
    #expect(speaking.standardError == 12.5)
    #expect(speaking.levelError == 2.86)
    #expect(speaking.kind == .skill)
    #expect(speaking.locator == Locator(document: "Skills.txt", position: "row 2"))
  }

  @Test func `importance 1 is 0, and a level that is not relevant is none, precise or not`() throws {
    let skills = try imported().parts[0].skills
    let steering = try #require(skills.first { $0.name == "Steering" })
    #expect(steering.importance == 0)
    #expect(steering.level == nil)
    #expect(steering.standardError == 0)
    #expect(steering.levelError == nil)
    #expect(steering.remarks == [.irrelevantLevel])
    #expect(skills.first?.remarks == [])
  }

  @Test func `ratings of low precision are kept with a remark on each side`() throws {
    let table = try imported()
    let geography = try #require(table.parts[0].skills.first { $0.name == "Geography" })
    #expect(geography.importance == 87.5)
    #expect(geography.level == 50)
    #expect(geography.levelError == 10)
    #expect(geography.standardError == nil)
    #expect(geography.remarks == [.impreciseImportance, .impreciseLevel])
    #expect(geography.kind == .knowledge)
    #expect(geography.locator.position == "row 3")
    #expect(table.report.cellsWithheld == 0)
    let half = try imported { $0["Knowledge"]?[1][7] = "N" }.parts[0].skills.first { $0.name == "Geography" }
    #expect(half?.remarks == [.impreciseImportance])
  }

  @Test func `work styles are rated as skills are, without a level`() throws {
    let styles = try imported().parts[0].skills.filter { $0.kind == .workStyle }
    #expect(styles.map(\.name) == ["Calm", "Zeal"])
    #expect(styles.map(\.importance) == [75, 25])
    #expect(styles.map(\.standardError) == [2.5, nil])
    #expect(styles.map(\.remarks) == [[.impreciseImportance], []])
    #expect(styles.map(\.level) == [nil, nil])
    #expect(styles[0].locator == Locator(document: "Work Styles.txt", position: "row 2"))
  }

  @Test func `interests are scored from 1 to 7, and the ranks of the highest are passed over`() throws {
    let table = try imported()
    let interests = table.parts[0].skills.filter { $0.kind == .interest }
    #expect(interests.map(\.name) == ["Nautical"])
    #expect(interests.map(\.importance) == [75])
    // The other row that is passed over is one of experience.
    #expect(table.report.rowsPassedOver == 2)
    let words = "This is not a possible figure: "
    #expect(try refusal { $0["Interests"]?[1][4] = "7.5" }.contains(words + "7.5 is not from 1 to 7."))
  }

  @Test func `a job zone is a figure that says what zones are`() throws {
    let parts = try imported().parts
    let zones = parts.map { $0.figures.filter { $0.field == .zone } }
    #expect(zones.map { $0.map(\.value) } == [[.number(4)], [.number(5)]])
    #expect(zones[0].first?.definition.contains("from 1, little or none, to 5, extensive") == true)
    #expect(zones[1].first?.locator == Locator(document: "Job Zones.txt", position: "row 3"))
    #expect(zones.flatMap { $0.map(\.year) } == [2025, 2025])
  }

  @Test func `a job zone that is no zone, or a second one, is refused, and a blank one is withheld`() throws {
    let place = "db_29_3_text.zip, entry onet/Job Zones.txt, row 3"
    #expect(
      try refusal { $0["Job Zones"]?[2][2] = "4.5" } == """
        \(place), column 3: A job zone is a whole number from 1 to 5. Get the table from its publisher.
        """)
    let words = "column 3: This is not a possible figure: 6 is not from 1 to 5."
    #expect(try refusal { $0["Job Zones"]?[2][2] = "6" }.contains(words))
    #expect(
      try refusal { $0["Job Zones"]?[2][0] = "11-9999.00" } == """
        \(place): 11-9999.00 has a job zone already. Remove one of the rows.
        """)
    let blank = try imported { $0["Job Zones"]?[2][2] = "n/a" }
    #expect(blank.parts[1].figures.isEmpty)
    #expect(blank.report.cellsWithheld == 1)
  }

  @Test func `tasks are duties when they are asked for, and only then`() throws {
    #expect(try imported().parts.map(\.statements) == [[], []])
    let file = try zip()
    let parts = try ONetImporter.table(path: file.path, includesTasks: true).parts
    #expect(parts.map { $0.statements.map(\.text) } == [["Meet the ships.", "Count the ships."], ["Steer."]])
    #expect(parts[0].statements.allSatisfy { $0.kind == .duty && $0.source == SourceID("onet-29.3") })
    #expect(parts[0].statements[1].locator == Locator(document: "Task Statements.txt", position: "row 4"))
  }

  @Test func `a release without work styles, interests and tasks is read, and so are styles on a scale of their own`()
    throws
  {
    let file = try zip { tables in
      for name in ["Work Styles", "Interests", "Task Statements"] { tables[name] = nil }
    }
    let parts = try ONetImporter.table(path: file.path, includesTasks: true).parts
    #expect(parts[0].skills.map(\.kind) == [.skill, .skill, .knowledge, .technology])
    #expect(parts[0].statements.isEmpty)
    #expect(try refusal { $0["Job Zones"] = nil }.contains("There is no O*NET table \"Job Zones\""))
    let other = try imported {
      $0["Work Styles"] = [
        ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value"],
        ["11-9999.00", "1.D.1", "Calm", "XX", "-2.5"],
      ]
    }
    #expect(other.parts[0].skills.allSatisfy { $0.kind != .workStyle })
    #expect(other.report.rowsPassedOver == 3)
  }
}

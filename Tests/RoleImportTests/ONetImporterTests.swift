import Foundation
import RoleModel
import Testing

@testable import RoleImport

@Suite struct ONetImporterTests {
  private static let ratingColumns = [
    "O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "N", "Standard Error",
    "Recommend Suppress", "Not Relevant", "Date",
  ]

  /// A small release: rows of cells by table.
  private var tables: [String: [[String]]] {
    let code = "11-9999.00"
    return [
      "Occupation Data": [["O*NET-SOC Code", "Title"], [code, "Harbor Masters"], ["11-9999.01", "Pilots"]],
      "Alternate Titles": [
        ["O*NET-SOC Code", "Alternate Title"], [code, "Port Captain"], [code, "HARBOR MASTERS"],
        [code, "\"Dock\" Chief"],
      ],
      "Sample of Reported Titles": [
        ["O*NET-SOC Code", "Reported Job Title"], [code, "Port captain"], ["11-9999.01", "Pilot"],
      ],
      "Skills": [
        Self.ratingColumns,
        [code, "2.A.1", "Speaking", "IM", "3", "8", "0.5", "N", "n/a", "08/2023"],
        [code, "2.A.1", "Speaking", "LV", "5", "8", "0.2", "N", "N", "08/2023"],
        [code, "2.A.2", "Steering", "IM", "1", "8", "0", "N", "", "08/2020"],
        [code, "2.A.2", "Steering", "LV", "0.5", "8", "0", "Y", "Y", "08/2020"],
      ],
      "Knowledge": [
        Self.ratingColumns,
        [code, "2.C.1", "Geography", "LV", "3.5", "9", "0.7", "Y", "N", "08/2023"],
        [code, "2.C.1", "Geography", "IM", "4.5", "9", "n/a", "Y", "n/a", "08/2023"],
      ],
      "Work Styles": [
        [
          "O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Standard Error",
          "Recommend Suppress",
        ],
        [code, "1.C.1", "Calm", "IM", "4", "0.1", "Y"], [code, "1.C.2", "Zeal", "IM", "2", "n/a", "N"],
      ],
      "Interests": [
        ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Date"],
        [code, "1.B.1", "Nautical", "OI", "5.5", "08/2023"], [code, "1.B.9", "First High-Point", "IH", "2", "08/2023"],
      ],
      "Job Zones": [
        ["O*NET-SOC Code", "Title", "Job Zone", "Date"], [code, "Harbor Masters", "4", "08/2023"],
        ["11-9999.01", "Pilots", "5", "08/2021"],
      ],
      "Task Statements": [
        ["O*NET-SOC Code", "Task ID", "Task"], [code, "1", "Meet the ships."], ["11-9999.01", "2", "Steer."],
        [code, "3", "Count the ships."],
      ],
      "Technology Skills": [
        ["O*NET-SOC Code", "Example", "Commodity Title"], [code, "Chartplotter", "Map software"],
        [code, "Chartplotter", "Other software"],
      ],
      "Education, Training, and Experience Categories": [
        ["Element ID", "Scale ID", "Category", "Category Description"], ["2.D.1", "RL", "1", "No Diploma"],
        ["2.D.1", "RL", "2", "Diploma - or the like"], ["2.D.1", "RL", "10", "Associate's (or so)"],
        ["3.A.1", "RW", "1", "No experience"],
      ],
      "Education, Training, and Experience": [
        ["O*NET-SOC Code", "Element ID", "Scale ID", "Category", "Data Value", "Recommend Suppress", "Date"],
        [code, "2.D.1", "RL", "10", "12.5", "Y", "08/2023"], [code, "2.D.1", "RL", "1", "0", "N", "08/2023"],
        [code, "2.D.1", "RL", "2", "87.5", "n/a", "08/2023"], [code, "3.A.1", "RW", "1", "100", "N", "08/2023"],
      ],
    ]
  }

  private func zip(
    _ change: (inout [String: [[String]]]) -> Void = { _ in }, name: String = "db_29_3_text.zip", readMe: String? = nil
  ) throws -> TemporaryFile {
    var tables = tables
    change(&tables)
    var entries = tables.sorted { $0.key < $1.key }.map { table in
      ArchiveBytes.Entry(
        "onet/\(table.key).txt", table.value.map { $0.joined(separator: "\t") + "\r\n" }.joined())
    }
    if let readMe { entries.append(.init("onet/Read Me.txt", readMe)) }
    return try TemporaryFile(name, ArchiveBytes(entries: entries).bytes)
  }

  private func imported(_ change: (inout [String: [[String]]]) -> Void = { _ in }) throws -> ImportedTable {
    try table(zip(change))
  }

  private func table(_ file: TemporaryFile) throws -> ImportedTable {
    try withExtendedLifetime(file) { try ONetImporter.table(path: $0.path) }
  }

  private func refusal(_ file: TemporaryFile) -> String {
    do {
      _ = try ONetImporter.table(path: file.path)
      return "nothing was refused"
    } catch { return file.sentence(error) }
  }

  private func refusal(_ change: (inout [String: [[String]]]) -> Void) throws -> String { refusal(try zip(change)) }

  @Test func `titles and distinct aliases go to their full codes`() throws {
    let table = try imported()
    #expect(table.parts.map(\.code.code) == ["11-9999.00", "11-9999.01"])
    #expect(table.parts.allSatisfy { $0.code.scheme == .onetSOC })
    #expect(table.parts.map(\.title) == ["Harbor Masters", "Pilots"])
    #expect(table.parts.map(\.aliases) == [["Port Captain", "\"Dock\" Chief"], ["Pilot"]])
  }

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
    #expect(try refusal { $0["Interests"]?[1][4] = "7.5" }.contains("\"7.5\" is no value of this scale."))
  }

  @Test func `a job zone is a figure that says what zones are`() throws {
    let parts = try imported().parts
    let zones = parts.map { $0.figures.filter { $0.field == .zone } }
    #expect(zones.map { $0.map(\.value) } == [[.number(4)], [.number(5)]])
    #expect(zones[0].first?.definition.contains("from 1, little or none, to 5, extensive") == true)
    #expect(zones[1].first?.locator == Locator(document: "Job Zones.txt", position: "row 3"))
    #expect(zones.flatMap { $0.map(\.year) } == [nil, nil])
    let alike = try imported { $0["Job Zones"]?[2][3] = "01/2023" }
    #expect(alike.parts.map { $0.figures.last?.year } == [2023, 2023])
  }

  @Test func `a job zone that is no zone, or a second one, is refused, and a blank one is withheld`() throws {
    let place = "db_29_3_text.zip, entry onet/Job Zones.txt, row 3"
    #expect(
      try refusal { $0["Job Zones"]?[2][2] = "4.5" } == """
        \(place), column 3: A job zone is a whole number from 1 to 5. Get the table from its publisher.
        """)
    #expect(try refusal { $0["Job Zones"]?[2][2] = "6" }.contains("column 3: \"6\" is no value of this scale."))
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
        ["11-9999.00", "1.D.1", "Calm", "WI", "-2.5"],
      ]
    }
    #expect(other.parts[0].skills.allSatisfy { $0.kind != .workStyle })
    #expect(other.report.rowsPassedOver == 3)
  }

  @Test func `technology is named once for an occupation`() throws {
    let names = try imported().parts[0].skills.filter { $0.kind == .technology }
    #expect(names.map(\.name) == ["Chartplotter"])
    #expect(names.map(\.amount) == [nil])
  }

  @Test func `required education has its shares in the categories' order and short names`() throws {
    let table = try imported()
    let figure = try #require(table.parts[0].figures.first)
    #expect(figure.field == .educationRequired)
    #expect(figure.value == .shares([Share("No Diploma", 0), Share("Diploma", 87.5), Share("Associate's", 12.5)]))
    #expect(figure.note == "marked as of low precision: Associate's")
    #expect(figure.locator.position == "rows 2-4")
    #expect(table.parts[1].figures.allSatisfy { $0.field == .zone })
  }

  @Test func `a table of one year gives the figures that year, one of several none`() throws {
    #expect(try imported().parts[0].figures.first?.year == 2023)
    let mixed = try imported { $0["Education, Training, and Experience"]?[2][6] = "08/2021" }
    let education = try #require(mixed.parts[0].figures.first)
    #expect(education.year == nil)
  }

  @Test func `the release is that of the read-me, before that of the archive's name`() throws {
    #expect(try imported().sources.map(\.label) == ["O*NET 29.3"])
    let file = try zip(readMe: "O*NET 30.1 Database\r\nDecember 2025 Release\r\n")
    #expect(try table(file).sources.map(\.id) == [SourceID("onet-30.1")])
    #expect(
      refusal(try zip(name: "onet.zip")) == """
        onet.zip: The files don't say which release of O*NET they are. Put the release's Read Me.txt beside them.
        """)
  }

  @Test func `a folder of workbooks reads the same, and newer skills have a source of their own`() throws {
    let folder = NSTemporaryDirectory() + "rolescope-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "O*NET 29.3 Database\r\n".write(toFile: "\(folder)/Read Me.txt", atomically: true, encoding: .utf8)
    for (name, rows) in tables {
      let cells = rows.map { row in
        "<row>" + row.map { "<c t=\"str\"><v>\($0.replacing("\"", with: "&quot;"))</v></c>" }.joined() + "</row>"
      }
      var bytes = WorkbookBytes(cells.joined())
      bytes.sheets[0].name = name == "Skills" ? "Skills Raw Ratings" : "Sheet"
      try Data(ArchiveBytes(entries: bytes.entries).bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).xlsx"))
    }
    let table = try ONetImporter.table(path: folder)
    let text = try imported()
    #expect(table.sources.map(\.label) == ["O*NET 29.3", "O*NET 30"])
    #expect(table.sources.allSatisfy { $0.independenceGroup == "onet" })
    #expect(table.report == text.report)
    #expect(table.parts.map(\.aliases) == text.parts.map(\.aliases))
    #expect(table.parts[0].skills.map(\.level) == text.parts[0].skills.map(\.level))
    let sources = table.parts[0].skills.map { "\($0.name) \($0.source) \($0.locator.document)" }
    #expect(
      sources == [
        "Speaking onet-30 Skills.xlsx", "Steering onet-30 Skills.xlsx", "Geography onet-29.3 Knowledge.xlsx",
        "Calm onet-29.3 Work Styles.xlsx", "Zeal onet-29.3 Work Styles.xlsx", "Nautical onet-29.3 Interests.xlsx",
        "Chartplotter onet-29.3 Technology Skills.xlsx",
      ])
  }

  @Test func `a layout that is not known is refused in a sentence`() throws {
    #expect(
      try refusal { $0["Knowledge"] = nil } == """
        db_29_3_text.zip: There is no O*NET table "Knowledge" (.txt). \
        Take all tables of one release, under their publisher's names.
        """)
    #expect(
      try refusal { ($0["Skills"], $0["Transferable Skills"]) = (nil, [["Rating"]]) } == """
        db_29_3_text.zip: From O*NET 30.3 on, Skills are split into several tables, which are not read yet. \
        Take an earlier release.
        """)
    #expect(
      try refusal { $0["Skills"]?[0][4] = "Rating" }.hasPrefix(
        """
        db_29_3_text.zip, entry onet/Skills.txt, row 1: The table has no column "Data Value".
        """))
    #expect(
      try refusal { $0["Skills"]?.removeLast(4) } == """
        db_29_3_text.zip, entry onet/Skills.txt: The table has no rating of importance (IM) or level (LV). \
        Take it from its publisher.
        """)
    #expect(
      refusal(try TemporaryFile("Skills.csv", Array("a,b\n".utf8))).hasPrefix(
        """
        Skills.csv: The file is no zip archive
        """))
  }

  @Test func `a single workbook, and an archive of workbooks, are to be named by their folder`() throws {
    #expect(
      refusal(try WorkbookBytes("").with("[Content_Types].xml", "<Types/>").file("Skills.xlsx")) == """
        Skills.xlsx: This is a single workbook. Name the folder that has those of the release.
        """)
    let archive = ArchiveBytes(entries: [.init("db_29_3_excel/Occupation Data.xlsx", "x")])
    #expect(
      refusal(try TemporaryFile("db_29_3_excel.zip", archive.bytes)) == """
        db_29_3_excel.zip: The archive holds workbooks. Unpack it, and name the folder that has them.
        """)
  }

  @Test func `values that cannot be are refused with their place`() throws {
    let place = "db_29_3_text.zip, entry onet/Skills.txt, row 2"
    for value in ["5.5", "0", "high", "nan"] {
      #expect(
        try refusal { $0["Skills"]?[1][4] = value } == """
          \(place), column 5: "\(value)" is no value of this scale. Get the table from its publisher.
          """)
    }
    #expect(
      try refusal { $0["Skills"]?[1][0] = "11-9999" } == """
        \(place), column 1: "11-9999" is no O*NET-SOC code, which has the form 11-2011.00.
        """)
    let skills = try #require(tables["Skills"])
    #expect(
      try refusal { $0["Skills"]?.append(skills[1]) }.hasSuffix(
        """
        row 6: "Speaking" is rated twice on the scale IM for 11-9999.00. Remove one of the rows.
        """))
    #expect(
      try refusal { $0["Education, Training, and Experience"]?[1][3] = "13" }.hasSuffix(
        """
        row 2, column 4: Required education has no category "13". Take all tables of one release.
        """))
    #expect(
      try refusal { $0["Education, Training, and Experience"]?[2][3] = "10" }.hasSuffix(
        """
        row 3, column 4: The category 10 stands twice for 11-9999.00. Remove one of the rows.
        """))
  }
}

extension WorkbookBytes {
  fileprivate func with(_ name: String, _ text: String) -> WorkbookBytes {
    var bytes = self
    bytes.others.append(.init(name, text))
    return bytes
  }
}

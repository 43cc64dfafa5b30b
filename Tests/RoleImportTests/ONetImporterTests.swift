import Foundation
import RoleModel
import Testing

@testable import RoleImport

@Suite struct ONetImporterTests: ONetReleaseTests {
  @Test func `titles and distinct aliases go to their full codes`() throws {
    let table = try imported()
    #expect(table.parts.map(\.code.code) == ["11-9999.00", "11-9999.01"])
    #expect(table.parts.allSatisfy { $0.code.scheme == .onetSOC })
    #expect(table.parts.map(\.title) == ["Harbor Masters", "Pilots"])
    #expect(table.parts.map(\.aliases) == [["Port Captain", "\"Dock\" Chief", "DC"], ["Pilot"]])
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
    for value in ["high", "nan"] {
      #expect(
        try refusal { $0["Skills"]?[1][4] = value } == """
          \(place), column 5: "\(value)" is no number. Get the table from its publisher.
          """)
    }
    for value in ["5.5", "0"] {
      #expect(
        try refusal { $0["Skills"]?[1][4] = value } == """
          \(place), column 5: This is not a possible figure: \(value) is not from 1 to 5. Correct it, or get the table from \
          its publisher.
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

  @Test func `ratings, errors and shares that cannot be are refused with entry, row and column`() throws {
    for value in ImpossibleCells.values {
      let cells = [("Skills", [4, 6]), ("Education, Training, and Experience", [4, 6]), ("Job Zones", [2, 3])]
      for (table, columns) in cells {
        for column in columns where column < tables[table]?[1].count ?? 0 {
          ImpossibleCells.expectPossible(value, at: "entry onet/\(table).txt, row 2, column \(column + 1)") {
            try imported { $0[table]?[1][column] = value }
          }
        }
      }
    }
  }
}

extension WorkbookBytes {
  fileprivate func with(_ name: String, _ text: String) -> WorkbookBytes {
    var bytes = self
    bytes.others.append(.init(name, text))
    return bytes
  }
}

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

  @Test func `figures are of the release's year, whatever the dates of its rows`() throws {
    let mixed = try imported { $0["Education, Training, and Experience"]?[2][6] = "08/2021" }
    #expect(mixed.parts.flatMap(\.figures).allSatisfy { $0.year == 2025 })
  }

  @Test func `the release is that of the read-me, before that of the archive's name`() throws {
    #expect(try imported().sources.map(\.label) == ["O*NET 29.3"])
    let file = try zip(readMe: "O*NET 30.1 Database\r\nDecember 2025 Release\r\n")
    #expect(try table(file).sources.map(\.id) == [SourceID("onet-30.1")])
    #expect(try table(file).sources.map(\.title) == ["O*NET 30.1 Database, December 2025"])
    #expect(try imported().sources.map(\.title) == ["O*NET 29.3 Database, May 2025"])
    #expect(
      refusal(try zip(name: "onet.zip")) == """
        onet.zip: The files don't say which release of O*NET they are. Put the release's Read Me.txt beside them.
        """)
  }

  @Test func `a folder of workbooks reads the same`() throws {
    let folder = NSTemporaryDirectory() + "rolescope-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "O*NET 29.3 Database\r\n".write(toFile: "\(folder)/Read Me.txt", atomically: true, encoding: .utf8)
    for (name, rows) in tables {
      let cells = rows.map { row in
        "<row>" + row.map { "<c t=\"str\"><v>\($0.replacing("\"", with: "&quot;"))</v></c>" }.joined() + "</row>"
      }
      var bytes = WorkbookBytes(cells.joined())
      bytes.sheets[0].name = "Sheet"
      try Data(ArchiveBytes(entries: bytes.entries).bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).xlsx"))
    }
    let table = try ONetImporter.table(path: folder)
    let text = try imported()
    #expect(table.sources == text.sources)
    #expect(table.sources.allSatisfy { $0.independenceGroup == "onet" })
    #expect(table.report == text.report)
    #expect(table.parts.map(\.aliases) == text.parts.map(\.aliases))
    #expect(table.parts[0].skills.map(\.level) == text.parts[0].skills.map(\.level))
    #expect(
      table.parts[0].skills.map { "\($0.name) \($0.locator.document)" } == [
        "Speaking Skills.xlsx", "Steering Skills.xlsx", "Geography Knowledge.xlsx", "Calm Work Styles.xlsx",
        "Zeal Work Styles.xlsx", "Nautical Interests.xlsx", "Chartplotter Technology Skills.xlsx",
      ])
  }

  @Test func `a layout that is not known is refused in a sentence`() throws {
    #expect(
      try refusal { $0["Knowledge"] = nil } == """
        db_29_3_text.zip: There is no O*NET table "Knowledge" (.xlsx, .txt or .csv). \
        Take all tables of one release, under their publisher's names.
        """)
    #expect(
      try refusal { ($0["Skills"], $0["Essential Skills"]) = (nil, $0["Skills"]) }.hasPrefix(
        """
        db_29_3_text.zip: There is no O*NET table "Transferable Skills"
        """))
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

  @Test func `a single workbook is to be named by its folder`() throws {
    #expect(
      refusal(try WorkbookBytes("").with("[Content_Types].xml", "<Types/>").file("Skills.xlsx")) == """
        Skills.xlsx: This is a single workbook. Name the folder that has those of the release.
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

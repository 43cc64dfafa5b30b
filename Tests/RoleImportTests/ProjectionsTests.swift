import RoleModel
import Testing

@testable import RoleImport

@Suite struct ProjectionsTests {
  private static let outlookHeader = [
    "2024 National Employment Matrix title", "2024 National Employment Matrix code", "Occupation type",
    "Employment, 2024", "Employment, 2034", "Employment change, percent, 2024–34",
    "Occupational openings, 2024–34 annual average", "Typical education needed for entry",
  ]

  private static let outlookRows = [
    ["Table 1.2 (Employment in thousands)"], outlookHeader,
    ["Total, all occupations", "00-0000", "Summary", "100", "103", "3", "9", "—"],
    ["  Makers", "11-1000", "Summary", "50.1", "47", "-6.2", "5", "—"],
    ["    Map makers", "11-1011", "Line item", "22.199999999999999", "21", "-5.5", "341.7", "Bachelor's degree"],
    ["    Cake makers, all other", "11-1019", "Line item", "2,000.1", "—", "—", "0.2", "—"],
    ["Footnotes:"],
  ]

  private func outlook(_ rows: [[String]] = outlookRows) throws -> ImportedTable {
    let file = try statisticsWorkbook("Table 1.2", rows).file("ep.xlsx")
    return try ProjectionsImporter.outlook(path: file.path)
  }

  @Test func `growth says its span, and thousands become people`() throws {
    let table = try outlook()
    #expect(table.parts.map(\.code.code) == ["11-1011", "11-1019"])
    let figures = table.parts[0].figures
    #expect(figures.map(\.field) == [.growth, .openings, .jobs, .educationEntry])
    #expect(figures.map(\.value) == [.number(-5.5), .number(341_700), .number(22_200), .text("Bachelor's degree")])
    // Growth beside that of all occupations, openings and jobs beside the jobs.
    #expect(figures.map(\.base) == [3, 22_200, 22_200, nil])
    #expect(figures[0].definition.contains("from 2024 to 2034"))
    #expect(figures.allSatisfy { $0.year == 2024 && $0.place == "US" && $0.status == .published })
    #expect(figures[0].locator.position == "sheet Table 1.2, row 5")
    #expect(table.sources.map(\.id) == [SourceID("ep-2024-34")])
  }

  @Test func `dashes are missing, and totals and groups are passed over`() throws {
    let table = try outlook()
    #expect(table.parts[1].title == "Cake makers, all other")
    #expect(table.parts[1].figures.map(\.value) == [.missing, .number(200), .number(2_000_100), .missing])
    #expect(table.parts[1].figures.map(\.status) == [.dash, .published, .published, .dash])
    var report = ImportReport()
    (report.rowsRead, report.figuresRead, report.cellsWithheld, report.rowsPassedOver) = (5, 8, 2, 3)
    #expect(table.report == report)
  }

  @Test(arguments: [("2024–34", 2034), ("2099-00", 2100), ("2024–2034", 2034)])
  func `the span is read from the column's name`(_ words: String, _ end: Int) throws {
    var rows = Self.outlookRows
    let start = String(words.prefix(4))
    rows[1][3] = "Employment, \(start)"
    rows[1][5] = "Employment change, percent, \(words)"
    #expect(try outlook(rows).parts[0].figures[0].definition.contains("from \(start) to \(end)"))
  }

  @Test func `titles and codes are found though their columns name two years`() throws {
    var rows = Self.outlookRows
    rows[1][0] = "2023 National Employment Matrix title"
    #expect(try outlook(rows).parts.map(\.title) == outlook().parts.map(\.title))
  }

  @Test func `projections of before SOC 2018 are refused, by their years or by a code`() throws {
    var rows = Self.outlookRows
    rows[1] = rows[1].map { $0.replacing("2024", with: "2019").replacing("34", with: "29") }
    #expect(
      refusal(rows).contains("The table is of 2019: projections before 2021-31 have codes that SOC 2018 replaced."))
    rows = Self.outlookRows
    rows[1][5] = "Employment change, percent, 2020-30"
    #expect(refusal(rows).contains("The table is of 2020-2030: projections before 2021-31"))
    rows = Self.outlookRows
    rows[4][1] = "43-9011"
    #expect(
      refusal(rows).contains("row 5, column B: 43-9011 is a code of SOC 2010, which SOC 2018 replaced by 15-1299."))
  }

  @Test func `a renamed column, a word for a number, and a table of no occupation are refused`() throws {
    var rows = Self.outlookRows
    rows[1][7] = "Education needed for entry"
    #expect(
      refusal(rows).hasPrefix(
        "ep.xlsx, sheet \"Table 1.2\", row 2: The table has no column \"Typical education needed for entry\"."))
    rows = Self.outlookRows
    rows[1][5] = "Employment change, percent"
    #expect(refusal(rows).contains("row 2, column F: The column's name lacks the years"))
    rows = Self.outlookRows
    rows[4][6] = "nan"
    #expect(refusal(rows).contains("row 5, column G: The cell \"nan\" is no number."))
    #expect(refusal(Array(Self.outlookRows.prefix(4))).contains("The table has no row of an occupation"))
  }

  private func refusal(_ rows: [[String]]) -> String {
    do {
      let file = try statisticsWorkbook("Table 1.2", rows).file("ep.xlsx")
      do { _ = try ProjectionsImporter.outlook(path: file.path) } catch { return file.sentence(error) }
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func `education says which shares are of no exact match, and which several codes have`() throws {
    let levels = [
      "Less than high school diploma", "High school diploma or equivalent", "Some college, no degree",
      "Associate's degree", "Bachelor's degree", "Master's degree", "Doctoral or professional degree",
    ]
    let shares = ["1.7", "8", "13.8", "4.8", "40.2", "24.8", "6.7"]
    var bytes = statisticsWorkbook("Table 1.2", Self.outlookRows)
    bytes.sheets +=
      statisticsWorkbook(
        "Table 5.3",
        [
          ["Table 5.3 Educational attainment, 2019 and 2021"],
          ["2022 National Employment Matrix title", "2022 National Employment Matrix code"] + levels,
          ["Total, all occupations", "00-0000", "7", "23", "20", "10", "25", "10", "5"],
          ["Map makers(1)", "11-1011"] + shares, ["Rule makers(1)", "11-1031"] + shares,
          ["Cake makers (all kinds)", "11-1019", "0", "0", "0", "0", "0", "0", "100"],
          ["Toy makers", "11-1021", "—", "—", "—", "—", "—", "—", "—"],
          ["(1) This one is no match"],
        ]
      ).sheets
    let file = try bytes.file()
    let table = try ProjectionsImporter.education(path: file.path)
    #expect(table.parts.map(\.title) == ["Map makers", "Rule makers", "Cake makers (all kinds)", "Toy makers"])
    let figures = table.parts.flatMap(\.figures)
    let note = """
      BLS marks the census occupation that these shares are of as no exact match; the table has the same shares for one \
      other code
      """
    #expect(figures.map(\.note) == [note, note, nil, nil])
    #expect(figures.map(\.status) == [.published, .published, .published, .dash])
    #expect(figures[0].value == .shares(zip(levels, [1.7, 8, 13.8, 4.8, 40.2, 24.8, 6.7]).map { Share($0, $1) }))
    #expect(figures[0].definition.contains("of 2019 and 2021"))
    #expect(figures[0].year == 2021)
    // By table 1.2 of the same workbook; a code that it lacks has none.
    #expect(figures.map(\.base) == [22_200, nil, 2_000_100, nil])
    #expect(table.report.cellsWithheld == 7)
  }

  @Test func `skill scores of 1 to 5 become 0 to 100, and their table's growth is not read`() throws {
    let table = try skills(row: "\"  Map makers[2]\",11-1011,20.5,\"1,5\(scores("5.0", "—", "1.0", "3.3"))")
    #expect(table.parts.map(\.title) == ["Map makers"])
    #expect(table.parts[0].figures.isEmpty)
    let skills = table.parts[0].skills
    #expect(skills.count == 16)
    #expect(
      skills.prefix(3).map(\.name) == ["Adaptability", "Creativity and innovation", "Critical and analytical thinking"])
    #expect(skills.prefix(3).map(\.importance) == [100, 0, 57.5])
    #expect(skills.allSatisfy { $0.kind == .skill && $0.source == SourceID("ep-6.2") })
    #expect(skills[0].locator.position == "row 3, scores taken over from similar occupations")
    #expect(table.report.cellsWithheld == 1)
  }

  @Test func `a skill score that is not from 1 to 5 is refused`() throws {
    let error = #expect(throws: TableError.self) {
      try skills(row: "Map makers,11-1011,20.5,\"1,5\(scores("0.5", "2", "2", "2"))")
    }
    let words = "row 3, column 5: This is not a possible figure: 0.5 is not from 1 to 5."
    #expect(error?.description.contains(words) == true)
  }

  /// The end of a cell of pay, then the first four scores and thirteen more.
  private func scores(_ first: String...) -> String {
    "00\"," + (first + Array(repeating: "2.0", count: 13)).joined(separator: ",")
  }

  private func skills(row: String) throws -> ImportedTable {
    let names = [
      "Adaptability", "Computers and information technology", "Creativity and innovation",
      "Critical and analytical thinking", "Customer service", "Detail oriented", "Fine motor", "Interpersonal",
      "Leadership", "Mathematics", "Mechanical", "Physical strength and stamina",
      "Problem solving and decision making", "Project management", "Science", "Speaking and listening",
      "Writing and reading",
    ]
    let text = """
      2023 National Employment Matrix title,2023 National Employment Matrix code,"Employment change, percent, 2023–33",\
      "Median annual wage, dollars, 2024[1]",\(names.joined(separator: ","))
      "Total, all occupations",00-0000,4,"49,500",\(Array(repeating: "3.0", count: 17).joined(separator: ","))
      \(row)
      Footnotes:,,,,
      """
    let file = try TemporaryFile("skills.csv", Array(text.replacing("\n", with: "\r\n").utf8))
    return try ProjectionsImporter.skillScores(path: file.path)
  }

  @Test func `an O*NET-SOC code has the BLS code of the crosswalk, or none`() throws {
    let file = try statisticsWorkbook(
      "Codes",
      [
        ["As of today"], ["Sort Order", "O*NET-SOC Code", "NEM Code"], ["1", "13-1021.00", "13-1020"],
        ["2", "11-1011.03", "11-1011"], ["3", "55-1011.00", "—"],
      ]
    ).file()
    let codes = try ProjectionsCodes(path: file.path)
    #expect(codes.code(ofONET: "13-1021.00") == Code(scheme: .soc2018, code: "13-1020"))
    #expect(codes.code(ofONET: "11-1011.03")?.code == "11-1011")
    #expect(codes.code(ofONET: "55-1011.00") == nil)
    #expect(codes.count == 2)
  }

  @Test func `growth, openings and jobs that cannot be are refused with sheet, row and column`() throws {
    var rows = Self.outlookRows
    rows[4][5] = "-100.1"
    #expect {
      try outlook(rows)
    } throws: { error in
      "\(error)".contains(
        "sheet \"Table 1.2\", row 5, column F: This is not a possible figure: -100.1 is not from -100 to 10000.")
    }
    for value in ImpossibleCells.values {
      for column in [3, 5, 6] {
        var rows = Self.outlookRows
        rows[4][column] = value
        ImpossibleCells.expectPossible(value, at: "row 5, column \(columnLetters(column))") { try outlook(rows) }
      }
    }
  }

  @Test(arguments: ["2024–9223372036854775807", "9999–34", "2024–9999", "0000–01", "2024–4611686018427387904"])
  func `a span of years that cannot be is refused`(_ words: String) throws {
    var rows = Self.outlookRows
    rows[1][5] = "Employment change, percent, \(words)"
    #expect(throws: TableError.self) { try outlook(rows) }
  }
}

/// A workbook of one sheet with these cells as inline texts; a text's leading tabs are its indent, up to three.
func statisticsWorkbook(_ name: String, _ rows: [[String]]) -> WorkbookBytes {
  let list = rows.enumerated().map { index, cells in
    let texts = cells.enumerated().map { column, text in
      let indent = text.prefix { $0 == "\t" }.count
      let escaped = text.dropFirst(indent).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      return """
        <c r="\(columnLetters(column))\(index + 1)" s="\(indent)" t="inlineStr"><is><t xml:space="preserve">\(escaped)</t></is></c>
        """
    }
    return "<row r=\"\(index + 1)\">\(texts.joined())</row>"
  }
  let formats = (0...3).map { "<xf><alignment indent=\"\($0)\"/></xf>" }.joined()
  var bytes = WorkbookBytes(list.joined(), styles: "<cellXfs>\(formats)</cellXfs>")
  bytes.sheets[0].name = name
  return bytes
}

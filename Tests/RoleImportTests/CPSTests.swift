import RoleModel
import Testing

@testable import RoleImport

@Suite struct CPSTests {
  private static let titles = """
    soc_2018_oews_code,oews_title,cps_occupation_title,how
    11-1011,Map Makers,Map makers,title
    11-1019,"Cake Makers, All Other","Cake  makers, and bakers",group
    11-1020,Bakers,"Cake makers, and bakers",hand
    11-1031,Rule Makers,Rule makers,title
    11-1041,Toy Makers,Toy makers,cluster
    """

  private static let sexRows = [
    ["HOUSEHOLD DATA\n11. Employed persons by occupation, sex and race"], ["[Numbers in thousands]"], [""],
    ["Occupation", "2023"], ["", "Total\nemployed", "Percent of total employed"],
    ["", "", "Women", "White", "Black or\nAfrican\nAmerican", "Asian", "Hispanic\nor Latino"],
    ["Total, 16 years and over", "161037", "46.9", "76.5", "12.8", "6.9", "18.8"],
    ["\tMap makers", "900", "30.1", "70", "20", "5", "15"],
    ["\t\tMap makers", "569", "33.1", "89.7", "4.8", "2.9", "11.7"],
    ["\t\tCake makers, and bakers", "60", "100", "0", "0", "0", "0"],
    ["\t\tRule makers", "12", "–", "–", "–", "-", ""],
    ["NOTE: Dash indicates no data."],
  ]

  private func sexAndRace(_ rows: [[String]] = sexRows) throws -> ImportedTable {
    try imported("cpsaat11", rows, CPSImporter.sexAndRace)
  }

  /// What is read of a sheet that another one stands before.
  private func imported(
    _ sheet: String, _ rows: [[String]], _ read: (String, CPSTitles) throws -> ImportedTable
  ) throws -> ImportedTable {
    let titles = try TemporaryFile("titles.csv", Array(Self.titles.utf8))
    var bytes = statisticsWorkbook(sheet, rows)
    bytes.sheets.insert(("cpsaat01", "visible", "<row><c><v>1</v></c></row>"), at: 0)
    let file = try bytes.file("cps.xlsx")
    return try read(file.path, try CPSTitles(path: titles.path))
  }

  @Test func `men are derived from women, and the parts of race overlap`() throws {
    let table = try sexAndRace()
    let figures = table.parts[0].figures
    #expect(figures.map(\.field) == [.sexShares, .raceShares])
    #expect(figures[0].value == .shares([Share("men", 66.9), Share("women", 33.1)]))
    #expect(figures[0].status == .derived)
    #expect(figures[0].formula?.hasPrefix("men = 100 - 33.1") == true)
    #expect(
      figures[1].value
        == .shares([
          Share("White", 89.7), Share("Black or African American", 4.8), Share("Asian", 2.9),
          Share("Hispanic or Latino", 11.7),
        ]))
    #expect(figures[1].status == .published)
    #expect(figures[1].definition.contains("overlap"))
    #expect(figures.map(\.base) == [569_000, 569_000])
    #expect(figures.allSatisfy { $0.year == 2023 && $0.source == SourceID("cps-2023-11") && $0.note == nil })
  }

  @Test func `of a group and its occupation with one title, the occupation counts`() throws {
    #expect(try sexAndRace().parts[0].figures[0].locator.position == "sheet cpsaat11, row 9")
  }

  @Test func `a shared row, and one that stands in, says its own title and how it was matched`() throws {
    let parts = try sexAndRace().parts
    #expect(
      parts[1].figures.map(\.note).allSatisfy {
        $0 == """
          census row "Cake makers, and bakers", shared by 2 occupations; the row of the group that the census counts it in
          """
      })
    #expect(
      parts[2].figures[0].note == "census row \"Cake makers, and bakers\", shared by 2 occupations; matched by hand")
    #expect(parts[2].figures[0].value == .shares([Share("men", 0), Share("women", 100)]))
  }

  @Test func `withheld cells are suppressed and not zero`() throws {
    let table = try sexAndRace()
    let figures = table.parts[3].figures
    #expect(figures.map(\.value) == [.missing, .missing])
    #expect(figures.map(\.status) == [.suppressed, .suppressed])
    #expect(figures[0].note == "withheld: fewer than 50,000 people, or no data")
    #expect(figures[0].formula == nil)
    var report = ImportReport()
    (report.rowsRead, report.figuresRead, report.cellsWithheld, report.rowsPassedOver) = (5, 8, 5, 2)
    #expect(table.report == report)
  }

  @Test func `a code whose row the table lacks has no figures`() throws {
    #expect(try sexAndRace().parts.map(\.figures.count) == [2, 2, 2, 2, 0])
  }

  @Test func `a table without its year, without a title that is asked for, or of another kind is refused`() throws {
    var rows = Self.sexRows
    rows[3] = ["Occupation"]
    #expect(refusal(rows).contains("row 6: There is no year above the columns."))
    #expect(refusal(Array(Self.sexRows.prefix(7))).contains("The table has no row of an occupation by any title"))
    #expect(refusal(Self.ageRows).contains("The table has no column \"Women\"."))
  }

  private func refusal(_ rows: [[String]]) -> String {
    do { _ = try sexAndRace(rows) } catch { return "\(error)" }
    return "no error"
  }

  private static let ageRows = [
    ["11b. Employed people by occupation and age"], ["Occupation", "2025"],
    [
      "", "Total, 16\nyears and\n over", "16 to 19 \nyears", "20 to 24 years", "25 to 34 years", "35 to 44 years",
      "45 to 54 years", "55 to 64 years", "65 years and over", "Median age",
    ],
    ["Map makers", "1,001", "0", "100", "200", "300", "200", "150", "50", "43.899999999999999"],
    ["Rule makers", "18", "0", "1", "2", "3", "0", "5", "7", "–"],
  ]

  @Test func `age shares are derived from counts, unless the publisher withholds the row's median`() throws {
    let titles = try TemporaryFile("titles.csv", Array(Self.titles.utf8))
    let file = try statisticsWorkbook("cpsaat11b", Self.ageRows).file()
    let table = try CPSImporter.ages(path: file.path, titles: try CPSTitles(path: titles.path))
    let figures = table.parts[0].figures
    #expect(figures.map(\.field) == [.ageShares, .ageMedian])
    guard case .shares(let shares) = figures[0].value else { throw TableError.noHeader(TablePlace(file: "")) }
    #expect(shares.map(\.percent) == [0, 10, 20, 30, 20, 15, 5])
    #expect(shares.first?.label == "16 to 19 years")
    #expect(figures.map(\.status) == [.derived, .published])
    #expect(figures[1].value == .number(43.9))
    #expect(table.parts[3].figures.map(\.status) == [.tooFew, .suppressed])
    #expect(table.parts[3].figures.map(\.value) == [.missing, .missing])
    #expect(table.sources[0].id == SourceID("cps-2025-11b"))
    #expect(table.sources[0].method?.contains("eleven months") == true)
  }

  private static let earningsRows = [
    ["39. Median weekly earnings by occupation and sex"], ["Occupation", "2025"],
    ["", "Total", "", "Men", "", "Women", ""],
    [
      "", "Number of\nworkers", "Median\nweekly\nearnings", "Number of\nworkers", "Median\nweekly\nearnings",
      "Number of\nworkers", "Median\nweekly\nearnings",
    ],
    ["Total, full-time wage and salary workers", "121470", "1,204", "66979", "1326", "54491", "1089"],
    ["Map makers", "900", "1000", "600", "1100", "300", "–"],
    ["Cake makers, and bakers", "60", "700", "55", "710", "5", "-"],
    ["Rule makers", "12", "–", "7", "", "5", "-"],
    ["NOTE: Medians of few people are not shown."],
  ]

  private func earnings(_ rows: [[String]] = earningsRows) throws -> ImportedTable {
    try imported("cpsaat39", rows, CPSImporter.earnings)
  }

  @Test func `weekly earnings are those below their heading, and withheld ones are not zero`() throws {
    let table = try earnings()
    let figures = table.parts[0].figures
    #expect(figures.map(\.field) == [.payWeekly, .payWeekly, .payWeekly])
    #expect(figures.map(\.value) == [.number(1000), .number(1100), .missing])
    #expect(figures.map(\.status) == [.published, .published, .suppressed])
    #expect(
      figures.map(\.definition)
        == ["both sexes", "men", "women"].map {
          "median usual weekly earnings of full-time wage and salary workers, \($0), annual average"
        })
    #expect(figures.map(\.base) == [900_000, 600_000, nil])
    #expect(figures[2].note == "withheld: fewer than 50,000 people, or no data")
    #expect(figures[0].note == nil)
    #expect(figures[0].locator.position == "sheet cpsaat39, row 6")
    #expect(table.parts[3].figures.map(\.value) == [.missing, .missing, .missing])
    #expect(table.parts[1].figures[0].note?.hasPrefix("census row \"Cake makers, and bakers\", shared by 2") == true)
    #expect(table.report.cellsWithheld == 5)
    #expect(table.report.rowsRead == 4)
  }

  @Test func `columns are found by their heading wherever it stands`() throws {
    // Women before men, and a number of each group behind its median.
    let order = [0, 2, 1, 6, 5, 4, 3]
    let rows = Self.earningsRows.map { row in
      row.count < 7 ? row : order.map { row[$0] }
    }
    var moved = rows
    moved[2] = ["", "Total", "", "Women", "", "Men", ""]
    #expect(try earnings(moved).parts[0].figures.map(\.value) == [.number(1000), .number(1100), .missing])
  }

  @Test func `a table of earnings without a heading, or without its column below one, is refused`() throws {
    var rows = Self.earningsRows
    rows[2][5] = "Persons"
    let error = #expect(throws: TableError.self) { try earnings(rows) }
    #expect(
      error?.description.hasSuffix(
        """
        sheet "cpsaat39", row 4: There is no column "Median weekly earnings" below the heading "Women". \
        Use the table as BLS publishes it.
        """) == true)
    // The next heading's column is not this one's.
    rows = Self.earningsRows
    rows[3][4] = "Mean weekly earnings"
    let other = #expect(throws: TableError.self) { try earnings(rows) }
    #expect(other?.description.contains("below the heading \"Men\"") == true)
  }

  @Test func `the tables of a year are sources of their own, and cannot corroborate each other`() throws {
    let source = try #require(try earnings().sources.first)
    #expect(source.id == SourceID("cps-2025-39"))
    #expect(
      source.title == """
        Current Population Survey, table 39: median weekly earnings of full-time wage and salary workers by occupation \
        and sex, 2025
        """)
    #expect(source.independenceGroup == "cps-2025")
    #expect(try sexAndRace().sources.map(\.independenceGroup) == ["cps-2023"])
  }

  @Test func `the program knows the census titles of the codes, so that a table needs no list beside it`() throws {
    let titles = try CPSTitles()
    #expect(titles.entries.count > 800 && Set(titles.entries.map(\.code.code)).count == titles.entries.count)
    let chiefs = [["\t\tChief executives", "1695", "29.2", "86.9", "5.1", "6.9", "6.8"]]
    let file = try statisticsWorkbook("cpsaat11", Self.sexRows.prefix(7) + chiefs).file("cpsaat11.xlsx")
    #expect(try OfficialTables.named(.cps, files: [file.path]) == [.sexAndRace(path: file.path, titles: nil)])
    var book = RoleBook()
    let report = try book.apply(.sexAndRace(path: file.path, titles: nil))
    #expect(report.figuresRead == 2 && report.codesWithoutRole.contains("11-1011"))
  }

  @Test func `an unknown way of matching and a code of another shape are refused`() throws {
    for row in ["11-1011,Map Makers,Map makers,guess", "11-1011.00,Map Makers,Map makers,title"] {
      let file = try TemporaryFile(
        "titles.csv", Array("soc_2018_oews_code,oews_title,cps_occupation_title,how\n\(row)".utf8))
      #expect(throws: TableError.self) { try CPSTitles(path: file.path) }
    }
  }

  @Test func `a share, an age or a pay that cannot be is refused with sheet, row and column`() throws {
    var rows = Self.sexRows
    rows[8][2] = "104"
    #expect {
      try sexAndRace(rows)
    } throws: { error in
      "\(error)".hasSuffix(
        "sheet \"cpsaat11\", row 9, column C: This is not a possible figure: 104 is not from 0 to 100. Correct it, or get "
          + "the table from its publisher.")
    }
    for value in ImpossibleCells.values {
      for column in 1..<rows[8].count {
        var rows = Self.sexRows
        rows[8][column] = value
        ImpossibleCells.expectPossible(value, at: "row 9, column \(columnLetters(column))") { try sexAndRace(rows) }
      }
    }
  }
}

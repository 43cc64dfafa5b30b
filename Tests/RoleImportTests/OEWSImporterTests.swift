import RoleModel
import Testing

@testable import RoleImport

@Suite struct OEWSImporterTests {
  private static let header = """
    AREA,AREA_TITLE,AREA_TYPE,NAICS,NAICS_TITLE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,H_MEAN,A_MEAN,MEAN_PRSE,\
    A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90
    """

  /// A row of Harbor Masters; `cells` are those from TOT_EMP on.
  private func row(
    _ cells: String, area: String = "99", type: Int = 1, industry: String = "000000", code: String = "11-9999",
    group: String = "detailed"
  ) -> String {
    "\(area),Somewhere,\(type),\(industry),Some industry,\(code),Harbor Masters,\(group),\(cells)"
  }

  private let plain = "1230,4.5,50.00,104000,1.2,40000,60000,90000,130000,200000"

  private func file(_ rows: [String], name: String = "national_M2025.csv") throws -> TemporaryFile {
    try TemporaryFile(name, Array(([Self.header] + rows).joined(separator: "\r\n").utf8))
  }

  private func imported(_ rows: [String], name: String = "national_M2025.csv") throws -> ImportedTable {
    try table(file(rows, name: name))
  }

  private func table(_ file: TemporaryFile) throws -> ImportedTable {
    try withExtendedLifetime(file) { try OEWSImporter.table(path: $0.path) }
  }

  private func figure(_ field: Field, _ cells: String) throws -> Figure {
    let figures = try imported([row(cells)]).parts.flatMap(\.figures)
    return try #require(figures.first { $0.field == field })
  }

  private func refusal(_ file: TemporaryFile) -> String {
    do {
      _ = try OEWSImporter.table(path: file.path)
      return "nothing was refused"
    } catch { return file.sentence(error) }
  }

  @Test func `a row becomes the figures of its code, year and place`() throws {
    let table = try imported([row(plain)])
    let part = try #require(table.parts.first)
    #expect(part.code == Code(scheme: .soc2018, code: "11-9999"))
    #expect(part.title == "Harbor Masters")
    #expect(part.figures.map(\.field) == [.payMean, .payPercentiles, .payHourly, .jobs])
    #expect(
      part.figures.map(\.valueText) == ["$104,000", "$40,000 / 60,000 / 90,000 / 130,000 / 200,000", "$50.00", "1,230"])
    #expect(part.figures.allSatisfy { $0.year == 2025 && $0.place == "US" && $0.status == .published })
    #expect(part.figures.allSatisfy { $0.locator.position == "row 2" && $0.source == SourceID("oews-2025") })
    #expect(part.figures.map(\.relativeStandardError) == [1.2, 1.2, 1.2, 4.5])
    #expect(part.figures.allSatisfy { $0.note == nil })
    #expect(table.sources.map(\.id) == [SourceID("oews-2025")])
    #expect(table.report.figuresRead == 4)
  }

  @Test func `groups, industries and metropolitan areas are passed over and counted`() throws {
    let table = try imported([
      row(plain, code: "00-0000", group: "total"), row(plain, code: "11-0000", group: "major"), row(plain),
      row(plain, industry: "541000"), row(plain, area: "10180", type: 4),
    ])
    #expect(table.parts.count == 1)
    #expect(table.report.rowsRead == 5)
    #expect(table.report.rowsPassedOver == 4)
  }

  @Test func `states and territories go by their postal codes, in one part for each code`() throws {
    let rows = [("06", 2), ("6", 2), ("11", 2), ("72", 3)].map { row(plain, area: $0.0, type: $0.1) }
    let table = try imported([rows[0], rows[2], rows[3]], name: "state_M2025.csv")
    #expect(table.parts.count == 1)
    #expect(table.parts[0].figures.isEmpty)
    let places = try #require(table.parts[0].placePay.first)
    #expect(places.rows.map(\.place) == ["CA", "DC", "PR"])
    #expect(places.rows.map(\.row) == [2, 3, 4])
    #expect(places.figures.filter { $0.field == .payMean }.map(\.valueText) == ["$104,000", "$104,000", "$104,000"])
    #expect(places.year == 2025)
    #expect(
      refusal(try file([rows[0], rows[1]]))
        == """
        M2025.csv, row 3, column 6: 11-9999 stands twice for CA. Remove one of the rows.
        """.replacing("M2025", with: "national_M2025"))
    #expect(
      refusal(try file([row(plain, area: "3", type: 2)])).hasSuffix(
        """
        row 2, column 1: "3" is no FIPS code of a state. Get the table from its publisher.
        """))
  }

  @Test func `pay that is not released is suppressed, never zero or derived`() throws {
    let cells = "**,**,*,104000,1.2,40000,60000,90000,*,*"
    for field in [Field.payHourly, .jobs] {
      let figure = try figure(field, cells)
      #expect(figure.value == .missing)
      #expect(figure.status == .suppressed)
    }
    #expect(try figure(.jobs, cells).note == nil)
    #expect(try figure(.payMean, cells).value == .number(104_000))
    #expect(try figure(.payPercentiles, cells).value.text(in: .dollarsPerYear) == "40,000 / 60,000 / 90,000 / – / –")
    #expect(try figure(.payPercentiles, "1,1,1,*,1,*,*,*,*,*").status == .suppressed)
    #expect(try imported([row(cells)]).report.cellsWithheld == 4)
  }

  @Test func `of an occupation that is paid by the hour or by the year, the missing pay says so`() throws {
    let byYear = "1,1,*,104000,1,40000,60000,90000,90000,90000"
    #expect(try figure(.payHourly, byYear).note == "only annual pay is released")
    let byHour = "1,1,30.00,*,1,*,*,*,*,*"
    #expect(try figure(.payMean, byHour).note == "only hourly pay is released")
    #expect(try figure(.payPercentiles, byHour).note == "only hourly pay is released")
    #expect(try figure(.payMean, "1,1,*,*,1,*,*,*,*,*").note == nil)
  }

  @Test func `where only hourly pay is released, its percentiles are read`() throws {
    let header = Self.header + ",H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90"
    let rows = ["1,1,30.00,*,1,*,*,*,*,*,16.50,20.34,29.05,97.95,#", plain + ",1,2,3,4,5"].enumerated().map {
      row($0.element, code: "11-999\($0.offset)")
    }
    let file = try TemporaryFile("national_M2025.csv", Array(([header] + rows).joined(separator: "\n").utf8))
    let parts = try table(file).parts
    #expect(
      parts[0].figures.first { $0.field == .payHourlyPercentiles }?.valueText
        == "$16.50 / 20.34 / 29.05 / 97.95 / ≥ 115.00")
    #expect(!parts[1].figures.contains { $0.field == .payHourlyPercentiles })
  }

  @Test func `a name loses what would steer a terminal`() throws {
    let parts = try imported([row(plain).replacing("Harbor Masters", with: "Harbor\u{1B}[31m Masters\u{7}")]).parts
    #expect(parts[0].title == "Harbor [31m Masters")
  }

  @Test func `only the cells with the sign are top-coded, whatever their numbers`() throws {
    let percentiles = try figure(.payPercentiles, "1,1,#,#,1,40000,60000,90000,239190,#")
    #expect(percentiles.status == .published)
    #expect(percentiles.value.text(in: .dollarsPerYear) == "40,000 / 60,000 / 90,000 / 239,190 / ≥ 239,200")
    let high = try figure(.payPercentiles, "1,1,200,416000,1,100000,200000,300000,400000,500000")
    #expect(high.value.text(in: .dollarsPerYear) == "100,000 / 200,000 / 300,000 / 400,000 / 500,000")
    let mean = try figure(.payMean, "1,1,#,#,1,#,#,#,#,#")
    #expect(mean.value == .range(Bounds(low: 239_200, high: nil, opensHigh: true)))
    #expect(mean.status == .topCoded)
    #expect(try figure(.payHourly, "1,1,#,#,1,#,#,#,#,#").value.text(in: .dollarsPerHour) == "115.00+")
    #expect(try figure(.payPercentiles, "1,1,#,#,1,#,#,#,#,#").status == .topCoded)
  }

  @Test func `a capped percentile is not below the one before it`() throws {
    let percentiles = try figure(.payPercentiles, "1,1,200,416000,1,86000,230000,370000,650000,#")
    #expect(percentiles.value.text(in: .dollarsPerYear) == "86,000 / 230,000 / 370,000 / 650,000 / ≥ 650,000")
    #expect(percentiles.note == "capped by the publisher; the bound is the percentile below")
  }

  @Test func `figures of two years and places have the same definitions`() throws {
    let definitions = try ["national_M2025.csv", "national_M2024.csv"].map { name in
      let parts = try imported([row(plain), row(plain, area: "06", type: 2)], name: name).parts
      return (parts.flatMap(\.figures) + parts.flatMap(\.placePay).flatMap(\.figures)).map(\.definition)
    }
    #expect(Set(definitions.flatMap(\.self)).count == 4)
  }

  /// A workbook's row of a detailed occupation as BLS writes it: numbers, and texts for the signs.
  private func workbook(sheet: String) -> WorkbookBytes {
    func cells(_ texts: [String]) -> String {
      "<row>"
        + texts.map { Double($0) == nil || $0.hasPrefix("0") ? "<c t=\"str\"><v>\($0)</v></c>" : "<c><v>\($0)</v></c>" }
        .joined() + "</row>"
    }
    let names = Self.header.split(separator: ",").map(String.init)
    let row = row("1230,4.5,#,#,1.2,40000,60000,90000,130000,#").split(separator: ",").map(String.init)
    var bytes = WorkbookBytes("")
    bytes.sheets = [
      (sheet, "visible", cells(names + ["OWN_CODE"]) + cells(row + ["1235"]) + cells(row + ["5"])),
      ("Field Descriptions", "visible", ""),
    ]
    return bytes
  }

  @Test func `the official workbook is read by its first sheet, without rows of one ownership`() throws {
    let table = try table(workbook(sheet: "national_M2024_dl").file("national.xlsx"))
    #expect(table.sources.map(\.label) == ["OEWS 2024"])
    #expect(table.report.rowsPassedOver == 1)
    let texts = table.parts.flatMap(\.figures).map(\.valueText)
    #expect(texts == ["≥ $239,200", "$40,000 / 60,000 / 90,000 / 130,000 / ≥ 239,200", "≥ $115.00", "1,230"])
  }

  @Test func `a table without a year, of two years or of an old one is refused`() throws {
    #expect(
      refusal(try file([row(plain)], name: "pay.csv")) == """
        pay.csv: The table doesn't say its year. Keep the publisher's file name, such as national_M2025.csv.
        """)
    #expect(
      refusal(try file([row(plain)], name: "national_M2018.csv")) == """
        national_M2018.csv: The table is of May 2018, and tables from May 2022 on are read: earlier ones have other codes. \
        Take a later one at bls.gov/oes/tables.htm.
        """)
    // The year is told before anything else of an old table, whose columns have other names.
    #expect(
      refusal(try TemporaryFile("national_M2017_dl.csv", Array("OCC_CODE,OCC_GROUP\n1,2\n".utf8))).contains(
        "of May 2017,"))
    #expect(
      refusal(try workbook(sheet: "national_M2024_dl").file("national_M2023_dl.xlsx")) == """
        national_M2023_dl.xlsx, sheet "national_M2024_dl": The names of the file and of its sheet have two years. \
        Get the file again.
        """)
  }

  @Test func `the year is that of the sheet, or of a row above the columns, where the file's name has none`() throws {
    #expect(try table(workbook(sheet: "All May 2023 data").file("all.xlsx")).sources.map(\.label) == ["OEWS 2023"])
    #expect(try imported([row(plain)], name: "all_data_M_2024.csv").sources.map(\.label) == ["OEWS 2024"])
    let lines = ["Pay of the nation, May 2022", Self.header, row(plain)].joined(separator: "\n")
    #expect(try table(TemporaryFile("pay.csv", Array(lines.utf8))).sources.map(\.label) == ["OEWS 2022"])
  }

  @Test func `a code of SOC 2010 is refused with its successors`() throws {
    #expect(
      refusal(try file([row(plain, code: "15-1132")])) == """
        national_M2025.csv, row 2, column 6: 15-1132 is a code of SOC 2010, which SOC 2018 replaced by 15-1252 and 15-1253. \
        Take a table of May 2022 or later.
        """)
  }

  @Test func `what is no such table is refused with its place`() throws {
    #expect(
      refusal(try TemporaryFile("state_M2025.csv", Array("CODE,PAY\n1,2\n".utf8))).hasPrefix(
        """
        state_M2025.csv, row 1: The table has no column "AREA".
        """))
    #expect(
      refusal(try TemporaryFile("a_M2025.xlsx", Array("AREA,NAICS\n".utf8))).hasPrefix(
        """
        a_M2025.xlsx: The file is no zip archive, which an Excel workbook (.xlsx) is too: it is a text.
        """))
    #expect(
      refusal(try file([row(plain, group: "major")])) == """
        national_M2025.csv: The table has no row of a detailed occupation in the nation or a state. \
        Take the national or the state table of OEWS.
        """)
    #expect(
      refusal(try file([row(plain, code: "Clerks")])) == """
        national_M2025.csv, row 2, column 6: "Clerks" is no SOC code, which has the form 11-2011 and a major group of 11 to 55.
        """)
    #expect(refusal(try file([row(plain, code: "99-1011")])).contains("\"99-1011\" is no SOC code"))
    #expect(
      refusal(try file([row(plain), "99,US,1,000000,All,11-9998,Pilo"])) == """
        national_M2025.csv, row 3: The row has 7 cells of 18: the file was cut short. Get it again.
        """)
    for sign in ["~", "nan", "1e999"] {
      #expect(
        refusal(try file([row("1,1,1,\(sign),1,1,1,1,1,1")])) == """
          national_M2025.csv, row 2, column 12: "\(sign)" is no number, nor a sign that the publisher uses in its place. \
          Get the table from its publisher.
          """)
    }
    // Employment has no cap.
    #expect(refusal(try file([row("#,1,1,1,1,1,1,1,1,1")])).contains("column 9: \"#\" is no number"))
  }

  @Test func `pay, jobs and errors that cannot be, and percentiles that fall, are refused with row and column`() throws
  {
    let cells = plain.split(separator: ",").map(String.init)
    func refusal(_ column: Int, _ value: String) throws -> String {
      var cells = cells
      cells[column] = value
      return self.refusal(try file([row(cells.joined(separator: ","))]))
    }
    let end = "Correct it, or get the table from its publisher."
    #expect(
      try refusal(0, "-5")
        == "national_M2025.csv, row 2, column 9: This is not a possible figure: -5 is not from 0 to 10000000000. \(end)"
    )
    #expect(
      try refusal(1, "250")
        == "national_M2025.csv, row 2, column 10: This is not a possible figure: 250 is not from 0 to 100. \(end)")
    #expect(
      try refusal(7, "59999")
        == "national_M2025.csv, row 2, column 16: This is not a possible figure: the percentiles fall, from 60000 to 59999. "
        + end)
    for value in ImpossibleCells.values {
      for column in cells.indices {
        var cells = cells
        cells[column] = value
        let text = row(cells.joined(separator: ","))
        // Where a percentile is too great, the one behind it falls.
        let place = column < 5 ? "row 2, column \(column + 9)" : ""
        ImpossibleCells.expectPossible(value, at: place) { try imported([text]) }
      }
    }
  }
}

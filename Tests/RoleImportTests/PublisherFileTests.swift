import RoleModel
import Testing

@testable import RoleImport

/// Files as publishers' sites hand them out: zips, web pages, and what query forms export.
@Suite struct PublisherFileTests {
  private static let oews = """
    AREA,AREA_TYPE,NAICS,O_GROUP,OCC_CODE,OCC_TITLE,TOT_EMP,EMP_PRSE,H_MEAN,A_MEAN,MEAN_PRSE,A_PCT10,A_PCT25,A_MEDIAN,\
    A_PCT75,A_PCT90
    99,1,000000,detailed,11-9999,Harbor Masters,1,1,1,1,1,1,1,1,1,1
    """

  private func workbook(_ text: String) -> [UInt8] {
    let rows = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    return ArchiveBytes(entries: statisticsWorkbook("Sheet", rows).entries).bytes
  }

  private func tables(_ kind: OfficialTables.Kind, _ file: TemporaryFile) throws -> [OfficialTable] {
    try OfficialTables.named(kind, files: [file.path])
  }

  private func refusal(_ kind: OfficialTables.Kind, _ name: String, _ text: String) throws -> String {
    let file = try TemporaryFile(name, Array(text.utf8))
    do { return "\(try tables(kind, file))" } catch { return file.sentence(error) }
  }

  @Test func `the table in a publisher's zip is read, a workbook or a text, and what lies beside it is not`() throws {
    let entries: [ArchiveBytes.Entry] = [
      .init("oesm24nat/field_descriptions.xlsx", workbook("FIELD,DESCRIPTION")),
      .init("oesm24nat/national_M2024_dl.xlsx", workbook(Self.oews)), .init("__MACOSX/national_M2024_dl.xlsx", "x"),
    ]
    let file = try TemporaryFile("oesm24nat.zip", ArchiveBytes(entries: entries).bytes)
    let inner = "\(file.path)/oesm24nat/national_M2024_dl.xlsx"
    #expect(try tables(.oews, file) == [.oews(path: inner)])
    let table = try OEWSImporter.table(path: inner)
    #expect(table.sources.map(\.label) == ["OEWS 2024"])
    #expect(table.parts[0].figures[0].locator.document == "national_M2024_dl.xlsx")
    let text = try TemporaryFile("oesm23nat.zip", ArchiveBytes(entries: [.init("pay.csv", Self.oews)]).bytes)
    #expect(try OEWSImporter.table(path: "\(text.path)/pay.csv").sources.map(\.label) == ["OEWS 2023"])
    let whole = try TemporaryFile(
      "SARPP.zip",
      ArchiveBytes(entries: [
        .init("SARPP_MSA_2008_2030.csv", "x"), .init("SARPP_STATE_2008_2030.csv", "x"),
      ]).bytes)
    #expect(try tables(.prices, whole) == [.prices(path: "\(whole.path)/SARPP_STATE_2008_2030.csv")])
  }

  @Test func `a workbook in a zip that is larger than the limit is refused`() throws {
    let entries = [ArchiveBytes.Entry("a.xlsx", workbook(Self.oews))]
    let file = try TemporaryFile("a.zip", ArchiveBytes(entries: entries).bytes)
    var limits = TableLimits()
    limits.nestedSize = 100
    #expect {
      try Workbook(path: "\(file.path)/a.xlsx", limits: limits)
    } throws: { "\($0)".contains("at most 100 are read") }
  }

  @Test func `a file that no zip has, and one in a file that is no zip, are told as such`() throws {
    let file = try TemporaryFile("a.zip", ArchiveBytes(entries: [.init("a.csv", "x")]).bytes)
    #expect { try FileStream(path: "\(file.path)/b.csv") } throws: { "\($0)".contains("has no file \"b.csv\"") }
    let text = try TemporaryFile("a.csv", Array("x".utf8))
    #expect { try FileStream(path: "\(text.path)/b.csv") } throws: { "\($0)".contains("is no zip archive") }
    #expect { try FileStream(path: "/nowhere/b.csv") } throws: { "\($0)".contains("No such file") }
  }

  @Test func `a web page gets the name of the file to take`() throws {
    for kind in OfficialTables.Kind.allCases {
      let sentence = try refusal(kind, "page.csv", "\n<!DOCTYPE html><html><table>")
      #expect(sentence.contains("This is a web page, and no table. Download ") && sentence.contains(" at "), "\(kind)")
    }
  }

  @Test(arguments: [
    "Occupation (SOC code),Employment(1),Annual mean wage(2)\nHarbor Masters(119999),1,2\n",
    "Some area\n\nOccupation title,Level,Mean hourly wage\nHarbor Masters,detail,2\n",
    "Series ID,Year,Value\nX,2024,1\n",
  ])
  func `what the pay site's forms export gets the name of the table to take`(text: String) throws {
    let sentence = try refusal(.oews, "export.csv", text)
    #expect(
      sentence == """
        export.csv: This is an export of a web page, which lacks columns of the table. Download the national or the state \
        table, oesm25nat.zip or oesm25st.zip, at bls.gov/oes/tables.htm.
        """)
  }

  @Test func `so does what the page of projections exports, and the tables themselves are no exports`() throws {
    let text = "Occupation Title,Occupation Code,\"Employment 2024\"\nHarbor Masters,\"=\"\"11-9999\"\"\",1\n"
    #expect(try refusal(.projections, "a.csv", text).contains("occupation.xlsx, at bls.gov/emp/tables.htm."))
    let file = try TemporaryFile("pay.csv", Array(Self.oews.utf8))
    #expect(try tables(.oews, file) == [.oews(path: file.path)])
  }
}

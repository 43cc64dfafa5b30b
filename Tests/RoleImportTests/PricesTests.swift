import RoleModel
import Testing

@testable import RoleImport

@Suite struct PricesTests {
  private static let text = """
    GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2021,2022,2023
     "00000","United States", ,SARPP,5,"...","RPPs: All items ","Index",100.000,100.000,100.000
     "06000","California",8,SARPP,5,"...","RPPs: All items ","Index",111.5,112.0,112.581
     "11000","District of Columbia",2,SARPP,5,"...","RPPs: All items ","Index",111,111,(NA)
     "15000","Hawaiʻi caf\u{e9}",8,SARPP,5,"...","RPPs: All items ","Index",111,110,108.6
     "06000","California",8,SARPP,6,"...","RPPs: Goods ","Index",1,2,3
    "Note: See the file."
    "SARPP: a table "
    "Last updated: today"
    "A publisher"
    """

  private func prices(_ text: String = text) throws -> RegionalPrices {
    let file = try TemporaryFile("prices.csv", Array(text.utf8))
    return try RegionalPrices(path: file.path)
  }

  @Test func `a state's prices stand under its postal code, with their row`() throws {
    let prices = try prices()
    let california = try #require(prices.parities.first)
    #expect(california.place == "CA")
    #expect(california.parity == 112.581)
    #expect(california.locator.position == "row 3")
    #expect(california.year == 2023)
    #expect(prices.source.id == SourceID("bea-rpp-2023"))
  }

  @Test func `the nation, other lines and notes are passed over, and what is not available is missing`() throws {
    let prices = try prices()
    #expect(prices.parities.map(\.place) == ["CA", "HI"])
    var report = ImportReport()
    (report.rowsRead, report.figuresRead, report.cellsWithheld, report.rowsPassedOver) = (9, 2, 1, 6)
    #expect(prices.report == report)
  }

  @Test func `the line is found by its words, whatever its number`() throws {
    let text = Self.text.replacing(",SARPP,5", with: ",SARPP,1").replacing(",SARPP,6", with: ",SARPP,5")
    #expect(try prices(text).parities.map(\.parity) == prices().parities.map(\.parity))
    #expect(try prices(Self.text.replacing("LineCode", with: "Line")).parities.count == 2)
  }

  @Test func `names in Latin-1 are read`() throws {
    let bytes = Array(Self.text.unicodeScalars.filter { $0 != "ʻ" }.map { UInt8(truncatingIfNeeded: $0.value) })
    let file = try TemporaryFile("prices.csv", bytes)
    #expect(try RegionalPrices(path: file.path).parities.count == 2)
  }

  @Test func `what a state's pay buys is its amount at national prices`() {
    func bought(_ amount: Double, _ parity: Double) -> Double {
      PriceParity(
        place: "CA", parity: parity, year: 2023, source: SourceID("bea"), locator: Locator(document: "", position: "")
      ).bought(for: amount)
    }
    #expect(bought(12_000, 120) == 10_000)
    #expect(bought(9_000, 90) == 10_000)
  }

  @Test(arguments: [
    ("RPPs: All items", "Real income"), ("Description", "Words"), (",2021,2022,2023", ",a,b,c"), ("15000", "06000"),
    ("112.581", "0"), ("112.581", "dear"),
  ])
  func `a table of other contents is refused`(_ old: String, _ new: String) throws {
    #expect(throws: TableError.self) { try prices(Self.text.replacing(old, with: new)) }
  }

  @Test(arguments: ImpossibleCells.values.filter { $0 != "101" })
  func `a price parity that cannot be is refused with its row and column`(value: String) {
    #expect {
      try prices(Self.text.replacing("112.581", with: value))
    } throws: { error in
      "\(error)".contains("row 3, column 11: ")
    }
  }
}

import RoleModel

/// What living costs in each state, as BEA's regional price parities have it: national prices are 100.
package struct RegionalPrices: Sendable {
  package struct State: Sendable, Hashable {
    /// As the Postal Service abbreviates it, such as `CA`.
    package let postalCode: String
    package let name: String
    /// Prices of all goods and services, national prices = 100.
    package let parity: Double
    package let locator: Locator
  }

  /// Parities of different years are not comparable.
  package let year: Int
  package let source: Source
  /// The 50 states and the District of Columbia, in the table's order.
  package let states: [State]
  package let report: ImportReport
  private let indexByName: [[UInt8]: Int]

  /// The state of this postal code or name; letter case doesn't matter. BEA has no territories.
  package subscript(state: String) -> State? { indexByName[folded(state)].map { states[$0] } }

  /// Reads BEA's table SARPP by state, such as `SARPP_STATE_2008_2023.csv`: line 5, all items, of its latest year.
  package init(path: String) throws(TableError) {
    let rows = try DelimitedText(path: path, format: .init(encoding: .utf8OrLatin1))
    let columns = try PriceColumns(try TableHeader.find(["GeoFIPS", "GeoName", "LineCode", "Description"], in: rows))
    var report = ImportReport()
    var states: [State] = []
    var indexByName: [[UInt8]: Int] = [:]
    while let row = try rows.next() {
      report.rowsRead += 1
      guard row.trimmed(columns.line) == "5", let postalCode = postalCodes[row.trimmed(columns.area)] else {
        report.rowsPassedOver += 1
        continue
      }
      try columns.checkDescription(row)
      guard let parity = try row.statedNumber(columns.value) else {
        report.cellsWithheld += 1
        continue
      }
      guard parity > 0 else {
        throw .content(
          row.place(columns.value),
          sentence: "The price parity \(parity) is not above 0. Use the table as BEA ships it.")
      }
      let name = row.trimmed(columns.name)
      indexByName[folded(postalCode)] = states.count
      indexByName[folded(name)] = states.count
      states.append(State(postalCode: postalCode, name: name, parity: parity, locator: row.locator))
      report.figuresRead += 1
    }
    guard !states.isEmpty else {
      throw .content(
        rows.table, sentence: "The table has no state with line 5, all items. Use BEA's table SARPP by state.")
    }
    (self.year, self.states, self.report, self.indexByName) = (columns.year, states, report, indexByName)
    source = Source(
      id: SourceID("bea-rpp-\(columns.year)"), label: "BEA prices", publisher: "U.S. Bureau of Economic Analysis",
      title: "SARPP: Regional price parities by state, all items, \(columns.year)", year: columns.year,
      document: TablePlace(file: path).document,
      address: "https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area",
      licence: "public domain",
      method: "Estimated by BEA from prices and rents that other surveys collect; national prices are 100.",
      independenceGroup: "bea-rpp-\(columns.year)")
  }
}

private struct PriceColumns {
  let area: Int
  let name: Int
  let line: Int
  let description: Int
  let value: Int
  /// The latest that the table has.
  let year: Int

  init(_ header: TableHeader) throws(TableError) {
    area = try header.column("GeoFIPS")
    name = try header.column("GeoName")
    line = try header.column("LineCode")
    description = try header.column("Description")
    guard let year = header.names.filter({ $0.count == 4 }).compactMap({ Int($0) }).max() else {
      throw .content(header.row.place, sentence: "The table has no column of a year. Use BEA's table SARPP by state.")
    }
    self.year = year
    value = try header.column(String(year))
  }

  /// Refuses a table in which line 5 is something else, as it is in BEA's other tables.
  func checkDescription(_ row: TableRow) throws(TableError) {
    guard !folded(row[description]).starts(with: folded("RPPs: All items")) else { return }
    throw .content(
      row.place(description),
      sentence: "Line 5 is \"\(shown(row.trimmed(description)))\" and not all items. Use BEA's table SARPP by state.")
  }
}

/// Postal codes by the area codes of the table: FIPS 5-2, and three zeros. The nation, 00000, is no state.
private let postalCodes: [String: String] = {
  let states = [
    "01AL", "02AK", "04AZ", "05AR", "06CA", "08CO", "09CT", "10DE", "11DC", "12FL", "13GA", "15HI", "16ID", "17IL",
    "18IN", "19IA", "20KS", "21KY", "22LA", "23ME", "24MD", "25MA", "26MI", "27MN", "28MS", "29MO", "30MT", "31NE",
    "32NV", "33NH", "34NJ", "35NM", "36NY", "37NC", "38ND", "39OH", "40OK", "41OR", "42PA", "44RI", "45SC", "46SD",
    "47TN", "48TX", "49UT", "50VT", "51VA", "53WA", "54WV", "55WI", "56WY",
  ]
  return Dictionary(uniqueKeysWithValues: states.map { ($0.prefix(2) + "000", String($0.suffix(2))) })
}()

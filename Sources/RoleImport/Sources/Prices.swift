import RoleModel

/// What living costs in each state, as BEA's regional price parities have it: national prices are 100.
package struct RegionalPrices: Sendable {
  /// Parities of different years are not comparable.
  package let year: Int
  package let source: Source
  /// Of the 50 states and the District of Columbia, in the table's order; BEA has no territories.
  package let parities: [PriceParity]
  package let report: ImportReport

  init(year: Int, source: Source, parities: [PriceParity], report: ImportReport) {
    (self.year, self.source, self.parities, self.report) = (year, source, parities, report)
  }

  /// Reads BEA's table SARPP by state, such as `SARPP_STATE_2008_2023.csv`: the line of all items, of its latest year. Lines are
  /// found by their words: their numbers changed between releases.
  package init(path: String) throws(TableError) {
    let rows = try DelimitedText(path: path, format: .init(encoding: .utf8OrLatin1))
    let columns = try PriceColumns(try TableHeader.find(["GeoFIPS", "GeoName", "Description"], in: rows))
    var report = ImportReport()
    var parities: [PriceParity] = []
    let id = SourceID("bea-rpp-\(columns.year)")
    while let row = try rows.next() {
      report.rowsRead += 1
      guard columns.isAllItems(row), let place = place(ofArea: row.trimmed(columns.area)) else {
        report.rowsPassedOver += 1
        continue
      }
      guard !parities.contains(where: { $0.place == place.postalCode }) else {
        throw .content(
          row.place(columns.area), sentence: "All items of \(place.name) stand twice. Use BEA's table SARPP by state.")
      }
      guard let parity = try row.statedNumber(columns.value, in: PossibleNumber.parity) else {
        report.cellsWithheld += 1
        continue
      }
      parities.append(
        PriceParity(place: place.postalCode, parity: parity, year: columns.year, source: id, locator: row.locator))
      report.figuresRead += 1
    }
    guard !parities.isEmpty else {
      throw .content(
        rows.table,
        sentence:
          "The table has no state with price parities of all items (RPPs: All items). Use BEA's table SARPP by state.")
    }
    (self.year, self.parities, self.report) = (columns.year, parities, report)
    source = Source(
      id: id, label: "BEA prices", publisher: "U.S. Bureau of Economic Analysis",
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
  let description: Int
  let value: Int
  /// The latest that the table has.
  let year: Int

  init(_ header: TableHeader) throws(TableError) {
    area = try header.column("GeoFIPS")
    description = try header.column("Description")
    guard let year = header.names.compactMap({ Int($0) }).filter(PossibleNumber.years.contains).max() else {
      throw .content(header.row.place, sentence: "The table has no column of a year. Use BEA's table SARPP by state.")
    }
    self.year = year
    value = try header.column(String(year))
  }

  func isAllItems(_ row: TableRow) -> Bool { folded(row[description]).starts(with: folded("RPPs: All items")) }
}

/// The state of an area code: FIPS 5-2, and three zeros. The nation, 00000, is no state.
private func place(ofArea code: String) -> USPlace? {
  guard code.count == 5, code.hasSuffix("000"), let number = Int(code.prefix(2)) else { return nil }
  return USPlace.numbered(number)
}

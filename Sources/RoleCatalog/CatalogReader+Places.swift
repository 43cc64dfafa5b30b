import GRDB
import RoleModel

extension CatalogReader {
  package func placePay(at position: Int) throws(CatalogFailure) -> [PlacePay] {
    var tables = try storedPlacePay(at: position)
    for table in tables.indices {
      for row in tables[table].rows.indices { tables[table].rows[row].makePossible() }
    }
    return tables
  }

  /// Pay by place as it is stored, also what of it is not possible.
  func storedPlacePay(at position: Int) throws(CatalogFailure) -> [PlacePay] {
    try database.read { database in
      var tables: [PlacePay] = []
      try self.forEachRow(
        of: "place_pay",
        """
        SELECT source, document, year, jobs, mean, hourly_mean, percentiles, places, hourly_percentiles FROM role_place_pay \
        JOIN place_pay ON place_pay.id = place_pay WHERE role = ? ORDER BY ordinal
        """, [position], owner: "the role at position \(position)", in: database
      ) { row in
        guard let places = PlacePayCodec.rows(of: try row.bytes(7)) else {
          throw row.failure(7, "is no list of places")
        }
        tables.append(
          try PlacePay(
            source: self.source(row, 0, in: database), document: self.term(row, 1, in: database),
            year: row.integer(2, in: PossibleNumber.years),
            definitions: PlacePay.Definitions(
              jobs: self.term(row, 3, in: database), mean: self.term(row, 4, in: database),
              hourlyMean: self.term(row, 5, in: database), percentiles: self.term(row, 6, in: database),
              hourlyPercentiles: self.term(row, 8, in: database)),
            rows: places))
      }
      return tables
    }
  }

  package func positionsWithPlacePay() throws(CatalogFailure) -> [Int] {
    try positions("role_place_pay", "SELECT DISTINCT role FROM role_place_pay ORDER BY role")
  }

  package func priceParities() throws(CatalogFailure) -> [PriceParity] {
    try database.read { database in
      var parities: [PriceParity] = []
      try self.forEachRow(
        of: "price_parity",
        "SELECT place, parity, year, source, document, locator FROM price_parity ORDER BY ordinal", in: database
      ) { row in
        let parity = try row.number(1, in: PossibleNumber.parity)
        parities.append(
          try PriceParity(
            place: self.term(row, 0, in: database), parity: parity, year: row.integer(2, in: PossibleNumber.years),
            source: self.source(row, 3, in: database), locator: self.locator(row, 4, in: database)))
      }
      return parities
    }
  }
}

import GRDB
import RoleModel

/// How a value is spread over the columns of a figure's row.
enum Shape: String, CaseIterable {
  case number, range, percentiles, shares, text, missing
}

/// How the pay of a list row is to be read.
enum PayKind: String, CaseIterable {
  case median
  case topCodedMedian = "top-coded median"
  case mean, range
}

/// Which ends of a range are open, as the columns `opens` and `pay_opens` hold it.
struct OpenEnds: OptionSet {
  let rawValue: Int
  static let low = OpenEnds(rawValue: 1)
  static let high = OpenEnds(rawValue: 2)
}

extension CatalogReader {
  private static let figureColumns = """
    field, shape, number, low, high, opens, p10, p25, p50, p75, p90, top_coded, text, definition, year, place, status, \
    formula, note, source, document, locator, ordinal, relative_standard_error, shares
    """

  func figures(_ rows: RoleRows) throws -> [Figure] {
    let database = rows.database
    return try rows.map("figure", Self.figureColumns) { row in
      try Figure(
        field: self.word(row, 0, in: database),
        value: self.value(row, in: database),
        definition: self.term(row, 13, in: database), year: row.integerOrNil(14, in: -9999...9999),
        place: self.term(row, 15, in: database), status: self.word(row, 16, in: database),
        relativeStandardError: row.hundredthsOrNil(23), source: self.source(row, 19, in: database),
        locator: self.locator(row, 20, in: database), formula: self.termOrNil(row, 17, in: database),
        note: self.termOrNil(row, 18, in: database))
    }
  }

  private func value(_ row: CatalogRow, in database: Database) throws -> Value {
    let shape: Shape = try word(row, 1, in: database)
    switch shape {
    case .number: return .number(try row.number(2))
    case .range:
      let opens = try OpenEnds(rawValue: row.integer(5, in: 0...3))
      return try .range(
        Bounds(
          low: row.numberOrNil(3), high: row.numberOrNil(4), opensLow: opens.contains(.low),
          opensHigh: opens.contains(.high)))
    case .percentiles:
      let topCoded = try row.integer(11, in: 0...31)
      func point(_ index: Int) throws -> Percentiles.Point? {
        guard let number = try row.numberOrNil(6 + index) else { return nil }
        return Percentiles.Point(number, isTopCoded: topCoded & 1 << index != 0)
      }
      return try .percentiles(Percentiles(p10: point(0), p25: point(1), p50: point(2), p75: point(3), p90: point(4)))
    case .shares: return .shares(try shares(row, in: database))
    case .text: return .text(try row.text(12))
    case .missing: return .missing
    }
  }

  private func shares(_ row: CatalogRow, in database: Database) throws -> [Share] {
    var packed = PackedNumberReader(try row.bytes(24))
    var shares: [Share] = []
    while !packed.isAtEnd {
      guard let label = packed.number(), let percent = packed.hundredths() else {
        throw row.failure(24, "is no list of shares")
      }
      shares.append(Share(try term(label, in: database), percent))
    }
    return shares
  }
}

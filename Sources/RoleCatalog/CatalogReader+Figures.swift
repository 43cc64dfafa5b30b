import GRDB
import RoleModel

/// How a value is spread over the columns of a figure's row.
enum Shape: String, CaseIterable {
  case number, range, percentiles, shares
  case sharesWithErrors = "shares with errors"
  case text, missing
}

/// How the pay of a list row is to be read.
enum PayKind: String, CaseIterable {
  case median
  case topCodedMedian = "top-coded median"
  case mean, range
  case hourlyMedian = "hourly median"
  case topCodedHourlyMedian = "top-coded hourly median"
}

/// Which ends of a range are open, as the columns `opens` and `pay_opens` hold it.
struct OpenEnds: OptionSet {
  let rawValue: Int
  static let low = OpenEnds(rawValue: 1)
  static let high = OpenEnds(rawValue: 2)
}

extension CatalogReader {
  private static let figureColumns = """
    field, shape, number, low, high, opens, text, parts, definition, year, place, status, formula, note, source, document, \
    locator, relative_standard_error
    """

  func figures(_ rows: RoleRows) throws -> [Figure] {
    let database = rows.database
    // Catalogs of version 5 keep no base.
    let columns =
      Self.figureColumns + (self.database.version < Schema.firstVersionWithBase ? ", NULL AS base" : ", base")
    return try rows.map("figure", columns) { row in
      let status: Figure.Status = try self.word(row, 11, in: database)
      guard Figure.Status.allCases.contains(status) else { throw row.failure(11, "is no status that is written") }
      return try Figure(
        field: self.word(row, 0, in: database),
        value: self.value(row, self.word(row, 1, in: database), in: database),
        definition: self.term(row, 8, in: database), year: row.integerOrNil(9, in: .min ... .max),
        place: self.term(row, 10, in: database), status: status,
        relativeStandardError: row.hundredthsOrNil(17), base: row.numberOrNil(18),
        source: self.source(row, 14, in: database),
        locator: self.locator(row, 15, in: database), formula: self.termOrNil(row, 12, in: database),
        note: self.termOrNil(row, 13, in: database))
    }
  }

  package func statedValues(
    of fields: [Field], at positions: Range<Int>
  ) throws(CatalogFailure) -> [[StatedValue]] {
    let positions = positions.clamped(to: 0..<roleCount)
    guard let last = positions.last else { return [] }
    return try database.read { database in
      var values = [[StatedValue]](repeating: [], count: positions.count)
      var (kinds, shapes, statuses) = (KnownWords<Field>(), KnownWords<Shape>(), KnownWords<Figure.Status>())
      // Of several releases of an official table the newest that says something counts.
      var (owner, releases, origins) = (-1, RulingReleases<Field>(), KnownWords<SourceID?>())
      let numbers = try self.numbers(ofFields: fields, in: database).map(String.init).joined(separator: ",")
      try self.forEachRow(
        of: "figure",
        "SELECT field, shape, number, low, high, opens, text, parts, status, role, year, relative_standard_error, source "
          + "FROM figure "
          + "WHERE role >= ? AND role < ? AND field IN (\(numbers)) ORDER BY role, ordinal",
        [positions.lowerBound, positions.upperBound], in: database
      ) { row in
        let position = try row.integer(9, in: positions.lowerBound...last)
        if position != owner { (owner, releases) = (position, RulingReleases()) }
        let field: Field = try kinds.word(row, 0) { try self.word(row, 0, in: database) }
        let release = try origins.word(row, 12) {
          let source = try self.source(row, 12, in: database)
          return source.series == nil ? nil : source
        }
        if let release, !releases.rules(release, on: field) { return }
        let shape: Shape = try shapes.word(row, 1) { try self.word(row, 1, in: database) }
        let value = try StatedValue(
          field: field,
          value: self.value(row, shape, in: database),
          status: statuses.word(row, 8) { try self.word(row, 8, in: database) })
        values[position - positions.lowerBound].append(
          try value.madePossible(
            year: row.integerOrNil(10, in: .min ... .max), relativeStandardError: row.hundredthsOrNil(11)))
      }
      return values
    }
  }

  /// The numbers of the terms that name the fields: as many as a filter can ask for, each looked up once.
  private func numbers(ofFields fields: [Field], in database: Database) throws -> [Int] {
    var known = fieldNumbers.withLock { $0 }
    for field in fields where known[field] == nil {
      known[field] = try Int.fetchAll(database, sql: "SELECT id FROM term WHERE text = ?", arguments: [field.rawValue])
    }
    fieldNumbers.withLock { [known] in $0 = known }
    return fields.flatMap { known[$0] ?? [] }
  }

  private func value(_ row: CatalogRow, _ shape: Shape, in database: Database) throws -> Value {
    switch shape {
    case .number: return .number(try row.number(2))
    case .range:
      let opens = try OpenEnds(rawValue: row.integer(5, in: 0...3))
      return try .range(
        Bounds(
          low: row.numberOrNil(3), high: row.numberOrNil(4), opensLow: opens.contains(.low),
          opensHigh: opens.contains(.high)))
    case .percentiles: return .percentiles(try percentiles(row))
    case .shares: return .shares(try shares(row, hasErrors: false, in: database))
    case .sharesWithErrors: return .shares(try shares(row, hasErrors: true, in: database))
    case .text: return .text(try row.text(6))
    case .missing: return .missing
    }
  }

  private func percentiles(_ row: CatalogRow) throws -> Percentiles {
    var packed = PackedNumberReader(try row.bytes(7))
    var points: [Percentiles.Point?] = []
    while !packed.isAtEnd {
      guard let kind = packed.number(), kind < 3, points.count < Percentiles.ranks.count else {
        throw row.failure(7, "is no list of percentiles")
      }
      if kind == 0 {
        points.append(nil)
      } else if let number = packed.hundredths() {
        points.append(Percentiles.Point(number, isTopCoded: kind == 2))
      } else {
        throw row.failure(7, "is no list of percentiles")
      }
    }
    guard points.count == Percentiles.ranks.count else { throw row.failure(7, "is no list of percentiles") }
    return Percentiles(p10: points[0], p25: points[1], p50: points[2], p75: points[3], p90: points[4])
  }

  private func shares(_ row: CatalogRow, hasErrors: Bool, in database: Database) throws -> [Share] {
    var packed = PackedNumberReader(try row.bytes(7))
    var shares: [Share] = []
    while !packed.isAtEnd {
      guard let label = packed.number(), let percent = packed.hundredths() else {
        throw row.failure(7, "is no list of shares")
      }
      var share = Share(try term(label, in: database), percent)
      if hasErrors {
        guard let isPrinted = packed.number(), isPrinted < 2 else { throw row.failure(7, "is no list of shares") }
        if isPrinted == 1 {
          guard let error = packed.hundredths() else { throw row.failure(7, "is no list of shares") }
          share.standardError = error
        }
      }
      shares.append(share)
    }
    return shares
  }
}

/// The words of a fixed set by the numbers of their terms, each read once in many rows.
private struct KnownWords<Word> {
  private var words: [Int: Word] = [:]

  mutating func word(_ row: CatalogRow, _ column: Int, _ read: () throws -> Word) throws -> Word {
    let number = try row.integer(column)
    if let word = words[number] { return word }
    let word = try read()
    words[number] = word
    return word
  }
}

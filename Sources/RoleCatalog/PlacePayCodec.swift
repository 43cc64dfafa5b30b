import RoleModel

/// Pay in many places as packed numbers.
///
/// How many places, and the unit of dollars and jobs: 10 when all are multiples of ten, as OEWS prints them, else 1. Then for
/// each place its postal code (two bytes), the row's difference from the one before, jobs, error of the jobs, mean, error of
/// the mean, hourly mean and the five percentiles, each but the first as its difference from the one before; when all five are
/// withheld, 0, or 1 and five percentiles of hourly pay.
///
/// An amount is 0 when it is withheld, else twice its units plus 1, or plus 2 when the true one is at or above it; an hourly
/// amount counts cents. An error is 0 when there is none, else tenths of a percent plus 1. Rows and percentiles don't fall.
enum PlacePayCodec {
  static func bytes(of rows: [PlacePay.Row]) throws -> [UInt8] {
    let amounts = rows.flatMap { [$0.jobs, $0.mean] + $0.percentiles }.compactMap(\.number)
    let unit = amounts.allSatisfy { $0.truncatingRemainder(dividingBy: 10) == 0 } ? 10 : 1
    var writer = PackedNumberWriter()
    writer.append(rows.count)
    writer.append(unit)
    var lastRow = 0
    for row in rows {
      let code = Array(row.place.utf8)
      guard code.count == 2 else { throw UnstorableContent(reason: "\(row.place) is no postal code of two letters") }
      guard row.row >= lastRow else { throw UnstorableContent(reason: "its rows of places are out of order") }
      writer.append(raw: code)
      writer.append(row.row - lastRow)
      lastRow = row.row
      try writer.append(row.jobs, scale: 1 / Double(unit))
      try writer.append(error: row.jobsError)
      try writer.append(row.mean, scale: 1 / Double(unit))
      try writer.append(error: row.meanError)
      try writer.append(row.hourlyMean, scale: 100)
      guard row.percentiles.count == Percentiles.ranks.count else {
        throw UnstorableContent(reason: "its pay in \(row.place) has \(row.percentiles.count) percentiles")
      }
      var base = 0.0
      for percentile in row.percentiles {
        try writer.append(percentile.minus(base), scale: 1 / Double(unit))
        base = percentile.number ?? base
      }
      guard row.percentiles.allSatisfy({ $0 == .withheld }) else {
        if row.hourlyPercentiles.isEmpty { continue }
        throw UnstorableContent(reason: "its pay in \(row.place) has percentiles a year and an hour")
      }
      writer.append(row.hourlyPercentiles.isEmpty ? 0 : 1)
      guard row.hourlyPercentiles.isEmpty || row.hourlyPercentiles.count == Percentiles.ranks.count else {
        throw UnstorableContent(reason: "its pay in \(row.place) has \(row.hourlyPercentiles.count) percentiles")
      }
      for percentile in row.hourlyPercentiles { try writer.append(percentile, scale: 100) }
    }
    return writer.bytes
  }

  /// nil when the bytes are no such list.
  static func rows(of bytes: [UInt8]) -> [PlacePay.Row]? {
    var reader = PackedNumberReader(bytes)
    guard let count = reader.number(), count <= bytes.count, let unit = reader.number(), unit == 1 || unit == 10 else {
      return nil
    }
    let scale = 1 / Double(unit)
    var rows: [PlacePay.Row] = []
    var lastRow = 0
    for _ in 0..<count {
      guard let place = reader.postalCode(), let step = reader.number(), step < 1 << 32,
        let jobs = reader.amount(scale: scale), let jobsError = reader.error(), let mean = reader.amount(scale: scale),
        let meanError = reader.error(), let hourlyMean = reader.amount(scale: 100)
      else { return nil }
      lastRow += step
      var percentiles: [PlacePay.Amount] = []
      var base = 0.0
      for _ in Percentiles.ranks {
        guard let difference = reader.amount(scale: scale) else { return nil }
        let percentile = difference.minus(-base)
        percentiles.append(percentile)
        base = percentile.number ?? base
      }
      var hourlyPercentiles: [PlacePay.Amount] = []
      if percentiles.allSatisfy({ $0 == .withheld }) {
        guard let hasHourly = reader.number(), hasHourly < 2 else { return nil }
        for _ in 0..<(hasHourly * Percentiles.ranks.count) {
          guard let percentile = reader.amount(scale: 100) else { return nil }
          hourlyPercentiles.append(percentile)
        }
      }
      rows.append(
        PlacePay.Row(
          place: place, jobs: jobs, jobsError: jobsError.percent, mean: mean, meanError: meanError.percent,
          hourlyMean: hourlyMean, percentiles: percentiles, hourlyPercentiles: hourlyPercentiles, row: lastRow))
    }
    return reader.isAtEnd ? rows : nil
  }
}

extension PlacePay.Amount {
  fileprivate func minus(_ base: Double) -> PlacePay.Amount {
    switch self {
    case .number(let number): .number(number - base)
    case .atLeast(let number): .atLeast(number - base)
    case .withheld, .impossible: self
    }
  }
}

extension PackedNumberWriter {
  fileprivate mutating func append(_ amount: PlacePay.Amount, scale: Double) throws {
    switch amount {
    case .withheld: append(0)
    case .number(let number): append(try whole(number, scale) * 2 + 1)
    case .atLeast(let number): append(try whole(number, scale) * 2 + 2)
    case .impossible: throw UnstorableContent(reason: "its pay by place is \(Figure.Status.impossible.rawValue)")
    }
  }

  fileprivate mutating func append(error percent: Double?) throws {
    append(try percent.map { try whole($0, 10) + 1 } ?? 0)
  }

  private func whole(_ number: Double, _ scale: Double) throws -> Int {
    let scaled = (number * scale).rounded()
    guard scaled >= 0, scaled < 1e12, abs(scaled / scale - number) < 1e-6 else {
      throw UnstorableContent(reason: "its pay by place has \(number), which is no number of the published form")
    }
    return Int(scaled)
  }
}

extension PackedNumberReader {
  fileprivate mutating func postalCode() -> String? {
    guard let raw = raw(2), raw.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    return String(decoding: raw, as: UTF8.self)
  }

  fileprivate mutating func amount(scale: Double) -> PlacePay.Amount? {
    guard let number = number() else { return nil }
    if number == 0 { return .withheld }
    let value = (Double((number - 1) / 2) / scale * 100).rounded() / 100
    return number.isMultiple(of: 2) ? .atLeast(value) : .number(value)
  }

  /// nil when the bytes end; a percent of nil when there is no error.
  fileprivate mutating func error() -> (percent: Double?, Void)? {
    number().map { ($0 == 0 ? nil : Double($0 - 1) / 10, ()) }
  }
}

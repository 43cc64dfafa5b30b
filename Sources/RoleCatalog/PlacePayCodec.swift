import RoleModel

/// Pay in many places as bytes: numbers in seven bits a byte, the least first, the eighth bit set on all but the last.
///
/// How many places; then for each its postal code (two bytes), row, jobs, error of the jobs, mean, error of the mean, hourly
/// mean and the five percentiles. An amount is 0 when it is withheld, else twice the number plus 1, or plus 2 when the true
/// one is at or above it; an hourly amount counts cents. An error is 0 when there is none, else tenths of a percent plus 1.
enum PlacePayCodec {
  static func bytes(of rows: [PlacePay.Row]) throws -> [UInt8] {
    var writer = NumberWriter()
    writer.append(rows.count)
    for row in rows {
      let code = Array(row.place.utf8)
      guard code.count == 2 else { throw UnstorableContent(reason: "\(row.place) is no postal code of two letters") }
      writer.bytes += code
      writer.append(row.row)
      try writer.append(row.jobs, scale: 1)
      try writer.append(error: row.jobsError)
      try writer.append(row.mean, scale: 1)
      try writer.append(error: row.meanError)
      try writer.append(row.hourlyMean, scale: 100)
      guard row.percentiles.count == Percentiles.ranks.count else {
        throw UnstorableContent(reason: "its pay in \(row.place) has \(row.percentiles.count) percentiles")
      }
      for percentile in row.percentiles { try writer.append(percentile, scale: 1) }
    }
    return writer.bytes
  }

  /// nil when the bytes are no such list.
  static func rows(of bytes: [UInt8]) -> [PlacePay.Row]? {
    var reader = NumberReader(bytes: bytes[...])
    guard let count = reader.number(), count <= bytes.count else { return nil }
    var rows: [PlacePay.Row] = []
    for _ in 0..<count {
      guard let place = reader.postalCode(), let row = reader.number(), let jobs = reader.amount(scale: 1),
        let jobsError = reader.error(), let mean = reader.amount(scale: 1), let meanError = reader.error(),
        let hourlyMean = reader.amount(scale: 100)
      else { return nil }
      var percentiles: [PlacePay.Amount] = []
      for _ in Percentiles.ranks {
        guard let percentile = reader.amount(scale: 1) else { return nil }
        percentiles.append(percentile)
      }
      rows.append(
        PlacePay.Row(
          place: place, jobs: jobs, jobsError: jobsError.percent, mean: mean, meanError: meanError.percent,
          hourlyMean: hourlyMean, percentiles: percentiles, row: row))
    }
    return reader.bytes.isEmpty ? rows : nil
  }
}

private struct NumberWriter {
  var bytes: [UInt8] = []

  mutating func append(_ number: Int) {
    var rest = UInt(number)
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(_ amount: PlacePay.Amount, scale: Double) throws {
    switch amount {
    case .withheld: append(0)
    case .number(let number): append(try whole(number, scale) * 2 + 1)
    case .atLeast(let number): append(try whole(number, scale) * 2 + 2)
    }
  }

  mutating func append(error percent: Double?) throws {
    append(try percent.map { try whole($0, 10) + 1 } ?? 0)
  }

  private func whole(_ number: Double, _ scale: Double) throws -> Int {
    let scaled = (number * scale).rounded()
    guard scaled >= 0, scaled < 1e12, scaled / scale == number else {
      throw UnstorableContent(reason: "its pay by place has \(number), which is no number of the published form")
    }
    return Int(scaled)
  }
}

private struct NumberReader {
  var bytes: ArraySlice<UInt8>

  mutating func number() -> Int? {
    var result: UInt = 0
    var shift: UInt = 0
    while let byte = bytes.popFirst(), shift < 56 {
      result |= UInt(byte & 127) << shift
      if byte < 128 { return Int(result) }
      shift += 7
    }
    return nil
  }

  mutating func postalCode() -> String? {
    guard let first = bytes.popFirst(), let second = bytes.popFirst(), (0x41...0x5A).contains(first),
      (0x41...0x5A).contains(second)
    else { return nil }
    return String(decoding: [first, second], as: UTF8.self)
  }

  mutating func amount(scale: Double) -> PlacePay.Amount? {
    guard let number = number() else { return nil }
    if number == 0 { return .withheld }
    let value = Double((number - 1) / 2) / scale
    return number.isMultiple(of: 2) ? .atLeast(value) : .number(value)
  }

  /// nil when the bytes end; a percent of nil when there is no error.
  mutating func error() -> (percent: Double?, Void)? {
    number().map { ($0 == 0 ? nil : Double($0 - 1) / 10, ()) }
  }
}

import RoleModel

/// A figure's value spread over the columns from `number` to `parts`.
///
/// `parts` is packed: of percentiles for each rank 0 when it is missing, 1 and the number, or 2 and the number when the true
/// one is at or above it; of shares for each the number of its label's term and its percent, and of shares with errors 0 when it
/// has none, or 1 and the error.
struct FigureColumns {
  private(set) var shape = Shape.missing
  private var number = Cell.null
  private var bounds: [Cell] = [.null, .null, .integer(0)]
  private var text = Cell.null
  private var parts = Cell.null

  /// In the order of the table.
  var cells: [Cell] { [number] + bounds + [text, parts] }

  /// - Parameter term: the number of a shared text.
  mutating func set(_ value: Value, term: (String) throws -> Int) throws {
    switch value {
    case .number(let number):
      shape = .number
      self.number = .real(number)
    case .range(let range):
      shape = .range
      bounds = [Cell(range.low), Cell(range.high), .integer(range.openEnds.rawValue)]
    case .percentiles(let percentiles):
      shape = .percentiles
      var packed = PackedNumberWriter()
      for point in percentiles.points {
        packed.append(point == nil ? 0 : point?.isTopCoded == true ? 2 : 1)
        if let point { try packed.append(hundredths: point.number) }
      }
      parts = .bytes(packed.bytes)
    case .shares(let shares):
      let hasErrors = shares.contains { $0.standardError != nil }
      shape = hasErrors ? .sharesWithErrors : .shares
      var packed = PackedNumberWriter()
      for share in shares {
        packed.append(try term(share.label))
        try packed.append(hundredths: share.percent)
        if !hasErrors { continue }
        packed.append(share.standardError == nil ? 0 : 1)
        if let error = share.standardError { try packed.append(hundredths: error) }
      }
      parts = .bytes(packed.bytes)
    case .text(let text):
      shape = .text
      self.text = .text(text)
    case .missing: shape = .missing
    }
  }
}

extension Bounds {
  var openEnds: OpenEnds {
    var ends: OpenEnds = []
    if opensLow { ends.insert(.low) }
    if opensHigh { ends.insert(.high) }
    return ends
  }
}

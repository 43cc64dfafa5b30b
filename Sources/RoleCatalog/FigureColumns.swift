import RoleModel

/// A figure's value spread over the columns from `number` to `text`.
struct FigureColumns {
  private(set) var shape = Shape.missing
  private var number = Cell.null
  private var bounds: [Cell] = [.null, .null, .integer(0)]
  private var points = Array(repeating: Cell.null, count: Percentiles.ranks.count)
  private var topCoded = 0
  private var text = Cell.null

  /// In the order of the table.
  var cells: [Cell] { [number] + bounds + points + [.integer(topCoded), text] }

  mutating func set(_ value: Value) throws {
    switch value {
    case .number(let number):
      shape = .number
      self.number = .real(number)
    case .range(let range):
      shape = .range
      bounds = [Cell(range.low), Cell(range.high), .integer(range.openEnds.rawValue)]
    case .percentiles(let percentiles):
      shape = .percentiles
      for (index, point) in percentiles.points.enumerated() {
        points[index] = Cell(point?.number)
        if point?.isTopCoded == true { topCoded |= 1 << index }
      }
    case .shares: shape = .shares
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

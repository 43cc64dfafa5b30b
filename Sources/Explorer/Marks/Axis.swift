import RoleModel

/// A number line of a given width on which several intervals are drawn.
package struct Axis: Sendable {
  package let low: Double
  package let high: Double
  package let width: Int

  /// nil when there is nothing to span.
  package init?(_ numbers: [Double], width: Int) {
    guard let low = numbers.min(), let high = numbers.max(), width > 1 else { return nil }
    self.low = low
    self.high = high
    self.width = width
  }

  /// The cell in which a number falls.
  package func cell(_ number: Double) -> Int {
    guard high > low else { return width / 2 }
    let share = (number - low) / (high - low)
    return max(0, min(width - 1, Int((share * Double(width - 1)).rounded())))
  }

  /// An interval with an optional point: `├───●────┤`; an end that is open is an arrow, a missing one is not drawn.
  package func interval(_ bounds: Bounds?, point: Double?, mark: String) -> String {
    var cells = [String](repeating: " ", count: width)
    if let bounds, let low = bounds.low ?? bounds.high {
      let first = bounds.opensLow ? 0 : cell(low)
      let last = bounds.opensHigh ? width - 1 : cell(bounds.high ?? low)
      for index in min(first, last)...max(first, last) { cells[index] = "─" }
      cells[first] = bounds.opensLow ? "←" : "├"
      cells[last] = bounds.opensHigh ? "→" : "┤"
    }
    if let point { cells[cell(point)] = mark }
    return cells.joined()
  }

  /// The axis's ends and middle labels, in thousands, where they fit; ends always.
  package func ticks(_ label: (Double) -> String) -> String {
    var cells = [Character](repeating: " ", count: width)
    func place(_ text: String, at start: Int) {
      for (offset, character) in text.enumerated() where cells.indices.contains(start + offset) {
        cells[start + offset] = character
      }
    }
    let (first, last) = (label(low), label(high))
    place(first, at: 0)
    guard high > low, first.count + last.count + 1 <= width else { return String(cells) }
    place(last, at: width - last.count)
    if let round = roundMiddle {
      let middle = label(round)
      let start = cell(round) - middle.count / 2
      if start > first.count, start + middle.count < width - last.count { place(middle, at: start) }
    }
    return String(cells)
  }

  /// The roundest number in the middle third.
  private var roundMiddle: Double? {
    let (from, to) = (low + (high - low) / 3, high - (high - low) / 3)
    let steps = [1e6, 5e5, 2e5, 1e5, 5e4, 2e4, 1e4, 5e3, 2e3, 1e3]
    return steps.lazy.map { (to / $0).rounded(.down) * $0 }.first { $0 >= from }
  }
}

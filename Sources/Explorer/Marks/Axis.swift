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
    return max(0, min(width - 1, Int(nearest: share * Double(width - 1)) ?? 0))
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

  /// Five points of a distribution, with its mean where it doesn't fall on the median: `├──▒▒▒◆▒●▒──┤`.
  ///
  /// The whiskers run from p10 to p90, the box from p25 to p75. A point that is capped lies at its number or anywhere above
  /// it, so the strip ends in an arrow, and what is not released is not drawn. The mean is another statistic: it has a mark
  /// of its own and nothing joins the two.
  package func strip(_ percentiles: Percentiles, mean: Double?) -> String {
    var cells = [String](repeating: " ", count: width)
    let points = percentiles.points
    func end(_ point: Percentiles.Point) -> Int { point.isTopCoded ? width - 1 : cell(point.number) }
    if let first = points.compactMap(\.self).first, let last = points.compactMap(\.self).last {
      let start = cell(first.number)
      for index in start...max(start, end(last)) { cells[index] = "─" }
      if let lower = points[1], let upper = points[3] {
        for index in cell(lower.number)...max(cell(lower.number), end(upper)) { cells[index] = "▒" }
      }
      if let lowest = points[0] { cells[cell(lowest.number)] = "├" }
      if let highest = points[4], !highest.isTopCoded { cells[cell(highest.number)] = "┤" }
      if last.isTopCoded { cells[width - 1] = "→" }
    }
    if let mean { cells[cell(mean)] = "●" }
    if let median = points[2], !median.isTopCoded { cells[cell(median.number)] = "◆" }
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

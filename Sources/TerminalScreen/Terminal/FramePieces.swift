/// A part of a screen that a slow line can be given before the rest.
package struct FramePart: Hashable, Sendable {
  package var columns: Range<Int>
  package var rows: Range<Int>

  package init(columns: Range<Int>, rows: Range<Int>) {
    self.columns = columns
    self.rows = rows
  }
}

/// The way from one screen to the next in pieces of a row: first the rows where the key acted, then the rest from the top.
struct FramePieces {
  private let goal: Screen
  private var soFar: Screen
  private var parts: ArraySlice<FramePart>

  /// - Parameter first: the parts of the screen that are shown before all others, in this order.
  init(from shown: Screen?, to goal: Screen, first: [FramePart]) {
    self.goal = goal
    soFar = shown.flatMap { $0.size == goal.size ? $0 : nil } ?? Screen(size: goal.size)
    let all = FramePart(columns: 0..<goal.size.columns, rows: 0..<goal.size.rows)
    parts =
      (first + [all]).flatMap { part in
        part.rows.map { FramePart(columns: part.columns, rows: $0..<$0 + 1) }
      }[...]
  }

  /// The screen with one more row as it is to be; nil when nothing is left to show.
  mutating func next() -> Screen? {
    while let part = parts.popFirst() {
      var screen = soFar
      screen.copy(part, from: goal)
      if screen == soFar { continue }
      screen.cursor = goal.cursor
      screen.theme = goal.theme
      soFar = screen
      return screen
    }
    guard soFar != goal else { return nil }
    soFar = goal
    return goal
  }
}

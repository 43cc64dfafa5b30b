/// The way from one screen to the next in pieces of a row: first the rows where the key acted, then the rest from the top.
struct FramePieces {
  private let goal: Screen
  private var soFar: Screen
  private var regions: ArraySlice<ScreenRegion>

  /// - Parameter first: the parts of the screen that are shown before all others, in this order.
  init(from shown: Screen?, to goal: Screen, first: [ScreenRegion]) {
    self.goal = goal
    soFar = shown.flatMap { $0.size == goal.size ? $0 : nil } ?? Screen(size: goal.size)
    let all = ScreenRegion(columns: 0..<goal.size.columns, rows: 0..<goal.size.rows)
    regions =
      (first + [all]).flatMap { region in
        region.rows.map { ScreenRegion(columns: region.columns, rows: $0..<$0 + 1) }
      }[...]
  }

  /// The screen with one more row as it is to be; nil when nothing is left to show.
  mutating func next() -> Screen? {
    while let region = regions.popFirst() {
      var screen = soFar
      screen.copy(region, from: goal)
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

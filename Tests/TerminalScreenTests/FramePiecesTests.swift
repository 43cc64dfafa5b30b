import Testing

@testable import TerminalScreen

@Suite struct FramePiecesTests {
  private static func screen(_ rows: String...) -> Screen {
    var screen = Screen(size: Size(columns: 8, rows: 3))
    for (row, text) in rows.enumerated() { screen.write(text, column: 0, row: row) }
    return screen
  }

  /// The texts of all screens on the way.
  private static func steps(from shown: Screen?, to goal: Screen, first: [FramePart] = []) -> [String] {
    var pieces = FramePieces(from: shown, to: goal, first: first)
    var steps: [Screen] = []
    while let piece = pieces.next() { steps.append(piece) }
    #expect(steps.last == goal || shown == goal)
    return steps.map(\.text)
  }

  @Test func `the parts that are asked for come first, the rest row by row from the top`() {
    let shown = Self.screen("a|pane 1", "b|pane 2", "c|pane 3")
    let goal = Self.screen("A|PANE 1", "B|PANE 2", "c|PANE 3")
    let list = [FramePart(columns: 0..<2, rows: 1..<2), FramePart(columns: 0..<2, rows: 0..<3)]
    #expect(
      Self.steps(from: shown, to: goal, first: list) == [
        "a|pane 1\nB|pane 2\nc|pane 3", "A|pane 1\nB|pane 2\nc|pane 3", "A|PANE 1\nB|pane 2\nc|pane 3",
        "A|PANE 1\nB|PANE 2\nc|pane 3", "A|PANE 1\nB|PANE 2\nc|PANE 3",
      ])
  }

  @Test func `what is the same is passed over, also when only the cursor moves`() {
    let shown = Self.screen("one", "two", "three")
    var goal = shown
    #expect(Self.steps(from: shown, to: goal).isEmpty)
    goal.cursor = (1, 1)
    #expect(Self.steps(from: shown, to: goal).count == 1)
  }

  @Test func `a screen of another size, or of an unknown terminal, starts from nothing`() {
    let goal = Self.screen("one", "", "three")
    #expect(Self.steps(from: nil, to: goal) == ["one\n\n", "one\n\nthree"])
    #expect(Self.steps(from: Screen(size: Size(columns: 2, rows: 2)), to: goal).count == 2)
  }

  @Test func `a wide character that a part's edge cuts leaves no half behind`() {
    let shown = Self.screen("a日日日")
    let goal = Self.screen("日日日日")
    var pieces = FramePieces(from: shown, to: goal, first: [FramePart(columns: 0..<2, rows: 0..<1)])
    let first = pieces.next()
    #expect(first?.text == "日 日日\n\n")
    #expect(pieces.next() == goal)
  }
}

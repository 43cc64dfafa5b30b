import PseudoTerminal
import Testing

@Suite(.serialized) struct ComparingTests {
  static let keys = "Down Down Down Space Down Space c"

  private func comparing() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.exploring()
    terminal.press(.down, .down, .down)
    try terminal.waitForSelection(of: "Customer Account Manager")
    terminal.type(" ")
    try terminal.waitToShow("marked A")
    terminal.press(.down)
    try terminal.waitForSelection(of: "Director of Account Mgmt")
    terminal.type(" ")
    try terminal.waitToShow("marked A B")
    try terminal.waitToShow("2 marked: c compare")
    terminal.type("c")
    try terminal.waitForScreen(after: Self.keys)
    return terminal
  }

  @Test func `Down, Down, Down, Space, Down, Space, c compares the two`() throws {
    let terminal = try comparing()
    let header = terminal.row(0)
    #expect(header.contains("Compare") && header.contains("A Cust") && header.contains("B›Dir"))
    for text in ["29,000-72,000", "120,000-200,000+", "45,951", "not comparable", "not stated", "unknown"] {
      #expect(terminal.screenText.contains(text), "\(text)")
    }
    terminal.press(.escape)
    try terminal.waitToShow("marked A B")
    #expect(terminal.selectedRow.contains("Director of Account Mgmt"))
    try terminal.expectQuit()
  }

  @Test func `x swaps the two, and swaps them back`() throws {
    let terminal = try comparing()
    terminal.type("x")
    try terminal.waitForScreen(after: Self.keys + " x")
    #expect(terminal.row(0).contains("A Dir") && terminal.row(0).contains("B›Cust"))
    terminal.type("x")
    try terminal.waitForScreen(after: Self.keys)
    terminal.type("q")
    try terminal.waitToShow("Roles by title")
    try terminal.expectQuit()
  }

  @Test func `a row's receipt names both roles, and closes to the row`() throws {
    let terminal = try comparing()
    terminal.type("e")
    try terminal.waitToShow("Receipt")
    #expect(terminal.screenText.contains("Customer Account Manager"))
    terminal.press(.escape)
    try terminal.waitForScreen(after: Self.keys)
    terminal.press(.enter)
    try terminal.waitToShow("Receipt")
    terminal.type("q")
    try terminal.waitForScreen(after: Self.keys)
    terminal.type("q")
    try terminal.waitToShow("2 marked")
    try terminal.expectQuit()
  }

  @Test func `the dollar key brings dated pay to one year, in the list and in the comparison`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("$")
    try terminal.waitToShow("121.7")
    #expect(terminal.screenText.contains("2025"))
    #expect(!terminal.screenText.contains("96.7"))
    #expect(terminal.screenText.contains("114.7"))
    terminal.type(" ")
    terminal.press(.down)
    terminal.type("c")
    try terminal.waitForScreen(after: "$ Space Down c")
    #expect(terminal.screenText.contains("121,743"))
    terminal.type("$")
    try terminal.waitToShow("96,677")
    terminal.press(.escape)
    try terminal.waitToShow("Roles by title")
    terminal.press(.up)
    try terminal.waitToShow("96.7")
    try terminal.expectQuit()
  }

  @Test func `with nothing marked c marks the role and says so, then compares with the next`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("c")
    try terminal.waitToShow("marked A")
    #expect(!terminal.screenText.contains("Compare "))
    terminal.press(.down, .down, .down)
    terminal.type("c")
    try terminal.waitToShow("2.50")
    #expect(terminal.row(0).contains("Compare"))
    for text in ["114,728", "45,951", "A higher"] { #expect(terminal.screenText.contains(text), "\(text)") }
    terminal.press(.end)
    try terminal.waitToShow("QuickBooks")
    terminal.type("q")
    try terminal.waitToShow("Roles by title")
    try terminal.expectQuit()
  }

  @Test func `Space takes a mark away, and a fifth mark is refused`() throws {
    let terminal = try PseudoTerminal.exploring()
    for letters in ["A", "A B", "A B C", "A B C D"] {
      terminal.type(" ")
      try terminal.waitToShow("marked \(letters)")
      terminal.press(.down)
    }
    terminal.type(" ")
    try terminal.waitToShow("Four roles are marked")
    terminal.press(.up)
    terminal.type(" ")
    try terminal.waitForFrame("three marks") {
      $0.row(0).contains("marked A B C") && !$0.row(0).contains("A B C D")
    }
    terminal.press(.escape)
    try terminal.waitToShow("q quits")
    #expect(terminal.row(0).contains("marked A B C"))
    terminal.type("c")
    try terminal.waitForFrame("three roles compared") {
      $0.row(0).contains("Compare") && $0.screenText.contains("C›Account Manager")
    }
    terminal.press(.escape)
    try terminal.waitToShow("marked A B C")
    try terminal.expectQuit()
  }
}

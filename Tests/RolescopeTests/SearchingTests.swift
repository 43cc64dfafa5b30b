import PseudoTerminal
import Testing

@Suite(.serialized) struct SearchingTests {
  @Test func `s offers skill names to pick, and an arrow picks one`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("s")
    try terminal.waitForScreen(after: "s")
    for name in ["Communication", "Leadership", "Negotiation"] { #expect(terminal.screenText.contains(name)) }
    #expect(terminal.isCursorVisible)
    terminal.press(.down)
    terminal.press(.enter)
    try terminal.waitForScreen(after: "s Down Enter")
    try terminal.waitToShow("by fit")
    terminal.press(.escape)
    try terminal.waitToShow("Roles by title")
  }

  @Test func `crm and customer service rank the customer account manager first`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("s")
    terminal.type("crm, customer service")
    try terminal.waitToShow("by fit")
    terminal.press(.enter)
    try terminal.waitForFrame("the best role first and selected") {
      $0.selectedRow.contains("Customer") && $0.selectedRow.contains("100") && !$0.isCursorVisible
    }
    #expect(terminal.screenText.contains("Why it fits"))
    for text in ["have ✓ CRM", "have ✓ Customer service", "learn  Customer accoun"] {
      #expect(terminal.screenText.contains(text), "\(text)")
    }
    terminal.press(.down)
    try terminal.waitForSelection(of: "Admini")
    terminal.press(.escape)
    try terminal.waitToShow("Roles by title")
    #expect(terminal.selectedRow.contains("Account Administrator"))
    try terminal.expectQuit()
  }

  @Test func `Tab completes the skill that is being typed`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("s")
    terminal.type("crm, cust")
    try terminal.waitToShow("Tab: Customer service")
    terminal.press(.tab)
    try terminal.waitToShow("CRM")
    try terminal.waitForScreen(after: "s \"crm, cust\" Tab")
    terminal.press(.enter)
    try terminal.waitForScreen(after: "s \"crm, cust\" Tab Enter")
    #expect(terminal.screenText.contains("Customer service"))
    try terminal.expectQuit()
  }

  @Test func `an unknown skill is named while typing, with the nearest names`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("s")
    terminal.type("crm, custmer servce")
    try terminal.waitToShow("“custmer servce”; near it: Customer service")
    #expect(terminal.screenText.contains("Customer Acc"))
    terminal.press(.escape)
    try terminal.waitForScreen(after: "")
    try terminal.expectQuit()
  }

  @Test func `Esc gives the earlier skills and the earlier role back`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("s")
    terminal.type("crm")
    terminal.press(.enter)
    terminal.press(.down)
    try terminal.waitForScreen(after: "s \"crm\" Enter Down")
    let kept = terminal.selectedRow
    terminal.type("s")
    terminal.type("leadership")
    try terminal.waitForScreen(after: "s \"crm\" Enter Down s \"leadership\"")
    terminal.press(.escape)
    try terminal.waitForScreen(after: "s \"crm\" Enter Down")
    #expect(terminal.selectedRow == kept)
    terminal.press(.escape)
    try terminal.waitToShow("Roles by title")
    try terminal.expectQuit()
  }

  @Test func `the filter lists the roles whose titles have the words`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("/")
    terminal.type("director")
    try terminal.waitToShow("5 roles")
    #expect(terminal.screenText.contains("Group Account Director"))
    #expect(!terminal.screenText.contains("Account Executive"))
    #expect(terminal.isCursorVisible)
    terminal.press(.enter)
    try terminal.waitForFrame("the list with the keys again") { !$0.isCursorVisible }
    terminal.press(.down)
    terminal.type("/")
    terminal.type("executive")
    try terminal.waitForSelection(of: "xecutive")
    terminal.press(.escape)
    try terminal.waitForScreen(after: "/ \"director\" Enter Down")
    terminal.press(.escape)
    try terminal.waitForScreen(after: "/ \"director\" Enter Down Esc")
    #expect(terminal.screenText.contains("Roles by title"))
    terminal.press(.escape)
    try terminal.waitToShow("q quits")
    try terminal.expectQuit()
  }

  @Test func `the letters that match are lit`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("/")
    terminal.type("executive")
    terminal.press(.enter)
    try terminal.waitForScreen(after: "/ \"executive\" Enter")
    let row = try #require((0..<24).first { terminal.row($0).contains("Sales Executive ") })
    let text = terminal.row(row)
    let title = try #require(text.range(of: "Sales Executive"))
    let start = text.distance(from: text.startIndex, to: title.lowerBound)
    let plain = terminal.cell(column: start + 1, row: row)
    let lit = terminal.cell(column: start + 7, row: row)
    #expect(
      plain.foreground != lit.foreground || plain.isBold != lit.isBold || plain.isUnderlined != lit.isUnderlined
        || plain.isReversed != lit.isReversed)
    try terminal.expectQuit()
  }

  @Test func `Esc clears the skills first and then the filter`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("/")
    terminal.type("account")
    terminal.press(.enter)
    terminal.type("s")
    terminal.type("crm")
    terminal.press(.enter)
    try terminal.waitToShow("by fit")
    terminal.press(.escape)
    try terminal.waitToShow("13 roles")
    terminal.press(.escape)
    try terminal.waitToShow("Roles by title")
    try terminal.expectQuit()
  }

  @Test func `q, digits and other keys of the list are text in a box`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("/")
    terminal.type("q1? $x")
    try terminal.waitToShow("/ q1? $x")
    #expect(terminal.row(1).contains("q1? $x"))
    terminal.press(.escape)
    try terminal.waitForScreen(after: "")
    try terminal.expectQuit()
  }

  @Test func `pasted text goes into the box as one line, and elsewhere runs nothing`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.paste("q\n")
    try terminal.waitToShow("Pasted text goes into a box")
    terminal.type("/")
    terminal.paste("senior\naccount")
    try terminal.waitForSelection(of: "Senior Account Manager")
    terminal.press(.escape)
    try terminal.waitForScreen(after: "")
    try terminal.expectQuit()
  }

  @Test func `a large catalog is searched beside the typing, and shows in the end what a small one shows at once`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/large.sqlite"
    #expect(try Binary.run("catalog", "make", "--roles", "21000", "--into", path).status == 0)
    let terminal = try PseudoTerminal.starting(["--catalog", path])
    try terminal.waitToShow("21,000 roles")
    terminal.type("/sales man")
    let script = ["explore", "--catalog", path, "--size", "80x24", "--script"]
    func expected(_ keys: String) throws -> String { Binary.trimmedLines(try Binary.run(script + [keys]).output) }
    let found = try expected("/ \"sales man\"")
    try terminal.waitForFrame("the answer") { Binary.trimmedLines($0.screenText) == found }
    terminal.type("\rs")
    terminal.type("negotiation\r")
    let ranked = try expected("/ \"sales man\" Enter s \"negotiation\" Enter")
    try terminal.waitForFrame("the fits") { Binary.trimmedLines($0.screenText) == ranked }
    try terminal.expectQuit()
  }
}

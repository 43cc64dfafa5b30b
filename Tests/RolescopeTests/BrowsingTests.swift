import PseudoTerminal
import Testing

/// The list and its panes, on a terminal of 80x24 where no other is named.
@Suite(.serialized) struct BrowsingTests {
  @Test func `it opens on the account director, whose pay three sources state`() throws {
    let terminal = try PseudoTerminal.exploring()
    #expect(terminal.row(0).contains("Rolescope"))
    #expect(terminal.selectedRow.contains("Account Director"))
    for title in ["Account Administrator", "Account Executive", "Account Manager", "Customer Account Manager"] {
      #expect(terminal.screenText.contains(title))
    }
    for text in ["Zippia, undated", "114.7", "study.com, 2019", "96.7", "Megainterview", "80-120"] {
      #expect(terminal.screenText.contains(text), "\(text)")
    }
    for heading in ["1 Salary", "2 Education", "3 Demographics", "4 Skills"] {
      #expect(terminal.screenText.contains(heading))
    }
    #expect(!terminal.isCursorVisible)
    #expect(terminal.isOnAlternateScreen)
    #expect(!terminal.modes.echoes && !terminal.modes.editsLines && !terminal.modes.stopsOutput)
    try terminal.expectQuit()
  }

  @Test func `arrows and letters move through the roles`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.press(.down)
    try terminal.waitForSelection(of: "Account Executive")
    terminal.type("j")
    try terminal.waitForSelection(of: "Account Manager")
    terminal.type("kk")
    try terminal.waitForSelection(of: "Account Director")
    terminal.press(.up)
    try terminal.waitForSelection(of: "Account Administrator")
    try terminal.waitForFrame("its pay") { $0.screenText.contains("40,149") }
    terminal.press(.end)
    terminal.press(.home)
    try terminal.waitForSelection(of: "Account management")
    terminal.press(.pageDown)
    try terminal.waitForSelection(of: "named only")
    try terminal.expectQuit()
  }

  @Test func `Enter folds the family and unfolds it`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("g")
    try terminal.waitForSelection(of: "Account management")
    terminal.press(.enter)
    try terminal.waitForFrame("the roles to be folded away") {
      !$0.screenText.contains("Customer Account Manager")
    }
    terminal.press(.enter)
    try terminal.waitToShow("Customer Account Manager")
    terminal.type("G")
    try terminal.waitForSelection(of: "named only")
    terminal.press(.enter)
    try terminal.waitToShow("Regional Sales Manager")
    try terminal.expectQuit()
  }

  @Test func `Enter goes to the pane, to its zoom and to a receipt, and Esc comes back the same way`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.press(.enter)
    try terminal.waitForScreen(after: "Enter")
    #expect(terminal.screenText.contains("$96,677"))
    #expect(terminal.screenText.contains("Customer Account Manager"))
    terminal.press(.enter)
    try terminal.waitForScreen(after: "Enter Enter")
    #expect(!terminal.screenText.contains("Customer Account Manager"))
    #expect(terminal.screenText.contains("New Jersey"))
    terminal.press(.enter)
    try terminal.waitToShow("Receipt")
    #expect(terminal.screenText.contains("000_9543ad840e34d36d.txt"))
    terminal.press(.escape)
    try terminal.waitForScreen(after: "Enter Enter")
    terminal.press(.escape)
    try terminal.waitForScreen(after: "Enter")
    terminal.press(.escape)
    try terminal.waitForScreen(after: "1 Esc")
    terminal.press(.escape)
    try terminal.waitToShow("q quits")
    #expect(terminal.selectedRow.contains("Account Director"))
    try terminal.expectQuit()
  }

  @Test(arguments: [
    ("1", "96,677"), ("2", "Master's degree (MBA)"), ("3", "Hispanic or Latino"), ("4", "Digital marketing"),
    ("5", "5 Duties"), ("6", "6 Path"), ("8", "8 Sources"),
  ]) func `a number shows its pane, and 0 the digest again`(number: String, content: String) throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type(number)
    try terminal.waitForScreen(after: number)
    #expect(terminal.screenText.contains(content))
    terminal.type("0")
    try terminal.waitForScreen(after: "")
    try terminal.expectQuit()
  }

  @Test func `Tab goes on to the next pane and Shift-Tab back`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("1")
    for pane in ["2 Education", "3 Demographics", "4 Skills"] {
      terminal.press(.tab)
      try terminal.waitForFrame("\(pane) as the only pane") {
        $0.screenText.contains(pane) && !$0.screenText.contains("1 Salary")
      }
    }
    terminal.send(Array("\u{1B}[Z".utf8))
    try terminal.waitToShow("3 Demographics")
    terminal.press(.escape)
    try terminal.waitForScreen(after: "3 Esc")
    try terminal.expectQuit()
  }

  @Test func `e shows where a figure comes from and who else says what`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("1e")
    try terminal.waitToShow("Receipt")
    for text in ["pay.mean", "$114,728", "$96,677", "2019", "study.com", "001_bd036f8f8003e068.txt"] {
      #expect(terminal.screenText.contains(text), "\(text)")
    }
    terminal.type("q")
    try terminal.waitForScreen(after: "1")
    terminal.press(.escape)
    try terminal.waitForScreen(after: "1 Esc")
    try terminal.expectQuit()
  }

  @Test func `? lists the keys, and Esc and q close it`() throws {
    let terminal = try PseudoTerminal.exploring()
    for key in [TerminalKey.escape, nil] {
      terminal.type("?")
      try terminal.waitToShow("Help")
      #expect(terminal.screenText.contains("PgDn"))
      terminal.press(.pageDown)
      if let key { terminal.press(key) } else { terminal.type("q") }
      try terminal.waitForScreen(after: "")
    }
    try terminal.expectQuit()
  }

  @Test func `q goes from the zoom to the pane`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("2")
    terminal.press(.enter)
    try terminal.waitForScreen(after: "2 Enter")
    terminal.type("q")
    try terminal.waitForScreen(after: "2")
    terminal.press(.escape)
    try terminal.waitForScreen(after: "2 Esc")
    try terminal.expectQuit()
  }

  @Test func `q quits from a pane as from the list`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("1")
    try terminal.waitForScreen(after: "1")
    try terminal.expectQuit()
  }

  @Test func `a key that does nothing says so, and the help stays one key away`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("K")
    try terminal.waitToShow("K does nothing here")
    terminal.press(.function(5))
    try terminal.waitToShow("F5 does nothing here")
    #expect(terminal.screenText.contains("?"))
    try terminal.expectQuit()
  }

  @Test func `Ctrl-L draws the whole screen again`() throws {
    let terminal = try PseudoTerminal.exploring()
    let before = terminal.screenText
    terminal.forgetReceivedBytes()
    terminal.press(.control("l"))
    try terminal.waitForFrame("all the text again") {
      $0.hasReceived("Rolescope") && $0.hasReceived("Megainterview") && $0.screenText == before
    }
    try terminal.expectQuit()
  }

  @Test func `the same screens come up at 120x36`() throws {
    let terminal = try PseudoTerminal.exploring(columns: 120, rows: 36)
    for heading in ["1 Salary", "2 Education", "3 Demographics", "4 Skills"] {
      #expect(terminal.screenText.contains(heading))
    }
    #expect(terminal.screenText.contains("132,260"))
    try terminal.expectQuit()
  }
}

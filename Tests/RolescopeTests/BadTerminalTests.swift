import PseudoTerminal
import Testing

@Suite(.serialized) struct BadTerminalTests {
  @Test(arguments: [[], ["explore"]]) func `without a terminal it names the commands`(arguments: [String]) throws {
    let result = try Binary.run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    for word in ["terminal", "list", "show", "compare", "skills", "explain"] {
      #expect(result.error.contains(word), "\(word)")
    }
    #expect(result.error.hasSuffix(".\n"))
  }

  @Test(arguments: ["nosuch", "dumb", "unknown", ""]) func `a terminal type that cannot be drawn on gets a sentence`(
    type: String
  ) throws {
    let terminal = try PseudoTerminal.starting(environment: ["TERM": type])
    #expect(try terminal.waitForExit() == .status(2))
    #expect(!terminal.bytesReceived.contains(0x1B))
    #expect(terminal.screenText.contains("rolescope: "))
    #expect(terminal.screenText.contains("TERM"))
    #expect(type.isEmpty || terminal.screenText.contains("\"\(type)\""))
    terminal.expectRestored()
  }

  @Test func `a wrong catalog is refused before the screen is taken`() throws {
    let terminal = try PseudoTerminal.starting(["--catalog", "/nowhere/roles.sqlite"])
    #expect(try terminal.waitForExit() == .status(2))
    #expect(terminal.screenText.contains("There is no catalog at /nowhere/roles.sqlite"))
    #expect(!terminal.bytesReceived.contains(0x1B))
  }

  @Test(arguments: [[], ["--catalog", "\(Binary.repository)/Resources/catalog.sqlite"]])
  func `the bundled catalog is explored, and one that is named`(arguments: [String]) throws {
    let terminal = try PseudoTerminal.starting(["explore"] + arguments)
    try terminal.waitToShow("1,022 roles")
    #expect(terminal.screenText.contains("Account Director"))
    try terminal.expectQuit()
  }
}

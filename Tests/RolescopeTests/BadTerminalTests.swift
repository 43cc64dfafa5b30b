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

  @Test(arguments: ["xterm-ghostty", "wezterm", "contour", "rio", "linux-new-kind"])
  func `a terminal that terminfo has no entry for is taken for the nearest, and the doctor says so`(
    type: String
  ) throws {
    let environment = ["TERM": type, "TERMINFO_DIRS": "/lib/terminfo:/usr/share/terminfo", "HOME": "/nowhere"]
    let terminal = try PseudoTerminal.starting(environment: environment)
    try terminal.waitUntil("the list", seconds: 60) { $0.screenText.contains("Account Director") }
    terminal.type("q")
    #expect(try terminal.waitForExit(seconds: 60) == .status(0))
    let doctor = try PseudoTerminal.starting(
      ["doctor"], environment: environment.merging(["PAGER": "cat"]) { $1 }, columns: 200, rows: 200)
    #expect(try doctor.waitForExit(seconds: 60) == .status(1))
    #expect(doctor.screenText.contains("terminfo doesn't know the terminal “\(type)”: it is taken for "))
  }

  @Test func `without a controlling terminal the one that it reads from is taken, and its size followed`() throws {
    let terminal = try PseudoTerminal(
      "/usr/bin/setsid", arguments: ["-w", Binary.path, "--catalog", Binary.articles])
    try terminal.waitForScreen(after: "")
    terminal.resize(columns: 60, rows: 20)
    terminal.type("j")
    try terminal.waitForScreen(after: "j", columns: 60, rows: 20)
    try terminal.expectQuit()
  }

  @Test(arguments: [(65535, 65535), (40000, 24), (80, 33000)])
  func `a size that no window has is drawn in as far as it goes`(columns: Int, rows: Int) throws {
    let stty = "stty cols \(columns) rows \(rows); exec \"$0\" \"$@\""
    for arguments in [["explore", "--fresh"], ["list", "director"]] {
      let terminal = try PseudoTerminal("/bin/sh", arguments: ["-c", stty, Binary.path] + arguments)
      try terminal.waitUntil("the program", seconds: 60) { $0.hasReceived("irector") }
      terminal.type("q")
      #expect(try terminal.waitForExit(seconds: 60) == .status(0))
    }
  }

  @Test func `a terminal without a size has that of COLUMNS and LINES`() throws {
    let sizeless = "stty cols 0 rows 0; exec \"$0\" \"$@\""
    let terminal = try PseudoTerminal(
      "/bin/sh", arguments: ["-c", sizeless, Binary.path, "--catalog", Binary.articles],
      environment: PseudoTerminal.usualEnvironment.merging(["COLUMNS": "70", "LINES": "20"]) { $1 },
      columns: 70, rows: 20)
    try terminal.waitForScreen(after: "", columns: 70, rows: 20)
    try terminal.expectQuit()
  }

  @Test func `without an alternate screen the shell's row is empty`() throws {
    let terminal = try PseudoTerminal.starting(environment: ["TERM": "vt100"])
    try terminal.waitUntil("the list", seconds: 60) { $0.screenText.contains("q quit") }
    terminal.type("q")
    #expect(try terminal.waitForExit(seconds: 60) == .status(0))
    #expect(terminal.row(23).allSatisfy { $0 == " " } && terminal.cursor == (0, 23))
    #expect(terminal.screenText.contains("Account Director"))
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

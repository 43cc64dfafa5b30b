import Glibc
import PseudoTerminal
import Testing

@Suite(.serialized) struct SignalTests {
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGUSR1, SIGXCPU])
  func `a signal ends it by that signal and restores the terminal`(
    number: Int32
  ) throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .signal(number))
    terminal.expectRestored()
  }

  @Test(arguments: ["Space Down c", "1 e", "s \"crm\"", "?"]) func `wherever it is, SIGTERM restores the terminal`(
    keys: String
  ) throws {
    let terminal = try PseudoTerminal.exploring()
    try terminal.play(keys)
    try terminal.waitForScreen(after: keys)
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .signal(SIGTERM))
    terminal.expectRestored()
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGILL]) func `a crash restores the terminal too`(number: Int32) throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .signal(number))
    terminal.expectRestored()
  }

  @Test func `Ctrl-C interrupts, also in a box`() throws {
    for keys in ["", "/ \"account\""] {
      let terminal = try PseudoTerminal.exploring()
      try terminal.play(keys)
      try terminal.waitForScreen(after: keys)
      terminal.press(.control("c"))
      #expect(try terminal.waitForExit() == .signal(SIGINT))
      terminal.expectRestored()
    }
  }

  @Test func `it ends when its terminal goes away`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.hangUp()
    #expect(try terminal.waitForExit() == .signal(SIGHUP))
  }

  @Test func `without SIGHUP it ends as well when its terminal goes away, and does not spin`() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", arguments: ["-c", "trap '' HUP; exec \"$0\" --catalog \"$1\"", Binary.path, Binary.articles],
      columns: 80, rows: 24)
    try terminal.waitForScreen(after: "")
    terminal.hangUp()
    _ = try terminal.waitForExit()
  }

  @Test func `a screen that nobody touches costs no processor time`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("jk")
    _ = terminal.readFor(seconds: 0.5)
    let before = try ProcessCounts(of: terminal.process)
    #expect(terminal.readFor(seconds: 1.5) == 0)
    let after = try ProcessCounts(of: terminal.process)
    #expect(after.processorTicks - before.processorTicks <= 1)
    #expect(after.switches - before.switches <= 3)
    try terminal.expectQuit()
  }
}

@Suite(.serialized) struct SuspendTests {
  @Test func `Ctrl-Z gives the terminal back, and fg brings the screen back, round after round`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("j")
    try terminal.waitForScreen(after: "j")
    for round in 0..<5 {
      terminal.press(.control("z"))
      try terminal.waitUntilStopped()
      terminal.expectRestored()
      let columns = round % 2 == 0 ? 80 : 100
      terminal.resize(columns: columns, rows: 24)
      terminal.resume()
      try terminal.waitForScreen(after: "j", columns: columns)
      #expect(terminal.isOnAlternateScreen && !terminal.isCursorVisible)
      #expect(!terminal.modes.echoes && !terminal.modes.stopsOutput)
    }
    terminal.type("k")
    try terminal.waitForSelection(of: "Account Director")
    try terminal.expectQuit()
  }

  @Test func `a box keeps its text over a suspension`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("/dire")
    try terminal.waitForScreen(after: "/ \"dire\"")
    terminal.press(.control("z"))
    try terminal.waitUntilStopped()
    terminal.resume()
    terminal.type("ctor")
    try terminal.waitForScreen(after: "/ \"director\"")
    #expect(terminal.isCursorVisible)
  }

  @Test func `bg leaves it stopped until fg`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.press(.control("z"))
    try terminal.waitUntilStopped()
    terminal.resume(inBackground: true)
    try terminal.waitUntilStopped()
    terminal.resume()
    try terminal.waitForScreen(after: "")
    try terminal.expectQuit()
  }

  @Test func `after a stop that no program can catch the screen comes back at its new size`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.signal(SIGSTOP)
    try terminal.waitUntilStopped()
    terminal.resize(columns: 60, rows: 10)
    terminal.forgetReceivedBytes()
    terminal.resume()
    try terminal.waitForScreen(after: "", columns: 60, rows: 10)
    #expect(terminal.hasReceived("\u{1B}[?2004h"))
    try terminal.expectQuit()
  }

  @Test func `a signal that comes while it is stopped ends it when it goes on`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.press(.control("z"))
    try terminal.waitUntilStopped()
    terminal.signal(SIGTERM)
    terminal.resume(inBackground: true)
    #expect(try terminal.waitForExit() == .signal(SIGTERM))
    terminal.expectRestored()
  }
}

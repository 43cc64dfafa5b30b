import Glibc
import PseudoTerminal
import Testing

@Suite(.serialized) struct MouseTests {
  static let on = "\u{1B}[?1000h\u{1B}[?1006h"
  static let off = "\u{1B}[?1006l\u{1B}[?1000l"

  @Test func `clicks and the wheel do what a script's do`() throws {
    let terminal = try PseudoTerminal.exploring()
    #expect(terminal.hasReceived(Self.on))
    #expect(!terminal.hasReceived("\u{1B}[?1002h") && !terminal.hasReceived("\u{1B}[?1003h"))
    terminal.type("\u{1B}[<0;6;7M\u{1B}[<0;6;7m")
    try terminal.waitForScreen(after: "Click:6,7")
    terminal.type("\u{1B}[<0;36;1M\u{1B}[<0;36;1m")
    try terminal.waitForScreen(after: "Click:6,7 Click:36,1")
    terminal.type("Z\u{1B}[<65;6;10M")
    try terminal.waitForScreen(after: "Click:6,7 Click:36,1 Z WheelDown:6,10")
    try terminal.expectQuit()
  }

  @Test func `two presses at once are a double click, two apart are not`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("\u{1B}[<0;6;7M\u{1B}[<0;6;7m")
    try terminal.waitForScreen(after: "Click:6,7")
    _ = terminal.readFor(seconds: 0.6)
    terminal.type("\u{1B}[<0;6;7M\u{1B}[<0;6;7m")
    _ = terminal.readFor(seconds: 0.6)
    try terminal.waitForScreen(after: "Click:6,7")
    terminal.type("\u{1B}[<0;6;7M\u{1B}[<0;6;7m\u{1B}[<0;6;7M\u{1B}[<0;6;7m")
    try terminal.waitForScreen(after: "DoubleClick:6,7")
    try terminal.expectQuit()
  }

  @Test func `a report that comes in pieces over a slow line types nothing`() throws {
    let terminal = try PseudoTerminal.exploring()
    // Esc and "[" stand for themselves when nothing follows them; what comes after them can only be a report's.
    for piece in ["\u{1B}[<", "0", ";", "6", ";7", "M\u{1B}[<0;", "6;7", "m"] {
      terminal.type(piece)
      _ = terminal.readFor(seconds: 0.05)
    }
    try terminal.waitForScreen(after: "Click:6,7")
    try terminal.expectQuit()
  }

  @Test func `the key and the palette give the mouse to the terminal and take it again`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.forgetReceivedBytes()
    terminal.type("M")
    try terminal.waitForScreen(after: "M")
    #expect(terminal.hasReceived(Self.off) && !terminal.hasReceived(Self.on))
    terminal.forgetReceivedBytes()
    terminal.press(.control("z"))
    try terminal.waitUntilStopped()
    terminal.resume()
    try terminal.waitForScreen(after: "M")
    #expect(!terminal.hasReceived(Self.on))
    terminal.type(":mouse")
    terminal.press(.enter)
    try terminal.waitForScreen(after: "M M")
    #expect(terminal.hasReceived(Self.on))
    // A screen reader has the mouse for itself.
    terminal.forgetReceivedBytes()
    terminal.type("R")
    try terminal.waitUntil("the mouse to be given back") { $0.hasReceived(Self.off) }
    terminal.type("R")
    try terminal.waitUntil("the mouse to be taken") { $0.hasReceived(Self.on) }
    try terminal.expectQuit()
  }

  @Test(arguments: ["vt100", "vt220", "linux"]) func `a terminal without these modes is sent none`(type: String) throws
  {
    let terminal = try PseudoTerminal.starting(environment: ["TERM": type])
    try terminal.waitFor("Account Director")
    terminal.type("MM")
    _ = terminal.readFor(seconds: 0.3)
    #expect(!terminal.hasReceived("\u{1B}[?1000") && !terminal.hasReceived("\u{1B}[?1006"))
    terminal.type("q")
    #expect(try terminal.waitForExit() == .status(0))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT])
  func `whatever ends it, the mouse is the shell's`(
    signal: Int32
  ) throws {
    let terminal = try PseudoTerminal.exploring()
    #expect(terminal.hasReceived(Self.on))
    terminal.forgetReceivedBytes()
    terminal.signal(signal)
    #expect(try terminal.waitForExit() == .signal(signal))
    #expect(terminal.hasReceived(Self.off) && !terminal.hasReceived("\u{1B}[?1000h"))
  }

  @Test func `a suspended explorer leaves the mouse to the shell, and takes it again`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.forgetReceivedBytes()
    terminal.press(.control("z"))
    try terminal.waitUntilStopped()
    #expect(terminal.hasReceived(Self.off) && !terminal.hasReceived("\u{1B}[?1000h"))
    terminal.forgetReceivedBytes()
    terminal.resume()
    try terminal.waitForScreen(after: "")
    #expect(terminal.hasReceived(Self.on))
    try terminal.expectQuit()
  }
}

import Foundation
import PseudoTerminal
import Testing

/// What is pasted, or still comes when the explorer ends, reaches no shell.
@Suite(.serialized) struct PasteTests {
  private static let (begin, end) = ("\u{1B}[200~", "\u{1B}[201~")

  /// Lines that a shell would run, each of which leaves a file behind.
  private static func lines(_ folder: TemporaryFolder, count: Int = 200) -> String {
    String(repeating: "\recho ran > \(folder.path)/ran\r#" + String(repeating: "x", count: 60), count: count) + "\r"
  }

  private func hasRun(_ folder: TemporaryFolder) -> Bool {
    FileManager.default.fileExists(atPath: folder.path + "/ran")
  }

  /// A shell with the explorer in it.
  private func shell(_ type: String = "xterm-256color") throws -> PseudoTerminal {
    var environment = PseudoTerminal.usualEnvironment
    environment.merge(["PS1": "ready> ", "TERM": type]) { $1 }
    let terminal = try PseudoTerminal("/bin/bash", arguments: ["--norc", "--noprofile"], environment: environment)
    terminal.type("\(Binary.path) --catalog \(Binary.articles)\r")
    try terminal.waitUntil("the explorer", seconds: 60) { $0.screenText.contains("Account Director") }
    return terminal
  }

  /// Waits until the shell answers again, whatever it was given meanwhile.
  private func expectShell(_ terminal: PseudoTerminal, _ location: SourceLocation = #_sourceLocation) throws {
    terminal.type("\u{15}echo shell-$((40+2))\r")
    try terminal.waitUntil("the shell's answer", seconds: 60) { $0.screenText.contains("shell-42") }
    #expect(terminal.modes.makesSignals, sourceLocation: location)
  }

  @Test(arguments: [
    "\u{1A}", "\u{3}", "\u{1C}", "\u{11}\u{13}\u{16}\u{F}\u{12}\u{4}", "\u{1B}[201~\u{1A}q", "\u{1B}[122;5u",
  ])
  func `a paste that holds Ctrl-Z and its kind neither stops nor ends the explorer, and no shell runs its lines`(
    controls: String
  ) throws {
    let folder = try TemporaryFolder()
    let terminal = try shell()
    terminal.type("/")
    try terminal.waitUntil("the box", seconds: 60) { $0.isCursorVisible && $0.isOnAlternateScreen }
    terminal.send(Array("\(Self.begin)nurse\(controls)#\(Self.lines(folder))\(Self.end)".utf8))
    try terminal.waitUntil("the full box", seconds: 60) { $0.screenText.contains("The box holds 1,000 characters") }
    terminal.press(.escape)
    try terminal.waitUntil("the box to close", seconds: 60) { $0.screenText.contains("q quit") }
    terminal.type("q")
    try terminal.waitUntil("the shell", seconds: 60) { !$0.isOnAlternateScreen }
    try expectShell(terminal)
    #expect(!hasRun(folder))
  }

  @Test(arguments: [
    ("xterm-256color", "q"), ("vt100", "q"), ("xterm-256color", "\u{1A}"), ("xterm-256color", "jj\u{1A}"),
    ("xterm-256color", "j\u{3}"),
  ]) func `a key that ends or stops the explorer takes with it what came behind it`(type: String, key: String) throws {
    let folder = try TemporaryFolder()
    let terminal = try shell(type)
    terminal.forgetReceivedBytes()
    terminal.send(Array("\(key)\(Self.lines(folder))".utf8))
    try terminal.waitUntil("the shell", seconds: 60) { $0.hasReceived("ready> ") }
    try expectShell(terminal)
    #expect(!hasRun(folder))
  }

  @Test(arguments: ["TERM", "HUP", "QUIT", "TSTP", "SEGV", "ABRT"])
  func `what is still to come of a paste is dropped, whatever takes the explorer out of the terminal`(signal: String)
    throws
  {
    let folder = try TemporaryFolder()
    let script = """
      sh -c 'echo $$ > '"$2"'/process; exec "$0" --catalog "$1"' "$0" "$1"
      stty -icanon -echo min 0 time 5; cat > "$2/left"; echo over; sleep 600
      """
    let terminal = try PseudoTerminal(
      "/bin/bash", arguments: ["-mc", script, Binary.path, Binary.articles, folder.path])
    try terminal.waitForScreen(after: "", seconds: 60)
    let process = try #require(
      Int32(String(contentsOfFile: folder.path + "/process", encoding: .utf8).trimmingCharacters(in: .newlines)))
    terminal.send(Array("\(Self.begin)nurse\(Self.lines(folder, count: 20))".utf8))
    // A crash in the moment in which the beginning is read may not know of it.
    terminal.readAnswer(within: 0.3)
    let numbers = ["TERM": SIGTERM, "HUP": SIGHUP, "QUIT": SIGQUIT, "TSTP": SIGTSTP, "SEGV": SIGSEGV, "ABRT": SIGABRT]
    kill(process, try #require(numbers[signal]))
    terminal.send(Array("\(Self.lines(folder))\(Self.end)".utf8))
    try terminal.waitUntil("the shell's word", seconds: 60) { $0.screenText.contains("over") }
    #expect(try String(contentsOfFile: folder.path + "/left", encoding: .utf8) == "")
    kill(process, SIGKILL)
  }

  @Test func `a paste whose end is lost is taken after 2 seconds and said, and keys work again`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("/")
    terminal.send(Array("\(Self.begin)director".utf8))
    try terminal.waitToShow("did not come within 2 seconds")
    #expect(terminal.row(1).contains("/ director"))
    terminal.send(Array(Self.end.utf8))
    terminal.press(.enter)
    try terminal.waitForScreen(after: "/ \"director\" Enter")
    try terminal.expectQuit()
  }

  @Test func `a suspension leaves no paste open`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.send(Array("\(Self.begin)director".utf8))
    terminal.signal(SIGTSTP)
    try terminal.waitUntilStopped(seconds: 60)
    terminal.expectRestored()
    terminal.resume()
    terminal.type("j")
    try terminal.waitForScreen(after: "j")
    try terminal.expectQuit()
  }

  @Test func `where pastes come unmarked, Ctrl-Z amid other text does nothing, and alone suspends`() throws {
    let terminal = try PseudoTerminal.starting(environment: ["TERM": "vt100"])
    try terminal.waitFor("Account Director", seconds: 60)
    terminal.send(Array("j\u{1A}j".utf8))
    try terminal.waitFor("Ctrl-Z came amid other text", seconds: 60)
    terminal.press(.control("z"))
    try terminal.waitUntilStopped(seconds: 60)
    terminal.forgetReceivedBytes()
    terminal.resume()
    try terminal.waitUntil("the screen again", seconds: 60) { $0.hasReceived("Account Director") }
    terminal.press(.control("c"))
    #expect(try terminal.waitForExit(seconds: 60) == .signal(SIGINT))
  }
}

/// Keys that the terminal has for signals, which the explorer reads as keys.
@Suite(.serialized) struct SignalKeyTests {
  /// A shell that runs the explorer in its own job, after telling the terminal something.
  private func script(_ script: String) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal("/bin/sh", arguments: ["-c", script, Binary.path, Binary.articles])
    try terminal.waitForScreen(after: "", seconds: 60)
    return terminal
  }

  @Test(arguments: [(3, 99, SIGINT), (28, 92, SIGQUIT)]) func `Ctrl-C and Ctrl-backslash end it as their signals do`(
    byte: UInt8, code: Int, signal: Int32
  ) throws {
    for form in [[byte], Array("\u{1B}[\(code);5u".utf8)] {
      let terminal = try PseudoTerminal.exploring()
      terminal.send(form)
      #expect(try terminal.waitForExit(seconds: 60) == .signal(signal))
      terminal.expectRestored()
    }
  }

  @Test func `the whole job is suspended and interrupted, as the terminal's driver does it`() throws {
    let terminal = try script("\"$0\" --catalog \"$1\"; echo never; sleep 600")
    terminal.press(.control("z"))
    try terminal.waitUntilStopped(seconds: 60)
    terminal.resume()
    try terminal.waitForScreen(after: "", seconds: 60)
    terminal.press(.control("c"))
    #expect(try terminal.waitForExit(seconds: 60) == .signal(SIGINT))
    #expect(!terminal.hasReceived("never"))
  }

  @Test func `keys that were given to signals with stty are theirs, and those that were taken away are free`() throws {
    let terminal = try script("stty susp ^Y quit undef; exec \"$0\" --catalog \"$1\"")
    terminal.send([0x1A])
    try terminal.waitToShow("Ctrl-Z does nothing here")
    terminal.send([0x1C])
    try terminal.waitToShow("Ctrl-\\ does nothing here")
    terminal.send([0x19])
    try terminal.waitUntilStopped(seconds: 60)
    terminal.resume()
    try terminal.waitFor("Account Director", seconds: 60)
    try terminal.expectQuit()
  }

  @Test func `a terminal without keys for signals gets none`() throws {
    let terminal = try script("stty -isig; exec \"$0\" --catalog \"$1\"")
    terminal.send([0x03])
    try terminal.waitToShow("Ctrl-C does nothing here")
    terminal.type("q")
    #expect(try terminal.waitForExit(seconds: 60) == .status(0))
    #expect(!terminal.modes.makesSignals && terminal.modes.echoes)
  }

  @Test func `keys typed before Ctrl-Z count, those behind it do not`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.send(Array("/dire\u{1A}xyz\r".utf8))
    try terminal.waitUntilStopped(seconds: 60)
    terminal.resume()
    try terminal.waitForScreen(after: "/ \"dire\"", seconds: 60)
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit(seconds: 60) == .signal(SIGTERM))
  }

  @Test func `the plain form of keys is asked for as often as it is given back`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.press(.control("z"))
    try terminal.waitUntilStopped(seconds: 60)
    terminal.resume()
    try terminal.waitForScreen(after: "", seconds: 60)
    terminal.signal(SIGSTOP)
    try terminal.waitUntilStopped(seconds: 60)
    terminal.resume()
    try terminal.waitForScreen(after: "", seconds: 60)
    try terminal.expectQuit()
    let text = String(decoding: terminal.bytesReceived, as: UTF8.self)
    #expect(text.components(separatedBy: "\u{1B}[>0u").count == 4)
    #expect(text.components(separatedBy: "\u{1B}[<u").count == 4)
  }

  @Test func `a click on a key that ends it leaves its release to nobody`() throws {
    let folder = try TemporaryFolder()
    let terminal = try script(
      "\"$0\" --catalog \"$1\"; stty -icanon -echo min 0 time 5; cat > \(folder.path)/left; echo over; sleep 600")
    let quit = try #require(terminal.row(23).firstRange(of: "q quit"))
    let column = terminal.row(23).distance(from: terminal.row(23).startIndex, to: quit.lowerBound) + 1
    terminal.type("\u{1B}[<0;\(column);24M")
    _ = terminal.readFor(seconds: 0.3)
    terminal.type("\u{1B}[<0;\(column);24m\u{1B}[<0;\(column);24M\u{1B}[<0;\(column);24m")
    try terminal.waitUntil("the shell's word", seconds: 60) { $0.screenText.contains("over") }
    #expect(try String(contentsOfFile: folder.path + "/left", encoding: .utf8) == "")
  }
}

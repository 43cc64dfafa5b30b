import Foundation
import PseudoTerminal
import Testing

/// What `y` and `Y` send to a terminal.
@Suite(.serialized) struct ClipboardTerminalTests {
  private func bytes(_ terminal: PseudoTerminal) -> String { String(decoding: terminal.bytesReceived, as: UTF8.self) }

  /// The texts of all sequences that fill the clipboard.
  private func copied(_ terminal: PseudoTerminal) -> [String] {
    bytes(terminal).components(separatedBy: "\u{1B}]52;c;").dropFirst().compactMap { rest in
      rest.split(separator: "\u{7}", omittingEmptySubsequences: false).first
        .flatMap { Data(base64Encoded: String($0)) }.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  @Test func `y twice sends one sequence, whose text is the figure`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("yy")
    try terminal.waitToShow("Copied the figure, sent to the terminal's clipboard")
    #expect(copied(terminal) == ["average $114,728 a year, Zippia, undated"])
    #expect(!bytes(terminal).contains("\u{1B}P"))
    terminal.type("q")
    #expect(try terminal.waitForExit(seconds: 30) == .status(0))
    terminal.expectRestored()
  }

  @Test func `what Y copies runs in a shell, and prints what the view shows`() throws {
    for (keys, text) in [
      ("/pay>60k\r", "Account Director"), ("1", "114,728"), (" jjj c", "A higher"), ("scrm, !payroll\r", "by fit"),
    ] {
      let terminal = try PseudoTerminal.exploring()
      terminal.type(keys)
      terminal.type("Y")
      try terminal.waitToShow("Copied the command")
      let line = try #require(copied(terminal).last)
      #expect(copied(terminal).count == 1)
      let function = "rolescope() { '\(Binary.path)' \"$@\"; }; \(line)"
      let run = try Binary.run(program: "/bin/sh", ["-c", function])
      #expect(run.status == 0 && run.output.contains(text), "\(line): \(run.error)")
    }
  }

  @Test func `a pane is copied as its command prints it, with bare line ends`() throws {
    let terminal = try PseudoTerminal.exploring()
    terminal.type("1y")
    try terminal.waitToShow("pane as CSV")
    terminal.type("pane as c\r")
    try terminal.waitToShow("Copied the pane as CSV")
    let printed = try Binary.run(
      "show", "--pane", "salary", "account-director", "--format", "csv", "--catalog", Binary.articles)
    #expect(copied(terminal) == [printed.output.replacingOccurrences(of: "\r\n", with: "\n")])
  }

  @Test func `within a tmux that doesn't answer it is sent bare and wrapped for it, within screen in strings`() throws {
    let tmux = try PseudoTerminal.exploring(environment: ["TMUX": "/nonexistent/tmux,1,0"])
    tmux.type("yy")
    try tmux.waitToShow("Copied the figure")
    #expect(bytes(tmux).contains("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YXZl"))
    #expect(copied(tmux) == Array(repeating: "average $114,728 a year, Zippia, undated", count: 2))
    #expect(tmux.screenText.contains("sent to the terminal's clipboard"))
    let screen = try PseudoTerminal.exploring(environment: ["STY": "1.pts", "TMUX": ""])
    screen.type("yy")
    try screen.waitToShow("Copied the figure")
    #expect(bytes(screen).contains("\u{1B}P\u{1B}]52;c;YXZl"))
  }

  @Test func `more than terminals take is refused, and nothing is sent`() throws {
    let terminal = try PseudoTerminal.starting(["explore", "--fresh"])
    try terminal.waitToShow("1,022 roles")
    terminal.type("y")
    try terminal.waitToShow("screen as CSV")
    terminal.type("screen as c\r")
    try terminal.waitToShow("more than terminals take")
    #expect(copied(terminal).isEmpty)
  }

  @Test func `a terminal without private sequences is sent none, and the reader is told of w`() throws {
    let terminal = try PseudoTerminal.starting(environment: ["TERM": "vt100"])
    try terminal.waitUntil("the list") { $0.screenText.contains("Account Director") }
    terminal.type("yy")
    try terminal.waitUntil("the answer") { $0.screenText.contains("w saves to a file") }
    #expect(!bytes(terminal).contains("]52;"))
  }

  /// A terminal that was started from within tmux inherits its variables.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")))
  func `a tmux whose pane is another terminal gets nothing`() throws {
    let folder = try TemporaryFolder()
    let tmux = ["-S", folder.path + "/tmux", "-f", "/dev/null"]
    let other = try PseudoTerminal("/usr/bin/tmux", arguments: tmux + ["-u", "new-session", "echo here; sleep 600"])
    defer { _ = try? Binary.run(program: "/usr/bin/tmux", tmux + ["kill-server"]) }
    try other.waitUntil("the pane", seconds: 30) { $0.screenText.contains("here") }
    let terminal = try PseudoTerminal.exploring(environment: ["TMUX": folder.path + "/tmux,1,0", "TMUX_PANE": "%0"])
    terminal.type("yy")
    try terminal.waitToShow("Copied the figure, sent to the terminal's clipboard")
    #expect(copied(terminal) == ["average $114,728 a year, Zippia, undated"])
    #expect(!bytes(terminal).contains("\u{1B}Ptmux;"))
    #expect(try Binary.run(program: "/usr/bin/tmux", tmux + ["list-buffers"]).output.isEmpty)
  }

  /// A real tmux as it comes takes neither a bare nor a wrapped sequence, but `load-buffer -w`, and hands the text on.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")))
  func `tmux as it comes gets the text into its buffer, and the terminal outside of it gets it too`() throws {
    let folder = try TemporaryFolder()
    let tmux = ["-S", folder.path + "/tmux", "-f", "/dev/null"]
    let start = "'\(Binary.path)' explore --fresh --catalog '\(Binary.articles)'"
    let terminal = try PseudoTerminal("/usr/bin/tmux", arguments: tmux + ["-u", "new-session", start])
    defer { _ = try? Binary.run(program: "/usr/bin/tmux", tmux + ["kill-server"]) }
    try terminal.waitUntil("the list", seconds: 30) { $0.screenText.contains("Account Director") }
    terminal.type("yy")
    try terminal.waitUntil("the answer", seconds: 30) { $0.screenText.contains("to tmux and through it") }
    let buffer = try Binary.run(program: "/usr/bin/tmux", tmux + ["show-buffer"])
    #expect(buffer.output == "average $114,728 a year, Zippia, undated")
    let coded = Data(buffer.outputBytes).base64EncodedString()
    #expect(bytes(terminal).contains(coded))
  }
}

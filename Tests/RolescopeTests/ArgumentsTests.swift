import Foundation
import PseudoTerminal
import Testing

/// What the program is asked for reaches it wherever it runs.
@Suite struct ArgumentsTests {
  /// How to run a program where there is no /proc, as in a chroot or a sandbox; nil, with a word, where that can't be done.
  private static let withoutProc: [String]? = {
    let namespaces = geteuid() == 0 ? ["-m"] : ["-r", "-m"]
    let start = namespaces + ["/bin/sh", "-c", "mount -t tmpfs none /proc && exec \"$@\"", "sh"]
    func run(_ words: [String]) -> Binary.Result? { try? Binary.run(program: "/usr/bin/unshare", start + words) }
    // The sanitizers read /proc themselves, and end or complain without it.
    let complaint = run([Binary.path, "--version"])?.error ?? ""
    let isWatched = ["Sanitizer", "==WARNING: "].contains { complaint.contains($0) }
    if run(["/bin/true"])?.status == 0, !isWatched { return start }
    print("/proc can't be taken away here: a place without it was not tried.")
    return nil
  }()

  @Test(.enabled(if: withoutProc != nil), arguments: [["--version"], ["list", "director"], ["frobnicate"]])
  func `without /proc a command does and says what it does elsewhere`(_ arguments: [String]) throws {
    let start = try #require(Self.withoutProc)
    let here = try Binary.run(arguments)
    let there = try Binary.run(program: "/usr/bin/unshare", start + [Binary.path] + arguments)
    #expect(there.output == here.output && there.error == here.error && there.status == here.status)
  }

  @Test(.enabled(if: withoutProc != nil)) func `without /proc the explorer opens, and does what it is told`() throws {
    let start = try #require(Self.withoutProc)
    let terminal = try PseudoTerminal(
      "/usr/bin/unshare", arguments: start + [Binary.path, "--catalog", Binary.articles])
    try terminal.waitForScreen(after: "")
    terminal.type("j")
    try terminal.waitForScreen(after: "j")
    try terminal.expectQuit()
  }
}

import PseudoTerminal
import Testing

/// What the tests read screens with.
@Suite struct EmulatorTests {
  @Test(arguments: [
    ("\\303", "\\251", "é"), ("\\342", "\\226\\210", "█"), ("\\342\\226", "\\210", "█"),
    ("\\360\\237\\230", "\\200", "😀"),
  ])
  func `a character that comes in two pieces is one`(first: String, second: String, character: String) throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", arguments: ["-c", "printf 'a\(first)'; sleep 0.2; printf '\(second)b\(first)\(second)c'; sleep 30"],
      environment: PseudoTerminal.usualEnvironment)
    try terminal.waitUntil("the whole line", seconds: 10) { $0.row(0).contains("c") }
    #expect(terminal.row(0).hasPrefix("a\(character)b\(character)c"))
    terminal.signal(9)
    #expect(try terminal.waitForExit() == .signal(9))
  }
}

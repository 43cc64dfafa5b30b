import Noise
import PseudoTerminal
import Synchronization
import Testing

/// The explorer on every kind of terminal: type, locale, colours and size, through browsing, comparing and searching.
@Suite struct MatrixTests {
  private static let types = [
    "xterm", "xterm-256color", "xterm-mono", "tmux", "tmux-256color", "screen", "screen-256color", "linux", "vt100",
    "vt220", "xterm-16color", "xterm-direct", "xterm-direct256",
    "rxvt", "rxvt-unicode-256color", "st-256color", "alacritty", "kitty", "xterm-kitty", "foot",
  ]
  private static let sizes = [(120, 36), (80, 24), (40, 10), (12, 4)]
  /// Each goes on from the screen before.
  private static let stages = ["j", "Space j c", "q s \"crm\" Enter"]

  /// What a fresh draw shows after some keys; the same for all types, with and without colours.
  private static let drawn = Mutex<[String: String]>([:])

  private static func screen(_ keys: String, _ size: (Int, Int), _ locale: String) throws -> String {
    let key = "\(keys) \(size) \(locale)"
    if let known = drawn.withLock({ $0[key] }) { return known }
    let text = try Binary.screen(after: keys, columns: size.0, rows: size.1, environment: ["LC_ALL": locale])
    drawn.withLock { $0[key] = text }
    return text
  }

  @Test(arguments: sampled(types), sizes)
  func `every kind of terminal shows what a fresh draw shows`(type: String, size: (Int, Int)) throws {
    for locale in ["C.UTF-8", "C"] {
      for noColour in ["", "1"] {
        let environment = ["TERM": type, "LC_ALL": locale, "NO_COLOR": noColour]
        let terminal = try PseudoTerminal.starting(environment: environment, columns: size.0, rows: size.1)
        var keys = ""
        for stage in [""] + Self.stages {
          try terminal.play(stage)
          keys += (keys.isEmpty ? "" : " ") + stage
          let expected = try Self.screen(keys, size, locale)
          try terminal.waitUntil(
            "\(type) \(size) \(locale) NO_COLOR=\(noColour) after \(keys):\n\(expected)\n", seconds: 30
          ) {
            Binary.trimmedLines($0.screenText) == expected
          }
        }
        if locale == "C" { #expect(terminal.bytesReceived.allSatisfy { $0 < 0x80 }, "\(environment)") }
        if noColour == "1" { #expect(!terminal.sendsColour, "\(environment)") }
        terminal.type("q")
        #expect(try terminal.waitForExit(seconds: 30) == .status(0), "\(environment)")
        terminal.expectRestored()
      }
    }
  }

  @Test func `the matrix is as large as it says`() {
    let count = Self.types.count * Self.sizes.count * 2 * 2
    print("MatrixTests drives \(count) combinations of terminal type, size, locale and colour.")
    #expect(count >= 200)
  }
}

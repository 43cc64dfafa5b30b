import Glibc
import PseudoTerminal
import Testing

/// A line of 9600 baud carries 960 bytes a second: 288 in the 300 milliseconds that a move may take.
@Suite(.serialized) struct SlowLineTests {
  private static let bytesPerSecond = 960.0

  @Test(arguments: [(80, 24), (120, 36)])
  func `a move sends the row that it leads to, then the one it left, within 300 ms`(
    columns: Int, rows: Int
  ) throws {
    let terminal = try PseudoTerminal.exploring(columns: columns, rows: rows, speed: B9600)
    terminal.forgetReceivedBytes()
    terminal.press(.down)
    try terminal.waitForScreen(after: "Down", columns: columns, rows: rows)
    let frames = terminal.framesReceived
    #expect(frames.count > 2, "the panes come in frames of their own")
    #expect(frames.first?.contains("Account Executive") == true)
    #expect(frames.dropFirst().first?.contains("Account Director") == true)
    #expect(frames.prefix(2).reduce(0) { $0 + $1.utf8.count } <= 288, "\(frames.prefix(2))")
    try terminal.expectQuit()
  }

  @Test func `keys that come faster than the line drop frames, and never queue bytes`() throws {
    let terminal = try PseudoTerminal.exploring(speed: B9600)
    terminal.forgetReceivedBytes()
    let start = ContinuousClock.now
    for _ in 0..<30 {
      terminal.press(.up)
      terminal.press(.down)
      usleep(10_000)
    }
    terminal.press(.down)
    try terminal.waitForScreen(after: "Down")
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    // The last piece may still be on its way.
    #expect(Double(terminal.bytesReceived.count) <= Self.bytesPerSecond * seconds + 300, "in \(seconds) s")
    try terminal.expectQuit()
  }

  @Test func `a typed letter stands in its box before the list follows`() throws {
    let terminal = try PseudoTerminal.exploring(speed: B9600)
    terminal.type("/")
    try terminal.waitForScreen(after: "/")
    terminal.forgetReceivedBytes()
    terminal.type("m")
    try terminal.waitForScreen(after: "/ m")
    let frames = terminal.framesReceived
    #expect(frames.count > 2)
    #expect((frames.first?.utf8.count ?? 0) < 100 && frames.first?.contains("m") == true, "\(frames)")
    terminal.press(.escape)
    try terminal.waitForScreen(after: "")
    try terminal.expectQuit()
  }

  @Test func `a line of usual speed gets a frame whole`() throws {
    let terminal = try PseudoTerminal.exploring(columns: 120, rows: 36)
    terminal.forgetReceivedBytes()
    terminal.press(.down)
    try terminal.waitForScreen(after: "Down", columns: 120, rows: 36)
    #expect(terminal.framesReceived.count == 1)
    try terminal.expectQuit()
  }
}

extension PseudoTerminal {
  /// What the program sent since its bytes were last forgotten, in its own frames.
  fileprivate var framesReceived: [String] {
    let text = String(decoding: bytesReceived, as: UTF8.self)
    return text.split(separator: "\u{1B}[?2026h").map { "\u{1B}[?2026h" + $0 }
  }
}

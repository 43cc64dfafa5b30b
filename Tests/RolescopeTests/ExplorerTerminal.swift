import Foundation
import PseudoTerminal
import Testing

extension PseudoTerminal {
  /// Starts the explorer on the article roles, and waits for its whole first screen.
  static func exploring(
    _ arguments: [String] = [], environment changes: [String: String] = [:], columns: Int = 80, rows: Int = 24,
    speed: Int32? = nil
  ) throws -> PseudoTerminal {
    let terminal = try starting(arguments, environment: changes, columns: columns, rows: rows, speed: speed)
    try terminal.waitForScreen(after: "", columns: columns, rows: rows, environment: changes)
    return terminal
  }

  /// Starts the binary, without arguments on the article roles, and waits for nothing.
  static func starting(
    _ arguments: [String] = [], environment changes: [String: String] = [:], columns: Int = 80, rows: Int = 24,
    speed: Int32? = nil
  ) throws -> PseudoTerminal {
    let environment = usualEnvironment.merging(changes) { $1 }.filter { !$0.value.isEmpty }
    return try PseudoTerminal(
      Binary.path, arguments: arguments.isEmpty ? ["--catalog", Binary.articles] : arguments, environment: environment,
      columns: columns, rows: rows, speed: speed)
  }

  /// Waits until the screen is the one that the explorer draws afresh after these keys.
  func waitForScreen(
    after keys: String, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], seconds: Double = 30
  ) throws {
    let expected = try Binary.screen(after: keys, columns: columns, rows: rows, environment: environment)
    let place = "the screen that a script of \"\(keys)\" draws at \(columns)x\(rows):\n\(expected)\n"
    try waitForFrame(place, seconds: seconds) { Binary.trimmedLines($0.screenText) == expected }
  }

  /// Waits until a frame that has come whole meets the condition.
  func waitForFrame(
    _ expectation: String, seconds: Double = 30, _ condition: (PseudoTerminal) -> Bool
  ) throws {
    let frameEnd = Array("\u{1B}[?2026l".utf8)
    try waitUntil(expectation, seconds: seconds) {
      $0.bytesReceived.suffix(frameEnd.count) == frameEnd[...] && condition($0)
    }
  }

  /// Waits until a whole frame shows the text.
  func waitToShow(_ text: String) throws { try waitForFrame("\"\(text)\"") { $0.screenText.contains(text) } }

  /// The row that the list's cursor is on.
  var selectedRow: String { screenText.split(separator: "\n").first { $0.hasPrefix("▌") }.map(String.init) ?? "" }

  func waitForSelection(of title: String) throws {
    try waitForFrame("the selection of \(title)") { $0.selectedRow.contains(title) }
  }

  /// Quits as a user would, and holds that nothing of the explorer stays behind.
  func expectQuit(_ location: SourceLocation = #_sourceLocation) throws {
    type("q")
    #expect(try waitForExit(seconds: 30) == .status(0), sourceLocation: location)
    expectRestored(location)
  }

  /// The terminal is as a shell expects it: modes, cursor, main screen, and the modes that no query shows.
  func expectRestored(_ location: SourceLocation = #_sourceLocation) {
    #expect(modes.isRestored, "\(modes)", sourceLocation: location)
    #expect(!isOnAlternateScreen, sourceLocation: location)
    #expect(isCursorVisible, sourceLocation: location)
    let bytes = String(decoding: bytesReceived, as: UTF8.self)
    for (enter, leave) in [
      ("\u{1B}[?1049h", "\u{1B}[?1049l"), ("\u{1B}[?2004h", "\u{1B}[?2004l"),
      ("\u{1B}[?1h\u{1B}=", "\u{1B}[?1l\u{1B}>"), ("\u{1B}[>0u", "\u{1B}[<u"), ("\u{1B}[>4;0m", "\u{1B}[>4;m"),
      ("\u{1B}[?2026h", "\u{1B}[?2026l"), ("\u{1B}[?1000h", "\u{1B}[?1000l"), ("\u{1B}[?1006h", "\u{1B}[?1006l"),
    ] {
      let entered = bytes.range(of: enter, options: [.backwards, .literal])?.lowerBound
      let left = bytes.range(of: leave, options: [.backwards, .literal])?.lowerBound
      guard let entered else { continue }
      #expect(left.map { entered < $0 } ?? false, "\(leave.debugDescription) is the last", sourceLocation: location)
    }
  }
}

/// What the system counts of a process.
struct ProcessCounts {
  /// In clock ticks, hundredths of a second.
  var processorTicks: Int
  var switches: Int

  init(of process: Int32) throws {
    let stat = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    // The name, in parentheses, may hold spaces: fields are counted behind it; utime and stime are 14 and 15.
    let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
    processorTicks = (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0)
    switches = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8).split(separator: "\n")
      .filter { $0.contains("ctxt_switches") }
      .reduce(0) { $0 + (Int($1.split(whereSeparator: { !$0.isNumber }).last ?? "") ?? 0) }
  }
}

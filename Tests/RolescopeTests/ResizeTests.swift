import Glibc
import Noise
import PseudoTerminal
import Testing

@Suite(.serialized) struct ResizeTests {
  static let sizes = [(120, 36), (80, 24), (60, 10), (40, 10), (12, 4), (1, 1), (200, 50), (2, 1), (1, 30), (80, 24)]

  /// The keys lead to the same place whatever the size, so that a fresh explorer shows what the resized one must.
  @Test(arguments: [
    "", "Down Down", "1", "3", "1 Enter", "1 e", "?", "Down Down Down Space Down Space c", "Space Down c e",
    "/ \"account\"", "/ \"director\" Enter", "s", "s \"crm, cust\"", "s \"crm\" Enter", "$", "Z",
  ]) func `every screen follows the size, down to one cell and back`(keys: String) throws {
    let terminal = try PseudoTerminal.exploring()
    try terminal.play(keys)
    try terminal.waitForScreen(after: keys)
    for (columns, rows) in Self.sizes {
      terminal.resize(columns: columns, rows: rows)
      try terminal.waitForScreen(after: keys, columns: columns, rows: rows)
    }
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .signal(SIGTERM))
    terminal.expectRestored()
  }

  @Test(arguments: [(120, 36), (80, 24), (60, 10), (40, 10), (12, 4), (1, 1), (300, 90)])
  func `it opens at any size, browses and quits`(columns: Int, rows: Int) throws {
    let terminal = try PseudoTerminal.exploring(columns: columns, rows: rows)
    terminal.type("jjj c?q1234 ")
    terminal.press(.enter)
    terminal.resize(columns: 80, rows: 24)
    try terminal.waitForFrame("a whole screen") { $0.screenText.contains("Account") && !$0.row(23).isEmpty }
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .signal(SIGTERM))
    terminal.expectRestored()
  }

  @Test func `sizes in the environment do not count`() throws {
    let environment = ["LINES": "50", "COLUMNS": "132"]
    let terminal = try PseudoTerminal.exploring(environment: environment)
    #expect(terminal.row(23).contains("q quit"))
    try terminal.expectQuit()
  }

  @Test func `a size that goes and comes back at once leaves no hole`() throws {
    let terminal = try PseudoTerminal.exploring()
    for _ in 0..<20 {
      terminal.resize(columns: 20, rows: 5)
      terminal.resize(columns: 80, rows: 24)
      try terminal.waitForScreen(after: "")
    }
    try terminal.expectQuit()
  }

  @Test func `a storm of resizes while typing loses no key`() throws {
    let terminal = try PseudoTerminal.exploring()
    var generator = SplitMix(state: 2)
    terminal.type("s")
    for letter in "crm, customer service" {
      for _ in 0..<6 {
        terminal.resize(columns: .random(in: 1...160, using: &generator), rows: .random(in: 1...50, using: &generator))
      }
      terminal.type(String(letter))
      _ = terminal.readFor(seconds: 0)
    }
    terminal.resize(columns: 80, rows: 24)
    try terminal.waitForScreen(after: "s \"crm, customer service\"")
    terminal.press(.enter)
    try terminal.waitForScreen(after: "s \"crm, customer service\" Enter")
    try terminal.expectQuit()
  }

  @Test func `after a thousand resizes under random keys the screen is the one that a full redraw gives`() throws {
    let terminal = try PseudoTerminal.exploring()
    var generator = SplitMix(state: 5)
    // All that is typed but what quits or stops; answers to questions and texts of boxes come by themselves.
    let letters = Array("jkhlgGzZ0123456789 ucxnNd/sSoO$pivaerRtTm?+-=*L:!&|()^,.")
    for _ in 0..<1000 {
      terminal.resize(columns: .random(in: 1...160, using: &generator), rows: .random(in: 1...50, using: &generator))
      switch Int.random(in: 0..<14, using: &generator) {
      case 12, 13:
        let button = [0, 0, 2, 64, 65, 35].randomElement(using: &generator) ?? 0
        // Further to the right a press may hit the key bar's "q quit".
        let column = Int.random(in: 1...(button == 0 ? 45 : 170), using: &generator)
        let row = Int.random(in: 1...55, using: &generator)
        terminal.type("\u{1B}[<\(button);\(column);\(row)M\u{1B}[<\(button);\(column);\(row)m")
      case 0: terminal.press(.enter)
      case 1: terminal.press(.tab)
      case 2: terminal.press(.down)
      case 3: terminal.press(.escape)
      default: terminal.type(String(letters.randomElement(using: &generator) ?? "j"))
      }
      _ = terminal.readFor(seconds: 0)
    }
    terminal.resize(columns: 80, rows: 24)
    // On a busy machine a search may be silent for seconds amid the keys that wait.
    while terminal.readFor(seconds: 5) > 0 {}
    let screen = terminal.screenText
    // What comes back from a stop is drawn whole, and no key has taken the message away.
    terminal.signal(SIGSTOP)
    try terminal.waitUntilStopped()
    terminal.resume()
    while terminal.readFor(seconds: 1) > 0 {}
    #expect(terminal.screenText == screen && !screen.isEmpty)
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .signal(SIGTERM))
    terminal.expectRestored()
  }
}

extension PseudoTerminal {
  /// Presses what a script of the explorer names, as far as these tests write such scripts.
  func play(_ keys: String) throws {
    var rest = keys[...]
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") {
        type(String(rest[rest.index(after: rest.startIndex)..<end]))
        rest = rest[end...].dropFirst()
      } else {
        let name = rest.prefix { $0 != " " }
        rest = rest.dropFirst(name.count)
        switch name {
        case "Down": press(.down)
        case "Enter": press(.enter)
        case "Space": type(" ")
        case _ where name.count == 1: type(String(name))
        default: throw Binary.NoAnswer(description: "These tests have no key \(name).")
        }
      }
    }
  }
}

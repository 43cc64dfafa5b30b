import Explorer
import Foundation
import Noise
import PseudoTerminal
import RoleCatalog
import TerminalScreen
import Testing

/// A reader who presses, clicks, pastes and resizes at random for an hour: ten times a second is 36,000 steps, which
/// `ROLESCOPE_FUZZ=36000 swift test --filter Soak` takes. Each run of the tests takes fewer of the same.
@Suite(.serialized) struct SoakTests {
  @Test
  func `an hour of random steps, compressed, leaves a screen of the right size that says the same when drawn again`()
    throws
  {
    let catalog = try BundledCatalog.open()
    var reader = RandomReader(seed: 21)
    var size = Size(columns: 80, rows: 24)
    var explorer = try ScriptedExplorer(catalog: catalog, size: size)
    var quits = 0
    for number in 0..<Noise.count(1_500) {
      let step = reader.next()
      for event in step.events(number) {
        if case .resize(let new) = event { size = new }
        explorer.send(event)
      }
      let screen = explorer.screen
      #expect(screen.size == size, "step \(number), \(step)")
      #expect(screen.text == explorer.screen.text, "step \(number), \(step)")
      #expect(screen.text.unicodeScalars.allSatisfy { $0 == "\n" || !TextCleaning.isHarmful($0) }, "\(step)")
      if explorer.hasQuit {
        quits += 1
        explorer = try ScriptedExplorer(catalog: catalog, size: size)
      }
    }
    // Most of a reader's time is not spent on quitting.
    #expect(quits < Noise.count(1_500) / 20)
  }

  @Test func `a long script takes no more memory than a short one`() throws {
    func peak(_ count: Int) throws -> Int {
      var reader = RandomReader(seed: 22, quits: false)
      var words: [String] = []
      while words.count < count { if let word = reader.next().scriptWord { words.append(word) } }
      return try Binary.peakMemory(["explore", "--size", "80x24", "--script", words.joined(separator: " ")])
    }
    let count = Noise.count(2_000)
    let (short, long) = (try peak(count / 5), try peak(count))
    #expect(long < short + short / 4, "\(short) KB for \(count / 5) keys, \(long) KB for \(count)")
  }

  @Test func `random steps on a terminal leave memory flat, the screen whole and the terminal as it was`() throws {
    let terminal = try PseudoTerminal.starting(["explore", "--fresh"])
    try terminal.waitForFrame("a whole screen") { !$0.row(23).isEmpty }
    // The search for titles keeps its index, and the names of technologies, once words are typed.
    terminal.type("/xyzzyq nurse")
    try terminal.waitToShow("nearest")
    terminal.press(.escape)
    var reader = RandomReader(seed: 23, quits: false)
    let count = Noise.count(900)
    var early = 0
    for number in 0..<count {
      reader.next().play(on: terminal)
      _ = terminal.readFor(seconds: 0)
      if number == count / 3 { early = try settledMemory(of: terminal) }
      if number % 300 == 299 { try expectWhole(terminal, number) }
    }
    let late = try settledMemory(of: terminal)
    // Some views fill what they keep when they are first seen, ten megabytes in all. A sanitizer gives nothing back.
    if sampleStep == 1 {
      let most = early + max(early / 2, 10_000)
      #expect(late < most, "\(early) KB after a third of \(count) steps, \(late) KB at the end")
    }
    try expectWhole(terminal, count)
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .signal(SIGTERM))
    terminal.expectRestored()
  }

  /// Waits until the explorer has done all that it was told, however busy the machine is: it prints nothing and takes no time.
  private func settle(_ terminal: PseudoTerminal) throws {
    func processorTime() throws -> [Substring] {
      let fields = try String(contentsOfFile: "/proc/\(terminal.process)/stat", encoding: .utf8).split(separator: " ")
      // Its state, and what it took for itself and in the system.
      return [fields[2]] + fields[13...14]
    }
    var before: [Substring] = []
    while try terminal.readFor(seconds: 0.3) > 0 || processorTime() != before { before = try processorTime() }
  }

  /// Kilobytes that the explorer holds once it waits.
  private func settledMemory(of terminal: PseudoTerminal) throws -> Int {
    try settle(terminal)
    let status = try String(contentsOfFile: "/proc/\(terminal.process)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    return try #require(line?.split(separator: " ").compactMap { Int($0) }.first)
  }

  /// What comes back from a stop is drawn whole: it is what changes alone have led to.
  private func expectWhole(_ terminal: PseudoTerminal, _ number: Int) throws {
    try settle(terminal)
    let screen = terminal.screenText
    terminal.signal(SIGSTOP)
    try terminal.waitUntilStopped()
    terminal.resume()
    try settle(terminal)
    #expect(terminal.screenText == screen, "step \(number)")
  }
}

/// What somebody does who has no plan.
private struct RandomReader {
  enum Step {
    case key(Key)
    case text(String)
    case paste(String)
    case mouse(MouseEvent.Kind, column: Int, row: Int)
    case resize(columns: Int, rows: Int)
  }

  private var generator: SplitMix
  private let keys: [Key]
  private var size = (columns: 80, rows: 24)

  /// - Parameter quits: whether the keys that end the explorer are among the others.
  init(seed: UInt64, quits: Bool = true) {
    generator = SplitMix(state: seed)
    // Ctrl-C and Ctrl-Z are the system's, and copying and saving leave the explorer.
    let left: Set<Command> = [.copy, .copyCommand, .save]
    keys = Command.allCases.filter { !left.contains($0) && (quits || $0 != .quit) }.flatMap(\.keys)
      .filter { $0 != .control("c") && $0 != .control("z") }
  }

  private static let texts = [
    "account", "sales manager", "pay>80k", "family:sales", "crm, negotiation", "(python | sql)^2 !writing", "85k", "OH",
    "registered nurse", "xylophone", "code:11-2022", ")(", "\u{1F469}\u{200D}\u{1F4BB}", "e\u{301}",
  ]

  private mutating func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  mutating func next() -> Step {
    switch random(0...99) {
    case 0...3:
      size = (random(1...160), random(1...50))
      return .resize(columns: size.columns, rows: size.rows)
    case 4...6: return .text(Self.texts[random(0...Self.texts.count - 1)])
    case 7...8: return .paste(Self.texts[random(0...Self.texts.count - 1)] + "\n")
    case 9...24:
      let kinds: [MouseEvent.Kind] = [.press(.left), .press(.left), .press(.left), .wheelUp, .wheelDown, .wheelDown]
      return .mouse(kinds[random(0...5)], column: random(0...size.columns), row: random(0...size.rows))
    case 25...55: return .key([.up, .down, .down, .pageDown, .pageUp, .enter, .escape, .tab][random(0...7)])
    default: return .key(keys[random(0...keys.count - 1)])
    }
  }
}

extension RandomReader.Step {
  /// - Parameter number: the step's; two steps are a tenth of a second apart.
  func events(_ number: Int) -> [Event] {
    switch self {
    case .key(let key): [.key(key)]
    case .text(let text): text.map { .key(.character($0)) }
    case .paste(let text): [.paste(text)]
    case .mouse(let kind, let column, let row):
      [.mouse(MouseEvent(kind, column: column, row: row, time: number * 100))]
    case .resize(let columns, let rows): [.resize(Size(columns: columns, rows: rows))]
    }
  }

  /// What it is in a script; nil where scripts have no word for it.
  var scriptWord: String? {
    switch self {
    case .key(let key): Self.word(for: key)
    case .text(let text), .paste(let text): "\"\(text.filter { $0 != "\n" })\""
    case .mouse(let kind, let column, let row):
      switch kind {
      case .wheelUp: "WheelUp:\(column + 1),\(row + 1)"
      case .wheelDown: "WheelDown:\(column + 1),\(row + 1)"
      default: "Click:\(column + 1),\(row + 1)"
      }
    case .resize: nil
    }
  }

  private static func word(for key: Key) -> String? {
    switch key {
    case .character(" "): "Space"
    case .character("\""): nil
    case .character(let character): String(character)
    case .control(let letter): "C-\(letter)"
    case .up: "Up"
    case .down: "Down"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .left: "Left"
    case .right: "Right"
    default: nil
    }
  }

  func play(on terminal: PseudoTerminal) {
    switch self {
    case .text(let text): terminal.type(text)
    case .paste(let text): terminal.paste(text)
    case .resize(let columns, let rows): terminal.resize(columns: columns, rows: rows)
    case .mouse(let kind, let column, let row):
      let button = kind == .wheelUp ? 64 : kind == .wheelDown ? 65 : 0
      // Further to the right a press may hit the key bar's "q quit".
      let place = "\(button == 0 ? min(column, 44) + 1 : column + 1);\(row + 1)"
      terminal.type("\u{1B}[<\(button);\(place)M\u{1B}[<\(button);\(place)m")
    case .key(let key):
      switch key {
      case .character(let character): terminal.type(String(character))
      case .control(let letter): terminal.send([UInt8(letter.asciiValue ?? 0) & 31])
      case .enter: terminal.press(.enter)
      case .escape: terminal.press(.escape)
      case .tab: terminal.press(.tab)
      case .up: terminal.press(.up)
      case .down: terminal.press(.down)
      case .pageUp: terminal.press(.pageUp)
      case .pageDown: terminal.press(.pageDown)
      case .left: terminal.press(.left)
      case .right: terminal.press(.right)
      case .home: terminal.press(.home)
      case .end: terminal.press(.end)
      default: break
      }
    }
  }
}

import Foundation
import Noise
import PseudoTerminal
import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer
@testable import rolescope

/// Nothing that is typed, sent by a terminal or kept in a file stops the program. `ROLESCOPE_FUZZ=1000000` tries as many of
/// each.
@Suite struct FuzzTests {
  private func text(_ noise: inout Noise) -> String { String(decoding: noise.next(), as: UTF8.self) }

  @Test func `keys are decoded alike in one piece and byte by byte, and none steers`() {
    var noise = Noise(
      11, corpus: "keys",
      pieces: [
        "\u{1B}", "\u{1B}[", "\u{1B}O", ";", "~", "M", "m", "<", "0", "99999999999999999999", "\u{1B}[200~",
        "\u{1B}[201~", ":", ":3", "u", "_", "$", "\u{3}", "\u{1A}",
      ])
    let signals: [UInt8: SignalKey] = [0x03: .interrupt, 0x1A: .suspend, 0x1C: .quit]
    for _ in 0..<Noise.count(5_000) {
      let bytes = noise.next()
      var (whole, pieces) = (Decoder(signals: signals), Decoder(signals: signals))
      var events: [Event] = []
      let seconds = processorSeconds { events = whole.decode(bytes) + whole.flush() }
      #expect(seconds < 1)
      #expect(events == bytes.flatMap { pieces.decode([$0]) } + pieces.flush(), "\(bytes)")
      #expect(events.count <= bytes.count)
      for event in events {
        switch event {
        case .key(.character(let character)): #expect(!character.unicodeScalars.contains(where: TextCleaning.isHarmful))
        case .paste(let text), .unfinishedPaste(let text):
          #expect(!text.unicodeScalars.contains { TextCleaning.isHarmful($0) && $0 != "\n" }, "\(bytes)")
        default: break
        }
      }
    }
  }

  @Test func `the key behind any whole sequence is seen`() {
    var generator = SplitMix(state: 19)
    func bytes(_ range: ClosedRange<UInt8>, atMost count: Int) -> [UInt8] {
      (0..<Int.random(in: 0...count, using: &generator)).map { _ in .random(in: range, using: &generator) }
    }
    func one(of range: ClosedRange<UInt8>) -> UInt8 { .random(in: range, using: &generator) }
    for _ in 0..<Noise.count(20_000) {
      var sequence: [UInt8] = Bool.random(using: &generator) ? [0x1B] : [0x1B, 0x1B]
      switch Int.random(in: 0...9, using: &generator) {
      case 0...4: sequence += Array("[".utf8) + bytes(0x30...0x3F, atMost: 9) + [one(of: 0x40...0x7E)]
      case 5:
        sequence +=
          Array("[".utf8) + bytes(0x30...0x3B, atMost: 3) + bytes(0x20...0x2F, atMost: 2) + [one(of: 0x40...0x7E)]
      case 6: sequence += Array("O".utf8) + bytes(0x30...0x39, atMost: 1) + [one(of: 0x40...0x7E)]
      case 7: sequence += [one(of: 0x20...0x7E)]
      case 8: sequence += Array("]1;".utf8) + bytes(0x20...0x7E, atMost: 9) + [0x07]
      default: sequence += Array("P1".utf8) + bytes(0x20...0x7E, atMost: 9) + Array("\u{1B}\\".utf8)
      }
      // These begin something longer.
      let text = String(decoding: sequence.drop { $0 == 0x1B }, as: UTF8.self)
      if ["[", "O", "]", "P", "X", "^", "_", "[[", "[M"].contains(text) || text.hasSuffix("[200~") { continue }
      var decoder = Decoder()
      #expect(decoder.decode(sequence + [0x78]).last == .key(.character("x")), "\(text.debugDescription)")
      #expect(decoder.wait == .nothingHeld)
    }
  }

  @Test func `a filter is read, or what is wrong is pointed at within it`() {
    var noise = Noise(
      12, corpus: "filters",
      pieces: [
        "pay", ">", "<=", "!", "(", ")", "|", "&", "\"", ":", "skill:", "80k", "1e9", "..", "not ", " or ", "%", "$",
        "(((((",
      ])
    for _ in 0..<Noise.count(5_000) {
      let filter = text(&noise)
      let seconds = processorSeconds {
        do throws(QueryProblem) {
          let query = try FilterQuery(filter)
          _ = query.words
          #expect(filter.count <= FilterQuery.lengthLimit)
        } catch {
          #expect(
            (0...filter.count).contains(error.range.lowerBound) && error.range.upperBound <= filter.count, "\(filter)")
        }
      }
      #expect(seconds < 1, "\(filter.count) characters took \(seconds) s")
    }
  }

  @Test func `a query for skills is read, or what is wrong is pointed at within it`() {
    var noise = Noise(
      13, corpus: "queries",
      pieces: [",", "&", "|", "!", "^", "^2", "(", ")", "\"", "not ", " and ", " or ", "^-1", "^1e400", "((((("])
    for _ in 0..<Noise.count(5_000) {
      let typed = text(&noise)
      let seconds = processorSeconds {
        do throws(QueryProblem) {
          let query = try SkillQuery.parse(typed)
          for term in query.terms { #expect(term.weight.isFinite && term.weight > 0, "\(typed)") }
          _ = query.reading(query.terms.map(\.name))
        } catch {
          #expect(
            (0...typed.count).contains(error.range.lowerBound) && error.range.upperBound <= typed.count, "\(typed)")
        }
      }
      #expect(seconds < 1, "\(typed.count) characters took \(seconds) s")
    }
  }

  @Test func `a pay that is read reads as the same pay again`() throws {
    var noise = Noise(
      14, corpus: "pays",
      pieces: ["k", "m", ",", ".", "/", "hour", "month", "year", "2019", " a ", "$", "1", "000"])
    for _ in 0..<Noise.count(5_000) {
      let typed = text(&noise)
      guard let pay = try? StatedPay(typed) else { continue }
      #expect(pay.amount.isFinite && pay.amount >= 1)
      let again = try StatedPay(pay.text)
      #expect(abs(again.amount - pay.amount) < 0.01 && again.period == pay.period && again.year == pay.year, "\(typed)")
    }
  }

  @Test func `a script of keys is read or refused, and its screens hold nothing that steers`() throws {
    let catalog = try CatalogReader(path: Binary.articles)
    let keys = Command.allCases.flatMap(\.keys).compactMap { key in
      switch key {
      case .character(let character): character == " " ? "Space" : String(character)
      case .control(let letter): "C-\(letter)"
      default: nil
      }
    }
    var noise = Noise(
      15, corpus: "scripts",
      pieces: keys.map { " \($0) " } + [" Click:3,4 ", " WheelDown:9,9 ", " DoubleClick:1,2 ", "\"", " C-x ", " F13 "])
    for number in 0..<Noise.count(150) {
      let script = text(&noise)
      guard let events = try? KeyScript.events(script) else { continue }
      let sizes = [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10), Size(columns: 1, rows: 1)]
      var explorer = try ScriptedExplorer(catalog: catalog, size: sizes[number % sizes.count])
      for event in events.prefix(60) { explorer.send(event) }
      let screen = explorer.screen
      #expect(screen.text.unicodeScalars.allSatisfy { $0 == "\n" || !TextCleaning.isHarmful($0) }, "\(script)")
    }
  }

  @Test func `settings are read, or refused with a place`() {
    var noise = Noise(
      16, corpus: "settings",
      pieces: [
        "=", "[", "]", "[[", "\"", "\"\"\"", "'", "{", "}", ".", "\n", "#", "true", "1979-05-27", "0x", "nan",
        "\\u0000", "[keys]\n", "[[[[",
      ])
    for _ in 0..<Noise.count(3_000) {
      let bytes = noise.next()
      let seconds = processorSeconds {
        do throws(TOMLFile.Failure) {
          let entries = try TOMLFile.entries(of: bytes, path: "config.toml")
          _ = Settings(entries)
        } catch { #expect(error.description.contains("config.toml line ")) }
      }
      #expect(seconds < 1, "\(bytes.count) bytes took \(seconds) s")
    }
  }

  @Test func `what is kept is read back as it is read, or said to be damaged`() throws {
    let folder = TemporaryFolders.next()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var noise = Noise(
      17, corpus: "state",
      pieces: ["{", "}", "[", "]", "\"", ":", ",", "null", "1", "-1", "1e308", "\"version\": 9,", "true", "\"a\""])
    let memory = MemoryFile(path: folder + "/explorer.json", catalog: "bundled")
    let shortlist = ShortlistFile(path: folder + "/shortlist.json")
    let me = AboutMeFile(path: folder + "/about-me.json")
    for _ in 0..<Noise.count(1_000) {
      let bytes = Data(noise.next())
      for path in [memory.path, shortlist.path, me.path] { try bytes.write(to: URL(fileURLWithPath: path)) }
      if let kept = try? memory.read() {
        try memory.write(kept, since: ExplorerMemory())
        #expect(try memory.read().role == kept.role)
      }
      if let kept = try? shortlist.read(), let first = kept.entries.first {
        #expect(
          try shortlist.change(.note(first, replacing: first.note)) == kept, "\(String(decoding: bytes, as: UTF8.self))"
        )
      }
      if let kept = try? me.read() {
        try me.write(kept, since: AboutMe())
        #expect(try me.read() == kept, "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }
}

import Testing

@testable import TerminalScreen

@Suite struct DecoderTests {
  private func events(_ text: String, terminalKeys: [[UInt8]: Key] = [:]) -> [Event] {
    var decoder = Decoder(terminalKeys: terminalKeys)
    return decoder.decode(Array(text.utf8)) + decoder.flush()
  }

  private func keys(_ text: String) -> [Key] {
    events(text).compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  @Test func `letters, digits and signs are characters`() {
    #expect(
      keys("aZ9 /~") == [
        .character("a"), .character("Z"), .character("9"), .character(" "), .character("/"), .character("~"),
      ])
  }

  @Test func `control characters are keys of their own`() {
    #expect(keys("\t\r\n\u{8}\u{7F}") == [.tab, .enter, .enter, .backspace, .backspace])
    #expect(keys("\u{1}\u{E}\u{1A}\u{1D}") == [.control("a"), .control("n"), .control("z"), .control("]")])
    #expect(keys("\0") == [])
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}OC", .right), ("\u{1B}[D", .left),
    ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home),
    ("\u{1B}OF", .end), ("\u{1B}[4~", .end), ("\u{1B}[8~", .end), ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete),
    ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)), ("\u{1B}[11~", .function(1)), ("\u{1B}[[E", .function(5)),
    ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)), ("\u{1B}[21~", .function(10)),
    ("\u{1B}[24~", .function(12)), ("\u{1B}OM", .enter), ("\u{1B}Oy", .character("9")), ("\u{1B}Ok", .character("+")),
  ]) func `a key is known by what any common terminal sends for it`(sequence: String, key: Key) {
    #expect(keys(sequence) == [key])
  }

  @Test func `a modifier leaves the key what it is`() {
    #expect(keys("\u{1B}[1;5A\u{1B}[1;2P\u{1B}[3;3~\u{1B}O5C") == [.up, .function(1), .delete, .right])
  }

  @Test(arguments: [
    "\u{1B}[I", "\u{1B}[O", "\u{1B}[<0;10;5M", "\u{1B}[?2026;2$y", "\u{1B}[?1;2c", "\u{1B}[99~", "\u{1B}[201~",
    "\u{1B}Oz",
    "\u{1B}[\(String(repeating: "1;", count: 100))A", "\u{1B}[12\u{80}",
  ]) func `a sequence that means nothing here types nothing`(sequence: String) {
    #expect(keys(sequence + "x") == [.character("x")])
  }

  @Test func `a sequence may come in pieces`() {
    var decoder = Decoder()
    #expect(decoder.decode([0x1B]) == [])
    #expect(decoder.wait == .perhapsWhole)
    #expect(decoder.decode([0x5B, 0x36]) == [])
    #expect(decoder.wait == .surelyPartial)
    #expect(decoder.decode([0x7E]) == [.key(.pageDown)])
    #expect(decoder.wait == .nothingHeld)
  }

  @Test func `what was held stands for itself when nothing follows`() {
    #expect(keys("\u{1B}") == [.escape])
    #expect(keys("\u{1B}[") == [.alt(.character("["))])
    #expect(keys("\u{1B}\u{1B}O") == [.escape, .alt(.character("O"))])
    #expect(keys("\u{1B}[1;5") == [])
  }

  @Test func `Alt and a key is one key, and Esc twice is twice`() {
    #expect(keys("\u{1B}x") == [.alt(.character("x"))])
    #expect(keys("\u{1B}é") == [.alt(.character("é"))])
    #expect(
      keys("\u{1B}\r\u{1B}\u{7F}\u{1B}\u{18}") == [.alt(.enter), .alt(.backspace), .alt(.control("x"))])
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(keys("\u{1B}\u{1B}\u{1B}") == [.escape, .escape, .escape])
    #expect(keys("\u{1B}\u{1B}x") == [.escape, .alt(.character("x"))])
  }

  @Test func `Alt leaves a key that moves what it is, also where Esc before its sequence says so`() {
    #expect(keys("\u{1B}\u{1B}[A\u{1B}\u{1B}OB\u{1B}[1;3C") == [.up, .down, .right])
    #expect(
      events("\u{1B}\u{1B}[<0;2;3M\u{1B}\u{1B}[200~a\u{1B}[201~x") == [
        .key(.escape), .mouse(MouseEvent(.press(.left), column: 1, row: 2)), .key(.escape), .paste("a"),
        .key(.character("x")),
      ])
  }

  @Test func `a sequence that breaks off gives way to the next key`() {
    #expect(keys("\u{1B}[1\u{1B}[B") == [.down])
    #expect(keys("\u{1B}[1\r") == [.enter])
  }

  @Test func `characters beyond ASCII arrive whole, also in pieces`() {
    #expect(keys("é漢🎉") == [.character("é"), .character("漢"), .character("🎉")])
    var decoder = Decoder()
    #expect(Array("漢".utf8).flatMap { decoder.decode([$0]) } == [.key(.character("漢"))])
  }

  @Test func `bytes that are no UTF-8, and controls in UTF-8, are dropped`() {
    var decoder = Decoder()
    let surrogate: [UInt8] = [0xED, 0xA0, 0x80]
    #expect(
      decoder.decode([0xFF, 0x80, 0xC3, 0x61] + surrogate + [0xC2, 0x9B, 0x62]) == [
        .key(.character("a")), .key(.character("b")),
      ])
    #expect(keys("\u{202E}a\u{9B}") == [.character("a")])
  }

  @Test func `the terminal's own entry goes before what is common`() {
    let own: [[UInt8]: Key] = [
      Array("\u{1B}[H".utf8): .up, Array("\u{1B}A".utf8): .down, Array("\u{1B}?p".utf8): .insert, [0x08]: .left,
    ]
    #expect(
      events("\u{1B}[H\u{1B}A\u{1B}?p\u{8}\u{1B}?q", terminalKeys: own) == [
        .key(.up), .key(.down), .key(.insert), .key(.backspace), .key(.alt(.character("?"))), .key(.character("q")),
      ])
  }

  @Test(arguments: [
    "\u{1B}]0;*\u{7}", "\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{1B}\\", "\u{1B}P1+r544e=78\u{1B}\\",
    "\u{1B}P>|XTerm(370)\u{1B}\\",
    "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^x\u{7}", "\u{1B}]52;c;\u{18}", "\u{1B}]4;1;\u{1B}[B",
  ]) func `what a terminal answers types nothing`(answer: String) {
    let expected: [Event] = answer.hasSuffix("[B") ? [.key(.down), .key(.character("x"))] : [.key(.character("x"))]
    #expect(events(answer + "x") == expected)
    var decoder = Decoder()
    #expect(answer.utf8.flatMap { decoder.decode([$0]) } + decoder.decode("x".utf8) == expected)
  }

  @Test func `an answer that does not end is given up, and keys that begin like one are keys`() {
    var decoder = Decoder()
    #expect(decoder.decode("\u{1B}]11;rgb:1e".utf8).isEmpty && decoder.wait == .surelyPartial)
    #expect(
      decoder.flush().isEmpty && decoder.wait == .nothingHeld && decoder.decode("j".utf8) == [.key(.character("j"))])
    #expect(decoder.decode("\u{1B}]".utf8).isEmpty && decoder.wait == .perhapsWhole)
    #expect(decoder.flush() == [.key(.alt(.character("]")))])
    #expect(keys("\u{1B}]j") == [.alt(.character("]")), .character("j")])
    #expect(keys("\u{1B}Pj") == [.alt(.character("P")), .character("j")])
  }

  // MARK: Pastes

  private func paste(_ text: String) -> [Event] { events("\u{1B}[200~\(text)\u{1B}[201~") }

  @Test func `pasted text is one event and never a key`() {
    #expect(paste("quit: q") == [.paste("quit: q")])
    #expect(paste("crm\r\nsales\rpay\tup\nend") == [.paste("crm sales pay up end")])
    #expect(paste("") == [])
  }

  @Test func `keys before and after a paste keep their place`() {
    #expect(events("a\u{1B}[200~b\u{1B}[201~c") == [.key(.character("a")), .paste("b"), .key(.character("c"))])
  }

  @Test func `a paste can't steer the terminal`() {
    #expect(paste("\u{1B}[31mred\u{7}\u{9B}\u{202E}") == [.paste("\u{FFFD}[31mred\u{FFFD}\u{FFFD}\u{FFFD}")])
    #expect(paste("\u{1B}[200~\u{1B}\u{1B}[20") == [.paste("\u{FFFD}[200~\u{FFFD}\u{FFFD}[20")])
  }

  @Test func `of a paste only what shows is kept`() {
    #expect(paste("\u{FEFF}crm\u{200B}, sales\u{2060}\u{E0041}") == [.paste("crm, sales")])
    #expect(paste("می\u{200C}خواهم 👩\u{200D}🔧") == [.paste("می\u{200C}خواهم 👩\u{200D}🔧")])
  }

  @Test func `a paste may come byte by byte and takes its time`() {
    var decoder = Decoder()
    var events: [Event] = []
    for byte in "\u{1B}[200~né\u{1B}[201~".utf8 {
      events += decoder.decode([byte])
      if byte == UInt8(ascii: "n") { #expect(decoder.wait == .inPaste) }
    }
    #expect(decoder.wait == .perhapsWhole && events + decoder.flush() == [.paste("né")])
  }

  @Test func `a paste whose end is lost is over when the wait is, and a late end types nothing`() {
    var decoder = Decoder()
    #expect(decoder.decode("\u{1B}[200~crm".utf8).isEmpty && decoder.flush() == [.unfinishedPaste("crm")])
    #expect(decoder.wait == .nothingHeld && decoder.decode("j".utf8) == [.key(.character("j"))])
    #expect(decoder.decode("\u{1B}[201~k".utf8) + decoder.flush() == [.key(.character("k"))])
    #expect(decoder.decode("\u{1B}[200~a\u{1B}[201~".utf8) + decoder.flush() == [.paste("a")])
  }

  @Test func `what comes of a paste after it was given up is still no key`() {
    var decoder = Decoder(signals: [0x1A: .suspend])
    _ = decoder.decode("\u{1B}[200~crm".utf8) + decoder.flush()
    #expect(decoder.decode("\u{1A}\rls\r\u{1B}[201~".utf8) + decoder.flush() == [.paste("\u{FFFD} ls ")])
    _ = decoder.decode("\u{1B}[200~crm".utf8) + decoder.flush()
    let rest = String(repeating: "q\r", count: 50)
    #expect(decoder.decode(rest.utf8).isEmpty)
    let end = decoder.decode("\u{1B}[201~x".utf8) + decoder.flush()
    #expect(end == [.paste(rest.replacing("\r", with: " ")), .key(.character("x"))])
  }

  @Test func `a pasted end mark is no end`() {
    let signals: [UInt8: SignalKey] = [0x1A: .suspend]
    var decoder = Decoder(signals: signals)
    let pasted = "a\u{1B}[201~\u{1A}\rls\r\u{1B}[201~q"
    let events = decoder.decode("\u{1B}[200~\(pasted)\u{1B}[201~x".utf8) + decoder.flush()
    #expect(events == [.paste("a\u{FFFD}[201~\u{FFFD} ls \u{FFFD}[201~q"), .key(.character("x"))])
    // Keys between two pastes come a moment later.
    #expect(
      self.events("\u{1B}[200~a\u{1B}[201~\u{1A}\u{1B}[200~b\u{1B}[201~c") == [
        .paste("a\u{FFFD}[201~\u{FFFD}\u{FFFD}[200~b"), .key(.character("c")),
      ])
    #expect(self.events("\u{1B}[200~a\u{1B}[201~\u{1B}[200~b\u{1B}[201~") == [.paste("a"), .paste("b")])
    let long = String(repeating: "q", count: 5000)
    #expect(self.events("\u{1B}[200~a\u{1B}[201~\(long)\u{1B}[201~") == [.paste("a\u{FFFD}[201~\(long)")])
  }

  @Test func `what a paste that breaks off in its end mark holds is text`() {
    #expect(events("\u{1B}[200~crm\u{1B}[20") == [.unfinishedPaste("crm")])
  }

  @Test func `who has had the terminal meanwhile leaves no paste open`() {
    var decoder = Decoder()
    _ = decoder.decode("\u{1B}[200~crm".utf8)
    decoder.forget()
    #expect(decoder.decode("j".utf8) == [.key(.character("j"))])
  }

  @Test func `a key for a signal is one wherever no paste is open, in any form`() {
    let signals: [UInt8: SignalKey] = [0x03: .interrupt, 0x1C: .quit, 0x19: .suspend]
    func decoded(_ text: String) -> [Event] {
      var decoder = Decoder(signals: signals)
      return decoder.decode(text.utf8) + decoder.flush()
    }
    for text in [
      "\u{3}", "\u{1B}[99;5u", "\u{1B}[27;5;99~", "\u{1B}[67;46;3;1;8;1_", "\u{1B}\u{3}", "\u{1B}[1\u{3}",
      "\u{1B}]0;x\u{3}", "\u{1B}[1089::99;5u",
    ] {
      #expect(decoded(text) == [.signal(.interrupt)], "\(text.debugDescription)")
    }
    #expect(decoded("\u{1C}\u{1B}[92;5u") == [.signal(.quit), .signal(.quit)])
    #expect(decoded("\u{19}\u{1A}") == [.signal(.suspend), .key(.control("z"))])
    #expect(decoded("\u{1B}[200~\u{3}\u{19}\u{1B}[99;5u\u{1B}[201~") == [.paste("\u{FFFD}\u{FFFD}\u{FFFD}[99;5u")])
  }

  @Test func `a long paste is cut between characters and its end is still seen`() {
    let events = events("\u{1B}[200~\(String(repeating: "漢", count: 50_000))\u{1B}[201~x")
    #expect(events == [.paste(String(repeating: "漢", count: 64 * 1024 / 3)), .key(.character("x"))])
  }
}

import Testing

@testable import TerminalScreen

/// The decisions of the terminal session; the session itself is tested on a pseudo-terminal.
@Suite struct TerminalTests {
  @Test(arguments: [16, 256]) func `the compared roles have colours of their own`(colours: Int) {
    let roles: [Style.Ink] = [.roleA, .roleB, .roleC, .roleD]
    let shown = Set(roles.map { Palette.look(of: $0, colours: colours) })
    #expect(shown.count == roles.count)
    #expect(!shown.contains(Palette.look(of: .accent, colours: colours)))
    #expect(!shown.contains(Palette.look(of: .warning, colours: colours)))
  }

  @Test(arguments: [8, 16, 88, 256]) func `no colour lies beyond the terminal's`(colours: Int) {
    for ink in Style.Ink.allCases {
      #expect(Palette.look(of: ink, colours: colours).colour ?? 0 < colours)
    }
    #expect(Palette.look(of: .plain, colours: colours) == Palette.Look(colour: nil))
  }

  @Test func `without colours only dim text looks different`() {
    for ink in Style.Ink.allCases {
      #expect(Palette.look(of: ink, colours: 0) == Palette.Look(colour: nil, isDim: ink == .dim))
    }
  }

  /// WCAG 2 asks 3 to 1 of large text and of signs; its contrast formula, xterm's 256 colours.
  @Test func `the 256 colours read on black and on white`() throws {
    func linear(_ part: Double) -> Double { part <= 0.03928 ? part / 12.92 : power((part + 0.055) / 1.055) }
    func power(_ base: Double) -> Double { base * base * (0.2 + 0.8 * base) }  // within 0.02 of base ^ 2.4
    for ink in Style.Ink.allCases where ink != .plain {
      let index = Int(try #require(Palette.look(of: ink, colours: 256).colour))
      let steps = [0, 95, 135, 175, 215, 255]
      let cube = index - 16
      let parts =
        index >= 232
        ? Array(repeating: 8 + 10 * (index - 232), count: 3) : [steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]]
      let light = parts.map { linear(Double($0) / 255) }
      let luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
      #expect(1.05 / (luminance + 0.05) > 3.5, "\(ink) on white")
      #expect((luminance + 0.05) / 0.05 > 3.5, "\(ink) on black")
    }
  }

  @Test func `only terminals that know xterm's modes are sent them`() {
    let xterm = PrivateModes(alternateScreen: "\u{1B}[?1049h\u{1B}[22;0;0t")
    #expect(String(decoding: xterm.enter, as: UTF8.self) == "\u{1B}[?2004h\u{1B}[>0u\u{1B}[>4;0m")
    #expect(String(decoding: xterm.mouseOn, as: UTF8.self) == "\u{1B}[?1000h\u{1B}[?1006h")
    #expect(String(decoding: xterm.mouseOff, as: UTF8.self) == "\u{1B}[?1006l\u{1B}[?1000l")
    #expect(
      String(decoding: xterm.leave, as: UTF8.self)
        == "\u{1B}[?2026l\u{1B}[?1006l\u{1B}[?1000l\u{1B}[<u\u{1B}[>4;m\u{1B}[?2004l")
    for other in [nil, "", "\u{1B}7\u{1B}[?47h"] {
      let modes = PrivateModes(alternateScreen: other)
      #expect(modes.enter + modes.leave + modes.frameBegin + modes.frameEnd + modes.mouseOn + modes.mouseOff == [])
    }
  }

  @Test func `an entry without an alternate screen may say otherwise that it knows xterm's modes`() {
    let known = PrivateModes(alternateScreen: "\u{1B}[?1049h")
    #expect(PrivateModes(alternateScreen: nil, mouse: "\u{1B}[<") == known)
    #expect(PrivateModes(alternateScreen: "\u{1B}7\u{1B}[?47h", mouse: "\u{1B}[<") == known)
    #expect(PrivateModes(alternateScreen: nil, mouse: "\u{1B}[M", isLikeXterm: true) == known)
    // The Linux console, and Eterm.
    let none = PrivateModes(alternateScreen: nil)
    #expect(PrivateModes(alternateScreen: nil, mouse: "\u{1B}[M") == none)
    #expect(PrivateModes(alternateScreen: "\u{1B}7\u{1B}[?47h", mouse: "\u{1B}[M", isLikeXterm: true) == none)
  }

  @Test func `a terminal without an entry is taken for the nearest`() {
    for name in ["xterm-ghostty", "ghostty", "wezterm", "contour", "foot-extra", "rio", "alacritty-direct"] {
      #expect(TerminalType.standIns(for: name).first == "xterm-256color", "\(name)")
    }
    #expect(TerminalType.standIns(for: "screen.xterm-ghostty").first == "screen-256color")
    #expect(TerminalType.standIns(for: "tmux-256color").first == "screen-256color")
    #expect(TerminalType.standIns(for: "rxvt-unicode").contains("rxvt"))
    #expect(TerminalType.standIns(for: "linux-new-kind") == ["linux-new", "linux"])
    for name in ["", "nosuch", "-", "footstool", "stone"] {
      #expect(TerminalType.standIns(for: name).isEmpty, "\(name)")
    }
  }

  @Test func `padding marks are taken out of a capability`() {
    #expect(PrivateModes.withoutPadding("\u{1B}[H$<50>\u{1B}[J$<2*/>") == "\u{1B}[H\u{1B}[J")
    #expect(PrivateModes.withoutPadding("a$b$<c") == "a$b$<c")
    #expect(PrivateModes.withoutPadding("") == "")
  }

  @Test func `a terminal's keys are taken from its entry, the first name first`() {
    let entry = ["kcuu1": "\u{1B}OA", "khome": "\u{1B}[1~", "ka1": "\u{1B}[1~", "kf10": "\u{1B}[21~", "kend": ""]
    let table = TerminalKeys.table { entry[$0] }
    #expect(
      table == [Array("\u{1B}OA".utf8): .up, Array("\u{1B}[1~".utf8): .home, Array("\u{1B}[21~".utf8): .function(10)])
  }

  @Test func `digits of the number pad are digits, whatever the entry calls its corners`() {
    // PuTTY's and rxvt's entries.
    let entry = ["ka1": "\u{1B}OQ", "ka3": "\u{1B}Oy", "kc1": "\u{1B}Oq", "kc3": "\u{1B}On"]
    #expect(TerminalKeys.table { entry[$0] }.isEmpty)
  }

  @Test func `a lone Esc waits longer over ssh, and as long as the user says`() {
    func delay(_ variables: [String: String]) -> Int32 { EscapeDelay.milliseconds { variables[$0] } }
    #expect(delay([:]) == 25 && delay(["SSH_TTY": ""]) == 25)
    #expect(delay(["SSH_CONNECTION": "::1 1 ::1 22"]) == 100 && delay(["SSH_TTY": "/dev/pts/1"]) == 100)
    #expect(delay(["ESCDELAY": "40", "SSH_TTY": "/dev/pts/1"]) == 40 && delay(["ESCDELAY": "-5"]) == 0)
    #expect(delay(["ESCDELAY": "no number", "SSH_TTY": "/dev/pts/1"]) == 100 && delay(["ESCDELAY": "9999"]) == 1000)
  }

  @Test func `a button that is down is waited for, but not for ever`() {
    func input(_ kinds: [MouseEvent.Kind], at time: Int) -> RecentInput {
      var input = RecentInput()
      let events = kinds.map { Event.mouse(MouseEvent($0, column: 0, row: 0, time: time)) }
      input.note(events[...])
      return input
    }
    let pressed = input([.press(.left)], at: 5000)
    #expect(pressed.patienceForRelease(at: 5000) == 1000 && pressed.patienceForRelease(at: 5600) == 400)
    #expect(pressed.patienceForRelease(at: 6000) == nil)
    #expect(input([.press(.left), .release], at: 5000).patienceForRelease(at: 5001) == nil)
    #expect(input([.wheelUp], at: 5000).patienceForRelease(at: 5001) == nil)
    // What may still be on its way after a click or a turn of the wheel.
    #expect(input([.wheelUp], at: 5000).gap(at: 5100) > 0 && input([.wheelUp], at: 5000).gap(at: 9000) == 0)
    #expect(RecentInput().gap(at: 5000, tellsReleases: true) > 0)
    #expect(RecentInput().gap(at: 5000) == 0 && RecentInput(cameAtOnce: true).gap(at: 5000) > 0)
  }

  @Test func `marks of pastes are seen among what is dropped, also when they come in pieces`() {
    func last(_ text: String) -> PasteMarks.Mark? {
      var marks = PasteMarks()
      return text.utf8.compactMap { marks.see($0) }.last
    }
    #expect(last("\u{1B}[200~rm -rf") == .begin && last("\u{1B}[200~a\u{1B}\u{1B}[201~") == .end)
    #expect(last("\u{1B}[20\u{1B}[2\u{1B}[202~\u{1B}[200") == nil)
  }

  @Test func `a locale names UTF-8 whatever its spelling`() {
    let names = [
      "en_GB.UTF-8", "de_DE.utf8", "sr_RS.UTF-8@latin", "UTF-8", "utf8", "UTF8", "C.UTF-8", "x.Utf_8", "UTF-8@euro",
    ]
    for name in names { #expect(CharacterSet.namesUTF8(name), "\(name)") }
    for name in ["", "C", "POSIX", "de_DE", "de_DE.ISO-8859-15@euro", "de_DE@utf8", "utf8.ISO-8859-1", "UTF-16", "."] {
      #expect(!CharacterSet.namesUTF8(name), "\(name)")
    }
  }

  @Test func `every failure is a sentence that says what to do or why`() {
    let failures: [TerminalFailure] = [
      .noTerminal(reason: "No such device or address"), .unknownType(name: "foot"), .unknownType(name: nil),
      .cannotMoveCursor(name: "dumb"), .outOfDescriptors(reason: "Too many open files"), .alreadyOpen,
    ]
    for failure in failures {
      #expect(failure.description.first?.isUppercase == true)
      #expect(failure.description.hasSuffix("."))
    }
    #expect(TerminalFailure.unknownType(name: "foot").description.contains("foot"))
  }
}

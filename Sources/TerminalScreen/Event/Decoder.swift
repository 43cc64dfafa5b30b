/// Turns the bytes a terminal sends into events. Pure: it owns no clock and no descriptor.
///
/// Reading bytes ourselves, and not through `wget_wch`, keeps a sequence that nobody knows (Ctrl-Right on a terminal
/// whose entry lacks it, a focus report) from arriving as Esc and a handful of typed letters.
package struct Decoder: Sendable {
  /// How long the bytes held back may wait for their rest.
  package enum Wait: Sendable {
    case nothingHeld
    /// Esc, or Esc and one more byte that also begins sequences: it may be a key by itself, so the wait must be short.
    case perhapsWhole
    /// No person types this by hand; on a slow line its rest may take a while.
    case surelyPartial
  }

  /// No sequence of a key is longer; a longer one is swallowed.
  private static let longestSequence = 32

  private let terminalKeys: [[UInt8]: Key]
  private var held: [UInt8] = []
  private var paste: PasteCollector?
  /// A string that a terminal sends is being passed over: its beginning is held.
  private var isInString = false
  /// Its last byte was Esc, which begins its end.
  private var stringMayEnd = false

  /// - Parameter terminalKeys: what the terminal's own entry says its keys send; it goes before what most terminals send.
  package init(terminalKeys: [[UInt8]: Key] = [:]) {
    self.terminalKeys = terminalKeys.filter { $0.key.count > 1 && $0.key[0] == Self.escape }
  }

  package var wait: Wait {
    guard let first = held.first else { return .nothingHeld }
    return first == Self.escape && held.count <= 2 ? .perhapsWhole : .surelyPartial
  }

  /// The events that the bytes complete.
  package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Event] {
    var events: [Event] = []
    for byte in bytes {
      if paste != nil {
        guard let text = paste?.collect(byte) else { continue }
        paste = nil
        if !text.isEmpty { events.append(.paste(text)) }
      } else if isInString {
        passString(byte, into: &events)
      } else {
        take(byte, into: &events)
      }
    }
    return events
  }

  /// The wait is over: what is held stands for itself, or is dropped when it can't.
  package mutating func flush() -> [Event] {
    let typed = held
    held = []
    (isInString, stringMayEnd) = (false, false)
    guard typed.first == Self.escape, typed.count <= 2 else { return [] }
    var events: [Event] = [.key(.escape)]
    for byte in typed.dropFirst() { begin(byte, into: &events) }
    return events
  }

  private mutating func take(_ byte: UInt8, into events: inout [Event]) {
    guard let first = held.first else {
      begin(byte, into: &events)
      return
    }
    if first == Self.escape {
      extendSequence(byte, into: &events)
    } else {
      extendCharacter(byte, into: &events)
    }
  }

  private mutating func begin(_ byte: UInt8, into events: inout [Event]) {
    switch byte {
    case Self.escape, 0xC2...0xF4: held = [byte]
    case 0x09: events.append(.key(.tab))
    case 0x0A, 0x0D: events.append(.key(.enter))
    case 0x08, 0x7F: events.append(.key(.backspace))
    case 0x00: break  // Ctrl-Space on most terminals, noise on a serial line
    case 0x01...0x1A: events.append(.key(.control(Self.character(byte + 0x60))))
    case 0x1C...0x1F: events.append(.key(.control(Self.character(byte + 0x40))))
    case 0x20..<0x7F: events.append(.key(.character(Self.character(byte))))
    default: break  // a byte that begins nothing in UTF-8
    }
  }
}

// MARK: - Characters beyond ASCII

extension Decoder {
  private mutating func extendCharacter(_ byte: UInt8, into events: inout [Event]) {
    guard (0x80..<0xC0).contains(byte) else {
      held = []
      begin(byte, into: &events)
      return
    }
    held.append(byte)
    let length = held[0] < 0xE0 ? 2 : held[0] < 0xF0 ? 3 : 4
    guard held.count == length else { return }
    if let text = String(validating: held, as: UTF8.self), let scalar = text.unicodeScalars.first,
      !TextCleaning.isHarmful(scalar)
    {
      events.append(.key(.character(Character(scalar))))
    }
    held = []
  }

  private static func character(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte)) }
}

// MARK: - Escape sequences

extension Decoder {
  private static let escape: UInt8 = 0x1B

  private mutating func extendSequence(_ byte: UInt8, into events: inout [Event]) {
    if byte == Self.escape {  // Esc Esc, or a sequence broken off by the next one
      if held.count == 1 { events.append(.key(.escape)) }
      held = [byte]
      return
    }
    if held.count < Self.longestSequence { held.append(byte) }
    if let key = terminalKeys[held] {
      events.append(.key(key))
      held = []
      return
    }
    switch held[1] {
    case UInt8(ascii: "["): extendControlSequence(byte, into: &events)
    case UInt8(ascii: "O"): extendKeypadSequence(byte, into: &events)
    default:
      if terminalKeys.keys.contains(where: { $0.starts(with: held) }) { return }
      if held.count == 2, Self.stringBeginnings[byte] != nil { return }
      if held.count == 3, Self.stringBeginnings[held[1]]?.contains(byte) ?? false {
        isInString = true
        return
      }
      // No sequence: Esc and a key after it, or Alt and that key, which most terminals send alike.
      let typed = held.dropFirst()
      held = []
      events.append(.key(.escape))
      for byte in typed { take(byte, into: &events) }
    }
  }

  /// What follows Esc in a string that a terminal sends, such as its answer to a program before this one, and the bytes that go
  /// on with it: OSC with a number, DCS with parameters, APC, PM and SOS with anything. What does not is two keys.
  private static let stringBeginnings: [UInt8: ClosedRange<UInt8>] = [
    UInt8(ascii: "]"): 0x30...0x39, UInt8(ascii: "P"): 0x20...0x3F, UInt8(ascii: "_"): 0x20...0x7E,
    UInt8(ascii: "^"): 0x20...0x7E, UInt8(ascii: "X"): 0x20...0x7E,
  ]

  /// Passes a string over up to BEL, or Esc and a backslash; CAN and SUB break it off (ECMA-48, 5.6).
  private mutating func passString(_ byte: UInt8, into events: inout [Event]) {
    let wasEscape = stringMayEnd
    stringMayEnd = byte == Self.escape
    switch byte {
    case 0x07, 0x18, 0x1A: endString()
    case UInt8(ascii: "\\") where wasEscape: endString()
    case Self.escape: break
    default:
      guard wasEscape else { return }
      // Another sequence broke it off.
      endString()
      held = [Self.escape]
      extendSequence(byte, into: &events)
    }
  }

  private mutating func endString() { (isInString, stringMayEnd, held) = (false, false, []) }

  /// `ESC [`, parameters, one final byte (ECMA-48, 5.4).
  private mutating func extendControlSequence(_ byte: UInt8, into events: inout [Event]) {
    guard held.count > 2 else { return }
    if held[2] == UInt8(ascii: "M") { return passOldMouseReport(byte, into: &events) }
    if held.count == 3, byte == UInt8(ascii: "[") { return }  // ESC [ [ A to E: F1 to F5 of the Linux console
    let isLinuxFunctionKey = held.count == 4 && held[2] == UInt8(ascii: "[")
    switch byte {
    case 0x20...0x3F: return
    case 0x40...0x7E:
      let parameters = held[2..<max(2, held.count - 1)]
      let isWhole = held.count < Self.longestSequence
      held = []
      guard isWhole else { return }
      if isLinuxFunctionKey {
        if (0x41...0x45).contains(byte) { events.append(.key(.function(Int(byte) - 0x40))) }
      } else if byte == UInt8(ascii: "~"), parameters.elementsEqual("200".utf8) {
        paste = PasteCollector()
      } else if parameters.first == UInt8(ascii: "<"), let isRelease = Self.endOfReport[byte] {
        let report = MouseEvent(report: parameters.dropFirst(), isRelease: isRelease)
        if let report { events.append(.mouse(report)) }
      } else if let key = Self.key(final: byte, parameters: parameters) {
        events.append(.key(key))
      }
    default:  // a control character or a byte above ASCII: the sequence was cut off
      held = []
      begin(byte, into: &events)
    }
  }

  /// Whether the final byte of a mouse report says that a button was released.
  private static let endOfReport: [UInt8: Bool] = [UInt8(ascii: "M"): false, UInt8(ascii: "m"): true]

  /// `ESC [ M` and three bytes, from terminals that know the old reports only: those end at column 223, and their bytes may
  /// be no UTF-8, so they are passed over, and never typed.
  private mutating func passOldMouseReport(_ byte: UInt8, into events: inout [Event]) {
    if held.count == 6 {
      held = []
    } else if byte < 0x20 {  // the report was cut off
      held = []
      begin(byte, into: &events)
    }
  }

  /// `ESC O` and one byte: cursor and keypad keys in application mode, and F1 to F4; some put a modifier between.
  private mutating func extendKeypadSequence(_ byte: UInt8, into events: inout [Event]) {
    guard held.count > 2 else { return }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"): return
    case UInt8(ascii: "p")...UInt8(ascii: "y"): events.append(.key(.character(Self.character(byte - 0x40))))
    case UInt8(ascii: "j")...UInt8(ascii: "o"): events.append(.key(.character(Self.character(byte - 0x40))))
    case UInt8(ascii: "M"): events.append(.key(.enter))
    default:
      if let key = Self.key(final: byte, parameters: []) { events.append(.key(key)) }
    }
    held = []
  }

  /// What xterm and those that follow it send. Modifiers are left out: Shift-Up is Up.
  /// Source: "XTerm Control Sequences", PC-Style Function Keys; rxvt's and the Linux console's where they differ.
  private static func key(final: UInt8, parameters: ArraySlice<UInt8>) -> Key? {
    if let first = parameters.first, !(0x30...0x3B).contains(first) { return nil }  // a private report, no key
    switch Unicode.Scalar(final) {
    case "A": return .up
    case "B": return .down
    case "C": return .right
    case "D": return .left
    case "H": return .home
    case "F": return .end
    case "Z": return .backTab
    case "P", "Q", "R", "S": return .function(Int(final) - 0x4F)
    case "~": return numberedKey(parameters)
    default: return nil
    }
  }

  private static func numberedKey(_ parameters: ArraySlice<UInt8>) -> Key? {
    let digits = parameters.prefix { (0x30...0x39).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    switch number {
    case 1, 7: return .home
    case 2: return .insert
    case 3: return .delete
    case 4, 8: return .end
    case 5: return .pageUp
    case 6: return .pageDown
    case 11...15: return .function(number - 10)
    case 17...21: return .function(number - 11)
    case 23...26: return .function(number - 12)
    case 28...29: return .function(number - 13)
    case 31...34: return .function(number - 14)
    default: return nil
    }
  }
}

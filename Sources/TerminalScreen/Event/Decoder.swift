/// Turns the bytes a terminal sends into events. Pure: it owns no clock and no descriptor.
///
/// Reading bytes ourselves, and not through `wget_wch`, keeps a sequence that nobody knows (Ctrl-Right on a terminal
/// whose entry lacks it, a focus report) from arriving as Esc and a handful of typed letters.
package struct Decoder: Sendable {
  /// How long the bytes held back may wait for their rest.
  package enum Wait: Sendable {
    case nothingHeld
    /// Esc, or Esc and one more byte that also begins sequences: it may be a key by itself, so the wait must be short. Or the end of a
    /// paste.
    case perhapsWhole
    /// No person types this by hand; on a slow line its rest may take a while.
    case surelyPartial
    /// A paste, whose end comes as soon as all of it has come.
    case inPaste
  }

  /// No sequence of a key is longer; a longer one is swallowed.
  private static let longestSequence = 128
  /// More than anybody types at once.
  private static let burst = 32

  private let terminalKeys: [[UInt8]: Key]
  private let signals: [UInt8: SignalKey]
  private var held: [UInt8] = []
  /// Esc came right before what is held, or before what comes next when nothing is: most terminals send it for Alt.
  private var isAlt = false
  private var paste: PasteCollector?
  /// Whether a key has come in a form that tells of its release, too.
  package private(set) var tellsReleases = false
  /// A paste was given up, and more of it may come.
  private var hasLostEnd = false
  /// A string that a terminal sends is being passed over: its beginning is held.
  private var isInString = false
  /// Its last byte was Esc, which begins its end.
  private var stringMayEnd = false
  /// The first half of a character from the Windows console.
  private var highSurrogate: UInt16?

  /// - Parameters:
  ///   - terminalKeys: what the terminal's own entry says its keys send; it goes before what most terminals send.
  ///   - signals: the bytes that are keys for signals.
  package init(terminalKeys: [[UInt8]: Key] = [:], signals: [UInt8: SignalKey] = [:]) {
    self.terminalKeys = terminalKeys.filter { $0.key.count > 1 && $0.key[0] == Self.escape }
    self.signals = signals
  }

  package var wait: Wait {
    if let paste { return paste.tail.map { $0.isEmpty ? .perhapsWhole : .surelyPartial } ?? .inPaste }
    guard let first = held.first else { return .nothingHeld }
    return first == Self.escape && held.count <= 2 ? .perhapsWhole : .surelyPartial
  }

  /// Whether a paste has begun, and its end is not believed yet.
  package var isInPaste: Bool { paste != nil }

  /// The events that the bytes complete. To be given what came at once at once.
  package mutating func decode(_ bytes: some Collection<UInt8>) -> [Event] {
    if hasLostEnd, paste == nil, Self.goesOnWithPaste(bytes) { paste = PasteCollector() }
    var events: [Event] = []
    for byte in bytes {
      if paste == nil {
        take(byte, into: &events)
      } else if paste?.collect(byte) ?? false {
        endPaste(into: &events)
        paste = PasteCollector()
      }
    }
    return events
  }

  /// What came behind the end of the paste are keys.
  private mutating func endPaste(into events: inout [Event]) {
    guard let text = paste?.text, let keys = paste?.tail else { return }
    (paste, hasLostEnd) = (nil, false)
    if !text.isEmpty { events.append(.paste(text)) }
    for byte in keys { take(byte, into: &events) }
  }

  /// The wait is over: what is held stands for itself, or is dropped when it can't. Of a paste what has come is taken.
  package mutating func flush() -> [Event] {
    var events: [Event] = []
    if let text = paste?.text {
      endPaste(into: &events)
      guard paste != nil else { return events }
      forget()
      hasLostEnd = true
      return [.unfinishedPaste(text)]
    }
    let (typed, wasAlt) = (held, isAlt)
    (held, isAlt, isInString, stringMayEnd) = ([], false, false, false)
    guard typed.first == Self.escape, typed.count <= 2 else { return [] }
    if wasAlt { events.append(.key(.escape)) }
    if typed.count == 1 { events.append(.key(.escape)) }
    isAlt = typed.count > 1
    for byte in typed.dropFirst() { begin(byte, into: &events) }
    return events
  }

  /// Drops what is held: somebody else had the terminal meanwhile.
  package mutating func forget() {
    (held, isAlt, isInString, stringMayEnd) = ([], false, false, false)
    (paste, hasLostEnd, highSurrogate) = (nil, false, nil)
  }

  /// Whether bytes that come after a paste was given up are more of it: its end, or more than anybody types.
  private static func goesOnWithPaste(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.count > burst && bytes.first != escape || Array(bytes).contains(PasteCollector.endMark)
  }

  private mutating func take(_ byte: UInt8, into events: inout [Event]) {
    if isInString { return passString(byte, into: &events) }
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
    if let signal = signals[byte] {
      isAlt = false
      events.append(.signal(signal))
      return
    }
    switch byte {
    case Self.escape, 0xC2...0xF4: held = [byte]
    case 0x09: press(.tab, into: &events)
    case 0x0A, 0x0D: press(.enter, into: &events)
    case 0x08, 0x7F: press(.backspace, into: &events)
    case 0x01...0x1A: press(.control(Self.character(byte + 0x60)), into: &events)
    case 0x1C...0x1F: press(.control(Self.character(byte + 0x40)), into: &events)
    case 0x20..<0x7F: press(.character(Self.character(byte)), into: &events)
    default: isAlt = false  // Ctrl-Space on most terminals, noise on a serial line; a byte that begins nothing in UTF-8
    }
  }

  private mutating func press(_ key: Key, into events: inout [Event]) {
    events.append(.key(isAlt ? .alt(key) : key))
    isAlt = false
  }
}

// MARK: - Characters beyond ASCII

extension Decoder {
  private mutating func extendCharacter(_ byte: UInt8, into events: inout [Event]) {
    guard (0x80..<0xC0).contains(byte) else {
      held = []
      isAlt = false
      begin(byte, into: &events)
      return
    }
    held.append(byte)
    let length = held[0] < 0xE0 ? 2 : held[0] < 0xF0 ? 3 : 4
    guard held.count == length else { return }
    let text = String(validating: held, as: UTF8.self)
    held = []
    if let scalar = text?.unicodeScalars.first { type(scalar, into: &events) }
    isAlt = false
  }

  private mutating func type(_ scalar: Unicode.Scalar, into events: inout [Event]) {
    if scalar.isASCII {
      begin(UInt8(scalar.value), into: &events)
    } else if !TextCleaning.isHarmful(scalar) {
      press(.character(Character(scalar)), into: &events)
    }
  }

  private static func character(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte)) }
}

// MARK: - Escape sequences

extension Decoder {
  private static let escape: UInt8 = 0x1B

  private mutating func extendSequence(_ byte: UInt8, into events: inout [Event]) {
    if byte == Self.escape {
      if held.count > 1 {  // a sequence broken off by the next one
        (held, isAlt) = ([byte], false)
      } else if isAlt {
        events.append(.key(.escape))
      } else {
        isAlt = true  // Esc twice, or Alt and a key that sends a sequence
      }
      return
    }
    if held.count == 1, isAlt, byte != UInt8(ascii: "["), byte != UInt8(ascii: "O") {
      events.append(.key(.escape))
      isAlt = false
    }
    if held.count < Self.longestSequence { held.append(byte) }
    if let key = terminalKeys[held] {
      endSequence(into: &events, SequenceKey(.key(key)))
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
      // No sequence: Alt and a key. Esc and a key right after it, which most terminals send alike, nobody types so fast.
      let typed = held.dropFirst()
      (held, isAlt) = ([], true)
      for byte in typed { take(byte, into: &events) }
    }
  }

  /// What is held is whole. Alt before a sequence leaves its key what it is, as other modifiers do.
  private mutating func endSequence(into events: inout [Event], _ sent: SequenceKey? = nil) {
    (held, isAlt) = ([], sent?.isAlt ?? false)
    switch sent?.form {
    case nil: break
    case .key(let key): press(key, into: &events)
    case .byte(let byte): begin(byte, into: &events)
    case .text(let scalars):
      for scalar in scalars {
        isAlt = sent?.isAlt ?? false
        type(scalar, into: &events)
      }
    case .unit(let unit):
      let units = [highSurrogate, unit].compactMap { $0 }
      highSurrogate = UTF16.isLeadSurrogate(unit) ? unit : nil
      guard highSurrogate == nil else { return }
      if let scalar = String(validating: units, as: UTF16.self)?.unicodeScalars.last { type(scalar, into: &events) }
    }
    isAlt = false
  }

  /// What follows Esc in a string that a terminal sends, such as its answer to a program before this one, and the bytes that go
  /// on with it: OSC with a number (or `l` and `L` of a window's title), DCS with parameters, APC, PM and SOS with anything. What does not is two keys.
  private static let stringBeginnings: [UInt8: Set<UInt8>] = [
    UInt8(ascii: "]"): Set(0x30...0x39).union("lL".utf8), UInt8(ascii: "P"): Set(0x20...0x3F),
    UInt8(ascii: "_"): Set(0x20...0x7E), UInt8(ascii: "^"): Set(0x20...0x7E), UInt8(ascii: "X"): Set(0x20...0x7E),
  ]

  /// Passes a string over up to BEL, or Esc and a backslash; CAN and SUB break it off (ECMA-48, 5.6), and so does a key for a signal.
  private mutating func passString(_ byte: UInt8, into events: inout [Event]) {
    let wasEscape = stringMayEnd
    stringMayEnd = byte == Self.escape
    switch byte {
    case 0x07, 0x18, 0x1A: endString()
    case UInt8(ascii: "\\") where wasEscape: endString()
    case Self.escape: break
    default:
      guard wasEscape || byte < 0x20 && signals[byte] != nil else { return }
      endString()
      guard wasEscape else { return begin(byte, into: &events) }
      // Another sequence broke it off.
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
    let parameters = held[2..<max(2, held.count - 1)]
    switch byte {
    case UInt8(ascii: "$"):
      // In rxvt it ends one number; elsewhere it stands before the end of a report.
      guard parameters.allSatisfy({ (0x30...0x39).contains($0) }),
        let key = SequenceKey(final: byte, parameters: parameters)
      else { return }
      endSequence(into: &events, key)
    case 0x20...0x3F: return
    case 0x40...0x7E:
      if held.count == Self.longestSequence {
        endSequence(into: &events)
      } else if isLinuxFunctionKey {
        let isKnown = (0x41...0x45).contains(byte)
        endSequence(into: &events, isKnown ? SequenceKey(.key(.function(Int(byte) - 0x40))) : nil)
      } else if byte == UInt8(ascii: "~"), parameters.elementsEqual("200".utf8) {
        endReport(into: &events)
        paste = PasteCollector()
      } else if parameters.first == UInt8(ascii: "<"), let isRelease = Self.endOfReport[byte] {
        endReport(into: &events)
        let report = MouseEvent(report: parameters.dropFirst(), isRelease: isRelease)
        if let report { events.append(.mouse(report)) }
      } else {
        if byte == UInt8(ascii: "~"), parameters.elementsEqual("201".utf8) { hasLostEnd = false }
        if byte == UInt8(ascii: "_") || parameters.contains(UInt8(ascii: ":")) { tellsReleases = true }
        endSequence(into: &events, SequenceKey(final: byte, parameters: parameters))
      }
    default:  // a control character or a byte above ASCII: the sequence was cut off
      endSequence(into: &events)
      begin(byte, into: &events)
    }
  }

  /// What is held is whole and no key: an Esc before it was one.
  private mutating func endReport(into events: inout [Event]) {
    if isAlt { events.append(.key(.escape)) }
    endSequence(into: &events)
  }

  /// Whether the final byte of a mouse report says that a button was released.
  private static let endOfReport: [UInt8: Bool] = [UInt8(ascii: "M"): false, UInt8(ascii: "m"): true]

  /// `ESC [ M` and three bytes, from terminals that know the old reports only: those end at column 223, and their bytes may
  /// be no UTF-8, so they are passed over, and never typed.
  private mutating func passOldMouseReport(_ byte: UInt8, into events: inout [Event]) {
    if held.count == 6 {
      endSequence(into: &events)
    } else if byte < 0x20 {  // the report was cut off
      endSequence(into: &events)
      begin(byte, into: &events)
    }
  }

  /// `ESC O` and one byte: cursor and keypad keys in application mode, and F1 to F4; some put a modifier between.
  private mutating func extendKeypadSequence(_ byte: UInt8, into events: inout [Event]) {
    guard held.count > 2 else { return }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"): return
    case 0x20..<0x7F:
      endSequence(into: &events, (SequenceKey.keypad(byte) ?? SequenceKey.lettered(byte)).map { SequenceKey(.key($0)) })
    default:  // the sequence was cut off
      endSequence(into: &events)
      begin(byte, into: &events)
    }
  }
}

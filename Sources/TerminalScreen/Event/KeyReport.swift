/// A key with all that was held beside it, as a terminal reports it that was asked to tell all keys apart: `ESC [ 97 ; 5 u`.
///
/// We ask for no such reports; a program before us may have, or a setting of the terminal or of tmux. Sources: "Comprehensive
/// keyboard handling in terminals" (kitty's protocol), "XTerm Control Sequences" (modifyOtherKeys, formatOtherKeys).
struct KeyReport {
  /// The event of a key that is let go.
  static let release = 3

  /// The key's scalar, as a rule without Shift, or a number of kitty's for a key that types nothing.
  private let code: Int
  private let shiftedCode: Int?
  /// The key that is there on a US keyboard, for letters of other alphabets.
  private let latinCode: Int?
  private let isRelease: Bool
  private let text: [Unicode.Scalar]
  private let modifiers: Modifiers

  private struct Modifiers: OptionSet {
    let rawValue: Int

    static let shift = Modifiers(rawValue: 1)
    static let control = Modifiers(rawValue: 4)
    /// Alt, Super, Hyper and Meta.
    static let alt = Modifiers(rawValue: 2 | 8 | 16 | 32)
    static let capsLock = Modifiers(rawValue: 64)
  }

  init(code: Int, modifiers: Int?, event: Int?) {
    (self.code, shiftedCode, latinCode, text) = (code, nil, nil, [])
    isRelease = event == Self.release
    self.modifiers = Modifiers(rawValue: max(0, (modifiers ?? 1) - 1))
  }

  init(code: Int, _ parameters: SequenceParameters) {
    self.code = code
    shiftedCode = parameters[0, 1]
    latinCode = parameters[0, 2]
    isRelease = parameters[1, 1] == Self.release
    modifiers = Modifiers(rawValue: max(0, (parameters[1] ?? 1) - 1))
    text = parameters.parts(of: 2).compactMap { Unicode.Scalar(UInt32($0)) }.filter { $0 >= " " && $0 != "\u{7F}" }
  }

  /// nil for a release, and for a key that does nothing by itself, such as Shift or a louder volume.
  var plain: SequenceKey? {
    guard !isRelease else { return nil }
    let isAlt = !modifiers.isDisjoint(with: .alt)
    if !text.isEmpty, !isAlt, !modifiers.contains(.control) { return SequenceKey(.text(text)) }
    if let key = Self.keys[code] ?? Self.keypad(code) { return SequenceKey(.key(key), isAlt: isAlt && key.isTyped) }
    switch code {
    case 9: return SequenceKey(.key(modifiers.contains(.shift) ? .backTab : .tab), isAlt: isAlt)
    case 1..<0x20, 0x7F: return SequenceKey(.byte(UInt8(code)), isAlt: isAlt)
    case 0, 0xE000...0xF8FF: return nil
    default: break
    }
    if modifiers.contains(.control) { return control.map { SequenceKey($0, isAlt: isAlt) } }
    guard let scalar = Unicode.Scalar(UInt32(typedCode)) else { return nil }
    return SequenceKey(.text([scalar]), isAlt: isAlt)
  }

  /// The code with Shift and Caps Lock.
  private var typedCode: Int {
    let isShifted = modifiers.contains(.shift)
    if isShifted, let shiftedCode { return shiftedCode }
    guard let scalar = Unicode.Scalar(UInt32(code)), isShifted != modifiers.contains(.capsLock),
      isShifted || scalar.properties.isLowercase
    else { return code }
    let upper = scalar.properties.uppercaseMapping.unicodeScalars
    return upper.count == 1 ? upper.first.map { Int($0.value) } ?? code : code
  }

  /// The byte of Ctrl and the key, as terminals have sent it since the VT220; where none is, a key that nothing is bound to.
  private var control: SequenceKey.Form? {
    guard let code = code < 0x80 ? code : latinCode, (0x20..<0x7F).contains(code) else { return nil }
    let byte = UInt8(code)
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z": return .byte(byte & 0x1F)
    case "@", " ", "2": return .byte(0)
    case "[", "3": return .key(.escape)
    case "\\", "4": return .byte(0x1C)
    case "]", "5": return .byte(0x1D)
    case "^", "6", "~": return .byte(0x1E)
    case "_", "7", "/": return .byte(0x1F)
    case "?", "8": return .byte(0x7F)
    default: return .key(.control(Character(Unicode.Scalar(byte))))
    }
  }

  /// Kitty's numbers of the keys that do something here.
  private static let keys: [Int: Key] = [
    27: .escape, 57344: .escape, 57345: .enter, 57346: .tab, 57347: .backspace,
    57348: .insert, 57349: .delete, 57350: .left, 57351: .right, 57352: .up, 57353: .down,
    57354: .pageUp, 57355: .pageDown, 57356: .home, 57357: .end, 57414: .enter,
    57417: .left, 57418: .right, 57419: .up, 57420: .down, 57421: .pageUp, 57422: .pageDown,
    57423: .home, 57424: .end, 57425: .insert, 57426: .delete,
  ]

  private static func keypad(_ code: Int) -> Key? {
    switch code {
    case 57364...57398: .function(code - 57363)
    case 57399...57408: .character(Character(Unicode.Scalar(UInt8(code - 57399) + 0x30)))
    case 57409: .character(".")
    case 57410: .character("/")
    case 57411: .character("*")
    case 57412: .character("-")
    case 57413: .character("+")
    case 57415: .character("=")
    case 57416: .character(",")
    default: nil
    }
  }
}

extension Key {
  /// Whether Alt makes another key of it; of those that move, modifiers are left out.
  fileprivate var isTyped: Bool {
    switch self {
    case .character, .control, .enter, .escape, .tab, .backTab, .backspace, .alt: true
    default: false
    }
  }
}

extension SequenceKey {
  init?(_ report: KeyReport) {
    guard let plain = report.plain else { return nil }
    self = plain
  }
}

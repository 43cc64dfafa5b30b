/// What a terminal's sequence says was pressed, in the plain form that terminals send unless they are asked for another.
struct SequenceKey {
  enum Form: Equatable {
    case key(Key)
    /// A byte that is a key by itself, such as that of Ctrl-C.
    case byte(UInt8)
    case text([Unicode.Scalar])
    /// A unit of UTF-16, of which two may make a scalar.
    case unit(UInt16)
  }

  var form: Form
  var isAlt = false

  init(_ form: Form, isAlt: Bool = false) {
    self.form = form
    self.isAlt = isAlt
  }

  /// Reads `ESC [`, parameters and one final byte; nil for what is no key, or a key's release.
  init?(final: UInt8, parameters bytes: some Collection<UInt8>) {
    // Most keys have none.
    if bytes.isEmpty, let key = Self.lettered(final) {
      self.init(.key(key))
      return
    }
    guard let parameters = SequenceParameters(bytes) else { return nil }
    switch (Unicode.Scalar(final), parameters[0]) {
    case ("u", let code?): self.init(KeyReport(code: code, parameters))
    case ("~", 27) where parameters.count == 3:
      guard let code = parameters[2] else { return nil }
      self.init(KeyReport(code: code, modifiers: parameters[1], event: parameters[1, 1]))
    case ("_", _): self.init(windows: parameters)
    default:
      guard parameters[1, 1] != KeyReport.release, let key = Self.key(final: final, parameters) else { return nil }
      self.init(.key(key))
    }
  }

  /// What xterm and those that follow it send. Modifiers are left out: Shift-Up is Up.
  /// Source: "XTerm Control Sequences", PC-Style Function Keys; rxvt's and the Linux console's where they differ.
  private static func key(final: UInt8, _ parameters: SequenceParameters) -> Key? {
    switch Unicode.Scalar(final) {
    case "~", "$", "^", "@": parameters[0].flatMap(numbered)
    case "a", "b", "c", "d": nil  // rxvt's arrows have no parameters
    default: lettered(final)
    }
  }

  /// What stands behind `ESC [` and `ESC O` alike; small letters are rxvt's arrows with Shift or Ctrl.
  static func lettered(_ byte: UInt8) -> Key? {
    switch Unicode.Scalar(byte) {
    case "A", "a": .up
    case "B", "b": .down
    case "C", "c": .right
    case "D", "d": .left
    case "H": .home
    case "F": .end
    case "Z": .backTab
    case "P", "Q", "R", "S": .function(Int(byte) - 0x4F)
    default: nil
    }
  }

  /// Behind the number stands `~`, or in rxvt `$` with Shift, `^` with Ctrl and `@` with both.
  static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28...29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// What stands behind `ESC O` for the keys of the number pad, each with what is printed on it.
  static func keypad(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Character(Unicode.Scalar(byte - 0x40)))
    case UInt8(ascii: "X"): .character("=")
    case UInt8(ascii: " "): .character(" ")
    case UInt8(ascii: "I"): .tab
    case UInt8(ascii: "M"): .enter
    default: nil
    }
  }
}

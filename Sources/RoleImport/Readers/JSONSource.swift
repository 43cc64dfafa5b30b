/// The bytes of a JSON text with the place reached in them, and the two tokens that have an inner form.
struct JSONSource {
  private let bytes: [UInt8]
  private var index: Int
  private var line = 1
  /// Columns are counted on from the last place that was asked for, so that a file of one line costs no more than others.
  private var countedIndex: Int
  private var countedColumn = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    countedIndex = index
  }

  var isAtEnd: Bool { index == bytes.count }
  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Line and column of the next byte.
  var place: (line: Int, column: Int) {
    mutating get {
      countedColumn += bytes[countedIndex..<index].count { $0 & 0xC0 != 0x80 }
      countedIndex = index
      return (line, countedColumn)
    }
  }

  /// What stands at the place reached, for messages.
  var words: String {
    guard let next else { return "the end of the file" }
    if next < 0x20 || next == 0x7F {
      return next == 0x0A || next == 0x0D ? "the end of the line" : "a control character"
    }
    let rest = String(decoding: bytes[index..<min(bytes.count, index + 32)], as: UTF8.self)
    return rest.first.map(String.init) ?? "nothing"
  }

  mutating func error(_ message: String) -> JSONSyntaxError {
    let (line, column) = place
    return JSONSyntaxError(line: line, column: column, message: message)
  }

  mutating func advance() { index += 1 }

  mutating func skipSpace() {
    while let next, next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D {
      index += 1
      if next == 0x0A {
        line += 1
        countedIndex = index
        countedColumn = 1
      }
    }
  }

  /// Steps over the token when it comes next.
  mutating func skip(_ token: StaticString) -> Bool {
    let isNext = token.withUTF8Buffer { bytes[index...].starts(with: $0) }
    if isNext { index += token.utf8CodeUnitCount }
    return isNext
  }

  // MARK: - Strings

  mutating func readString() throws(JSONSyntaxError) -> String {
    advance()
    var content: [UInt8] = []
    while true {
      guard let next else { throw error("The text is not closed: the file ends.") }
      switch next {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw error("The text that ends here is not UTF-8. Save the file as UTF-8.")
        }
        advance()
        return text
      case UInt8(ascii: "\\"): content.append(contentsOf: Array(String(try readEscape()).utf8))
      case 0..<0x20: throw error("There is \(words) in a text; write it as an escape such as \\n.")
      default:
        content.append(next)
        advance()
      }
    }
  }

  private mutating func readEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    advance()
    let scalar: Unicode.Scalar
    switch next {
    case UInt8(ascii: "u"): return try readUnicodeEscape()
    case UInt8(ascii: "\""): scalar = "\""
    case UInt8(ascii: "\\"): scalar = "\\"
    case UInt8(ascii: "/"): scalar = "/"
    case UInt8(ascii: "b"): scalar = "\u{08}"
    case UInt8(ascii: "f"): scalar = "\u{0C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    default: throw error("A backslash stands before \(words), which is no escape; a backslash itself is \\\\.")
    }
    advance()
    return scalar
  }

  /// One or, for a character beyond U+FFFF, two escapes of four digits.
  private mutating func readUnicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let first = try readFourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, skip("\\") else { throw error("The escape before this place is half of a character.") }
    guard next == UInt8(ascii: "u") else { throw error("The escape before this place is half of a character.") }
    let second = try readFourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error("The two escapes before this place make no character.") }
    return scalar
  }

  private mutating func readFourDigits() throws(JSONSyntaxError) -> UInt32 {
    advance()
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let next, let digit = Character(Unicode.Scalar(next)).hexDigitValue else {
        throw error("\\u takes four hexadecimal digits, and there is \(words).")
      }
      number = number << 4 | UInt32(digit)
      advance()
    }
    return number
  }

  // MARK: - Numbers

  mutating func readNumber() throws(JSONSyntaxError) -> (number: Double, decimals: Int) {
    let start = index
    _ = skip("-")
    if next == UInt8(ascii: "0") {
      advance()
      if let next, Self.isDigit(next) { throw error("A number does not start with 0 before other digits.") }
    } else {
      try skipDigits()
    }
    var decimals = 0
    if skip(".") { decimals = try skipDigits() }
    if skip("e") || skip("E") {
      _ = skip("+") || skip("-")
      try skipDigits()
    }
    guard let number = Double(String(decoding: bytes[start..<index], as: UTF8.self)), number.isFinite else {
      throw error("The number that ends here is too large.")
    }
    return (number, decimals)
  }

  /// Steps over the digits, at least one; their number.
  @discardableResult
  private mutating func skipDigits() throws(JSONSyntaxError) -> Int {
    let start = index
    while let next, Self.isDigit(next) { advance() }
    guard index > start else { throw error("A digit should stand here, and there is \(words).") }
    return index - start
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

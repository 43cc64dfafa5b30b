/// Collects what comes between the two marks of a bracketed paste, so that pasted text can never act as keys.
struct PasteCollector: Sendable {
  /// More than any query, and little enough that a mistaken paste of a book costs nothing.
  static let capacity = 64 * 1024

  private static let endMark = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// How many bytes of the end mark stand at the end of what has come. They are not in `bytes`.
  private var matched = 0

  /// Takes one byte; answers the cleaned text when it completes the end mark.
  mutating func collect(_ byte: UInt8) -> String? {
    if byte == Self.endMark[matched] {
      matched += 1
      return matched == Self.endMark.count ? text : nil
    }
    // Esc stands only at the mark's beginning, so after a mismatch no other tail of it can match.
    for markByte in Self.endMark.prefix(matched) { keep(markByte) }
    matched = 0
    if byte == Self.endMark[0] {
      matched = 1
    } else {
      keep(byte)
    }
    return nil
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Self.capacity { bytes.append(byte) }
  }

  /// Line ends and tabs become one space each, since every box that takes a paste has one line. What shows nothing, as web pages
  /// have it between words, is left out, for no search would find it.
  private var text: String {
    var whole = bytes[...]
    if bytes.count == Self.capacity {  // the cut may have gone through a character
      while let last = whole.last, (0x80..<0xC0).contains(last) { whole.removeLast() }
      if let last = whole.last, last >= 0xC0 { whole.removeLast() }
    }
    var spaced: [UInt8] = []
    spaced.reserveCapacity(whole.count)
    var previous: UInt8 = 0
    for byte in whole {
      switch byte {
      case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): spaced.append(UInt8(ascii: " "))
      default: spaced.append(byte)
      }
      previous = byte
    }
    var text = String.UnicodeScalarView()
    text.append(
      contentsOf: String(decoding: spaced, as: UTF8.self).unicodeScalars.lazy.filter { !TextCleaning.isInvisible($0) })
    return TextCleaning.cleaned(String(text))
  }
}

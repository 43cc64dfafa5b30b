/// Collects what comes between the two marks of a bracketed paste, so that pasted text can never act as keys.
struct PasteCollector: Sendable {
  /// More than any query, and little enough that a mistaken paste of a book costs nothing.
  static let capacity = 64 * 1024

  static let endMark = Array("\u{1B}[201~".utf8)
  /// Nobody types so much behind a paste without a moment's rest.
  private static let longestTail = 4096

  private var bytes: [UInt8] = []
  /// How many bytes of the text have come, kept or not.
  private var count = 0
  private var marks = PasteMarks()
  /// What came behind the mark of an end; nil as long as none has come. A pasted text may hold marks, and terminals such as st send
  /// them along: that this one was the end is known when for a moment nothing comes, or at once another paste.
  private(set) var tail: [UInt8]?

  /// Takes one byte; answers whether it completes the mark that begins another paste, so that this one is over.
  mutating func collect(_ byte: UInt8) -> Bool {
    let mark = marks.see(byte)
    tail?.append(byte)
    guard let length = tail?.count else {
      keep(byte)
      if mark == .end { beginTail() }
      return false
    }
    if mark == .begin, length == PasteMarks.length {
      tail = []
      return true
    }
    if mark != nil || length > Self.longestTail {
      for byte in Self.endMark + (tail ?? []) { keep(byte) }
      tail = nil
      if mark == .end { beginTail() }
    }
    return false
  }

  private mutating func beginTail() {
    count -= PasteMarks.length
    bytes.removeLast(max(0, bytes.count - count))
    tail = []
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Self.capacity { bytes.append(byte) }
    count += 1
  }

  /// What has come so far. Line ends and tabs become one space each, since every box that takes a paste has one line. What shows
  /// nothing, as web pages have it between words, is left out, for no search would find it.
  var text: String {
    var whole = bytes.prefix(tail == nil ? count - marks.matched : count)
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

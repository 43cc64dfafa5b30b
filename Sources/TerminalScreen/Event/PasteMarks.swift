/// Sees the two marks of a bracketed paste among bytes: `ESC [ 200 ~` begins one, `ESC [ 201 ~` ends it.
///
/// Allocates nothing: a signal handler may use it.
struct PasteMarks: Sendable {
  enum Mark { case begin, end }

  static let length = 6

  /// How much of a mark stands at the end of what has come.
  private(set) var matched = 0
  private var last = Mark.begin

  /// The mark that the byte completes.
  mutating func see(_ byte: UInt8) -> Mark? {
    switch (matched, byte) {
    case (_, 0x1B): matched = 1
    case (1, UInt8(ascii: "[")), (2, UInt8(ascii: "2")), (3, UInt8(ascii: "0")): matched += 1
    case (4, UInt8(ascii: "0")), (4, UInt8(ascii: "1")):
      matched = 5
      last = byte == UInt8(ascii: "0") ? .begin : .end
    case (5, UInt8(ascii: "~")):
      matched = 0
      return last
    default: matched = 0
    }
    return nil
  }
}

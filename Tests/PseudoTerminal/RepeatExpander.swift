/// Writes out what a program has repeated by REP (`ESC [ n b`): libvterm 0.1.4 wraps a line one column too early when such a
/// repetition ends a column before the edge.
struct RepeatExpander {
  /// The bytes of the last character that was printed.
  private var last: [UInt8] = []
  /// A sequence that has begun and may be REP.
  private var pending: [UInt8] = []

  mutating func expanded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if !pending.isEmpty {
        pending.append(byte)
        switch (pending.count, byte) {
        case (2, UInt8(ascii: "[")), (3..., UInt8(ascii: "0")...UInt8(ascii: "9")): continue
        case (3..., UInt8(ascii: "b")):
          let count = Int(String(decoding: pending[2..<pending.count - 1], as: UTF8.self)) ?? 1
          for _ in 0..<count { result += last }
        default: result += pending
        }
        pending = []
      } else if byte == 0x1B {
        pending = [byte]
      } else {
        if byte & 0xC0 == 0x80 { last.append(byte) } else if byte >= 0x20 { last = [byte] }
        result.append(byte)
      }
    }
    return result
  }
}

/// The sequence that asks a terminal to put a text into its clipboard: xterm's OSC 52. Pure.
package enum ClipboardSequence {
  /// The longest text that all terminals take, in bytes: hterm and others stop at 100,000 bytes of the sequence, whose base64
  /// is a third longer than the text.
  package static let longestText = 74_000

  /// What GNU screen takes in one string of its own (768 bytes in its source), less what frames it.
  private static let screenPiece = 700

  /// The bytes for a terminal, or for what stands between it and us.
  package static func bytes(_ text: String, through multiplexer: TerminalTraits.Multiplexer?) -> [UInt8] {
    let payload = base64(Array(text.utf8))
    let sequence = Array("\u{1B}]52;c;".utf8) + payload + [0x07]
    switch multiplexer {
    case nil: return sequence
    // tmux hands on what stands in its own string, each ESC doubled, where it is set to; where it is not, it may be set to take the
    // bare sequence. Who has only inherited tmux's variables takes the bare one as well, and passes over the string.
    case .tmux:
      let doubled = sequence.flatMap { $0 == 0x1B ? [$0, $0] : [$0] }
      return sequence + Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
    // screen hands on strings in the order in which they come.
    case .screen:
      return stride(from: 0, to: sequence.count, by: screenPiece).flatMap { start in
        Array("\u{1B}P".utf8) + sequence[start..<min(start + screenPiece, sequence.count)] + Array("\u{1B}\\".utf8)
      }
    }
  }

  /// RFC 4648, with padding.
  package static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let piece = Array(bytes[start..<min(start + 3, bytes.count)])
      let bits = piece.indices.reduce(0) { $0 | Int(piece[$1]) << (16 - 8 * $1) }
      for index in 0..<4 {
        result.append(index <= piece.count ? alphabet[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
      }
    }
    return result
  }
}

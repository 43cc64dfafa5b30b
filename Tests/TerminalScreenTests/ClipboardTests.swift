import Testing

@testable import TerminalScreen

/// The sequence that fills a terminal's clipboard.
@Suite struct ClipboardTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"), ("≥", "4oml"),
  ])
  func `base64 is that of its standard`(plain: String, coded: String) {
    #expect(text(ClipboardSequence.base64(Array(plain.utf8))) == coded)
  }

  @Test func `a terminal gets the sequence bare, tmux also in its own string with each ESC doubled`() {
    let bare = "\u{1B}]52;c;Zm9v\u{7}"
    #expect(text(ClipboardSequence.bytes("foo", through: nil)) == bare)
    #expect(text(ClipboardSequence.bytes("foo", through: .tmux)) == bare + "\u{1B}Ptmux;\u{1B}\(bare)\u{1B}\\")
  }

  @Test func `GNU screen gets strings that it takes whole, and together they are the sequence`() throws {
    let plain = String(repeating: "a figure and its source; ", count: 100)
    let bytes = ClipboardSequence.bytes(plain, through: .screen)
    let pieces = text(bytes).components(separatedBy: "\u{1B}\\").dropLast()
    #expect(pieces.count > 4)
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 768 })
    let inside = pieces.map { $0.dropFirst(2) }.joined()
    #expect(inside == text(ClipboardSequence.bytes(plain, through: nil)))
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}

import Testing

@testable import TerminalScreen

@Suite struct ScreenTests {
  private func screen(columns: Int = 10, rows: Int = 1, _ draw: (inout Screen) -> Void) -> Screen {
    var screen = Screen(size: Size(columns: columns, rows: rows))
    draw(&screen)
    return screen
  }

  @Test func `text stands where it was written`() {
    let drawn = screen(rows: 3) {
      #expect($0.write("ab", column: 2, row: 0) == 4)
      $0.write("end", column: 7, row: 2)
    }
    #expect(drawn.text == "  ab\n\n       end")
  }

  @Test func `text is cut at the right edge and at its limit`() {
    #expect(screen { $0.write("0123456789abc", column: 4, row: 0) }.text == "    012345")
    #expect(screen { $0.write("abcdef", column: 1, row: 0, limit: 3) }.text == " abc")
    #expect(screen { $0.write("abc", column: 0, row: 0, limit: 0) }.text == "")
    #expect(screen { $0.write("abc", column: 0, row: 0, limit: -5) }.text == "")
  }

  @Test func `text left of the screen shows its part inside`() {
    #expect(screen { $0.write("abcd", column: -2, row: 0) }.text == "cd")
    #expect(screen { $0.write("漢b", column: -1, row: 0) }.text == " b")
  }

  @Test func `writing outside changes nothing`() {
    let blank = screen(rows: 2) { _ in }
    let drawn = screen(rows: 2) {
      $0.write("x", column: 0, row: -1)
      $0.write("x", column: 0, row: 2)
      $0.write("x", column: 10, row: 0)
      $0.restyle(columns: 0..<10, row: 5, .dim)
    }
    #expect(drawn == blank)
  }

  @Test func `a screen without cells takes anything`() {
    var empty = Screen(size: Size(columns: -3, rows: 0))
    empty.write("x", column: 0, row: 0)
    #expect(empty.size == Size(columns: 0, rows: 0))
    #expect(empty.text == "")
  }

  @Test func `a wide character takes two cells`() {
    let drawn = screen { #expect($0.write("漢a", column: 1, row: 0) == 4) }
    #expect(drawn[1, 0].scalar == "漢")
    #expect(drawn[2, 0].isContinuation)
    #expect(drawn.text == " 漢a")
  }

  @Test func `a wide character that doesn't fit is left out`() {
    #expect(screen(columns: 3) { $0.write("ab漢c", column: 0, row: 0) }.text == "ab")
    #expect(screen { $0.write("a漢", column: 0, row: 0, limit: 2) }.text == "a")
  }

  @Test func `overwriting one half of a wide character blanks the other`() {
    #expect(
      screen {
        $0.write("漢字", column: 0, row: 0); $0.write("x", column: 0, row: 0)
      }.text == "x 字")
    #expect(
      screen {
        $0.write("漢字", column: 0, row: 0); $0.write("x", column: 1, row: 0)
      }.text == " x字")
    #expect(
      screen {
        $0.write("漢字", column: 0, row: 0); $0.write("語", column: 1, row: 0)
      }.text == " 語")
  }

  @Test func `no overwriting leaves half a wide character`() {
    for first in 0..<6 {
      for second in 0..<6 {
        for text in ["x", "語", "語x", "e\u{301}"] {
          let drawn = screen(columns: 6) {
            $0.write("漢字語", column: 0, row: 0)
            $0.write("語", column: first, row: 0)
            $0.write(text, column: second, row: 0)
          }
          var column = 0
          while column < 6 {
            #expect(!drawn[column, 0].isContinuation, "\(first) \(second) \(text)")
            let isWide = TextWidth.columns(of: drawn[column, 0].scalar) == 2
            if isWide { #expect(column + 1 < 6 && drawn[column + 1, 0].isContinuation, "\(first) \(second) \(text)") }
            column += isWide ? 2 : 1
          }
        }
      }
    }
  }

  @Test(arguments: [
    "\u{1B}", "\n", "\t", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{200F}", "\u{FEFF}", "\u{2028}",
    "\u{200B}", "\u{2060}", "\u{180E}",
  ])
  func `what steers or hides becomes a replacement character, which is counted as drawn`(control: String) {
    let drawn = screen { #expect($0.write("a\(control)b", column: 0, row: 0) == TextWidth.columns(of: "a\(control)b")) }
    #expect(drawn.cells.allSatisfy { !TextCleaning.isHarmful($0.scalar) || $0.isContinuation })
    #expect(drawn.text.hasPrefix("a") && drawn.text.hasSuffix("b"))
    #expect(!drawn.text.contains(control))
  }

  @Test func `each scalar that steers or hides is one replacement character`() {
    #expect(screen { $0.write("a\nb", column: 0, row: 0) }.text == "a\u{FFFD}b")
    #expect(screen { $0.write("a\u{202E}b", column: 0, row: 0) }.text == "a\u{FFFD}b")
    #expect(screen { $0.write("a\r\nb", column: 0, row: 0) }.text == "a\u{FFFD}\u{FFFD}b")
    #expect(screen { $0.write("a\u{E0041}b", column: 0, row: 0) }.text == "a\u{FFFD}b")
  }

  @Test func `marks stay with the character before them, four at most`() {
    let drawn = screen { $0.write("e\u{301}x", column: 0, row: 0) }
    #expect(drawn[0, 0].scalar == "e")
    #expect(drawn.marks(column: 0, row: 0) == ["\u{301}"])
    #expect(drawn[1, 0].scalar == "x")
    let piled = screen { $0.write("e" + String(repeating: "\u{301}", count: 9), column: 0, row: 0) }
    #expect(piled.marks(column: 0, row: 0).count == 4)
    #expect(screen { $0.write("\u{301}x", column: 0, row: 0) }.text == "x")
  }

  @Test func `a sequence of emoji takes the columns of its first, and is kept whole`() {
    for sequence in ["👩‍👧", "👍🏽", "🧑🏽‍❤️‍💋‍🧑🏾"] {
      let drawn = screen { #expect($0.write("\(sequence)x", column: 0, row: 0) == 3) }
      #expect(drawn[0, 0].scalar == sequence.unicodeScalars.first)
      #expect(drawn[2, 0].scalar == "x")
      #expect(drawn.text == "\(sequence)x")
    }
  }

  @Test(arguments: TextWidthTests.joining) func `no letter of any script is left out`(text: String) {
    let columns = TextWidth.columns(of: text)
    let drawn = screen(columns: columns + 2) { #expect($0.write(text, column: 1, row: 0) == columns + 1) }
    #expect(Array(drawn.text.unicodeScalars.dropFirst()) == Array(text.unicodeScalars))
    for column in 0..<columns {
      #expect(screen(columns: column) { $0.write(text, column: 0, row: 0) }.size.columns == column)
    }
  }

  @Test func `restyling leaves the text`() {
    let drawn = screen {
      $0.write("abc", column: 0, row: 0)
      $0.restyle(columns: -5..<2, row: 0, .warning)
    }
    #expect(drawn.text == "abc")
    #expect(drawn[1, 0].style == .warning)
    #expect(drawn[2, 0].style == .plain)
  }

  @Test func `the ASCII screen keeps every cell in its place`() {
    let drawn = screen(columns: 24) { $0.write("▌é│─漢e\u{301}…●‘ß×€“", column: 0, row: 0) }
    let ascii = drawn.asciiOnly
    #expect(ascii.text == ">e|-??e~*'?x?\"")
    #expect(ascii.cells.allSatisfy { (0x20..<0x7F).contains($0.scalar.value) && !$0.hasMarks })
    #expect(ascii.size == drawn.size)
  }

  @Test func `ASCII text spells out the marks that carry meaning`() {
    #expect(TextCleaning.ascii("≥ 5 … ≤ 9 – Žluťoučký") == ">= 5 ... <= 9 - Zlutoucky")
    #expect(TextCleaning.ascii("plain\n") == "plain\n")
    #expect(TextCleaning.ascii("e\u{301}漢").utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `cleaning keeps line ends only when asked`() {
    #expect(TextCleaning.cleaned("a\n\u{1B}b") == "a\u{FFFD}\u{FFFD}b")
    #expect(TextCleaning.cleaned("a\n\u{1B}b", keepingLineEnds: true) == "a\n\u{FFFD}b")
  }
}

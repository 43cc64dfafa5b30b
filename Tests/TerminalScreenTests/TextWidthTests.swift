import Glibc
import Testing

@testable import TerminalScreen

@Suite struct TextWidthTests {
  /// A broad sample: every scalar of the first plane, and every seventh of the others that have characters.
  private var sample: [Unicode.Scalar] {
    (Array(0x20..<0x10000) + Array(stride(from: 0x10000, to: 0x32000, by: 7)) + [0xE0001, 0xE0020, 0xE0100])
      .compactMap { Unicode.Scalar(UInt32($0)) }
  }

  /// Why we and the C library differ on a scalar. The session shows U+FFFD for those, so that no row shifts.
  private func knownDifference(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case _ where TextCleaning.isHarmful(scalar): "a control character, shown as U+FFFD"
    case _ where Presenter.libraryColumns(of: scalar) < 0: "not a character in this C library's version of Unicode"
    default: nil
    }
  }

  @Test func `widths agree with the C library's, but for differences with a reason`() throws {
    try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
    var differences: [String] = []
    for scalar in sample where knownDifference(scalar) == nil {
      let ours = TextWidth.columns(of: scalar)
      let theirs = Presenter.libraryColumns(of: scalar)
      if ours != theirs { differences.append(String(scalar.value, radix: 16) + ": \(ours), C library \(theirs)") }
    }
    #expect(differences == [])
  }

  @Test func `most scalars have no reason to differ`() throws {
    try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
    let assigned = sample.filter { $0.properties.generalCategory != .unassigned }
    let compared = assigned.filter { knownDifference($0) == nil }
    #expect(Double(compared.count) > 0.95 * Double(assigned.count), "\(compared.count) of \(assigned.count)")
  }

  @Test func `a text is as wide as its scalars together, but for sequences of emoji, which are as wide as their first`()
  {
    #expect(TextWidth.columns(of: "plain") == 5)
    #expect(TextWidth.columns(of: "漢字e\u{301}") == 5)
    #expect(TextWidth.columns(of: "👩‍👧") == 2)
    #expect(TextWidth.columns(of: "👍🏽 👩🏽‍⚕️ 🏳️‍🌈") == 7)
    #expect(TextWidth.columns(of: "🇩🇪🇫🇷") == 4)
    #expect(TextWidth.columns(of: "हिन्दी क्षत्रिय") == 12)
    #expect(TextWidth.columns(of: "ทำน้ำ") == 4)
    #expect(TextWidth.columns(of: "\u{1100}\u{1161}\u{11A8}\u{A960}\u{D7B0}") == 4)
    #expect(TextWidth.columns(of: "") == 0)
    #expect(TextWidth.columns(of: "\u{301}") == 0)
  }

  @Test func `a text is cut at its end only when it has to be`() {
    #expect(TextWidth.truncated("Account", to: 7) == "Account")
    #expect(TextWidth.truncated("Account", to: 6) == "Accou…")
    #expect(TextWidth.truncated("Account", to: 1) == "…")
    #expect(TextWidth.truncated("Account", to: 0) == "")
    #expect(TextWidth.truncated("漢字語", to: 4) == "漢…")
    #expect(TextWidth.truncated("漢字語", to: 5) == "漢字…")
  }

  @Test func `a text cut in the middle keeps both ends`() {
    #expect(TextWidth.truncatedInTheMiddle("Sales Account Manager", to: 12) == "Sales Ac…ger")
    #expect(TextWidth.truncatedInTheMiddle("Sales", to: 5) == "Sales")
    #expect(TextWidth.truncatedInTheMiddle("Sales", to: 4) == "Sal…")
  }

  /// Words of scripts whose letters join each other, and what joins otherwise.
  static let joining = [
    "हिन्दी क्षत्रिय कार्यकर्ता", "বাংলা শিক্ষক ক্ষুদ্র", "தமிழ் ஆசிரியர் ஸ்ரீ", "తెలుగు ఉపాధ్యాయుడు", "ಕನ್ನಡ ಶಿಕ್ಷಕ",
    "മലയാളം അധ്യാപകൻ", "සිංහල ගුරු ශ්‍රී", "ภาษาไทย ทำน้ำ", "ລາວ ຄຳ", "ភាសាខ្មែរ គ្រូបង្រៀន", "မြန်မာ ဆရာ",
    "བོད་ཡིག དགེ་རྒན", "\u{1100}\u{1161}\u{11A8} 한글", "עִבְרִית", "اَلْعَرَبِيَّة می‌خواهم", "\u{600}١٢٣",
    "👩‍⚕️ 👍🏽 👨‍👩‍👧‍👦 ❤️ 1️⃣", "🇩🇪🇫🇷🇮🇳", "क\u{94D}" + String(repeating: "ष\u{94D}", count: 40),
  ]

  @Test(
    arguments: ["Account Director", "漢字語漢字語", "a漢b字c", "e\u{301}e\u{301}e\u{301}", "👩‍👧 family", ""] + joining)
  func `nothing that is cut is wider than its room`(text: String) {
    for limit in 0..<20 {
      #expect(TextWidth.columns(of: TextWidth.truncated(text, to: limit)) <= limit)
      #expect(TextWidth.columns(of: TextWidth.truncatedInTheMiddle(text, to: limit)) <= limit)
      #expect(TextWidth.columns(of: TextWidth.padded(text, to: limit)) == limit)
      #expect(TextWidth.columns(of: TextWidth.rightAligned(text, to: limit)) == limit)
    }
  }

  @Test func `a text is filled to the left or to the right`() {
    #expect(TextWidth.padded("漢", to: 4) == "漢  ")
    #expect(TextWidth.rightAligned("$53.5k", to: 8) == "  $53.5k")
  }

  @Test func `lines break at spaces`() {
    #expect(TextWidth.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(TextWidth.wrapped("one two three", to: 80) == ["one two three"])
    #expect(TextWidth.wrapped("  one   two ", to: 80) == ["one two"])
    #expect(TextWidth.wrapped("", to: 5) == [""])
    #expect(TextWidth.wrapped("one", to: 0) == [])
  }

  @Test func `a word longer than a line is broken where the line ends`() {
    #expect(TextWidth.wrapped("to internationalisation", to: 8) == ["to", "internat", "ionalisa", "tion"])
    #expect(TextWidth.wrapped("漢字語", to: 5) == ["漢字", "語"])
  }

  @Test(arguments: ["Directs or coordinates a supplementary 漢字 activity of e\u{301}lan in organisations"] + joining)
  func `no line is wider than its room, and no letter is lost`(text: String) {
    for width in 2..<40 {
      let lines = TextWidth.wrapped(text, to: width)
      #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= width })
      let letters = lines.joined().unicodeScalars.filter { $0 != " " }
      #expect(Array(letters) == Array(text.unicodeScalars.filter { $0 != " " }))
    }
  }

  @Test func `a syllable, a flag and a sequence of emoji are cut within only at a text's beginning`() {
    #expect(TextWidth.truncated("किताब", to: 2) == "क…")
    #expect(TextWidth.truncated("किताब", to: 3) == "कि…")
    #expect(TextWidth.truncated("मक्षत्रिय", to: 3) == "म…")
    #expect(TextWidth.truncated("🇩🇪🇫🇷", to: 4) == "🇩🇪🇫🇷")
    #expect(TextWidth.truncated("🇩🇪🇫🇷", to: 3) == "🇩🇪…")
    #expect(TextWidth.truncated("👩🏽‍⚕️ nurse", to: 4) == "👩🏽‍⚕️ …")
    #expect(TextWidth.truncatedInTheMiddle("Sales हिन्दी", to: 10) == "Sales …न्दी")
  }
}

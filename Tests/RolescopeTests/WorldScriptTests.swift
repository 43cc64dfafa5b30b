import Foundation
import PseudoTerminal
import Testing

/// Titles in scripts whose letters join each other.
@Suite(.serialized) struct WorldScriptTests {
  private static let titles = [
    "हिन्दी क्षत्रिय", "বাংলা শিক্ষক", "தமிழ் ஸ்ரீ", "తెలుగు", "ಕನ್ನಡ ಶಿಕ್ಷಕ", "മലയാളം", "සිංහල ශ්‍රී", "ทำน้ำ ภาษา", "ລາວ ຄຳ",
    "ភាសាខ្មែរ", "မြန်မာ ဆရာ", "བོད་ཡིག", "\u{1100}\u{1161}\u{11A8} 한글", "עִבְרִית", "می‌خواهم", "🇩🇪 🇫🇷", "👩🏽‍⚕️ 👍🏽",
    "❤️ 1️⃣", "䷀ ㉈",
  ]

  /// A catalog of roles with these titles.
  private static func catalog(in folder: TemporaryFolder) throws -> String {
    let rows = titles.enumerated().map { "Q\($0.offset) \($0.element),61000" }
    let file = try folder.write(Array((["title,pay.mean"] + rows).joined(separator: "\n").utf8), to: "roles.csv")
    let path = folder.path + "/roles.sqlite"
    let made = try Binary.run("import", "roles", file, "--into", path)
    #expect(made.status == 0, "\(made.error)")
    return path
  }

  @Test func `screens and lists show every letter of a title`() throws {
    let folder = try TemporaryFolder()
    let catalog = try Self.catalog(in: folder)
    let list = try Binary.run("list", "--catalog", catalog).output
    for (index, title) in Self.titles.enumerated() {
      let script = ["explore", "--catalog", catalog, "--script", "/ \"Q\(index) \" Enter", "--size", "120x30"]
      let screen = try Binary.run(script).output
      #expect(screen.utf8.firstRange(of: "Q\(index) \(title)".utf8) != nil, "\(title)")
      // A narrow column of a table breaks its lines at spaces.
      for word in title.split(separator: " ") { #expect(list.utf8.firstRange(of: word.utf8) != nil, "\(word)") }
    }
  }

  @Test func `on a terminal every letter stands there, and no column moves`() throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal.starting(
      ["explore", "--fresh", "--catalog", try Self.catalog(in: folder)], columns: 120, rows: 40)
    try terminal.waitToShow("q quit")
    for (index, title) in Self.titles.enumerated() {
      terminal.type("/")
      terminal.press(.control("u"))
      terminal.type("\"Q\(index) \"\r")
      try terminal.waitUntil("Q\(index)", seconds: 30) { $0.selectedRow.contains("Q\(index) ") }
      let row = try #require((0..<40).first { terminal.row($0).hasPrefix("▌") })
      let border = try #require((0..<120).first { terminal.cell(column: $0, row: row).text == "│" })
      #expect(terminal.cell(column: border, row: row + 1).text == "│", "\(title)")
      let isEmoji = title.unicodeScalars.contains { [0x1F3FD, 0xFE0F].contains($0.value) }
      // Of a sequence of emoji terminals get the first: they disagree on the others.
      if !isEmoji { #expect(terminal.row(row).utf8.firstRange(of: title.utf8) != nil, "\(terminal.row(row))") }
    }
    try terminal.expectQuit()
  }
}

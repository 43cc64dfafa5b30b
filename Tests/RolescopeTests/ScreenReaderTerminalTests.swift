import PseudoTerminal
import Testing

/// Screen-reader mode in a terminal: where the hardware cursor is, and what is sent.
@Suite(.serialized) struct ScreenReaderTerminalTests {
  @Test func `the hardware cursor is visible on the selected row, and a move sends no text`() throws {
    let terminal = try PseudoTerminal.starting(["--screen-reader", "--fresh", "--catalog", Binary.articles])
    try terminal.waitToShow("Screen-reader mode")
    #expect(terminal.isCursorVisible)
    #expect(terminal.row(terminal.cursor.row).hasPrefix("Account Director, average $114,728 a year, Zippia, undated"))
    terminal.press(.down)
    try terminal.waitForFrame("the announcement to be gone") { !$0.screenText.contains("Screen-reader mode") }
    #expect(terminal.row(terminal.cursor.row).hasPrefix("Account Executive, range $50,000 to $70,000 a year"))
    let before = terminal.screenText
    terminal.forgetReceivedBytes()
    terminal.press(.down)
    try terminal.waitForFrame("the next role") { $0.row($0.cursor.row).hasPrefix("Account Manager") }
    #expect(terminal.screenText == before)
    #expect(terminal.isCursorVisible)
    // Nothing but control sequences: a reader that says what comes in has nothing to say but the cursor's row.
    #expect(textBytes(terminal.bytesReceived).isEmpty)
    try terminal.expectQuit()
  }

  @Test func `a mark changes its row and the announcement`() throws {
    let terminal = try PseudoTerminal.starting(
      ["--screen-reader", "--fresh", "--catalog", Binary.articles], columns: 100)
    try terminal.waitToShow("Screen-reader mode")
    terminal.press(.down)
    try terminal.waitForFrame("the announcement to be gone") { !$0.screenText.contains("Screen-reader mode") }
    let before = (0..<24).map { terminal.row($0) }
    let selected = terminal.cursor.row
    terminal.type(" ")
    try terminal.waitToShow("Account Executive is marked A.")
    let changed = (0..<24).filter { terminal.row($0) != before[$0] }
    #expect(changed.count == 2)
    #expect(changed.first == selected)
    #expect(terminal.row(selected).contains("3 of 17, marked A"))
    try terminal.expectQuit()
  }

  @Test func `the option is the first that help names`() throws {
    let help = try Binary.run("explore", "--help").output
    let options = try #require(help.range(of: "OPTIONS:"))
    #expect(help[options.upperBound...].split(separator: "\n").first?.contains("--screen-reader") ?? false)
    let whole = try Binary.run("--help").output
    #expect(whole.contains("rolescope --screen-reader"))
  }
}

/// The printable bytes outside of control sequences.
private func textBytes(_ bytes: [UInt8]) -> [UInt8] {
  var text: [UInt8] = []
  var index = 0
  while index < bytes.count {
    if bytes[index] == 0x1B {
      index += 1
      guard index < bytes.count else { break }
      if bytes[index] == UInt8(ascii: "[") {
        index += 1
        while index < bytes.count, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
      } else if bytes[index] == UInt8(ascii: "(") {
        index += 1
      }
    } else if bytes[index] >= 0x20 {
      text.append(bytes[index])
    }
    index += 1
  }
  return text
}

import RoleModel
import Testing
import TerminalScreen

@testable import Explorer

/// What a newcomer and an audit found, each held by a test.
@Suite struct MendedTests {
  @Test("The list is in the dollars that the header says")
  func alignsTheList() throws {
    let text = try explorer("$").screen.text
    #expect(text.contains("67.3k av"))
    #expect(!text.contains("53.5k av"))
  }

  @Test("The dollars key leaves the cursor on its line")
  func keepsTheCursor() throws {
    let before = try explorer("1 Down Down Down Down")
    let after = try explorer("1 Down Down Down Down $")
    let line = { (model: Model) in model.paneContent?.lines[model.view.paneScroll.line].subject }
    #expect(line(before.model) == line(after.model))
    #expect(after.model.view.paneScroll.line != 0)
  }

  @Test("Help over a receipt closes to the receipt")
  func closesToTheReceipt() throws {
    #expect(try explorer("1 e ? Esc").model.view.focus == .receipt)
    #expect(try explorer("1 e ? Esc Esc").model.view.focus == .pane)
    #expect(try explorer("1 e x").model.message?.contains("does nothing here") == true)
  }

  @Test("Leaving a pane gives the digest back, and 0 on the digest opens the overview")
  func givesTheDigestBack() throws {
    #expect(try explorer("3 Esc").screen.text == explorer("").screen.text)
    let overview = try explorer("0")
    #expect(overview.model.view.focus == .zoom && overview.screen.text.contains("132,260"))
    #expect(try explorer("0 Esc").model.view.focus == .list)
  }

  @Test("Names are completed after and, or and not too")
  func completesAfterWords() throws {
    #expect(try explorer("s \"crm and neg\" Tab").model.view.skills == "crm and Negotiation")
    #expect(try explorer("s \"not payr\" Tab").model.view.skills.hasPrefix("not Payroll"))
  }

  @Test("Enter takes the only skill that fits, and reads a typo by its name")
  func takesTheOnlySkill() throws {
    let taken = try explorer("s \"negot\" Enter")
    #expect(taken.model.editing == nil && taken.model.view.skills == "Negotiation")
    #expect(try explorer("s \"quikbooks\"").screen.text.contains("reads QuickBooks"))
  }

  @Test("While a filter finds nothing, nothing is selected, marked or compared")
  func selectsNothing() throws {
    let none = try explorer("/ \"zzzz\" Enter Space c Enter")
    #expect(none.model.selectedRole == nil)
    #expect(none.model.view.marks.isEmpty && none.model.view.focus == .list)
  }

  @Test("In a small comparison the values of the row under the cursor can be reached")
  func scrollsWithinARow() throws {
    var seen = ""
    for presses in 0..<12 {
      let down = Array(repeating: "Down", count: presses).joined(separator: " ")
      seen += try explorer("Space Down Down Down Space c \(down)", 20, 6).screen.text
    }
    #expect(seen.contains("114,728") && seen.contains("45,951"))
  }

  @Test(
    "The end of a comparison is its last sentence, on a short screen too", arguments: [(80, 24), (40, 12), (30, 10)])
  func endsWithTheSentences(columns: Int, rows: Int) throws {
    let explorer = try explorer("Space Down Down Down Space c G", columns, rows)
    #expect(explorer.screen.text.contains("Bachelor's degree: 80 %"))
  }

  @Test("No figure is cut by its column at 60 columns")
  func cutsNoFigure() throws {
    for keys in ["", "1", "2", "Space Down Down Down Space c"] {
      let text = try screen(keys, 60, 24)
      for line in text.split(separator: "\n") where !line.contains("…ator") {
        #expect(!line.contains(/[0-9]…/), "\(line)")
      }
    }
  }

  @Test("A row's receipt starts with the row's own figure")
  func ownFigureFirst() throws {
    let lines = receiptLines(try explorer("Space Down Down c Enter").model).map(\.text)
    let own = try #require(lines.firstIndex { $0.contains("$96,677") })
    let other = try #require(lines.firstIndex { $0.contains("$114,728") })
    #expect(own < other)
  }

  @Test("Every mark that screens draw has an ASCII stand-in", arguments: [(120, 36), (80, 24), (40, 10)])
  func drawsInASCII(columns: Int, rows: Int) throws {
    for keys in [
      "", "$", "1 Enter", "2", "3", "4", "5", "6", "7", "8", "p", "s", "s \"crm, payroll\" Enter",
      "Space Down Down Down Space c G", "Space Down Down Down Space c Right Z", "1 e", "?",
      "i Enter",
    ] {
      let text = try explorer(keys, columns, rows).screen.asciiOnly.text
      #expect(text.utf8.allSatisfy { $0 < 0x7F })
      // The question marks that are meant: the help key, in the key bar and in the help itself.
      let meant = text.replacing("? help", with: "").replacing(" ?     ", with: "").replacing("Difference?", with: "")
      #expect(!meant.contains("?"), "\(keys)")
    }
  }
}

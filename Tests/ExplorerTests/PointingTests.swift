import ArticleCatalog
import Noise
import RoleModel
import Testing

@testable import Explorer
@testable import TerminalScreen

/// What clicks and the wheel do, on screens of the article roles.
@Suite struct PointingTests {
  /// The explorer after a script, clicked at the first place of a text.
  private func clicked(
    _ text: String, _ word: String = "Click", after script: String = "", _ columns: Int = 80, _ rows: Int = 24
  ) throws -> ScriptedExplorer {
    var explorer = try explorer(script, columns, rows)
    try explorer.point(word, at: text)
    return explorer
  }

  @Test(arguments: [(120, 36), (80, 24), (60, 10), (40, 10)]) func `a click on a role selects it`(
    columns: Int, rows: Int
  ) throws {
    let clicked = try clicked("Account Executive", after: "", columns, rows)
    #expect(clicked.selectedTitle == "Account Executive")
    #expect(clicked.model.view.focus == .list)
  }

  @Test func `a click on a role takes the cursor from a pane, which stays`() throws {
    let clicked = try clicked("Account Manager", after: "4 Down")
    #expect(clicked.selectedTitle == "Account Manager")
    #expect(clicked.model.view.focus == .list && clicked.model.view.pane == .skills)
    #expect(clicked.screen.text.contains("Account Manager 4 Skills"))
  }

  @Test func `a double click on a role is Enter on it`() throws {
    for (columns, rows) in [(120, 36), (80, 24), (40, 10)] {
      let clicked = try clicked("Account Executive", "DoubleClick", columns, rows)
      #expect(clicked.screen.text == (try screen("Down Enter", columns, rows)))
    }
  }

  @Test func `two slow clicks, or two on different rows, are no double click`() throws {
    #expect(try clicked("Account Executive", after: "Click:6,7").model.view.focus == .list)
    var explorer = try explorer()
    explorer.send(.mouse(MouseEvent(.press(.left), column: 5, row: 6, time: 100)))
    explorer.send(.mouse(MouseEvent(.press(.left), column: 5, row: 7, time: 150)))
    #expect(explorer.model.view.focus == .list && explorer.selectedTitle == "Account Manager")
    explorer.send(.mouse(MouseEvent(.press(.left), column: 5, row: 7, time: 551)))
    #expect(explorer.model.view.focus == .list)
    explorer.send(.mouse(MouseEvent(.press(.left), column: 6, row: 7, time: 951)))
    #expect(explorer.model.view.focus == .pane)
  }

  @Test func `a key between two clicks, and a clock that jumps, make no double click`() throws {
    var explorer = try explorer()
    explorer.send(.mouse(MouseEvent(.press(.left), column: 5, row: 6, time: .max)))
    explorer.send(.mouse(MouseEvent(.press(.left), column: 5, row: 6, time: .min)))
    #expect(explorer.model.view.focus == .list)
    explorer.send(.mouse(MouseEvent(.press(.left), column: 5, row: 6, time: 10)))
    explorer.send(.key(.down))
    explorer.send(.mouse(MouseEvent(.press(.left), column: 5, row: 6, time: 20)))
    #expect(explorer.model.view.focus == .list)
  }

  @Test func `the sign of a family folds it, its name selects it, and a double click folds too`() throws {
    #expect(try clicked("▾ Account management").screen.text == (try screen("z", 80, 24)))
    let named = try clicked("Account management")
    #expect(named.model.view.selection == .section(0) && named.model.view.foldedSections == [1])
    #expect(try clicked("Account management", "DoubleClick").screen.text == (try screen("z", 80, 24)))
  }

  @Test func `the heading of the list orders by its side, again the other way round`() throws {
    let pay = try clicked("pay $/yr")
    #expect(pay.model.view.order == .pay && !pay.model.view.isReversed)
    let reversed = try clicked("pay $/yr", after: "Click:32,3")
    #expect(reversed.model.view.order == .pay && reversed.model.view.isReversed)
    let again = try explorer("Click:32,3 Click:32,3 Click:32,3")
    #expect(again.model.view.order == .pay && !again.model.view.isReversed)
    #expect(try explorer("Click:32,3 Click:3,3").model.view.order == .title)
    #expect(try explorer("Click:3,3").model.message == "Roles stand by title already.")
    #expect(
      try explorer("s \"crm\" Enter Click:32,3").model.message == "While skills are asked for, roles stand by fit.")
  }

  @Test(arguments: [(120, 36), (80, 24), (60, 10)]) func `a pane's heading switches to it, a double click zooms it`(
    columns: Int, rows: Int
  ) throws {
    let script = rows == 10 ? "4" : ""
    #expect(try clicked("4 Skills", after: script, columns, rows).screen.text == (try screen("4", columns, rows)))
    #expect(
      try clicked("4 Skills", "DoubleClick", after: script, columns, rows).screen.text
        == (try screen("4 Enter", columns, rows)))
  }

  @Test func `a name in the line of the other panes switches to one`() throws {
    #expect(try clicked("6 Path", after: "", 120, 36).screen.text == (try screen("6", 120, 36)))
  }

  @Test func `a line of a pane takes the cursor, whatever pane had it, and a double click zooms`() throws {
    let clicked = try clicked("best city", after: "2", 120, 40)
    #expect(clicked.model.view.pane == .salary && clicked.model.focusedSpot?.subject == .field(.bestCity))
    let zoomed = try self.clicked("best city", "DoubleClick", after: "2", 120, 40)
    #expect(zoomed.model.view.focus == .zoom && zoomed.model.focusedSpot?.subject == .field(.bestCity))
    let receipt = try self.clicked("best city", "DoubleClick", after: "1 Enter")
    #expect(receipt.model.view.focus == .receipt && receipt.screen.text.contains("best-paying city"))
  }

  @Test func `the wheel scrolls the list, and the selection stays on the screen`() throws {
    let down = try explorer("Z Down Down WheelDown:5,6", 60, 10)
    #expect(down.model.view.listTop == 3 && down.selectedTitle == "Account Manager")
    let further = try explorer("Z Down Down WheelDown:5,6 WheelDown:5,6", 60, 10)
    #expect(further.model.view.listTop == 6 && further.selectedTitle == "Director of Account Management")
    let back = try explorer("Z Down Down WheelDown:5,6 WheelDown:5,6 WheelUp:5,6 WheelUp:5,6", 60, 10)
    #expect(back.model.view.listTop == 0 && back.selectedTitle == "Director of Account Management")
    #expect(try explorer("WheelUp:5,6", 60, 10).screen.text == (try screen("", 60, 10)))
  }

  @Test func `the wheel reaches the last row, and stops there`() throws {
    let wheel = String(repeating: "WheelDown:5,6 ", count: 30)
    for (columns, rows) in [(80, 24), (40, 10), (60, 9)] {
      let explorer = try explorer("Z " + wheel, columns, rows)
      let count = explorer.model.listing.count
      #expect(explorer.model.view.listTop == max(0, count - explorer.model.layout.body.count), "\(columns)x\(rows)")
    }
  }

  @Test func `the wheel scrolls the pane under it, which takes the cursor where there is more of it`() throws {
    let salary = try explorer("WheelDown:60,8", 120, 36)
    #expect(salary.model.view.focus == .pane && salary.model.view.pane == .salary)
    #expect(salary.model.view.paneScroll.top > 0)
    #expect(try explorer("WheelUp:60,8", 120, 36).screen.text == (try screen("", 120, 36)))
    // The digest has nothing that scrolls.
    #expect(try explorer("WheelDown:60,8").screen.text == (try screen("", 80, 24)))
  }

  @Test(arguments: sampled(["4", "4 Enter", "Down Down Space Up Up Space c", "?", "i", "4 Enter e", ":", "p"]))
  func `the wheel goes to the end and back to the start of what has the screen`(script: String) throws {
    for (columns, rows) in [(80, 24), (40, 10)] {
      var explorer = try explorer(script, columns, rows)
      let column = columns / 2 + 10
      /// Turns the wheel until nothing moves any more.
      func turn(_ kind: MouseEvent.Kind) -> String {
        var before = ""
        for _ in 0..<400 where explorer.screen.text != before {
          before = explorer.screen.text
          explorer.send(.mouse(MouseEvent(kind, column: column, row: 6)))
        }
        return explorer.screen.text
      }
      /// What is shown, wherever the cursor stands: it moves only when it would leave the screen.
      func lines(_ text: String) -> [Substring] {
        text.replacing("▌", with: " ").split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
      }
      let first = turn(.wheelUp)
      let last = turn(.wheelDown)
      #expect(!last.contains("more below"), "\(script) at \(columns)x\(rows):\n\(last)")
      #expect(lines(turn(.wheelUp)) == lines(first), "\(script) at \(columns)x\(rows)")
    }
  }

  @Test func `a click in a box opens it with the cursor there`() throws {
    let empty = try clicked("title, pay>60k")
    #expect(empty.model.editing?.box == .filter)
    let inside = try explorer("/ \"account\" Enter Click:6,2 \"X\"")
    #expect(inside.model.editing?.field.text == "acXcount")
    let other = try explorer("/ \"account\" Click:50,2")
    #expect(other.model.editing?.box == .skills && other.model.view.filter == "account")
    let moved = try explorer("/ \"account\" Click:5,2 \"X\"")
    #expect(moved.model.editing?.field.text == "aXccount")
    let behind = try explorer("/ \"account\" Click:30,2 \"X\"")
    #expect(behind.model.editing?.field.text == "accountX")
  }

  @Test func `a click outside of a box keeps its text, unless that is wrong`() throws {
    let kept = try clicked("Account Director", after: "/ \"account\" Down Down")
    #expect(kept.model.editing == nil && kept.model.view.filter == "account")
    #expect(kept.selectedTitle == "Account Director")
    let wrong = try explorer("/ \"pay>x\" Click:10,8")
    #expect(wrong.model.editing != nil && wrong.model.message?.contains("Esc undoes") == true)
  }

  @Test func `a skill name that is offered is picked by a click, and taken by another`() throws {
    let picked = try clicked("Customer service", after: "s \"cust\"")
    #expect(picked.model.editing?.pick != nil && picked.model.view.skills == "cust")
    let taken = try clicked("Customer service", "DoubleClick", after: "s \"cust\"")
    #expect(taken.model.view.skills.lowercased() == "customer service")
  }

  @Test func `the title bar's words stand for their keys, also while a box is edited`() throws {
    #expect(try clicked("place US (p)").screen.text == (try screen("p", 80, 24)))
    #expect(try clicked("pay as published ($)").screen.text == (try screen("$", 80, 24)))
    #expect(
      try clicked("pay as published ($)", after: "/ \"account\"").screen.text
        == (try screen("/ \"account\" Enter $", 80, 24)))
  }

  @Test(arguments: [
    ("Enter open", "Enter"), ("Space mark", "Space"), ("/ filter", "/"), ("? help", "?"), ("c compare", "c"),
    ("↑↓ move", "Up"), ("↓ move", "Down"), ("move", "Down"),
  ]) func `an entry of the key bar is its key`(entry: String, key: String) throws {
    #expect(try clicked(entry).screen.text == (try screen(key, 80, 24)))
  }

  @Test(arguments: [
    ("q quit", "", "q"), ("0-8 panes", "", "Tab"), ("Tab next pane", "1", "Tab"), ("Esc list", "1", "Esc"),
    ("c compare", "Space Down Space", "c"), ("d diffs", "Space Down c", "d"), ("→ role", "Space Down c", "Right"),
    ("←→ role", "Space Down c", "Left"), ("Esc undo typing", "/ \"acc\"", "Esc"), ("Enter keep", "/ \"acc\"", "Enter"),
    ("Tab complete", "s \"cust\"", "Tab"), ("Esc close", "?", "Esc"), ("Enter choose", "p Down", "Enter"),
    ("Esc leave", "p Down", "Esc"), ("Enter run", ": \"help\"", "Enter"), ("e receipt", "1", "e"),
    ("Enter take", "Space Down c c Down", "Enter"), ("Ctrl-U clear", "Space Down c c \"acc\"", "C-u"),
  ]) func `in every view an entry of the key bar is its key`(entry: String, script: String, key: String) throws {
    let clicked = try clicked(entry, after: script, 120, 36)
    let typed = try explorer("\(script) \(key)", 120, 36)
    #expect(clicked.screen.text == typed.screen.text)
    #expect(clicked.hasQuit == typed.hasQuit)
  }

  @Test func `in a comparison a row takes the cursor, a heading picks its column, and a sign folds`() throws {
    let compare = "Space Down Down Down Space c"
    let row = try clicked("average 2019", after: compare)
    #expect(row.screen.text.contains("▌average 2019"))
    #expect(try clicked("average 2019", "DoubleClick", after: compare).model.view.focus == .receipt)
    let column = try clicked("A Account Director", after: compare)
    #expect(column.screen.text == (try screen(compare + " Left", 80, 24)))
    #expect(try clicked("A Account Director", "DoubleClick", after: compare).model.picker != nil)
    let folded = try clicked("▾ 1 Salary", after: compare)
    #expect(folded.screen.text == (try screen(compare + " z", 80, 24)))
    #expect(try clicked("▸ 1 Salary", after: compare + " z").screen.text == (try screen(compare, 80, 24)))
  }

  @Test func `in a list that has the keys a click picks, and a click on what is picked takes it`() throws {
    #expect(try clicked("Alaska", after: "p").screen.text == (try screen("p Down Down", 80, 24)))
    #expect(try clicked("Alaska", "DoubleClick", after: "p").screen.text == (try screen("p Down Down Enter", 80, 24)))
    #expect(try clicked("type to jump", after: "p").screen.text == (try screen("p", 80, 24)))
    #expect(
      try clicked("reverse the order", "DoubleClick", after: "o : \"reverse\"").screen.text
        == (try screen("o : \"reverse\" Enter", 80, 24)))
    let other = try clicked("Account Executive", "DoubleClick", after: "Space Down Down c c")
    #expect(other.model.view.marks.contains { other.model.title(at: $0) == "Account Executive" })
  }

  @Test func `the second press of a double click does nothing to what the first one brought there`() throws {
    // The palette opens on its first command: the first press runs it.
    let palette = try explorer(":")
    let first = try #require(palette.model.palette?.found.first)
    var twice = palette
    try twice.send(script: "DoubleClick:20,3")
    var once = palette
    try once.send(script: "Click:20,3")
    #expect(twice.screen.text == once.screen.text, "\(first)")
  }

  @Test func `a question that is open takes no clicks beside it`() throws {
    for place in ["Click:5,8", "Click:60,8", "WheelDown:5,8", "Click:5,24", "Click:5,1"] {
      #expect(try explorer("P " + place).screen.text == (try screen("P", 80, 24)))
    }
  }

  @Test func `M switches the mouse off and on, and says what that means`() throws {
    let off = try explorer("M")
    #expect(!off.model.wantsMouse)
    #expect(off.model.message == "Mouse off: the terminal selects text again.")
    #expect(try explorer("M Click:5,9").selectedTitle == "Account Director")
    let on = try explorer("M M")
    #expect(on.model.wantsMouse && on.model.message?.hasPrefix("Mouse on") == true)
    #expect(try clicked("mouse on or off", "DoubleClick", after: ": \"mouse\"").model.isMouseOn == false)
  }

  @Test func `for a screen reader there is no mouse, and no command for it`() throws {
    let explorer = try explorer("R")
    #expect(!explorer.model.wantsMouse && !Command.mouse.applies(to: explorer.model))
    #expect(try self.explorerAfterClick("R") == explorer.screen.text)
  }

  private func explorerAfterClick(_ script: String) throws -> String { try screen(script + " Click:5,9", 80, 24) }

  @Test func `other buttons and releases do nothing`() throws {
    var explorer = try explorer()
    let before = explorer.screen.text
    for kind in [MouseEvent.Kind.press(.right), .press(.middle), .release] {
      explorer.send(.mouse(MouseEvent(kind, column: 5, row: 8)))
    }
    #expect(explorer.screen.text == before)
  }
}

extension ScriptedExplorer {
  /// Uses the mouse on the first place of a text.
  mutating func point(_ word: String, at text: String) throws {
    let rows = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(rows.firstIndex { $0.contains(text) }, "\(text) is not in:\n\(screen.text)")
    let before = rows[row].firstRange(of: text).map { rows[row][..<$0.lowerBound] } ?? ""
    try send(script: "\(word):\(TextWidth.columns(of: String(before)) + 1),\(row + 1)")
  }
}

import ArticleCatalog
import RoleModel
import Testing
import TerminalScreen

@testable import Explorer

@Suite struct MovementTests {
  @Test("It opens on the account director, and the arrows and vim keys move")
  func moves() throws {
    #expect(try explorer().selectedTitle == "Account Director")
    #expect(try explorer("Down Down").selectedTitle == "Account Manager")
    #expect(try explorer("j j k").selectedTitle == "Account Executive")
    #expect(try explorer("Up Up").model.view.selection == .section(0))
    #expect(try explorer("Up Up Up Up").model.view.selection == .section(0))
    #expect(try explorer("G").model.view.selection == .section(1))
    #expect(try explorer("End Home Down").selectedTitle == "Account Administrator")
  }

  @Test("Paging keeps the selection on the screen")
  func pages() throws {
    for key in ["PgDn", "C-f", "C-d", "PgUp", "G", "g"] {
      let explorer = try explorer("Z Z \(key) \(key)", 80, 12)
      let model = explorer.model
      let index = try #require(model.listing.index(of: model.view.selection))
      #expect((model.view.listTop..<model.view.listTop + model.layout.body.count).contains(index))
    }
  }

  @Test("Families fold and unfold; a folded one keeps its count")
  func folds() throws {
    let folded = try explorer("z")
    #expect(folded.model.view.selection == .section(0))
    #expect(folded.screen.text.contains("▸ Account management"))
    #expect(try explorer("z Enter Down Down").selectedTitle == "Account Director")
    #expect(try explorer("Z").model.listing.count == 19)
    #expect(try explorer("Z Z").model.listing.count == 2)
  }
}

@Suite struct PlaceTests {
  /// SCREENS.md: at each place, what Enter, Esc and q do.
  @Test("Enter goes deeper and Esc comes back, place by place")
  func places() throws {
    #expect(try explorer("Enter").model.view.focus == .pane)
    #expect(try explorer("Enter Enter").model.view.focus == .zoom)
    #expect(try explorer("Enter Enter Enter").model.view.focus == .receipt)
    #expect(try explorer("Enter Enter Enter Esc").model.view.focus == .zoom)
    #expect(try explorer("Enter Enter Enter Esc Esc").model.view.focus == .pane)
    #expect(try explorer("Enter Enter Enter Esc Esc Esc").model.view.focus == .list)
    #expect(try explorer("Enter Enter q").model.view.focus == .pane)
    #expect(try explorer("Enter e q").model.view.focus == .pane)
    #expect(try explorer("? q").model.view.focus == .list)
    #expect(try explorer("Space Down c q").model.view.focus == .list)
    #expect(try explorer("Space Down c Enter Esc").model.view.focus == .compare)
  }

  @Test("q quits from the list and from a pane; Esc never quits")
  func quits() throws {
    #expect(try explorer("q").hasQuit)
    #expect(try explorer("1 q").hasQuit)
    #expect(try !explorer("Esc Esc Esc").hasQuit)
    #expect(try explorer("Esc").model.message?.contains("q quits") == true)
    #expect(try !explorer("1 Enter q").hasQuit)
  }

  @Test("Numbers and Tab reach every pane, and Places says why an article role has none")
  func panes() throws {
    for pane in PaneID.allCases where pane != .overview {
      #expect(try explorer("\(pane.rawValue)").model.view.pane == pane)
    }
    #expect(try explorer("7").screen.text.contains("No source states this"))
    #expect(try explorer("Tab Tab").model.view.pane == .education)
    #expect(try explorer("Tab BackTab").model.view.pane == .overview)
    #expect(try explorer("8 Tab").model.view.pane == .overview)
    #expect(try explorer("3 0").model.view.focus == .list)
  }

  @Test("Every pane and view can be drawn at every size, for every role")
  func drawsEverywhere() throws {
    let sizes = [(120, 36), (80, 24), (60, 10), (40, 10), (12, 4), (5, 2), (1, 1), (300, 90)]
    for (columns, rows) in sizes {
      for role in 0..<17 {
        let down = Array(repeating: "Down", count: role).joined(separator: " ")
        for keys in [
          "", "0", "1", "2", "3", "4", "5", "6", "7", "8", "p", "5 Enter G", "1 e", "?", "Space Up c G", "s", "/ \"a\"",
        ] {
          let screen = try explorer("Z Z Z g \(down) \(keys)", columns, rows).screen
          #expect(screen.size == Size(columns: columns, rows: rows))
        }
      }
    }
  }
}

@Suite struct MarkTests {
  @Test("Space marks A to D without moving, and the key bar says how to compare")
  func marks() throws {
    let two = try explorer("Space Down Space")
    #expect(two.model.view.marks.count == 2)
    #expect(two.screen.text.contains("2 marked: c compare"))
    #expect(try explorer("Space Space").model.view.marks.isEmpty)
    let five = try explorer("Space Down Space Down Space Down Space Down Space")
    #expect(five.model.view.marks.count == 4)
    #expect(five.model.message?.contains("Four roles are marked") == true)
    let replaced = try explorer("Space Down Space Down Space Down Space Down Space b")
    #expect(replaced.model.view.marks[1] == replaced.model.view.selectedPosition)
    #expect(replaced.model.view.marks.count == 4)
  }

  @Test("c with nothing marked marks A and says so; with one marked it takes the selected role")
  func compares() throws {
    let one = try explorer("c")
    #expect(one.model.view.focus == .list)
    #expect(one.model.message?.contains("is marked A") == true)
    let two = try explorer("c Down c")
    #expect(two.model.view.focus == .compare)
    #expect(two.model.comparison.roles.map(\.title) == ["Account Director", "Account Executive"])
    #expect(
      try explorer("c Down c x").model.comparison.roles.map(\.title) == ["Account Executive", "Account Director"])
  }

  @Test("Down three times, Space, Down, Space, c compares the two roles of the issue")
  func comparesTheTwo() throws {
    let text = try explorer("Down Down Down Space Down Space c").screen.text
    #expect(text.contains("A Customer Account M") && text.contains("B›Dir of Account Mgmt"))
  }

  @Test("The same comparison in one year's dollars moves the dated figure and leaves the undated one")
  func aligns() throws {
    let rows = try explorer("Space Down Down c $").model.comparison.rows.filter { $0.field == .payMean }
    let texts = rows.flatMap { $0.values.compactMap { $0?.value.text(in: .dollarsPerYear) } }
    #expect(texts == ["121,743", "67,344", "114,728"])
    #expect(try explorer("$ $").model.view.alignsPay == false)
  }

  @Test("Marks stay through filter, search and folding")
  func marksStay() throws {
    #expect(try explorer("Space / \"sen\" Enter Esc z").model.view.marks.count == 1)
  }
}

@Suite struct BoxTests {
  @Test("The filter selects the best match while typing, lights it, and Esc gives the earlier selection back")
  func filters() throws {
    let typing = try explorer("Down / \"sen\"")
    #expect(typing.selectedTitle == "Senior Account Manager")
    let row = try #require(
      typing.screen.text.split(separator: "\n").firstIndex {
        $0.contains("Senior Account Manager  80") || $0.contains("▌  Senior")
      })
    #expect((3..<6).allSatisfy { typing.screen[$0, row].style.ink == .match })
    #expect(typing.screen[6, row].style.ink != .match)
    #expect(try explorer("Down / \"sen\" Esc").selectedTitle == "Account Executive")
    #expect(try explorer("Down / \"sen\" Esc").model.view.filter.isEmpty)
    #expect(try explorer("Down / \"sen\" Enter").model.view.filter == "sen")
    #expect(try explorer("Down / \"sen\" Enter Esc").selectedTitle == "Senior Account Manager")
    #expect(try explorer("/ \"zzz\"").screen.text.contains("No title or alias has “zzz”"))
  }

  @Test("A box opens with its text selected: typing replaces it, an arrow edits it")
  func reopens() throws {
    #expect(try explorer("/ \"sen\" Enter / \"key\"").model.view.filter == "key")
    #expect(try explorer("/ \"sen\" Enter / End \"i\"").model.view.filter == "seni")
    #expect(try explorer("/ \"sen\" Enter / Backspace").model.view.filter.isEmpty)
    #expect(try explorer("/ \"one two\" C-w \"x\" C-u").model.view.filter.isEmpty)
  }

  @Test("The skills box opens on names to pick, completes them, and ranks")
  func searches() throws {
    let open = try explorer("s")
    #expect(open.screen.text.contains("Skills to pick"))
    #expect(open.model.skillOffers?.count == open.model.vocabulary?.names.count)
    #expect(try explorer("s \"cus\" Tab").model.view.skills == "Customer service")
    #expect(try explorer("s \"cus\" Down Down Enter").model.view.skills == "Customer accounts")
    let found = try explorer("s \"crm, customer service\" Enter")
    #expect(found.selectedTitle == "Customer Account Manager")
    #expect(found.screen.text.contains("Why it fits"))
    #expect(try explorer("s \"crm,\" Enter").model.view.skills == "crm")
  }

  @Test("An unknown skill keeps the box open, names the nearest, and leaves no other list")
  func refusesUnknownSkills() throws {
    let wrong = try explorer("s \"crm, juggling\" Enter")
    #expect(wrong.model.editing != nil)
    #expect(wrong.model.message?.contains("juggling") == true)
    #expect(wrong.model.outcome.hits?.isEmpty == true)
    #expect(try explorer("s \"crm, juggling\" Esc").model.outcome.hits == nil)
    #expect(try explorer("s \"crm &\" Enter").model.message?.contains("missing") == true)
  }

  @Test("Filter and skills work together, and Esc clears skills before the filter")
  func combines() throws {
    let both = try explorer("s \"leadership\" Enter / \"director\" Enter")
    #expect(both.model.outcome.hits?.count == 2)
    let one = try explorer("s \"leadership\" Enter / \"director\" Enter Esc")
    #expect(one.model.view.skills.isEmpty && one.model.view.filter == "director")
    #expect(try explorer("s \"leadership\" Enter / \"director\" Enter Esc Esc").model.outcome.hits == nil)
  }

  @Test("A late answer of an earlier request is dropped")
  func dropsLateAnswers() throws {
    var model = try explorer("/ \"sen\"").model
    var late = SearchOutcome(generation: model.generation - 1)
    late.hits = Listing.Hits()
    _ = model.update(.searched(late))
    #expect(model.outcome.hits?.isEmpty == false)
  }

  @Test("Pasted text goes into the open box, cleaned; without a box it does nothing")
  func pastes() throws {
    var boxed = try explorer("/")
    boxed.send(.paste("sen\u{1B}[31m\nior"))
    #expect(boxed.model.view.filter == "sen\u{FFFD}[31m ior")
    var bare = try explorer()
    bare.send(.paste("q"))
    #expect(!bare.hasQuit)
  }

  @Test func `a paste that broke off is taken as far as it came, and that is said`() throws {
    for (keys, shown) in [("/", "/ direct"), (":", ": direct"), ("P", "direct"), ("i Enter", "direct")] {
      var boxed = try explorer(keys)
      boxed.send(.unfinishedPaste("direct"))
      #expect(boxed.screen.text.contains(shown), "\(keys): \(boxed.screen.text)")
      #expect(boxed.model.message?.contains("did not come within 2 seconds") == true)
    }
    var bare = try explorer()
    bare.send(.unfinishedPaste("q"))
    #expect(!bare.hasQuit && bare.screen.text.contains("Pasted text goes into a box"))
  }

  @Test(arguments: ["", "/ \"director\"", "s \"crm\"", ":", "i Enter", "p", "P \"85k\"", "?", "1 e", "y", "i"])
  func `Alt and a key is a key that nothing is bound to: no text is lost and no box closes`(keys: String) throws {
    let before = try explorer(keys)
    for key in ["q", "x", " ", "/"].map({ Key.character($0) }) + [.enter, .backspace, .tab, .escape, .control("u")] {
      var after = before
      after.send(.key(.alt(key)))
      #expect(after.model.view == before.model.view && !after.hasQuit, "Alt-\(key.words)")
      #expect(after.model.editing == before.model.editing && after.model.prompt == before.model.prompt)
      #expect((after.model.palette == nil) == (before.model.palette == nil))
      #expect((after.model.picker == nil) == (before.model.picker == nil))
      #expect((after.model.chooser == nil) == (before.model.chooser == nil))
    }
    var bare = try explorer()
    bare.send(.key(.alt(.character("q"))))
    #expect(bare.model.message == "Alt-q does nothing here. Press ? for the keys that work.")
  }

  @Test func `a key for a signal that may have been pasted is said to do nothing`() throws {
    var bare = try explorer()
    bare.send(.signal(.suspend))
    #expect(bare.model.message?.hasPrefix("Ctrl-Z came amid other text") == true && !bare.hasQuit)
  }
}

@Suite struct CommandTableTests {
  @Test("No two commands share a key, and every command has one and says what it does")
  func isConsistent() {
    let keys = Command.allCases.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    #expect(Command.allCases.allSatisfy { !$0.keys.isEmpty && !$0.summary.isEmpty })
  }

  @Test("Keys that terminals confuse with others are not bound")
  func avoidsConfusion() {
    for letter in ["h", "i", "j", "m", "c", "z"] as [Character] {
      #expect(Command.allCases.allSatisfy { !$0.keys.contains(.control(letter)) })
    }
  }

  @Test("The help names every command that works here, and none that does not")
  func help() throws {
    let model = try explorer("?", 120, 36).model
    let text = helpLines(model).map(\.text).joined(separator: "\n")
    for command in Command.allCases {
      var list = model
      list.view.focus = .list
      #expect(text.contains(command.summary) == command.applies(to: list), "\(command)")
    }
  }

  @Test("Every role and pane has a receipt for each line with a subject")
  func receipts() throws {
    for (pane, keys) in [(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5"), (6, "6"), (8, "8")] {
      let explorer = try explorer("\(keys) e")
      #expect(explorer.model.view.focus == .receipt, "pane \(pane)")
      #expect(receiptLines(explorer.model).count > 2)
    }
  }
}

@Suite struct DifferenceTests {
  private let compared = "Space Down Down Down Space c"

  private func verdict(_ script: String) throws -> Verdict? {
    let explorer = try explorer(script, 120, 36)
    switch compareLines(explorer.model).subject(at: explorer.model.view.compareScroll.line) {
    case .row(let index)?: return explorer.model.comparison.rows[index].judgement.verdict
    case .skill(let index)?: return explorer.model.comparison.skills[index].judgement.verdict
    case .sentence?, .section?, nil: return nil
    }
  }

  @Test func `n and N go from difference to difference, and say where there is none`() throws {
    for script in ["n", "n n", "n n n n n", "G N", "G N N"] {
      let found = try verdict("\(compared) \(script)")
      #expect(found?.isDifference == true, "\(script)")
    }
    #expect(try explorer("\(compared) g N").screen.text.contains("No row above differs."))
    #expect(try explorer("\(compared) G n").screen.text.contains("No row below differs."))
  }

  @Test func `d leaves only what differs, and brings all back`() throws {
    let all = compareLines(try explorer(compared, 120, 36).model).count
    let some = try explorer("\(compared) d", 120, 36)
    #expect(compareLines(some.model).count < all)
    #expect(!some.screen.text.contains("can't tell") && !some.screen.text.contains("not comparable"))
    #expect(compareLines(try explorer("\(compared) d d", 120, 36).model).count == all)
  }
}

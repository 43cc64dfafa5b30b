import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// Folding, the picked column, three and four roles, and receipts of sentences on the comparison's screen.
@Suite struct CompareScreenTests {
  private let compared = "Space Down Down Down Space c"
  private let three = "Space Down Down Down Space c Right c \"senior\" Enter"
  private let four =
    "Space Down Down Down Space c Right c \"senior\" Enter Right c \"account executive\" Enter Left Left"

  private func subject(_ explorer: ScriptedExplorer) -> ComparedSubject? {
    compareLines(explorer.model).subject(at: explorer.model.view.compareScroll.line)
  }

  @Test func `z folds the section under the cursor to its heading with a count, and unfolds it to its first row`()
    throws
  {
    let folded = try explorer("\(compared) Down z")
    #expect(subject(folded) == .section(.salary))
    #expect(folded.screen.text.contains("▌▸ 1 Salary") && folded.screen.text.contains("─ 9 rows"))
    #expect(!folded.screen.text.contains("114,728 █"))
    #expect(folded.screen.text.contains("1 Salary is folded: z or Enter unfolds it."))
    for keys in ["z", "Enter"] {
      let unfolded = try explorer("\(compared) Down z \(keys)")
      #expect(subject(unfolded) == .row(0), "\(keys)")
      #expect(unfolded.model.view.foldedCompared.isEmpty)
    }
    #expect(try explorer("\(compared) z e").model.message == "A folded section has no receipt: Enter unfolds it.")
  }

  @Test func `Z folds all sections and unfolds them, and the arrows go from heading to heading`() throws {
    var explorer = try explorer("\(compared) Z")
    #expect(compareLines(explorer.model).count == ComparedSection.allCases.count)
    for section in ComparedSection.allCases {
      #expect(subject(explorer) == .section(section))
      try explorer.send(script: "Down")
    }
    try explorer.send(script: "Z")
    #expect(subject(explorer) == .sentence(0))
    #expect(explorer.model.view.foldedCompared.isEmpty)
  }

  @Test func `n and N unfold the section that hides the next difference`() throws {
    let next = try explorer("\(compared) Z n")
    #expect(subject(next).map(next.model.comparison.differs) == true)
    #expect(!next.model.view.foldedCompared.contains(.salary))
    #expect(next.model.view.foldedCompared.contains(.education))
    let back = try explorer("\(compared) Z G N")
    #expect(subject(back).map(back.model.comparison.differs) == true)
    #expect(!back.model.view.foldedCompared.contains(.skills) && back.model.view.foldedCompared.contains(.words))
    #expect(try explorer("\(compared) Z G n").model.message == "No row below differs.")
  }

  @Test func `d counts what differs in a folded section, and leaves the cursor on its row or the next that is left`()
    throws
  {
    let some = try explorer("\(compared) z d")
    #expect(some.screen.text.contains("─ 3 rows differ"))
    let kept = try explorer("\(compared) n n d")
    #expect(subject(kept) == subject(try explorer("\(compared) n n")))
    // The best city does not differ by any order: the cursor goes to the next row that does.
    let moved = try explorer("\(compared) Down Down Down d")
    let row = try #require(subject(moved))
    #expect(moved.model.comparison.differs(row) && row != .row(0))
    #expect(subject(try explorer("\(compared) n n d d")) == subject(kept))
  }

  @Test func `a row of hourly pay is called derived only when each role's rate is`() {
    func role(_ id: String, _ status: Figure.Status) -> Role {
      Role(
        id: RoleID(id), title: id, kind: .occupation, family: "F",
        figures: [
          Figure(
            field: .payHourly, value: .number(20), definition: "d", place: "US", status: status,
            source: SourceID("own"), locator: Locator(document: "o", position: "line 1"))
        ])
    }
    func label(_ a: Figure.Status, _ b: Figure.Status) -> String? {
      Comparison([role("a", a), role("b", b)], sources: SourceTable([])).rows.first.map { rowLabel($0) }
    }
    #expect(label(.derived, .derived) == "hourly, derived")
    #expect(label(.derived, .published) == "hourly" && label(.published, .derived) == "hourly")
  }

  @Test func `while only differences are listed the title row or the headings say so`() throws {
    for columns in [60, 80, 120] {
      let all = try explorer(compared, columns, 24).screen.text.split(separator: "\n")[0]
      let some = try explorer("\(compared) d", columns, 24).screen.text.split(separator: "\n")[0]
      #expect(some == all.replacing("pay as published", with: "differences only") && some != all, "\(columns)")
    }
    #expect(try screen("\(compared) d $", 80, 24).contains("differences, 2025 $"))
    #expect(try screen("\(compared) d", 40, 12).contains("─ differences only"))
    #expect(try !screen("\(compared) d d", 40, 12).contains("differences only"))
    // Two roles of which nothing is known to differ.
    let equal = try explorer("\(compared) Left c \"coordinator\" Enter Right c \"associate\" Enter d")
    #expect(equal.screen.text.contains("No row is known to differ: d lists all."))
  }

  @Test func `the picked column is marked in the titles, and the line says what c does`() throws {
    #expect(try screen(compared, 80, 24).contains("B›Customer Acct Mgr"))
    let first = try explorer("\(compared) Left")
    #expect(first.screen.text.contains("A›Account Director") && first.screen.text.contains("B Customer Acct Mgr"))
    #expect(first.screen.text.contains("A Account Director: c puts another role here."))
    let more = try explorer("\(compared) Right")
    #expect(more.screen.text.contains("C›one more") && more.screen.text.contains("C, one more role: c adds it."))
    #expect(try screen(compared, 12, 4).hasPrefix("A B›Cust…gr"))
    #expect(try screen("\(compared) Left", 12, 4).hasPrefix("A›Acct…ir B"))
    #expect(try screen("\(compared) Right", 12, 4).hasPrefix("A B   C›new"))
  }

  @Test func `three and four roles have signs in their cells, and the line says the picked one's verdict and reason`()
    throws
  {
    let text = try screen("\(three) Left Down", 80, 24)
    #expect(text.contains("29,000-72,000 ▼"))
    #expect(text.contains("A against B: A higher, no overlap: one publisher, one definition, no year"))
    #expect(try screen("\(three) Down", 80, 24).contains("A against C: not comparable: definitions differ"))
    #expect(
      try screen("\(three) Left Left Down", 80, 24).contains("A Account Director: c puts another role here.") == false)
    #expect(try screen("\(three) Left Left Down", 80, 24).contains("B: A higher, no overlap · C: not comparable"))
    let wide = try screen("\(four) Down", 120, 36)
    #expect(wide.contains("▲ more than A  ▼ less  ≠ apart  = same  ≈ can't tell  / not comparable  ? unknown"))
    for role in ["Customer Account M", "Senior Account M", "Account Executive"] { #expect(wide.contains(role)) }
  }

  @Test func `no figure is cut in the cells of three and four roles`() throws {
    for script in [three, four] {
      for (columns, rows) in [(120, 36), (80, 24), (60, 20)] {
        for line in try screen(script, columns, rows).split(separator: "\n") {
          #expect(!line.contains(/[0-9]…/), "\(columns)x\(rows): \(line)")
        }
      }
    }
  }

  @Test func `at 120 the difference stands beside the ratio, and each reason fits its column`() throws {
    let text = try screen(compared, 120, 36)
    #expect(text.contains("A less B why"))
    #expect(text.contains("A higher 2.50×") && text.contains("+68,777 beyond ± 27,714"))
    #expect(text.contains("can't tell      ████▊       59.4 %"))
    let lines = compareLines(try explorer(compared, 120, 36).model).lines
    #expect(lines.allSatisfy { $0.columns <= 120 })
    for judgement in try explorer(compared).model.comparison.rows.map(\.judgement) {
      #expect(!judgement.brief.isEmpty && TextWidth.columns(of: judgement.brief) <= 27, "\(judgement.brief)")
    }
  }

  @Test func `e on a sentence shows how it was made, its rows with their sources, and comes back to it`() throws {
    let explorer = try explorer("\(compared) G Up Up Up Up Up e")
    let text = receiptLines(explorer.model).map(\.text).joined(separator: "\n")
    #expect(text.hasPrefix("A's average pay is 2.50 times B's (Zippia, undated)."))
    #expect(text.contains("how: $114,728 divided by $45,951 is 2.497"))
    #expect(text.contains("A higher 2.50×: beyond the modelled error of ± 27,714; one publisher"))
    #expect(text.contains("A less B: +68,777"))
    #expect(text.contains("000_9543ad840e34d36d.txt"))
    var back = explorer
    try back.send(script: "Esc")
    #expect(subject(back) == .sentence(0))
  }

  @Test func `every line that the cursor stands on has a receipt, but folded headings`() throws {
    for script in [compared, three, "\(four) $"] {
      let opened = try explorer(script, 120, 36)
      for stop in compareLines(opened.model).stops {
        var model = opened.model
        model.view.compareScroll.line = stop
        model.openReceipt()
        #expect(model.view.focus == .receipt)
        #expect(receiptLines(model).count > 2)
      }
    }
  }

  @Test func `folds, columns and receipts work on every size`() throws {
    for (columns, rows) in [(120, 36), (80, 24), (40, 10), (12, 4), (3, 2), (1, 1)] {
      for script in ["Z Down z", "z n n d d", "Left c Esc Right Right", "G e Esc", "$ x e"] {
        for start in [compared, three, four] {
          let explorer = try explorer("\(start) \(script)", columns, rows)
          #expect(explorer.model.view.focus == .compare || explorer.model.view.focus == .receipt)
          #expect(explorer.screen.size == Size(columns: columns, rows: rows))
        }
      }
    }
  }
}

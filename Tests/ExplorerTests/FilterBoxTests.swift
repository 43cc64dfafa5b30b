import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// The filter box on the bundled catalog: problems, completion, kept texts, and what cannot be decided.
@Suite struct FilterBoxTests {
  private func bundled(_ script: String, _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows))
    try explorer.send(script: script)
    return explorer
  }

  private func message(_ explorer: ScriptedExplorer) -> String {
    let lines = explorer.screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count > 22 ? String(lines[22]) : ""
  }

  @Test func `a wrong term is said at its place, and no list of another text stands under it`() throws {
    let wrong = try bundled("/ \"sales pay>\"")
    #expect(wrong.model.outcome.filterProblem != nil)
    #expect(try wrong.model.outcome.hits == bundled("/ \"sales pay\"").model.outcome.hits)
    // A term at the cursor is only begun; Enter asks for it whole.
    #expect(message(wrong).contains("A value comes next, as in pay>80k."))
    #expect(
      try bundled("/ \"sales pay>\" Enter").screen.text.contains("pay> needs a value, as in pay>80k (at character 7)."))
    #expect(try bundled("/ \"gro\" Tab").screen.text.contains("A value comes next, as in growth>5."))
    #expect(try bundled("s \"crm)\"").screen.text.contains("This ) closes nothing (at character 4)."))
    #expect(try bundled("/ \"kind:profile\" Enter").screen.text.contains("roles, by title"))
    #expect(try bundled("/ \"sales pay>>8\"").model.outcome.filterProblem?.range == 10..<11)
    // Enter does not keep it, Esc gives the old text back.
    #expect(try bundled("/ \"sales pay>\" Enter").model.editing != nil)
    #expect(try bundled("/ \"sales pay>\" Enter Esc").model.view.filter.isEmpty)
    #expect(try bundled("/ \"sales pay>\" Enter Esc").model.outcome.filterProblem == nil)
    #expect(try bundled("/ \"skill:zzzzz\"").screen.text.contains("No role here has the skill"))
  }

  @Test func `u lists what the filter could not decide, below the matches and with the reason`() throws {
    let found = try bundled("/ \"family:account kind:profile pay>100k\" Enter")
    #expect(found.model.outcome.hits?.count == 2)
    #expect(found.screen.text.contains("2 match · 1 can't tell: pay is a range (u lists them)"))
    let listed = try bundled("/ \"family:account kind:profile pay>100k\" Enter u")
    #expect(listed.model.outcome.hits?.map { $0.reason != nil } == [false, false, true])
    #expect(listed.screen.text.contains("2 roles, 1 can't tell"))
    let last = try bundled("/ \"family:account kind:profile pay>100k\" Enter u G")
    #expect(last.selectedTitle == "Senior Account Manager")
    #expect(message(last).contains("Senior Account Manager: can't tell, pay is a range."))
    #expect(last.screen.text.contains("?Senior Account Manager"))
    #expect(try bundled("/ \"family:account kind:profile pay>100k\" Enter u u").model.outcome.hits?.count == 2)
    #expect(try bundled("u").screen.text.contains("u does nothing here"))
    let sorted = try bundled("/ \"family:account kind:profile pay>100k\" Enter u o").model.outcome.hits
    #expect(sorted?.map { $0.reason != nil } == [false, false, true])
    #expect(try bundled("/ \"pay>100k\" Enter u Esc").model.view.showsUndecided == false)
  }

  @Test func `Tab completes fields and values, and again takes the next`() throws {
    func text(_ script: String) throws -> String { try bundled(script).model.view.filter }
    #expect(try text("/ \"fam\" Tab") == "family:")
    #expect(try text("/ \"family:sal\" Tab") == "family:\"Sales and Related\"")
    #expect(try text("/ \"manager ed\" Tab \"ba\" Tab") == "manager education>=bachelor")
    #expect(try text("/ \"pl\" Tab \"ohi\" Tab") == "place:OH")
    #expect(try text("/ \"!ki\" Tab \"p\" Tab") == "!kind:profile")
    #expect(try text("/ \"p2\" Tab") == "p25>")
    #expect(try text("/ \"skill:negot\" Tab") == "skill:Negotiation")
    let first = try text("/ \"p\" Tab")
    #expect(try first == "pay>" && text("/ \"p\" Tab Tab") == "p10>")
    #expect(try bundled("/ \"zzz\" Tab").screen.text.contains("Nothing begins like that"))
  }

  @Test func `Ctrl-P and Ctrl-N go through the kept texts of each box`() throws {
    let kept = "/ \"sales\" Enter / \"legal\" Enter s \"crm\" Esc / C-u \"dra\" "
    func text(_ keys: String) throws -> String { try bundled(kept + keys).model.view.filter }
    #expect(try text("C-p") == "legal" && text("C-p C-p") == "sales" && text("C-p C-p C-p") == "sales")
    #expect(try text("C-p C-p C-n") == "legal" && text("C-p C-n") == "dra")
    #expect(try bundled(kept + "C-p").model.outcome.hits?.isEmpty == false)
    #expect(try bundled("s \"negotiation\" Enter s C-u C-p").model.view.skills == "negotiation")
    #expect(try bundled("s C-p").screen.text.contains("No earlier text"))
  }

  @Test(arguments: [(80, 24), (80, 16), (40, 10)]) func `what is wrong is said whole, whatever the size`(
    columns: Int, rows: Int
  ) throws {
    for script in ["/ \"pay>1 nosuch:x\"", "/ \"pay>60k (sales\"", "s \"crm ((\""] {
      let found = try bundled(script, columns, rows)
      let words = found.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let problem = try #require(
        found.model.outcome.filterProblem?.description ?? found.model.outcome.problem?.description)
      #expect(words.contains(problem.capitalizedSentence), "\(found.screen.text)")
    }
    // What is only begun is no fault.
    #expect(try bundled("/ \"pay>\"", columns, rows).screen.text.contains("Enter") == true)
  }

  @Test func `a typo finds what was meant, lit and said`() throws {
    let found = try bundled("/ \"sales menagers\"")
    #expect(found.selectedTitle == "Sales Managers")
    #expect(message(found).contains("“menagers” is read as manager"))
    // The list keeps saying it when the box is closed.
    for (columns, rows) in [(80, 24), (40, 10)] {
      let heading = try bundled("/ \"sales menagers\" Enter", columns, rows).screen.text
      #expect(heading.contains("“menagers” as manager") && heading.contains("pay $/yr"), "\(columns)")
    }
    // Ordered, the heading says the order.
    let ordered = try bundled("/ \"sales menagers\" Enter o Down").screen.text
    #expect(
      ordered.contains("“menagers” is read as manager."), "\(ordered)")
    #expect(try bundled("/ \"enginere civil\"").model.outcome.hits?.isEmpty == false)
  }

  @Test func `a long found list still says what its figures are`() throws {
    let found = try bundled("/ \"manager\" Enter")
    #expect((found.model.outcome.hits?.count ?? 0) > 40)
    #expect(found.screen.text.contains(", best first ───── pay $/yr"))
    #expect(try bundled("/ \"sales managers\" Enter").screen.text.contains(", best match first ─"))
  }

  @Test(
    "What the explorer lists is what the filter says of each role",
    arguments: [
      "family:management pay>120k education<=bachelor growth>4", "zone<=2 jobs>500k", "p90>200k !family:management",
      "place:GU median>60k | code:11-2022", "openings:1k..2k mean<=60k, family:sales | family:office",
      "skill:negotiation pay<50k kind:occupation", "pay@OH>60k pay<75k family:management",
    ])
  func agrees(filter: String) throws {
    let catalog = try BundledCatalog.open()
    var explorer = try ScriptedExplorer(catalog: catalog, size: Size(columns: 80, rows: 24))
    try explorer.send(script: "/ \"\(filter)\" Enter")
    let listed = explorer.model.outcome.hits?.map(\.position)
    let found = try FilterQuery(filter).result(in: catalog)
    #expect(listed == found.matching.map(\.position) && !found.matching.isEmpty)
    #expect(explorer.model.outcome.undecided.count == found.undecided.count)
  }

  @Test func `pay of a place is what its table has, and unknown where it has none`() throws {
    let catalog = try BundledCatalog.open()
    let found = try FilterQuery("pay@OH>60k").result(in: catalog)
    var (expected, unknown) = ([Int](), [Int]())
    for position in 0..<catalog.roleCount {
      let amounts = try catalog.placePay(at: position).compactMap { $0.row(of: "OH")?.percentiles }.first
      switch amounts?.indices.contains(2) ?? false ? amounts?[2] : nil {
      case .number(let median)?: if median > 60_000 { expected.append(position) }
      case .atLeast?: expected.append(position)
      case .withheld?, .impossible?, nil: unknown.append(position)
      }
    }
    #expect(found.matching.map(\.position) == expected && expected.count > 300)
    #expect(found.undecided.map(\.position) == unknown && unknown.count > 50)
    #expect(try FilterQuery("median@ohio>60k").result(in: catalog).matching.map(\.position) == expected)
    let nation = try FilterQuery("pay>60k").result(in: catalog)
    #expect(nation.matching.map(\.position) != expected)
    #expect(try bundled("/ \"pay@oh\" Tab \"60k\" Enter").model.view.filter == "pay@OH>60k")
    #expect(try bundled("/ \"pay@\"").screen.text.contains("A state and a value come next"))
  }

  @Test func `figures of matching roles hold what the filter asks`() throws {
    let catalog = try BundledCatalog.open()
    let found = try FilterQuery("family:management pay>120k education<=bachelor growth>4").result(in: catalog)
    var expected: [Int] = []
    for entry in try catalog.entries(at: 0..<catalog.roleCount) {
      guard entry.family.contains("Management"), case .median(let pay, _)? = entry.listedPay, pay > 120_000,
        let growth = entry.growth, growth > 4
      else { continue }
      let entryLevels = try catalog.role(at: entry.position).figures(.educationEntry).map(\.value)
      guard let level = entryLevels.first, level != .text("Master's degree"),
        level != .text("Doctoral or professional degree")
      else { continue }
      expected.append(entry.position)
    }
    #expect(found.matching.map(\.position) == expected && expected.count > 3)
    let ohio = try FilterQuery("place:GU family:sales").result(in: catalog)
    for hit in ohio.matching {
      #expect(try catalog.placePay(at: hit.position).contains { $0.row(of: "GU") != nil })
    }
  }
}

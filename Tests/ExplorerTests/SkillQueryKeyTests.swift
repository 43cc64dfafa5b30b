import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// The skills query while browsing: marks, receipts, and the keys that change it.
@Suite struct SkillQueryKeyTests {
  private func bundled(_ script: String, _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows))
    try explorer.send(script: script)
    return explorer
  }

  @Test("The skills pane says what the role has, what it asks to be learnt, and what is surplus")
  func marks() throws {
    let text = try screen("s \"crm,payroll,!data entry\" Enter Down 4 G", 80, 24)
    #expect(text.contains("learn  Customer service"))
    #expect(text.contains("have ✓ Payroll "))
    #expect(text.contains("not  ✗ Data entry"))
    #expect(text.contains("Asked for, not listed here") && text.contains("lacks  CRM"))
    #expect(try !screen("4", 80, 24).contains("learn"))
    // A rating of no importance is not what a query asks to be without.
    #expect(
      try bundled("s \"negotiation, !programming\" Enter / \"code:39-9011.01\" Enter").screen.text.contains(
        "not  ✓ Prog"))
  }

  @Test("S makes the role's own skills the query, and the role stands first")
  func searchesByRole() throws {
    let found = try explorer("S")
    #expect(found.model.view.skills.hasPrefix("Account management, Project management, Work ethic"))
    #expect(found.selectedTitle == "Account Director" && found.model.outcome.hits?.count ?? 0 > 1)
    #expect(found.model.outcome.hits?.first?.position == found.model.selectedPosition)
    let sales = try bundled("/ \"code:11-2022\" Enter S")
    #expect(sales.model.outcome.search?.names.count == 8)
    #expect(sales.selectedTitle == "Sales Managers")
    // Names with an and, or with signs, are read back as they are.
    let query = sales.model.view.skills
    #expect(sales.model.outcome.search?.names.allSatisfy { $0.contains { query.contains($0) } } == true)
  }

  @Test("+ adds the skill under the cursor, - excludes it, and the role stays in sight")
  func addsAndExcludes() throws {
    let added = try explorer("4 Down + Down +")
    #expect(added.model.view.skills == "Project management, Work ethic")
    #expect(added.model.message == "Work ethic is asked for.")
    #expect(try explorer("4 + +").model.message == "Account management is asked for already: s edits the query.")
    let excluded = try explorer("4 + Down + Up -")
    #expect(excluded.model.view.skills == "Project management, !Account management")
    #expect(excluded.selectedTitle == "Account Director")
    let alone = try explorer("4 -")
    #expect(alone.model.view.skills == "!Account management" && alone.selectedTitle == "Account Director")
    #expect(alone.model.explainedFit(at: alone.model.selectedPosition ?? -1)?.explanation.absence == .nothing)
    #expect(try explorer("s \"crm | account management\" Enter 4 -").model.message?.contains("stands within") == true)
    #expect(try explorer("s \"payroll\" Enter s C-p C-p").model.message == "No earlier text was kept in this box.")
    #expect(try explorer("4 + Esc s C-u C-p").model.view.skills == "Account management")
    #expect(try explorer("1 +").model.message == "Move to a skill first: 4 shows them.")
  }

  @Test("u lists the roles without a fit, each with its reason")
  func whyNot() throws {
    let listed = try explorer("s \"crm\" Enter u G")
    let hits = try #require(listed.model.outcome.hits)
    #expect(hits.count == listed.model.catalog.roleCount && hits.last?.fit == nil)
    #expect(listed.screen.text.contains("Why it does not fit"))
    #expect(try explorer("s \"crm\" Enter").screen.text.contains("1 match · 16 have no fit (u lists them)"))
    #expect(try explorer("s \"crm\" Enter u u").model.outcome.hits?.count == 1)
    #expect(try explorer("s \"crm\" Enter u Esc").model.view.showsUndecided == false)
  }

  @Test("e on a role of the list is the receipt of its score, on a skill that of the skill's part")
  func receipts() throws {
    let text = try screen("s \"crm, customer service^2\" Enter e", 80, 30)
    #expect(text.contains("fit 100, rank 1 of 2"))
    #expect(text.contains("how: fit = (CRM + 2 × Customer service) / 3 = (100 + 2 × 100) / 3 = 100"))
    let part = try screen("s \"crm, customer service\" Enter 0 0 Down e", 80, 30)
    #expect(part.contains("have ✓ CRM: 100") && !part.contains("Customer service (listed)"))
  }

  @Test("Why it fits stands in words on small screens")
  func small() throws {
    #expect(try screen("s \"crm, payroll\" Enter Enter", 40, 10).contains("have ✓ CRM"))
    let tiny = try screen("s \"crm, payroll\" Enter Enter", 12, 4)
    #expect(tiny.contains("Fit 50 to") && tiny.contains("Why it fits"))
  }

  @Test("The skill of a filter is read as the skills search reads it")
  func filters() throws {
    let catalog = try BundledCatalog.open()
    let vocabulary = SkillVocabulary(try catalog.skillNames())
    for name in ["crm", "sql", "hr", "excell"] {
      let filtered = try FilterQuery("skill:\(name)").result(in: catalog).matching.map(\.position)
      let names = try SkillSearch(name, vocabulary: vocabulary).names[0]
      let carrying = Set(try names.flatMap { try catalog.ratings(ofSkill: $0).map(\.position) })
      #expect(filtered == carrying.sorted() && !filtered.isEmpty)
    }
    let pinned = try FilterQuery("skill:\"CRM\"").result(in: catalog).matching
    #expect(pinned.count < (try FilterQuery("skill:crm").result(in: catalog).matching.count) && !pinned.isEmpty)
    do {
      _ = try FilterQuery("sales skill:ios").result(in: catalog)
      Issue.record("ios was guessed")
    } catch let problem as FilterProblem {
      #expect(problem.range == 6..<15 && problem.description.contains("Cisco IOS"))
    }
  }
}

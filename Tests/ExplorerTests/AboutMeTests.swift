import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// What the reader says about themselves, and what follows from it.
@Suite struct AboutMeTests {
  private func bundled(_ script: String, _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows))
    try explorer.send(script: script)
    return explorer
  }

  @Test func `an empty page says what each line is for`() throws {
    #expect(
      try screen("i", 60, 14) == """
         About me ──────────────────────── kept on this machine only
        ▌role today  not said: Enter picks it
         state       not said: the whole nation
         pay         not said

         My skills
         + add a skill, and its level from 0 to 100 as in Skills
         (4)

         Say a role, or three skills with levels, and this page
         says which one skill would open most roles.


         ↑↓ line  Enter change  m map  e receipt  Esc back  ? help
        """)
  }

  @Test func `pay, state and skills are typed, changed and taken back`() throws {
    var explorer = try explorer("i Down Down Enter \"41.50/hour\" Enter")
    #expect(explorer.model.me.pay == StatedPay(amount: 41.5, period: .hour))
    #expect(explorer.screen.text.contains("$41.50 an hour in 2025 dollars, $86,320 a year"))
    try explorer.send(script: "Down Enter \"customer service 60\" Enter Enter \"crm\" Enter")
    #expect(explorer.model.me.skills == [MySkill(name: "Customer service", level: 60), MySkill(name: "CRM")])
    try explorer.send(script: "Up Enter \"crm 30\" Enter")
    #expect(explorer.model.me.skills.last == MySkill(name: "CRM", level: 30))
    try explorer.send(script: "Enter C-u Enter")
    #expect(explorer.model.me.skills.map(\.name) == ["Customer service"])
    try explorer.send(script: "g Down Enter \"ohio\" Enter")
    #expect(explorer.model.me.place == "OH" && explorer.model.view.place == "OH")
  }

  @Test func `a line that cannot be read stays, with a sentence that says why`() throws {
    let pay = try explorer("i Down Down Enter \"85\" Enter")
    #expect(pay.model.me.pay == nil && pay.model.prompt?.field.text == "85")
    #expect(pay.screen.text.contains("$85 a year is no pay to compare"))
    let skill = try explorer("i Down Down Down Enter \"costumer servis 60\" Enter")
    #expect(skill.model.me.skills.isEmpty)
    #expect(skill.screen.text.contains("No role here has the skill “costumer servis”"))
  }

  @Test func `Tab completes a skill's name and keeps its level`() throws {
    let explorer = try explorer("i Down Down Down Enter \"customer 60\" Tab Enter")
    #expect(explorer.model.me.skills == [MySkill(name: "Customer service", level: 60)])
  }

  @Test func `the answer to what is kept goes with each change, and forgetting asks first`() throws {
    var model = try explorer("i Down Down Enter \"85k\"").model
    #expect(model.update(.terminal(.key(.enter))) == [.keepAboutMe(AboutMe(pay: StatedPay(amount: 85_000)))])
    var kept = try explorer("i Down Down Enter \"85k\" Enter G Enter")
    #expect(kept.model.chooser?.title == "Forget what you said about yourself?")
    try kept.send(script: "Enter")
    #expect(!kept.model.me.isEmpty)
    try kept.send(script: "Enter Down Enter")
    #expect(kept.model.me.isEmpty)
  }

  @Test func `with a role the page names the skills that would open roles, and their receipts hold`() throws {
    var explorer = try bundled("/ \"sales managers\" Enter i Enter Enter")
    #expect(explorer.model.me.role == RoleID("11-2022.00"))
    let reach = try #require(explorer.model.tables.reach?.reach)
    #expect(reach.rows.count == Reach.kinCount)
    for opening in reach.openings {
      for position in opening.roles {
        let row = try #require(reach.rows.first { $0.kin.position == position })
        let gap = try #require(row.gap)
        let skill = try #require(gap.skills.first { $0.name == opening.name && $0.kind == opening.kind })
        #expect(gap.total > Reach.affordableGap && gap.total - skill.gap / gap.need <= Reach.affordableGap)
        #expect(row.obstacles == [.gap] && skill.toLevel <= opening.toLevel)
      }
    }
    if let best = reach.openings.first {
      #expect(explorer.screen.text.contains("\(best.name) to level"))
      try explorer.send(script: "Down Down Down Down e")
      #expect(explorer.screen.text.contains("\(best.name): what it alone would open"))
    }
  }

  @Test func `Enter on a related role jumps there, Backspace comes back, and a filter that hides it is cleared`() throws
  {
    var explorer = try bundled("/ \"code:11-2022\" Enter r Enter")
    #expect(explorer.selectedTitle == "Marketing Managers" && explorer.model.view.filter.isEmpty)
    #expect(explorer.model.message == "The filter is cleared: it does not list Marketing Managers.")
    try explorer.send(script: "Backspace")
    #expect(explorer.selectedTitle == "Sales Managers" && explorer.model.view.focus == .list)
  }

  @Test func `the page can be reached and left in any size`() throws {
    for (columns, rows) in [(120, 36), (80, 24), (40, 10), (12, 4)] {
      var explorer = try explorer("i", columns, rows)
      // Where a line takes more rows than there are, an arrow scrolls through it before it leaves it.
      for _ in 0..<200 where explorer.model.pageSubject != .mine(.pay) { try explorer.send(script: "Down") }
      try explorer.send(script: "Enter \"85k\" Enter G Esc")
      #expect(explorer.model.view.focus == .list && explorer.model.me.pay?.perYear == 85_000, "\(columns)x\(rows)")
    }
    #expect(try explorer("i Down Down Esc", 1, 1).model.view.focus == .list)
  }

  @Test func `one's own role is picked from the whole catalog, the one said before first, and taken back`() throws {
    var explorer = try bundled("i Enter \"11-2022\" Enter")
    #expect(explorer.model.me.role == RoleID("11-2022.00"))
    try explorer.send(script: "Enter")
    let picked = try #require(explorer.model.picker)
    #expect(picked.position.map { explorer.model.title(at: $0) } == "Sales Managers")
    #expect(
      (0..<3).map { picked.hit($0).map { explorer.model.title(at: $0.position) } }
        == ["Sales Managers", nil, "Account Director"])
    #expect(picked.count == explorer.model.catalog.roleCount + 1)
    #expect(explorer.screen.text.contains("none: not said"))
    try explorer.send(script: "Down Enter")
    #expect(explorer.model.me.role == nil && explorer.model.picker == nil)
    #expect(try bundled("i Enter Esc").model.me.role == nil)
    #expect(try bundled("i Enter").model.picker?.count == explorer.model.catalog.roleCount)
  }
}

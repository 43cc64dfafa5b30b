import Noise
import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// What to learn for a role, the steps to it, and the map of what is within reach.
@Suite struct StepPageTests {
  private func bundled(_ script: String, _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows))
    try explorer.send(script: script)
    return explorer
  }

  private func bundledScreen(_ script: String, _ columns: Int, _ rows: Int) throws -> String {
    try bundled(script, columns, rows).screen.text
  }

  /// Cashiers are marked, and sales managers selected.
  private static let toSales = "/ \"cashiers\" Enter Space Esc / \"sales managers\" Enter "
  /// The reader is a cashier with a pay and a skill; sales managers are selected.
  private static let asCashier =
    "/ \"cashiers\" Enter i Enter Enter Down Down Enter \"16/hour\" Enter Down Enter \"negotiation 60\" Enter Esc Esc / \"sales managers\" Enter "

  @Test func `what to learn is the gap from the marked role, the greatest first`() throws {
    let explorer = try bundled(Self.toSales + "t")
    let start = try #require(explorer.model.pageStart)
    let goal = try #require(explorer.model.pageGoal)
    let gap = try #require(explorer.model.gap(from: start, to: goal.rated))
    #expect(start.title == "Cashiers" && start.me == nil && goal.role.title == "Sales Managers")
    let shown = explorer.model.pageContent?.lines.compactMap(\.subject).filter { $0 != .pageSummary } ?? []
    let expected =
      gap.skills.filter { $0.isWithinError != true } + gap.skills.filter { $0.isWithinError == true } + gap.met
    #expect(shown == expected.map { .learn($0.name, $0.kind) })
    #expect(shown.count == gap.ratedCount - gap.irrelevant.count && gap.unknown.isEmpty)
    #expect(explorer.screen.text.contains("43 → 84"))
  }

  @Test func `a receipt names both levels, the importance and how they make the gap`() throws {
    let text = try bundled(Self.toSales + "t Down Down Down e", 100, 36).screen.text
    #expect(text.contains("how: (level asked 83.7 - level now 43.3, at least 0) × importance 95 / 100"))
    #expect(text.contains("gap 38.4 of 100") && text.contains("Cashiers\n") && text.contains("Sales Managers\n"))
  }

  @Test func `steps start from the reader where they say who they are, and x starts from the role`() throws {
    var explorer = try bundled(Self.asCashier + "t")
    #expect(explorer.screen.text.contains("from you (Cashiers)"))
    #expect(explorer.screen.text.contains("your pay to its median: $33,280 to $148,270"))
    let negotiation = Subject.learn("Negotiation", .skill)
    let met = explorer.model.gap(
      from: try #require(explorer.model.pageStart), to: try #require(explorer.model.pageGoal).rated)?.met
    #expect(met?.contains { $0.name == "Negotiation" && $0.fromLevel == 0.6 } == true)
    #expect(explorer.model.pageContent?.lines.contains { $0.subject == negotiation } == true)
    #expect(explorer.model.view.marks.isEmpty)
    try explorer.send(script: "x")
    #expect(explorer.model.message == "x does nothing here. Press ? for the keys that work.")
    try explorer.send(script: "Esc / \"tellers\" Enter Space / \"sales managers\" Enter t x")
    #expect(explorer.screen.text.contains("from Tellers"))
    try explorer.send(script: "x")
    #expect(explorer.screen.text.contains("from you (Cashiers)"))
  }

  @Test func `without a start the key says what is needed, and with one role the map starts there`() throws {
    let learn = try bundled("/ \"sales managers\" Enter t")
    #expect(learn.model.view.focus == .list)
    #expect(learn.model.message == "From where? Say who you are (i), or mark another role to start from (Space).")
    let map = try bundled("/ \"sales managers\" Enter m")
    #expect(map.screen.text.contains("from Sales Managers"))
  }

  @Test func `steps show each one's gap, pay and preparation, and Enter goes there`() throws {
    var explorer = try bundled(Self.toSales + "T")
    let path = try #require(explorer.model.tables.path?.path)
    #expect(path.steps.last?.role.title == "Sales Managers" && path.steps.count > 1)
    let sum = path.steps.filter(\.assertedBy.isEmpty).reduce(0) { $0 + ($1.gap?.total ?? 0) }
    #expect(abs(sum - path.cost) < 1e-9)
    for step in path.steps { #expect(explorer.screen.text.contains(step.role.title)) }
    try explorer.send(script: "Down e")
    #expect(explorer.screen.text.contains("Step 1: from Cashiers to First-Line Supervisors of Office"))
    try explorer.send(script: "Esc Enter")
    #expect(explorer.selectedTitle == path.steps[0].role.title)
    try explorer.send(script: "Backspace")
    #expect(explorer.selectedTitle == "Sales Managers")
  }

  @Test func `the map draws a filled dot for just what is within reach, pay growing to the right`() throws {
    var explorer = try bundled("/ \"sales managers\" Enter m", 120, 60)
    let reach = try #require(explorer.model.tables.reach?.reach)
    #expect(!reach.reachable.isEmpty && reach.reachable.count < reach.rows.count)
    let lines = explorer.model.pageContent?.lines ?? []
    var cells: [(ratio: Double, column: Int)] = []
    for row in reach.rows {
      let line = try #require(lines.first { $0.subject == .reach(row.kin.position) })
      #expect(line.text.contains("●") == (row.obstacles.isEmpty && row.pay.ratio != nil))
      for obstacle in row.obstacles { #expect(line.text.contains(obstacle.rawValue)) }
      if let ratio = row.pay.ratio, let dot = Array(line.text).firstIndex(where: { "●○".contains($0) }) {
        cells.append((ratio, dot))
      }
    }
    cells.sort { $0.ratio < $1.ratio }
    #expect(cells.count > 40 && zip(cells, cells.dropFirst()).allSatisfy { $0.column <= $1.column })
    try explorer.send(script: "Down e")
    #expect(explorer.screen.text.contains("\(reach.rows[0].title): within reach"))
    try explorer.send(script: "Esc Enter")
    #expect(explorer.selectedTitle == reach.rows[0].title)
  }

  @Test func `a role of an article has steps by what it borrows only, and says so`() throws {
    let bare = try bundled("/ \"cashiers\" Enter Space Esc / \"account manager\" Enter t")
    #expect(bare.screen.text.contains("No gap can be measured. Articles rate no skills: v on Account Manager"))
    let borrowed = try bundled("/ \"cashiers\" Enter Space Esc / \"account manager\" Enter v Enter t")
    #expect(borrowed.screen.text.contains("Borrowed: skills, pay and preparation are those of"))
    #expect(borrowed.screen.text.contains("To learn, the greatest gap first"))
  }

  @Test func `from a comparison the steps lead from A, and from About me to the map and back`() throws {
    var explorer = try bundled("/ \"cashiers\" Enter Space Esc / \"tellers\" Enter c t", 120, 36)
    #expect(explorer.screen.text.contains("Tellers What to learn") && explorer.screen.text.contains("from Cashiers"))
    try explorer.send(script: "T")
    #expect(explorer.screen.text.contains("Tellers Steps"))
    try explorer.send(script: "Esc")
    #expect(explorer.model.view.focus == .compare && explorer.model.view.pages.isEmpty)
    try explorer.send(script: "c \"bartenders\" Enter Right")
    try explorer.send(script: "t")
    #expect(explorer.screen.text.contains("Bartenders What to learn"))
    try explorer.send(script: "Esc Esc i m Esc")
    #expect(explorer.model.view.page == .aboutMe && explorer.model.view.focus == .page)
  }

  @Test func `what stands on top is read in any size, and has a receipt with its formula and sources`() throws {
    for key in ["t", "T", "m"] {
      let explorer = try bundled(Self.toSales + key, 12, 4)
      #expect(explorer.model.view.pageScroll.top == 0 && explorer.model.pageSubject == .pageSummary, "\(key)")
    }
    let learn = try bundled(Self.toSales + "t e", 100, 36).screen.text
    #expect(learn.contains("= 42.8 %"))
    #expect(
      learn.contains("ratings: O*NET") && learn.contains("median: OEWS 2025") && learn.contains("job zone: O*NET"))
    #expect(try bundled(Self.toSales + "T e").screen.text.contains("of all ways over related roles"))
    #expect(try bundled("/ \"sales managers\" Enter m e").screen.text.contains("gap at most 20 %"))
  }

  @Test func `the gap at once is called no step only where it is smaller than the steps`() throws {
    let path = try #require(bundled(Self.toSales + "T").model.tables.path?.path)
    let direct = try #require(path.direct)
    #expect(direct.total < path.cost && path.lengthSentence.contains("but that is no step"))
  }

  @Test func `what to learn as it is drawn`() throws {
    #expect(
      try bundledScreen("/ \"cashiers\" Enter Space Esc / \"sales managers\" Enter t", 80, 16) == """
         Sales Managers What to learn ──────────────────────────────────── from Cashiers
        ▌Gap 43 %: the share of what is asked for that is not brought; 50 gaps over 68
         skills and fields of knowledge, 14 within the error.
         median pay: $32,880 to $148,270, +351 % (2025)
         preparation: 2 to 4 of 5

         To learn, the greatest gap first                 level now, asked · importance
         Sales and Marketing, knowledge      ██████████░░░░░░░░░░        43 → 84     95
         Monitoring                          ████████░░░░░░░░            34 → 66     72
         Systems Evaluation                  █████░░░░░░░░               21 → 55     66
         Education and Training, knowledge   ███████░░░░░░░░░░           30 → 71     55
         Negotiation                         ███████░░░░░░░              29 → 57     75
         Management of Financial Resources   ██░░░░░░░░░░                 9 → 52     50
         Judgment and Decision Making        ███████░░░░░░░              29 → 57     72
         Management of Personnel Resources   ███████░░░░░░░              29 → 57     72
         ↑↓ line  T steps  m map  e receipt  Esc back  ? help
        """)
  }

  @Test func `steps as they are drawn`() throws {
    #expect(
      try bundledScreen("/ \"cashiers\" Enter Space Esc / \"sales managers\" Enter T", 80, 22) == """
         Sales Managers Steps ──────────────────────────────────────────── from Cashiers
        ▌3 steps; the gaps add up to 54 %. The gap of a step is the share of what its
         role asks for that the one before does not bring. At once it would be 43 %,
         but that is no step: it is more than one job zone up.

         1 First-Line Supervisors of Office and Administrative Support Workers
           gap 36 % · median pay 69.5k, +111 %
           preparation 2 to 3 of 5 · a related role
           most to learn: Administrative (knowledge), Learning Strategies and
             Monitoring

         2 First-Line Supervisors of Non-Retail Sales Workers
           gap 8 % · median pay 87.5k, +26 %
           preparation 3 to 4 of 5 · a related role
           most to learn: Judgment and Decision Making, Geography (knowledge) and
             Systems Evaluation

         3 Sales Managers
           gap 9 % · median pay 148.3k, +69 %
           preparation 4 of 5 · a related role
           most to learn: Sales and Marketing (knowledge), Sociology and Anthropology
         ↑↓ line  Enter go there  t learn  e receipt  Esc back  ? help
        """)
  }

  @Test func `the map as it is drawn`() throws {
    #expect(
      try bundledScreen("/ \"sales managers\" Enter m", 80, 16) == """
         Within reach ────────────────────────────────────────────── from Sales Managers
        ▌17 roles of the 50 nearest within reach (●): gap at most 20 %, pay at least 75
         %, preparation within one job zone.
         median pay, change →                     -50 % same          pays    gap  zone
           1 Marketing Managers                         ┊ │ ●       166.8k  8.2 %     4
           2 Advertising and Promotions Mgrs            ┊ ●         133.7k  7.2 %     4
           3 Online Merchants                        ○  ┊ │          83.1k  7.0 %     4
           4 Chief Executives                           ┊ │   ○     214.0k 20.9 %   4→5
           5 First-Line Supervisors of Reta…    ○       ┊ │          48.5k  3.6 %   4→2
           6 Fundraising Managers                       ┊●│         125.5k  4.3 %     4
           7 Sales Engineers                            ┊●│         124.9k 14.1 %     4
           8 First-Line Supervisors of Non-…          ○ ┊ │          87.5k  1.1 %     4
           9 Human Resources Managers                   ┊ │●        149.3k 10.4 %     4
          10 Advertising Sales Agents              ○    ┊ │          64.8k  5.4 %     4
          11 Education Administra…tsecondary           ○┊ │         104.6k  7.7 %   4→5
         ↑↓ line  Enter go there  n next ●  e receipt  Esc back  ? help
        """)
  }

  @Test func `the map where lines are short`() throws {
    #expect(
      try bundledScreen("/ \"sales managers\" Enter m", 40, 10) == """
         Within reach ────── from Sales Managers
        ▌17 roles of the 50 nearest within
         reach (●): gap at most 20 %, pay at
         least 75 %, preparation within one job
         zone.
         1 Marketing Managers: pay 166.8k,
           +12 %, gap 8.2 %, within reach
         2 Advertising and Promotions
           Managers: pay 133.7k, -10 %, gap 7.2
         ↑↓ line  Enter go there  n next ●
        """)
  }

  @Test func `the pages can be read at every size`() throws {
    for (columns, rows) in sampled([(80, 24), (120, 36), (60, 24), (40, 10), (12, 4), (1, 1)]) {
      for key in ["t", "T", "m"] {
        let explorer = try bundled(Self.toSales + "\(key) Down Down e Esc G g Esc", columns, rows)
        #expect(explorer.model.view.focus == .list, "\(key) at \(columns)x\(rows)")
      }
    }
  }
}

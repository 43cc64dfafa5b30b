import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// What a screen states is of the place, the text and the code that stand above it.
@Suite struct StatedRightTests {
  private func bundled(_ script: String, _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows))
    try explorer.send(script: script)
    return explorer
  }

  @Test func `looking at a place leaves the reader's state where it is`() throws {
    var explorer = try bundled("i Down Enter \"ohio\" Enter Esc p \"texas\"")
    let home = explorer.model.me
    var model = explorer.model
    #expect(home.place == "OH" && model.update(.terminal(.key(.enter))).isEmpty)
    try explorer.send(script: "Enter")
    #expect(explorer.model.me == home && explorer.model.view.place == "TX")
    #expect(explorer.screen.text.contains("place Texas, home Ohio (p)"))
    #expect(explorer.screen.text.contains("Your state stays Ohio."))
    // The list's pay is that of the nation, and says so.
    #expect(explorer.screen.text.contains("US pay $/yr"))
    try explorer.send(script: "/ \"sales managers\" Enter 7 Enter")
    let lines = explorer.model.paneContent?.lines.map(\.text) ?? []
    let looked = try #require(lines.firstIndex(of: "Place looked at"))
    #expect(lines[looked + 1].contains("Texas"))
    #expect(lines.firstIndex(of: "Your state").map { lines[$0 + 1].contains("Ohio") } == true)
    // Whatever else the reader says of themselves leaves the place that is looked at.
    try explorer.send(script: "Esc Esc i Down Down Enter \"85k\" Enter Esc")
    #expect(explorer.model.view.place == "TX" && explorer.model.me.pay != nil)
    try explorer.send(script: "p Home Enter")
    #expect(explorer.model.view.place == nil && explorer.model.me.place == "OH")
    #expect(explorer.screen.text.contains("place US, home Ohio"))
    #expect(explorer.model.address?.state == Setting.nation)
  }

  @Test(arguments: [(80, 24), (120, 36), (40, 10)])
  func `no other query's list stands under a text that cannot be read`(columns: Int, rows: Int) throws {
    var explorer = try bundled("s \"negotiation\" Enter s \"zzqq\"", columns, rows)
    #expect(explorer.model.outcome.hits?.isEmpty == true && explorer.model.outcome.search == nil)
    #expect(!explorer.screen.text.contains("by fit") && !explorer.screen.text.contains("Why it fits"))
    #expect(explorer.screen.text.contains("There is no list"))
    try explorer.send(script: "Esc")
    #expect(explorer.model.outcome.search?.reading == "Negotiation" && explorer.model.outcome.fitCount > 0)
    // What the command line asks for in vain has no list either, and says how to go on.
    var start = ExplorerStart()
    var address = ScreenAddress()
    address.skills = "zzqq"
    start.address = address
    let opened = try ScriptedExplorer(
      catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows), start: start)
    let words = opened.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("There is no list") && !words.contains("Roles by title"))
  }

  @Test func `the list of the text before stands while a filter's term is only begun`() throws {
    let before = try bundled("/ \"nurse pay\"").model.outcome.hits
    var explorer = try bundled("/ \"nurse pay>\"")
    #expect(explorer.model.outcome.hits == before && explorer.model.outcome.isRefused)
    try explorer.send(script: "Enter")
    #expect(explorer.model.outcome.hits?.isEmpty == true && explorer.screen.text.contains("There is no list"))
  }

  @Test(arguments: [(80, 24), (120, 36), (40, 10)])
  func `a title that no name has lists the nearest, and says so`(columns: Int, rows: Int) throws {
    let explorer = try bundled("/ \"senior data engineer (remote)\" Enter", columns, rows)
    #expect(explorer.screen.text.contains("nearest: data engineer"))
    #expect(explorer.screen.text.contains("Software Developers"))
    let typed = try bundled("/ \"senior data engineer (remote)\"", 200, 40)
    #expect(
      typed.screen.text.contains(
        "No title has all words; nearest by: data engineer; left out: senior, remote. senior: see the pay above the middle (p75)."
      ))
    let place = try bundled("/ \"columbus\" Enter", columns, rows)
    let words = place.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("is a place") && words.contains("Esc clears it."))
  }

  @Test func `an empty list names the nearest titles`() throws {
    let explorer = try bundled("/ \"nrsse\" Enter")
    let near = try RoleLookup.nearest(to: "nrsse", in: explorer.model.catalog)
    #expect(explorer.model.outcome.hits?.isEmpty == true && explorer.model.outcome.near == near)
    let words = explorer.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Near it: “"))
    #expect(try bundled("/ \"sales pay>900m\" Enter").model.outcome.near.isEmpty)
    // There is nothing to open, fold or mark.
    #expect(!explorer.screen.text.contains("Enter fold") && explorer.screen.text.contains("Esc clear"))
  }

  @Test func `a filter by a place lists, orders and explains that place's pay`() throws {
    for filter in ["nurse pay@OH>60k", "nurse place:OH"] {
      let explorer = try bundled("/ \"\(filter)\" Enter o", 120, 36)
      let model = explorer.model
      #expect(explorer.screen.text.contains("OH pay $/yr"), "\(filter)")
      var medians: [Double] = []
      for hit in try #require(model.outcome.hits) {
        let entry = try #require(model.listed(model.entries(at: hit.position..<hit.position + 1)).first)
        let row = try model.catalog.placePay(at: hit.position).lazy.compactMap { $0.row(of: "OH") }.first
        guard case .median(let median, _)? = entry.listedPay else { continue }
        #expect(median == row?.median.number)
        medians.append(median)
      }
      #expect(medians.count > 5 && medians == medians.sorted(by: >))
      #expect(model.viewCommand?.arguments.contains(filter) == true)
    }
    #expect(try bundled("/ \"nurse pay@OH>60k\" Enter e").screen.text.contains("Ohio"))
    #expect(try bundled("/ \"nurse pay@OH>60k\" Enter").model.payWords(of: 0).contains("in Ohio"))
    #expect(try bundled("/ \"nurse !place:OH\" Enter").model.outcome.place == nil)
  }

  @Test(arguments: [ListOrder.pay, .growth, .jobs, .openings], [false, true])
  func `roles that one code counts stand together, and their figure once`(order: ListOrder, isReversed: Bool) throws {
    let catalog = try BundledCatalog.open()
    let sorted = try order.sorted(Array(0..<catalog.roleCount), isReversed: isReversed, in: catalog)
    #expect(Set(sorted.positions).count == catalog.roleCount && sorted.positions.count == catalog.roleCount)
    let codes = try catalog.countedCodes()
    var seen: Set<String> = []
    var last: String?
    for position in sorted.positions {
      let entry = try #require(try catalog.entries(at: position..<position + 1).first)
      let code = codes[position]?.code
      if let code, order.key(of: entry) != nil {
        #expect(sorted.countedAbove.contains(position) == seen.contains(code), "\(entry.title)")
        // The code's own role leads.
        if !seen.contains(code), codes[position]?.isOwn == false {
          #expect(!codes.contains { $0.value == CountedCode(code: code, isOwn: true) }, "\(entry.title)")
        }
        #expect(!seen.contains(code) || last == code)
        seen.insert(code)
      }
      last = code
    }
    #expect(sorted.countedAbove.count > 100)
  }

  @Test func `ten rows of an order repeat no number`() throws {
    for script in ["o o o", "o o o o"] {
      let rows = try bundled(script, 80, 24).screen.text.split(separator: "\n").dropFirst(3).prefix(10)
      let figures = rows.compactMap { $0.split(separator: "│").first?.split(separator: " ").last }
      let numbers = figures.filter { $0 != "above" }
      #expect(Set(numbers).count == numbers.count && numbers.count < 10, "\(rows)")
    }
  }

  @Test func `pay an hour has its own words where no pay a year is released`() {
    let entry = RoleEntry(
      position: 0, id: RoleID("a"), title: "A", kind: .occupation, family: "F",
      listedPay: .hourlyMedian(29.05, isTopCoded: false), payYear: 2025)
    #expect(payText(entry, dollarsOf: nil) == "29.05/h md")
  }

  @Test func `interests stand behind skills, and under their name`() throws {
    var explorer = try bundled("/ \"15-1299.07\" Enter", 80, 24)
    #expect(explorer.screen.text.contains("Broad skills") && !explorer.screen.text.contains("Investigative"))
    try explorer.send(script: "4 Enter")
    let lines = explorer.model.paneContent?.lines.map(\.text) ?? []
    let interests = try #require(lines.firstIndex { $0.hasPrefix("Interests") })
    let broad = try #require(lines.firstIndex { $0.hasPrefix("Broad skills") })
    #expect(broad < interests)
    let role = try #require(explorer.model.selectedRole)
    #expect(role.observedSkills(explorer.model.sources).suffix(6).allSatisfy { $0.rating.kind == .interest })
    let comparison = Comparison(
      [role, try #require(explorer.model.role(at: explorer.model.catalog.openingPosition))],
      sources: explorer.model.sources, dollarsOf: nil)
    #expect(comparison.skills.suffix(6).allSatisfy { $0.kind == .interest && $0.label.hasSuffix("(interest)") })
    #expect(try bundled("s").model.skillOffers?.prefix(20).contains { $0.kind == .interest } == false)
  }

  @Test func `bars of shares and of weekly pay have one scale over their rows`() throws {
    var explorer = try bundled("/ \"15-1252.00\" Enter Space / C-u \"29-1141.00\" Enter Space", 120, 36)
    try explorer.send(script: "c")
    let comparison = explorer.model.comparison
    for row in comparison.rows where row.label != nil { #expect(comparison.barScale(of: row) == 100) }
    let weekly = comparison.rows.filter { $0.unit == .dollarsPerWeek }.map { comparison.barScale(of: $0) }
    #expect(weekly.count == 3 && Set(weekly).count == 1)
    let lines = compareLines(explorer.model).lines.map(\.text)
    func bars(_ label: String) -> Int {
      lines.first { $0.hasPrefix(" " + label) }?.count { "█▉▊▋▌▍▎▏▐".contains($0) } ?? -1
    }
    // 0.1 % and 0.2 %; 79.8 % and 12.6 %.
    #expect(bars("16 to 19") == 2 && bars("men ") > 7)
  }
}

extension ViewCommand {
  /// Its words for a shell.
  fileprivate var arguments: String { shellLine(catalog: nil) }
}

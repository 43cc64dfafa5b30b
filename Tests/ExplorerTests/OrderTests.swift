import ArticleCatalog
import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// Orders of the list, the filter by family, and the closest occupation, on the bundled catalog.
@Suite struct OrderTests {
  private func bundled(_ script: String, _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows))
    try explorer.send(script: script)
    return explorer
  }

  private func titles(_ explorer: ScriptedExplorer, _ count: Int) -> [String] {
    (0..<count).compactMap { index in
      guard case .role(let position)? = explorer.model.listing.row(index) else { return nil }
      return explorer.model.title(at: position)
    }
  }

  @Test func `o orders by median pay, growth, jobs and openings, and comes back to the families`() throws {
    let pay = try bundled("o g")
    #expect(pay.screen.text.contains("1,022 roles by median pay"))
    #expect(pay.screen.text.contains("md"))
    let jobs = try bundled("o o o g")
    #expect(titles(jobs, 1) == ["Home Health and Personal Care Aides"])
    #expect(jobs.screen.text.contains("1,022 roles by jobs"))
    #expect(try bundled("o o o o g").screen.text.contains("by openings"))
    #expect(try bundled("o o o o o").model.listing.hits == nil)
    #expect(try bundled("o Esc").model.listing.hits == nil)
  }

  @Test func `openings that are published as none, in hundreds, are fewer than fifty`() throws {
    let least = try bundled("o o o o O g")
    let rows = least.screen.text.split(separator: "\n").filter { $0.contains(/<50\s+│/) }
    // That much is known, and no more.
    let catalog = try BundledCatalog.open()
    #expect(try FilterQuery("openings<50").result(in: catalog).matching.count == 4)
    #expect(try FilterQuery("openings<40").result(in: catalog).undecided.count { $0.reason == .range(.openings) } == 4)
    #expect(rows.count == 4 && rows.contains { $0.contains("Prosthodontists") }, "\(least.screen.text)")
    var spoken = try ScriptedExplorer(
      catalog: BundledCatalog.open(), size: Size(columns: 80, rows: 24), isForScreenReader: true)
    try spoken.send(script: "o o o o O g")
    #expect(spoken.screen.text.contains("fewer than 50 openings a year"), "\(spoken.screen.text)")
  }

  @Test func `O puts the least first, and what has no figure stays last`() throws {
    let least = try bundled("o o O g")
    #expect(least.screen.text.contains("least first"))
    let hits = try #require(least.model.listing.hits)
    let growth = least.model.entries(at: hits[0].position..<hits[0].position + 1).first?.growth ?? 0
    #expect(growth < -20)
    let last = least.model.entries(at: hits[1021].position..<hits[1021].position + 1).first
    #expect(last?.growth == nil)
    #expect(try bundled("o o O o").model.view.isReversed == false)
  }

  @Test func `an order starts at its top, and going back gives the earlier selection back`() throws {
    for script in ["o", "o o", "o o O", "Down o o o"] {
      let explorer = try bundled(script)
      #expect(explorer.model.listing.index(of: explorer.model.view.selection) == 0, "\(script)")
    }
    for script in ["o o o o o", "o Down Down Esc", "o O o o o o"] {
      #expect(try bundled(script).selectedTitle == "Account Director", "\(script)")
    }
  }

  @Test func `a family keeps its roles, words narrow them further, and an unknown one says so`() throws {
    let sales = try bundled("/ \"family:sales\" Enter")
    #expect(sales.model.listing.hits?.count == 23)
    #expect(try bundled("/ \"family:sales engineer\" Enter").selectedTitle == "Sales Engineers")
    #expect(try bundled("/ \"family:\" C-k").model.editing != nil)
    #expect(try bundled("/ \"family:circus\"").screen.text.contains("No role of a family with “circus”"))
    let legal = try bundled("/ \"family:legal\" Enter o g")
    #expect(legal.screen.text.contains("roles by median pay") && legal.model.listing.hits?.count ?? 0 < 20)
  }

  @Test func `a role that an alias finds says by which`() throws {
    let found = try bundled("/ \"ceo\" Enter")
    #expect(found.selectedTitle == "Chief Executives")
    #expect(found.screen.text.contains("is an alias of Chief Executives."))
    #expect(found.screen.text.contains("(CEO)"))
    #expect(try bundled("/ \"ceo\" Enter", 120, 36).screen.text.contains("alias: CEO"))
  }

  @Test func `v borrows skills and places from the chosen candidate, and says so everywhere`() throws {
    let choice = try bundled("v")
    #expect(choice.screen.text.contains("Closest occupation of Account Director"))
    #expect(choice.screen.text.contains("Advertising and Promotions Managers"))
    let places = try bundled("v Enter 7 Enter", 120, 36)
    #expect(places.screen.text.contains("borrowed from Advertising and Promotions Managers (SOC 11-2011)"))
    let receipt = try bundled("v Enter 7 Enter e", 120, 36)
    #expect(receipt.screen.text.contains("Borrowed for Account Director from the closest occupation"))
    let skills = try bundled("v Enter 4 Enter G", 120, 36)
    #expect(skills.model.paneContent?.lines.contains { $0.text.hasPrefix("Borrowed from Advertising") } == true)
    let overview = try bundled("v Enter 0 0", 120, 36).screen.text
    #expect(overview.contains("5 %, years not stated") && overview.contains("-2.2 % 2024-34"))
    #expect(overview.contains("borrowed from 11-2011"))
    #expect(try bundled("v Enter 0").screen.text.contains("closest occupation 11-2011"))
    #expect(try bundled("v Enter v End Enter 7").screen.text.contains("No source states this"))
    #expect(try bundled("v Esc").model.view.closest.isEmpty)
  }

  @Test func `a role without candidates borrows nothing, and an occupation neither`() throws {
    #expect(
      try bundled("/ \"director of account management\" Enter v").screen.text.contains("no candidate to borrow from"))
    #expect(try bundled("/ \"sales managers\" Enter v").screen.text.contains("is an occupation itself"))
    let articles = try explorer("v")
    #expect(articles.screen.text.contains("None of its candidates (11-2011) is in this catalog."))
  }
}

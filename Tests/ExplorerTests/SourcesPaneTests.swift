import ArticleCatalog
import Testing
import TerminalScreen

@testable import Explorer
@testable import RoleModel

/// The Sources pane and the receipts of sources: vintage, licence, and how much stands on each.
@Suite struct SourcesPaneTests {
  @Test func `each source says what of the role stands on it, and how much of the catalog`() throws {
    let explorer = try explorer("8 Enter", 80, 60)
    let text = explorer.screen.text
    let counts = try ArticleCatalog.shared.sourceCounts()
    let role = try #require(explorer.model.selectedRole)
    let zippia = SourceID("zippia-ad-cam")
    let (figures, skills) = (
      role.figures.count { $0.source == zippia }, role.skills.count { $0.source == zippia }
    )
    let entries = try #require(counts[zippia])
    #expect(text.contains("Zippia, undated: \(figures) figures, \(skills) skills, "))
    #expect(text.contains("(of \(entries) entries in the"))
    #expect(text.contains("study.com, 2019: 2 figures") && text.contains("licence: facts only"))
  }

  @Test func `pay and prices by place count as places`() throws {
    let text = try official("8 Enter", 120, 60).screen.text
    let table = OfficialRoles.placePay
    #expect(text.contains("pay of \(table.rows.count) places"))
    let priced = OfficialRoles.parities.count { parity in table.rows.contains { $0.place == parity.place } }
    #expect(text.contains("prices of \(priced) place"))
  }

  @Test func `the receipt of a source counts its entries in the whole catalog`() throws {
    let entries = try #require(try ArticleCatalog.shared.sourceCounts()[SourceID("zippia-ad-cam")])
    #expect(try screen("8 Enter e", 80, 24).contains("in the catalog: \(entries) entries"))
  }

  @Test func `what a role has no entry of is not counted`() {
    var role = OfficialRoles.managers
    role.figures = []
    #expect(role.uses(incoming: []).values.allSatisfy { $0.figures == 0 && $0.places == 0 })
    let uses = role.uses(incoming: [], places: [OfficialRoles.placePay])
    #expect(uses[OfficialRoles.placePay.source]?.places == OfficialRoles.placePay.rows.count)
  }
}

import ArticleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// What an audit of the explorer found wrong.
@Suite struct AuditedTests {
  @Test func `the state of the settings stays when About me says something else`() throws {
    var start = ExplorerStart()
    start.place = "OH"
    var explorer = try ScriptedExplorer(
      catalog: ArticleCatalog.shared, size: Size(columns: 80, rows: 24), start: start)
    try explorer.send(script: "i Down Down Enter \"85k\" Enter Esc")
    #expect(explorer.model.me.pay != nil && explorer.model.view.place == "OH")
    try explorer.send(script: "p \"iowa\" Enter")
    #expect(explorer.model.view.place == "IA")
  }

  @Test func `a long answer leaves the row with the cursor in sight`() throws {
    for keys in ["G", "G Up", ""] {
      var explorer = try explorer("Z \(keys)")
      let before = explorer.screen.text.split(separator: "\n").first { $0.hasPrefix("▌") }
      explorer.send(.failed(String(repeating: "A sentence of many words. ", count: 8)))
      let rows = explorer.screen.text.split(separator: "\n")
      #expect(before != nil && rows.contains { $0 == before }, "\(explorer.screen.text)")
      #expect(rows.contains { $0.contains("A sentence of many words.") })
    }
  }

  @Test func `keys are written as the help writes them, too`() throws {
    func settings(_ keys: [String]) -> Settings {
      Settings([SettingEntry(["keys", "mark"], .list(keys.map { .text($0) }), .file(line: 1))])
    }
    let written = settings(["Ctrl-X", "↑", "C-y", "PgUp"])
    #expect(written.keys.keys(of: .mark) == [.control("x"), .up, .control("y"), .pageUp])
    let wrong = settings(["Click:1,1"])
    #expect(wrong.notes.map(\.text).joined().contains("there is no key “Click:1,1”: write it as the help does"))
  }

  @Test func `what does not work now says why`() throws {
    #expect(try explorer("s \"crm\" Enter o").model.message?.contains("roles stand by fit") == true)
    #expect(try explorer("Space Down c L").model.message?.contains("starts from the list") == true)
    #expect(try explorer("R M").model.message?.contains("screen reader") == true)
  }

  @Test func `a list's heading says its order whole`() throws {
    #expect(try explorer("o O").screen.text.contains("least first"))
    #expect(try official("o O").screen.text.contains("least first"))
  }

  @Test func `a selection is found in a list that has become shorter than where the screen stood`() {
    let hits = Listing.Hits([7, 3, 5].map { Listing.Hit(position: $0) })
    for top in [0, 2, 3, 900, 1027, 5000, 1_000_000] {
      let listing = Listing(sections: [], folded: [], hits: hits, top: top)
      #expect(listing.index(of: .role(5)) == 2 && listing.index(of: .role(4)) == nil)
    }
  }
}

import RoleCatalog
import TerminalScreen
import Testing

@testable import Explorer

/// Numbers in front of keys, going from match to match, and texts that name the reader's own keys.
@Suite struct CountedKeyTests {
  private func bundled(
    _ script: String, _ columns: Int = 80, _ rows: Int = 24, keys: KeyBindings = .standard
  ) throws -> ScriptedExplorer {
    var start = ExplorerStart()
    start.keys = keys
    var explorer = try ScriptedExplorer(
      catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows), start: start)
    try explorer.send(script: script)
    return explorer
  }

  @Test(arguments: [("5 j", 5), ("1 2 j", 12), ("1 0 j 3 k", 7), ("9 j 2 k j", 8)])
  func `a number in front of j and k moves as often`(script: String, steps: Int) throws {
    let counted = try bundled("g \(script)")
    #expect(counted.model.view == (try bundled("g" + String(repeating: " Down", count: steps)).model.view))
    #expect(counted.model.view.focus == .list && counted.model.view.pane == .overview)
  }

  @Test func `more than there is leads to the end`() throws {
    #expect(try bundled("9 9 9 9 9 j").model.view.selection == bundled("G").model.view.selection)
  }

  @Test func `a digit alone, before an arrow or behind a pause is its pane`() throws {
    #expect(try bundled("5").model.view.pane == .duties)
    let arrow = try bundled("5 Down").model.view
    #expect(arrow.pane == .duties && arrow.focus == .pane)
    var model = try bundled("5").model
    let lineBefore = model.view.paneScroll.line
    _ = model.update(.paused)
    _ = model.update(.terminal(.key(.character("j"))))
    #expect(model.view.pane == .duties && model.view.focus == .pane && model.view.paneScroll.line > lineBefore)
    // In front of what does not move it is a pane as well.
    #expect(try bundled("4 G").model.view.pane == .skills)
  }

  @Test func `numbers count in comparisons and pages too, and a key bound to a digit keeps its command`() throws {
    let once = try bundled("Space Down c Down Down Down").model.view.compareScroll.line
    #expect(try bundled("Space Down c 3 j").model.view.compareScroll.line == once)
    #expect(try bundled("Space Down c 3").screen.text.contains("3: j or k moves so many lines."))
    var notes: [SettingNote] = []
    let keys = KeyBindings(
      [KeyBindings.Wish(command: .help, keys: [.character("5")], origin: .standard)], &notes)
    #expect(try bundled("5 j", keys: keys).model.view.focus == .help)
  }

  @Test func `n and N go from match to match, and keep the pane that is open`() throws {
    var explorer = try bundled("/ \"nurse\" Enter n n N")
    let hits = try #require(explorer.model.outcome.hits)
    #expect(explorer.model.selectedPosition == hits[1].position)
    try explorer.send(script: "Enter n")
    #expect(explorer.model.view.focus == .pane && explorer.model.selectedPosition == hits[2].position)
    try explorer.send(script: "N N N")
    #expect(explorer.model.message == "This is the first match.")
    #expect(try bundled("/ \"nurse\" Enter G n").model.message == "This is the last match.")
    #expect(try bundled("s \"negotiation\" Enter n").model.selectedHit?.fit != nil)
    #expect(try bundled("n").model.message?.hasPrefix("Nothing is looked for: / filters") == true)
    // What can't be told to match is passed over.
    let open = try bundled("/ \"family:account kind:profile pay>100k\" Enter u n n n")
    #expect(open.model.selectedHit?.reason == nil && open.model.message == "This is the last match.")
    // In a comparison and on the map n is what it was.
    #expect(try bundled("Space Down c n").model.view.focus == .compare)
  }

  @Test func `texts name the keys that the reader gave`() throws {
    let given: [(Command, Key)] = [
      (.aboutMe, .function(2)), (.closest, .function(3)), (.reach, .function(4)), (.payHere, .function(5)),
      (.skillsPane, .function(6)), (.open, .function(7)), (.mouse, .function(8)), (.copy, .function(9)),
      (.moveDown, .character("J")),
    ]
    var notes: [SettingNote] = []
    let keys = KeyBindings(
      given.map { KeyBindings.Wish(command: $0.0, keys: [$0.1], origin: .standard) }, &notes)
    func text(_ script: String) throws -> String {
      try bundled(script, 100, 40, keys: keys).screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try text("+").contains("+ does nothing here"))
    #expect(try text("2 +").contains("Move to a skill first: F6 shows them."))
    #expect(try text("F2").contains("not said: F7 picks it") && text("F2").contains("as in Skills (F6)"))
    #expect(try text("F5 \"85k\" Enter").contains("Kept as your pay; F2 changes it."))
    let help = helpLines(try bundled("?", keys: keys).model).map(\.text).joined(separator: " ")
    #expect(help.contains("as F7: open a role") && help.contains("F8 leaves") && help.contains("5J"))
    #expect(try bundled("F9 F9", keys: keys).model.message == "Nothing is copied: a script has no terminal.")
    #expect(try bundled("F9 y", keys: keys).model.chooser != nil)
  }

  @Test func `a sign of a formula is said as what it does`() {
    #expect(spoken("how: 12,000 / (120 / 100) = 10,000") == "how: 12,000 divided by (120 divided by 100) = 10,000")
    #expect(
      spoken("how: (level asked 50 - level now 40, at least 0) × importance 75 / 100")
        == "how: (level asked 50 minus level now 40, at least 0) times importance 75 divided by 100")
    #expect(
      spoken("people of the age / people of all 7 ages * 100")
        == "people of the age divided by people of all 7 ages times 100")
  }

  @Test func `what Tab has completed and a second comparison are refused together`() throws {
    let explorer = try bundled("/ \"ed\" Tab \"<=highschool\"")
    #expect(explorer.model.view.filter == "education>=<=highschool")
    #expect(explorer.screen.text.contains("Two comparisons stand here, “>=” and “<=”"))
    #expect(try bundled("/ \"ed\" Tab \"highschool\"").model.outcome.filterProblem == nil)
  }
}

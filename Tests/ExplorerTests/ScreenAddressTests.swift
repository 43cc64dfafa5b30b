import ArticleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// The link of a screen reopens it.
@Suite struct ScreenAddressTests {
  private static let articleScripts = [
    "", "Down Down", "G", "G Up Up Up", "h", "h z", "Z", "Z Z", "Down Down z Down", "1", "4 Down Down", "4 G", "0 0",
    "1 Enter Down",
    "6", "6 Enter G", "7", "8 Down e", "1 Down e", "1 Down e Down Down", "e", "Space Down c",
    "Space Down c Down Down Down",
    "Space Down Space Down Space c", "Space Down c Left d n", "Space Down c z", "Space Down c Z", "Space Down c G e",
    "Space Down c x $", "/ \"account\" Enter", "/ \"account\" Enter Down 2", "/ \"pay>60k\" Enter u", "s \"crm\" Enter",
    "s \"crm\" Enter Down e", "s \"crm, negotiation^2\" Enter u G", "/ \"sales\" Enter s \"crm\" Enter 4 Down",
    "o", "o o O", "o Down Down Down 1", "$", "a 4", "p \"ohio\" Enter", "i", "i Down Down", "L", "* L",
    "* Down * L Down",
    "* Down * L Down e", "P \"85k\" Enter", "P \"41.50/hour\" Enter Down Down", "Space Space",
    "Space Down Space Down Space 3",
    "S", "4 Down + - ", "5 Down Down Enter",
  ]

  private static let officialScripts = [
    "Down 7", "7 Enter G", "r", "r Down Down", "r Enter Down", "Space Down t", "Space Down Down T", "m", "m Down Down",
    "m x",
    "Space Down c t", "Space Down c T", "Down e", "3", "p \"ohio\" Enter 7", "4 a Down Down Down e",
  ]

  private func check(_ script: String, _ catalog: any Catalog, _ size: Size) throws {
    var me = AboutMe()
    me.place = "CA"
    var explorer = try ScriptedExplorer(catalog: catalog, size: size, aboutMe: me)
    try explorer.send(script: script)
    // What is typed into a box, a question or a choice is no part of a screen's address.
    while explorer.model.editing != nil || explorer.model.chooser != nil || explorer.model.prompt != nil {
      try explorer.send(script: "Esc")
    }
    var left = explorer.model
    left.message = nil
    let address = try #require(left.address, "\(script)")
    var start = ExplorerStart()
    start.me = left.me
    start.shortlist = left.shortlist
    start.address = address
    var back = try ScriptedExplorer(catalog: catalog, size: size, start: start).model
    back.message = nil
    let words = address.commandPieces().joined(separator: " ")
    #expect(draw(back).text == draw(left).text, "\(script) at \(size): \(words)")
    #expect(draw(back) == draw(left), "\(script) at \(size): \(words)")
    #expect(back.address == address, "\(script) at \(size): \(words)")
    #expect(back.view.focus == left.view.focus && back.view.selection == left.view.selection, "\(script)")
    #expect(back.view.marks == left.view.marks && back.view.pane == left.view.pane, "\(script)")
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 10), (20, 6)])
  func `the address of a screen reopens a screen equal to it`(
    columns: Int, rows: Int
  ) throws {
    let size = Size(columns: columns, rows: rows)
    for script in Self.articleScripts { try check(script, ArticleCatalog.shared, size) }
    for script in Self.officialScripts { try check(script, OfficialCatalog.shared, size) }
  }

  @Test func `keys at random lead to screens that their addresses reopen`() throws {
    let keys = [
      "Down", "Down", "Down", "Up", "PgDn", "Enter", "Left", "Esc", "Tab", "1", "4", "6", "7", "z", "Space", "c", "o",
      "O", "d",
      "n", "$", "a", "r", "m", "t", "T", "*", "L", "e", "x", "u", "/ \"a\" Enter",
    ]
    var state: UInt64 = 42
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for round in 0..<80 {
      let script = (0..<(3 + next(12))).map { _ in keys[next(keys.count)] }.joined(separator: " ")
      let catalog: any Catalog = round % 2 == 0 ? ArticleCatalog.shared : OfficialCatalog.shared
      try check(script, catalog, Size(columns: 80, rows: 24))
    }
  }

  @Test func `the page shows the command, ready to be copied`() throws {
    #expect(
      try screen("/ \"pay>60k account\" Enter Space Down 1 @", 44, 10) == """
         Link ───────────── reopens this very screen
         rolescope explore \\
           --role senior-account-manager \\
           --filter 'pay>60k account' \\
           --mark account-director --pane salary

         It names roles by their ids, and of what
         you say about yourself your state alone.

         ↑↓ line  Esc back  ? help
        """)
    #expect(try ExplorerTests.explorer("@ Esc").model.view.focus == .list)
  }

  @Test func `nothing but the role is said of a first screen, and what a reader says stays theirs`() throws {
    #expect(try explorer("").model.address?.arguments == ["--role", "account-director"])
    let said = try explorer("i Down Down Enter \"85k\" Enter Esc P Enter").model
    #expect(said.address?.arguments == ["--role", "account-director", "--page", "pay"])
  }

  @Test func `a text stands in the command as a shell reads it`() {
    var address = ScreenAddress()
    address.filter = "it's >60k"
    #expect(address.commandPieces() == ["rolescope explore", "--filter \"it's >60k\""])
    #expect(address.arguments == ["--filter", "it's >60k"])
    // A value that begins like an option is none.
    address.filter = "-x"
    #expect(address.commandPieces() == ["rolescope explore", "'--filter=-x'"] && address.arguments == ["--filter=-x"])
  }
}

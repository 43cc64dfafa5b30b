import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// The starred roles and their notes.
@Suite struct ShortlistTests {
  private let starred = "* Down Down * E \"likes  travel\" Enter"

  @Test func `a star stands behind the title in the list, and goes with the same key`() throws {
    var explorer = try explorer("*")
    #expect(explorer.screen.text.contains("Account Director ★"))
    #expect(explorer.screen.asciiOnly.text.contains("Account Director *"))
    #expect(explorer.model.message == "Account Director is on the shortlist: L shows it, E writes a note.")
    try explorer.send(script: "*")
    #expect(!explorer.screen.text.contains("★") && explorer.model.shortlist.entries.isEmpty)
    #expect(explorer.model.message == "Account Director is no longer on the shortlist.")
  }

  @Test func `a title that is too long gives way to its star`() throws {
    for columns in [12, 24, 40, 60] {
      let lines = try explorer("*", columns, 10).screen.text.split(separator: "\n")
      #expect(lines.contains { $0.contains("★") }, "\(columns) columns")
    }
  }

  @Test func `the page lists pay and notes`() throws {
    #expect(
      try screen(starred + " L", 60, 10) == """
         Shortlist ───────────────────────────────────────── 2 roles
        ▌Account Director                114.7k av  Zippia, undated
         Account Manager                  53.5k av  study.com, 2019
           likes travel





         ↑↓ line  Enter go there  E note  * remove  e receipt
        """)
  }

  @Test func `an empty page says how a role is starred`() throws {
    #expect(
      try screen("L", 60, 8) == """
         Shortlist ─────────────────────── kept on this machine only
         No role is starred: * in the list stars the selected one.





         ↑↓ line  Esc back  ? help
        """)
  }

  @Test func `Enter goes to the role, and the star key takes it off the page`() throws {
    var explorer = try explorer(starred + " L Down")
    let second = try #require(explorer.model.shortlist.entries.last)
    #expect(explorer.model.pageSubject == .starred(second.role))
    var gone = explorer
    try gone.send(script: "Enter")
    #expect(gone.model.view.focus == .list && gone.model.selectedRole?.id == second.role)
    try explorer.send(script: "*")
    #expect(explorer.model.shortlist.entries.map(\.title) == ["Account Director"])
    #expect(explorer.model.pageSubject == .starred(RoleID("account-director")))
    try explorer.send(script: "e")
    #expect(explorer.screen.text.contains("Zippia"))
  }

  @Test func `a note is one line, edited and taken back in a prompt`() throws {
    var explorer = try explorer("* E")
    #expect(explorer.screen.text.contains("One line on Account Director; empty: no note"))
    explorer.send(.paste("two\nlines"))
    try explorer.send(script: "Enter")
    #expect(explorer.model.shortlist.entries.map(\.note) == ["two lines"])
    try explorer.send(script: "E C-u Enter")
    #expect(explorer.model.shortlist.entries.map(\.note) == [""])
    #expect(try self.explorer("* E \"no\" Esc").model.shortlist.entries.map(\.note) == [""])
    #expect(try self.explorer("E").model.message == "E does nothing here. Press ? for the keys that work.")
  }

  @Test func `each change is an effect, and what another explorer changed comes back with the answer`() throws {
    var model = try explorer("").model
    let director = Shortlist.Entry(role: RoleID("account-director"), title: "Account Director")
    #expect(model.update(.terminal(.key(.character("*")))) == [.changeShortlist(.add(director))])
    var merged = model.shortlist
    merged.apply(.add(Shortlist.Entry(role: RoleID("11-2022.00"), title: "Sales Managers", note: "from work")))
    #expect(model.update(.shortlisted(merged)).isEmpty)
    _ = model.update(.terminal(.key(.character("L"))))
    let text = draw(model).text
    #expect(text.contains("Sales Managers: not in this catalog") && text.contains("from work"))
    _ = model.update(.terminal(.key(.down)))
    _ = model.update(.terminal(.key(.enter)))
    #expect(model.message == "This catalog has no role 11-2022.00." && model.view.page == .shortlist)
  }

  private func explorer(_ script: String = "", _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    try ExplorerTests.explorer(script, columns, rows)
  }

  @Test func `a note is said to be kept, at the bottom beside bars that end in half a block`() throws {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: 80, rows: 24))
    try explorer.send(script: "/ \"sales man\" Enter * E \"ask Ann\" Enter")
    let lines = explorer.screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix(" Rolescope"), "\(explorer.screen.text)")
    #expect(lines[19...].contains { $0.contains("The note on Sales Managers") }, "\(explorer.screen.text)")
  }

  @Test func `changes of the list name roles, and hold whatever it says by then`() {
    var list = Shortlist()
    let entry = Shortlist.Entry(role: RoleID("a"), title: "A")
    list.apply(.add(entry))
    func note(_ role: String, _ text: String, replacing before: String) {
      list.apply(.note(.init(role: RoleID(role), title: role.uppercased(), note: text), replacing: before))
    }
    note("a", "kept", replacing: "")
    list.apply(.add(entry))
    #expect(list.entries == [Shortlist.Entry(role: RoleID("a"), title: "A", note: "kept")])
    // A role that another explorer removed comes back with what is noted on it.
    note("b", "wanted", replacing: "")
    #expect(list[RoleID("b")]?.note == "wanted" && list[RoleID("b")]?.title == "B")
    note("c", "", replacing: "gone")
    list.apply(.remove(RoleID("b")))
    #expect(list.entries.count == 1)
    // What another explorer noted meanwhile stays beside it.
    note("a", "mine", replacing: "older")
    #expect(list[entry.role]?.note == "mine / kept")
    note("a", "", replacing: "mine / kept")
    #expect(list[entry.role]?.note.isEmpty == true)
    note("a", String(repeating: "x", count: 999), replacing: "")
    #expect(list[entry.role]?.note.count == Shortlist.longestNote)
    for number in 0..<999 { list.apply(.add(Shortlist.Entry(role: RoleID("r\(number)"), title: ""))) }
    #expect(list.entries.count == Shortlist.greatestCount)
  }
}

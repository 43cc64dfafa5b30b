import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// The choice of a role by words, out of a whole catalog.
@Suite struct RolePickerTests {
  /// Account Director and Customer Account Manager compared, and B's role asked for.
  private let opened = "Space Down Down Down Space c c"

  private func bundled(_ script: String, _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows))
    try explorer.send(script: script)
    return explorer
  }

  @Test func `without a text it lists the marked roles, then the catalog from the selected one`() throws {
    #expect(
      try screen(opened, 60, 10) == """
         In place of B Customer Account Manager ────────────────────
         role:
         A Account Director                profile        114.7k av
        ▌B Customer Account Manager        profile         46.0k av
           Director of Account Management  profile        120-200k+
           Senior Account Manager          profile          80-130k
           Account Coordinator             named only             –
           Associate Director              named only             –
           Chief Marketing Officer         named only             –
         Enter take  Esc leave  ↑↓ role  Ctrl-U clear
        """)
  }

  @Test func `every role is listed once, whatever is marked`() throws {
    for (first, start) in [([3, 9], 3), ([0, 9], 9), ([5], 0), ([], 7), ([8, 9, 0, 1], 9)] {
      let rotation = RoleRotation(first: first, start: start, count: 10)
      let positions = (0..<10).compactMap { rotation.position($0) }
      #expect(positions.prefix(first.count).elementsEqual(first))
      #expect(Set(positions) == Set(0..<10), "\(first) from \(start)")
      #expect(rotation.position(10) == nil && rotation.position(-1) == nil)
      let others = positions.dropFirst(first.count).map { ($0 - start + 10) % 10 }
      #expect(others == others.sorted(), "\(first) from \(start)")
    }
  }

  @Test func `words find titles and aliases, best match first, a typo forgiven`() throws {
    let found = try bundled("\(opened) \"area sales\"")
    #expect(found.screen.text.contains("▌  Sales Managers alias: Area Sales Manager"))
    #expect(found.screen.text.contains("“Area Sales Manager” is an alias of Sales Managers."))
    let typo = try bundled("\(opened) \"sales menager\"")
    #expect(typo.model.picker?.position.map { typo.model.title(at: $0) } == "Sales Managers")
    #expect(typo.screen.text.contains("“menager” is read as manager"))
    let coded = try bundled("\(opened) \"11-2022\"")
    #expect(coded.model.picker?.position.map { coded.model.title(at: $0) } == "Sales Managers")
    #expect(try bundled("\(opened) \"zzzz\"").screen.text.contains("No title or alias has these words."))
    #expect(try bundled("\(opened) \"zzzz\" Enter").model.picker != nil)
    #expect(try bundled("\(opened) \"zzzz\" C-u").model.picker?.count == found.model.catalog.roleCount)
  }

  @Test func `a wrong term is said, and what was found before stays`() throws {
    let wrong = try bundled("\(opened) \"sales |\"")
    #expect(wrong.model.picker?.count ?? 0 > 1)
    #expect(wrong.screen.text.contains("A term is missing behind this |"))
  }

  @Test func `Enter takes the picked role, Esc leaves things as they are`() throws {
    let taken = try explorer("\(opened) Down Down Enter")
    #expect(taken.model.picker == nil)
    #expect(taken.model.view.marks.map { taken.model.title(at: $0) } == ["Account Director", "Senior Account Manager"])
    #expect(taken.model.message == "B is Senior Account Manager now, and no longer Customer Account Manager.")
    let left = try explorer("\(opened) \"senior\" Esc")
    #expect(left.model.picker == nil && left.model.view.focus == .compare)
    #expect(left.model.view.marks.map { left.model.title(at: $0) } == ["Account Director", "Customer Account Manager"])
  }

  @Test func `Enter at once changes nothing: the role that stands there is picked, or one that is refused`() throws {
    let kept = try explorer("\(opened) Enter")
    #expect(kept.model.picker == nil && kept.model.message == "B stays Customer Account Manager.")
    #expect(kept.model.view.marks.map { kept.model.title(at: $0) } == ["Account Director", "Customer Account Manager"])
    let first = try explorer("Space Down Down Down Space c Left c Enter")
    #expect(first.model.message == "A stays Account Director.")
    let added = try explorer("Space Down Down Down Space c Right c Enter")
    #expect(added.model.picker != nil && added.model.view.marks.count == 2)
    #expect(added.screen.text.contains("Customer Account Manager is compared already, as B"))
  }

  @Test func `a role that is compared in another column is refused with a sentence`() throws {
    for script in ["Up Enter", "\"account director\" Enter"] {
      let refused = try explorer("\(opened) \(script)")
      #expect(refused.model.picker != nil)
      #expect(refused.screen.text.contains("Account Director is compared already, as A: take another role, or Esc."))
    }
    #expect(try screen("\(opened) Up Enter", 12, 4).contains("Account Dir…"))
  }

  @Test func `pasted text goes into its line`() throws {
    var explorer = try explorer(opened)
    explorer.send(.paste("senior\naccount"))
    #expect(explorer.model.picker?.field.text == "senior account")
    #expect(explorer.model.picker?.position.map { explorer.model.title(at: $0) } == "Senior Account Manager")
  }

  @Test func `it works on the smallest screens`() throws {
    #expect(
      try screen("\(opened) \"sen\"", 12, 4) == """
        >sen
        ▌  Sr Ac…gr


        """)
    for (columns, rows) in [(1, 1), (3, 2), (12, 4), (40, 10), (59, 7)] {
      for script in ["", "\"account\"", "G PgDn PgUp Up", "\"zz\" Enter"] {
        #expect(try explorer("\(opened) \(script)", columns, rows).model.picker != nil)
      }
    }
  }
}

/// Columns of a comparison: which is picked, and another role in it.
@Suite struct ComparedColumnTests {
  private let compared = "Space Down Down Down Space c"

  private func titles(_ script: String) throws -> [String] {
    let model = try explorer(script).model
    return model.view.marks.map { model.title(at: $0) }
  }

  @Test func `arrows pick a column, the last compared first, and one behind the last to add a role`() throws {
    #expect(try explorer(compared).model.comparedColumn == 1)
    #expect(try explorer("\(compared) Left").model.comparedColumn == 0)
    #expect(try explorer("\(compared) Left Left").screen.text.contains("A is the first column."))
    #expect(try explorer("\(compared) Right").model.comparedColumn == 2)
    #expect(try explorer("\(compared) Right Right").screen.text.contains("C is the last column."))
    #expect(try explorer("\(compared) Right").model.view.focus == .compare)
  }

  @Test func `c changes the picked column's role in place, and adds one behind the last`() throws {
    #expect(
      try titles("\(compared) Left c \"senior\" Enter") == ["Senior Account Manager", "Customer Account Manager"])
    #expect(
      try titles("\(compared) Right c \"senior\" Enter")
        == ["Account Director", "Customer Account Manager", "Senior Account Manager"])
    let four = try titles("\(compared) Right c \"senior\" Enter Right c \"account executive\" Enter")
    #expect(four.count == 4 && four.last == "Account Executive")
    let full = "\(compared) Right c \"senior\" Enter Right c \"account executive\" Enter Right"
    #expect(try explorer(full).screen.text.contains("D is the last column."))
  }
}

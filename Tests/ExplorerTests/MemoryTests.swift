import ArticleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// What comes back of the times before.
@Suite struct MemoryTests {
  private func again(
    _ memory: ExplorerMemory, resuming: Bool = false, _ catalog: any Catalog = ArticleCatalog.shared
  ) throws -> ScriptedExplorer {
    var start = ExplorerStart()
    start.memory = memory
    start.resumes = resuming
    return try ScriptedExplorer(catalog: catalog, size: Size(columns: 80, rows: 24), start: start)
  }

  @Test func `role, pane, order, dollars, skill order and box histories come back; filter, query and marks don't`()
    throws
  {
    let left = try explorer("/ \"sales\" Enter Space Esc o $ Down Down 4 a").model
    let back = try again(left.memory).model
    #expect(back.selectedRole?.id == left.selectedRole?.id && left.selectedRole != nil)
    #expect(back.view.pane == .skills && back.view.focus == .list)
    #expect(back.view.order == .pay && back.outcome.order == .pay && back.view.alignsPay)
    #expect(back.view.skillOrder == .distinction)
    #expect(back.keptTexts[.filter] == ["sales"])
    #expect(back.view.filter.isEmpty && back.view.marks.isEmpty && back.outcome.hits == left.outcome.hits)
  }

  @Test func `filter, query and marks come back when that is asked for`() throws {
    let left = try explorer("Space / \"account\" Enter s \"crm\" Enter Down").model
    let back = try again(left.memory, resuming: true).model
    #expect(back.view.filter == "account" && back.view.skills == "crm" && back.view.marks == left.view.marks)
    #expect(back.outcome.hits == left.outcome.hits && back.view.selection == left.view.selection)
  }

  @Test func `a box that was being typed into is remembered as it was before`() throws {
    #expect(try explorer("/ \"sal\"").model.memory.search.filter == "")
    #expect(try explorer("/ \"sales\" Enter / \"xyz\"").model.memory.search.filter == "sales")
  }

  @Test func `a role that the catalog lacks is named, and the explorer opens as it does at first`() throws {
    var memory = ExplorerMemory()
    memory.role = RoleID("of-another-catalog")
    memory.search.marks = [RoleID("of-another-catalog"), RoleID("account-director")]
    let back = try again(memory, resuming: true)
    #expect(back.model.message == "of-another-catalog, the last role you looked at, is not in this catalog.")
    #expect(back.selectedTitle == "Account Director" && back.model.view.marks.count == 1)
  }

  @Test func `a fresh explorer's memory brings back a fresh screen`() throws {
    let fresh = try explorer("")
    #expect(try again(fresh.model.memory).screen == fresh.screen)
  }

  @Test func `what two explorers kept is all there, the one that ends last behind`() {
    var start = ExplorerMemory()
    start.filters = ["a", "b", "c"]
    start.closest = ["x": "1", "y": "2"]
    var first = start
    first.filters = ["a", "b", "c", "first"]
    first.closest = ["y": "2", "z": "3"]
    var second = start
    second.filters = ["a", "c", "second", "b"]
    second.closest["y"] = "9"
    let kept = second.merged(into: first.merged(into: start, since: start), since: start)
    #expect(kept.filters == ["a", "c", "first", "second", "b"])
    #expect(kept.closest == ["y": "9", "z": "3"])
  }

  @Test func `a history keeps its newest texts`() {
    var memory = ExplorerMemory()
    memory.queries = (0..<250).map(String.init)
    let kept = memory.merged(into: ExplorerMemory(), since: ExplorerMemory())
    #expect(kept.queries == (150..<250).map(String.init))
  }
}

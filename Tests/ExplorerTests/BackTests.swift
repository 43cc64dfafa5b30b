import RoleCatalog
import TerminalScreen
import Testing

@testable import Explorer

/// What comes back: lists after jumps, selections after searches, and the end of what a box cuts.
@Suite struct BackTests {
  @Test func `Backspace brings back the role in the list that the jump left`() throws {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: 80, rows: 24))
    try explorer.send(script: "/ \"code:11-2022\" Enter r Enter")
    #expect(explorer.selectedTitle == "Marketing Managers" && explorer.model.view.filter.isEmpty)
    try explorer.send(script: "Backspace")
    #expect(explorer.selectedTitle == "Sales Managers" && explorer.model.view.filter == "code:11-2022")
    #expect(explorer.model.outcome.hits?.count == 1 && explorer.model.view.trail.isEmpty)
  }

  @Test func `a text that finds nothing leaves the role that was selected`() throws {
    let explorer = try explorer("Down Down / \"xqqq\" Enter Esc")
    #expect(try explorer.selectedTitle == screenlessTitle(after: "Down Down"))
  }

  private func screenlessTitle(after script: String) throws -> String? { try explorer(script).selectedTitle }

  @Test func `a singular for a plural is no alias worth a sentence`() throws {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: 80, rows: 24))
    try explorer.send(script: "/ \"sales manager\" Enter")
    #expect(!explorer.screen.text.contains("is an alias of Sales Managers"))
  }

  @Test func `an answer that is longer than a row takes the rows above`() throws {
    let explorer = try explorer("t", 60, 24)
    let message = try #require(explorer.model.message)
    #expect(message.count > 60)
    let shown = explorer.screen.text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    #expect(shown.contains(message))
  }

  @Test func `a box that is full says so`() throws {
    let explorer = try explorer("/ \"\(String(repeating: "x", count: 1200))\"")
    #expect(explorer.model.editing?.field.characters.count == TextField.lengthLimit)
    #expect(explorer.model.message?.contains("1,000 characters") == true)
    #expect(try self.explorerMessage("/ \"abc\"") == nil)
  }

  private func explorerMessage(_ script: String) throws -> String? { try explorer(script).model.message }
}

import RoleCatalog
import TerminalScreen
import Testing

@testable import Explorer

/// Related roles in the Path pane, on the bundled catalog.
@Suite struct RelatedTests {
  private func bundled(_ script: String, _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows))
    try explorer.send(script: script)
    return explorer
  }

  @Test func `r shows the nearest roles with their rank by each lens, and e says how they were found`() throws {
    let text = try bundled("/ \"sales managers\" Enter r").screen.text
    #expect(text.contains("Related: rank by names, knowledge, skills"))
    #expect(text.contains("1 Marketing Managers"))
    let receipt = try bundled("/ \"sales managers\" Enter r e").screen.text
    #expect(receipt.contains("Marketing Managers, related to Sales Managers"))
    #expect(
      receipt.contains("rank 1 by names, knowledge and skills together") && receipt.contains("called alike: rank 1"))
  }

  @Test func `a role of an article borrows relatives only when told to, and says so`() throws {
    #expect(!(try bundled("r", 120, 36).screen.text.contains("rank by names")))
    #expect(
      try bundled("v Enter r G", 120, 36).screen.text.contains(
        "Related to Advertising and Promotions Managers, borrowed"))
  }
}

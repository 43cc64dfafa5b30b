import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// The command of a list prints the roles of the list, in its order.
@Suite struct ViewCommandOrderTests {
  @Test(arguments: [
    "o", "o O", "o o $", "/ \"sales\" Enter", "/ \"manager\" Enter o", "/ \"manager\" Enter o O",
    "/ \"pay>90k\" Enter u",
    "/ \"pay>90k\" Enter o u", "s \"negotiation, crm\" Enter", "/ \"manager\" Enter s \"negotiation\" Enter",
  ])
  func `the command of a list prints its roles in its order`(script: String) throws {
    var explorer = try ScriptedExplorer(
      catalog: CatalogReader(path: Binary.repository + "/Resources/catalog.sqlite"), size: Size(columns: 80, rows: 24))
    try explorer.send(script: script)
    let model = explorer.model
    let shown = (model.outcome.hits ?? Listing.Hits()).compactMap { model.role(at: $0.position)?.id.text }
    let command = try #require(model.viewCommand)
    let printed = try Binary.json(command.arguments(), catalog: nil).items.map { $0["id"].text ?? "" }
    #expect(!shown.isEmpty)
    #expect(printed == shown, "\(command.shellLine())")
  }
}

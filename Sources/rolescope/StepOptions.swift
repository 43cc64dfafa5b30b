import ArgumentParser
import RoleCatalog

/// Where a step begins and where it leads.
struct StepOptions: ParsableArguments {
  @OptionGroup var closest: ClosestOptions

  @Argument(
    help: "The role to leave: an id, title, alias or code; or me, as About me knows you.",
    completion: ShellCompletion.roleOrMe)
  var from: String

  @Argument(help: "The role to reach.", completion: ShellCompletion.role)
  var to: String

  /// The role or the reader to start from, and the role to reach.
  func read(in catalog: CatalogReader) throws -> (start: PlacedStart, end: PlacedRole) {
    let (start, others) = try closest.start(named: from, toward: [to], in: catalog)
    return (start, others[0])
  }
}

import RoleModel

/// What the content of a pane that no cursor stands in follows from.
struct UnfocusedPane: Hashable, Sendable {
  var role: RoleID
  var pane: PaneID
  var width: Int
  var rows: Int
  var dollarYear: Int?
  var closest: String?
  var skillOrder: ViewState.SkillOrder
  var search: SkillSearch?
}

extension Model {
  /// A pane's content as the grid shows it without a cursor.
  func unfocusedContent(of pane: PaneID, _ context: PaneContext) -> PaneContent {
    let region = paneRegion(layout, pane)
    let fitted = context.fitted(to: region.columns.count, rows: region.rows.count)
    // Other panes show tables that are read on demand, and stand alone.
    guard gridPanes.contains(pane) else { return content(of: pane, fitted) }
    let key = UnfocusedPane(
      role: context.role.id, pane: pane, width: fitted.width, rows: region.rows.count, dollarYear: dollarYear,
      closest: view.closest[context.role.id.text], skillOrder: view.skillOrder, search: outcome.search)
    return unfocusedPanes.value(of: key) { content(of: pane, fitted) }
  }

  /// Reads the roles above and below the selected one, and makes what the grid would show of them.
  func readNeighbours() {
    let listing = listing
    guard view.focus == .list, let index = listing.index(of: view.selection) else { return }
    for step in [-1, 1] {
      guard case .role(let position)? = listing.row(index + step), let role = role(at: position) else { continue }
      _ = forYou(of: role, at: position)
      guard layout.shape == .wide, view.pane == .overview else { continue }
      let context = context(role, for: view.pane, width: layout.rightColumns)
      for pane in gridPanes { _ = unfocusedContent(of: pane, context) }
    }
  }
}

/// The panes of the grid.
let gridPanes: [PaneID] = [.salary, .education, .demographics, .skills]

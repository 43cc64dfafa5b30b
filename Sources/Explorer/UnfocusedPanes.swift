import RoleModel
import Synchronization

/// The contents of panes that no cursor stands in, kept from one draw to the next: a role that is come back to, or that was
/// looked at before the key came, is drawn at once.
final class UnfocusedPanes: Sendable {
  /// What such a content follows from.
  struct Key: Hashable {
    var role: RoleID
    var pane: PaneID
    var width: Int
    var rows: Int
    var dollarYear: Int?
    var closest: String?
    var skillOrder: ViewState.SkillOrder
    var search: SkillSearch?
  }

  /// The four panes of a few roles.
  private static let capacity = 24
  private let contents = Mutex<[Key: PaneContent]>([:])

  /// The content of a key, made only when it is not kept.
  func content(_ key: Key, _ make: () -> PaneContent) -> PaneContent {
    if let content = contents.withLock({ $0[key] }) { return content }
    let content = make()
    contents.withLock {
      if $0.count >= Self.capacity { $0.removeAll() }
      $0[key] = content
    }
    return content
  }
}

extension Model {
  /// A pane's content as the grid shows it without a cursor.
  func unfocusedContent(of pane: PaneID, _ context: PaneContext) -> PaneContent {
    let region = paneRegion(layout, pane)
    let fitted = context.fitted(to: region.columns.count, rows: region.rows.count)
    // Other panes show tables that are read on demand, and stand alone.
    guard gridPanes.contains(pane) else { return content(of: pane, fitted) }
    let key = UnfocusedPanes.Key(
      role: context.role.id, pane: pane, width: fitted.width, rows: region.rows.count, dollarYear: dollarYear,
      closest: view.closest[context.role.id.text], skillOrder: view.skillOrder, search: outcome.search)
    return unfocusedPanes.content(key) { content(of: pane, fitted) }
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

import RoleModel

/// Going from match to match, as n and N do behind a search in pagers and editors.
extension Model {
  /// Whether filter or skills have found roles that can be gone through.
  var hasMatches: Bool { !(view.filter.isEmpty && view.skills.isEmpty) && outcome.hits?.isEmpty == false }

  /// The next of what this view looks for: a match, a row that differs, a role within reach; the one before for a step of -1.
  mutating func moveToNext(_ step: Int) {
    switch view.focus {
    case .compare: moveToDifference(step)
    case .page: moveToReachable(step)
    default: moveToMatch(step)
    }
  }

  /// Selects the next role that the filter and the skills find; the pane that is open stays open. What can't be told to match, and
  /// what has no fit, is passed over.
  private mutating func moveToMatch(_ step: Int) {
    guard let hits = outcome.hits else { return }
    let now = listing.index(of: view.selection) ?? (step > 0 ? -1 : hits.count)
    var index = now + step
    while hits.indices.contains(index), !isMatch(hits[index]) { index += step }
    guard hits.indices.contains(index) else {
      message = step > 0 ? "This is the last match." : "This is the first match."
      return
    }
    view.selection = .role(hits[index].position)
    view.paneScroll = .init()
  }

  private func isMatch(_ hit: Listing.Hit) -> Bool { hit.reason == nil && (outcome.search == nil || hit.fit != nil) }
}

import RoleModel

/// The rows of the role list: sections of the whole catalog, or the roles that a search found, best first.
package struct Listing: Sendable {
  package struct Hit: Hashable, Sendable {
    package var position: Int
    package var fit: SkillFit?
    /// The alias that the role was found by, and not by its title.
    package var alias: AliasReference?
    /// Why the filter cannot be decided for the role.
    package var reason: FilterReason?
  }

  package enum Row: Hashable, Sendable {
    case section(Int)
    case role(Int)

    package var selection: ViewState.Selection {
      switch self {
      case .section(let index): .section(index)
      case .role(let position): .role(position)
      }
    }
  }

  package let sections: [ListSection]
  package let folded: Set<Int>
  /// nil for the whole catalog by sections.
  package let hits: [Hit]?

  package var count: Int {
    if let hits { return hits.count }
    return sections.indices.reduce(0) { $0 + rows(inSection: $1) }
  }

  package func row(_ index: Int) -> Row? {
    if let hits { return hits.indices.contains(index) ? .role(hits[index].position) : nil }
    var first = 0
    for section in sections.indices {
      let count = rows(inSection: section)
      if index < first + count {
        return index == first ? .section(section) : .role(sections[section].firstPosition + index - first - 1)
      }
      first += count
    }
    return nil
  }

  /// Where a selection stands, or nil when the list does not show it.
  package func index(of selection: ViewState.Selection) -> Int? {
    if let hits {
      guard case .role(let position) = selection else { return nil }
      return hits.firstIndex { $0.position == position }
    }
    var first = 0
    for section in sections.indices {
      switch selection {
      case .section(section): return first
      case .role(let position) where sections[section].positions.contains(position):
        return folded.contains(section) ? nil : first + 1 + position - sections[section].firstPosition
      default: first += rows(inSection: section)
      }
    }
    return nil
  }

  package func section(of position: Int) -> Int? { sections.firstIndex { $0.positions.contains(position) } }

  private func rows(inSection section: Int) -> Int { 1 + (folded.contains(section) ? 0 : sections[section].count) }
}

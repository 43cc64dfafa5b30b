import RoleModel

/// The rows of the role list: sections of the whole catalog, or the roles that a search found, best first.
package struct Listing: Sendable {
  package struct Hit: Hashable, Sendable {
    /// The role as the filter found it. A search may find a million.
    private var found: FilterQuery.Hit
    /// Below 0 where there is no fit.
    private var low: Double
    private var high: Double

    package init(_ found: FilterQuery.Hit, fit: FitInterval? = nil) {
      self.found = found
      low = fit?.low ?? -1
      high = fit?.high ?? -1
    }

    package init(position: Int, fit: FitInterval? = nil) { self.init(FilterQuery.Hit(position: position), fit: fit) }

    package var position: Int { found.position }
    package var fit: FitInterval? { low < 0 ? nil : FitInterval(low: low, high: high) }
    /// The alias that the role was found by, and not by its title.
    package var alias: AliasReference? { found.alias }
    /// Why the filter cannot be decided for the role.
    package var reason: FilterReason? { found.reason }
  }

  /// What a search found, best first. The fits of a skills search stand for their own hits: a million are kept once.
  package struct Hits: RandomAccessCollection, Hashable, Sendable {
    private var fits: SkillFits?
    private var list: [Hit]

    package init(_ list: [Hit] = []) { (fits, self.list) = (nil, list) }

    package init(_ fits: SkillFits) { (self.fits, list) = (fits, []) }

    /// How many of them have a fit, cannot be decided, and are decided and have a fit or need none.
    func counts(needFit: Bool) -> (fitted: Int, open: Int, matching: Int) {
      // All of a search's own fits have one, and nothing is open about them.
      var counts = (fitted: fits?.count ?? 0, open: 0, matching: fits?.count ?? 0)
      for hit in list {
        let hasFit = hit.fit != nil
        if hasFit { counts.fitted += 1 }
        if hit.reason != nil { counts.open += 1 } else if hasFit || !needFit { counts.matching += 1 }
      }
      return counts
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { (fits?.count ?? 0) + list.count }

    package subscript(index: Int) -> Hit {
      guard let fits else { return list[index] }
      guard index < fits.count else { return list[index - fits.count] }
      let (position, interval) = fits.interval(at: index)
      return Hit(position: position, fit: interval)
    }

    /// Adds hits behind the others.
    package mutating func append(contentsOf more: some Sequence<Hit>) { list.append(contentsOf: more) }
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
  package let hits: Hits?
  /// Where a selection is looked for first among the hits: where the screen shows it.
  package var top = 0

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
      // The list may have become shorter than where the screen stood.
      let end = max(0, min(hits.count, top + Self.nearby))
      let start = max(0, min(end, top - Self.nearby))
      return hits[start..<end].firstIndex { $0.position == position }
        ?? hits.firstIndex { $0.position == position }
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

  /// More rows than a screen and a step have.
  private static let nearby = 1024

  package func section(of position: Int) -> Int? { sections.firstIndex { $0.positions.contains(position) } }

  private func rows(inSection section: Int) -> Int { 1 + (folded.contains(section) ? 0 : sections[section].count) }
}

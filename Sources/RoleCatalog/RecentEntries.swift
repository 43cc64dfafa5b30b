import RoleModel

/// The stretches of list rows read last: a list that is drawn again reads nothing.
struct RecentEntries {
  /// How many rows are read at once: more than most screens show.
  static let pageLength = 64
  private static let capacity = 32
  /// The one read last stands last.
  private var pages: [(number: Int, entries: [RoleEntry])] = []

  static func page(of position: Int) -> Int { position / pageLength }

  mutating func entries(ofPage number: Int) -> [RoleEntry]? {
    guard let index = pages.lastIndex(where: { $0.number == number }) else { return nil }
    let page = pages.remove(at: index)
    pages.append(page)
    return page.entries
  }

  mutating func insert(_ entries: [RoleEntry], asPage number: Int) {
    pages.removeAll { $0.number == number }
    if pages.count == Self.capacity { pages.removeFirst() }
    pages.append((number, entries))
  }
}

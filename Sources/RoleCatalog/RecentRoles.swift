import RoleModel

/// The roles read last, so that moving to and fro in the list decodes nothing twice.
struct RecentRoles {
  private static let capacity = 16
  /// The one read last stands last.
  private var entries: [(position: Int, role: Role)] = []

  mutating func role(at position: Int) -> Role? {
    guard let index = entries.lastIndex(where: { $0.position == position }) else { return nil }
    let entry = entries.remove(at: index)
    entries.append(entry)
    return entry.role
  }

  mutating func insert(_ role: Role, at position: Int) {
    entries.removeAll { $0.position == position }
    if entries.count == Self.capacity { entries.removeFirst() }
    entries.append((position, role))
  }
}

import RoleModel

/// The positions of a catalog's roles, and the sections that they form.
///
/// First the families of own roles, then those of profiles, then all mentions, then the families of occupations; families by folded title, roles by
/// folded title and then id.
struct RoleOrder {
  static let mentionsTitle = "named only, no figures"

  /// For each position, the index of its role in the given roles.
  private(set) var indices: [Int] = []
  private(set) var sections: [ListSection] = []

  private struct Key {
    var group: Int
    var foldedFamily: [UInt8]
    var family: String
    var foldedTitle: [UInt8]
    var id: String
    var index: Int
  }

  init(_ roles: some Sequence<Role>) {
    var foldedFamilies: [String: [UInt8]] = [:]
    var keys = roles.enumerated().map { index, role in
      let family = role.kind == .mention ? Self.mentionsTitle : role.family
      let foldedFamily = foldedFamilies[family] ?? folded(family)
      foldedFamilies[family] = foldedFamily
      return Key(
        group: Self.group(of: role.kind), foldedFamily: foldedFamily, family: family, foldedTitle: folded(role.title),
        id: role.id.text, index: index)
    }
    keys.sort(by: Self.precedes)
    var previous: Key?
    for (position, key) in keys.enumerated() {
      if let previous, previous.group == key.group, previous.family == key.family {
        sections[sections.count - 1].count += 1
      } else {
        sections.append(ListSection(title: key.family, firstPosition: position, count: 1))
      }
      previous = key
      indices.append(key.index)
    }
  }

  private static func group(of kind: Role.Kind) -> Int {
    switch kind {
    case .own: 0
    case .profile: 1
    case .mention: 2
    case .occupation: 3
    }
  }

  private static func precedes(_ left: Key, _ right: Key) -> Bool {
    if left.group != right.group { return left.group < right.group }
    if left.foldedFamily != right.foldedFamily {
      return left.foldedFamily.lexicographicallyPrecedes(right.foldedFamily)
    }
    if left.family != right.family { return left.family < right.family }
    if left.foldedTitle != right.foldedTitle { return left.foldedTitle.lexicographicallyPrecedes(right.foldedTitle) }
    return left.id < right.id
  }
}

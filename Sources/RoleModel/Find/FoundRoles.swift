/// The roles that a filter finds while it goes through the positions in their order, and how well words name each.
struct FoundRoles {
  private var hits: [FilterQuery.Hit] = []
  /// How well each is named, smaller is better; filled only where words name some.
  private var quality: [UInt32] = []

  /// The places of roles in the order of the nearest titles; these come first.
  private let places: [Int: Int]

  init(places: [Int: Int] = [:]) { self.places = places }

  /// Roles that no word names come behind all that are named.
  private static let unnamed = UInt32.max

  mutating func append(_ position: Int, _ name: NameHit?, _ reason: FilterReason?) {
    let alias = name.flatMap { $0.aliasIndex >= 0 ? AliasReference(index: $0.aliasIndex) : nil }
    hits.append(FilterQuery.Hit(position: position, alias: alias, reason: reason))
    quality.append(name.map { UInt32($0.rank << 13 | $0.order) } ?? Self.unnamed)
  }

  /// Where words name roles, the best named first, then those that no word names. Of roles that are named as well, the more
  /// prominent one is the likelier to be meant; then the better name of its kind decides. Else by position.
  func sorted(isNamed: Bool, by prominence: () throws -> RoleProminence) rethrows -> [FilterQuery.Hit] {
    guard isNamed, hits.count > 1 else { return hits }
    let prominence = try prominence().ranks
    // The kind of name, and as much of the prominence as 28 bits hold.
    let order = RadixSort.order(
      ofItems: hits.count,
      by: { index in
        let own = quality[index]
        return own == Self.unnamed ? .max : (own >> 13) << 28 | min(prominence[hits[index].position], 1 << 28 - 1)
      },
      then: { left, right in
        let (own, other) = (quality[left], quality[right])
        if own == Self.unnamed || other == Self.unnamed { return own < other }
        let (ownRank, otherRank) = (prominence[hits[left].position], prominence[hits[right].position])
        return (own >> 13, ownRank, own & (1 << 13 - 1)) < (other >> 13, otherRank, other & (1 << 13 - 1))
      })
    let sorted = order.map { hits[Int($0)] }
    if places.isEmpty { return sorted }
    let placed = sorted.compactMap { hit in places[hit.position].map { (place: $0, hit: hit) } }.sorted {
      $0.place < $1.place
    }
    return placed.map(\.hit) + sorted.filter { places[$0.position] == nil }
  }
}

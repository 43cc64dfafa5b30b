/// What a ROLE argument names.
package enum RoleLookup: Hashable, Sendable {
  case found(Int)
  /// Several roles share the alias or code; positions in catalog order.
  case ambiguous([Int])
  /// No role; the positions of the nearest titles, nearest first.
  case unknown(nearest: [Int])

  /// Looks a role up by id, title, code or alias: an exact id or title beats a code, which beats an alias.
  package static func find(_ text: String, in catalog: some Catalog) throws(CatalogFailure) -> RoleLookup {
    if let position = try catalog.position(of: RoleID(text)) { return .found(position) }
    let wanted = folded(text)
    var titled: [Int] = []
    var aliased: Set<Int> = []
    try catalog.scanNames { chunk in
      for index in chunk.owners.indices where chunk.name(index).elementsEqual(wanted) && !wanted.isEmpty {
        let position = Int(chunk.owners[index] >> 1)
        if chunk.owners[index] & 1 == 1 { aliased.insert(position) } else { titled.append(position) }
      }
      return true
    }
    if let answer = answer(titled.sorted()) { return answer }
    if let answer = answer(try catalog.positions(withCode: text)) { return answer }
    if let answer = answer(aliased.sorted()) { return answer }
    return .unknown(nearest: try nearest(to: wanted, in: catalog))
  }

  private static func answer(_ positions: [Int]) -> RoleLookup? {
    guard let first = positions.first else { return nil }
    return positions.count == 1 ? .found(first) : .ambiguous(positions)
  }

  /// The positions of the roles with the nearest names, nearest first.
  private static func nearest(to wanted: [UInt8], in catalog: some Catalog) throws(CatalogFailure) -> [Int] {
    let suggestion = Suggestion(wanted: wanted)
    var near: [(distance: Int, position: Int)] = []
    try catalog.scanNames { chunk in
      for index in chunk.owners.indices {
        guard let distance = suggestion.distance(to: chunk.name(index)) else { continue }
        // A title is the better suggestion of two that are as near.
        near.append((distance * 2 + Int(chunk.owners[index] & 1), Int(chunk.owners[index] >> 1)))
      }
      return true
    }
    var seen: Set<Int> = []
    let sorted = near.sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
    return Array(sorted.filter { seen.insert($0.position).inserted }.prefix(5).map(\.position))
  }
}

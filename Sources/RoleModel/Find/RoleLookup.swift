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
    var near: [(distance: Int, position: Int)] = []
    try catalog.scanNames { chunk in
      for index in chunk.owners.indices {
        let name = Array(chunk.bytes[Int(chunk.starts[index])..<Int(chunk.starts[index + 1])])
        let position = Int(chunk.owners[index] >> 1)
        let isAlias = chunk.owners[index] & 1 == 1
        if name == wanted, !wanted.isEmpty {
          if isAlias { aliased.insert(position) } else { titled.append(position) }
        } else if titled.isEmpty, let distance = suggestionDistance(wanted: wanted, name: name) {
          near.append((distance, position))
        }
      }
      return true
    }
    if let answer = answer(titled.sorted()) { return answer }
    if let answer = answer(try catalog.positions(withCode: text)) { return answer }
    if let answer = answer(aliased.sorted()) { return answer }
    return .unknown(nearest: nearest(near))
  }

  private static func answer(_ positions: [Int]) -> RoleLookup? {
    guard let first = positions.first else { return nil }
    return positions.count == 1 ? .found(first) : .ambiguous(positions)
  }

  private static func nearest(_ near: [(distance: Int, position: Int)]) -> [Int] {
    var seen: Set<Int> = []
    let sorted = near.sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
    return Array(sorted.filter { seen.insert($0.position).inserted }.prefix(5).map(\.position))
  }
}

/// What a ROLE argument names.
package enum RoleLookup: Hashable, Sendable {
  /// How many roles are suggested for a name that none has.
  private static let suggestionLimit = 5

  /// One role. By an alias, the alias as the role has it.
  case found(Int, alias: AliasReference?)
  /// No role is called so, and one is meant all the same.
  case meant(TitleSearch.Match)
  /// Several roles share the name or the code, the likeliest first.
  case ambiguous([Candidate])
  /// No role is called so; the nearest, the likeliest first.
  case near([TitleSearch.Match])
  /// No role; the positions of the nearest titles, nearest first, and what the words are.
  case unknown(nearest: [Int], TitleSearch.Understanding)

  /// Whether a role is called so.
  package var isByName: Bool {
    switch self {
    case .found, .ambiguous: true
    case .meant, .near, .unknown: false
    }
  }

  /// One of several roles of a name.
  package struct Candidate: Hashable, Sendable {
    package var position: Int
    /// nil for a role of that title, or of that code.
    package var alias: AliasReference?
  }

  /// Looks a role up by id, title, code or alias: an exact id or title beats a code, which beats a title in the other
  /// number, which beats an alias.
  ///
  /// Own roles go before others of the same name: whoever brought them means them. The title of a role that is only named does not
  /// beat an alias of another role: both are candidates.
  package static func find(_ text: String, in catalog: some Catalog) throws(CatalogFailure) -> RoleLookup {
    if let position = try catalog.position(of: RoleID(text)) { return .found(position, alias: nil) }
    let wanted = folded(text)
    // A name that has a word in no name is none, in either number.
    let known = try catalog.nameWords()
    let isHopeless = wanted.split(separator: 0x20).contains { !known.holds(Array($0)) }
    let (titled, aliased) = isHopeless ? ([], []) : try namesakes(wanted, in: catalog)
    if let answer = answer(try own(titled, catalog)) { return answer }
    if try !areOnlyNamed(titled, catalog), let answer = answer(titled) { return answer }
    if let answer = answer(try catalog.positions(withCode: text).map { Candidate(position: $0, alias: nil) }) {
      return answer
    }
    // Official titles are plurals, and people ask for one of them.
    let inOtherNumber = titled.isEmpty && !isHopeless ? try titles(inOtherNumber: wanted, in: catalog) : []
    if let answer = answer(try own(inOtherNumber, catalog)) { return answer }
    if try !areOnlyNamed(inOtherNumber, catalog), let answer = answer(inOtherNumber) { return answer }
    if let answer = answer(try own(aliased, catalog)) { return answer }
    let candidates = titled + aliased
    if candidates.count == 1, let answer = answer(candidates) { return answer }
    if candidates.isEmpty, let answer = answer(inOtherNumber) { return answer }
    // In a large catalog candidates keep its order: an index of all names costs more than it tells here.
    if !candidates.isEmpty, catalog.roleCount > TitleSearcher.mostOrdered { return .ambiguous(candidates) }
    let titles = try TitleSearcher(catalog, .bundled).search(text, in: catalog)
    if candidates.isEmpty {
      if let meant = titles.oneRight { return .meant(meant) }
      let near = Array(titles.matches.prefix(suggestionLimit))
      return near.isEmpty ? .unknown(nearest: try nearest(to: wanted, in: catalog), titles.nothing) : .near(near)
    }
    if titled.isEmpty, let meant = titles.oneRight, candidates.contains(where: { $0.position == meant.position }) {
      return .meant(meant)
    }
    let places = Dictionary(uniqueKeysWithValues: titles.matches.enumerated().map { ($1.position, $0) })
    return .ambiguous(
      candidates.enumerated().sorted { left, right in
        (places[left.element.position] ?? .max, left.offset) < (places[right.element.position] ?? .max, right.offset)
      }.map(\.element))
  }

  /// The roles with that folded title, and those with such an alias.
  private static func namesakes(
    _ wanted: [UInt8], in catalog: some Catalog
  ) throws(CatalogFailure) -> (titled: [Candidate], aliased: [Candidate]) {
    var titled: [Candidate] = []
    var aliased: [Candidate] = []
    var (lastPosition, aliasIndex) = (-1, -1)
    try catalog.scanNames { chunk in
      for index in chunk.owners.indices {
        let position = Int(chunk.owners[index] >> 1)
        aliasIndex = position == lastPosition ? aliasIndex + 1 : -1
        lastPosition = position
        guard chunk.name(index).elementsEqual(wanted), !wanted.isEmpty else { continue }
        if chunk.owners[index] & 1 == 0 {
          titled.append(Candidate(position: position, alias: nil))
        } else if aliased.last?.position != position {
          aliased.append(Candidate(position: position, alias: AliasReference(index: aliasIndex)))
        }
      }
      return true
    }
    return (titled, aliased)
  }

  /// The own roles among candidates.
  private static func own(
    _ candidates: [Candidate], _ catalog: some Catalog
  ) throws(CatalogFailure) -> [Candidate] {
    var own: [Candidate] = []
    for candidate in candidates {
      let entry = try catalog.entries(at: candidate.position..<candidate.position + 1).first
      if entry?.kind == .own { own.append(candidate) }
    }
    return own
  }

  /// The positions of the other roles that have the title of one.
  package static func namesakes(of position: Int, titled title: String, in catalog: some Catalog) throws(CatalogFailure)
    -> [Int]
  {
    try namesakes(folded(title), in: catalog).titled.map(\.position).filter { $0 != position }
  }

  private static func areOnlyNamed(
    _ candidates: [Candidate], _ catalog: some Catalog
  ) throws(CatalogFailure) -> Bool {
    for candidate in candidates {
      let entry = try catalog.entries(at: candidate.position..<candidate.position + 1).first
      if entry?.kind != .mention { return false }
    }
    return true
  }

  /// The roles whose title is the wanted one but for number.
  private static func titles(inOtherNumber wanted: [UInt8], in catalog: some Catalog) throws(CatalogFailure)
    -> [Candidate]
  {
    let singular = NameNumber.singular(ofName: wanted[...])
    var found: [Candidate] = []
    try catalog.scanNames { chunk in
      for index in chunk.owners.indices where chunk.owners[index] & 1 == 0 {
        let name = chunk.name(index)
        guard name.first == wanted.first, abs(name.count - wanted.count) <= 8 else { continue }
        guard NameNumber.singular(ofName: name) == singular else { continue }
        found.append(Candidate(position: Int(chunk.owners[index] >> 1), alias: nil))
      }
      return true
    }
    return wanted.isEmpty ? [] : found
  }

  /// Whether two names are one but for number.
  package static func isSame(_ name: String, butForNumberAs other: String) -> Bool {
    NameNumber.singular(ofName: folded(name)[...]) == NameNumber.singular(ofName: folded(other)[...])
  }

  /// How many other roles have the text for an alias.
  package static func aliasOwners(
    of text: String, besides position: Int, in catalog: some Catalog
  ) throws(CatalogFailure) -> Int {
    let wanted = folded(text)
    var owners: Set<Int> = []
    try catalog.scanNames { chunk in
      for index in chunk.owners.indices where chunk.owners[index] & 1 == 1 && chunk.name(index).elementsEqual(wanted) {
        owners.insert(Int(chunk.owners[index] >> 1))
      }
      return true
    }
    return owners.subtracting([position]).count
  }

  private static func answer(_ candidates: [Candidate]) -> RoleLookup? {
    guard let first = candidates.first else { return nil }
    return candidates.count == 1 ? .found(first.position, alias: first.alias) : .ambiguous(candidates)
  }

  /// The positions of the roles with the nearest names to a text, nearest first.
  package static func nearest(to text: String, in catalog: some Catalog) throws(CatalogFailure) -> [Int] {
    try nearest(to: folded(text), in: catalog)
  }

  /// The positions of the roles with the nearest names, nearest first.
  private static func nearest(to wanted: [UInt8], in catalog: some Catalog) throws(CatalogFailure) -> [Int] {
    let suggestion = Suggestion(wanted: wanted, among: try catalog.nameWords())
    var nearest = NearestRoles(limit: suggestionLimit)
    try catalog.scanNames { chunk in
      chunk.bytes.withUnsafeBufferPointer { bytes in
        for index in chunk.owners.indices {
          let name = bytes[Int(chunk.starts[index])..<Int(chunk.starts[index + 1]) - 1]
          guard let distance = suggestion.distance(to: UnsafeBufferPointer(rebasing: name)) else { continue }
          // A title is the better suggestion of two that are as near.
          nearest.add(Int(chunk.owners[index] >> 1), at: distance * 2 + Int(chunk.owners[index] & 1))
        }
      }
      return true
    }
    return nearest.positions
  }
}

/// The few nearest roles of many that are met by position, each at its nearest name.
private struct NearestRoles {
  let limit: Int
  private var roles: [(distance: Int, position: Int)] = []

  init(limit: Int) { self.limit = limit }

  var positions: [Int] { roles.map(\.position) }

  mutating func add(_ position: Int, at distance: Int) {
    if roles.count == limit, let last = roles.last, (last.distance, last.position) <= (distance, position) { return }
    if let known = roles.firstIndex(where: { $0.position == position }) {
      if roles[known].distance <= distance { return }
      roles.remove(at: known)
    }
    let place = roles.firstIndex { (distance, position) < ($0.distance, $0.position) } ?? roles.count
    roles.insert((distance, position), at: place)
    if roles.count > limit { roles.removeLast() }
  }
}

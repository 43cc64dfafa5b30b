/// Roles in the order of a figure.
package struct OrderedRoles: Hashable, Sendable {
  package var positions: [Int]
  /// How many of them lack the figure: they stand last.
  package var unknownCount: Int
  /// Those whose figure stands with a role above them: one code counts them together, and the figure is of them all at once.
  package var countedAbove: Set<Int> = []
}

/// A code under which official tables count a role together with others.
package struct CountedCode: Hashable, Sendable {
  package var code: String
  /// Whether the code is the role's own, and the others only share it.
  package var isOwn: Bool

  package init(code: String, isOwn: Bool) {
    self.code = code
    self.isOwn = isOwn
  }
}

extension ListOrder {
  /// The positions, which are ascending, in this order with the greatest first, or each definition's reversed. Roles without
  /// such a figure stand last either way.
  ///
  /// Figures of different definitions are never mixed: by pay, medians come first, then averages, then ranges; by growth,
  /// jobs and openings, the official figures of occupations come first, then what others say of their roles. Roles that one
  /// code counts together stand together, the one whose own code it is first. By title the positions stay as they are given.
  /// - Parameter place: the postal code of the place whose pay orders by pay; nil for the pay of the nation.
  package func sorted(
    _ positions: [Int], isReversed: Bool = false, in catalog: some Catalog, place: String? = nil,
    memo: FilterMemo = FilterMemo()
  ) throws(CatalogFailure) -> OrderedRoles {
    if self == .title { return OrderedRoles(positions: isReversed ? positions.reversed() : positions, unknownCount: 0) }
    let place = self == .pay ? place : nil
    var entries: [RoleEntry] = []
    let ranking: RoleRanking
    if place == nil {
      ranking = try catalog.ranking(by: self)
    } else {
      var keys = [RoleRanking.Key](repeating: nil, count: catalog.roleCount)
      for position in positions { entries += try catalog.entries(at: position..<position + 1) }
      for entry in try memo.entries(entries, in: place, catalog) { keys[entry.position] = key(of: entry) }
      ranking = RoleRanking(keys: keys)
    }
    let ordered = ranking.ordered(positions, isReversed: isReversed)
    let codes = try memo.countedCodes(catalog)
    let counted = codes.isEmpty ? [] : positions.filter { codes[$0] != nil }
    if counted.count < 2 { return OrderedRoles(positions: ordered.positions, unknownCount: ordered.unknownCount) }
    var keys: [Int: RoleRanking.Key] = [:]
    for position in counted {
      let entry = try memo.entries(try catalog.entries(at: position..<position + 1), in: place, catalog).first
      keys[position] = entry.map { key(of: $0) }
    }
    return together(ordered, codes, keys)
  }

  /// The same with the roles of each code behind the first of them.
  private func together(
    _ ordered: (positions: [Int], unknownCount: Int), _ codes: [Int: CountedCode], _ keys: [Int: RoleRanking.Key]
  ) -> OrderedRoles {
    struct Figure: Hashable {
      var code: String
      var group: Int
      var amount: Double
    }
    func figure(_ position: Int) -> Figure? {
      guard let code = codes[position]?.code, let key = keys[position] ?? nil else { return nil }
      return Figure(code: code, group: key.group, amount: key.amount)
    }
    var members: [Figure: [Int]] = [:]
    for position in ordered.positions {
      if let figure = figure(position) { members[figure, default: []].append(position) }
    }
    var result = OrderedRoles(positions: [], unknownCount: ordered.unknownCount)
    result.positions.reserveCapacity(ordered.positions.count)
    for position in ordered.positions where !result.countedAbove.contains(position) {
      guard let figure = figure(position), let same = members.removeValue(forKey: figure) else {
        if figure(position) == nil { result.positions.append(position) }
        continue
      }
      let own = same.filter { codes[$0]?.isOwn == true }
      let inOrder = own + same.filter { codes[$0]?.isOwn != true }
      result.positions += inOrder
      result.countedAbove.formUnion(inOrder.dropFirst())
    }
    return result
  }
}

extension Catalog {
  package func countedCodes() throws(CatalogFailure) -> [Int: CountedCode] {
    var codes: [Int: String] = [:]
    for position in 0..<roleCount {
      if let code = try role(at: position).codes.first(where: \.isShared) { codes[position] = code.code }
    }
    return try withOwners(codes)
  }

  /// The codes that roles only share, and those roles whose own they are.
  package func withOwners(_ shared: [Int: String]) throws(CatalogFailure) -> [Int: CountedCode] {
    var codes = shared.mapValues { CountedCode(code: $0, isOwn: false) }
    for code in Set(shared.values) {
      for owner in try positions(withCode: code) where codes[owner] == nil {
        codes[owner] = CountedCode(code: code, isOwn: true)
      }
    }
    return codes
  }
}

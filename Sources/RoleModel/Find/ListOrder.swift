/// The orders of a list of roles.
package enum ListOrder: String, CaseIterable, Codable, Sendable {
  case title, pay, growth, jobs, openings

  /// As a list's heading says it.
  package var words: String { self == .pay ? "median pay" : rawValue }

  /// What stands behind the roles that the order is by.
  package var behindWords: String {
    switch self {
    case .title: ""
    case .pay: "averages and ranges stand behind the medians"
    case .growth, .jobs, .openings: "other sources' figures stand behind the official ones"
    }
  }

  package var next: ListOrder {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// The positions in this order, the greatest first, or reversed; what has no such figure stands last either way.
  ///
  /// Figures of different definitions are never mixed: by pay, medians come first, then averages, then ranges; by growth,
  /// jobs and openings, the official figures of occupations come first, then what others say of their roles.
  /// By title the positions stay as they are given.
  package func sorted(
    _ positions: [Int], isReversed: Bool = false, in catalog: some Catalog
  ) throws(CatalogFailure) -> [Int] {
    if self == .title { return isReversed ? positions.reversed() : positions }
    var keys: [Key] = []
    keys.reserveCapacity(positions.count)
    for (offset, position) in positions.enumerated() {
      guard let entry = try catalog.entries(at: position..<position + 1).first else { continue }
      keys.append(key(of: entry, offset: offset))
    }
    keys.sort { left, right in
      if left.group != right.group { return left.group < right.group }
      if left.amount != right.amount { return isReversed ? left.amount < right.amount : left.amount > right.amount }
      return left.offset < right.offset
    }
    return keys.map { positions[$0.offset] }
  }

  /// How many of the roles lack the figure that the order is by.
  package func unknownCount(of positions: [Int], in catalog: some Catalog) throws(CatalogFailure) -> Int {
    if self == .title { return 0 }
    var count = 0
    for position in positions {
      guard let entry = try catalog.entries(at: position..<position + 1).first else { continue }
      if key(of: entry, offset: 0).group == Key.unknown { count += 1 }
    }
    return count
  }

  private struct Key {
    /// 0 for roles with the very figure, more for those with one of another definition, ``Key/unknown`` for the rest.
    var group: Int
    var amount: Double
    var offset: Int

    static let unknown = 9
  }

  private func key(of entry: RoleEntry, offset: Int) -> Key {
    let amount: Double?
    var group = entry.kind == .occupation ? 0 : 1
    switch self {
    case .title: amount = 0
    case .growth: amount = entry.growth
    case .jobs: amount = entry.jobs
    case .openings: amount = entry.openings
    case .pay:
      amount = entry.listedPay?.orderingAmount
      group = entry.listedPay?.orderingGroup ?? 0
    }
    return amount.map { Key(group: group, amount: $0, offset: offset) }
      ?? Key(group: Key.unknown, amount: 0, offset: offset)
  }
}

extension ListedPay {
  /// The number that stands for the pay among those of its definition: of a range the middle, its low end when it opens upward.
  fileprivate var orderingAmount: Double? {
    switch self {
    case .median(let number, _), .mean(let number): number
    case .range(let bounds):
      switch (bounds.low, bounds.high) {
      case (let low?, let high?): bounds.opensHigh ? low : (low + high) / 2
      default: bounds.low ?? bounds.high
      }
    }
  }

  fileprivate var orderingGroup: Int {
    switch self {
    case .median: 0
    case .mean: 1
    case .range: 2
    }
  }
}

/// The roles of a catalog ordered by a figure, the greatest first.
///
/// Figures of different definitions are never mixed: the order has a group for each, one after the other.
package struct RoleRanking: Hashable, Sendable {
  /// Every position once: the roles of one group after another, those without the figure last. Of equal figures the smaller
  /// position stands first.
  package var positions: [UInt32]
  /// Where each group ends among the positions; behind the last end are the roles without the figure.
  package var groupEnds: [Int]

  package init(positions: [UInt32], groupEnds: [Int]) {
    self.positions = positions
    self.groupEnds = groupEnds
  }

  /// What ranks a role: its group from 0 and the figure; nil for a role without it.
  package typealias Key = (group: Int, amount: Double)?

  /// - Parameter keys: of each role by its position.
  package init(keys: [Key]) {
    let known = keys.indices.compactMap { position in
      keys[position].map { (group: $0.group, amount: $0.amount, position: position) }
    }.sorted { ($0.group, -$0.amount, $0.position) < ($1.group, -$1.amount, $1.position) }
    positions = known.map { UInt32($0.position) }
    groupEnds = known.indices.filter { $0 + 1 == known.count || known[$0].group != known[$0 + 1].group }.map { $0 + 1 }
    positions += keys.indices.filter { keys[$0] == nil }.map { UInt32($0) }
  }

  /// How many roles have the figure.
  package var knownCount: Int { groupEnds.last ?? 0 }

  /// The positions among those given, which are ascending, in this order or with each group reversed, and how many of
  /// them lack the figure: they stand last either way.
  package func ordered(_ wanted: [Int], isReversed: Bool) -> (positions: [Int], unknownCount: Int) {
    let isAll = wanted.count == positions.count
    var isWanted = [Bool](repeating: isAll, count: positions.count)
    if !isAll { for position in wanted { isWanted[position] = true } }
    var result: [Int] = []
    result.reserveCapacity(wanted.count)
    var start = 0
    for end in groupEnds {
      let group = positions[start..<end]
      if isReversed {
        for position in group.reversed() where isWanted[Int(position)] { result.append(Int(position)) }
      } else {
        for position in group where isWanted[Int(position)] { result.append(Int(position)) }
      }
      start = end
    }
    let knownCount = result.count
    for position in positions[start...] where isWanted[Int(position)] { result.append(Int(position)) }
    return (result, result.count - knownCount)
  }
}

/// How much there is of each role, for telling apart roles that words name alike: the one that more people have is the
/// likelier to be meant.
package struct RoleProminence: Hashable, Sendable {
  /// By position: 0 for the role with most jobs of its own, the same number for as many jobs.
  package var ranks: [UInt32]

  package init(ranks: [UInt32]) { self.ranks = ranks }

  /// - Parameter jobs: of each role by its position; 0 for one that shares the figures of a wider one, or has none.
  package init(jobs: [Double]) {
    ranks = Array(repeating: 0, count: jobs.count)
    var rank: UInt32 = 0
    var last: Double?
    for position in jobs.indices.sorted(by: { (-jobs[$0], $0) < (-jobs[$1], $1) }) {
      if let last, jobs[position] < last { rank += 1 }
      last = jobs[position]
      ranks[position] = rank
    }
  }
}

extension RoleEntry {
  /// The jobs of the role; none of one that only shares the figures of a wider one.
  package var ownJobs: Double { sharesFigures ? 0 : jobs ?? 0 }
}

extension Catalog {
  /// The ranking as the rows of the list give it, every one of them read.
  package func rankingOfEntries(by order: ListOrder) throws(CatalogFailure) -> RoleRanking {
    RoleRanking(keys: try entries(at: 0..<roleCount).map { order.key(of: $0) })
  }

  package func ranking(by order: ListOrder) throws(CatalogFailure) -> RoleRanking { try rankingOfEntries(by: order) }

  /// The prominence as the rows of the list give it, every one of them read.
  package func prominenceOfEntries() throws(CatalogFailure) -> RoleProminence {
    RoleProminence(jobs: try entries(at: 0..<roleCount).map(\.ownJobs))
  }

  package func prominence() throws(CatalogFailure) -> RoleProminence { try prominenceOfEntries() }
}

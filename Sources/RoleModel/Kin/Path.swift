/// The cheapest steps from one role to another.
///
/// A step leads to one of the nearest kin, costs the total gap, and goes at most one job zone up; a step that a source asserts
/// on a ladder is free. Source: METHODS, "Kinship, gap, path".
package struct Path: Hashable, Sendable {
  /// How many of a role's kin a step can lead to.
  package static let kinCount = 20
  /// At most so many roles are looked at, the cheapest to reach first: five times as many as there are occupations.
  package static let greatestRoleCount = 5_000

  /// What is to be said where no steps are found in a catalog of more roles than are looked at; nil elsewhere.
  package static func limitWords(in catalog: some Catalog) -> String? {
    guard catalog.roleCount > greatestRoleCount else { return nil }
    return
      "Of this catalog's \(counted(catalog.roleCount, "role")) at most \(NumberText.grouped(Double(greatestRoleCount))) "
      + "are looked at, the cheapest to reach first."
  }

  package struct Step: Hashable, Sendable {
    /// Of the role that the step leads to.
    package var position: Int
    /// The sources that assert the step; empty for a step to kin.
    package var assertedBy: [SourceID]
  }

  /// The steps in their order; none when both roles are one.
  package var steps: [Step]
  /// The sum of the gaps of the steps that no source asserts.
  package var cost: Double

  /// The steps from a starting point to a position; nil when none lead there, or when nobody says which role is left.
  ///
  /// `borrowed` names for a role without ratings the occupation whose kin, levels and zone stand in for its own: whoever
  /// could step to the occupation can step to the role.
  package static func cheapest(
    from start: StartingPoint, to end: Int, borrowed: [Int: Int] = [:], in catalog: some Catalog, kinship: Kinship,
    sources: SourceTable
  ) throws(CatalogFailure) -> Path? {
    guard let origin = start.position else { return nil }
    var borrowed = borrowed
    if let rated = start.ratedPosition, rated != origin { borrowed[origin] = rated }
    var search = Search(start: origin)
    var stops: [Int: Stop] = [:]
    var table = LevelTable()
    var positions: [RoleID: Int?] = [:]
    func place(of role: RoleID) throws(CatalogFailure) -> Int? {
      if let known = positions[role] { return known }
      let position = try catalog.position(of: role)
      positions[role] = position
      return position
    }
    func stop(at position: Int) throws(CatalogFailure) -> Stop {
      if let known = stops[position] { return known }
      let role = try catalog.role(at: position)
      let rated = try borrowed[position].map { occupation throws(CatalogFailure) in try catalog.role(at: occupation) }
      // What a reader states counts for the first step; behind it they have what the role on the way asks for.
      let levels =
        position == origin
        ? start.levels(toward: rated ?? role, sources: sources) : SkillLevels(rated ?? role, sources: sources)
      let stop = Stop(zone: (rated ?? role).zone, levels: table.row(levels), ladder: ladder(of: role))
      stops[position] = stop
      return stop
    }
    while let (position, cost) = search.next() {
      if position == end { return Path(steps: search.steps(to: end), cost: cost.gaps) }
      guard search.leftCount < greatestRoleCount else { return nil }
      let here = try stop(at: position)
      for (role, asserting) in here.ladder {
        guard let next = try place(of: role) else { continue }
        search.reach(Step(position: next, assertedBy: asserting), from: position, by: 0)
      }
      // Without a zone nothing shows that the step goes at most one up.
      guard let zone = here.zone else { continue }
      let rated = borrowed[position] ?? position
      var kin = kinship.nearest(to: rated, count: kinCount)
      if rated != position { kin.append(rated) }
      if let occupation = borrowed[end], occupation == rated || kin.contains(occupation) { kin.append(end) }
      for next in kin where !search.hasLeft(next) {
        let there = try stop(at: next)
        guard let zoneThere = there.zone, zoneThere <= zone + 1,
          let gap = LevelTable.gap(from: here.levels, to: there.levels)
        else { continue }
        search.reach(Step(position: next, assertedBy: []), from: position, by: gap)
      }
    }
    return nil
  }

  /// The roles that sources promote a role to, each with the sources that say so, in the catalog's order.
  private static func ladder(of role: Role) -> [(role: RoleID, sources: [SourceID])] {
    var ladder: [(role: RoleID, sources: [SourceID])] = []
    var indices: [RoleID: Int] = [:]
    for edge in role.edges where edge.kind == .promotesTo {
      if let index = indices[edge.role] {
        if !ladder[index].sources.contains(edge.source) { ladder[index].sources.append(edge.source) }
      } else {
        indices[edge.role] = ladder.count
        ladder.append((edge.role, [edge.source]))
      }
    }
    return ladder
  }

  /// What is known of a role on the way.
  private struct Stop {
    var zone: Int?
    var levels: LevelTable.Row
    var ladder: [(role: RoleID, sources: [SourceID])]
  }
}

/// Dijkstra's search: of equally cheap ways the one with fewer steps.
private struct Search {
  struct Cost: Comparable {
    var gaps: Double
    var steps: Int

    static func < (left: Cost, right: Cost) -> Bool { (left.gaps, left.steps) < (right.gaps, right.steps) }
  }

  private struct Reached {
    var cost: Cost
    var step: Path.Step?
    var origin: Int?
  }

  private var reached: [Int: Reached]
  private var left: Set<Int> = []
  /// Every cost at which a role was reached, in a heap: each one is no cheaper than the one at half its index.
  private var heap: [(cost: Cost, position: Int)]

  init(start: Int) {
    let cost = Cost(gaps: 0, steps: 0)
    reached = [start: Reached(cost: cost)]
    heap = [(cost, start)]
  }

  /// Takes out the cheapest role that is reached; of equal ones the catalog's first.
  mutating func next() -> (position: Int, cost: Cost)? {
    while let best = popped() {
      // Whoever was reached anew for less was taken out then.
      if left.insert(best.position).inserted { return (best.position, best.cost) }
    }
    return nil
  }

  private mutating func push(_ cost: Cost, _ position: Int) {
    heap.append((cost, position))
    var index = heap.count - 1
    while index > 0, heap[index] < heap[(index - 1) / 2] {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func popped() -> (cost: Cost, position: Int)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return first }
    heap[0] = last
    var index = 0
    while true {
      let children = (2 * index + 1..<2 * index + 3).clamped(to: 0..<heap.count)
      guard let least = children.min(by: { heap[$0] < heap[$1] }), heap[least] < heap[index] else { return first }
      heap.swapAt(index, least)
      index = least
    }
  }

  func hasLeft(_ position: Int) -> Bool { left.contains(position) }

  var leftCount: Int { left.count }

  mutating func reach(_ step: Path.Step, from origin: Int, by gap: Double) {
    guard let cost = reached[origin]?.cost, !hasLeft(step.position) else { return }
    let new = Cost(gaps: cost.gaps + gap, steps: cost.steps + 1)
    if let known = reached[step.position], known.cost <= new { return }
    reached[step.position] = Reached(cost: new, step: step, origin: origin)
    push(new, step.position)
  }

  func steps(to end: Int) -> [Path.Step] {
    var steps: [Path.Step] = []
    var position = end
    while let reached = reached[position], let step = reached.step, let origin = reached.origin {
      steps.append(step)
      position = origin
    }
    return steps.reversed()
  }
}

/// A path with what each of its steps takes and gives.
package struct WalkedPath: Sendable {
  package struct Step: Sendable {
    package var position: Int
    /// The role that the step leads to.
    package var role: Role
    /// The sources that assert the step; empty for a step to kin.
    package var assertedBy: [SourceID]
    /// nil when one of the roles has no ratings.
    package var gap: Gap?
    package var pay: PayChange
    /// nil when a job zone is not known.
    package var zone: ZoneChange?

    /// `a related role`, or `asserted by Zippia`.
    package func basis(_ sources: SourceTable) -> String {
      assertedBy.isEmpty ? "a related role" : "asserted by \(joinedInWords(assertedBy.map(sources.label)))"
    }
  }

  package let steps: [Step]
  /// The sum of the gaps of the steps that no source asserts.
  package let cost: Double
  /// The gap from the start to the last role without the steps between; nil where it is not known, or there are none.
  package let direct: Gap?
  /// The job zones of the start and of the last role; nil when one is not known.
  private let directZone: ZoneChange?

  /// Reads the roles on the way; `borrowed` is as in ``Path/cheapest(from:to:borrowed:in:kinship:sources:)``.
  package init(
    _ path: Path, from start: StartingPoint, borrowed: [Int: Int] = [:], in catalog: some Catalog, sources: SourceTable
  ) throws(CatalogFailure) {
    cost = path.cost
    var here = start
    var steps: [Step] = []
    for step in path.steps {
      let role = try catalog.role(at: step.position)
      var rated = (role: role, position: step.position)
      if let position = borrowed[step.position] { rated = (try catalog.role(at: position), position) }
      steps.append(
        Step(
          position: step.position, role: role, assertedBy: step.assertedBy,
          gap: Gap(
            from: here.levels(toward: rated.role, sources: sources), to: SkillLevels(rated.role, sources: sources)),
          pay: try here.pay(to: rated.role, at: rated.position, in: catalog, sources: sources),
          zone: here.zone(to: rated.role)))
      here = StartingPoint(
        title: role.title, position: step.position, rated: rated.role, ratedPosition: rated.position,
        place: here.place)
    }
    self.steps = steps
    let rated = here.rated
    directZone = rated.flatMap { start.zone(to: $0) }
    direct =
      steps.count > 1
      ? rated.flatMap { Gap(from: start.levels(toward: $0, sources: sources), to: SkillLevels($0, sources: sources)) }
      : nil
  }

  /// How long the way is: `2 steps; the gaps add up to 31 %.`
  package var lengthSentence: String {
    let free = steps.count { !$0.assertedBy.isEmpty }
    if free == steps.count {
      return "\(counted(free, "step")), asserted by sources and taken as free: no gap is counted."
    }
    if steps.count == 1 {
      return "1 step; its gap is \(percentText(cost)), the share of what the role asks for that is not brought."
    }
    return "\(counted(steps.count, "step")); the gaps add up to \(percentText(cost))"
      + (free > 0 ? ", and \(counted(free, "step")) that sources assert taken as free." : ".")
      + " The gap of a step is the share of what its role asks for that the one before does not bring."
      + (direct.map(directWords) ?? "")
  }

  /// A smaller gap at once would have been the cheaper way, were it a step.
  private func directWords(_ direct: Gap) -> String {
    let isNoStep = direct.unknownShare == 0 && direct.total < cost
    return " At once it would be \(direct.totalText)"
      + (isNoStep
        ? ", but that is no step: "
          + (directZone.map { $0.change > 1 } ?? false
            ? "it is more than one job zone up." : "the role is none of the \(Path.kinCount) nearest.") : ".")
  }
}

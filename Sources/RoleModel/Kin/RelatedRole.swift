/// A role that is related to a starting point, and what a step to it takes and gives.
package struct RelatedRole: Sendable {
  package var kin: Kin
  package var role: Role
  /// nil when no publisher rates both sides.
  package var gap: Gap?
  package var pay: PayChange
  /// nil when a job zone is not known.
  package var zone: ZoneChange?

  package var title: String { role.title }

  /// Reads the role from the catalog.
  package init(
    _ kin: Kin, of start: StartingPoint, in catalog: some Catalog, sources: SourceTable
  ) throws(CatalogFailure) {
    self.kin = kin
    role = try catalog.role(at: kin.position)
    gap = Gap(from: start.levels(toward: role, sources: sources), to: SkillLevels(role, sources: sources))
    pay = try start.pay(to: role, at: kin.position, in: catalog, sources: sources)
    zone = start.zone(to: role)
  }
}

/// What a step is judged by before it counts as within reach.
package enum ReachTest: String, CaseIterable, Sendable { case gap, pay, preparation }

extension RelatedRole {
  /// The tests that the step fails.
  package var obstacles: [ReachTest] { ReachTest.allCases.filter { passes($0) == false } }
  /// The tests that cannot be made for want of a figure.
  package var unknown: [ReachTest] { ReachTest.allCases.filter { passes($0) == nil } }

  private func passes(_ test: ReachTest) -> Bool? {
    switch test {
    case .gap: gap.map { $0.totals.low <= Reach.affordableGap }
    case .pay: pay.ratio.map { $0 >= Reach.leastPay }
    case .preparation: zone.map { abs($0.change) <= Reach.greatestZoneChange }
    }
  }
}

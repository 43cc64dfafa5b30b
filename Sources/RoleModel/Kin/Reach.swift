/// Where steps are measured from: a role, or a reader with a role, stated skills, or both.
package struct StartingPoint: Sendable {
  /// What it is called in sentences.
  package var title: String
  /// The rated role that it stands on, or that stands in for it.
  package var rated: Role?
  package var ratedPosition: Int?
  package var me: AboutMe?

  package init(title: String, rated: Role?, ratedPosition: Int?, me: AboutMe? = nil) {
    self.title = title
    self.rated = rated
    self.ratedPosition = ratedPosition
    self.me = me
  }

  /// The levels that are brought to a role.
  package func levels(toward other: Role, sources: SourceTable) -> SkillLevels {
    if let me { return SkillLevels(me, role: rated, asRatedIn: other, sources: sources) }
    return rated.map { SkillLevels($0, sources: sources) } ?? SkillLevels()
  }

  /// From the reader's own pay where they state it, else from the role's median.
  package func pay(to other: Role, sources: SourceTable) -> PayChange {
    if let pay = me?.pay { return PayChange(from: pay, to: other) }
    guard let rated else { return .notComparable("no pay is stated to compare with (About me, i)") }
    return PayChange(from: rated, to: other, sources: sources)
  }

  package func zone(to other: Role) -> ZoneChange? { rated.flatMap { ZoneChange(from: $0, to: other) } }

  /// The nearest roles first; nil when nothing can be compared.
  package func kin(by kinship: Kinship) -> [Kin]? {
    guard let me else { return ratedPosition.flatMap { kinship.kin(of: $0) } }
    let levels = Dictionary(
      me.skills.compactMap { skill in skill.level.map { (folded(skill.name), $0 / 100) } },
      uniquingKeysWith: { first, _ in first })
    var stated: [SkillLevels.Subject: Double] = [:]
    for subject in kinship.subjects { stated[subject] = levels[folded(subject.name)] }
    return kinship.kin(of: ratedPosition, stating: stated)
  }
}

/// The roles that are related to a starting point, and which of them are within reach.
///
/// Within reach is what is related, asks for little that is not brought, pays at least three quarters, and takes at most one
/// job zone more or less of preparation. Source: METHODS, "Kinship, gap, path".
package struct Reach: Sendable {
  /// So many kin count as related.
  package static let kinCount = 50
  /// The greatest gap that a step can ask for: about the median gap to the five nearest kin of O*NET's occupations, which is
  /// 0.105; over all pairs it is 0.23.
  package static let affordableGap = 0.1
  /// The least pay, in parts of today's.
  package static let leastPay = 0.75
  /// The most job zones up or down.
  package static let greatestZoneChange = 1

  /// What a step is judged by.
  package enum Test: String, CaseIterable, Sendable { case gap, pay, preparation }

  package struct Row: Sendable {
    package var kin: Kin
    package var title: String
    package var gap: Gap?
    package var pay: PayChange
    package var zone: ZoneChange?

    /// The tests that the step fails.
    package var obstacles: [Test] { Test.allCases.filter { passes($0) == false } }
    /// The tests that cannot be made for want of a figure.
    package var unknown: [Test] { Test.allCases.filter { passes($0) == nil } }

    private func passes(_ test: Test) -> Bool? {
      switch test {
      case .gap: gap.map { $0.totals.low <= Reach.affordableGap }
      case .pay: pay.ratio.map { $0 >= Reach.leastPay }
      case .preparation: zone.map { abs($0.change) <= Reach.greatestZoneChange }
      }
    }
  }

  /// A skill that alone would bring roles within reach.
  package struct Opening: Hashable, Sendable {
    package var name: String
    package var kind: SkillRating.Kind
    /// The level that is brought today, 0 to 1; nil when none is known.
    package var fromLevel: Double?
    /// The level that brings all of them within reach, 0 to 1.
    package var toLevel: Double
    /// The positions of the roles, the nearest kin first.
    package var roles: [Int]
  }

  /// The nearest kin first.
  package let rows: [Row]
  /// The skill that opens most roles first.
  package let openings: [Opening]

  /// Reads the nearest kin from the catalog; nil when nothing can be compared with the starting point.
  package init?(
    from start: StartingPoint, in catalog: some Catalog, kinship: Kinship, sources: SourceTable
  ) throws(CatalogFailure) {
    guard let kin = start.kin(by: kinship) else { return nil }
    rows = try kin.prefix(Self.kinCount).map { kin throws(CatalogFailure) in
      let role = try catalog.role(at: kin.position)
      let levels = SkillLevels(role, sources: sources)
      return Row(
        kin: kin, title: role.title, gap: Gap(from: start.levels(toward: role, sources: sources), to: levels),
        pay: start.pay(to: role, sources: sources), zone: start.zone(to: role))
    }
    openings = Self.openings(rows)
  }

  /// The rows that no test keeps out of reach, as far as it can be made.
  package var reachable: [Row] { rows.filter(\.obstacles.isEmpty) }

  /// For each skill the roles that only the gap keeps out of reach, and that would not be if this one skill were brought.
  private static func openings(_ rows: [Row]) -> [Opening] {
    struct Key: Hashable {
      var name: String
      var kind: SkillRating.Kind
    }
    var found: [Key: Opening] = [:]
    for row in rows where row.obstacles == [.gap] {
      guard let gap = row.gap, gap.need > 0 else { continue }
      for skill in gap.skills where gap.totals.low - skill.gap / gap.need * (1 - gap.unknownShare) <= affordableGap {
        let key = Key(name: skill.name, kind: skill.kind)
        var opening =
          found[key]
          ?? Opening(name: skill.name, kind: skill.kind, fromLevel: skill.fromLevel, toLevel: 0, roles: [])
        opening.toLevel = max(opening.toLevel, skill.toLevel)
        opening.roles.append(row.kin.position)
        found[key] = opening
      }
    }
    return found.values.sorted { ($1.roles.count, $0.toLevel, $0.name) < ($0.roles.count, $1.toLevel, $1.name) }
  }
}

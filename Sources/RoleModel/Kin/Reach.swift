/// The roles that are related to a starting point, and which of them are within reach.
///
/// Within reach is what is related, asks for little that is not brought, pays at least three quarters, and takes at most one
/// job zone more or less of preparation. Source: METHODS, "Kinship, gap, path".
package struct Reach: Sendable {
  /// So many kin count as related.
  package static let kinCount = 50
  /// The greatest gap that a step can ask for: a fifth of what the role asks for may be missing. Between two occupations taken
  /// at random the median gap is 0.23, to the five nearest kin 0.105.
  package static let affordableGap = 0.2
  /// The least pay, in parts of today's.
  package static let leastPay = 0.75
  /// The most job zones up or down.
  package static let greatestZoneChange = 1

  /// What no step is tested for: a table of licences is none of the sources.
  package static let untestedSentence =
    "Neither schooling nor licences are tested: what is typical to enter stands in a role's Education pane, licences stand nowhere here."

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
  package let rows: [RelatedRole]
  /// The skill that opens most roles first.
  package let openings: [Opening]

  /// Reads the nearest kin from the catalog; nil when nothing can be compared with the starting point.
  package init?(
    from start: StartingPoint, in catalog: some Catalog, kinship: Kinship, sources: SourceTable
  ) throws(CatalogFailure) {
    guard let kin = start.kin(by: kinship) else { return nil }
    rows = try kin.prefix(Self.kinCount).map { kin throws(CatalogFailure) in
      try RelatedRole(kin, of: start, in: catalog, sources: sources)
    }
    openings = Self.openings(rows)
  }

  /// The rows that no test keeps out of reach, as far as it can be made.
  package var reachable: [RelatedRole] { rows.filter(\.obstacles.isEmpty) }

  /// For each skill the roles that only the gap keeps out of reach, and that would not be if this one skill were brought.
  private static func openings(_ rows: [RelatedRole]) -> [Opening] {
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

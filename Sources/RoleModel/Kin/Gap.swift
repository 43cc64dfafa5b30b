/// What a step from one role to another asks for beyond what the first one brings.
///
/// For a skill `max(0, Lb - La) * Ib`, with levels L and the importance I of 0 to 1; in all the share of what the second role
/// asks for that the first does not bring, `Σ gap / Σ Ib * Lb`. A small gap is no kinship: roles that ask for little are
/// near to all. Source: METHODS, "Kinship, gap, path".
package struct Gap: Hashable, Sendable {
  /// From 0, nothing is missing, to 1, everything is: of what the second role asks for in skills that both are rated on.
  package var total: Double
  /// The share of all that the second role asks for that lies in skills which nothing is known of in the first one, 0 to 1:
  /// of what a reader does not state, when no role stands in.
  package var unknownShare: Double
  /// `Σ Ib * Lb` over what both are rated on: what the total is a share of.
  package var need: Double
  /// The skills that the second role asks for at a higher level, the greatest gap first.
  package var skills: [SkillGap]
  /// The skills that are brought at the level that is asked for or above it, the most important first.
  package var met: [SkillGap]
  /// The skills that the second role asks for and that nothing is known of in the first one, the most important first.
  package var unknown: [SkillGap]
  /// How many skills both roles are rated on.
  package var ratedCount: Int
  /// What the publisher calls of no relevant level in the second role: nothing is asked for.
  package var irrelevant: [String]
  /// What only one of the roles is rated on: left out.
  package var unratedCount: Int
  /// The independence group whose ratings both sides stand on.
  package var publisher: String

  /// nil when no publisher rates both roles.
  package init?(from first: SkillLevels, to other: SkillLevels) {
    let shared = first.ratings.compactMap { publisher, ratings in
      other.ratings[publisher].map { (publisher: publisher, from: ratings, to: $0) }
    }
    let best = shared.map { side in (side: side, count: side.to.keys.count { side.from[$0] != nil }) }
      .filter { $0.count > 0 }.min { ($1.count, $0.side.publisher) < ($0.count, $1.side.publisher) }
    guard let best else { return nil }
    publisher = best.side.publisher
    ratedCount = best.count
    unratedCount = best.side.from.count + best.side.to.count - 2 * best.count
    skills = []
    met = []
    unknown = []
    irrelevant = []
    var need = 0.0
    // In the order of names: sums of the same numbers in another order differ in their last digits.
    let subjects = best.side.to.keys.sorted { ($0.name, $0.kind.rawValue) < ($1.name, $1.kind.rawValue) }
    var unknownNeed = 0.0
    for subject in subjects {
      guard let to = best.side.to[subject] else { continue }
      guard let from = best.side.from[subject] else {
        guard let level = to.level else { continue }
        unknownNeed += to.importance * level
        unknown.append(SkillGap(subject, from: nil, level: level, to: to))
        continue
      }
      guard let level = to.level else {
        irrelevant.append(subject.name)
        continue
      }
      need += to.importance * level
      let gap = SkillGap(subject, from: from, level: level, to: to)
      if gap.gap > 0 { skills.append(gap) } else { met.append(gap) }
    }
    self.need = need
    total = need > 0 ? skills.reduce(0) { $0 + $1.gap } / need : 0
    unknownShare = need + unknownNeed > 0 ? unknownNeed / (need + unknownNeed) : 0
    skills.sort { ($1.gap, $0.name) < ($0.gap, $1.name) }
    met.sort { ($1.importance, $0.name) < ($0.importance, $1.name) }
    unknown.sort { ($1.importance, $0.name) < ($0.importance, $1.name) }
  }
}

extension Gap {
  /// The total's ends when what is unknown is all brought, and when none of it is; both the total when all is known.
  package var totals: (low: Double, high: Double) {
    let low = total * (1 - unknownShare)
    return (low, low + unknownShare)
  }
}

/// The gap of one skill.
package struct SkillGap: Hashable, Sendable {
  package var name: String
  package var kind: SkillRating.Kind
  /// The level that the first role brings, 0 to 1; nil when the publisher calls none relevant there, which counts as 0, and
  /// when nothing is known.
  package var fromLevel: Double?
  /// The level that the second role asks for, 0 to 1.
  package var toLevel: Double
  /// The importance in the second role, 0 to 1.
  package var importance: Double
  /// `(toLevel - fromLevel) * importance`.
  package var gap: Double
  /// Of the gap, from the errors of both levels; nil when one is not printed.
  package var standardError: Double?
  /// Whether the levels differ by no more than their errors carry; nil when an error is not printed.
  package var isWithinError: Bool?

  fileprivate init(
    _ subject: SkillLevels.Subject, from: SkillLevels.Rating?, level: Double, to: SkillLevels.Rating
  ) {
    name = subject.name
    kind = subject.kind
    fromLevel = from?.level
    toLevel = level
    importance = to.importance
    let difference = max(0, level - (from?.level ?? 0))
    gap = difference * to.importance
    if let errorA = from?.levelError, let errorB = to.levelError {
      let error = (errorA * errorA + errorB * errorB).squareRoot()
      standardError = error * to.importance
      isWithinError = difference <= StandardError.z * error
    }
  }
}

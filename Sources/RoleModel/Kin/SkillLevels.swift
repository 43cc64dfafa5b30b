/// The levels that publishers rate a role's skills and knowledge at: what one role asks for, or brings.
package struct SkillLevels: Sendable {
  /// What is rated. A skill and a field of knowledge may share a name: Mathematics does.
  package struct Subject: Hashable, Sendable {
    package var name: String
    package var kind: SkillRating.Kind
  }

  struct Rating: Sendable {
    /// 0 to 1; nil when the publisher says that no level is relevant.
    var level: Double?
    /// 0 to 1.
    var importance: Double
    /// Standard error of the level, on the same 0 to 1.
    var levelError: Double?
  }

  /// By publisher.
  private(set) var ratings: [String: [Subject: Rating]] = [:]

  /// Nothing known.
  init() {}

  package init(_ role: Role, sources: SourceTable) {
    for skill in role.skills where skill.kind == .skill || skill.kind == .knowledge {
      guard let importance = skill.importance, skill.level != nil || skill.remarks.contains(.irrelevantLevel) else {
        continue
      }
      let publisher = sources.group(skill.source)
      let subject = Subject(name: skill.name, kind: skill.kind)
      // Of two releases of one publisher the catalog's first.
      guard ratings[publisher]?[subject] == nil else { continue }
      ratings[publisher, default: [:]][subject] = Rating(
        level: skill.remarks.contains(.irrelevantLevel) ? nil : skill.level.map { $0 / 100 },
        importance: importance / 100,
        levelError: skill.remarks.contains(.irrelevantLevel) ? nil : skill.levelStandardError.map { $0.amount / 100 })
    }
  }

  package var isEmpty: Bool { ratings.isEmpty }

  /// What each publisher rates.
  package var subjects: [String: Set<Subject>] { ratings.mapValues { Set($0.keys) } }

  /// The level of a skill by a publisher, 0 to 1; nil when none is known.
  package func level(of subject: Subject, publisher: String) -> Double? { ratings[publisher]?[subject]?.level }

  /// States a level, 0 to 1, instead of a published one.
  mutating func state(_ level: Double, of subject: Subject, publisher: String) {
    let known = ratings[publisher]?[subject]
    ratings[publisher, default: [:]][subject] = Rating(
      level: level, importance: known?.importance ?? level, levelError: known == nil ? nil : 0)
  }
}

/// The levels that publishers rate a role's skills and knowledge at: what one role asks for, or brings.
package struct SkillLevels: Sendable {
  /// What is rated. A skill and a field of knowledge may share a name: Mathematics does.
  struct Subject: Hashable, Sendable {
    var name: String
    var kind: SkillRating.Kind
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
        levelError: skill.remarks.contains(.irrelevantLevel) ? nil : skill.levelError.map { $0 / 100 })
    }
  }

  package var isEmpty: Bool { ratings.isEmpty }
}

extension SkillLevels {
  /// What a reader brings: the levels of their role, and instead of them those that the reader states.
  ///
  /// A name that is both a skill and a field of knowledge, as Mathematics is, is stated of both. Without a role only what is
  /// stated is known, and counts by every publisher's scale of 0 to 100. A stated level has no error.
  package init(_ me: AboutMe, role: Role?, asRatedIn other: Role, sources: SourceTable) {
    self = role.map { SkillLevels($0, sources: sources) } ?? SkillLevels()
    let stated = Dictionary(
      me.skills.compactMap { skill in skill.level.map { (folded(skill.name), $0 / 100) } },
      uniquingKeysWith: { first, _ in first })
    guard !stated.isEmpty else { return }
    for (publisher, rated) in SkillLevels(other, sources: sources).subjects {
      for subject in rated {
        guard let level = stated[folded(subject.name)] else { continue }
        state(level, of: subject, publisher: publisher)
      }
    }
  }
}

/// The skills of a role as panes show them: what several pages of one publisher repeat stands once.
package struct ObservedSkill: Hashable, Sendable {
  package var rating: SkillRating
  /// All sources that repeat the rating; the first is the rating's own.
  package var sources: [SourceID]
}

extension Role {
  /// The skills in the catalog's order, repeated ones merged; of an occupation its technology behind what is rated, and interests,
  /// which are no skills, last.
  package func observedSkills(_ sources: SourceTable) -> [ObservedSkill] {
    var result: [ObservedSkill] = []
    result.reserveCapacity(skills.count)
    // Roles name hundreds of technologies: looking for a repeated one must not walk the list.
    var indices: [Measurement: Int] = Dictionary(minimumCapacity: skills.count)
    for rating in skills {
      let measurement = Measurement(rating, group: sources.group(rating.source))
      if let index = indices[measurement] {
        result[index].sources.append(rating.source)
      } else {
        indices[measurement] = result.count
        result.append(ObservedSkill(rating: rating, sources: [rating.source]))
      }
    }
    func rank(_ skill: ObservedSkill) -> Int {
      switch skill.rating.kind {
      case .interest: 2
      case .technology where kind == .occupation: 1
      case .skill, .knowledge, .workStyle, .listed, .technology: 0
      }
    }
    return (0...2).flatMap { wanted in result.filter { rank($0) == wanted } }
  }

  /// The least share that a source's list for this role prints, nil when it prints no shares. What the list leaves out is
  /// at most that much: printed lists are cut at their top.
  package func detectionLimit(_ source: SourceID) -> Double? {
    skills.lazy.filter { $0.source == source }.compactMap(\.share).min()
  }
}

/// What two ratings have in common when they are one measurement.
private struct Measurement: Hashable {
  var name: String
  var kind: SkillRating.Kind
  var importance: Double?
  var level: Double?
  var share: Double?
  var group: String

  init(_ rating: SkillRating, group: String) {
    name = rating.name
    kind = rating.kind
    importance = rating.importance
    level = rating.level
    share = rating.share
    self.group = group
  }
}

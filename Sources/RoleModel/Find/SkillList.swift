/// The skills of a role as panes show them: what several pages of one publisher repeat stands once.
package struct ObservedSkill: Hashable, Sendable {
  package var rating: SkillRating
  /// All sources that repeat the rating; the first is the rating's own.
  package var sources: [SourceID]
}

extension Role {
  /// The skills in the catalog's order, repeated ones merged.
  package func observedSkills(_ sources: SourceTable) -> [ObservedSkill] {
    var result: [ObservedSkill] = []
    for rating in skills {
      let match = result.firstIndex { other in
        other.rating.name == rating.name && other.rating.kind == rating.kind
          && other.rating.importance == rating.importance && other.rating.level == rating.level
          && other.rating.share == rating.share
          && sources.group(other.rating.source) == sources.group(rating.source)
      }
      if let match {
        result[match].sources.append(rating.source)
      } else {
        result.append(ObservedSkill(rating: rating, sources: [rating.source]))
      }
    }
    return result
  }

  /// The least share that a source's list for this role prints, nil when it prints no shares. What the list leaves out is
  /// at most that much: printed lists are cut at their top.
  package func detectionLimit(_ source: SourceID) -> Double? {
    skills.lazy.filter { $0.source == source }.compactMap(\.share).min()
  }
}

/// Official tables that are published again and again, each release as a source of its own: `oews-2025`, `onet-30.1`.
///
/// In the order in which a role's figures stand: pay first.
package enum OfficialSeries: String, CaseIterable, Sendable {
  case oews, projections = "ep", cps, onet, prices = "bea"
}

extension SourceID {
  /// The series that the source is a release of; nil for sources that are no official table.
  package var series: OfficialSeries? {
    OfficialSeries.allCases.first { text.hasPrefix($0.rawValue) && text.dropFirst($0.rawValue.utf8.count).first == "-" }
  }
}

/// Finds what a newer release of the same series has superseded, among entries of one role with the newest first.
package struct RulingReleases<Subject: Hashable> {
  private struct Key: Hashable {
    var subject: Subject
    var series: OfficialSeries
  }

  private var sources: [Key: SourceID] = [:]

  package init() {}

  /// Whether an entry of this source counts: it is of the first release that says something on the subject, or of no series.
  package mutating func rules(_ source: SourceID, on subject: Subject) -> Bool {
    guard let series = source.series else { return true }
    let key = Key(subject: subject, series: series)
    guard let ruling = sources[key] else {
      sources[key] = source
      return true
    }
    return ruling == source
  }
}

extension Role {
  /// The ratings and names that count in searches and comparisons: of an official series each kind by the newest release that has
  /// it. Older releases stand beside, in the role's own entry.
  package var rulingSkills: [SkillRating] {
    var releases = RulingReleases<SkillRating.Kind>()
    return skills.filter { releases.rules($0.source, on: $0.kind) }
  }
}

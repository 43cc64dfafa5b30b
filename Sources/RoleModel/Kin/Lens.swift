/// One way in which two roles can be alike.
package enum Lens: String, CaseIterable, Sendable {
  /// Called alike: the words of titles and aliases.
  case names
  /// Know alike: how important each field of knowledge is.
  case knowledge
  /// Do alike: how important each skill is.
  case skills

  /// The kind of rating that the lens reads; nil for names.
  package var ratingKind: SkillRating.Kind? {
    switch self {
    case .names: nil
    case .knowledge: .knowledge
    case .skills: .skill
    }
  }

  /// What roles that are near by it have in common.
  package var words: String {
    switch self {
    case .names: "called alike"
    case .knowledge: "know alike"
    case .skills: "do alike"
    }
  }
}

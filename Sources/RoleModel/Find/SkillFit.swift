/// How well a role answers a skill query: an interval, since lists that are cut at their top leave room.
package struct SkillFit: Hashable, Sendable {
  package var position: Int
  /// 0 to 1.
  package var low: Double
  package var high: Double
  /// What each named skill scored on, in the query's order.
  package var terms: [Term]

  package struct Term: Hashable, Sendable {
    /// What the query's reading calls the skill: the catalog's name, or what was typed where that stands for several.
    package var label: String
    /// The catalog's name that it was scored on; the first of its names when the role has none of them.
    package var name: String
    package var low: Double
    package var high: Double
    /// The rating behind the score; nil when the role has none.
    package var rating: SkillObservation?
    /// Whether the query asks for roles without the skill.
    package var isUnwanted = false

    /// What the term gives the role's score: for an unwanted skill the rest to 1.
    package var contribution: (low: Double, high: Double) { isUnwanted ? (1 - high, 1 - low) : (low, high) }
    /// What the reading calls it, with "not" when it is unwanted.
    package var words: String { isUnwanted ? "not " + label : label }
  }

  package var middle: Double { (low + high) / 2 }
  /// Whether the role carries any of the wanted skills.
  package var hasMatch: Bool { terms.contains { $0.rating != nil && !$0.isUnwanted } }
  /// Wanted skills that the role carries.
  package var matched: [Term] { terms.filter { $0.rating != nil && !$0.isUnwanted } }
  /// Wanted skills that it does not.
  package var missing: [Term] { terms.filter { $0.rating == nil && !$0.isUnwanted } }
  /// Skills that it carries and the query asks to be without.
  package var unwanted: [Term] { terms.filter { $0.rating != nil && $0.isUnwanted } }
}

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

  package var interval: FitInterval { FitInterval(low: low, high: high) }
  package var middle: Double { interval.middle }
  /// Whether the role carries any of the wanted skills.
  package var hasMatch: Bool { terms.contains { $0.rating != nil && !$0.isUnwanted } }
  /// Wanted skills that the role carries.
  package var matched: [Term] { terms.filter { $0.rating != nil && !$0.isUnwanted } }
  /// Wanted skills that it does not.
  package var missing: [Term] { terms.filter { $0.rating == nil && !$0.isUnwanted } }
  /// Skills that it carries and the query asks to be without.
  package var unwanted: [Term] { terms.filter { $0.rating != nil && $0.isUnwanted } }
}

/// A score's two ends, from 0 to 1.
package struct FitInterval: Hashable, Sendable {
  package var low: Double
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  package var middle: Double { (low + high) / 2 }
}

/// The roles that a search scores, the best first. What each scored on is worked out when it is asked for: a search may score
/// a million roles, and a screen shows thirty.
package struct SkillFits: RandomAccessCollection, Sendable {
  struct Row: Hashable, Sendable {
    var position: Int32
    var interval: FitInterval
  }

  private let rows: [Row]
  private let scorer: SkillScorer?

  package init() { (rows, scorer) = ([], nil) }

  init(_ rows: [Row], by scorer: SkillScorer?) { (self.rows, self.scorer) = (rows, scorer) }

  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }

  package subscript(index: Int) -> SkillFit {
    let row = rows[index]
    return scorer?.fit(at: Int(row.position))
      ?? SkillFit(position: Int(row.position), low: row.interval.low, high: row.interval.high, terms: [])
  }

  /// The position and the score of the role at an index.
  package func interval(at index: Int) -> (position: Int, interval: FitInterval) {
    (Int(rows[index].position), rows[index].interval)
  }

  /// Every role's position and score, the best first.
  package var intervals: some Sequence<(position: Int, interval: FitInterval)> {
    rows.lazy.map { (Int($0.position), $0.interval) }
  }

  /// Those of the roles whose position is wanted.
  package func keeping(_ isWanted: (Int) -> Bool) -> SkillFits {
    SkillFits(rows.filter { isWanted(Int($0.position)) }, by: scorer)
  }

  package func holds(_ position: Int) -> Bool { rows.contains { $0.position == position } }

  /// The place of a score from 1, which roles of one score share; nil when no role has it.
  func rank(of interval: FitInterval) -> Int? {
    rows.firstIndex { $0.interval.middle == interval.middle }.map { $0 + 1 }
  }
}

extension SkillFits: Hashable {
  package static func == (left: SkillFits, right: SkillFits) -> Bool { left.rows == right.rows }

  package func hash(into hasher: inout Hasher) { hasher.combine(rows.count) }
}

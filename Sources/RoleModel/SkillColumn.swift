/// A part of what roles have of one skill, by position: a million ratings, that few sources give, in little memory.
package struct SkillColumn: Sendable {
  /// What many ratings have in common.
  package struct Measure: Hashable, Sendable {
    package var kind: SkillRating.Kind
    package var source: SourceID
    /// Whether amounts are shares that an article prints, or none; else they are standard scores.
    package var isShare: Bool

    package init(kind: SkillRating.Kind, source: SourceID, isShare: Bool) {
      self.kind = kind
      self.source = source
      self.isShare = isShare
    }
  }

  package struct Rating: Hashable, Sendable {
    package var position: Int32
    /// The index of its measure.
    package var measure: Int32
    /// Not a number for a skill that is named without one.
    package var amount: Double

    package init(position: Int32, measure: Int32, amount: Double) {
      self.position = position
      self.measure = measure
      self.amount = amount
    }
  }

  package private(set) var measures: [Measure] = []
  package var ratings: [Rating] = []

  package init() {}

  package init(_ observations: some Sequence<SkillObservation>) {
    for observation in observations {
      let measure = index(
        of: Measure(kind: observation.kind, source: observation.source, isShare: observation.importance == nil))
      ratings.append(
        Rating(
          position: Int32(observation.position), measure: measure,
          amount: observation.importance ?? observation.share ?? .nan))
    }
  }

  /// The index of a measure, which joins the others where it is new.
  package mutating func index(of measure: Measure) -> Int32 {
    if let known = measures.firstIndex(of: measure) { return Int32(known) }
    measures.append(measure)
    return Int32(measures.count - 1)
  }

  /// The ratings, each with all that is known of it.
  package var observations: [SkillObservation] {
    ratings.map { rating in
      let measure = measures[Int(rating.measure)]
      let amount = rating.amount.isNaN ? nil : rating.amount
      return SkillObservation(
        position: Int(rating.position), kind: measure.kind, source: measure.source,
        importance: measure.isShare ? nil : amount, share: measure.isShare ? amount : nil)
    }
  }
}

/// A skill as one source rates or names it for a role.
package struct SkillRating: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case skill, knowledge, technology
    /// A phrase that an article lists, of no official classification.
    case listed
  }

  package var name: String
  package var kind: Kind
  /// Standard score, 0 to 100.
  package var importance: Double?
  /// Standard score, 0 to 100.
  package var level: Double?
  /// Standard error of the importance, on the same 0 to 100.
  package var standardError: Double?
  /// A share in percent as an article prints it. Lists of shares are cut at their top, and do not sum to 100.
  package var share: Double?
  package var source: SourceID
  package var locator: Locator

  package init(
    name: String, kind: Kind, importance: Double? = nil, level: Double? = nil, standardError: Double? = nil,
    share: Double? = nil, source: SourceID, locator: Locator
  ) {
    self.name = name
    self.kind = kind
    self.importance = importance
    self.level = level
    self.standardError = standardError
    self.share = share
    self.source = source
    self.locator = locator
  }

  /// The number that ranks the rating on its scale; nil when the skill is only named.
  package var amount: Double? { importance ?? share }

  /// `26 %`, `75`, `named`.
  package var amountText: String {
    if let share { return NumberText.plain(share) + " %" }
    return importance.map { NumberText.plain($0) } ?? "named"
  }
}

/// A sentence about a role, in our own words, after a source.
package struct Statement: Hashable, Sendable {
  /// In the order in which the duties pane shows them.
  package enum Kind: String, CaseIterable, Sendable {
    case definition, duty, qualification, setting, advancement, perk
    case payFactor = "pay factor"
    case difference, similarity, industry, trend
    /// Where sources contradict each other or themselves, or print something that misleads.
    case caution

    package var heading: String {
      switch self {
      case .definition: "What it is"
      case .duty: "Duties"
      case .qualification: "Qualifications"
      case .setting: "Setting"
      case .advancement: "Getting ahead"
      case .perk: "Perks"
      case .payFactor: "What moves the pay"
      case .difference: "What sets it apart"
      case .similarity: "What it shares"
      case .industry: "By industry"
      case .trend: "Trends"
      case .caution: "Cautions"
      }
    }
  }

  package var kind: Kind
  package var text: String
  package var source: SourceID
  package var locator: Locator

  package init(kind: Kind, text: String, source: SourceID, locator: Locator) {
    self.kind = kind
    self.text = text
    self.source = source
    self.locator = locator
  }
}

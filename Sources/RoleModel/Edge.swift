/// A typed tie from one role to another, asserted by a source. Sources may contradict each other: all are kept.
package struct Edge: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case promotesTo = "promotes to"
    case manages
    case lateral
    case related

    /// The words for the tie seen from its far end.
    package var reversedWords: String {
      switch self {
      case .promotesTo: "promoted from"
      case .manages: "managed by"
      case .lateral: "lateral"
      case .related: "related"
      }
    }
  }

  package var kind: Kind
  /// The role at the other end.
  package var role: RoleID
  package var source: SourceID
  package var locator: Locator

  package init(kind: Kind, role: RoleID, source: SourceID, locator: Locator) {
    self.kind = kind
    self.role = role
    self.source = source
    self.locator = locator
  }
}

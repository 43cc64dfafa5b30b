/// The stable name of a role within a catalog: lower-case words joined by hyphens, such as `account-director`.
package struct RoleID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }

  package static func < (left: RoleID, right: RoleID) -> Bool { left.text < right.text }
}

/// The stable name of a source within a catalog, such as `study-am-ad`.
package struct SourceID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }

  package static func < (left: SourceID, right: SourceID) -> Bool { left.text < right.text }
}

/// A code of an official classification that a role carries, such as SOC 2018 `11-2011`.
package struct Code: Hashable, Sendable {
  package enum Scheme: String, CaseIterable, Sendable {
    case soc2018 = "SOC 2018"
    case onetSOC = "O*NET-SOC 2019"
  }

  package var scheme: Scheme
  package var code: String
  /// The role is counted under the code together with others, and another role, or none, is what the code names.
  package var isShared: Bool

  package init(scheme: Scheme, code: String, isShared: Bool = false) {
    self.scheme = scheme
    self.code = code
    self.isShared = isShared
  }
}

import RoleModel

/// What a comparison is made from.
struct ComparisonKey: Hashable, Sendable {
  var positions: [Int]
  var dollarYear: Int?
}

/// What the lines of a comparison are made from.
struct CompareLinesKey: Hashable, Sendable {
  var comparison: ComparisonKey
  var columns: Int
  var folded: Set<ComparedSection>
  var showsDifferencesOnly: Bool
}

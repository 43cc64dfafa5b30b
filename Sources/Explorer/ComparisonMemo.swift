import RoleModel
import Synchronization

/// The comparison made last: a key and the screen after it ask for the same one several times.
final class ComparisonMemo: Sendable {
  private struct Key: Hashable {
    var positions: [Int]
    var dollarYear: Int?
  }

  private let last = Mutex<(key: Key, comparison: Comparison)?>(nil)

  /// The comparison of these positions, made anew only when they or the year are others than before.
  func comparison(of positions: [Int], dollarsOf year: Int?, _ make: () -> Comparison) -> Comparison {
    let key = Key(positions: positions, dollarYear: year)
    if let known = last.withLock({ $0 }), known.key == key { return known.comparison }
    let comparison = make()
    last.withLock { $0 = (key, comparison) }
    return comparison
  }
}

import RoleModel
import Synchronization

/// What was made last for a key: a keypress and the screen after it ask for the same several times.
final class LastMade<Key: Hashable & Sendable, Made: Sendable>: Sendable {
  private let last = Mutex<(key: Key, made: Made)?>(nil)

  /// What belongs to the key, made anew only when the key is another than before.
  func made(for key: Key, _ make: () -> Made) -> Made {
    if let known = last.withLock({ $0 }), known.key == key { return known.made }
    let made = make()
    last.withLock { $0 = (key, made) }
    return made
  }
}

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

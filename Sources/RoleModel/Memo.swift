import Synchronization

/// What was made last, kept so that it need not be made again: pure functions that a screen asks for several times a frame.
///
/// A key has one value for good; when as many are kept as fit, all are let go.
package final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let capacity: Int
  private let kept = Mutex<[Key: Value]>([:])

  package init(capacity: Int = 1) { self.capacity = capacity }

  /// What is kept of a key, else what `make` makes.
  package func value(of key: Key, _ make: () -> Value) -> Value {
    if let value = kept.withLock({ $0[key] }) { return value }
    let value = make()
    kept.withLock {
      if $0.count >= capacity { $0.removeAll() }
      $0[key] = value
    }
    return value
  }

  package func removeAll() { kept.withLock { $0.removeAll() } }
}

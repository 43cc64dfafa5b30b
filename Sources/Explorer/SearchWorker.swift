import Glibc
import RoleModel
import Synchronization

/// Answers searches of large catalogs beside the loop, so that typing never waits: only the newest question is worked on, and
/// one that a newer one has replaced stops as soon as it next asks the catalog something.
final class SearchWorker: Sendable {
  /// Catalogs of so many roles answer within a frame: there a screen that comes at once beats two of which the first is old.
  static let greatestInlineCount = 20_000

  private struct State {
    /// The newest question that nobody works on yet.
    var waiting: Question?
    var isWorking = false
    var answers: [Message] = []
  }

  private struct Question: Sendable {
    var number: Int
    var answer: @Sendable (any Catalog) -> Message?
  }

  private let catalog: any Catalog
  private let wake: @Sendable () -> Void
  private let state = Mutex(State())
  private let newest = Atomic<Int>(0)

  /// - Parameter wake: called from another thread when an answer has come.
  init(catalog: any Catalog, wake: @escaping @Sendable () -> Void) {
    self.catalog = catalog
    self.wake = wake
  }

  /// Whether searches of this catalog are to be answered here.
  var isNeeded: Bool { catalog.roleCount > Self.greatestInlineCount }

  /// Takes a question in the place of any older one; it is answered with the catalog that it is given.
  func ask(_ answer: @escaping @Sendable (any Catalog) -> Message?) {
    let number = newest.add(1, ordering: .relaxed).newValue
    let begins = state.withLock { state in
      state.waiting = Question(number: number, answer: answer)
      defer { state.isWorking = true }
      return !state.isWorking
    }
    if begins { runOnThread { self.work() } }
  }

  /// The answers that have come since the last call.
  func takeAnswers() -> [Message] {
    state.withLock { state in
      defer { state.answers = [] }
      return state.answers
    }
  }

  private func work() {
    while let question = next() {
      let interruptible = WatchedCatalog(catalog) { [weak self] in
        self?.newest.load(ordering: .relaxed) != question.number
      }
      guard let message = question.answer(interruptible), !interruptible.isInterrupted else { continue }
      state.withLock { $0.answers.append(message) }
      wake()
    }
  }

  private func next() -> Question? {
    state.withLock { state in
      defer { state.waiting = nil }
      if state.waiting == nil { state.isWorking = false }
      return state.waiting
    }
  }
}

/// Runs a body on a thread of its own, which ends with it; at once where the system has no more threads. The concurrency
/// runtime's threads are as few as processors, and not meant to be kept busy for long.
private func runOnThread(_ body: @escaping @Sendable () -> Void) {
  final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  let retained = Unmanaged.passRetained(Body(body))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { raw in
      if let raw { Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run() }
      return nil
    }, retained.toOpaque())
  if code == 0 {
    pthread_detach(thread)
  } else {
    retained.takeRetainedValue().run()
  }
}

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
      let interruptible = InterruptibleCatalog(catalog) { [weak self] in
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

/// A catalog whose longer questions fail once nobody wants their answer any more.
private final class InterruptibleCatalog: Catalog {
  private let catalog: any Catalog
  private let check: @Sendable () -> Bool

  init(_ catalog: any Catalog, isInterrupted: @escaping @Sendable () -> Bool) {
    self.catalog = catalog
    check = isInterrupted
  }

  var isInterrupted: Bool { check() }

  private func proceed() throws(CatalogFailure) {
    if isInterrupted { throw CatalogFailure("A newer search has taken the place of this one.") }
  }

  var name: String { catalog.name }
  var roleCount: Int { catalog.roleCount }
  var openingPosition: Int { catalog.openingPosition }

  func sections() throws(CatalogFailure) -> [ListSection] { try catalog.sections() }

  func entries(at positions: Range<Int>) throws(CatalogFailure) -> [RoleEntry] {
    try proceed()
    return try catalog.entries(at: positions)
  }

  func role(at position: Int) throws(CatalogFailure) -> Role {
    try proceed()
    return try catalog.role(at: position)
  }

  func placePay(at position: Int) throws(CatalogFailure) -> [PlacePay] {
    try proceed()
    return try catalog.placePay(at: position)
  }

  func priceParities() throws(CatalogFailure) -> [PriceParity] { try catalog.priceParities() }
  func position(of id: RoleID) throws(CatalogFailure) -> Int? { try catalog.position(of: id) }

  func positions(withCode code: String) throws(CatalogFailure) -> [Int] {
    try proceed()
    return try catalog.positions(withCode: code)
  }

  func titles(of ids: [RoleID]) throws(CatalogFailure) -> [RoleID: String] { try catalog.titles(of: ids) }
  func edgesInto(_ id: RoleID) throws(CatalogFailure) -> [IncomingEdge] { try catalog.edgesInto(id) }
  func sources() throws(CatalogFailure) -> [Source] { try catalog.sources() }
  func sourceCounts() throws(CatalogFailure) -> [SourceID: Int] { try catalog.sourceCounts() }

  func ranking(by order: ListOrder) throws(CatalogFailure) -> RoleRanking {
    try proceed()
    return try catalog.ranking(by: order)
  }

  func prominence() throws(CatalogFailure) -> RoleProminence {
    try proceed()
    return try catalog.prominence()
  }

  func scanNames(_ body: (NameChunk) -> Bool) throws(CatalogFailure) {
    try catalog.scanNames { !isInterrupted && body($0) }
    try proceed()
  }

  func skillNames() throws(CatalogFailure) -> [SkillName] { try catalog.skillNames() }

  func scanRatings(ofSkill name: String, _ body: (SkillColumn) -> Void) throws(CatalogFailure) {
    try proceed()
    try catalog.scanRatings(ofSkill: name, body)
    try proceed()
  }

  func skillNorms() throws(CatalogFailure) -> [SkillNorm] { try catalog.skillNorms() }
  func positionsWithSkills() throws(CatalogFailure) -> [Int] { try catalog.positionsWithSkills() }
  func detectionLimits() throws(CatalogFailure) -> [SkillDetectionLimit] { try catalog.detectionLimits() }
}

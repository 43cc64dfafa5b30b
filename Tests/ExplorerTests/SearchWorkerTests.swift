import ArticleCatalog
import Glibc
import RoleModel
import Synchronization
import Testing

@testable import Explorer

/// Searches beside the loop: only the newest question is answered, and the ones before it stop.
@Suite struct SearchWorkerTests {
  private func text(_ message: Message) -> String? {
    if case .failed(let sentence) = message { sentence } else { nil }
  }

  private func wait(_ condition: () -> Bool) {
    for _ in 0..<5000 where !condition() { usleep(1000) }
  }

  @Test func `the newest question is answered, those before it are dropped`() {
    let wakes = Atomic<Int>(0)
    let worker = SearchWorker(catalog: ArticleCatalog.shared) { wakes.add(1, ordering: .relaxed) }
    let isStarted = Atomic<Bool>(false)
    let mayGoOn = Atomic<Bool>(false)
    let wasInterrupted = Atomic<Bool>(false)
    worker.ask { catalog in
      isStarted.store(true, ordering: .relaxed)
      while !mayGoOn.load(ordering: .relaxed) { usleep(100) }
      do { try catalog.scanNames { _ in true } } catch { wasInterrupted.store(true, ordering: .relaxed) }
      return .failed("first")
    }
    wait { isStarted.load(ordering: .relaxed) }
    worker.ask { _ in .failed("second") }
    worker.ask { _ in .failed("third") }
    mayGoOn.store(true, ordering: .relaxed)
    wait { wakes.load(ordering: .relaxed) > 0 }
    #expect(worker.takeAnswers().map(text) == ["third"])
    let hasStopped = wasInterrupted.load(ordering: .relaxed)
    #expect(hasStopped)
    #expect(worker.takeAnswers().isEmpty)
    worker.ask { catalog in .failed("\(catalog.roleCount)") }
    wait { wakes.load(ordering: .relaxed) > 1 }
    #expect(worker.takeAnswers().map(text) == ["17"])
  }

  @Test func `a search beside the loop finds what one within it finds`() throws {
    let model = try explorer().model
    let runner = EffectRunner(catalog: model.catalog, sources: model.sources)
    let wakes = Atomic<Int>(0)
    let worker = SearchWorker(catalog: model.catalog) { wakes.add(1, ordering: .relaxed) }
    for (filter, skills, order) in [
      ("account", "", ListOrder.title), ("", "crm, customer service", .title), ("pay>60k", "", .pay),
      ("acount directr", "", .title),
    ] {
      let request = SearchRequest(generation: 1, filter: filter, skills: skills, order: order)
      let before = wakes.load(ordering: .relaxed)
      worker.ask(try #require(runner.question(.search(request), model)))
      wait { wakes.load(ordering: .relaxed) > before }
      guard case .searched(let outcome)? = worker.takeAnswers().first,
        case .searched(let direct)? = runner.answer(.search(request), model)
      else {
        Issue.record("no answer to \(filter) \(skills)")
        continue
      }
      #expect(outcome == direct)
    }
  }
}

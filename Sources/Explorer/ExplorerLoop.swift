import RoleModel
import TerminalScreen

/// Where what outlasts an explorer is kept. Each answers with a message for the reader where there is one, such as a sentence
/// about what cannot be kept.
package protocol ExplorerKeeper {
  func keep(_ me: AboutMe) -> Message?
  func keep(_ change: Shortlist.Change) -> Message?
  /// At the end, also when a signal ends the program.
  func keep(_ memory: ExplorerMemory)
}

/// What leads to the first screen, in this order.
package enum StartupStep: Sendable {
  /// The catalog's sources and families are read, and what was kept is taken up.
  case modelled
  case drawn
  case presented
}

/// Runs the explorer in a terminal until it is quit: draw, wait, update.
///
/// - Parameter afterStep: told of each step to the first screen, once.
package func explore(
  _ catalog: any Catalog, start: ExplorerStart = ExplorerStart(), in session: TerminalSession,
  keeper: any ExplorerKeeper, outlet: any CommandOutlet, afterStep: ((StartupStep) -> Void)? = nil
) throws(CatalogFailure) {
  var model = try Model(catalog: catalog, size: session.size)
  model.begin(with: start)
  afterStep?(.modelled)
  var afterStep = afterStep
  var lastTyped = ContinuousClock.now
  session.beforeEnding = { keeper.keep(model.memory) }
  defer { session.beforeEnding = nil }
  let runner = EffectRunner(catalog: catalog, sources: model.sources, outlet: outlet) { session.copy($0) }
  let waker = session.waker
  let worker = SearchWorker(catalog: catalog) { waker.wake() }
  while true {
    session.reportMouse(model.wantsMouse)
    let screen = model.drawn()
    afterStep?(.drawn)
    session.present(screen, first: model.firstParts(of: screen))
    afterStep?(.presented)
    afterStep = nil
    // The screen stands: what the next key most likely asks for is read before it comes.
    model.readNeighbours()
    // All that has come in meanwhile is taken before the next draw: frames are dropped, never queued.
    let events = session.waitForEvents().map(Message.terminal)
    let isPaused = model.count != nil && lastTyped.duration(to: .now) > KeyCount.longestPause
    if !events.isEmpty { lastTyped = .now }
    let hasQuit = model.take((isPaused ? [.paused] : []) + events + worker.takeAnswers()) { effect, model in
      switch effect {
      case .redraw:
        session.redrawEverything()
        return nil
      case .keepAboutMe(let me): return keeper.keep(me)
      case .changeShortlist(let change): return keeper.keep(change)
      case .search, .readAhead, .pick, .copy, .save, .quit:
        guard worker.isNeeded, let question = runner.question(effect, model) else {
          return runner.answer(effect, model)
        }
        worker.ask(question)
        return nil
      }
    }
    if hasQuit { return keeper.keep(model.memory) }
  }
}

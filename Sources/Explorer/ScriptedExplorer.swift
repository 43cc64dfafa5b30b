import RoleModel
import TerminalScreen

/// Feeds keys to a fresh explorer without a terminal: for scripts, documentation and tests.
package struct ScriptedExplorer: Sendable {
  package private(set) var model: Model
  package private(set) var hasQuit = false
  /// When the mouse of the scripts so far was used last, in milliseconds.
  private var clock = 0
  private let outlet: (any CommandOutlet & Sendable)?
  private let clipboard: @Sendable (String) -> CopyOutcome

  package init(catalog: any Catalog, size: Size, aboutMe: AboutMe = AboutMe(), isForScreenReader: Bool = false)
    throws(CatalogFailure)
  {
    var start = ExplorerStart()
    start.me = aboutMe
    start.isForScreenReader = isForScreenReader
    try self.init(catalog: catalog, size: size, start: start)
  }

  /// A script copies and saves through what it is given; without, it says that it can't.
  package init(
    catalog: any Catalog, size: Size, start: ExplorerStart, outlet: (any CommandOutlet & Sendable)? = nil,
    clipboard: @escaping @Sendable (String) -> CopyOutcome = { _ in .noTerminal }
  ) throws(CatalogFailure) {
    self.outlet = outlet
    self.clipboard = clipboard
    model = try Model(catalog: catalog, size: size)
    model.begin(with: start)
  }

  package mutating func send(_ event: Event) { send(.terminal(event)) }

  mutating func send(_ message: Message) { send([message]) }

  /// Sends what comes in at once.
  mutating func send(_ messages: [Message]) {
    guard !hasQuit else { return }
    let runner = EffectRunner(
      catalog: model.catalog, sources: model.sources, outlet: outlet, clipboard: clipboard)
    hasQuit = model.take(messages) { runner.answer($0, $1) }
  }

  /// Sends every key of a script, such as `Down Down Space c`. Keys one behind the other come at once, as from a terminal that has
  /// sent them ahead; the mouse is used on the screen that they lead to.
  package mutating func send(script: String) throws(ScriptProblem) {
    var last = clock
    var keys: [Message] = []
    for event in try KeyScript.events(script) {
      guard case .mouse(var mouse) = event else {
        keys.append(.terminal(event))
        continue
      }
      send(keys)
      keys = []
      mouse.time += clock
      last = mouse.time
      send(.mouse(mouse))
    }
    send(keys)
    clock = last
  }

  package var screen: Screen {
    var shown = model
    return shown.drawn()
  }
}

import RoleModel
import TerminalScreen

/// Carries out what updates ask for, the same way for a terminal and for a script.
struct EffectRunner {
  let catalog: any Catalog
  let sources: SourceTable

  /// The messages that an effect answers with; nil when it is not a search.
  func answer(_ effect: Effect, _ model: Model) -> Message? {
    guard case .search(let request) = effect else { return nil }
    return .searched(request.perform(catalog, sources, model.vocabulary ?? SkillVocabulary([])))
  }
}

/// Feeds keys to a fresh explorer without a terminal: for scripts, documentation and tests.
package struct ScriptedExplorer: Sendable {
  package private(set) var model: Model
  package private(set) var hasQuit = false

  package init(catalog: any Catalog, size: Size) throws(CatalogFailure) {
    model = try Model(catalog: catalog, size: size)
    model.settleScroll()
  }

  package mutating func send(_ event: Event) {
    guard !hasQuit else { return }
    var pending = [Message.terminal(event)]
    let runner = EffectRunner(catalog: model.catalog, sources: model.sources)
    while !pending.isEmpty {
      for effect in model.update(pending.removeFirst()) {
        if effect == .quit { hasQuit = true }
        if let answer = runner.answer(effect, model) { pending.append(answer) }
      }
    }
  }

  /// Sends every key of a script, such as `Down Down Space c`.
  package mutating func send(script: String) throws(ScriptProblem) {
    for event in try KeyScript.events(script) { send(event) }
  }

  package var screen: Screen { draw(model) }
}

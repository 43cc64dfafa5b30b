import RoleModel
import TerminalScreen

/// Carries out what updates ask for, the same way for a terminal and for a script.
struct EffectRunner {
  let catalog: any Catalog
  let sources: SourceTable
  /// Runs commands and saves what they print; nil where none can be run.
  var outlet: (any CommandOutlet)?
  /// Hands a text to the terminal's clipboard.
  var clipboard: (String) -> CopyOutcome = { _ in .noTerminal }

  /// The message that an effect answers with; nil when it is no question.
  func answer(_ effect: Effect, _ model: Model) -> Message? {
    switch effect {
    case .search, .pick: question(effect, model).flatMap { $0(catalog) }
    case .copy(let request): copied(request, saveKey: model.key(.save))
    case .save(let request): .saved(outlet?.save(request) ?? .failed("Nothing is saved: no command can be run here."))
    // Small catalogs are read as fast as they are searched.
    case .readAhead, .keepAboutMe, .changeShortlist, .redraw, .quit: nil
    }
  }

  /// What a search asks of a catalog, for any thread; nil for an effect that is no search.
  func question(_ effect: Effect, _ model: Model) -> (@Sendable (any Catalog) -> Message?)? {
    let (sources, names, skills) = (sources, model.filterMemo, model.skillMemo)
    return switch effect {
    case .search(let request): { .searched(request.perform($0, sources, names, skills)) }
    case .pick(let request): { .picked(request.perform($0, names)) }
    case .readAhead(let box): { box.readAhead($0, sources, skills) }
    case .keepAboutMe, .changeShortlist, .copy, .save, .redraw, .quit: nil
    }
  }

  private func copied(_ request: CopyRequest, saveKey: String) -> Message {
    switch request.content {
    case .text(let text): return request.answer(clipboard(text), text: text, saveKey: saveKey)
    case .printed(let printed):
      guard let output = outlet?.output(of: printed) else {
        return .failed("Nothing is copied: no command can be run here.")
      }
      switch output {
      case .success(let text): return request.answer(clipboard(text), text: text, saveKey: saveKey)
      case .failure(let failure): return .failed("Nothing is copied: \(failure.sentence)")
      }
    }
  }
}

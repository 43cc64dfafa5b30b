import RoleModel

/// Carries out what updates ask for, the same way for a terminal and for a script.
struct EffectRunner {
  let catalog: any Catalog
  let sources: SourceTable

  /// The message that an effect answers with; nil when it is no question.
  func answer(_ effect: Effect, _ model: Model) -> Message? {
    switch effect {
    case .search(let request):
      .searched(request.perform(catalog, sources, model.filterMemo, model.skillMemo))
    case .pick(let request): .picked(request.perform(catalog, model.filterMemo))
    case .keepAboutMe, .changeShortlist, .redraw, .quit: nil
    }
  }
}

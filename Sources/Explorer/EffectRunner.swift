import RoleModel

/// Carries out what updates ask for, the same way for a terminal and for a script.
struct EffectRunner {
  let catalog: any Catalog
  let sources: SourceTable

  /// The messages that an effect answers with; nil when it is not a search.
  func answer(_ effect: Effect, _ model: Model) -> Message? {
    guard case .search(let request) = effect else { return nil }
    return .searched(request.perform(catalog, sources, model.filterMemo, model.skillMemo))
  }
}

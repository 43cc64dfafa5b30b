import RoleModel
import TerminalScreen

/// Runs the explorer in a terminal until it is quit: draw, wait, update.
///
/// `keep` keeps what the reader says about themselves, and answers with a sentence when it cannot.
package func explore(
  _ catalog: any Catalog, aboutMe: AboutMe = AboutMe(), note: String? = nil, isForScreenReader: Bool = false,
  in session: TerminalSession,
  keep: (AboutMe) -> String?
) throws(CatalogFailure) {
  var model = try Model(catalog: catalog, size: session.size)
  model.me = aboutMe
  model.view.place = aboutMe.place
  if isForScreenReader { model.startScreenReader() }
  if let note { model.message = note }
  model.settleScroll()
  let runner = EffectRunner(catalog: catalog, sources: model.sources)
  while true {
    session.present(draw(model))
    // The screen stands: what the next key most likely asks for is read before it comes.
    model.readNeighbours()
    // All that has come in meanwhile is taken before the next draw: frames are dropped, never queued.
    var pending = session.waitForEvents().map(Message.terminal)
    while !pending.isEmpty {
      for effect in model.update(pending.removeFirst()) {
        switch effect {
        case .quit: return
        case .redraw: session.redrawEverything()
        case .keepAboutMe(let me): if let problem = keep(me) { pending.insert(.failed(problem), at: 0) }
        case .search, .pick: if let answer = runner.answer(effect, model) { pending.insert(answer, at: 0) }
        }
      }
    }
  }
}

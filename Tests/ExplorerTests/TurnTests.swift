import RoleCatalog
import TerminalScreen
import Testing

@testable import Explorer

/// What comes in at once is taken as if it came one by one, and asks the catalog less.
@Suite struct TurnTests {
  private func messages(_ script: String) throws -> [Message] { try KeyScript.events(script).map(Message.terminal) }

  private func bundled() throws -> ScriptedExplorer {
    try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: 80, rows: 24))
  }

  @Test(arguments: [
    "/ \"sales\" Enter", "/ \"sales menagers\" Enter o Down", "/ \"nur\" Down Down \"s\" Enter Space",
    "s \"negotiation, crm\" Enter Down", "s \"nego\" Tab \", crm\" Enter", "/ \"saless\" Backspace Esc",
    "/ \"zzz\" Enter j",
    "s \"crm, cust\"", "/ \"sales pay>\"", "i Down Enter \"reg nur\" Down Enter", "/ \"pay>60k (\" Enter \"x)\" Enter",
    "/ \"crm\" C-p C-n q q",
  ]) func `keys that come at once do what they do one by one`(script: String) throws {
    var (one, all) = (try bundled(), try bundled())
    for message in try messages(script) { one.send(message) }
    all.send(try messages(script))
    #expect(all.screen == one.screen && all.hasQuit == one.hasQuit)
    #expect(all.model.view == one.model.view && all.model.outcome.hits?.count == one.model.outcome.hits?.count)
  }

  @Test func `of a flood of keys only the last text is searched for`() throws {
    var model = try bundled().model
    let runner = EffectRunner(catalog: model.catalog, sources: model.sources)
    var filters: [String] = []
    func send(_ script: String) throws {
      let hasQuit = model.take(try messages(script)) { effect, model in
        if case .search(let request) = effect { filters.append(request.filter) }
        return runner.answer(effect, model)
      }
      #expect(!hasQuit)
    }
    // What a hand types is searched for letter by letter.
    try send("/ \"sale\"")
    #expect(filters == ["s", "sa", "sal", "sale"])
    filters = []
    // A box that is full asks nothing more, however much is typed.
    try send("C-u \"" + String(repeating: "sales ", count: 5_000) + "\"")
    #expect(filters.map(\.count) == [TextField.lengthLimit])
  }
}

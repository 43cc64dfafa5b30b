import ArticleCatalog
import Noise
import TerminalScreen
import Testing

@testable import Explorer

/// The help, whose lines run what they name, and the hint that leads newcomers to it.
@Suite struct HelpTests {
  @Test func `every command of the help is reached by the arrows, and Enter runs it where the help was asked for`()
    throws
  {
    for script in ["", "1", "Space Down c"] {
      let before = try explorer(script)
      let commands = Command.allCases.filter { $0.applies(to: before.model) }
      for (index, command) in sampled(Array(commands.enumerated())) {
        var viaHelp = try explorer("\(script) ? g")
        for _ in 0..<index { try viaHelp.send(script: "Down") }
        try viaHelp.send(script: "Enter")
        var direct = before
        direct.send(.key(try #require(command.keys.first)))
        var view = viaHelp.model.view
        view.helpScroll = direct.model.view.helpScroll
        #expect(view == direct.model.view, "\(command) after \(script)")
        #expect(viaHelp.model.prompt == direct.model.prompt && viaHelp.model.chooser == direct.model.chooser)
      }
    }
  }

  @Test func `the cursor stands on rows only, and rows without a command say so`() throws {
    let end = try explorer("? G")
    #expect(end.screen.text.contains("▌RSE"))
    let after = try explorer("? G Enter")
    #expect(after.model.view.focus == .help && after.model.message?.contains("names no command") == true)
    #expect(try explorer("? q").model.view.focus == .list)
  }

  @Test func `a palette over the help lists what the help lists`() throws {
    #expect(try explorer("? :").model.palette == explorer(":").model.palette)
    #expect(try explorer("? : Esc").model.view.focus == .list)
  }

  @Test func `a screen reader's help runs what it reads`() throws {
    var reader = try explorer("R ? g")
    #expect(reader.screen.text.contains("one line up"))
    for _ in 0..<200 where !(reader.model.readerRows.text(reader.model.view.helpScroll.line).hasPrefix("r: ")) {
      try reader.send(script: "Down")
    }
    try reader.send(script: "Enter")
    #expect(reader.model.view.focus == .zoom && reader.model.view.pane == .path)
  }

  private func newcomer(_ script: String, columns: Int = 80) throws -> String {
    var start = ExplorerStart()
    start.isFirstTime = true
    var explorer = try ScriptedExplorer(
      catalog: ArticleCatalog.shared, size: Size(columns: columns, rows: 24), start: start)
    try explorer.send(script: script)
    return explorer.screen.text
  }

  @Test func `a newcomer has a hint until one of its keys is used, or for a dozen keys`() throws {
    let hint = "First time here? $ one year's dollars · i about you · r related roles · ? all keys"
    #expect(try newcomer("", columns: 84).contains(hint))
    #expect(try newcomer("").contains("First time here? i about you · r related · ? all keys"))
    #expect(try newcomer("Down Down").contains("First time here?"))
    #expect(try !newcomer("? Esc").contains("First time here?"))
    #expect(try !newcomer("$ Down").contains("First time here?"))
    #expect(try !newcomer("Down Up Down Up Down Up Down Up Down Up Down Up").contains("First time here?"))
    #expect(try !explorer().screen.text.contains("First time here?"))
  }
}

import TerminalScreen
import Testing

@testable import Explorer

/// The list of commands: found by name or key, only what works now, and run by Enter.
@Suite struct PaletteTests {
  private func found(_ script: String) throws -> [Command] { try explorer(script).model.palette?.found ?? [] }

  @Test func `the palette lists what applies, what moves last`() throws {
    let model = try explorer().model
    let all = try found(":")
    #expect(Set(all) == Set(Command.allCases.filter { $0 != .palette && $0.applies(to: model) }))
    #expect(all.first?.isMovement == false && all.last == .quit)
    #expect(!all.contains(.differencesOnly))
    #expect(try found("Space Down c :").contains(.differencesOnly))
  }

  @Test func `every command that a key runs in some view is found there by its name`() throws {
    for script in ["", "1", "1 Enter", "Space Down c", "i", "1 e", "?"] {
      let model = try explorer(script).model
      for command in Command.allCases where command != .palette && command.applies(to: model) {
        #expect(try found("\(script) : \"\(command.name)\"").contains(command), "\(command) after \(script)")
      }
    }
  }

  @Test func `a key finds its command first, words find it by name or description`() throws {
    #expect(try found(": \"$\"").first == .alignPay)
    #expect(try found(": \"Ctrl-L\"").first == .redraw)
    #expect(try found(": \"skills search\"").first == .searchSkills)
    #expect(try found(": \"search skills\"").first == .searchSkills)
    #expect(try found(": \"receipt\"").first == .receipt)
    #expect(try found(": \"state\"").contains(.place))
    #expect(try found(": \"xyz\"").isEmpty)
  }

  @Test func `Enter runs the picked command, Esc closes and changes nothing`() throws {
    var palette = try explorer(": \"receipt\" Enter")
    #expect(palette.model.palette == nil && palette.model.view.focus == .receipt)
    palette = try explorer(": Down Esc")
    #expect(palette.model.palette == nil)
    #expect(try palette.model.view == explorer().model.view)
    palette = try explorer(": \"xyz\" Enter")
    #expect(palette.model.palette != nil && palette.screen.text.contains("No command here is called that"))
  }

  @Test func `it is drawn at every size`() throws {
    for (columns, rows) in [(120, 36), (80, 24), (40, 10), (12, 4), (1, 1)] {
      let explorer = try explorer(": \"pay\" Down", columns, rows)
      #expect(explorer.model.palette?.index == 1)
    }
    #expect(
      try screen(": \"pay\"", 60, 8) == """
         Commands that work here ──────────────────────── 8 commands
         run: pay
        ▌$             pay as published, or dated pay in 2025 dolla…
         P             your pay here: what a pay of yours is beside…
         /             filter roles by words of names and by figure…
         o             the next order: title, median pay, growth, j…
         m             map of what is within reach, by kinship and …
         Enter run  Esc close  ↑↓ pick
        """)
  }
}

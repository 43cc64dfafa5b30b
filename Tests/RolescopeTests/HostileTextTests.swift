import Foundation
import Noise
import PseudoTerminal
import RoleCatalog
import TerminalScreen
import Testing

@testable import Explorer
@testable import rolescope

/// Nothing of a stranger's texts reaches a terminal, a spreadsheet, a browser or a shell but as text.
@Suite(.serialized) struct HostileTextTests {
  private static let skill = HostileText.text("skill 1")
  private static let (one, two, three) = (HostileCatalog.names[0], HostileCatalog.names[1], HostileCatalog.names[2])

  /// Every command that reads a catalog.
  static let commands: [[String]] =
    [
      ["list"], ["list", "plain"], ["list", "--sort", "pay"], ["about"], ["doctor"], ["shortlist"], ["me"],
      ["show", one], ["show", three, "--one-year"], ["compare", one, two], ["compare", one, two, three],
      ["skills", "title"], ["skills", "\"skill 1\""], ["related", one], ["gap", one, two], ["path", one, three],
      ["places", one], ["places", one, "--home", "OH"], ["pay", one, "85k"], ["explain", one, "--query", "skill"],
      ["explain", one, "place:OH"], ["explain", one, "related:\(two)"], ["explain", one, "statement:duty"],
      ["explain", one, "source:label"], ["explain", one, "skill:skill"], ["explain", one, "nosuch"],
      ["show", "nosuch"], ["show", "title"], ["skills", "nosuch"], ["catalog", "check"],
    ] + Field.all.map { ["explain", one, $0] } + PaneID.named.map { ["show", one, "--pane", $0] }
    + ["pay.mean", "best.city", "race.shares"].map { ["explain", one, $0, "--against", two] }

  private enum Field {
    static let all = ["pay.mean", "pay.percentiles", "best.city", "race.shares", "pay.hourly", "zone"]
  }
  private enum PaneID {
    static let named = ["salary", "education", "demographics", "skills", "duties", "path", "places", "sources"]
  }

  private func arguments(_ command: [String], format: String) -> [String] {
    if command[0] == "catalog" { return command + [HostileCatalog.path] }
    return command + ["--format", format, "--catalog", HostileCatalog.path]
  }

  @Test(arguments: ["text", "json", "csv", "markdown", "html", "ASCII text", "ASCII csv", "ASCII markdown"])
  func `no command lets a catalog's texts through`(name: String) throws {
    let (format, locale) = name.hasPrefix("ASCII ") ? (String(name.dropFirst(6)), "C") : (name, "C.UTF-8")
    for command in sampled(Self.commands) where format == "text" || command[0] != "catalog" {
      let dated = ["csv", "json"].contains(format) || ["catalog", "doctor"].contains(command[0]) ? [] : ["--dated"]
      let run = try Binary.run(arguments(command, format: format) + dated, environment: ["LC_ALL": locale])
      #expect((0...2).contains(run.status), "\(command) ended with \(run.status): \(run.error.prefix(300))")
      if !run.outputBytes.isEmpty {
        let problem = CleanOutput.problem(inText: run.outputBytes, format: format)
        #expect(problem == nil, "\(command) as \(format)")
      }
      #expect(CleanOutput.problem(inText: run.errorBytes) == nil, "\(command), standard error")
      if locale == "C" { #expect((run.outputBytes + run.errorBytes).allSatisfy { $0 < 0x80 }, "\(command)") }
    }
  }

  @Test func `JSON means what the catalog says, whatever it escapes`() throws {
    let node = try Binary.json(["show", Self.one], catalog: HostileCatalog.path)
    let id = HostileText.text("id 0").prefix { String($0) != HostileText.brokenMark }
    #expect(node["id"].text?.unicodeScalars.starts(with: id.unicodeScalars) == true)
  }

  /// Keys that open every view and page, and walk in it.
  static let scripts = [
    "", "Down Down Down", "Z Z z", "0 0", "1 Down Down Enter", "2 Enter", "3 Enter", "4 Enter Down e", "5 Enter",
    "6 Enter",
    "7 Enter Down e", "8 Enter Down e", "1 Enter e", "4 a", "/ \"title\" Enter", "/ \"plain one\" Enter e",
    "/ \"pay>1 nosuch:\"", "s \"skill\" Tab Tab", "s \"skill 1\" Enter", "S", "Space Down Down Space c",
    "Space Down Down Space c Down Down Down e", "Space Down Down Space c d n n x z", "r", "r e", "t", "T", "m", "m e",
    "P",
    "P \"85k\" Enter", "p", "i", "v", "L", "* L", "* E \"note\" Enter L", "$", "o", "o o O", "?", ":", ": \"skill\"",
    "y", "w",
    "@", "=", "C-t", "4 +", "4 -", "Space Down Down t", "Space Down Down T",
  ]

  @Test(arguments: [(80, 24), (12, 4)]) func `no screen lets a catalog's texts through`(
    columns: Int, rows: Int
  ) throws {
    let catalog = try CatalogReader(path: HostileCatalog.path)
    for script in Self.scripts {
      for isForScreenReader in [false, true] {
        var explorer = try ScriptedExplorer(
          catalog: catalog, size: Size(columns: columns, rows: rows), isForScreenReader: isForScreenReader)
        try explorer.send(script: script)
        let screen = explorer.screen
        #expect(CleanOutput.problem(inText: Array(screen.text.utf8)) == nil, "\(script)")
        guard columns == 80, !isForScreenReader, script.count % 4 == 0 else { continue }
        let picture = TextCleaning.cleaned(
          ScreenPicture(screen: screen, title: explorer.model.screenTitle).markup, keepingLineEnds: true)
        #expect(CleanOutput.problem(inText: Array(picture.utf8), format: "html") == nil, "\(script)")
      }
    }
  }

  @Test func `what is copied as a command is one harmless line of a shell, or is not copied`() throws {
    let catalog = try CatalogReader(path: HostileCatalog.path)
    let folder = try TemporaryFolder()
    var refusals = 0
    for script in Self.scripts {
      var explorer = try ScriptedExplorer(catalog: catalog, size: Size(columns: 80, rows: 24))
      try explorer.send(script: script)
      guard let line = explorer.model.commandLine else { continue }
      if TextCleaning.cleaned(line) != line {
        var model = explorer.model
        #expect(model.copyCommandLine().isEmpty && model.message != nil, "\(script)")
        refusals += 1
        continue
      }
      for shell in Shell.installed {
        let run = try shell.run("rolescope", line, in: folder)
        #expect(
          run.status == 0 && run.output == "ran\n" && run.error.isEmpty,
          "\(script) in \(shell.name): \(run.output)\(run.error)")
      }
    }
    #expect(refusals > 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(arguments: [[], ["--screen-reader"]]) func `a terminal gets nothing but the explorer's own sequences`(
    flags: [String]
  ) throws {
    let terminal = try PseudoTerminal.starting(flags + ["--catalog", HostileCatalog.path])
    try terminal.waitUntil("the first screen", seconds: 30) { $0.hasReceived("\u{1B}[?2026l") }
    for keys in [
      "jjkk", "Zjz", "00", "1jje", "\u{1B}", "2\r", "\u{1B}", "3\r\u{1B}", "4\rje\u{1B}\u{1B}", "5\r\u{1B}",
      "6\r\u{1B}",
      "7\rje\u{1B}\u{1B}", "8\rje\u{1B}\u{1B}", "/title\r", "s\"skill\t\r", "\u{1B}\u{1B}", "g jj c",
      "jjje\u{1B}\u{1B}",
      "r\u{1B}", "t\u{1B}", "T\u{1B}", "m\u{1B}", "P85k\r\u{1B}", "p\u{1B}", "i\u{1B}", "v\u{1B}", "*Enote\rL",
      "\u{1B}",
      "yy", "Y", "1yy", "?\u{1B}", ":skill\u{1B}", "@yy\u{1B}", "=", "\u{14}\u{1B}", "oo",
    ] {
      terminal.type(keys)
      terminal.readAnswer(within: 0.12)
    }
    for box in ["/", "s", ":", "i", "P", "w", "E", "y"] {
      terminal.type(box)
      terminal.paste(HostileText.controls + HostileText.invisible + HostileText.markup)
      terminal.readAnswer(within: 0.12)
      terminal.press(.escape)
      terminal.readAnswer(within: 0.12)
    }
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit(seconds: 30) == .signal(SIGTERM))
    #expect(CleanOutput.problem(inTerminal: terminal.bytesReceived) == nil)
    #expect(terminal.bytesReceived.count > 20_000)
    terminal.expectRestored()
  }

  @Test func `a text on a terminal, with colours and through a pager, holds nothing else either`() throws {
    for command in [["show", Self.one], ["list"], ["compare", Self.one, Self.two]] {
      for pager in ["cat", "", "less -FRX"] {
        let terminal = try PseudoTerminal.starting(
          command + ["--catalog", HostileCatalog.path],
          environment: ["PAGER": pager, "CLICOLOR_FORCE": "1"], columns: 100, rows: 2_000 / 2)
        _ = try terminal.waitUntil("the end", seconds: 30) { $0.hasReceived("title") }
        _ = terminal.readFor(seconds: 0.3)
        #expect(CleanOutput.problem(inTerminal: terminal.bytesReceived) == nil, "\(command) through \(pager)")
      }
    }
  }
}

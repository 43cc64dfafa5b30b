import Foundation
import Noise
import PseudoTerminal
import Testing

/// What reaches the program beside a catalog: arguments, names of files, the environment, settings, state, role files.
@Suite struct HostilePlacesTests {
  /// As a shell's `$'\e]0;x\a'` makes it; NUL cannot stand in an argument.
  private static let text = HostileText.controls + HostileText.invisible + HostileText.markup
  /// Without what no file's name may hold.
  private static let name = String(text.replacing("/", with: "").unicodeScalars.prefix(60).map(Character.init))

  private func check(
    _ arguments: [String], environment: [String: String] = [:], _ location: SourceLocation = #_sourceLocation
  ) throws {
    let run = try Binary.run(arguments, environment: environment)
    #expect((0...2).contains(run.status), "\(arguments.prefix(2)): \(run.status)", sourceLocation: location)
    let format = arguments.firstIndex(of: "--format").map { arguments[$0 + 1] } ?? "text"
    if !run.outputBytes.isEmpty {
      #expect(
        CleanOutput.problem(inText: run.outputBytes, format: format) == nil, "\(arguments.prefix(2))",
        sourceLocation: location)
    }
    #expect(
      CleanOutput.problem(inText: run.errorBytes) == nil, "\(arguments.prefix(2)), standard error",
      sourceLocation: location)
    #expect(!run.outputBytes.isEmpty || !run.errorBytes.isEmpty, "\(arguments.prefix(2))", sourceLocation: location)
  }

  @Test func `no argument is printed as it came`() throws {
    let text = Self.text
    for arguments in [
      [text], ["--" + text], ["list", text], ["list", "--sort", text], ["list", "--format", text], ["show", text],
      ["show", "--pane", text, "account director"], ["compare", text, text], ["skills", text],
      ["explain", "11-2022", text],
      ["explain", text, "pay.mean"], ["pay", "11-2022", text], ["places", "11-2022", "--home", text],
      ["related", text],
      ["gap", text, "11-2022"], ["path", "11-2022", text], ["explore", "--script", text], ["explore", "--size", text],
      ["explore", "--script", "", "--size", text], ["explore", "--role", text, "--script", ""],
      ["explore", "--script", "", "--save-screen", "/nowhere/" + text], ["import", text, "x", "--into", "y"],
      ["explore", "--script", "/ \"\(text.replacing("\"", with: ""))\" Enter"],
    ] { try check(arguments) }
    for option in ["--catalog", "--config"] {
      try check(["explore", "--script", "", option, "/nowhere/" + text])
    }
    for command in [["list"], ["about"], ["doctor"], ["catalog", "check", "--digest"]] {
      try check(command + (command[0] == "catalog" ? [text] : ["--catalog", text]))
    }
  }

  @Test func `no name of a file is printed as it is`() throws {
    let folder = try TemporaryFolder()
    let catalog = "\(folder.path)/\(Self.name).sqlite"
    try FileManager.default.copyItem(atPath: Binary.articles, toPath: catalog)
    for format in AnsweringCommands.formats { try check(["list", "--catalog", catalog, "--format", format]) }
    for format in ["text", "markdown", "html"] {
      try check(["show", "account director", "--dated", "--catalog", catalog, "--format", format])
    }
    try check(["show", "nosuch", "--catalog", catalog])
    try check(["doctor", "--catalog", catalog])
    try check(["explore", "--script", "@", "--catalog", catalog])
    try check([
      "explore", "--script", "w \"\(folder.path)/\(Self.name.replacing("\"", with: "")).csv\" Enter", "--catalog",
      catalog,
    ])
    let roles = try folder.write(Array("{\"roles\": [{\"id\": 7}]}".utf8), to: Self.name + ".json")
    try check(["import", "roles", roles, "--into", folder.path + "/new.sqlite"])
    try check(["catalog", "check", roles])
    try check(["import", "onet", folder.path + "/" + Self.name, "--into", catalog])
  }

  @Test(
    arguments: sampled([
      "TERM", "PAGER", "LESS", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME", "LANG", "LC_ALL", "NO_COLOR", "COLORTERM",
      "TMUX", "STY", "ESCDELAY",
    ])) func `no variable is printed as it is`(variable: String) throws
  {
    for value in [Self.text, "/" + Self.name] {
      for arguments in [
        ["doctor"], ["config"], ["config", "path"], ["list", "director"], ["shortlist"], ["explore", "--script", "?"],
      ] {
        try check(arguments, environment: [variable: value])
      }
    }
  }

  @Test func `a terminal that is named in escapes is said to be unknown`() throws {
    let terminal = try PseudoTerminal.starting(environment: ["TERM": "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}"])
    #expect(try terminal.waitForExit() == .status(2))
    #expect(CleanOutput.problem(inTerminal: terminal.bytesReceived) == nil)
  }

  @Test func `settings are quoted without what steers, and files that are none are said`() throws {
    let folder = try TemporaryFolder()
    func quoted(_ text: String) -> String {
      "\""
        + text.unicodeScalars.map {
          $0.value < 0x20 || $0.value == 0x7F || $0 == "\"" || $0 == "\\"
            ? "\\u\(String(repeating: "0", count: 4 - String($0.value, radix: 16).count))\(String($0.value, radix: 16))"
            : String($0)
        }.joined() + "\""
    }
    let text = quoted(HostileText.controls + HostileText.invisible.replacing("\u{FFFF}", with: ""))
    for settings in [
      "\(text) = 1\n", "theme = \(text)\n", "[keys]\n\(text) = \"x\"\n", "[keys]\ncompare = \(text)\n",
      "pager = \(text)\n",
      "[\(text)]\nx = 1\n", "theme = \u{1B}]0;x\u{7}\n", "\u{9B}31m", "theme = [\(text), \(text)]\n",
      "place = \(text)\n",
    ] {
      let file = try folder.write(Array(settings.utf8), to: "config.toml")
      try check(["config", "check", file])
      try check(["config", "check", file, "--format", "json"])
      try check(["config", "show", "--config", file])
      try check(["explore", "--script", "", "--config", file])
      let own = try folder.write(Array(settings.utf8), to: "rolescope/config.toml")
      #expect(own.hasSuffix("config.toml"))
      try check(["list", "director"], environment: ["XDG_CONFIG_HOME": folder.path])
      try check(["doctor"], environment: ["XDG_CONFIG_HOME": folder.path])
    }
  }

  @Test func `what is kept is anybody's text too`() throws {
    let folder = try TemporaryFolder()
    func escaped(_ text: String) -> String {
      text.utf16.map { "\\u" + String(repeating: "0", count: 4 - String($0, radix: 16).count) + String($0, radix: 16) }
        .joined()
    }
    let text = escaped(Self.text)
    for (name, state) in [
      (
        "shortlist",
        #"{"version": 1, "roles": [{"role": "account-director", "title": "\#(text)", "note": "\#(text)"}, {"role": "\#(text)", "title": "\#(text)", "note": ""}]}"#
      ),
      ("shortlist", "\u{1B}]0;x\u{7}"),
      ("about-me", #"{"version": 1, "role": "\#(text)", "skills": "\#(text)", "state": "\#(text)"}"#),
      ("explorer", #"{"version": 1, "pane": "\#(text)"}"#), ("about-me", "{\"\u{1B}[31m"),
    ] {
      _ = try folder.write(Array(state.utf8), to: "rolescope/\(name).json")
      for format in AnsweringCommands.formats {
        try check(
          ["shortlist", "--format", format, "--catalog", Binary.articles], environment: ["XDG_STATE_HOME": folder.path])
        try check(["me", "--format", format], environment: ["XDG_STATE_HOME": folder.path])
      }
      try check(["doctor"], environment: ["XDG_STATE_HOME": folder.path])
    }
  }

  @Test func `a role file with controls is refused, and what it may hold is cleaned when it is printed`() throws {
    let folder = try TemporaryFolder()
    func file(_ text: String) throws -> String {
      let source =
        #"{"id": "s", "label": "\#(text)", "publisher": "p", "title": "\#(text)", "document": "d", "licence": "\#(text)"}"#
      let figure =
        #"{"field": "pay.mean", "value": 5, "definition": "\#(text)", "source": "s", "locator": "\#(text)", "note": "\#(text)"}"#
      let role =
        #"{"id": "r", "title": "\#(text)", "kind": "profile", "family": "\#(text)", "aliases": ["\#(text) 2"], "figures": [\#(figure)]}"#
      return try folder.write(Array(#"{"sources": [\#(source)], "roles": [\#(role)]}"#.utf8), to: "roles.json")
    }
    let into = folder.path + "/new.sqlite"
    for text in [
      "\\u001b]0;x\\u0007", "x\\u009b31m", "\u{9B}31m", "\u{202E}x\u{2066}", "x\u{2028}x", "=1+1", "<b>x</b>",
    ] {
      let path = try file(text)
      try check(["import", "roles", path, "--into", into, "--empty"])
      try check(["catalog", "check", path])
      guard FileManager.default.fileExists(atPath: into) else { continue }
      for format in AnsweringCommands.formats { try check(["list", "--catalog", into, "--format", format]) }
      for format in AnsweringCommands.formats { try check(["show", "r", "--catalog", into, "--format", format]) }
    }
  }
}

import Foundation
import PseudoTerminal
import Testing

@Suite struct CompletionTests {
  private static let folder = (Binary.path as NSString).deletingLastPathComponent

  private static func script(_ shell: String) throws -> String {
    let result = try Binary.run("--generate-completion-script", shell)
    #expect(result.status == 0)
    return result.output
  }

  /// What bash offers for a line that ends in the word to complete.
  private func offers(_ words: String..., catalog: String? = nil) throws -> [String] {
    let folder = try TemporaryFolder()
    let script = try folder.write(Self.script("bash").utf8, to: "rolescope.bash")
    let line = words + []
    let driver = """
      source \(script)
      COMP_WORDS=(rolescope "$@"); COMP_CWORD=$#; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
      _rolescope rolescope "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try Binary.run(
      program: "/bin/bash", ["--norc", "-c", driver, "bash"] + line,
      environment: ["PATH": Self.folder + ":/usr/bin:/bin"])
    #expect(result.error.isEmpty, "\(result.error)")
    return result.lines.map(String.init).filter { !$0.isEmpty }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func `the scripts are what their shells can read`(shell: String) throws {
    let folder = try TemporaryFolder()
    let script = try Self.script(shell)
    #expect(script.contains("rolescope") && !script.contains("\u{FFFD}"))
    let path = try folder.write(script.utf8, to: "script")
    let program = "/usr/bin/" + shell
    guard FileManager.default.isExecutableFile(atPath: program) else { return }
    let result = try Binary.run(program: program, ["-n", path])
    #expect(result.status == 0 && result.error.isEmpty && result.output.isEmpty, "\(result.error)")
  }

  @Test func `the words of a title complete one after the other`() throws {
    #expect(try offers("show", "sales", "ma") == ["managers"])
    #expect(try offers("show", "Sales", "Ma") == ["Managers"])
    #expect(try offers("show", "--format", "json", "sales", "ma") == ["managers"])
    for flag in ["--dated", "--one-year"] {
      #expect(try offers("show", flag, "sales", "ma") == ["managers"], "\(flag)")
    }
    #expect(try offers("list", "--with-undecided", "sales", "ma") == ["managers"])
    #expect(try offers("show", "sales\\ ma") == ["sales managers"])
    #expect(try offers("show", "Sales").contains("Sales Managers"))
    #expect(try offers("show", "").count > 1000)
  }

  @Test func `a role completes in one word where a command takes several, by title, id or alias`() throws {
    #expect(try offers("compare", "account\\ director", "customer\\ acc") == ["customer account manager"])
    #expect(try offers("show", "11-202").allSatisfy { $0.hasPrefix("11-202") })
    #expect(try offers("show", "11-202").contains("11-2022.00"))
    #expect(try offers("gap", "me").contains("me"))
    #expect(try offers("explore", "--zoom", "--role", "sales\\ ma").contains("sales managers"))
    #expect(try offers("explore", "--pane", "sk") == ["skills"])
    #expect(try offers("show", "chief", "exec").contains("executives"))
    #expect(try offers("show", "nosuchrole").isEmpty)
  }

  @Test func `skills, fields, states, formats and orders complete`() throws {
    #expect(try offers("skills", "nego") == ["negotiation"])
    #expect(try offers("skills", "crm,", "nego") == ["negotiation"])
    #expect(try offers("skills", "crm,nego") == ["crm,negotiation"])
    #expect(try offers("explain", "x", "pay.m") == ["pay.mean", "pay.median"])
    #expect(try offers("explain", "x", "--query", "nego") == ["negotiation"])
    #expect(try offers("places", "x", "--home", "oh") == ["ohio", "oh"])
    #expect(try offers("pay", "--place", "New Y") == ["New York"])
    #expect(try offers("list", "--sort", "g") == ["growth"])
    #expect(try offers("list", "--format", "") == ["text", "json", "csv", "markdown", "html"])
    #expect(try offers("do") == ["doctor"])
    #expect(try offers("explore", "--theme", "high") == ["high-contrast", "high-contrast-light"])
    #expect(try offers("list", "--colours", "") == ["auto", "none", "8", "16", "256"])
    #expect(try offers("explore", "--no-mouse", "--glyphs", "a") == ["auto", "ascii"])
    #expect(try offers("config", "set", "scr") == ["screen-reader"])
  }

  @Test func `the catalog that the line names answers`() throws {
    #expect(try offers("show", "--catalog", Binary.articles, "sales", "ma").isEmpty)
    #expect(try offers("show", "--catalog", Binary.articles, "account", "d") == ["director"])
    #expect(try offers("show", "--catalog", "/nowhere", "sal").isEmpty)
  }

  @Test func `what a title holds never runs in the shell`() throws {
    let folder = try TemporaryFolder()
    let trap = folder.path + "/trap"
    let title = "Evil $(touch \(trap)) `touch \(trap)` 'quoted' \\back"
    let table = try folder.write("title\n\"\(title)\"\n".utf8, to: "roles.csv")
    let catalog = folder.path + "/evil.sqlite"
    let built = try Binary.run("import", "roles", table, "--into", catalog, "--empty")
    #expect(built.status == 0, "\(built.error)")
    #expect(try offers("show", "--catalog", catalog, "Ev") == [title])
    #expect(!FileManager.default.fileExists(atPath: trap))
  }

  /// zsh as sh has other letters for options.
  @Test func `the script for zsh asks for options by names that zsh has wherever it acts as another shell`() throws {
    let script = try Self.script("zsh")
    #expect(!script.contains("emulate -RL zsh -"))
    #expect(script.contains("emulate -RL zsh\n    setopt extendedglob nullglob"))
  }

  @Test func `what a title holds never runs in a real zsh`() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/zsh") else { return }
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.script("zsh").utf8, to: "functions/_rolescope")
    let trap = folder.path + "/trap"
    let table = try folder.write(
      "title,id\n\"Xed $(touch \(trap)) !!:Q x\",a\n\"Yed $(touch \(trap)) `touch \(trap)`\",b\nZed one,c\n".utf8,
      to: "roles.csv")
    let catalog = folder.path + "/evil.sqlite"
    #expect(try Binary.run("import", "roles", table, "--into", catalog, "--empty").status == 0)
    let terminal = try PseudoTerminal(
      "/usr/bin/zsh", arguments: ["-f", "-i"],
      environment: PseudoTerminal.usualEnvironment.merging(
        ["PATH": Self.folder + ":/usr/bin:/bin", "PS1": "> "]
      ) { $1 }, columns: 200)
    terminal.type("fpath=(\(folder.path)/functions $fpath); autoload -U compinit; compinit -u -D; clear\r")
    try terminal.waitUntil("the prompt") { Binary.trimmedLines($0.screenText) == ">" }
    terminal.type("rolescope show --catalog \(catalog) Ze\t")
    try terminal.waitFor("Zed\\ one")
    terminal.press(.control("u"))
    for beginning in ["Xe", "Xe", "Ye", "Ye", "'Xe", "\"Ye"] {
      terminal.type("rolescope show --catalog \(catalog) \(beginning)\t")
      terminal.readAnswer(within: 1)
      terminal.type("\r")
      terminal.readAnswer(within: 1)
      terminal.press(.control("c"))
    }
    #expect(!FileManager.default.fileExists(atPath: trap), "\(terminal.screenText)")
    terminal.type("exit\r")
  }

  @Test func `a key press completes in a real bash`() throws {
    let folder = try TemporaryFolder()
    let script = try folder.write(Self.script("bash").utf8, to: "rolescope.bash")
    let terminal = try PseudoTerminal(
      "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
      environment: PseudoTerminal.usualEnvironment.merging(
        ["PATH": Self.folder + ":/usr/bin:/bin", "PS1": "> ", "HISTFILE": "/dev/null", "INPUTRC": "/dev/null"]
      ) { $1 })
    terminal.type("source \(script); clear\r")
    try terminal.waitUntil("the prompt") { Binary.trimmedLines($0.screenText) == ">" }
    terminal.type("rolescope show sales ma\t")
    try terminal.waitFor("> rolescope show sales managers")
    terminal.type("--for\tj\t")
    try terminal.waitFor("> rolescope show sales managers --format json")
    terminal.press(.control("u"))
    terminal.type("rolescope show \"customer acc\t")
    try terminal.waitFor("> rolescope show \"customer account manager\"")
    terminal.press(.control("u"))
    terminal.type("rolescope explain 11-2022 \"skill:nego\t")
    try terminal.waitFor("> rolescope explain 11-2022 \"skill:negotiation\"")
  }
}

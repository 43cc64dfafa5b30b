import Explorer
import Foundation
import Glibc
import PseudoTerminal
import Testing

/// The file of settings, its commands, and what rules where.
@Suite struct ConfigTests {
  /// A folder for settings with a file in it, and its path.
  private func home(_ text: String) throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    return (folder, try folder.write(text.utf8, to: "rolescope/config.toml"))
  }

  private func show(_ environment: [String: String], _ arguments: [String] = []) throws -> JSONNode {
    let result = try Binary.run(["config", "show", "--format", "json"] + arguments, environment: environment)
    #expect(result.status == 0, "\(result.error)")
    return try #require(result.json)
  }

  private func exploring(_ arguments: [String], environment: [String: String] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles] + arguments, environment: environment)
    try terminal.waitToShow("? help")
    return terminal
  }

  private func setting(_ name: String, _ json: JSONNode) throws -> JSONNode {
    try #require(json["settings"].items.first { $0["name"].text == name })
  }

  private func command(_ name: String, _ json: JSONNode) throws -> JSONNode {
    try #require(json["keys"].items.first { $0["command"].text == name })
  }

  @Test func `config show says every setting and key with its value, origin and default`() throws {
    let (folder, path) = try home("# mine\ntheme = \"dark\"\n\n[keys]\nmark = [\"F2\", \"C-x\"]\n")
    let json = try show(["XDG_CONFIG_HOME": folder.path])
    #expect(json["file"].text == path && json["exists"] == true && json["problems"] == .array([]))
    #expect(json["settings"].items.map { $0["name"].text } == Setting.allCases.map(\.rawValue))
    #expect(json["keys"].items.map { $0["command"].text } == Command.allCases.map(\.settingName))
    let theme = try setting("theme", json)
    #expect(theme["value"] == "dark" && theme["default"] == "auto" && theme["flag"] == "--theme")
    #expect(theme["source"]["kind"] == "file" && theme["source"]["line"] == 2)
    #expect(theme["choices"].items.contains("colour-blind"))
    let mouse = try setting("mouse", json)
    #expect(mouse["value"] == true && mouse["default"] == true && mouse["source"]["kind"] == "default")
    let mark = try command("mark", json)
    #expect(mark["keys"] == .array(["F2", "C-x"]) && mark["default"] == .array(["Space"]))
    #expect(mark["source"]["line"] == 5)
    #expect(try command("quit", json)["source"]["kind"] == "default")
    let text = try Binary.run(["config"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(text.output.contains("The file is \(path).") && text.output.contains("\ntheme          dark   line 2 "))
    let facts = try Binary.run(["config", "show", "--format", "csv"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(
      facts.output.contains("theme,dark,file,2,auto\r\n") && facts.output.contains("keys.mark,F2 C-x,file,5,Space\r\n"))
  }

  @Test func `flags beat the environment, which beats the file, which beats the defaults`() throws {
    let (folder, _) = try home("colours = 256\npager = \"most\"\nscreen-reader = true\n")
    func colours(_ environment: [String: String], _ arguments: [String] = []) throws -> (String?, String?) {
      let json = try show(environment.merging(["XDG_CONFIG_HOME": folder.path]) { $1 }, arguments)
      let colours = try setting("colours", json)
      return (colours["value"].text, colours["source"]["name"].text ?? colours["source"]["kind"].text)
    }
    #expect(try setting("colours", show([:]))["value"] == "auto")
    #expect(try colours([:]) == ("256", "file"))
    #expect(try colours(["NO_COLOR": ""]) == ("256", "file"))
    #expect(try colours(["NO_COLOR": "1"]) == ("none", "NO_COLOR"))
    #expect(try colours(["NO_COLOR": "1"], ["--colours", "16"]) == ("16", "--colours"))
    let json = try show(
      ["XDG_CONFIG_HOME": folder.path, "PAGER": "less"], ["--no-screen-reader", "--key", "mark=F2 m"])
    let pager = try setting("pager", json)
    #expect(pager["value"] == "less" && pager["source"]["name"] == "PAGER")
    #expect(try setting("screen-reader", json)["value"] == false)
    #expect(try command("mark", json)["keys"] == .array(["F2", "m"]))
    #expect(try command("mark", json)["source"]["kind"] == "flag")
  }

  @Test func `every setting has its flag`() throws {
    let help = try Binary.run("explore", "--help").output + Binary.run("list", "--help").output
    for setting in Setting.allCases {
      for flag in setting.flag.split(separator: ", ") { #expect(help.contains(flag), "\(flag)") }
    }
    for arguments in [
      ["--theme", "nosuch"], ["--glyphs", "x"], ["--key", "mark"], ["--key", "nosuch=m"], ["--key", "mark=C-c"],
      ["--colours", "7"],
    ] {
      let result = try Binary.run(["explore", "--script", "q"] + arguments)
      #expect(result.status == 2 && !result.error.isEmpty, "\(arguments)")
    }
  }

  @Test func `config path follows XDG_CONFIG_HOME, and passes over one that is not absolute`() throws {
    func path(_ environment: [String: String]) throws -> String {
      try Binary.run(["config", "path"], environment: environment).output
    }
    #expect(try path(["XDG_CONFIG_HOME": "/a"]) == "/a/rolescope/config.toml\n")
    #expect(try path(["XDG_CONFIG_HOME": "", "HOME": "/b"]) == "/b/.config/rolescope/config.toml\n")
    #expect(try path(["XDG_CONFIG_HOME": "a", "HOME": "/b"]) == "/b/.config/rolescope/config.toml\n")
    let nowhere = try Binary.run(["config", "path"], environment: ["XDG_CONFIG_HOME": "", "HOME": ""])
    #expect(nowhere.status == 2 && nowhere.error.contains("Neither XDG_CONFIG_HOME nor HOME"))
    #expect(try show(["XDG_CONFIG_HOME": "", "HOME": ""])["file"] == .null)
  }

  @Test func `config check names each line, and says with its status whether something is wrong`() throws {
    let (folder, path) = try home("tehme = \"dark\"\n[keys]\nmark = \"k\"\nfilter = \"c\"\n[[colors]]\na = 1\n")
    let result = try Binary.run("config", "check", path)
    #expect(result.status == 1)
    for line in [
      "line 1: no setting “tehme”; the nearest is theme.",
      "line 3: k now runs mark, no longer move-up: ↑ is left for it.",
      "line 4: c now runs filter, no longer compare: no key is left for it.",
    ] {
      #expect(result.lines.contains("- " + line), "\(result.output)")
    }
    #expect(result.output.contains("line 5: no setting “colors”"))
    let json = try Binary.run(["config", "check", "--format", "json"], environment: ["XDG_CONFIG_HOME": folder.path])
      .json
    #expect(json?.items.map { $0["line"] } == [1, 3, 4, 5])
    #expect(json?.items.map { $0["problem"] } == [true, false, true, true])
    let good = try home("theme = \"dark\"\n")
    let checked = try Binary.run("config", "check", good.path)
    #expect(checked.status == 0 && checked.output == "Nothing is wrong in \(good.path).\n")
    #expect(try Binary.run("config", "check").status == 0)
    #expect(try Binary.run("config", "check", "/nowhere/config.toml").status == 2)
  }

  /// Files that cannot rule, and what is said of them.
  private static let bad: [(name: String, words: String)] = [
    ("garbage", "is no TOML"), ("binary", "is no TOML"), ("deep", "is no TOML"), ("brackets", "is no TOML"),
    ("twice", "line 2, column 9 is no TOML"),
    ("huge", "is longer than 65536 bytes"), ("fifo", "is no file"), ("folder", "is no file"),
  ]

  private func make(_ name: String, at path: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
    switch name {
    case "brackets": try write(Array("[[[".utf8))
    case "garbage": try write(Array("theme = = \u{1B}[31m\n".utf8))
    case "binary": try write((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ 131) })
    case "deep": try write(Array(("a = " + String(repeating: "[", count: 60_000)).utf8))
    case "twice": try write(Array("theme = \"dark\"\ntheme = \"light\"\n".utf8))
    case "huge": try write(Array(repeating: UInt8(ascii: "#"), count: (64 << 10) + 1))
    case "fifo": #expect(mkfifo(path, 0o600) == 0)
    default: #expect(mkdir(path, 0o700) == 0)
    }
  }

  @Test(arguments: bad) func `a file that cannot rule is a sentence, and the explorer starts with the defaults`(
    name: String, words: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/rolescope/config.toml"
    try make(name, at: path)
    let environment = ["XDG_CONFIG_HOME": folder.path]
    let check = try Binary.run(["config", "check"], environment: environment)
    #expect(check.status == 2 && check.error.contains(path) && check.error.contains(words), "\(check.error)")
    #expect(check.error.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    let list = try Binary.run(["list", "--limit", "1", "--catalog", Binary.articles], environment: environment)
    #expect(list.status == 0 && list.error.contains(words) && !list.output.isEmpty)
    let shown = try show(environment)
    #expect(try setting("theme", shown)["value"] == "auto")
    #expect(shown["problems"].items.count == 1)
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: environment, columns: 200, rows: 40)
    try terminal.waitToShow(words)
    terminal.type("c")
    try terminal.waitToShow("is marked A")
    try terminal.expectQuit()
  }

  @Test func `a long array is read in time`() throws {
    let (folder, _) = try home("a = [" + String(repeating: "1,", count: 32_000) + "]\n")
    let result = try Binary.run(["config", "check"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(result.status == 1 && result.output.contains("no setting “a”"))
  }

  @Test(
    arguments: ["", "x = 1\ny = \"\"\"\n\\\n\"\"\"\n"], [("", " = 1"), ("[", "]"), ("a = {", " = 1}"), ("a = 1.", "")])
  func `a name of thousands of parts is said with its line, and one of sixty is none that we know`(
    before: String, around: (start: String, end: String)
  ) throws {
    for count in [60, 100, 30_000] where count > 64 || !around.start.hasSuffix(".") {
      let name = Array(repeating: "a", count: count).joined(separator: ".")
      let (folder, _) = try home(before + around.start + name + around.end + "\n")
      let result = try Binary.run(["config", "check"], environment: ["XDG_CONFIG_HOME": folder.path])
      #expect(result.status == 1 || result.status == 2, "\(count): \(result.status)")
      let line = before.split(separator: "\n").count + 1
      let said = result.output + result.error
      #expect(said.contains("line \(line)"), "\(said.prefix(300))")
      #expect(said.contains("a name has more than 64 parts") == (count > 64), "\(said.prefix(300))")
    }
  }

  @Test func `points in texts and comments are not counted as a name's`() throws {
    let points = String(repeating: ".", count: 500)
    let (folder, _) = try home(
      "pager = \"less \(points)\" # \(points)\nkeys.mark = [\"F2\", 'F3']\ntheme = '\(points)'\n")
    let result = try Binary.run(["config", "check"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(!(result.output + result.error).contains("no TOML"))
  }

  @Test func `what is wrong with a line is said on the first screen, and what is right rules`() throws {
    let (folder, _) = try home("tehme = \"dark\"\nplace = \"OH\"\nmouce = 1\n[keys]\nmark = \"F2\"\n")
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: ["XDG_CONFIG_HOME": folder.path], columns: 150, rows: 40)
    try terminal.waitToShow("config.toml line 1: no setting “tehme”; the nearest is theme.")
    #expect(terminal.screenText.contains("rolescope config check has 1 more."))
    #expect(terminal.screenText.contains("home Ohio (p)") && terminal.screenText.contains("F2 mark"))
    terminal.press(.function(2))
    try terminal.waitToShow("marked A")
    try terminal.expectQuit()
  }

  @Test func `a script reads no settings but those that it names`() throws {
    let (folder, path) = try home("place = \"OH\"\n[keys]\nmark = \"F2\"\n")
    let arguments = ["explore", "--script", "F2", "--size", "80x24", "--catalog", Binary.articles]
    let bare = try Binary.run(arguments, environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(bare.output.contains("place US (p)") && bare.output.contains("F2 does nothing here"))
    let named = try Binary.run(arguments + ["--config", path])
    #expect(named.output.contains("home Ohio (p)") && named.output.contains("marked A"))
    let missing = try Binary.run("explore", "--script", "", "--config", "/nowhere", "--catalog", Binary.articles)
    #expect(missing.status == 0 && missing.output.contains("There is no /nowhere."))
  }

  @Test func `glyphs are what is asked for, whatever the locale`() throws {
    let arguments = ["explore", "--script", "", "--size", "80x24", "--catalog", Binary.articles, "--glyphs"]
    let ascii = try Binary.run(arguments + ["ascii"])
    #expect(ascii.outputBytes.allSatisfy { $0 < 0x80 } && ascii.output.contains(">  Account Director"))
    let utf8 = try Binary.run(arguments + ["utf8"], environment: ["LC_ALL": "C"])
    #expect(utf8.output.contains("▌  Account Director"))
    let list = ["show", "account-director", "--catalog", Binary.articles, "--glyphs"]
    #expect(try Binary.run(list + ["ascii"]).outputBytes.allSatisfy { $0 < 0x80 })
    let terminal = try exploring(["--glyphs", "utf8"], environment: ["LC_ALL": "C"])
    #expect(terminal.screenText.contains("▌  Account Director"))
    try terminal.expectQuit()
    let plain = try exploring(["--glyphs", "ascii"])
    #expect(plain.screenText.contains(">  Account Director") && plain.screenText.utf8.allSatisfy { $0 < 0x80 })
    try plain.expectQuit()
  }

  @Test(arguments: [
    ("", "theme", "light", "theme = \"light\"\n"),
    ("", "keys.mark", "Space F2", "[keys]\nmark = [\"Space\", \"F2\"]\n"),
    (
      "# mine\ntheme=  'dark'  # at night\nplace = \"OH\"\n", "theme", "LIGHT",
      "# mine\ntheme=  \"light\"  # at night\nplace = \"OH\"\n"
    ),
    (
      "place = \"OH\"\n\n# my keys\n[keys]\nmark = \"m\"\n", "mouse", "off",
      "place = \"OH\"\nmouse = false\n\n# my keys\n[keys]\nmark = \"m\"\n"
    ),
    (
      "[keys]\nmark = [\"m\", \"]\"] # two\n\n[other]\na = 1", "keys.mark", "F2",
      "[keys]\nmark = [\"F2\"] # two\n\n[other]\na = 1"
    ),
    ("[keys]\nmark = \"m\"\n", "keys.open", "", "[keys]\nopen = []\nmark = \"m\"\n"),
    ("place = \"OH\"", "keys.open", "F2", "place = \"OH\"\n\n[keys]\nopen = [\"F2\"]\n"),
    ("place = \"OH\"\r\nmouse = true\r\n", "mouse", "false", "place = \"OH\"\r\nmouse = false\r\n"),
    ("pager = \"less #1\" # x\n", "pager", "most \"-w\"", "pager = \"most \\\"-w\\\"\" # x\n"),
    ("colours = 256 # all\n", "colours", "16", "colours = \"16\" # all\n"),
  ]) func `config set changes one value and leaves the rest as it stands`(
    before: String, name: String, value: String, after: String
  ) throws {
    let (folder, path) = try home(before)
    chmod(path, 0o640)
    let result = try Binary.run(["config", "set", name, value], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(result.status == 0 && result.output.hasPrefix(path + " line "), "\(result.error)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == after)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/rolescope") == ["config.toml"])
  }

  @Test(arguments: [
    ("theme = \"\"\"\ndark\"\"\"\n", "theme", "light", "change it there by hand"),
    ("[keys]\nmark = [\n  \"m\",\n]\n", "keys.mark", "F2", "change it there by hand"),
    ("keys = { mark = \"m\" }\n", "keys.open", "F2", "change it there by hand"),
    ("theme = = 1\n", "theme", "light", "is no TOML"),
    ("a = 1\n[[[\n", "theme", "light", "line 2, column 1 is no TOML"), ("", "tehme", "light", "the nearest is theme"),
    ("", "theme", "ligth", "the nearest is light"), ("", "mouse", "perhaps", "true or false"),
    ("", "keys.mark", "C-c", "what ends programs"), ("", "keys.marc", "m", "the nearest is mark"),
  ]) func `what config set cannot do is a sentence, and the file stays`(
    before: String, name: String, value: String, words: String
  ) throws {
    let (folder, path) = try home(before)
    let result = try Binary.run(["config", "set", name, value], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(result.status == 2 && result.error.contains(words), "\(result.error)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == before)
  }

  @Test func `config set says which command loses a key by it`() throws {
    let (folder, _) = try home("[keys]\nmark = \"F2\"\n")
    let environment = ["XDG_CONFIG_HOME": folder.path]
    let loss = try Binary.run(["config", "set", "keys.order", "c"], environment: environment)
    #expect(
      loss.status == 0 && loss.error == "rolescope: c now runs order, no longer compare: no key is left for it.\n")
    let twice = try Binary.run(["config", "set", "keys.mark", "c"], environment: environment)
    #expect(twice.error.hasPrefix("rolescope: c runs order (line 2) already: mark goes without it."))
    #expect(try Binary.run(["config", "set", "keys.mark", "F3"], environment: environment).error.isEmpty)
  }

  @Test func `config set makes the file where there is none, and writes where a link leads`() throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_CONFIG_HOME": folder.path + "/new"]
    #expect(try Binary.run(["config", "set", "theme", "dark"], environment: environment).status == 0)
    #expect(try setting("theme", show(environment))["value"] == "dark")
    let path = folder.path + "/new/rolescope/config.toml"
    try FileManager.default.moveItem(atPath: path, toPath: folder.path + "/kept.toml")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder.path + "/kept.toml")
    #expect(try Binary.run(["config", "set", "theme", "mono"], environment: environment).status == 0)
    #expect(try String(contentsOfFile: folder.path + "/kept.toml", encoding: .utf8) == "theme = \"mono\"\n")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType == .typeSymbolicLink)
  }

  @Test func `the doctor says which settings rule and what is wrong with them`() throws {
    let (folder, path) = try home("theme = \"dark\"\nnosuch = 1\n[keys]\nmark = \"F2\"\n")
    let result = try Binary.run(
      ["doctor", "--format", "json"], environment: ["XDG_CONFIG_HOME": folder.path, "PAGER": "cat"])
    let json = try #require(result.json)
    #expect(result.status == 1 && json["problems"].items.count == 1)
    #expect(json["problems"][0]["what"].text?.hasPrefix("\(path) line 2: ") == true)
    #expect(json["settings"]["file"].text == path && json["settings"]["rules"] == true)
    #expect(json["settings"]["set"] == .array(["theme dark (line 1)", "pager cat (PAGER)"]))
    #expect(json["settings"]["rebound"] == .array(["mark"]))
    let relative = try Binary.run(["doctor"], environment: ["XDG_CONFIG_HOME": "config", "PAGER": "cat"])
    #expect(relative.status == 1 && relative.output.contains("XDG_CONFIG_HOME is “config”"))
  }

  @Test func `a theme that is moved to changes the terminal's colours, and Esc changes them back`() throws {
    let terminal = try exploring(["--theme", "dark"])
    let row = try #require((0..<24).first { terminal.row($0).hasPrefix("▌") })
    #expect(terminal.cell(column: 0, row: row).foreground == .indexed(80))
    terminal.press(.control("t"))
    try terminal.waitToShow("▌dark")
    terminal.press(.down)
    try terminal.waitFor("▌light")
    try terminal.waitUntil("the light accent") { $0.cell(column: 0, row: 3).foreground == .indexed(23) }
    terminal.press(.escape)
    try terminal.waitUntil("the dark accent") { $0.cell(column: 0, row: row).foreground == .indexed(80) }
    #expect(!terminal.hasReceived("\u{1B}]4;"), "no colour of the user's is edited")
    try terminal.expectQuit()
  }

  @Test func `without colours no theme brings any`() throws {
    for (arguments, environment) in [
      (["--theme", "dark"], ["NO_COLOR": "1"]), (["--theme", "high-contrast", "--colours", "none"], [:]),
      (["--theme", "mono"], [:]),
    ] {
      let terminal = try exploring(arguments, environment: environment)
      if arguments[1] != "mono" {
        terminal.press(.control("t"))
        try terminal.waitToShow("selected  secondary")
        terminal.press(.down, .down)
        terminal.press(.escape)
        try terminal.waitUntil("the choice is closed") { !$0.screenText.contains("selected  secondary") }
      }
      try terminal.expectQuit()
      #expect(!terminal.sendsColour, "\(arguments) \(environment)")
    }
  }

  @Test func `texts follow the settings for colours and the pager`() throws {
    let (folder, _) = try home("colours = \"none\"\n")
    let show = ["show", "account-director", "--catalog", Binary.articles]
    let forced = ["CLICOLOR_FORCE": "1"]
    #expect(try Binary.run(show, environment: forced).output.contains("\u{1B}["))
    #expect(try Binary.run(show + ["--colours", "none"], environment: forced).output.contains("\u{1B}[") == false)
    let set = try Binary.run(show, environment: forced.merging(["XDG_CONFIG_HOME": folder.path]) { $1 })
    #expect(!set.output.contains("\u{1B}[") && set.error.isEmpty)
    let terminal = try PseudoTerminal.starting(show + ["--pager", "/usr/bin/head -n 3"], rows: 20)
    #expect(try terminal.waitForExit() == .status(0))
    #expect(terminal.screenText.split(separator: "\n").count <= 3)
  }
}

import ArticleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// What a reader sets, and what is said of what cannot be understood.
@Suite struct SettingsTests {
  private func entry(_ name: String, _ value: SettingEntry.Value, line: Int = 1) -> SettingEntry {
    SettingEntry(name.split(separator: ".").map(String.init), value, .file(line: line))
  }

  private func settings(_ entries: SettingEntry...) -> Settings { Settings(entries) }

  @Test func `every setting has a default that it takes`() {
    let standard = Settings()
    for setting in Setting.allCases {
      let text = standard.text(of: setting)
      #expect(standard.origin(of: setting) == .standard)
      let value: SettingEntry.Value = setting.kind == .flag ? .truth(text == "true") : .text(text)
      let set = settings(entry(setting.rawValue, value, line: 7))
      #expect(set.notes.isEmpty && set.text(of: setting) == text && set.origin(of: setting) == .file(line: 7))
    }
  }

  @Test func `every choice of every setting is taken as it is printed`() {
    for setting in Setting.allCases {
      switch setting.kind {
      case .choice(let choices):
        for choice in choices {
          let set = settings(entry(setting.rawValue, .text(choice)))
          #expect(set.notes.isEmpty && set.text(of: setting) == choice, "\(setting) \(choice)")
        }
      case .flag:
        for isSo in [true, false] {
          #expect(settings(entry(setting.rawValue, .truth(isSo))).text(of: setting) == String(isSo))
        }
      case .program: #expect(settings(entry(setting.rawValue, .text("most -w"))).text(of: setting) == "most -w")
      }
    }
  }

  @Test func `choices are found in any case, and numbers without quotation marks`() {
    let set = settings(
      entry("place", .text("oh")), entry("colours", .number(16)), entry("theme", .text("High contrast")))
    #expect(set.notes.isEmpty)
    #expect(set.place == "OH" && set.colours == .sixteen && set.theme == .highContrast)
  }

  @Test(arguments: [
    ("tehme", SettingEntry.Value.text("dark"), "no setting “tehme”; the nearest is theme."),
    ("colour", .text("none"), "no setting “colour”; the nearest is colours."),
    ("zzzzzz", .table, "no setting “zzzzzz”; rolescope config show lists what there is."),
    ("theme", .text("ligth"), "“ligth” is none of them, the nearest is light."),
    ("theme", .truth(true), "true or false given."), ("colours", .number(17), "17 is none of them."),
    ("mouse", .text("yes"), "mouse takes true or false, without quotation marks."),
    ("pager", .list([]), "a list given."), ("place", .other("a date or time"), "a date or time given."),
    ("mark", .text("m"), "mark is a command: its keys stand below a line [keys]."),
    ("keys", .text("m"), "keys is a table: [keys], and a line such as mark = \"Space\" for each command."),
    ("keys.marc", .text("m"), "no command “marc”; the nearest is mark."),
    ("keys.mark", .number(12), "the keys of mark are texts, such as \"C-x\" or [\"Down\", \"j\"]."),
    ("keys.mark", .text("Spce"), "there is no key “Spce”: write it as the help does"),
  ]) func `what cannot be understood is a note with its line, and leaves the default`(
    name: String, value: SettingEntry.Value, words: String
  ) {
    let set = settings(entry(name, value, line: 3))
    #expect(set.notes.count == 1 && set.notes.first?.isProblem == true)
    #expect(set.notes.first?.sentence.hasPrefix("line 3: ") == true)
    #expect(set.notes.first?.text.contains(words) == true, "\(set.notes)")
    #expect(Setting.allCases.allSatisfy { set.text(of: $0) == Settings().text(of: $0) })
    #expect(set.keys == .standard)
  }

  @Test func `what stands below an unknown table is said once`() {
    let set = settings(
      entry("themes", .table), entry("themes.mine", .table, line: 2), entry("themes.mine.a", .truth(true), line: 3))
    #expect(set.notes.count == 1)
  }

  @Test func `flags beat the environment, which beats the file`() {
    let file = [entry("colours", .number(256), line: 4), entry("theme", .text("dark"), line: 5)]
    let environment = [SettingEntry(["colours"], .text("none"), .environment("NO_COLOR"))]
    let flags = [SettingEntry(["colours"], .text("8"), .flag("--colours"))]
    #expect(Settings(file).colours == .all)
    #expect(Settings(file, environment).colours == .none)
    #expect(Settings(file, environment).origin(of: .colours) == .environment("NO_COLOR"))
    let all = Settings(file, environment, flags)
    #expect(all.colours == .eight && all.origin(of: .colours) == .flag("--colours"))
    #expect(all.theme == .dark && all.origin(of: .theme) == .file(line: 5))
  }
}

/// Keys that the reader gave to commands.
@Suite struct KeyBindingsTests {
  private func settings(_ lines: (String, [String])...) -> Settings {
    Settings(
      lines.enumerated().map { index, line in
        SettingEntry(["keys", line.0], .list(line.1.map { .text($0) }), .file(line: index + 1))
      })
  }

  private func words(_ settings: Settings, _ command: Command) -> String {
    settings.keys.keys(of: command).map(\.scriptWord).joined(separator: " ")
  }

  @Test func `every command has a name of its own, and every key of the table a word that names it`() throws {
    #expect(Set(Command.allCases.map(\.settingName)).count == Command.allCases.count)
    for command in Command.allCases {
      #expect(Command(settingName: command.settingName) == command)
      for key in command.keys { #expect(try KeyScript.key(key.scriptWord) == key) }
    }
  }

  @Test func `no key of the table runs two commands, and none is forbidden`() {
    let keys = Command.allCases.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    #expect(!keys.contains { key in KeyBindings.forbidden.contains { $0.key == key } })
    for command in Command.allCases {
      #expect(KeyBindings.standard.keys(of: command) == command.keys)
      for key in command.keys { #expect(KeyBindings.standard.command(for: key) == command) }
    }
  }

  @Test func `a wish stands in the place of the table's keys`() {
    let set = settings(("mark", ["F2", "C-x"]))
    #expect(set.notes.isEmpty)
    #expect(words(set, .mark) == "F2 C-x")
    #expect(set.keys.command(for: .character(" ")) == nil)
    #expect(set.keys.command(for: .function(2)) == .mark)
    #expect(set.keys.origin(of: .mark) == .file(line: 1) && set.keys.origin(of: .quit) == .standard)
  }

  @Test func `a key that is taken from a command is told, and is a problem where none is left`() {
    let set = settings(("mark", ["k"]), ("order", ["c"]))
    #expect(words(set, .moveUp) == "Up" && words(set, .compare) == "")
    #expect(
      set.notes.map(\.sentence) == [
        "line 1: k now runs mark, no longer move-up: ↑ is left for it.",
        "line 2: c now runs order, no longer compare: no key is left for it.",
      ])
    #expect(set.problems.count == 1)
    // Who says so has no need to be told.
    #expect(settings(("order", ["c"]), ("compare", [])).notes.isEmpty)
    #expect(settings(("mark", ["c"]), ("compare", ["Space"])).notes.isEmpty)
  }

  @Test func `of two wishes for one key the first stands, and both are named`() {
    let set = settings(("mark", ["F2"]), ("compare", ["F2", "F3"]), ("order", ["F2"]))
    #expect(
      set.notes.map(\.sentence) == [
        "line 2: F2 runs mark (line 1) already: compare goes without it.",
        "line 3: F2 runs mark (line 1) already: order goes without it.",
      ])
    #expect(words(set, .mark) == "F2" && words(set, .compare) == "F3")
    // Nothing of its wish is left: it keeps its own.
    #expect(words(set, .order) == "o" && set.keys.origin(of: .order) == .standard)
  }

  @Test(arguments: ["C-h", "C-i", "C-j", "C-m", "C-c", "C-z"]) func `a key that is another to terminals is refused`(
    word: String
  ) {
    let set = settings(("mark", [word, "F2"]))
    #expect(words(set, .mark) == "F2")
    #expect(set.problems.count == 1 && set.problems[0].text.hasSuffix(": mark goes without it."))
  }

  @Test(arguments: [
    [("quit", [])], [("quit", ["C-c"])], [("mark", ["q"])], [("mark", ["q", "F2"])],
    [("mark", ["Q"]), ("quit", ["Q"])],
    [("palette", [])], [("quit", [":"])], [("palette", ["q"])], [("quit", [":"]), ("palette", ["q"])],
    [("quit", ["x"]), ("palette", ["x"])], [("quit", []), ("palette", []), ("mark", ["q", ":"])],
    [("palette", []), ("quit", [":"])], [("quit", ["C-z", ":"]), ("palette", ["C-c"]), ("order", ["q", ":", "o"])],
  ]) func `quitting and the palette never lose their last key`(lines: [(String, [String])]) {
    let set = Settings(
      lines.enumerated().map { index, line in
        SettingEntry(["keys", line.0], .list(line.1.map { .text($0) }), .file(line: index + 1))
      })
    for command in KeyBindings.protected {
      let keys = set.keys.keys(of: command)
      #expect(!keys.isEmpty && keys.allSatisfy { set.keys.command(for: $0) == command }, "\(command): \(set.notes)")
    }
    for command in Command.allCases {
      for key in set.keys.keys(of: command) { #expect(set.keys.command(for: key) == command) }
    }
  }

  @Test func `a flag's wish beats that of the file, and the file's for its key`() {
    let file = [
      SettingEntry(["keys", "mark"], .text("F2"), .file(line: 2)),
      SettingEntry(["keys", "order"], .text("F3"), .file(line: 3)),
    ]
    let flags = [SettingEntry(["keys", "mark"], .list([.text("F3")]), .flag("--key"))]
    let set = Settings(file, [], flags)
    #expect(words(set, .mark) == "F3" && words(set, .order) == "o")
    #expect(set.notes.map(\.sentence) == ["line 3: F3 runs mark (--key) already: order goes without it."])
  }
}

/// What settings do to screens.
@Suite struct SettingScreenTests {
  private func started(
    _ entries: [SettingEntry], _ script: String = "", columns: Int = 80, rows: Int = 24,
    _ change: (inout ExplorerStart) -> Void = { _ in }
  ) throws -> ScriptedExplorer {
    var start = ExplorerStart()
    start.take(Settings(entries))
    change(&start)
    var explorer = try ScriptedExplorer(
      catalog: ArticleCatalog.shared, size: Size(columns: columns, rows: rows), start: start)
    try explorer.send(script: script)
    return explorer
  }

  private func keys(_ lines: (String, [String])...) -> [SettingEntry] {
    lines.map { SettingEntry(["keys", $0.0], .list($0.1.map { .text($0) }), .file(line: 1)) }
  }

  /// `--place US`.
  private static var nationwide: ScreenAddress {
    var address = ScreenAddress()
    address.state = Setting.nation
    return address
  }

  private func lastRow(_ explorer: ScriptedExplorer) -> String {
    explorer.screen.text.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test func `a rebound key stands in the key bar, in help, in the palette and in sentences, and works`() throws {
    let rebound = keys(("mark", ["F2"]), ("compare", ["C-x", "m"]), ("help", ["H"]), ("move-up", ["K"]))
    #expect(
      lastRow(try started(rebound, columns: 84))
        == " K/↓ move  Enter open  F2 mark  Ctrl-X compare  / filter  s skills  H help  q quit")
    let help = try started(rebound, "H", rows: 90).screen.text
    #expect(
      help.contains("\n F2                    mark the role A to D")
        && help.contains("\n Ctrl-X m              compare"))
    #expect(help.contains("\n :reach                map of what is") && !help.contains("\n m "))
    let palette = try started(rebound, ": \"mark\"").screen.text
    #expect(palette.contains("F2            mark the role A to D"))
    #expect(try started(rebound, "W").model.message == "W does nothing here. Press H for the keys that work.")
    #expect(try started(rebound, "F2 Down m").model.view.focus == .compare)
    #expect(try started(rebound, "Space").model.view.marks.isEmpty)
  }

  @Test func `a command without a key is named as the palette runs it`() throws {
    let bare = keys(("help", []), ("mark", []))
    let bar = lastRow(try started(bare))
    #expect(bar.contains("q quit") && !bar.contains("help") && !bar.contains("mark"))
    #expect(try started(bare, "W").model.message == "W does nothing here. Press :help for the keys that work.")
    #expect(try started(bare, ": \"help\" Enter").model.view.focus == .help)
    #expect(
      try started(bare, ": \"help\" Enter", rows: 90).screen.text.contains("\n :mark                 mark the role"))
  }

  @Test func `place, dollars, order and pane are those of the settings, before those that memory has`() throws {
    let set = [("place", "OH"), ("dollars", "aligned"), ("order", "pay"), ("pane", "skills")].map {
      SettingEntry([$0.0], .text($0.1), .file(line: 1))
    }
    let fresh = try started(set).model
    #expect(fresh.view.place == "OH" && fresh.view.alignsPay && fresh.view.order == .pay && fresh.view.pane == .skills)
    #expect(fresh.me.place == nil)
    let remembered = try started(set) {
      $0.me.place = "NY"
      $0.memory.order = .growth
      $0.memory.isReversed = true
      $0.memory.pane = .salary
    }.model
    #expect(remembered.view.place == "NY" && remembered.view.order == .pay && !remembered.view.isReversed)
    #expect(remembered.view.pane == .skills)
    let left = try started([]) {
      $0.memory.order = .growth
      $0.memory.isReversed = true
    }.model
    #expect(left.view.order == .growth && left.view.isReversed)
    #expect(try started(set) { $0.address = Self.nationwide }.model.view.place == nil)
    // A link opens the very screen that it names.
    let linked = try started(set) { $0.address = ScreenAddress() }.model
    #expect(linked.view.order == .title && !linked.view.alignsPay && linked.view.pane == .overview)
  }

  @Test func `moving among the themes shows them, Esc gives the old one back, Enter keeps the new one`() throws {
    let dark = [SettingEntry(["theme"], .text("dark"), .file(line: 1))]
    #expect(try started(dark).screen.theme == .dark)
    let choosing = try started(dark, "C-t")
    #expect(choosing.model.chooser?.choice?.key == "dark" && choosing.screen.theme == .dark)
    #expect(choosing.screen.text.contains("▌dark                   dark background"))
    #expect(choosing.screen.text.contains("A ██  B ██  C ██  D ██  match  warning"))
    #expect(try started(dark, "C-t Down").screen.theme == .light)
    #expect(try started(dark, "C-t m").screen.theme == .mono)
    #expect(try started(dark, "C-t Down Down Esc").screen.theme == .dark)
    let taken = try started(dark, "C-t Down Enter")
    #expect(taken.screen.theme == .light && taken.model.chooser == nil)
    #expect(
      taken.model.message
        == "Theme light until you quit; rolescope config set theme light keeps it.")
    #expect(try started(dark, "1 e C-t End Enter").screen.theme == .mono)
  }

  @Test(arguments: [(80, 24), (40, 10), (12, 4), (1, 1)]) func `the choice of themes fits every size`(
    columns: Int, rows: Int
  ) throws {
    for count in 0..<Theme.allCases.count {
      let keys = "C-t " + String(repeating: "Down ", count: count)
      let explorer = try started([], keys, columns: columns, rows: rows)
      #expect(explorer.screen.theme == Theme.allCases[count])
      if columns >= 12 { #expect(explorer.screen.text.contains("▌" + Theme.allCases[count].rawValue.prefix(9))) }
    }
  }
}

import ArgumentParser
import Explorer
import RoleModel
import TerminalScreen

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show, check and change your settings.",
    discussion: """
      Settings are a TOML file, by default ~/.config/rolescope/config.toml. Flags beat the environment, which beats the file.
      """,
    subcommands: [Show.self, Check.self, Write.self, Path.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print every setting and key, its value, and where it comes from.",
      discussion: "The flags are those of the explorer: with one of them, this prints what would rule there.")

    @OptionGroup var formatOptions: FormatOptions
    @OptionGroup var explorer: ExplorerFlags
    @OptionGroup var start: StartFlags

    @Option(
      help: ArgumentHelp("Read this file of settings instead of your own.", valueName: "file"), completion: .file())
    var config: String?

    func run() throws {
      let file = SettingsFile(
        named: config,
        flags: formatOptions.look.entries + formatOptions.paging.entries + explorer.entries + start.entries)
      try file.checkFlags()
      formatOptions.print(ShownSettings(file).answer)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what is wrong in the file of settings, each with its line.",
      discussion: """
        Keys that moved from one command to another are told as well. Exit status: 0 nothing is wrong, 1 something is, 2 the \
        file can't be read or is no TOML.
        """)

    @OptionGroup var formatOptions: FormatOptions

    @Argument(help: ArgumentHelp("The file; by default your own.", valueName: "file"), completion: .file())
    var file: String?

    func run() throws {
      let read = SettingsFile(named: file)
      guard let path = read.path else { throw CommandFailure.wrongUse(SettingsFile.nowhere) }
      if let failure = read.failure { throw CommandFailure.wrongUse(failure) }
      formatOptions.print(CheckedSettings(path: path, file: read).answer)
      if !read.problems.isEmpty { throw CommandFailure.nothing("") }
    }
  }

  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print where the file of settings is looked for.")

    func run() throws {
      guard let path = SettingsFile.pathInEnvironment else { throw CommandFailure.wrongUse(SettingsFile.nowhere) }
      StandardOutput.write(path + "\n")
    }
  }
}

/// Every setting with its value and origin.
private struct ShownSettings {
  let file: SettingsFile
  private var settings: Settings { file.settings }

  init(_ file: SettingsFile) { self.file = file }

  var answer: Answer {
    var document = Document()
    document.heading("Settings", level: 1)
    document.paragraph(place)
    if file.failure == nil { document.list(settings.problems.map(\.sentence)) }
    var table = Table([.init("setting"), .init("value"), .init("from"), .init("takes"), .init("what it is")])
    table.rows = Setting.allCases.map {
      [$0.rawValue, settings.text(of: $0), settings.origin(of: $0).words, $0.choiceWords, $0.summary]
    }
    document.table(table)
    document.heading("Keys")
    var keys = Table([.init("command"), .init("keys"), .init("from"), .init("what it does")])
    keys.rows = Command.allCases.map {
      [$0.settingName, words(of: $0), settings.keys.origin(of: $0).words, $0.summary]
    }
    document.table(keys)
    var facts = Table([.init("name"), .init("value"), .init("from"), .init("line"), .init("default")])
    facts.rows = Setting.allCases.map {
      [$0.rawValue, settings.text(of: $0)] + settings.origin(of: $0).facts + [Settings().text(of: $0)]
    }
    facts.rows += Command.allCases.map {
      ["\(Settings.keysName).\($0.settingName)", words(of: $0)] + settings.keys.origin(of: $0).facts + [
        $0.keys.map(\.scriptWord).joined(separator: " ")
      ]
    }
    return Answer(document: document, facts: facts, json: json, sources: [])
  }

  private var place: String {
    guard let path = file.path else { return SettingsFile.nowhere }
    if let failure = file.failure { return failure + " Nothing of it rules." }
    return file.exists
      ? "The file is \(path)." : "There is no file \(path): the defaults rule where nothing else says more."
  }

  private func words(of command: Command) -> String {
    let keys = settings.keys.keys(of: command)
    return keys.isEmpty ? "none" : keys.map(\.scriptWord).joined(separator: " ")
  }

  private var json: JSON {
    .object([
      ("file", JSON(file.path)), ("exists", .bool(file.exists)),
      (
        "settings",
        .array(
          Setting.allCases.map { setting in
            .object([
              ("name", .string(setting.rawValue)), ("value", setting.json(settings.text(of: setting))),
              ("source", settings.origin(of: setting).json), ("default", setting.json(Settings().text(of: setting))),
              ("choices", setting.choicesJSON), ("flag", .string(setting.flag)), ("summary", .string(setting.summary)),
            ])
          })
      ),
      (
        "keys",
        .array(
          Command.allCases.map { command in
            .object([
              ("command", .string(command.settingName)),
              ("keys", JSON(settings.keys.keys(of: command).map(\.scriptWord))),
              ("source", settings.keys.origin(of: command).json), ("default", JSON(command.keys.map(\.scriptWord))),
            ])
          })
      ),
      ("problems", JSON(file.problems)),
    ])
  }
}

/// What is to be said of a file of settings.
private struct CheckedSettings {
  let path: String
  let file: SettingsFile

  /// What the environment says of this run is not the file's.
  private var notes: [SettingNote] {
    file.settings.notes.filter { if case .file = $0.origin { true } else { false } }
  }

  var answer: Answer {
    var document = Document()
    document.untitled = "Settings"
    if !file.exists { document.paragraph("There is no file \(path): the defaults rule.") }
    if file.exists { document.paragraph(file.problems.isEmpty ? "Nothing is wrong in \(path)." : "In \(path):") }
    document.list(notes.map(\.sentence))
    var facts = Table([.init("file"), .init("line"), .init("problem"), .init("text")])
    facts.rows = notes.map { [path, $0.origin.facts[1], String($0.isProblem), $0.text] }
    let json = JSON.array(
      notes.map { note in
        .object([
          ("line", note.origin.line.map { JSON($0) } ?? .null), ("problem", .bool(note.isProblem)),
          ("text", .string(note.text)),
        ])
      })
    return Answer(document: document, facts: facts, json: json, sources: [])
  }
}

extension SettingOrigin {
  fileprivate var line: Int? {
    if case .file(let line) = self { return line }
    return nil
  }

  /// Its kind, and its line or name.
  private var parts: (kind: String, name: String?) {
    switch self {
    case .standard: ("default", nil)
    case .file: ("file", nil)
    case .environment(let name): ("environment", name)
    case .flag(let name): ("flag", name)
    }
  }

  fileprivate var json: JSON {
    .object([("kind", .string(parts.kind)), ("line", line.map { JSON($0) } ?? .null), ("name", JSON(parts.name))])
  }

  /// Where it is, and its line.
  fileprivate var facts: [String] { [parts.name ?? parts.kind, line.map(String.init) ?? ""] }
}

extension Setting {
  fileprivate func json(_ text: String) -> JSON { kind == .flag ? .bool(text == "true") : .string(text) }

  fileprivate var choicesJSON: JSON {
    switch kind {
    case .choice(let choices): JSON(choices)
    case .flag: .array([.bool(true), .bool(false)])
    case .program: .null
    }
  }
}

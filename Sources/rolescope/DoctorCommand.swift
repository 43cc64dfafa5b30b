import ArgumentParser
import Explorer
import Glibc
import RoleCatalog
import RoleModel
import SystemFiles
import TerminalScreen

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what this terminal can do, what rules here, what is wrong and what to do about it.",
    discussion: """
      It looks at the terminal, the locale, the environment, the files that are kept and the catalog, and changes nothing. \
      Exit status: 0 nothing is wrong, 1 something is, 2 wrong use.
      """)

  @OptionGroup var formatOptions: FormatOptions
  @OptionGroup var catalogOptions: CatalogOptions

  func run() throws {
    let examination = Examination(catalogOptions, flags: formatOptions.look.entries + formatOptions.paging.entries)
    formatOptions.print(examination.answer)
    if !examination.problems.isEmpty { throw CommandFailure.nothing("") }
  }
}

/// What the doctor found.
private struct Examination {
  /// Something to be said of the surroundings: what was looked at, by its name in JSON, and what it is.
  struct Finding {
    var topic: String
    var name: String
    var words: String
    var value: JSON
  }

  struct Problem {
    var what: String
    var remedy: String
  }

  private(set) var findings: [Finding] = []
  private(set) var problems: [Problem] = []

  private let file: SettingsFile

  init(_ catalogOptions: CatalogOptions, flags: [SettingEntry]) {
    file = SettingsFile(flags: flags)
    examineTerminal()
    examineSettings()
    examinePager()
    examineState()
    examineCatalog(catalogOptions)
  }

  private mutating func note(_ topic: String, _ name: String, _ words: String, _ value: JSON? = nil) {
    findings.append(Finding(topic: topic, name: name, words: words, value: value ?? .string(words)))
  }

  private mutating func note(_ topic: String, _ name: String, _ isSo: Bool, or not: String) {
    note(topic, name, isSo ? "yes" : not, .bool(isSo))
  }

  private mutating func complain(_ what: String, _ remedy: String) {
    problems.append(Problem(what: what, remedy: remedy))
  }

  // MARK: What is looked at

  /// The terminal is the one that the explorer would draw on, wherever this text goes.
  private mutating func examineTerminal() {
    let controlling = open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY)
    defer { if controlling >= 0 { close(controlling) } }
    // Without a controlling terminal, as after su -c, the explorer takes the one that it reads from.
    let terminal =
      controlling >= 0 ? controlling : [STDIN_FILENO, STDOUT_FILENO].first { isatty($0) == 1 } ?? controlling
    let traits = TerminalTraits(descriptor: terminal >= 0 ? terminal : STDOUT_FILENO)
    let topic = "terminal"
    note(topic, "attached", terminal >= 0, or: "no: the commands print, the explorer can't open")
    note(topic, "type", traits.type ?? "not said", JSON(traits.type))
    note(topic, "known", traits.isKnown, or: "no")
    note(topic, "movesCursor", traits.canMoveCursor, or: "no")
    note(topic, "colours", traits.colours == 0 ? "none" : String(traits.colours), JSON(traits.colours))
    note(topic, "alternateScreen", traits.hasAlternateScreen, or: "no: the explorer's last screen stays in view")
    note(topic, "marksPastes", traits.marksPastes, or: "no: pasted line ends act as Enter")
    let way = traits.multiplexer == .tmux ? "through tmux" : "by OSC 52, which some terminals have to be told to allow"
    note(
      topic, "clipboard", traits.marksPastes ? way : "none: y can't copy, w saves to a file", .bool(traits.marksPastes))
    note(topic, "columns", traits.size.map { String($0.columns) } ?? "not known", JSON(traits.size?.columns))
    note(topic, "rows", traits.size.map { String($0.rows) } ?? "not known", JSON(traits.size?.rows))
    note(topic, "inside", traits.multiplexer?.rawValue ?? "no tmux or screen", JSON(traits.multiplexer?.rawValue))
    note(
      topic, "characters", traits.characterSet + (traits.usesUTF8 ? "" : ": everything is shown in ASCII"),
      .string(traits.characterSet))
    switch (traits.type, traits.isKnown, traits.canMoveCursor) {
    case (nil, _, _) where terminal >= 0:
      complain(
        "TERM doesn't say which terminal this is: the explorer can't open.", "Set it, for example TERM=xterm-256color.")
    case (let type?, false, true):
      complain(
        "terminfo doesn't know the terminal “\(type)”: it is taken for \(traits.standIn ?? "another").",
        "Install its entry (on Debian: ncurses-term), or set TERM to one that terminfo knows.")
    case (let type?, false, _):
      complain(
        "terminfo doesn't know the terminal “\(type)”: the explorer can't open.",
        "Set TERM to one that it knows, such as xterm-256color, or install its entry (on Debian: ncurses-term).")
    case (let type?, _, false):
      complain(
        "The terminal “\(type)” can't move its cursor: the explorer can't open.",
        "Set TERM to what the terminal is, for example xterm-256color.")
    default: break
    }
    if let locale = traits.locale, !locale.isInstalled {
      complain(
        "The locale “\(locale.name)” is not installed; "
          + (traits.usesUTF8 ? "its UTF-8 is believed." : "everything is in ASCII."),
        "Set LC_ALL to one that locale -a lists, such as C.UTF-8.")
    }
  }

  private mutating func examinePager() {
    let traits = TerminalTraits(descriptor: STDOUT_FILENO)
    let look =
      switch TextLook.wanted(of: traits, colours: file.settings.colours) {
      case .plain: "plain here"
      case .bold: "bold here"
      case .coloured: "coloured here"
      }
    note("text", "headings", look)
    let pager = Pager.wanted(file.settings.pager, for: traits)
    note(
      "text", "pager", pager.map { $0.words.joined(separator: " ") } ?? "none",
      JSON(pager?.words.joined(separator: " ")))
    if let program = pager?.words.first, !Self.isFound(program) {
      complain(
        "The pager \(program) is not found: long texts are printed whole.",
        file.settings.pager == nil
          ? "Install less, or set PAGER."
          : "Set PAGER, or the setting pager, to a program that there is, or to nothing.")
    }
  }

  private mutating func examineSettings() {
    let topic = "settings"
    if let value = EnvironmentVariable.configHome.value, !value.isEmpty, !value.hasPrefix("/") {
      complain(
        "XDG_CONFIG_HOME is “\(value)”, no absolute path: it is passed over.", "Set it to a path that begins with /.")
    }
    note(topic, "file", file.path ?? "none", JSON(file.path))
    note(topic, "exists", file.exists, or: file.path == nil ? "no" : "not yet")
    note(topic, "rules", file.exists && file.failure == nil, or: "no: the defaults do")
    // Settings that others write for their owner are nothing wrong.
    let reason = file.path.flatMap { Writability.problem(of: $0, isOwnersToChange: true) }
    note(topic, "writable", file.path != nil && reason == nil, or: reason.map { "no: \($0)" } ?? "no")
    let set = Setting.allCases.filter { file.settings.origin(of: $0) != .standard }
    let values = set.map { "\($0.rawValue) \(file.settings.text(of: $0)) (\(file.settings.origin(of: $0).words))" }
    note(topic, "set", values.isEmpty ? "nothing" : values.joined(separator: "; "), JSON(values))
    let rebound = Command.allCases.filter { file.settings.keys.origin(of: $0) != .standard }.map(\.settingName)
    note(topic, "rebound", rebound.isEmpty ? "no key" : rebound.joined(separator: ", "), JSON(rebound))
    for problem in file.problems {
      complain(problem, file.failure == nil ? "Repair the line." : "Repair the file, or move it away.")
    }
  }

  private mutating func examineState() {
    let topic = "state"
    if let value = EnvironmentVariable.stateHome.value, !value.isEmpty, !value.hasPrefix("/") {
      complain(
        "XDG_STATE_HOME is “\(value)”, no absolute path: it is passed over.", "Set it to a path that begins with /.")
    }
    guard let file = AboutMeFile.inEnvironment() else {
      note(topic, "file", "none", .null)
      return complain("Neither XDG_STATE_HOME nor HOME names a folder: nothing is kept.", "Set one of them.")
    }
    note(topic, "file", file.path)
    note(topic, "exists", Files.mayBeThere(file.path), or: "not yet")
    do throws(StateFile.Failure) {
      let me = try file.read()
      note(topic, "readable", true, or: "")
      note(topic, "says", me.isEmpty ? "nothing about you" : "something about you", .bool(!me.isEmpty))
    } catch {
      note(topic, "readable", false, or: "no")
      complain(
        error.description, Self.remedy(for: error, setAside: "the next thing you say about yourself does the first"))
    }
    if let folder = StateFile.folderInEnvironment {
      for name in StateFile.names.dropFirst() {
        do throws(StateFile.Failure) { _ = try StateFile(path: "\(folder)/\(name)").read() } catch {
          complain(
            error.description,
            Self.remedy(for: error, setAside: "the explorer does the first when it next keeps something"))
        }
      }
    }
    let reason = Writability.problem(of: file.path)
    note(topic, "writable", reason == nil, or: "no")
    if let reason { complain(reason, "Make it writable for you, or set XDG_STATE_HOME to another folder.") }
  }

  private static func remedy(for failure: StateFile.Failure, setAside words: String) -> String {
    failure.isOfDamage ? "Move it away, or repair it; \(words)." : "Make it readable for you, or move it away."
  }

  private mutating func examineCatalog(_ options: CatalogOptions) {
    let topic = "catalog"
    note(topic, "name", options.words)
    do {
      let catalog = try options.open()
      let sources = try catalog.sourceTable()
      note(topic, "roles", counted(catalog.roleCount, "role"), JSON(catalog.roleCount))
      note(topic, "vintage", sources.vintages.joined(separator: "; "), JSON(sources.vintages))
    } catch {
      complain(
        (error as? CommandFailure)?.message ?? "\(error)",
        options.path == nil ? "Install rolescope anew." : "Name another file, or none for the bundled catalog.")
    }
  }

  private static func isFound(_ program: String) -> Bool {
    if program.contains("/") { return Files.access(program, X_OK) }
    let folders = Files.variable("PATH") ?? "/bin:/usr/bin"
    return folders.split(separator: ":").contains { Files.access("\($0)/\(program)", X_OK) }
  }
}

// MARK: - The answer

extension Examination {
  private static let topics = ["terminal", "settings", "text", "state", "catalog"]

  var answer: Answer {
    var document = Document()
    document.heading("\(Rolescope.configuration.version) here", level: 1)
    if problems.isEmpty { document.paragraph("Nothing is wrong.") }
    document.list(problems.map { "\($0.what) \($0.remedy)" })
    for topic in Self.topics {
      document.heading(topic.prefix(1).uppercased() + topic.dropFirst())
      var table = Table([.init("what"), .init("found")])
      table.rows = findings.filter { $0.topic == topic }.map { [Self.words(of: $0.name), $0.words] }
      document.table(table)
    }
    document.heading("Environment")
    var table = Table([.init("variable"), .init("value"), .init("what it rules")])
    table.rows = EnvironmentVariable.allCases.map { variable in
      [variable.rawValue, variable.value.map { $0.isEmpty ? "empty" : $0 } ?? "not set", variable.summary]
    }
    document.table(table)
    var facts = Table([.init("topic"), .init("name"), .init("found")])
    facts.rows = findings.map { [$0.topic, $0.name, $0.words] }
    facts.rows += EnvironmentVariable.allCases.map { ["environment", $0.rawValue, $0.value ?? ""] }
    facts.rows += problems.map { ["problem", $0.what, $0.remedy] }
    return Answer(document: document, facts: facts, json: json, sources: [])
  }

  private var json: JSON {
    let topics = Self.topics.map { topic in
      (topic, JSON.object(findings.filter { $0.topic == topic }.map { ($0.name, $0.value) }))
    }
    return .object(
      [("version", .string(Rolescope.configuration.version))] + topics + [
        ("environment", .object(EnvironmentVariable.allCases.map { ($0.rawValue, JSON($0.value)) })),
        (
          "problems",
          .array(problems.map { .object([("what", .string($0.what)), ("remedy", .string($0.remedy))]) })
        ),
      ])
  }

  /// `alternateScreen` as a reader reads it.
  private static func words(of name: String) -> String {
    name.map { $0.isUppercase ? " " + $0.lowercased() : String($0) }.joined()
  }
}

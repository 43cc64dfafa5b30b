import Explorer
import TerminalScreen

/// The manual page, made of the commands as they are declared, the explorer's table of keys, and the table of variables.
struct ManualPage {
  private var page = Roff(title: "rolescope", section: 1, date: Rolescope.date, source: Rolescope.configuration.version)

  /// The page of a program.
  static func text(of program: CommandDescription) -> String {
    var manual = ManualPage()
    manual.write(program)
    return manual.page.text
  }

  private mutating func write(_ program: CommandDescription) {
    page.section("Name")
    page.name(program.name, "explore job roles offline, each figure with its source")
    page.section("Synopsis")
    page.example(["rolescope [--catalog <file>]", "rolescope <command> [<argument>...] [<option>...]"])
    page.section("Description")
    page.paragraphs(program.summary + "\n\n" + program.discussion)
    page.section("Commands")
    program.subcommands.forEach { write($0, behind: program.name) }
    page.section("Options of most commands")
    Self.shared(by: program).forEach { write($0) }
    page.section("Keys of the explorer")
    for command in Command.allCases {
      page.definition(command.keys.map { Self.words(of: $0) }.joined(separator: ", "), command.summary)
    }
    for (keys, summary) in countForms(.standard) { page.definition(keys, summary) }
    page.section("Mouse")
    for (gesture, summary) in mouseGestures(.standard) { page.definition(gesture, summary) }
    page.section("Settings")
    for setting in Setting.allCases {
      page.definition(
        "\(setting.rawValue) (\(setting.flag))",
        "\(setting.summary.prefix(1).uppercased())\(setting.summary.dropFirst()). Takes \(setting.choiceWords). "
          + "Default: \(Settings().text(of: setting)).")
    }
    page.definition(
      "[\(Settings.keysName)] (--key)",
      "Below it a line for each command whose keys are to be others: its name as rolescope config show lists it, and a key "
        + "or a list of keys as --script writes them, such as differences-only = [\"D\", \"C-x\"].")
    page.section("Exit status")
    for (status, meaning) in Rolescope.exitStatuses { page.definition(String(status), meaning) }
    page.section("Environment")
    for variable in EnvironmentVariable.allCases { page.definition(variable.rawValue, variable.summary) }
    page.section("Files")
    page.definition("$XDG_CONFIG_HOME/rolescope/config.toml", "Your settings; by default under ~/.config.")
    page.definition(
      "$XDG_STATE_HOME/rolescope", "What is kept of you; by default under ~/.local/state. rolescope forget removes it.")
    page.section("Examples")
    page.example([
      "rolescope", "rolescope list 'sales pay>80k'", "rolescope compare 'account director' 'account manager'",
      "rolescope skills 'crm, negotiation^2'", "rolescope explain 'sales managers' pay.percentiles",
      "rolescope show 11-2022 --format json",
    ])
    page.section("See also")
    page.paragraphs("rolescope doctor, rolescope about")
  }

  private mutating func write(_ command: CommandDescription, behind parent: String) {
    let name = parent + " " + command.name
    guard command.subcommands.isEmpty else {
      command.subcommands.forEach { write($0, behind: name) }
      return
    }
    let own = command.arguments.filter { argument in !Self.sharedNames.contains { argument.names.contains($0) } }
    page.subsection(([name] + own.map(\.synopsis)).joined(separator: " "))
    page.paragraphs(command.summary + (command.discussion.isEmpty ? "" : "\n\n" + command.discussion))
    own.forEach { write($0) }
  }

  private mutating func write(_ argument: CommandDescription.Argument) {
    let value = argument.valueName.map { "<\($0)>" }
    let term =
      argument.names.isEmpty ? value ?? "" : argument.names.joined(separator: ", ") + (value.map { " " + $0 } ?? "")
    let usual = argument.defaultValue.map { " Default: \($0)." } ?? ""
    page.definition(term, argument.summary + usual)
  }

  private static let sharedNames = [
    "--format", "--catalog", "--closest", "--colours", "--glyphs", "--pager", "--help", "--version",
  ]

  /// The options that many commands have, each once.
  private static func shared(by program: CommandDescription) -> [CommandDescription.Argument] {
    let all = ([program] + program.subcommands + program.subcommands.flatMap(\.subcommands)).flatMap(\.arguments)
    return sharedNames.compactMap { name in all.first { $0.names.contains(name) } }
  }

  /// A key in letters that every terminal and printer has.
  private static func words(of key: Key) -> String {
    switch key {
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    default: key.words
    }
  }
}

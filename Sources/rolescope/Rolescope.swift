import ArgumentParser
import RoleCatalog
import RoleModel
import TerminalScreen

@main
struct Rolescope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rolescope",
    abstract:
      "An offline explorer of job roles: pay, schooling, people, skills and steps, each figure with its source.",
    discussion: """
      With a screen reader: rolescope --screen-reader opens the explorer as one column of sentences, without borders, \
      bars and signs.

      Without a subcommand it opens the explorer in the terminal. Every screen is also a command that prints the same \
      figures. Exit status: \(exitStatuses.map { "\($0.status) \($0.meaning)" }.joined(separator: ", ")).
      """,
    version: "rolescope 0.1.0",
    subcommands: [
      Explore.self, List.self, Show.self, Compare.self, Skills.self, Related.self, GapCommand.self, PathCommand.self,
      MeCommand.self, ShortlistCommand.self, Places.self, PayCommand.self, Explain.self, Import.self,
      CatalogCommand.self, ConfigCommand.self, Forget.self, About.self, DoctorCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: Explore.self)

  /// When the version was made, for the manual page.
  static let date = "2026-11-22"

  static let exitStatuses: [(status: Int, meaning: String)] = [
    (0, "done"), (1, "nothing found"), (2, "wrong use or bad input"),
  ]

  /// Runs what the arguments ask for, and leaves with one of the exit statuses that the documentation promises.
  static func main() {
    if Arguments.texts.contains(StartupTrace.option) { StartupTrace.begin() }
    let status = runToEnd()
    // A plain end flushes what is buffered; nothing of the run is held any more.
    if status != 0 { leave(withStatus: status) }
  }

  private static func runToEnd() -> Int32 {
    do {
      try StartConditions.settle()
      var command = try parsed()
      try command.run()
      return 0
    } catch let failure as CommandFailure {
      if !failure.message.isEmpty { StandardOutput.writeError("rolescope: " + failure.message) }
      return failure.status
    } catch {
      if let name = unknownCommand() {
        let names = configuration.subcommands.map { $0._commandName }
        StandardOutput.writeError(
          "rolescope: there is no command “\(name)”. The commands are \(joinedInWords(names)); options follow the command."
        )
        return 2
      }
      let isSuccess = exitCode(for: error) == .success
      let message = fullMessage(for: error)
      if isSuccess {
        StandardOutput.write((message == configuration.version ? versionWithVintage : mended(message)) + "\n")
      } else {
        StandardOutput.writeError(message)
      }
      return isSuccess ? 0 : 2
    }
  }

  /// The command that the arguments name.
  ///
  /// The explorer, which alone must stand at once, is read without the other commands: to look at the declarations of all
  /// takes longer than everything else before the first screen. What is not plainly the explorer's is left to the whole parser.
  private static func parsed() throws -> any ParsableCommand {
    let arguments = Arguments.texts
    let options = arguments.first == "explore" ? arguments.dropFirst() : arguments[...]
    if options.first?.hasPrefix("-") ?? true, let explore = try? Explore.parse(Array(options)) { return explore }
    return try parseAsRoot(arguments)
  }

  /// A completion script as every shell reads it. The parser's one for zsh asks for an option by a letter that zsh, where it acts as
  /// sh or ksh, has for no option; the next line of the script asks for the same by its name.
  private static func mended(_ message: String) -> String {
    message.replacing("emulate -RL zsh -G", with: "emulate -RL zsh")
  }

  /// The version, and what the bundled catalog is made of, each source with its year.
  private static var versionWithVintage: String {
    guard let catalog = try? BundledCatalog.open(), let sources = try? SourceTable(catalog.sources()) else {
      return configuration.version
    }
    let vintage = "\(counted(catalog.roleCount, "role")) from \(sources.vintages.joined(separator: "; "))."
    let lines = TextWidth.wrapped(vintage, to: StandardOutput.width)
    return ([configuration.version] + lines).joined(separator: "\n")
  }

  /// The first argument, when it reads like a command and is none.
  private static func unknownCommand() -> String? {
    guard let first = Arguments.texts.first, !first.hasPrefix("-"), first != "help",
      !configuration.subcommands.contains(where: { $0._commandName == first })
    else { return nil }
    return first
  }
}

/// Why a command stops: a message for standard error, and the exit status.
struct CommandFailure: Error {
  var message: String
  var status: Int32
  /// The command has printed its (empty) answer already.
  var hasAnswered = false

  /// Wrong use or bad input.
  static func wrongUse(_ message: String) -> CommandFailure { CommandFailure(message: message, status: 2) }

  /// Nothing found.
  static func nothing(_ message: String, hasAnswered: Bool = false) -> CommandFailure {
    CommandFailure(message: message, status: 1, hasAnswered: hasAnswered)
  }
}

extension SourceTable {
  /// Each source with its year, those of one label and year once: `OEWS 2025`, `Zippia, undated`.
  var vintages: [String] {
    var known: Set<String> = []
    return sources.map { vintage($0.id, year: $0.year) }.filter { known.insert($0).inserted }
  }
}

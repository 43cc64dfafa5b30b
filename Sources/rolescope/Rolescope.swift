import ArgumentParser
import RoleModel
import TerminalScreen

@main
struct Rolescope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rolescope",
    abstract: "An offline explorer of job roles: pay, schooling, people, skills and steps, each figure with its source.",
    discussion: """
      Without a subcommand it opens the explorer in the terminal. Every screen is also a command that prints the same
      figures. Exit status: 0 done, 1 nothing found, 2 wrong use or bad input.
      """,
    subcommands: [
      Explore.self, List.self, Show.self, Compare.self, Skills.self, Explain.self, CatalogCommand.self,
    ],
    defaultSubcommand: Explore.self)

  /// Runs what the arguments ask for; the exit statuses are the ones that the documentation promises.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      if !failure.message.isEmpty { StandardOutput.writeError("rolescope: " + failure.message) }
      leave(withStatus: failure.status)
    } catch {
      let isSuccess = exitCode(for: error) == .success
      let message = fullMessage(for: error)
      if isSuccess {
        StandardOutput.write(message + "\n")
      } else {
        StandardOutput.writeError(message)
      }
      leave(withStatus: isSuccess ? 0 : 2)
    }
  }
}

/// Why a command stops: a message for standard error, and the exit status.
struct CommandFailure: Error {
  var message: String
  var status: Int32

  /// Wrong use or bad input.
  static func wrongUse(_ message: String) -> CommandFailure { CommandFailure(message: message, status: 2) }

  /// Nothing found.
  static func nothing(_ message: String) -> CommandFailure { CommandFailure(message: message, status: 1) }
}

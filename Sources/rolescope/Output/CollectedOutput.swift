import ArgumentParser
import RoleModel
import Synchronization

/// What a command prints while it runs inside the explorer, and what it is to know of the explorer's reader.
final class CollectedOutput: Sendable {
  let me: AboutMe
  let shortlist: Shortlist
  private let printed = Mutex("")
  private let failure = Mutex<String?>(nil)

  init(me: AboutMe, shortlist: Shortlist) {
    self.me = me
    self.shortlist = shortlist
  }

  func take(_ text: String) { printed.withLock { $0 += text } }

  func fail(_ sentence: String) { failure.withLock { $0 = sentence } }

  /// Runs a command with these arguments, its name first, and answers all that it prints to standard output. What it would
  /// say on standard error beside its answer is dropped.
  func output(of arguments: [String]) throws(CommandFailure) -> String {
    try output { try Rolescope.parseAsRoot(arguments) }
  }

  /// What a command prints to standard output.
  func output(of command: () throws -> any ParsableCommand) throws(CommandFailure) -> String {
    do {
      try StandardOutput.$collector.withValue(self) {
        var command = try command()
        try command.run()
      }
    } catch let stop as CommandFailure {
      // Nothing found may be an answer, such as a table without rows.
      guard stop.hasAnswered else { throw stop }
    } catch {
      throw .wrongUse(Rolescope.message(for: error))
    }
    if let sentence = failure.withLock({ $0 }) { throw .wrongUse(sentence) }
    return printed.withLock { $0 }
  }
}

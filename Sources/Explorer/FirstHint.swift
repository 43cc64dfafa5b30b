import TerminalScreen

/// The line that tells who opens the explorer for the first time where to begin. It stands where nothing else is to be said,
/// and goes when one of its keys was used, or after a while.
struct FirstHint: Hashable, Sendable {
  /// How many more keys it stays for.
  private var keysLeft = 12

  private static let commands: Set<Command> = [.alignPay, .aboutMe, .related, .help]

  /// The hint after a key that ran a command, if it ran one; nil when it has done its work.
  func after(_ command: Command?) -> FirstHint? {
    if let command, Self.commands.contains(command) { return nil }
    var next = self
    next.keysLeft -= 1
    return next.keysLeft > 0 ? next : nil
  }

  /// The longest form that fits; empty where none does.
  func text(width: Int) -> String {
    let forms = [
      "First time here? ↑↓ and Enter look around, $ brings dated pay to one year, i is about you, r shows related roles, "
        + "? all keys.",
      "First time here? $ one year's dollars · i about you · r related roles · ? all keys",
      "First time here? i about you · r related · ? all keys",
    ]
    return forms.first { TextWidth.columns(of: $0) <= width } ?? ""
  }
}

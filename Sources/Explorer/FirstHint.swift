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
  func text(_ keys: KeyBindings, width: Int) -> String {
    func key(_ command: Command) -> String { keys.words(of: command) }
    let forms = [
      "First time here? \(key(.moveUp))\(key(.moveDown)) and \(key(.open)) look around, \(key(.alignPay)) brings dated pay to "
        + "one year, \(key(.aboutMe)) is about you, \(key(.related)) shows related roles, \(key(.help)) all keys.",
      "First time here? \(key(.alignPay)) one year's dollars · \(key(.aboutMe)) about you · \(key(.related)) related roles · "
        + "\(key(.help)) all keys",
      "First time here? \(key(.aboutMe)) about you · \(key(.related)) related · \(key(.help)) all keys",
    ]
    return forms.first { TextWidth.columns(of: $0) <= width } ?? ""
  }
}

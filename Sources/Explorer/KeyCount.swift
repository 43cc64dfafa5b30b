import TerminalScreen

/// A number typed in front of a key that moves: `5j` goes five lines down.
///
/// Digits are panes as well, and show them at once. Where a letter that moves follows without a pause, they were a number: what
/// was shown before comes back, and moves. Behind a pause, or with the arrows, one moves in the pane.
struct KeyCount: Hashable, Sendable {
  fileprivate var number: Int
  /// What was shown before the first digit.
  fileprivate let before: ViewState

  /// Whoever types a number in front of a key doesn't look at the screen in between.
  static let longestPause = Duration.milliseconds(700)
  fileprivate static let greatest = 9_999_999
  package static let moves: [Command] = [.moveDown, .moveUp, .nextDifference, .previousDifference]

  /// What is said where the digits show no pane.
  func words(_ keys: KeyBindings) -> String? {
    let letters = [Command.moveDown, .moveUp].compactMap { keys.letter(of: $0)?.words }
    return letters.isEmpty ? nil : "\(number): \(letters.joined(separator: " or ")) moves so many lines."
  }
}

extension KeyBindings {
  /// The key of a command that is a letter or another sign, and not an arrow.
  func letter(of command: Command) -> Key? {
    keys(of: command).first { if case .character = $0 { true } else { false } }
  }
}

extension Model {
  /// Notes a digit in front of a key, or moves as often as the digits before the key say; false where the key is still to be run.
  mutating func moveCounted(_ key: Key) -> Bool {
    let pending = count
    count = nil
    guard case .character(let character) = key else { return false }
    let command = keys.command(for: key)
    if let digit = character.isASCII ? character.wholeNumberValue : nil, command == nil || command?.pane != nil {
      if pending != nil || digit > 0 {
        count = KeyCount(
          number: min(KeyCount.greatest, (pending?.number ?? 0) * 10 + digit), before: pending?.before ?? view)
      }
      return false
    }
    guard let pending, let command, KeyCount.moves.contains(command) else { return false }
    view = pending.before
    if command.applies(to: self) { run(command, times: pending.number) }
    return true
  }

  private mutating func run(_ command: Command, times number: Int) {
    switch command {
    case .moveDown where view.focus == .list && !view.isForScreenReader: return move(by: number)
    case .moveUp where view.focus == .list && !view.isForScreenReader: return move(by: -number)
    default: break
    }
    for _ in 0..<number {
      let before = view
      _ = run(command)
      // At the end of what there is to move over.
      if view == before { return }
    }
  }
}

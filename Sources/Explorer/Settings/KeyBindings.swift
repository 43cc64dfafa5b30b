import RoleModel
import TerminalScreen

/// Which keys run which commands: those of the table, unless the reader gave others.
package struct KeyBindings: Hashable, Sendable {
  private var keysByCommand: [Command: [Key]] = [:]
  private var commandByKey: [Key: Command] = [:]
  /// Where the keys of a command come from that the reader gave it.
  private var origins: [Command: SettingOrigin] = [:]

  /// The keys of the table.
  package static let standard = KeyBindings()

  /// The commands that never lose their last key: the one leads out, the other runs everything.
  package static let protected: [Command] = [.quit, .palette]

  /// The keys that a command may not have, each with what it is to a terminal or a shell.
  package static let forbidden: [(key: Key, words: String)] = [
    (.control("h"), "Backspace to terminals"), (.control("i"), "Tab to terminals"),
    (.control("j"), "Enter to terminals"), (.control("m"), "Enter to terminals"), (.control("c"), "what ends programs"),
    (.control("z"), "what suspends programs"),
  ]

  /// Keys that the reader gives a command, in place of those of the table.
  package struct Wish: Hashable, Sendable {
    package var command: Command
    /// Empty to leave the command without a key.
    package var keys: [Key]
    package var origin: SettingOrigin
  }

  private init() {
    for command in Command.allCases { give(command.keys, to: command) }
  }

  /// The keys after the reader's wishes, and what is to be said of them.
  ///
  /// A wish stands in the place of the table's keys of its command, and beats the table's keys of the others. Of two wishes for one
  /// key the first stands, and a command all of whose wishes fail keeps what the table gives it.
  package init(_ wishes: [Wish], _ notes: inout [SettingNote]) {
    var wishes = wishes
    Self.protect(&wishes, &notes)
    for wish in wishes {
      var own: [Key] = []
      for key in wish.keys where commandByKey[key] != wish.command {
        if let forbidden = Self.forbidden.first(where: { $0.key == key }) {
          notes.append(
            SettingNote(wish.origin, "\(key.words) is \(forbidden.words): \(wish.command.settingName) goes without it.")
          )
        } else if let owner = commandByKey[key] {
          let first = wishes.first { $0.command == owner }?.origin
          let place = first.map { " (\($0.words))" } ?? ""
          notes.append(
            SettingNote(
              wish.origin,
              "\(key.words) runs \(owner.settingName)\(place) already: \(wish.command.settingName) goes without it."))
        } else {
          own.append(key)
          commandByKey[key] = wish.command
        }
      }
      guard wish.keys.isEmpty || !own.isEmpty else { continue }
      keysByCommand[wish.command] = own
      origins[wish.command] = wish.origin
    }
    for command in Command.allCases where keysByCommand[command] == nil {
      let left = command.keys.filter { commandByKey[$0] == nil }
      for key in command.keys {
        guard let taker = commandByKey[key], let wish = wishes.first(where: { $0.command == taker }) else { continue }
        let rest =
          left.isEmpty
          ? "no key is left for it"
          : "\(joinedInWords(left.map(\.words))) \(left.count == 1 ? "is" : "are") left for it"
        notes.append(
          SettingNote(
            wish.origin, "\(key.words) now runs \(taker.settingName), no longer \(command.settingName): \(rest).",
            left.isEmpty ? .loss : .notice))
      }
      give(left, to: command)
    }
  }

  /// Passes over the wishes that would leave a protected command without a key.
  private static func protect(_ wishes: inout [Wish], _ notes: inout [SettingNote]) {
    var before: [Wish]
    repeat {
      before = wishes
      for command in protected { protect(command, &wishes, &notes) }
    } while wishes != before
  }

  private static func protect(_ command: Command, _ wishes: inout [Wish], _ notes: inout [SettingNote]) {
    if let own = wishes.firstIndex(where: { $0.command == command }) {
      let taken = Set(wishes[..<own].flatMap(\.keys) + forbidden.map(\.key))
      if !taken.isSuperset(of: wishes[own].keys) { return }
      notes.append(
        SettingNote(
          wishes[own].origin,
          "\(command.settingName) would have no key: it keeps \(joinedInWords(command.keys.map(\.words)))."))
      wishes.remove(at: own)
    }
    let before = wishes
    for index in wishes.indices {
      let wish = wishes[index]
      for key in wish.keys where command.keys.contains(key) {
        notes.append(
          SettingNote(
            wish.origin,
            "\(key.words) is the last key of \(command.settingName): \(wish.command.settingName) goes without it."))
      }
      wishes[index].keys.removeAll { command.keys.contains($0) }
    }
    // A wish of which nothing is left is none; one for no key at all stands.
    wishes = zip(wishes, before).filter { !$0.keys.isEmpty || $1.keys.isEmpty }.map(\.0)
  }

  private mutating func give(_ keys: [Key], to command: Command) {
    keysByCommand[command] = keys
    for key in keys where commandByKey[key] == nil { commandByKey[key] = command }
  }

  /// The keys that run a command; the first one is the one that the key bar and the help name first. Empty when it has none.
  package func keys(of command: Command) -> [Key] { keysByCommand[command] ?? [] }

  /// Where the keys of a command come from; those of the table, less what others took, are the default.
  package func origin(of command: Command) -> SettingOrigin { origins[command] ?? .standard }

  /// The command that a key runs, if it applies.
  package func command(for key: Key) -> Command? { commandByKey[key] }

  /// How a text names the way to a command: its first key, else its name in the palette: `c`, `:compare`.
  package func words(of command: Command) -> String {
    if let key = keys(of: command).first { return key.words }
    return (keys(of: .palette).first?.words ?? "") + command.name
  }
}

extension Command {
  /// What the settings call it: `differences-only`.
  package var settingName: String { name.replacing(" ", with: "-") }

  private static let bySettingName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.settingName, $0) })

  package init?(settingName: String) {
    guard let command = Self.bySettingName[settingName] else { return nil }
    self = command
  }
}

extension Key {
  /// The key as a script and the settings write it: `C-x`, `Down`, `Space`, `F2`.
  package var scriptWord: String {
    switch self {
    case .control(let letter): "C-\(letter)"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    default: words
    }
  }
}

import RoleModel
import TerminalScreen

/// A list of the commands that work now, found by name or by key, of which one is run.
package struct Palette: Hashable, Sendable {
  package private(set) var field = TextField("")
  package private(set) var index = 0
  package private(set) var top = 0
  /// Those that work where the palette was opened.
  private let commands: [Command]
  private let keys: KeyBindings

  /// The commands that the text names, the best first.
  package private(set) var found: [Command]

  /// No command is called by more characters.
  private static let longestText = 100

  init(_ commands: [Command], keys: KeyBindings) {
    self.commands = commands
    self.keys = keys
    found = commands
  }

  /// A key alone names its command; words name the commands whose name, keys or description have a word that begins with
  /// each of them, those whose name has them first.
  private func commandsFound() -> [Command] {
    let words = field.text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return commands }
    let typed = field.text.split(separator: " ").joined(separator: " ")
    func rank(_ command: Command) -> Int? {
      if keys.keys(of: command).contains(where: { $0.words == typed }) { return 0 }
      func has(_ text: String) -> Bool {
        let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber && !$0.isSymbol }
        return words.allSatisfy { word in parts.contains { $0.hasPrefix(word) } }
      }
      if has(command.name) { return 1 }
      let keys = keys.keys(of: command).map(\.words).joined(separator: " ")
      return has("\(command.name) \(command.summary) \(keys)") ? 2 : nil
    }
    let ranked = commands.enumerated().compactMap { order, command in rank(command).map { ($0, order, command) } }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  mutating func move(by step: Int) {
    index = max(0, min(found.count - 1, index.addingReportingOverflow(step).partialValue))
  }

  /// Handles an editing key or pasted text; the best match is picked anew.
  mutating func edit(_ body: (inout TextField) -> Void) {
    let before = field
    body(&field)
    if field.characters.count > Self.longestText { field = before }
    guard field.characters != before.characters else { return }
    index = 0
    found = commandsFound()
  }

  mutating func settle(rows: Int) {
    index = max(0, min(index, found.count - 1))
    top = max(0, min(max(index - rows + 1, min(top, index)), max(0, found.count - rows)))
  }
}

extension Model {
  mutating func openPalette() {
    // From the help it lists what the help does, to be searched.
    if view.focus == .help { closeOverlay() }
    let commands = Command.allCases.filter { $0 != .palette && $0.applies(to: self) }
    // Who opens a list of commands knows the arrows: what moves stands last.
    palette = Palette(commands.filter { !$0.isMovement } + commands.filter(\.isMovement), keys: keys)
  }

  mutating func paletteKey(_ key: Key) -> [Effect] {
    let page = max(1, paletteRows(self).count - 1)
    switch key {
    case .up: palette?.move(by: -1)
    case .down: palette?.move(by: 1)
    case .pageUp: palette?.move(by: -page)
    case .pageDown: palette?.move(by: page)
    case .escape: palette = nil
    case .enter:
      guard let palette, palette.found.indices.contains(palette.index) else {
        message = "No command here is called that: Esc closes."
        return []
      }
      self.palette = nil
      return run(palette.found[palette.index])
    case .control("l"): return [.redraw]
    default:
      var isEditing = true
      palette?.edit { isEditing = $0.handle(key) }
      if !isEditing { message = "\(key.words) does nothing here: Enter runs the command, Esc closes." }
    }
    return []
  }
}

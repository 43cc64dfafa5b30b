import RoleModel
import TerminalScreen

/// What the reader has set, each with its origin. What cannot be understood is a note, and leaves the default.
package struct Settings: Hashable, Sendable {
  package private(set) var theme = Theme.auto
  package private(set) var colours = ColourLimit.auto
  package private(set) var glyphs = GlyphSet.auto
  package private(set) var isForScreenReader = false
  package private(set) var isMouseWanted = true
  package private(set) var areHintsWanted = true
  /// The postal code of a state; nil for the nation.
  package private(set) var place: String?
  package private(set) var dollars = Dollars.last
  /// nil for the order that the reader left.
  package private(set) var order: ListOrder?
  /// nil for the pane that the reader left.
  package private(set) var pane: PaneID?
  /// A program and its arguments; nil for what the environment says.
  package private(set) var pager: String?
  package private(set) var keys = KeyBindings.standard
  package private(set) var notes: [SettingNote] = []

  private var origins: [Setting: SettingOrigin] = [:]

  package init() {}

  /// What the layers say, the later beating the earlier; the entries of a layer stand in its own order.
  package init(_ layers: [SettingEntry]...) {
    var wishes: [KeyBindings.Wish] = []
    for layer in layers {
      var own: [KeyBindings.Wish] = []
      for entry in layer { take(entry, &own) }
      wishes = own + wishes.filter { wish in !own.contains { $0.command == wish.command } }
    }
    if !wishes.isEmpty { keys = KeyBindings(wishes, &notes) }
    notes.sort { $0.origin.line < $1.origin.line }
  }

  package func origin(of setting: Setting) -> SettingOrigin { origins[setting] ?? .standard }

  package var problems: [SettingNote] { notes.filter(\.isProblem) }

  /// A setting's value as the file would write it, without quotation marks.
  package func text(of setting: Setting) -> String {
    switch setting {
    case .theme: theme.rawValue
    case .colours: colours.rawValue
    case .glyphs: glyphs.rawValue
    case .screenReader: String(isForScreenReader)
    case .mouse: String(isMouseWanted)
    case .hints: String(areHintsWanted)
    case .place: place ?? Setting.nation
    case .dollars: dollars.rawValue
    case .order: order?.rawValue ?? Setting.asLeft
    case .pane: pane?.name ?? Setting.asLeft
    case .pager: pager ?? "auto"
    }
  }

  // MARK: Reading

  private mutating func take(_ entry: SettingEntry, _ wishes: inout [KeyBindings.Wish]) {
    let name = entry.path[0]
    if name == Self.keysName { return takeKeys(entry, &wishes) }
    // What stands below a setting or an unknown table is said once, of the table.
    guard entry.path.count == 1 else { return }
    guard let setting = Setting(rawValue: name) else { return note(entry, unknown(name)) }
    if let problem = set(setting, to: entry.value) { return note(entry, problem) }
    origins[setting] = entry.origin
  }

  /// The table of the keys.
  package static let keysName = "keys"

  private mutating func takeKeys(_ entry: SettingEntry, _ wishes: inout [KeyBindings.Wish]) {
    guard entry.path.count > 1 else {
      if entry.value != .table {
        note(entry, "keys is a table: [keys], and a line such as mark = \"Space\" for each command.")
      }
      return
    }
    guard entry.path.count == 2 else { return }
    guard let command = Command(settingName: entry.path[1]) else {
      let names = Command.allCases.map(\.settingName)
      return note(entry, "no command “\(entry.path[1])”; " + nearest(to: entry.path[1], among: names))
    }
    let values: [SettingEntry.Value]
    if case .list(let list) = entry.value { values = list } else { values = [entry.value] }
    var keys: [Key] = []
    for value in values {
      guard let word = value.keyWord else {
        note(entry, "the keys of \(command.settingName) are texts, such as \"C-x\" or [\"Down\", \"j\"].")
        continue
      }
      guard let key = Key(words: word) ?? KeyScript.named(word) else {
        note(
          entry, "there is no key “\(word)”: write it as the help does (Ctrl-T, Space, ↑, Enter), or as C-t, Down, F2.")
        continue
      }
      keys.append(key)
    }
    if keys.isEmpty, !values.isEmpty { return }
    wishes.append(KeyBindings.Wish(command: command, keys: keys, origin: entry.origin))
  }

  private mutating func note(_ entry: SettingEntry, _ text: String) { notes.append(SettingNote(entry.origin, text)) }

  private func unknown(_ name: String) -> String {
    if Command(settingName: name) != nil { return "\(name) is a command: its keys stand below a line [keys]." }
    return "no setting “\(name)”; " + nearest(to: name, among: Setting.allCases.map(\.rawValue) + [Self.keysName])
  }

  /// So many unknown names are told what is near them: a file with more is no settings file.
  private static let greatestNearCount = 20

  private func nearest(to name: String, among names: [String]) -> String {
    let near = notes.count >= Self.greatestNearCount ? "" : nearestNames(to: name, among: names)
    if near.isEmpty { return "rolescope config show lists what there is." }
    return near.contains(",") ? "the nearest are \(near)." : "the nearest is \(near)."
  }

  /// Sets a value, or says in a sentence why it cannot be.
  private mutating func set(_ setting: Setting, to value: SettingEntry.Value) -> String? {
    let wanted = "\(setting.rawValue) takes \(setting.choiceWords)"
    switch (setting.kind, value) {
    case (.flag, .truth(let isSo)):
      set(setting, to: isSo)
    case (.flag, .text), (.flag, .number):
      return wanted + ", without quotation marks."
    case (.choice(let choices), .text(let text)):
      guard let choice = choices.first(where: { folded($0) == folded(text) }) else {
        let near = nearestNames(to: text, among: choices)
        return wanted + "; “\(text)” is none of them" + (near.isEmpty ? "." : ", the nearest is \(near).")
      }
      set(setting, to: choice)
    case (.choice(let choices), .number(let number)):
      guard choices.contains(String(number)) else { return wanted + "; \(number) is none of them." }
      set(setting, to: String(number))
    case (.program, .text(let text)):
      pager = text == "auto" ? nil : text
    default:
      return wanted + "; \(value.kindWords) given."
    }
    return nil
  }

  private mutating func set(_ setting: Setting, to isSo: Bool) {
    switch setting {
    case .screenReader: isForScreenReader = isSo
    case .mouse: isMouseWanted = isSo
    case .hints: areHintsWanted = isSo
    case .theme, .colours, .glyphs, .place, .dollars, .order, .pane, .pager: break
    }
  }

  /// Takes one of a setting's choices.
  private mutating func set(_ setting: Setting, to choice: String) {
    switch setting {
    case .theme: theme = Theme(rawValue: choice) ?? theme
    case .colours: colours = ColourLimit(rawValue: choice) ?? colours
    case .glyphs: glyphs = GlyphSet(rawValue: choice) ?? glyphs
    case .place: place = choice == Setting.nation ? nil : choice
    case .dollars: dollars = Dollars(rawValue: choice) ?? dollars
    case .order: order = ListOrder(rawValue: choice)
    case .pane: pane = PaneID(name: choice)
    case .screenReader, .mouse, .hints, .pager: break
    }
  }
}

extension SettingOrigin {
  /// For sorting: what has no line stands last.
  fileprivate var line: Int {
    if case .file(let line) = self { return line }
    return .max
  }
}

extension SettingEntry.Value {
  /// The word of a key; a digit may stand without quotation marks.
  fileprivate var keyWord: String? {
    switch self {
    case .text(let text): text
    case .number(let number) where (0...9).contains(number): String(number)
    default: nil
    }
  }

  fileprivate var kindWords: String {
    switch self {
    case .text: "a text"
    case .number: "a number"
    case .truth: "true or false"
    case .list: "a list"
    case .table: "a table"
    case .other(let name): name
    }
  }
}

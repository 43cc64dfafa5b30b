import CNCurses
import Glibc

/// What the environment and terminfo say of the terminal behind a descriptor, before anything is drawn on it.
package struct TerminalTraits: Hashable, Sendable {
  /// A program between this one and the terminal, which has a say in what the terminal can do.
  package enum Multiplexer: String, Sendable { case tmux, screen }

  /// `TERM`; nil when it is unset or empty.
  package var type: String?
  /// Whether terminfo has an entry for the type.
  package var isKnown = false
  /// The type that it is taken for where terminfo has none; nil where there is no such either.
  package var standIn: String?
  /// Without it no screen can be drawn, only lines printed.
  package var canMoveCursor = false
  /// As terminfo has it; 0 for a terminal without colours.
  package var colours = 0
  /// Whether pasted text comes marked, so that it can't run as keys.
  package var marksPastes = false
  package var hasAlternateScreen = false
  package var isTerminal = false
  /// nil when the descriptor is no terminal, or one that doesn't know its size.
  package var size: Size?
  /// The locale's character set, such as `UTF-8` or `ANSI_X3.4-1968`.
  package var characterSet: String
  /// The locale that the environment asks for, and whether it is installed; nil when it asks for none.
  package var locale: (name: String, isInstalled: Bool)? {
    localeName.map { ($0, isLocaleInstalled) }
  }
  package var multiplexer: Multiplexer?

  private var localeName: String?
  private var isLocaleInstalled: Bool

  package init(descriptor: Int32) {
    isLocaleInstalled = setlocale(LC_CTYPE, "") != nil
    localeName = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(Self.variable).first
    _ = CharacterSet.adopt()
    characterSet = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? "unknown"
    type = Self.variable("TERM")
    isTerminal = isatty(descriptor) == 1
    size = Self.size(of: descriptor)
    multiplexer = Self.multiplexer
    guard let type, let found = TerminalType.setUp(type, on: descriptor) else { return }
    defer { ncurses_forget_entry() }
    isKnown = found == type
    standIn = isKnown ? nil : found
    canMoveCursor = ncurses_capability("cup") != nil
    colours = max(0, Int(ncurses_number("colors")))
    hasAlternateScreen = ncurses_capability("smcup") != nil
    marksPastes = !PrivateModes.ofEntry.enter.isEmpty
  }

  /// The size of the terminal behind a descriptor; nil when it is none, or one that nobody knows the size of.
  package static func size(of descriptor: Int32) -> Size? {
    isatty(descriptor) == 1 ? TerminalDevice.size(of: descriptor) : nil
  }

  package var usesUTF8: Bool { characterSet == "UTF-8" }

  /// Lets the C library follow the environment, and answers whether that is UTF-8; a locale that names it is believed though it
  /// is not installed.
  package static func adoptLocale() -> Bool { CharacterSet.adopt() }

  /// What the environment says stands between this program and the terminal.
  static var multiplexer: Multiplexer? {
    variable("TMUX") != nil ? .tmux : variable("STY") != nil ? .screen : nil
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).flatMap { $0.pointee == 0 ? nil : String(cString: $0) }
  }
}

extension PrivateModes {
  /// Those of the terminal whose entry is set up.
  static var ofEntry: PrivateModes {
    func text(_ name: String) -> String? { ncurses_capability(name).map { String(cString: $0) } }
    return PrivateModes(
      alternateScreen: text("smcup"), mouse: text("kmous"), isLikeXterm: ncurses_flag("XT") > 0)
  }
}

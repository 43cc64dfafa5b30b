import CVTerm
import Glibc

/// One position of the screen that a user would see.
package struct TerminalCell: Hashable, Sendable {
  package enum Colour: Hashable, Sendable {
    case standard
    case indexed(Int)
    case rgb(Int, Int, Int)
  }

  /// The character and its marks; empty where nothing was written.
  package var text: String
  package var columns: Int
  package var foreground: Colour
  package var background: Colour
  package var isBold: Bool
  package var isUnderlined: Bool
  package var isReversed: Bool
}

/// The terminal's modes that a program can leave wrong.
package struct TerminalModes: Hashable, Sendable {
  package var echoes: Bool
  package var editsLines: Bool
  package var makesSignals: Bool
  package var stopsOutput: Bool

  init(_ modes: termios) {
    echoes = modes.c_lflag & tcflag_t(ECHO) != 0
    editsLines = modes.c_lflag & tcflag_t(ICANON) != 0
    makesSignals = modes.c_lflag & tcflag_t(ISIG) != 0
    stopsOutput = modes.c_iflag & tcflag_t(IXON) != 0
  }

  /// As a shell expects to find its terminal.
  package var isRestored: Bool { echoes && editsLines && makesSignals && stopsOutput }
}

/// A key that types no text.
package enum TerminalKey: Hashable, Sendable {
  case up, down, left, right, pageUp, pageDown, home, end
  case enter, escape, tab, backspace, delete, insert
  case function(Int)
  case control(Character)

  var code: VTermKey {
    switch self {
    case .up: VTERM_KEY_UP
    case .down: VTERM_KEY_DOWN
    case .left: VTERM_KEY_LEFT
    case .right: VTERM_KEY_RIGHT
    case .pageUp: VTERM_KEY_PAGEUP
    case .pageDown: VTERM_KEY_PAGEDOWN
    case .home: VTERM_KEY_HOME
    case .end: VTERM_KEY_END
    case .enter: VTERM_KEY_ENTER
    case .escape: VTERM_KEY_ESCAPE
    case .tab: VTERM_KEY_TAB
    case .backspace: VTERM_KEY_BACKSPACE
    case .delete: VTERM_KEY_DEL
    case .insert: VTERM_KEY_INS
    case .function(let number): VTermKey(VTERM_KEY_FUNCTION_0.rawValue + UInt32(number))
    case .control: VTERM_KEY_NONE
    }
  }
}

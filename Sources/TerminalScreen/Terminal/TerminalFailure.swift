/// Why the explorer can't take over a terminal.
package enum TerminalFailure: Error, Hashable, CustomStringConvertible {
  case noTerminal(reason: String)
  case unknownType(name: String?)
  case cannotMoveCursor(name: String)
  case outOfDescriptors(reason: String)
  case alreadyOpen

  package var description: String {
    switch self {
    case .noTerminal(let reason):
      "There is no terminal to draw on: /dev/tty can't be opened (\(reason))."
    case .unknownType(let name?):
      "The terminal type \"\(name)\" is unknown here. Set TERM to one that is (such as xterm-256color), "
        + "or install its terminfo entry (on Debian: ncurses-term)."
    case .unknownType(nil):
      "The environment doesn't say which terminal this is. Set TERM, for example to xterm-256color."
    case .cannotMoveCursor(let name):
      "The terminal type \"\(name)\" can't move its cursor, so no screen can be drawn on it. Set TERM to what the "
        + "terminal is, for example xterm-256color."
    case .outOfDescriptors(let reason):
      "The terminal can't be watched: no pipe could be made (\(reason))."
    case .alreadyOpen:
      "The terminal is in use by another session of this process."
    }
  }
}

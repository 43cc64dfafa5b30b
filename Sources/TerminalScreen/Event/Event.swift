/// What the terminal tells the explorer.
package enum Event: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text pasted between bracketed-paste marks, control characters replaced.
  case paste(String)
  /// As much of a pasted text as came, the mark at its end having been lost.
  case unfinishedPaste(String)
  /// A key that the terminal has for a signal, such as Ctrl-Z. The session acts on it; on one that may have been pasted it does not.
  case signal(SignalKey)
  case resize(Size)
}

/// What a key is for on the terminal, if not for the program: `stty` shows and changes which one it is.
package enum SignalKey: Hashable, Sendable {
  case interrupt, quit, suspend

  /// The key as a text names it where nobody has changed it.
  package var words: String {
    switch self {
    case .interrupt: "Ctrl-C"
    case .quit: "Ctrl-\\"
    case .suspend: "Ctrl-Z"
    }
  }
}

extension Event {
  var signal: SignalKey? { if case .signal(let key) = self { key } else { nil } }
}

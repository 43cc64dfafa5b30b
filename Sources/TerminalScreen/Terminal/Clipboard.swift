/// What became of a text that was to be copied.
package enum CopyOutcome: Hashable, Sendable {
  /// Sent to the terminal, which doesn't answer.
  case sent
  /// Taken by tmux, which hands it on to the terminal.
  case takenByTmux
  /// So many bytes are more than a terminal takes.
  case tooLong(bytes: Int)
  /// The terminal has no such sequence.
  case noClipboard
  /// There is no terminal.
  case noTerminal
}

/// The clipboard beyond the terminal.
extension TerminalSession {
  /// Hands a text to the terminal's clipboard, between frames. Of control characters line ends alone go with it.
  package func copy(_ text: String) -> CopyOutcome {
    let lines = TextCleaning.cleaned(text.replacing("\r\n", with: "\n"), keepingLineEnds: true)
    let clean = usesUTF8 ? lines : TextCleaning.ascii(lines)
    let bytes = Array(clean.utf8)
    guard bytes.count <= ClipboardSequence.longestText else { return .tooLong(bytes: bytes.count) }
    guard takesPrivateSequences else { return .noClipboard }
    var multiplexer = TerminalTraits.multiplexer
    if multiplexer == .tmux {
      if TmuxBuffer.isOfAnotherTerminal { multiplexer = nil } else if TmuxBuffer.take(bytes) { return .takenByTmux }
    }
    send(ClipboardSequence.bytes(clean, through: multiplexer))
    return .sent
  }
}

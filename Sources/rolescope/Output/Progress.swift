import Glibc

/// One line on standard error that says what is being done, where a person watches: a terminal.
struct Progress {
  private let isShown = isatty(STDERR_FILENO) == 1

  /// Takes the place of the line before.
  func show(_ text: String) {
    guard isShown else { return }
    StandardOutput.writeProgress("\r\u{1B}[K" + StandardOutput.cleanLine(text + "…"))
  }

  /// Leaves nothing of the line.
  func clear() {
    if isShown { StandardOutput.writeProgress("\r\u{1B}[K") }
  }
}

import Glibc

/// What the terminal has sent, or still sends, when we leave it: it is read and dropped, lest the shell take the rest of a paste for
/// lines to run, or a report of the mouse for typed text.
enum UnreadInput {
  /// So long without a byte and a paste is over, its end being lost.
  static let pastePatience: Int32 = 2000
  /// What comes after a shorter silence than this belongs to what came before.
  static let burstGap: Int32 = 100
  /// A terminal that never stops sending is left all the same.
  private static let longest = 10_000

  /// Reads until no paste is open and nothing has come for so many milliseconds, or for ``burstGap`` once something has come.
  ///
  /// Safe in a signal handler: system calls and the stack only. Does nothing in the background, where reading would stop us; a
  /// terminal that is not the controlling one has none.
  static func drop(from terminal: Int32, isInPaste: Bool, quiet: Int32 = 0) {
    let foreground = tcgetpgrp(terminal)
    guard foreground < 0 || foreground == getpgrp() else { return }
    var marks = PasteMarks()
    var isInPaste = isInPaste
    var gap = quiet
    let end = now + longest
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      while true {
        let left = end - now
        guard left > 0 else { return }
        var source = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        let ready = poll(&source, 1, min(Int32(left), isInPaste ? pastePatience : gap))
        if ready < 0, errno == EINTR { continue }
        guard ready > 0 else { return }
        let count = read(terminal, buffer.baseAddress, buffer.count)
        // The thread that was interrupted, or another one, may have taken what there was.
        if count < 0, errno == EAGAIN || errno == EINTR { continue }
        guard count > 0 else { return }
        for byte in buffer.prefix(count) {
          if let mark = marks.see(byte) { isInPaste = mark == .begin }
        }
        gap = max(quiet, burstGap)
      }
    }
  }

  /// Milliseconds by the monotonic clock.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

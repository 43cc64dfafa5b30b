import Glibc

/// Standard error while the screen is up: what is written to it is kept in a nameless file and printed when the screen has gone.
///
/// Only when it is a terminal: a file or a pipe that the user chose gets its text at once.
struct HeldErrors {
  /// Where standard error really leads.
  let original: Int32
  /// The file that takes its place.
  let store: Int32

  /// Nil when there is nothing to hold, or no way to.
  init?() {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    var name = Array("/tmp/rolescope-XXXXXX".utf8CString)
    store = mkstemp(&name)
    guard store >= 0 else { return nil }
    unlink(name)
    _ = fcntl(store, F_SETFD, FD_CLOEXEC)
    original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    guard original >= 0, dup2(store, STDERR_FILENO) >= 0 else {
      close(store)
      if original >= 0 { close(original) }
      return nil
    }
  }

  func release() {
    Self.print(store: store, to: original)
    close(store)
    close(original)
  }

  /// Puts standard error back and prints what was held. Safe in a signal handler: system calls and the stack only.
  static func print(store: Int32, to original: Int32) {
    dup2(original, STDERR_FILENO)
    var position: off_t = 0
    withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 1) { buffer in
      while true {
        let count = pread(store, buffer.baseAddress, buffer.count, position)
        guard count > 0 else { return }
        _ = write(original, buffer.baseAddress, count)
        position += off_t(count)
      }
    }
  }
}

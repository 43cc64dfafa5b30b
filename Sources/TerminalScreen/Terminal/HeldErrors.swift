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
    store = Self.namelessFile()
    guard store >= 0 else { return nil }
    original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    guard original >= 0, dup2(store, STDERR_FILENO) >= 0 else {
      close(store)
      if original >= 0 { close(original) }
      return nil
    }
  }

  /// A file that goes with its descriptor; below 0 where there can be none.
  static func namelessFile() -> Int32 {
    var name = Array("/tmp/rolescope-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return file }
    unlink(name)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return file
  }

  func release() {
    Self.print(store: store, to: original)
    close(store)
    close(original)
  }

  /// Puts standard error back and prints what was held, in pieces that a terminal takes at once; one that takes none for a second
  /// loses the rest. Safe in a signal handler: system calls and the stack only.
  static func print(store: Int32, to original: Int32) {
    dup2(original, STDERR_FILENO)
    var position: off_t = 0
    withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
      while true {
        let count = pread(store, buffer.baseAddress, buffer.count, position)
        var room = pollfd(fd: original, events: Int16(POLLOUT), revents: 0)
        guard count > 0 else { return }
        let ready = poll(&room, 1, 1000)
        if ready < 0, errno == EINTR { continue }
        guard ready == 1 else { return }
        let written = write(original, buffer.baseAddress, count)
        guard written > 0 || errno == EAGAIN || errno == EINTR else { return }
        position += off_t(max(0, written))
      }
    }
  }
}

import Glibc

/// The controlling terminal as a device: its descriptor, modes, size and foreground.
///
/// `/dev/tty`, not standard input and output: those may be pipes.
struct TerminalDevice {
  let descriptor: Int32
  /// Larger than any real window, and small enough that a made-up size can't exhaust memory.
  private static let largest = Size(columns: 2000, rows: 1000)

  init() throws(TerminalFailure) {
    descriptor = Glibc.open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .noTerminal(reason: String(cString: strerror(errno))) }
  }

  func close() { Glibc.close(descriptor) }

  /// The window's size; nil when nobody set one, as on a serial line.
  var size: Size? {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else { return nil }
    return Size(
      columns: min(Int(window.ws_col), Self.largest.columns), rows: min(Int(window.ws_row), Self.largest.rows))
  }

  var modes: termios {
    get {
      var modes = termios()
      tcgetattr(descriptor, &modes)
      return modes
    }
    nonmutating set {
      var modes = newValue
      tcsetattr(descriptor, TCSANOW, &modes)
    }
  }

  /// Whether another job has the terminal. False when there is no terminal any more.
  var isOurJobInBackground: Bool {
    let foreground = tcgetpgrp(descriptor)
    return foreground > 0 && foreground != getpgrp()
  }

  /// Writes all bytes, past stdio, so that they keep their place among what ncurses writes.
  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return  // the terminal has gone: the next poll says so
      }
    }
  }

  enum Input {
    case bytes([UInt8])
    case nothing
    case hungUp
  }

  /// Reads what is there, up to the buffer's size. To be called when poll says that there is something.
  func read() -> Input {
    withUnsafeTemporaryAllocation(byteCount: 16 * 1024, alignment: 1) { buffer in
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count > 0 { return .bytes(Array(buffer.prefix(count))) }
      // Without line editing a terminal reads as ended, or fails, only when it is no longer ours.
      return count < 0 && (errno == EINTR || errno == EAGAIN) ? .nothing : .hungUp
    }
  }
}

import Glibc

/// The terminal as a device: its descriptor, modes, size and foreground.
///
/// `/dev/tty`, not standard input and output: those may be pipes. They are what is left where the process has no controlling
/// terminal, as after `setsid` and `su -c`.
struct TerminalDevice {
  let descriptor: Int32
  /// Whether the terminal sends this process its signals: of a new size, too.
  let isControlling: Bool
  /// The flags of a descriptor that others use as well, to be put back; nil for one of our own.
  let sharedFlags: Int32?
  /// Larger than any real window, and small enough that a made-up size can't exhaust memory.
  static let largest = Size(columns: 2000, rows: 1000)

  /// It never blocks: a terminal that takes no bytes must not keep the process from hearing a signal.
  private static let flags = O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK

  init() throws(TerminalFailure) {
    let own = Glibc.open("/dev/tty", Self.flags)
    if own >= 0 {
      (descriptor, isControlling, sharedFlags) = (own, true, nil)
      return
    }
    let reason = String(cString: strerror(errno))
    isControlling = false
    guard let standard = [STDIN_FILENO, STDOUT_FILENO].first(where: Self.isTerminalBothWays) else {
      throw .noTerminal(reason: reason)
    }
    // Opened anew where that is allowed: another user's terminal can only be shared.
    let opened = ttyname(standard).map { Glibc.open($0, Self.flags) } ?? -1
    descriptor = opened >= 0 ? opened : fcntl(standard, F_DUPFD_CLOEXEC, 3)
    sharedFlags = opened >= 0 ? nil : fcntl(standard, F_GETFL)
    guard descriptor >= 0 else { throw .noTerminal(reason: String(cString: strerror(errno))) }
  }

  private static func isTerminalBothWays(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && fcntl(descriptor, F_GETFL) & O_ACCMODE == O_RDWR
  }

  func close() { Glibc.close(descriptor) }

  /// While the screen is up nothing waits for the terminal in the system.
  func take() {
    if let sharedFlags { _ = fcntl(descriptor, F_SETFL, sharedFlags | O_NONBLOCK) }
  }

  func giveBack() {
    if let sharedFlags { _ = fcntl(descriptor, F_SETFL, sharedFlags) }
  }

  var size: Size? { Self.size(of: descriptor) }

  /// The window's size; where nobody set one, as on a serial line, what LINES and COLUMNS say. nil when nothing does.
  static func size(of descriptor: Int32) -> Size? {
    var window = winsize()
    _ = ioctl(descriptor, UInt(TIOCGWINSZ), &window)
    let columns = window.ws_col > 0 ? Int(window.ws_col) : number("COLUMNS")
    let rows = window.ws_row > 0 ? Int(window.ws_row) : number("LINES")
    guard let columns, let rows else { return nil }
    return Size(columns: min(columns, largest.columns), rows: min(rows, largest.rows))
  }

  private static func number(_ variable: String) -> Int? {
    getenv(variable).flatMap { Int(String(cString: $0)) }.flatMap { $0 > 0 ? $0 : nil }
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
  ///
  /// A terminal that takes none is waited for until a signal is to end the process. What gives the terminal back has a second
  /// then; after it what the terminal has not taken yet is thrown away, and the bytes stand in its place.
  func write(_ bytes: [UInt8], isFarewell: Bool = false) {
    var rest = bytes[...]
    var patience = isFarewell ? 10 : 0
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
        continue
      }
      if errno == EINTR { continue }
      guard errno == EAGAIN else { return }  // the terminal has gone: the next poll says so
      if SignalPipe.isEnding {
        guard patience > 0 else { return isFarewell ? Self.force(bytes, into: descriptor) : () }
        patience -= 1
      }
      // A signal that comes just before this is heard after a tenth of a second.
      var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&room, 1, 100)
    }
  }

  private static func force(_ bytes: [UInt8], into descriptor: Int32) {
    bytes.withUnsafeBufferPointer { force($0, into: descriptor) }
  }

  /// Writes bytes before everything that the terminal has not taken yet. Safe in a signal handler.
  static func force(_ bytes: UnsafeBufferPointer<UInt8>, into descriptor: Int32) {
    tcflush(descriptor, TCOFLUSH)
    _ = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
  }

  /// Whether something can be read, or the terminal has gone, within so many milliseconds.
  func hasInput(within milliseconds: Int32) -> Bool {
    var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, milliseconds) > 0
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

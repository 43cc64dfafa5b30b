import CVTerm
import Glibc

/// A program running on a terminal of its own: it gets keys and signals, and a terminal emulator reads its screen.
///
/// Output is read inside the waiting functions only, on the caller's thread, so an instance belongs to one test and
/// tests may run side by side. The program and its session end with the instance.
package final class PseudoTerminal {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// How a program ended.
  package enum Exit: Hashable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  /// The program's process.
  package private(set) var process: Int32 = -1
  /// All that the program has sent, escape sequences included.
  package private(set) var bytesReceived: [UInt8] = []

  private let emulator: Emulator
  private var master: Int32
  private var leader: Int32
  private let reports: Int32
  private let commands: Int32
  private var isStopped = false
  private var exit: Exit?

  /// Starts a program on a new terminal.
  ///
  /// - Parameters:
  ///   - program: a path; no search.
  ///   - environment: the whole of it; `TERM` and the locale are nothing but what stands here.
  ///   - directory: where the program starts.
  ///   - speed: what the line says of itself, such as `B9600`; nil for what the system takes, which is a fast one.
  package init(
    _ program: String, arguments: [String] = [], environment: [String: String] = PseudoTerminal.usualEnvironment,
    columns: Int = 80, rows: Int = 24, directory: String = "/", speed: Int32? = nil
  ) throws {
    var name = [CChar](repeating: 0, count: 128)
    master = leader_open_master(&name, UInt(name.count))
    guard master >= 0 else { throw Failure(description: "No pseudo-terminal could be opened: errno \(errno).") }
    let reportPipe = try Self.pipe()
    let commandPipe = try Self.pipe()
    reports = reportPipe.read
    commands = commandPipe.write
    emulator = Emulator(columns: columns, rows: rows)
    Self.setSize(master, columns: columns, rows: rows)
    if let speed {
      var modes = termios()
      tcgetattr(master, &modes)
      cfsetospeed(&modes, speed_t(speed))
      tcsetattr(master, TCSANOW, &modes)
    }

    let leader = Self.withCStrings([program] + arguments) { arguments in
      Self.withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
        leader_start(name, directory, program, arguments, environment, reportPipe.write, commandPipe.read)
      }
    }
    self.leader = leader
    close(reportPipe.write)
    close(commandPipe.read)
    guard leader > 0, let first = nextReport(seconds: 10) else {
      throw Failure(description: "\(program) could not be started.")
    }
    process = first.process
  }

  deinit {
    closeMaster()
    close(commands)  // the leader ends its job when it reads the end of the commands
    close(reports)
    if leader > 0 { waitpid(leader, nil, 0) }
  }

  /// UTF-8, 256 colours, nothing of whoever runs the tests, and folders for state and settings that no other run has; a crash
  /// ends at once, without a debugger.
  package static var usualEnvironment: [String: String] {
    var variables: [String: String] = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/tmp",
      "XDG_STATE_HOME": TemporaryFolders.known(), "XDG_CONFIG_HOME": TemporaryFolders.next(),
      "SWIFT_BACKTRACE": "enable=no",
    ]
    // What the sanitizers are told holds for programs that they were built into, too; but the signal of a crash is the program's.
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
      variables[name] = getenv(name).map { String(cString: $0) + ":handle_segv=0" }
    }
    return variables
  }

  // MARK: What goes in

  /// Types text as a keyboard would.
  package func type(_ text: String) {
    for scalar in text.unicodeScalars {
      emulator.type(scalar)
      sendAnswers()
    }
  }

  /// Presses keys. The emulator decides the bytes, by the modes that the program has set.
  package func press(_ keys: TerminalKey...) {
    for key in keys { emulator.press(key) }
    sendAnswers()
  }

  /// Pastes text; the marks go with it when the program asked for them.
  package func paste(_ text: String) {
    emulator.startPaste()
    sendAnswers()
    send(Array(text.utf8))
    emulator.endPaste()
    sendAnswers()
  }

  package func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, master >= 0 {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        pump(milliseconds: 10)
      } else if errno != EINTR {
        return
      }
    }
  }

  package func resize(columns: Int, rows: Int) {
    emulator.resize(columns: columns, rows: rows)
    Self.setSize(master, columns: columns, rows: rows)
  }

  /// Sends a signal to the program alone; a key such as Ctrl-C goes to all of its job.
  package func signal(_ signal: Int32) { _ = Glibc.kill(process, signal) }

  /// Takes the terminal away, as when a window is closed or a line breaks.
  package func hangUp() { closeMaster() }

  /// What a shell's `fg` does for a stopped program; `bg` when it should not get the terminal.
  package func resume(inBackground: Bool = false) {
    isStopped = false
    var command = UInt8(ascii: inBackground ? "b" : "f")
    _ = write(commands, &command, 1)
  }

  // MARK: What comes out

  package var screenText: String { emulator.text }

  package func row(_ row: Int) -> String { emulator.row(row) }

  package func cell(column: Int, row: Int) -> TerminalCell { emulator.cell(column: column, row: row) }

  package var cursor: (column: Int, row: Int) { emulator.cursor }

  package var isCursorVisible: Bool { emulator.isCursorVisible }

  package var isOnAlternateScreen: Bool { emulator.isOnAlternateScreen }

  /// Whether the bytes have come so far.
  package func hasReceived(_ sequence: String) -> Bool {
    String(decoding: bytesReceived, as: UTF8.self).contains(sequence)
  }

  package func forgetReceivedBytes() { bytesReceived = [] }

  /// The terminal's modes now: what `stty` would print, also after the program's end.
  package var modes: TerminalModes {
    var modes = termios()
    tcgetattr(master, &modes)
    return TerminalModes(modes)
  }

  // MARK: Waiting

  /// Reads until the screen meets the condition. Throws with the screen as it is when the time has passed.
  package func waitUntil(
    _ expectation: String = "the screen to meet the condition", seconds: Double = 10,
    _ condition: (PseudoTerminal) -> Bool
  ) throws {
    let deadline = Self.now + seconds
    while true {
      pump(milliseconds: 0)
      if condition(self) { return }
      guard Self.now < deadline else {
        let state = exit.map { "ended with \($0)" } ?? (isStopped ? "stopped" : "running")
        throw Failure(description: "Waited \(seconds) s for \(expectation); the program is \(state):\n\(screenText)")
      }
      pump(milliseconds: 20)
    }
  }

  /// Reads until the screen shows the text.
  package func waitFor(_ text: String, seconds: Double = 10) throws {
    try waitUntil("\"\(text)\"", seconds: seconds) { $0.screenText.contains(text) }
  }

  /// Reads for so long and answers how many bytes came: for tests that nothing happens.
  package func readFor(seconds: Double) -> Int {
    let before = bytesReceived.count
    let deadline = Self.now + seconds
    while Self.now < deadline { pump(milliseconds: 20) }
    return bytesReceived.count - before
  }

  /// Reads until something has come and then nothing for 40 ms, or the time has passed: what a key does to the screen, as a
  /// reader would wait for it.
  package func readAnswer(within seconds: Double) {
    let before = bytesReceived.count
    let deadline = Self.now + seconds
    while Self.now < deadline {
      let count = bytesReceived.count
      pump(milliseconds: 40)
      if count > before, bytesReceived.count == count { return }
    }
  }

  package func waitUntilStopped(seconds: Double = 10) throws {
    try waitUntil("the program to stop", seconds: seconds) { terminal in terminal.isStopped }
  }

  /// Waits until the program has ended, and reads nothing that it sends meanwhile, as a terminal whose line is dead.
  package func waitForExitUnread(seconds: Int32) throws -> Exit {
    while exit == nil {
      guard let report = nextReport(seconds: seconds) else {
        throw Failure(description: "Waited \(seconds) s for the program to end; it hasn't.")
      }
      take(report)
    }
    return try waitForExit()
  }

  /// Waits, and reads nothing, until the program sends no more: it waits for room, or for keys.
  package func waitUntilUnreadIsStill() {
    var count: Int32 = -1
    while true {
      var now: Int32 = 0
      _ = ioctl(master, UInt(FIONREAD), &now)
      if now == count { return }
      count = now
      usleep(1_000_000)
    }
  }

  /// Reads until the program has ended.
  package func waitForExit(seconds: Double = 10) throws -> Exit {
    try waitUntil("the program to end", seconds: seconds) { terminal in terminal.exit != nil }
    pump(milliseconds: 0)
    guard let exit else { throw Failure(description: "The program has not ended.") }
    return exit
  }
}

// MARK: - Plumbing

extension PseudoTerminal {
  /// Takes in what has come from the program and from the leader, waiting at most so long for the first of it.
  private func pump(milliseconds: Int32) {
    var timeout = milliseconds
    while true {
      var sources = [
        pollfd(fd: master, events: Int16(POLLIN), revents: 0), pollfd(fd: reports, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&sources, 2, timeout) > 0 else { return }
      timeout = 0
      var hasProgress = false
      if sources[0].revents & Int16(POLLIN) != 0 { hasProgress = readMaster() }
      if sources[1].revents & Int16(POLLIN) != 0, exit == nil, let report = nextReport(seconds: 0) {
        take(report)
        hasProgress = true
      }
      guard hasProgress else {
        if milliseconds > 0 { usleep(1000) }  // hung up: poll returns at once, and there is nothing to wait for
        return
      }
    }
  }

  private func readMaster() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    bytesReceived += buffer[..<count]
    emulator.take(buffer[..<count])
    sendAnswers()
    return true
  }

  /// Keys, and answers to what the program asked the emulator.
  private func sendAnswers() {
    let bytes = emulator.takeOutput()
    if !bytes.isEmpty { send(bytes) }
  }

  private func take(_ report: leader_report) {
    let status = report.status
    if status & 0xFF == 0x7F {
      isStopped = true
    } else if status & 0x7F == 0 {
      exit = .status(status >> 8 & 0xFF)
    } else {
      exit = .signal(status & 0x7F)
    }
  }

  private func nextReport(seconds: Int32) -> leader_report? {
    var source = pollfd(fd: reports, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, seconds * 1000) == 1 else { return nil }
    var report = leader_report()
    let size = MemoryLayout<leader_report>.size
    return read(reports, &report, size) == size ? report : nil
  }

  private func closeMaster() {
    if master >= 0 { close(master) }
    master = -1
  }

  private static func setSize(_ master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw Failure(description: "No pipe could be made: errno \(errno).") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      var empty: UnsafeMutablePointer<CChar>?
      return withUnsafePointer(to: &empty) { body(buffer.baseAddress.map { UnsafePointer($0) } ?? $0) }
    }
  }

  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

import Glibc
import SystemFiles
import TerminalScreen

/// The program that shows a text which is longer than the terminal's window.
struct Pager {
  /// The program and its arguments. No shell reads them, so that nothing but this program runs.
  let words: [String]

  private static let usual = ["less", "-FRX"]

  /// The program that the settings name, else `less -FRX`; nil where the reader wants none: it is empty or `cat`.
  static func wanted(_ program: String?, for traits: TerminalTraits) -> Pager? {
    guard let program else { return traits.canMoveCursor ? Pager(words: usual) : nil }
    let words = program.split(separator: " ").map(String.init)
    return words.isEmpty || words == ["cat"] ? nil : Pager(words: words)
  }

  /// Programs that show a text's colours as colours. Others, editors most of all, show the bytes that make them.
  private static let colourful = ["less", "more", "bat", "batcat", "moar", "moor", "ov"]

  /// Whether it shows colours as such: less does where its options say so.
  var showsColours: Bool {
    let name = words.first?.split(separator: "/").last.map(String.init) ?? ""
    guard name == "less" else { return Self.colourful.contains(name) }
    func has(_ options: some StringProtocol) -> Bool { options.contains { $0 == "R" || $0 == "r" } }
    if words.dropFirst().contains(where: { has($0) }) { return true }
    // Without a LESS of the reader's own, start() says it.
    return getenv("LESS").map { has(String(cString: $0)) } ?? true
  }

  enum Outcome {
    /// The pager ran, and showed as much as its reader wanted.
    case shown
    /// There is no such program.
    case notStarted
    /// It ended with an error, and may have shown nothing.
    case failed
  }

  /// Shows the bytes and waits until the reader has seen enough; leaving before the end is no error.
  func show(_ bytes: [UInt8]) -> Outcome {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .notStarted }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    guard let process = start(reading: ends[0]) else {
      ends.forEach { close($0) }
      return .notStarted
    }
    close(ends[0])
    // Ctrl-C is for the pager while it has the terminal, and a pager that is left early reads no further.
    for number in [SIGINT, SIGQUIT, SIGPIPE] { signal(number, SIG_IGN) }
    write(bytes, to: ends[1])
    close(ends[1])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    for number in [SIGINT, SIGQUIT, SIGPIPE] { signal(number, SIG_DFL) }
    return Self.isError(status) ? .failed : .shown
  }

  /// Whether a status of `waitpid` is that of a program which failed; one that its reader ended by a key did not.
  private static func isError(_ status: Int32) -> Bool {
    let (signal, code) = (status & 0x7F, status >> 8 & 0xFF)
    if signal != 0 { return ![SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGHUP].contains(signal) }
    return (1...127).contains(code)
  }

  private func start(reading descriptor: Int32) -> pid_t? {
    // less shows colours only when it is told to; the reader's own LESS says more than we do.
    setenv("LESS", "FRX", 0)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    posix_spawn_file_actions_addclose(&actions, descriptor)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { word in word.withFileName { strdup($0) } } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    guard let program = arguments[0],
      posix_spawnp(&process, program, &actions, nil, &arguments, environ) == 0
    else { return nil }
    return process
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}

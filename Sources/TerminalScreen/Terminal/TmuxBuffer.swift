import Glibc

/// tmux's own copy buffer, which a program fills through the tmux that it runs in.
///
/// As they come, tmux's settings ignore a program's OSC 52 (`set-clipboard external`), and since 3.3 also one that is wrapped to be
/// handed on (`allow-passthrough off`), while `load-buffer -w` fills the buffer and sends it on to the terminal.
enum TmuxBuffer {
  /// Fills the buffer; false when there is no such tmux, or one that is too old for `-w` (before 3.2).
  static func take(_ bytes: [UInt8]) -> Bool {
    guard let ends = pipe() else { return false }
    guard let process = start(["load-buffer", "-w", "-"], input: ends.reading) else {
      close(ends.reading)
      close(ends.writing)
      return false
    }
    close(ends.reading)
    // A tmux that ends early closes the pipe: that is no reason to end with it.
    let before = signal(SIGPIPE, SIG_IGN)
    write(bytes, to: ends.writing)
    close(ends.writing)
    signal(SIGPIPE, before)
    return succeeds(process)
  }

  /// Whether the tmux that the environment names says that our pane of it is another terminal than ours: a terminal that was started
  /// from within tmux inherits the variables.
  static var isOfAnotherTerminal: Bool {
    guard let pane = getenv("TMUX_PANE").map({ String(cString: $0) }),
      let own = [STDOUT_FILENO, STDIN_FILENO].lazy.compactMap({ ttyname($0) }).first.map({ String(cString: $0) }),
      let ends = pipe()
    else { return false }
    defer { close(ends.reading) }
    let process = start(["display-message", "-p", "-t", pane, "#{pane_tty}"], output: ends.writing)
    close(ends.writing)
    guard let process, succeeds(process) else { return false }
    var answer = [UInt8](repeating: 0, count: 256)
    let count = read(ends.reading, &answer, answer.count)
    let tty = String(decoding: answer.prefix(max(0, count)), as: UTF8.self).prefix { $0 != "\n" }
    return !tty.isEmpty && tty != own
  }

  private static func pipe() -> (reading: Int32, writing: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Waits for the end of a tmux, not for ever.
  private static func succeeds(_ process: pid_t) -> Bool {
    var status: Int32 = 0
    for _ in 0..<patience {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status == 0 }
      if ended < 0, errno != EINTR { return false }
      usleep(10_000)
    }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    return false
  }

  /// So many hundredths of a second tmux is waited for: a server that hangs must not hang its clients.
  private static let patience = 200

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
        continue
      }
      guard errno == EINTR || errno == EAGAIN else { return }
      var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      if poll(&room, 1, Int32(patience * 10)) == 0 { return }
    }
  }

  /// Starts tmux with nothing of the terminal: what it would say is dropped, but for what is asked.
  private static func start(_ words: [String], input: Int32? = nil, output: Int32? = nil) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, ours) in [(STDIN_FILENO, input), (STDOUT_FILENO, output), (STDERR_FILENO, nil)] {
      if let ours {
        posix_spawn_file_actions_adddup2(&actions, ours, descriptor)
      } else {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = (["tmux"] + words).map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, "tmux", &actions, nil, &arguments, environ) == 0 else { return nil }
    return process
  }
}

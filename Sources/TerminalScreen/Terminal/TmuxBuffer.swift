import Glibc

/// tmux's own copy buffer, which a program fills through the tmux that it runs in.
///
/// As they come, tmux's settings ignore a program's OSC 52 (`set-clipboard external`), and since 3.3 also one that is wrapped to be
/// handed on (`allow-passthrough off`), while `load-buffer -w` fills the buffer and sends it on to the terminal.
enum TmuxBuffer {
  /// Fills the buffer; false when there is no such tmux, or one that is too old for `-w` (before 3.2).
  static func take(_ bytes: [UInt8]) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard let process = start(reading: ends[0]) else {
      ends.forEach { close($0) }
      return false
    }
    close(ends[0])
    // A tmux that ends early closes the pipe: that is no reason to end with it.
    let before = signal(SIGPIPE, SIG_IGN)
    write(bytes, to: ends[1])
    close(ends[1])
    signal(SIGPIPE, before)
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

  /// Starts tmux with nothing of the terminal: what it would say is dropped.
  private static func start(reading descriptor: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words = ["tmux", "load-buffer", "-w", "-"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, "tmux", &actions, nil, &arguments, environ) == 0 else { return nil }
    return process
  }
}

import Glibc

/// What the process did on some signals before, so that it can be put back.
struct SignalActions {
  typealias Handler = @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

  private(set) var previous: [(signal: Int32, action: sigaction)] = []

  /// Installs the handler. A signal that the process was started to ignore (`nohup`) stays ignored.
  static func install(_ handler: Handler, for signals: [Int32], flags: Int32 = 0) -> SignalActions {
    var actions = SignalActions()
    for signal in signals {
      var old = sigaction()
      sigaction(signal, nil, &old)
      guard !isIgnored(old) else { continue }
      actions.previous.append((signal, old))
      var new = sigaction()
      new.__sigaction_handler.sa_sigaction = handler
      new.sa_flags = Int32(SA_SIGINFO) | flags
      sigemptyset(&new.sa_mask)
      sigaction(signal, &new, nil)
    }
    return actions
  }

  func restore() {
    for (signal, action) in previous {
      var action = action
      sigaction(signal, &action, nil)
    }
  }

  /// Whether the handler was installed for a signal.
  func catches(_ signal: Int32) -> Bool { previous.contains { $0.signal == signal } }

  /// Stops this process as the shell expects, or all of its job, and answers when it was continued.
  ///
  /// In a group that nobody could continue, the system drops the signal, and this returns at once.
  static func stop(_ signal: Int32, all: Bool = false) {
    var ours = sigaction()
    sigaction(signal, nil, &ours)
    takeDefault(signal)
    if all { kill(0, signal) } else { raise(signal) }
    sigaction(signal, &ours, nil)
  }

  /// Ends the process by the signal, so that who waits for it sees the truth. Safe in a signal handler.
  static func die(of signal: Int32) -> Never {
    takeDefault(signal)
    raise(signal)
    _exit(128 + signal)
  }

  private static func takeDefault(_ signal: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_DFL
    sigemptyset(&action.sa_mask)
    sigaction(signal, &action, nil)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, signal)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

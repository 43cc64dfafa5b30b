import Glibc
import Synchronization

/// Signals and wake-ups as bytes in a pipe that the session polls beside the terminal.
///
/// A handler may run between any two instructions, so it does nothing but write one byte to a descriptor that is
/// already there. The pipe is made once and never closed, so a late wake-up can't write into a stranger's descriptor.
enum SignalPipe {
  private static let readEnd = Atomic<Int32>(-1)
  private static let writeEnd = Atomic<Int32>(-1)
  /// Whether a signal that ends the process has come and the loop has not yet seen it.
  private static let endingHasCome = Atomic<Bool>(false)

  /// All that would end the program, but for what no program may catch and what tells of its own faults.
  static let endingSignals = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGVTALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGIO, SIGPWR,
  ]
  static let caughtSignals = endingSignals + [SIGTSTP, SIGCONT, SIGWINCH]
  private static let wakeByte: UInt8 = 0

  /// What has come since the last look.
  struct Arrivals {
    var ending: Int32?
    var wantsSuspension = false
    var wasContinued = false
    var windowChanged = false
    var woken = false
  }

  static var isEnding: Bool { endingHasCome.load(ordering: .relaxed) }

  static var descriptor: Int32 { readEnd.load(ordering: .relaxed) }

  static func open() throws(TerminalFailure) {
    guard descriptor < 0 else { return }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .outOfDescriptors(reason: String(cString: strerror(errno))) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readEnd.store(ends[0], ordering: .relaxed)
    writeEnd.store(ends[1], ordering: .releasing)
  }

  /// From any thread.
  static func wake() { post(wakeByte) }

  static let handler: SignalActions.Handler = { signal, _, _ in
    if signal != SIGTSTP, signal != SIGCONT, signal != SIGWINCH {
      // A second one before the loop saw the first: the loop hangs, so don't wait for it.
      if endingHasCome.exchange(true, ordering: .relaxed) {
        CrashRestore.restore()
        SignalActions.die(of: signal)
      }
    }
    post(UInt8(truncatingIfNeeded: signal))
  }

  /// The pipe being full loses nothing that matters: the loop has been told to look, and an ending signal is marked.
  private static func post(_ byte: UInt8) {
    let kept = errno
    withUnsafePointer(to: byte) { _ = write(writeEnd.load(ordering: .relaxed), $0, 1) }
    errno = kept
  }

  static func drain() -> Arrivals {
    var arrivals = Arrivals()
    withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        for byte in buffer.prefix(count) {
          switch Int32(byte) {
          case SIGTSTP: arrivals.wantsSuspension = true
          case SIGCONT: arrivals.wasContinued = true
          case SIGWINCH: arrivals.windowChanged = true
          case let signal where endingSignals.contains(signal): arrivals.ending = arrivals.ending ?? signal
          default: arrivals.woken = true
          }
        }
      }
    }
    return arrivals
  }
}

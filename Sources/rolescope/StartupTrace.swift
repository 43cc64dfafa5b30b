import Glibc
import Synchronization

/// Where the time from exec to the first full screen went, for `explore --trace-startup`; without it nothing is measured.
enum StartupTrace {
  static let option = "--trace-startup"

  private struct Marks {
    /// What the system, the loader and the runtime took: processor time, since nobody tells when exec was called.
    var beforeMain: Double
    var last: Double
    var steps: [(words: String, seconds: Double)] = []
  }

  private static let marks = Mutex<Marks?>(nil)

  /// Begins to measure: at the entry of the program, when the arguments ask for it.
  static func begin() {
    let marks = Marks(beforeMain: now(of: CLOCK_PROCESS_CPUTIME_ID), last: now(of: CLOCK_MONOTONIC))
    Self.marks.withLock { $0 = marks }
  }

  /// The time since the last step went into this one.
  static func end(_ words: String) {
    marks.withLock { marks in
      guard let last = marks?.last else { return }
      let now = now(of: CLOCK_MONOTONIC)
      marks?.steps.append((words, now - last))
      marks?.last = now
    }
  }

  /// The steps in milliseconds and their sum; nil when nothing was measured.
  static var report: String? {
    guard let marks = marks.withLock({ $0 }) else { return nil }
    let steps = [("loading and the runtime, in processor time", marks.beforeMain)] + marks.steps
    let all = steps.reduce(0) { $0 + $1.1 }
    return
      (["From exec to the first full screen, in milliseconds:"]
      + (steps + [("in all", all)]).map { "  \(thousandths($0.1))  \($0.0)" }).joined(separator: "\n")
  }

  private static func thousandths(_ seconds: Double) -> String {
    let microseconds = Int((seconds * 1_000_000).rounded())
    let fraction = String(microseconds % 1000)
    let whole = String(microseconds / 1000)
    return String(repeating: " ", count: max(0, 4 - whole.count)) + whole + "."
      + String(repeating: "0", count: 3 - fraction.count) + fraction
  }

  private static func now(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

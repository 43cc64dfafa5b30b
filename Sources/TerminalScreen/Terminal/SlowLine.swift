import Glibc

/// A line so slow that a reader waits for what is sent over it, such as a serial one of 9600 baud.
///
/// It is never given more than it carries at once: what the system has taken cannot be taken back when a key makes it obsolete.
struct SlowLine {
  private let bytesPerSecond: Double
  /// By the monotonic clock, when all that was sent has gone over the line.
  private var isFreeAt = 0.0

  /// nil for a line that needs no care.
  ///
  /// Pseudo-terminals say 38400 baud unless told otherwise, whatever stands behind them; sshd passes on the speed at its other end.
  init?(_ modes: termios) {
    let code = withUnsafePointer(to: modes) { cfgetospeed($0) }
    guard code != B0, code < speed_t(B38400), let baud = Self.bauds.first(where: { $0.code == code })?.baud else {
      return nil
    }
    // A byte takes ten bits: start, eight of data, stop.
    bytesPerSecond = baud / 10
  }

  private static let bauds: [(code: speed_t, baud: Double)] = [
    (speed_t(B50), 50), (speed_t(B75), 75), (speed_t(B110), 110), (speed_t(B134), 134.5), (speed_t(B150), 150),
    (speed_t(B200), 200), (speed_t(B300), 300), (speed_t(B600), 600), (speed_t(B1200), 1200), (speed_t(B1800), 1800),
    (speed_t(B2400), 2400), (speed_t(B4800), 4800), (speed_t(B9600), 9600), (speed_t(B19200), 19200),
  ]

  mutating func sent(_ byteCount: Int) {
    isFreeAt = max(isFreeAt, Self.now) + Double(byteCount) / bytesPerSecond
  }

  /// Until the line has carried what was sent; 0 when it is free.
  var millisecondsToWait: Int32 { Int32(max(0, (isFreeAt - Self.now) * 1000).rounded(.up)) }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

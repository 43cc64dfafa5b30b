import Foundation

/// A terminal that swallows what it is sent: this process's own, so that a session opens it as any other.
enum NullTerminal {
  /// Makes it, once; false where this process leads a job and can get no terminal of its own.
  static let isOpen: Bool = {
    // Linux's numbers, which Swift does not import: macros with arguments.
    let (numberRequest, lockRequest) = (UInt(0x8004_5430), UInt(0x4004_5431))
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (number, isLocked, size) = (Int32(0), Int32(0), winsize(ws_row: 36, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0))
    guard master >= 0, ioctl(master, numberRequest, &number) == 0, ioctl(master, lockRequest, &isLocked) == 0,
      ioctl(master, UInt(TIOCSWINSZ), &size) == 0, setsid() >= 0, open("/dev/pts/\(number)", O_RDWR) >= 0
    else { return false }
    setenv("TERM", "xterm-256color", 1)
    Thread.detachNewThread {
      var bytes = [UInt8](repeating: 0, count: 65536)
      while read(master, &bytes, bytes.count) > 0 {}
    }
    return true
  }()
}

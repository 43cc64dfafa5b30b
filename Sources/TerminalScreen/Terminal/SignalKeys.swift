import Glibc

extension SignalKey {
  /// The keys that a terminal has for signals, by the bytes they send; none where it was told to have none.
  static func keys(of modes: termios) -> [UInt8: SignalKey] {
    guard modes.c_lflag & tcflag_t(ISIG) != 0 else { return [:] }
    var keys: [UInt8: SignalKey] = [:]
    withUnsafeBytes(of: modes.c_cc) { characters in
      for (index, key) in [(VSUSP, SignalKey.suspend), (VQUIT, .quit), (VINTR, .interrupt)] {
        // 0 is no key (_POSIX_VDISABLE).
        if characters[Int(index)] != 0 { keys[characters[Int(index)]] = key }
      }
    }
    return keys
  }
}

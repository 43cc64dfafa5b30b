/// How long a lone Esc waits for what would make a sequence of it.
enum EscapeDelay {
  /// `ESCDELAY` sets it for all programs of a user that know ncurses. Over a network the bytes of one key may come apart.
  static func milliseconds(_ variable: (String) -> String?) -> Int32 {
    if let set = variable("ESCDELAY").flatMap({ Int32($0) }) { return min(max(set, 0), 1000) }
    let isRemote = ["SSH_CONNECTION", "SSH_TTY"].contains { variable($0)?.isEmpty == false }
    return isRemote ? 100 : 25
  }
}

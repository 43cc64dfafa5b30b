import CNCurses

/// The terminal's type, and the one that stands in for it where terminfo has no entry for it.
enum TerminalType {
  /// Sets up the entry of a type, or of the nearest that terminfo knows, and answers its name; to be given up by
  /// `ncurses_forget_entry`. nil where there is none.
  static func setUp(_ name: String, on descriptor: Int32) -> String? {
    ([name] + standIns(for: name)).first { ncurses_finds_entry($0, descriptor) != 0 }
  }

  /// The types that a terminal of this one can be taken for, the nearest first; none for a type that says nothing.
  static func standIns(for name: String) -> [String] {
    let family = families.first { family in
      family.members.contains { name == $0 || name.hasPrefix($0 + "-") || name.hasPrefix($0 + ".") }
    }
    // linux-something is a linux.
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    let shorter = (1..<max(1, parts.count)).reversed().map { parts.prefix($0).joined(separator: "-") }
    return (family?.types ?? []) + shorter.filter { !$0.isEmpty }
  }

  /// Terminals that bring an entry of their own, which is seldom on the machine at the other end of ssh.
  private static let families: [(members: [String], types: [String])] = [
    (["tmux", "screen"], ["screen-256color", "screen"]),
    (["rxvt"], ["rxvt-unicode-256color", "rxvt-256color", "rxvt"]),
    (
      [
        "xterm", "ghostty", "wezterm", "contour", "foot", "alacritty", "rio", "kitty", "st", "konsole", "vte", "gnome",
        "iterm", "iterm2", "mintty", "putty", "mlterm", "hterm", "ms-terminal", "terminology", "termite", "nsterm",
      ], ["xterm-256color", "xterm"]
    ),
  ]
}

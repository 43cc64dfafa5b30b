import SystemFiles

/// The environment variables that rule something here; the manual and `rolescope doctor` list them.
enum EnvironmentVariable: String, CaseIterable {
  case term = "TERM"
  case allLocale = "LC_ALL"
  case characterLocale = "LC_CTYPE"
  case locale = "LANG"
  case noColour = "NO_COLOR"
  case forcedColour = "CLICOLOR_FORCE"
  case colour = "CLICOLOR"
  case pager = "PAGER"
  case less = "LESS"
  case escapeDelay = "ESCDELAY"
  case stateHome = "XDG_STATE_HOME"
  case configHome = "XDG_CONFIG_HOME"
  case home = "HOME"

  /// As it is set; nil when it is not, and empty when it is set to nothing.
  var value: String? { Files.variable(rawValue) }

  var summary: String {
    switch self {
    case .term: "The terminal's type; the explorer needs one that terminfo knows and that can move its cursor."
    case .allLocale, .characterLocale, .locale:
      "The locale, the first that is set of LC_ALL, LC_CTYPE and LANG: without UTF-8 everything is in ASCII."
    case .noColour: "Set to anything, no colours anywhere, and no bold in texts."
    case .forcedColour: "Set to 1, headings of texts have colours in pipes and files too, unless NO_COLOR is set."
    case .colour: "Set to 0, texts have no colours on a terminal."
    case .pager:
      "What shows texts that are longer than the terminal's window: a program and its arguments, not read by a shell; "
        + "by default less -FRX; none when it is empty or cat."
    case .less: "The options of less; FRX when it is not set."
    case .escapeDelay: "How many milliseconds a lone Esc may take, 0 to 1000; by default 25, over ssh 100."
    case .stateHome: "The folder for what is kept, an absolute path; by default ~/.local/state."
    case .configHome: "The folder for settings, an absolute path; by default ~/.config."
    case .home: "Your folder, where XDG_STATE_HOME or XDG_CONFIG_HOME is not set."
    }
  }
}

/// A choice of colours for the meanings that colours have. None paints a background and none edits the user's colours: a theme is
/// made for backgrounds, and says for which.
package enum Theme: String, CaseIterable, Sendable {
  /// Reads on dark and on light backgrounds.
  case auto
  case dark, light
  /// At least 7 to 1 on black.
  case highContrast = "high-contrast"
  /// At least 7 to 1 on white.
  case highContrastLight = "high-contrast-light"
  /// The compared roles stay apart for those who don't see red or green; on dark backgrounds.
  case colourBlind = "colour-blind"
  /// The same on light backgrounds.
  case colourBlindLight = "colour-blind-light"
  /// No colours, as on a terminal that has none.
  case mono

  /// A background that colours are made for.
  package enum Ground: Sendable { case light, dark }

  /// The background that the theme is made for; nil where any will do.
  package var ground: Ground? {
    switch self {
    case .auto, .mono: nil
    case .dark, .highContrast, .colourBlind: .dark
    case .light, .highContrastLight, .colourBlindLight: .light
    }
  }

  /// What it is for, in a few words.
  package var summary: String {
    switch self {
    case .auto: "any background"
    case .dark: "dark background"
    case .light: "light background"
    case .highContrast: "dark background, contrast 7 to 1"
    case .highContrastLight: "light background, contrast 7 to 1"
    case .colourBlind: "dark background, roles apart without red or green"
    case .colourBlindLight: "light background, roles apart without red or green"
    case .mono: "no colours"
    }
  }

  /// The colours of the inks, by ``Style/Ink``; a negative number is the terminal's own foreground.
  struct Colours: Sendable {
    /// Numbers of xterm's 256 colours.
    var wide: [Int16]
    /// Numbers of the 16 named colours, which are what the user's scheme makes of them: chosen by what they are in xterm.
    var named: [Int16]
    /// The same where there are but 8; too few that read on a background for each meaning to have its own.
    var basic: [Int16]
    /// Whether secondary text is half-bright where no colour stands for it.
    var dimsText = true
  }

  /// nil for a theme without colours. The inks' order: plain, accent, dim, A, B, C, D, match, warning.
  var colours: Colours? {
    switch self {
    case .auto:
      Colours(
        wide: [-1, 30, 243, 130, 133, 28, 27, 162, 160], named: [-1, 12, 8, 5, -1, 9, 13, 13, 1],
        basic: [-1, -1, -1, 5, -1, 1, 5, 5, 1])
    case .dark:
      Colours(
        wide: [-1, 80, 248, 215, 213, 114, 111, 227, 210], named: [-1, 14, 7, 11, 13, 10, 6, 13, 9],
        basic: [-1, 6, -1, 3, 2, 7, -1, 3, 3])
    case .light:
      Colours(
        wide: [-1, 23, 240, 94, 90, 22, 20, 125, 124], named: [-1, 4, -1, 5, 12, 0, -1, 5, 1],
        basic: [-1, 4, -1, 5, 0, -1, 4, 5, 1])
    case .highContrast:
      Colours(
        wide: [231, 51, 252, 220, 219, 120, 153, 227, 217], named: [15, 14, -1, 11, 10, 6, 7, 15, 3],
        basic: [7, 6, -1, 3, 2, 7, -1, 7, 3], dimsText: false)
    case .highContrastLight:
      Colours(
        wide: [16, 23, 238, 88, 90, 22, 18, 125, 124], named: [-1, 4, -1, 4, -1, 0, 4, 4, -1],
        basic: [-1, 4, -1, 4, -1, 0, 4, 4, -1], dimsText: false)
    case .colourBlind:
      Colours(
        wide: [-1, 43, 248, 209, 153, 226, 33, 218, 214], named: [-1, 10, 7, 9, 14, 11, 15, 13, 3],
        basic: [-1, 2, -1, 3, 6, 7, -1, 3, 3])
    case .colourBlindLight:
      Colours(
        wide: [-1, 25, 240, 94, 93, 23, 17, 125, 124], named: [-1, 12, -1, 1, 4, 0, 5, 5, 1],
        basic: [-1, 4, -1, 1, 4, 0, 5, 5, 1])
    case .mono: nil
    }
  }
}

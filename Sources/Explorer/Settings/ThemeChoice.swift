import TerminalScreen

extension Model {
  /// Opens the choice of the colours. Moving in it shows each on the screen.
  mutating func chooseTheme() {
    let choices = Theme.allCases.map { Chooser.Choice(key: $0.rawValue, title: $0.rawValue, note: $0.summary) }
    chooser = Chooser(.theme(before: theme), title: "Theme", choices: choices, chosen: theme.rawValue)
  }

  /// Shows the theme that the choice stands on, while themes are chosen.
  mutating func previewTheme() {
    guard let chooser, case .theme = chooser.purpose else { return }
    theme = chooser.choice?.key.flatMap(Theme.init) ?? theme
  }

  mutating func takeTheme(_ choice: Chooser.Choice) {
    theme = choice.key.flatMap(Theme.init) ?? theme
    message = "Theme \(theme.rawValue) until you quit; rolescope config set theme \(theme.rawValue) keeps it."
  }
}

extension ExplorerStart {
  /// Takes up what the reader has set.
  package mutating func take(_ settings: Settings) {
    isForScreenReader = settings.isForScreenReader
    isMouseWanted = settings.isMouseWanted
    areHintsWanted = settings.areHintsWanted
    theme = settings.theme
    keys = settings.keys
    place = settings.place
    alignsPay = settings.dollars == .last ? nil : settings.dollars == .aligned
    order = settings.order
    pane = settings.pane
  }
}

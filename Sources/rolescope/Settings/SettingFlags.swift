import ArgumentParser
import Explorer
import RoleModel
import TerminalScreen

extension Theme: ExpressibleByArgument {}
extension ColourLimit: ExpressibleByArgument {}
extension GlyphSet: ExpressibleByArgument {}
extension Dollars: ExpressibleByArgument {}

extension Setting {
  /// The help of its flag, to which the argument parser adds the choices.
  var help: ArgumentHelp {
    ArgumentHelp("\(sentenceStart).", valueName: kind == .program ? "program" : kind == .flag ? nil : rawValue)
  }

  /// The same where the argument parser knows no choices.
  fileprivate var wholeHelp: ArgumentHelp { ArgumentHelp("\(sentenceStart): \(choiceWords).", valueName: rawValue) }

  private var sentenceStart: String { summary.prefix(1).uppercased() + summary.dropFirst() }

  /// What its flag says; nil when it isn't given.
  fileprivate func entry(_ value: SettingEntry.Value?) -> [SettingEntry] {
    value.map { [SettingEntry([rawValue], $0, .flag("--" + rawValue))] } ?? []
  }

  fileprivate func entry(_ isSo: Bool?) -> [SettingEntry] {
    isSo.map { [SettingEntry([rawValue], .truth($0), .flag($0 ? "--" + rawValue : "--no-" + rawValue))] } ?? []
  }
}

/// Settings of all that is shown.
struct LookFlags: ParsableArguments {
  @Option(help: Setting.colours.help) var colours: ColourLimit?
  @Option(help: Setting.glyphs.help) var glyphs: GlyphSet?

  var entries: [SettingEntry] {
    Setting.colours.entry(colours.map { .text($0.rawValue) }) + Setting.glyphs.entry(glyphs.map { .text($0.rawValue) })
  }
}

/// Settings of texts on a terminal.
struct PagerFlag: ParsableArguments {
  @Option(help: Setting.pager.help) var pager: String?

  var entries: [SettingEntry] { Setting.pager.entry(pager.map { .text($0) }) }
}

/// Settings of the explorer that don't name a screen.
struct ExplorerFlags: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp("For screen readers: one column of sentences, without borders, bars and signs."))
  var screenReader: Bool?
  @Option(help: Setting.theme.help) var theme: Theme?
  @Flag(inversion: .prefixedNo, help: Setting.mouse.help) var mouse: Bool?
  @Flag(inversion: .prefixedNo, help: Setting.hints.help) var hints: Bool?
  @Option(help: Setting.dollars.help) var dollars: Dollars?
  @Option(
    help: ArgumentHelp(
      "Give a command these keys, apart by spaces, in place of its own, such as mark=\"Space F2\"; may stand several times.",
      valueName: "command=keys"),
    completion: .list(Command.allCases.map { $0.settingName + "=" }))
  var key: [String] = []

  var entries: [SettingEntry] {
    Setting.screenReader.entry(screenReader) + Setting.theme.entry(theme.map { .text($0.rawValue) })
      + Setting.mouse.entry(mouse) + Setting.hints.entry(hints)
      + Setting.dollars.entry(dollars.map { .text($0.rawValue) })
      + key.map { text in
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let words = parts.count > 1 ? parts[1].split(separator: " ").map { SettingEntry.Value.text(String($0)) } : []
        let value: SettingEntry.Value = parts.count > 1 ? .list(words) : .truth(true)
        return SettingEntry([Settings.keysName, parts[0]], value, .flag("--key"))
      }
  }
}

/// Settings that the options of a screen say too.
struct StartFlags: ParsableArguments {
  @Option(help: Setting.place.wholeHelp, completion: ShellCompletion.state) var place: String?
  @Option(help: Setting.order.wholeHelp, completion: .list(ListOrder.allCases.map(\.rawValue))) var order: String?
  @Option(help: Setting.pane.wholeHelp, completion: .list(PaneID.allCases.map(\.name))) var pane: String?

  var entries: [SettingEntry] {
    Setting.place.entry(place.map { .text($0) }) + Setting.order.entry(order.map { .text($0) })
      + Setting.pane.entry(pane.map { .text($0) })
  }
}

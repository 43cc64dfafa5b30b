import Explorer
import Glibc
import TerminalScreen

/// A line of a text for readers, and what it is: a terminal shows what heads the rest in bold and in colour.
struct TextLine {
  enum Kind { case title, heading, columnTitles, text }

  var text: String
  var kind: Kind

  init(_ text: String, _ kind: Kind = .text) {
    self.text = text
    self.kind = kind
  }
}

/// Whether lines are coloured, and how far.
enum TextLook {
  /// Not an escape byte.
  case plain
  /// A terminal that knows no colours.
  case bold
  case coloured

  /// What is asked for: settings without colours, as `NO_COLOR` makes them (no-color.org), beat all, then `CLICOLOR_FORCE`
  /// colours pipes as well, and `CLICOLOR=0` nothing (bixense.com/clicolors); else a terminal decides by what it can do.
  static func wanted(of traits: TerminalTraits, colours: ColourLimit) -> TextLook {
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    if colours == .none { return .plain }
    if let force = value("CLICOLOR_FORCE"), force != "0" { return .coloured }
    guard traits.isTerminal, value("CLICOLOR") != "0", traits.canMoveCursor else { return .plain }
    return traits.colours >= 8 ? .coloured : .bold
  }

  /// The line, which is clean and encoded, in the look of what it is.
  func dressed(_ line: String, _ kind: TextLine.Kind) -> String {
    let rendition: String? =
      switch (self, kind) {
      case (.plain, _), (_, .text): nil
      case (_, .title), (.bold, _): "1"
      case (.coloured, .heading): "1;36"
      case (.coloured, .columnTitles): "36"
      }
    guard let rendition, !line.isEmpty else { return line }
    return "\u{1B}[\(rendition)m\(line)\u{1B}[0m"
  }
}

import RoleModel
import TerminalScreen

/// The command that reopens the screen beneath, to be copied: its lines end as a shell continues them.
func linkPage(_ model: Model, width: Int) -> PaneContent {
  let pieces = model.link?.commandPieces(catalog: model.catalogPath) ?? []
  let room = max(1, width - 2)
  var commands: [String] = []
  for piece in pieces {
    if let last = commands.last, TextWidth.columns(of: last) + 1 + TextWidth.columns(of: piece) <= room {
      commands[commands.count - 1] = last + " " + piece
    } else {
      commands.append((commands.isEmpty ? "" : "  ") + piece)
    }
  }
  var lines: [Line] = []
  for (index, command) in commands.enumerated() {
    lines.append(Line(command + (index + 1 < commands.count ? " \\" : "")))
  }
  lines.append(.empty)
  lines += Line.wrapped(
    "It names roles by their ids, and of what you say about yourself your state alone.", to: width, style: .dim)
  return PaneContent(note: "reopens this very screen", lines: lines)
}

extension Model {
  /// Shows the command that reopens this screen.
  mutating func openLink() {
    guard let address else { return }
    link = address
    open(OpenPage(page: .link, target: selectedPosition))
  }
}

import RoleModel
import TerminalScreen

/// The last row: the keys that matter here, the most telling first, as many as fit.
func drawKeyBar(_ model: Model, _ screen: inout Screen) {
  guard let row = model.layout.keyRow else { return }
  let width = screen.size.columns
  let showsMessage =
    model.chooser != nil || model.palette != nil || model.layout.messageRow == nil
    || [.zoom, .page, .receipt, .help].contains(model.view.focus)
  if showsMessage, let message = model.message {
    screen.writeMessage(message, row: row, isAnswer: true)
    return
  }
  if model.layout.messageRow == nil, let problem = boxProblem(model) {
    screen.writeMessage(problem, row: row, isAnswer: true)
    return
  }
  var column = 1
  for (key, words) in barItems(model) {
    let text = "\(key) \(words)"
    guard column + TextWidth.columns(of: text) <= width else { continue }
    let start = column
    column = screen.write(key, column: column, row: row, style: .selected)
    let keyEnd = column
    column = screen.write(" " + words, column: column, row: row, style: .dim)
    let keys = keys(named: key)
    if let key = keys.last { screen.mark(.key(key), columns: start..<column, row: row) }
    if keys.count > 1 {
      // Each of a pair of signs is its own.
      for (key, cell) in zip(keys, keyEnd - keys.count..<keyEnd) {
        screen.mark(.key(key), columns: cell..<cell + 1, row: row)
      }
    }
    column += 2
  }
}

/// The keys that an entry of the bar names, the one that its words stand for last; none for a whole alphabet.
private func keys(named text: String) -> [Key] {
  // `2 marked: c`
  let name = text.split(separator: " ").last.map(String.init) ?? text
  switch name {
  case "↑↓": return [.up, .down]
  case "←→": return [.left, .right]
  case "0-8": return [.tab]
  case "Ctrl-P/N": return [.control("p")]
  case "a-z": return []
  default: return Key(words: name).map { [$0] } ?? []
  }
}

/// A command in the key bar: its key, and what it does here.
private func item(_ command: Command, _ words: String, _ model: Model) -> [(String, String)] {
  model.keys.keys(of: command).first.map { [($0.words, words)] } ?? []
}

/// Two commands that belong together: `↑↓`, `j/k`.
private func pair(_ first: Command, _ second: Command, _ words: String, _ model: Model) -> [(String, String)] {
  guard let one = model.keys.keys(of: first).first, let other = model.keys.keys(of: second).first else { return [] }
  let isArrows = [Key.up, .down, .left, .right].contains(one) && [Key.up, .down, .left, .right].contains(other)
  return [(one.words + (isArrows ? "" : "/") + other.words, words)]
}

/// The panes' digits, while they have no other keys.
private func paneItem(_ model: Model) -> [(String, String)] {
  let isUsual = Command.allCases.allSatisfy { $0.pane == nil || model.keys.keys(of: $0) == $0.keys }
  return isUsual ? [("0-8", "panes")] : []
}

/// The key that matters in the focused pane only.
private func ownItems(_ model: Model) -> [(String, String)] {
  switch model.view.pane {
  case .skills:
    item(.addSkill, "ask", model) + item(.excludeSkill, "not", model)
      + (model.selectedRole?.kind == .occupation ? item(.sortSkills, "order", model) : [])
  case .places: item(.place, "place", model)
  default: []
  }
}

/// What Enter does on a page.
private func pageItems(_ model: Model) -> [(String, String)] {
  let swapItem = Command.swap.applies(to: model) ? item(.swap, "start", model) : []
  return switch model.view.page {
  case .aboutMe: item(.open, "change", model) + item(.reach, "map", model)
  case .learn: item(.steps, "steps", model) + item(.reach, "map", model) + swapItem
  case .steps: item(.open, "go there", model) + item(.learn, "learn", model) + swapItem
  case .reach: item(.open, "go there", model) + item(.nextDifference, "next ●", model) + swapItem
  case .pay: item(.payHere, "pay", model) + item(.place, "place", model)
  case .shortlist:
    model.shortlist.entries.isEmpty
      ? [] : item(.open, "go there", model) + item(.note, "note", model) + item(.star, "remove", model)
  case .link, nil: []
  }
}

private func barItems(_ model: Model) -> [(String, String)] {
  if model.picker != nil { return [("Enter", "take"), ("Esc", "leave"), ("↑↓", "role"), ("Ctrl-U", "clear")] }
  if model.palette != nil { return [("Enter", "run"), ("Esc", "close"), ("↑↓", "pick")] }
  if model.chooser != nil { return [("Enter", "choose"), ("Esc", "leave"), ("↑↓", "move"), ("a-z", "jump")] }
  if let editing = model.editing {
    return [("Enter", "keep"), ("Esc", "undo typing"), ("Tab", "complete")]
      + [("↑↓", editing.box == .filter || model.skillOffers == nil ? "role" : "pick"), ("Ctrl-P/N", "history")]
  }
  return viewItems(model)
}

private func viewItems(_ model: Model) -> [(String, String)] {
  func item(_ command: Command, _ words: String) -> [(String, String)] { Explorer.item(command, words, model) }
  let help = item(.help, "help")
  let panes = pair(.moveUp, .moveDown, "line", model) + item(.nextPane, "next pane")
  switch model.view.focus {
  case .list:
    let marked = model.view.marks.count
    let isFamily = model.selectedPosition == nil
    var items: [(String, String)] = []
    if marked > 1 { items += item(.compare, "compare").map { ("\(marked) marked: \($0)", $1) } }
    if model.listing.count == 0 {
      return items + item(.escape, "clear") + item(.filter, "filter") + item(.searchSkills, "skills") + help
        + item(.quit, "quit")
    }
    items += pair(.moveUp, .moveDown, "move", model) + item(.open, isFamily ? "fold" : "open")
    if !isFamily { items += item(.mark, "mark") }
    if marked < 2, !isFamily { items += item(.compare, "compare") }
    return items + item(.filter, "filter") + item(.searchSkills, "skills") + help + item(.quit, "quit")
      + paneItem(model) + item(.alignPay, "dollars")
  case .pane:
    return panes + item(.open, "zoom") + ownItems(model) + item(.receipt, "receipt") + item(.escape, "list") + help
      + item(.digest, "digest")
  case .zoom: return panes + ownItems(model) + item(.receipt, "receipt") + item(.escape, "back") + help
  case .page:
    let receipt = Command.receipt.applies(to: model) ? item(.receipt, "receipt") : []
    return pair(.moveUp, .moveDown, "line", model) + pageItems(model) + receipt + item(.escape, "back") + help
  case .compare:
    return pair(.moveUp, .moveDown, "row", model) + item(.receipt, "receipt") + pair(.back, .right, "role", model)
      + item(.compare, "change") + item(.nextDifference, "next") + item(.differencesOnly, "diffs")
      + item(.fold, "fold") + item(.swap, "swap") + item(.quit, "back") + item(.alignPay, "one year") + help
  case .help:
    return pair(.moveUp, .moveDown, "move", model) + item(.open, "run") + item(.palette, "search")
      + item(.escape, "close")
  case .receipt: return pair(.moveUp, .moveDown, "scroll", model) + item(.escape, "close")
  }
}

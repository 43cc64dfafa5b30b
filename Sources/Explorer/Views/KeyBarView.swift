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

/// The key that matters in the focused pane only.
private func ownItems(_ model: Model) -> [(String, String)] {
  switch model.view.pane {
  case .skills:
    [("+", "ask"), ("-", "not")] + (model.selectedRole?.kind == .occupation ? [("a", "order")] : [])
  case .places: [("p", "place")]
  default: []
  }
}

/// What Enter does on a page.
private func pageItems(_ model: Model) -> [(String, String)] {
  let swapItem = Command.swap.applies(to: model) ? [("x", "start")] : []
  return switch model.view.page {
  case .aboutMe: [("Enter", "change"), ("m", "map")]
  case .learn: [("T", "steps"), ("m", "map")] + swapItem
  case .steps: [("Enter", "go there"), ("t", "learn")] + swapItem
  case .reach: [("Enter", "go there"), ("n", "next ●")] + swapItem
  case .pay: [("P", "pay"), ("p", "place")]
  case .shortlist: model.shortlist.entries.isEmpty ? [] : [("Enter", "go there"), ("E", "note"), ("*", "remove")]
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
  let marked = model.view.marks.count
  switch model.view.focus {
  case .list:
    let compare = marked > 1 ? [("c", "compare")] : []
    let lead = marked > 1 ? [("\(marked) marked:", "")] : []
    let isFamily = model.selectedPosition == nil
    var items = [("↑↓", "move"), ("Enter", isFamily ? "fold" : "open")]
    items = lead.isEmpty ? items : [("\(marked) marked: c", "compare")] + items
    if !isFamily { items.append(("Space", "mark")) }
    if compare.isEmpty, !isFamily { items.append(("c", "compare")) }
    return items + [("/", "filter"), ("s", "skills"), ("?", "help"), ("q", "quit"), ("0-8", "panes"), ("$", "dollars")]
  case .pane:
    return [("↑↓", "line"), ("Tab", "next pane"), ("Enter", "zoom")] + ownItems(model)
      + [("e", "receipt"), ("Esc", "list"), ("?", "help"), ("0", "digest")]
  case .zoom:
    return [("↑↓", "line"), ("Tab", "next pane")] + ownItems(model) + [
      ("e", "receipt"), ("Esc", "back"), ("?", "help"),
    ]
  case .page:
    let receipt = Command.receipt.applies(to: model) ? [("e", "receipt")] : []
    return [("↑↓", "line")] + pageItems(model) + receipt + [("Esc", "back"), ("?", "help")]
  case .compare:
    return [
      ("↑↓", "row"), ("e", "receipt"), ("←→", "role"), ("c", "change"), ("n", "next"), ("d", "diffs"), ("z", "fold"),
      ("x", "swap"), ("q", "back"), ("$", "one year"), ("?", "help"),
    ]
  case .help: return [("↑↓", "move"), ("Enter", "run"), (":", "search"), ("Esc", "close")]
  case .receipt: return [("↑↓", "scroll"), ("Esc", "close")]
  }
}

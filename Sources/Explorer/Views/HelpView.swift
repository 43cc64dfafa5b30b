import RoleModel
import TerminalScreen

/// Every command that works in the place where help was asked for, with its keys; then what boxes and signs mean.
func helpLines(_ model: Model) -> [Line] {
  let width = model.textColumns
  let isSpoken = model.view.isForScreenReader
  let here = model.behindHelp
  var lines: [Line] = []
  for command in Command.allCases where command.applies(to: here) {
    let own = model.keys.keys(of: command)
    let keys =
      own.isEmpty
      ? model.key(command)
      : own.map { isSpoken ? $0.spokenWords : $0.words }.joined(separator: isSpoken ? ", or " : " ")
    lines += row(keys, command.summary, width, .command(command))
  }
  // Where no sign is shown, none needs a word.
  let sections =
    [("In a box", boxKeys)] + (model.wantsMouse ? [("Mouse", mouseGestures(model.keys))] : [])
    + [("Numbers", countForms(model.keys)), ("Filter", filterForms), ("Skill queries", queryForms)]
    + (isSpoken ? [] : [("Signs", signs)])
  var rowCount = 0
  for (title, rows) in sections {
    lines += [.empty, Line(title, .heading)]
    for (text, summary) in rows {
      lines += row(text, summary, width, .helpRow(rowCount))
      rowCount += 1
    }
  }
  return lines
}

extension Model {
  /// The state in which help was asked for, but for what has changed since.
  fileprivate var behindHelp: Model {
    var here = self
    here.view.focus = view.returnFoci.last ?? .list
    return here
  }

  /// What the help's cursor stands on.
  private var helpSubject: Subject? {
    let lines = view.isForScreenReader ? readerLines : helpLines(self)
    return lines.indices.contains(view.helpScroll.line) ? lines[view.helpScroll.line].subject : nil
  }

  /// Closes the help and runs the command under its cursor.
  mutating func runFromHelp() -> [Effect] {
    guard case .command(let command)? = helpSubject else {
      message = "This line names no command: \(key(.open)) runs those above."
      return []
    }
    closeOverlay()
    return run(command)
  }
}

/// What the keys do while a box is edited.
package let boxKeys = [
  ("Enter", "keep the text and go to the list"), ("Esc", "give the old text back"),
  ("Tab", "complete the skill, the field or its value; again: the next one"),
  ("↑ ↓", "move in the list, or pick a skill name"),
  ("Ctrl-P Ctrl-N", "texts that were kept before, and back"),
  ("Ctrl-U Ctrl-W Ctrl-K", "delete to the start, a word, to the end"),
]

/// What the mouse does, as help and the manual page print it.
package func mouseGestures(_ keys: KeyBindings) -> [(String, String)] {
  [
    ("click", "select a row, a pane, a column, a box at a letter; run what the key bar or the title bar names"),
    ("double click", "as \(keys.words(of: .open)): open a role, fold a family, zoom a pane, show a receipt"),
    ("click on a triangle", "fold or unfold the family, in a comparison the section"),
    ("click on a heading", "of the list: order by title, or by pay, again the other way round; of a pane: go there"),
    ("wheel", "scroll what is under it"),
    ("Shift and drag", "select text, in most terminals; \(keys.words(of: .mouse)) leaves the mouse to the terminal"),
  ]
}

/// What a number in front of a key does, as help and the manual page print it.
package func countForms(_ keys: KeyBindings) -> [(String, String)] {
  let counted = KeyCount.moves.compactMap { keys.letter(of: $0)?.words }
  guard let first = counted.first else { return [] }
  return [("5\(first)", "as often as the number says, before \(joinedInWords(counted)), typed without a pause")]
}

/// What a filter is made of, as help and README print it.
package let filterForms = [
  ("sales manager", "words of one title or alias, in any order; where none has all, the nearest by any of them"),
  ("\"sales manager\"", "the words side by side, as they stand"),
  ("family:sales", "families with a word that starts so"),
  ("pay>80k", "the pay that the list shows, of the nation; also <, <=, >=, and : or = for equal"),
  ("pay:60k..90k", "from, to; an end may be left out: 60k.. or ..90k"),
  ("median mean p10 p25 p50 p75 p90", "one figure of pay a year, as in median>70k"),
  ("pay@OH>60k", "median pay in that state, which the list shows; also median@OH, mean@OH, p10@OH … p90@OH"),
  ("growth>5", "projected growth in percent"),
  ("jobs>100k openings>1k", "jobs; openings a year"),
  ("education>=bachelor", "typical for entry, else required: " + EducationLevel.shortNames.joined(separator: " < ")),
  ("zone<=3", "O*NET's job zone, 1 to 5"),
  ("skill:crm", "the role carries the skill; several words in quotation marks"),
  ("place:OH", "pay is published in that state; the list shows it"),
  ("kind:occupation", "or profile, mention, own"),
  ("code:11-2022", "the role has the code"),
  ("!term", "not"),
  ("a b | c, d", "(a and b) or c, and d: spaces bind tighter than |, commas less; ( ) group"),
]

private let queryForms = [
  ("crm, negotiation^2", "the mean, negotiation counting twice"), ("crm & payroll", "both: the lower score"),
  ("crm | payroll", "either: the higher score"), ("!payroll", "without"), ("( )", "group"),
]

private let signs = [
  ("av", "average as its source prints it"), ("md", "median"), ("50-70k", "a range, its ends' meaning with its source"),
  ("★", "a role of your shortlist"), ("≈", "figures of a code that counts other roles too"),
  ("k+", "the end is open: that or more"),
  ("●  ◆  ○", "an average, a median, an undated claim beside aligned ones"),
  ("├─▒▒─┤  →", "p10 to p90 with p25 to p75 as a box; the end is capped by the publisher"),
  ("~", "a rating of low precision"), ("=", "a place that the error does not tell from the best-paying one"),
  (
    "> < = ~ / ?",
    "in a comparison of three or four, A against the role: higher, lower, the same, can't tell, not comparable, unknown"
  ),
  ("RSE", "relative standard error, in percent of the number"),
]

private func row(_ keys: String, _ summary: String, _ width: Int, _ subject: Subject) -> [Line] {
  let keyColumns = 22
  guard hasColumns(width, least: 50) else {
    return Line.wrapped("\(keys): \(summary)", to: width, indent: 2, subject: subject)
  }
  let pieces = TextWidth.wrapped(summary, to: width - keyColumns)
  return pieces.enumerated().map { index, piece in
    Line(
      [Span(TextWidth.padded(index == 0 ? keys : "", to: keyColumns), .selected), Span(piece)],
      subject: index == 0 ? subject : nil)
  }
}

import RoleModel
import TerminalScreen

/// Everything that sources say about the role in sentences, in our words, by kind.
func dutiesPane(_ context: PaneContext) -> PaneContent {
  let statements = context.role.statements
  if statements.isEmpty {
    guard context.role.kind == .occupation else { return context.nothing("what the role does") }
    let words =
      "O*NET describes its occupations and their tasks in sentences, and this catalog holds facts only. "
      + "`rolescope import onet FOLDER --tasks` takes the tasks into a catalog of your own."
    return PaneContent(lines: Line.wrapped(words, to: context.width, style: .dim))
  }
  var lines: [Line] = []
  var total = 0
  for kind in Statement.Kind.allCases {
    let sayings = context.role.sayings(kind)
    if sayings.isEmpty { continue }
    total += sayings.count
    lines.append(Line(kind.heading, .heading))
    for saying in sayings {
      let text = "\(context.isSpoken ? "" : "- ")\(saying.statement.text) [\(saying.labels(context.sources))]"
      lines += Line.wrapped(text, to: context.width, indent: 2, subject: .statement(saying.statement))
    }
  }
  return PaneContent(note: counted(total, "statement"), lines: lines)
}

import RoleModel
import TerminalScreen

/// Everything that sources say about the role in sentences, in our words, by kind.
func dutiesPane(_ context: PaneContext) -> PaneContent {
  let statements = context.role.statements
  if statements.isEmpty { return context.nothing("what the role does") }
  var lines: [Line] = []
  var total = 0
  for kind in Statement.Kind.allCases {
    let sayings = Saying.merged(statements.filter { $0.kind == kind })
    if sayings.isEmpty { continue }
    total += sayings.count
    lines.append(Line(kind.heading, .heading))
    for saying in sayings {
      let text = "· \(saying.statement.text) [\(saying.labels(context.sources))]"
      lines += Line.wrapped(text, to: context.width, indent: 2, subject: .statement(saying.statement))
    }
  }
  return PaneContent(note: counted(total, "statement"), lines: lines)
}

/// A sentence with all the sources that it goes back to.
struct Saying {
  var statement: Statement
  var sources: [SourceID]

  static func merged(_ statements: [Statement]) -> [Saying] {
    var sayings: [Saying] = []
    for statement in statements {
      if let index = sayings.firstIndex(where: { $0.statement.text == statement.text }) {
        sayings[index].sources.append(statement.source)
      } else {
        sayings.append(Saying(statement: statement, sources: [statement.source]))
      }
    }
    return sayings
  }

  func labels(_ table: SourceTable) -> String {
    var labels: [String] = []
    for label in sources.map(table.label) where !labels.contains(label) { labels.append(label) }
    return labels.joined(separator: ", ")
  }
}

import RoleModel
import TerminalScreen

/// Who says what is shown about the role: each source with its vintage, licence and how many entries stand on it.
func sourcesPane(_ context: PaneContext) -> PaneContent {
  let role = context.role
  var counts: [SourceID: Int] = [:]
  for id in role.figures.map(\.source) + role.skills.map(\.source) + role.statements.map(\.source)
    + role.edges.map(\.source) + context.incoming.map(\.edge.source) + role.candidates.map(\.source)
  {
    counts[id, default: 0] += 1
  }
  var lines: [Line] = []
  for source in context.sources.sources {
    guard let count = counts[source.id] else { continue }
    let year = source.year.map(String.init) ?? "undated"
    lines += Line.wrapped(
      "\(source.label), \(year): \(counted(count, "entry", "entries"))", to: context.width, style: .heading,
      indent: 2, subject: .source(source.id))
    lines += Line.wrapped("\(source.publisher): \(source.title)", to: context.width)
    lines += Line.wrapped("in \(source.document)", to: context.width, style: .dim)
    if let method = source.method { lines += Line.wrapped(method, to: context.width, style: .dim) }
    lines += Line.wrapped(source.licence, to: context.width, style: .dim)
  }
  if lines.isEmpty { return PaneContent(lines: Line.wrapped("No source.", to: context.width, style: .dim)) }
  return PaneContent(note: counted(counts.count, "source"), lines: lines)
}

import RoleModel
import TerminalScreen

/// Who says what is shown about the role: each source with its vintage and licence, how much of the role stands on it, and how
/// much of the whole catalog.
func sourcesPane(_ context: PaneContext) -> PaneContent {
  let isOwn = context.closest == nil
  let uses = context.role.uses(
    incoming: context.incoming, places: isOwn ? context.tables.places?.tables ?? [] : [],
    parities: context.tables.parities.map { Array($0.values) } ?? [])
  var lines: [Line] = []
  for source in context.sources.sources {
    guard let use = uses[source.id] else { continue }
    let words = context.tables.sourceCounts?[source.id].map(use.words(ofAll:)) ?? use.words
    lines += Line.wrapped(
      "\(context.sources.vintage(source.id, year: source.year)): \(words)", to: context.width,
      style: .heading, indent: 2, subject: .source(source.id))
    lines += Line.wrapped("\(source.publisher): \(source.title)", to: context.width)
    lines += Line.wrapped("in \(source.document)", to: context.width, style: .dim)
    if let method = source.method { lines += Line.wrapped(method, to: context.width, style: .dim) }
    lines += Line.wrapped("licence: \(source.licence)", to: context.width, style: .dim)
  }
  if lines.isEmpty { return PaneContent(lines: Line.wrapped("No source.", to: context.width, style: .dim)) }
  return PaneContent(note: counted(uses.count, "source"), lines: lines)
}

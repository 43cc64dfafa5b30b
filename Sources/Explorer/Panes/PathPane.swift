import RoleModel
import TerminalScreen

/// Steps up, steps from below, who manages whom, and neighbours, each as its source asserts it: contradictions stay.
func pathPane(_ context: PaneContext) -> PaneContent {
  let groups: [(String, [(Edge, RoleID, Edge)])] = [
    ("Steps from here", outgoing(.promotesTo, context)), ("Steps to here", incoming(.promotesTo, context)),
    ("Manages", outgoing(.manages, context)), ("Managed by", incoming(.manages, context)),
    ("Moves sideways", outgoing(.lateral, context) + incoming(.lateral, context)),
    ("Related", outgoing(.related, context) + incoming(.related, context)),
  ]
  var lines: [Line] = []
  for (heading, ties) in groups where !ties.isEmpty {
    lines.append(Line(heading, .heading))
    for (edge, far, stored) in ties {
      let title = context.titles[far] ?? far.text
      let note = context.sources.label(edge.source)
      let origin = stored.role == far ? context.role.id : far
      lines += context.tie(title, note, subject: .edge(stored, from: origin))
    }
  }
  let relatives = relativeLines(context)
  if lines.isEmpty, relatives.isEmpty, !context.lacksParts {
    let words = "No source of this catalog ties this role to another."
    return PaneContent(lines: Line.wrapped(words, to: context.width, style: .dim))
  }
  return PaneContent(note: lines.isEmpty ? "" : "as each source asserts it", lines: lines + relatives)
}

/// The roles that are called, know and do alike, with their rank by each of the three.
private func relativeLines(_ context: PaneContext) -> [Line] {
  guard let rows = context.tables.relatives?.rows, !rows.isEmpty else { return [] }
  let whose = context.closest.map { " to \($0.role.title), borrowed" } ?? ""
  let heading = Line.wrapped("Related\(whose): rank by names, knowledge, skills", to: context.width, style: .heading)
  return heading
    + rows.flatMap { row in
      if context.isSpoken {
        let ranks = Lens.allCases.map { lens in
          "by \(lens.rawValue) \(row.kin.ranks[lens].map(String.init) ?? "not known")"
        }
        return context.tie(
          "\(row.kin.rank) \(row.title)", ranks.joined(separator: ", "), subject: .kin(row.kin.position))
      }
      let ranks = Lens.allCases.map { row.kin.ranks[$0].map(String.init) ?? "–" }.joined(separator: " · ")
      return context.tie("\(row.kin.rank) \(row.title)", ranks, subject: .kin(row.kin.position))
    }
}

/// The edge, the role at its far end, and the edge as it is stored.
private func outgoing(_ kind: Edge.Kind, _ context: PaneContext) -> [(Edge, RoleID, Edge)] {
  context.role.edges.filter { $0.kind == kind }.map { ($0, $0.role, $0) }
}

private func incoming(_ kind: Edge.Kind, _ context: PaneContext) -> [(Edge, RoleID, Edge)] {
  context.incoming.filter { $0.edge.kind == kind }.map { ($0.edge, $0.origin, $0.edge) }
}

extension PaneContext {
  fileprivate func tie(_ title: String, _ note: String, subject: Subject) -> [Line] {
    if isSpoken { return [Line("\(title), \(note)", subject: subject)] }
    let gap = width - 2 - TextWidth.columns(of: title) - note.count
    guard isRoomy, gap > 0 else { return Line.wrapped("  \(title) (\(note))", to: width, indent: 4, subject: subject) }
    return [Line([Span("  \(title)"), Span(String(repeating: " ", count: gap) + note, .dim)], subject: subject)]
  }
}

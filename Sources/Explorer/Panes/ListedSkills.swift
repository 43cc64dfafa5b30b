import RoleModel
import TerminalScreen

/// A skill that an article prints with a share of its own scale.
func shareLines(_ skill: ObservedSkill, _ most: Double, _ context: PaneContext) -> [Line] {
  let nameColumns = min(20, max(10, context.width / 2))
  let amount = skill.rating.amount ?? 0
  let isWanted = context.wantedSkills.contains(skill.rating.name)
  let style: Style = isWanted ? .match : .plain
  let subject = Subject.skill(skill.rating.name)
  guard context.isRoomy else {
    let unit = skill.rating.share == nil ? "" : " %"
    return Line.wrapped(
      "\(skill.rating.name): \(NumberText.plain(amount))\(unit)", to: context.width, style: style, indent: 2,
      subject: subject)
  }
  let barColumns = context.width - nameColumns - 1 - 4
  return [
    Line(
      [
        Span(TextWidth.padded((isWanted ? "✓ " : "") + skill.rating.name, to: nameColumns), style), Span(" "),
        Span(
          TextWidth.padded(Bar.text(amount, of: most, width: barColumns), to: barColumns),
          isWanted ? Style(.match) : .plain),
        Span(TextWidth.rightAligned(NumberText.plain(amount), to: 4)),
      ], subject: subject)
  ]
}

/// One line for each skill that sources name without a rating, in the order of its first source.
func namedLines(_ skills: [ObservedSkill], _ context: PaneContext) -> [Line] {
  var labels: [(name: String, labels: [String])] = []
  var indices: [String: Int] = [:]
  for skill in skills {
    let label = context.sources.label(skill.rating.source)
    if let index = indices[skill.rating.name] {
      if !labels[index].labels.contains(label) { labels[index].labels.append(label) }
    } else {
      indices[skill.rating.name] = labels.count
      labels.append((skill.rating.name, [label]))
    }
  }
  return labels.flatMap { skill -> [Line] in
    let isWanted = context.wantedSkills.contains(skill.name)
    let name = (isWanted ? "✓ " : "") + skill.name
    let subject = Subject.skill(skill.name)
    let alone = "named, \(skill.labels[0])"
    let fits = TextWidth.columns(of: name) + 1 + alone.count <= context.width
    let note = skill.labels.count == 1 && fits ? alone : "named, \(counted(skill.labels.count, "source"))"
    let gap = context.width - TextWidth.columns(of: name) - note.count
    if gap > 0, context.isRoomy {
      return [
        Line(
          [Span(name, isWanted ? .match : .plain), Span(String(repeating: " ", count: gap) + note, .dim)],
          subject: subject)
      ]
    }
    return Line.wrapped(
      "\(name) (\(note))", to: context.width, style: isWanted ? .match : .plain, indent: 2, subject: subject)
  }
}

import RoleModel
import TerminalScreen

/// A skill that an article prints with a share of its own scale.
func shareLines(_ skill: ObservedSkill, _ most: Double, _ context: PaneContext) -> [Line] {
  let markColumns = context.markColumns
  let nameColumns = min(20, max(10, (context.width - markColumns) / 2))
  let amount = skill.rating.amount ?? 0
  let mark = context.mark(of: skill.rating)
  let style = mark?.nameStyle ?? .plain
  let subject = Subject.skill(skill.rating.name)
  guard context.isRoomy else {
    let unit = skill.rating.share == nil ? "" : " %"
    if context.isSpoken {
      let source = context.sources.vintage(skill.rating.source, year: context.sources[skill.rating.source]?.year)
      return [
        Line(
          "\(mark?.spokenLead ?? "")\(skill.rating.name): \(NumberText.plain(amount))\(unit), \(source)",
          subject: subject)
      ]
    }
    return Line.wrapped(
      "\(mark?.lead ?? "")\(skill.rating.name): \(NumberText.plain(amount))\(unit)", to: context.width, style: style,
      indent: 2,
      subject: subject)
  }
  let barColumns = context.width - markColumns - nameColumns - 1 - 4
  return [
    Line(
      [mark?.span].compactMap(\.self) + [
        Span(TextWidth.padded(skill.rating.name, to: nameColumns), style), Span(" "),
        Span(TextWidth.padded(Bar.text(amount, of: most, width: barColumns), to: barColumns), style),
        Span(TextWidth.rightAligned(NumberText.plain(amount), to: 4)),
      ], subject: subject)
  ]
}

/// One line for each skill that sources name without a rating, in the order of its first source.
func namedLines(_ skills: [ObservedSkill], _ context: PaneContext) -> [Line] {
  var labels: [(rating: SkillRating, labels: [String])] = []
  var indices: [String: Int] = [:]
  for skill in skills {
    let label = context.sources.label(skill.rating.source)
    if let index = indices[skill.rating.name] {
      if !labels[index].labels.contains(label) { labels[index].labels.append(label) }
    } else {
      indices[skill.rating.name] = labels.count
      labels.append((skill.rating, [label]))
    }
  }
  return labels.flatMap { skill -> [Line] in
    let mark = context.mark(of: skill.rating)
    let name = skill.rating.name
    let subject = Subject.skill(name)
    if context.isSpoken {
      let sources = joinedInWords(skill.labels)
      let words = skill.rating.isImpossible ? "\(skill.rating.amountText), \(sources)" : "named by \(sources)"
      return [Line("\(mark?.spokenLead ?? "")\(name): \(words)", subject: subject)]
    }
    let width = context.width - context.markColumns
    let style = mark?.nameStyle ?? .plain
    let said = skill.rating.amountText
    let alone = "\(said), \(skill.labels[0])"
    let fits = TextWidth.columns(of: name) + 1 + alone.count <= width
    let counting = "\(said), \(counted(skill.labels.count, "source"))"
    // Beside a mark, who names it may be left to the receipt.
    let isShort = mark != nil && TextWidth.columns(of: name) + 1 + counting.count > width
    let note = skill.labels.count == 1 && fits ? alone : isShort ? said : counting
    let gap = width - TextWidth.columns(of: name) - note.count
    if gap > 0, context.isRoomy {
      return [
        Line(
          [mark?.span].compactMap(\.self) + [
            Span(name, style), Span(String(repeating: " ", count: gap) + note, .dim),
          ],
          subject: subject)
      ]
    }
    return Line.wrapped(
      "\(mark?.lead ?? "")\(name) (\(note))", to: context.width, style: style, indent: 2, subject: subject)
  }
}

import RoleModel
import TerminalScreen

/// Skills: bars on one scale for what is rated or printed with a share, then what sources only name.
func skillsPane(_ context: PaneContext) -> PaneContent {
  let skills = context.role.observedSkills(context.sources)
  if skills.isEmpty { return context.nothing("skills") }
  let rated = skills.filter { $0.rating.amount != nil }
  let named = skills.filter { $0.rating.amount == nil }
  return PaneContent(note: note(rated, named), lines: ratedLines(rated, context) + namedLines(named, context))
}

private func note(_ rated: [ObservedSkill], _ named: [ObservedSkill]) -> String {
  if rated.isEmpty { return "named, not rated" }
  return rated.contains { $0.rating.share != nil } ? "% as printed, top \(words(rated.count))" : "importance"
}

private func words(_ count: Int) -> String {
  let small = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
  return small.indices.contains(count) ? small[count] : String(count)
}

private func ratedLines(_ skills: [ObservedSkill], _ context: PaneContext) -> [Line] {
  let most = skills.compactMap(\.rating.amount).max() ?? 1
  let nameColumns = min(20, max(10, context.width / 2))
  return skills.flatMap { skill -> [Line] in
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
}

/// One line for each skill that sources name without a rating, in the order of its first source.
private func namedLines(_ skills: [ObservedSkill], _ context: PaneContext) -> [Line] {
  var labels: [(name: String, labels: [String])] = []
  for skill in skills {
    let label = context.sources.label(skill.rating.source)
    if let index = labels.firstIndex(where: { $0.name == skill.rating.name }) {
      if !labels[index].labels.contains(label) { labels[index].labels.append(label) }
    } else {
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

import RoleModel
import TerminalScreen

/// What a role asks for that the start does not bring, what it does, and what is not known of.
func learnPage(_ model: Model, width: Int) -> PaneContent {
  guard let goal = model.pageGoal, let start = model.pageStart else { return PaneContent(lines: []) }
  var lines = borrowingLines(goal, width)
  guard let gap = model.gap(from: start, to: goal.rated) else {
    return PaneContent(note: start.words(model), lines: lines + noGapLines(start, goal.rated, model, width))
  }
  lines += Line.wrapped(gap.summary, to: width, subject: .pageSummary)
  if let pay = model.payChange(from: start, to: goal) {
    lines += Line.wrapped("\(pay.label): \(pay.words)", to: width, indent: 2, subject: .pageSummary)
  }
  lines += Line.wrapped(
    "preparation: \(start.zone(to: goal.rated).words)", to: width, indent: 2, subject: .pageSummary)
  let sure = gap.skills.filter { $0.isWithinError != true }
  let unsure = gap.skills.filter { $0.isWithinError == true }
  lines += section("To learn, the greatest gap first", sure, gap, width)
  lines += section("Within the error: perhaps nothing to learn", unsure, gap, width)
  lines += section(
    "Not known: nothing is said of these (\(model.key(.aboutMe)) adds your level)", gap.unknown, gap, width)
  lines += section("Brought already, the most important first", gap.met, gap, width)
  return PaneContent(note: start.words(model), lines: lines)
}

extension Model {
  /// How pay changes from a start to a role; nil where its pay cannot be read.
  func payChange(
    from start: StartingPoint, to goal: (role: Role, rated: Role, position: Int, ratedPosition: Int)
  ) -> PayChange? {
    try? start.pay(to: goal.rated, at: goal.ratedPosition, in: catalog, sources: sources)
  }

  /// What a role asks for beyond what a start brings; nil where no publisher rates both.
  func gap(from start: StartingPoint, to role: Role) -> Gap? {
    Gap(from: start.levels(toward: role, sources: sources), to: SkillLevels(role, sources: sources))
  }
}

/// Says whose ratings stand in for a role's.
func borrowingLines(_ goal: (role: Role, rated: Role, position: Int, ratedPosition: Int), _ width: Int) -> [Line] {
  guard goal.rated.id != goal.role.id else { return [] }
  return Line.wrapped(
    "Borrowed: skills, pay and preparation are those of \(goal.rated.title).", to: width, style: .dim)
}

private func noGapLines(_ start: StartingPoint, _ goal: Role, _ model: Model, _ width: Int) -> [Line] {
  let isGoalRated = !SkillLevels(goal, sources: model.sources).isEmpty
  let words = isGoalRated ? start.unratedWords(model) : model.unratedWords(goal)
  return Line.wrapped("No gap can be measured. " + words, to: width, style: .dim)
}

private func section(_ title: String, _ skills: [SkillGap], _ gap: Gap, _ width: Int) -> [Line] {
  guard !skills.isEmpty else { return [] }
  let note = hasColumns(width, least: LearnColumns.leastWidth) ? "level now, asked · importance" : ""
  let room = width - TextWidth.columns(of: title) - TextWidth.columns(of: note)
  let heading =
    room > 0 && !note.isEmpty
    ? [Line([Span(title, .heading), Span(String(repeating: " ", count: room) + note, .dim)])]
    : Line.wrapped(title, to: width, style: .heading)
  return [.empty] + heading + skills.flatMap { skillLines($0, width) }
}

/// Where the columns of a skill stand: name, bar, levels, importance.
private struct LearnColumns {
  static let leastWidth = 60
  static let levels = 10
  static let importance = 5
  var name: Int
  var bar: Int

  init(_ width: Int) {
    let rest = width - Self.levels - Self.importance - 2
    name = min(38, rest * 3 / 5)
    bar = rest - name
  }
}

private func skillLines(_ skill: SkillGap, _ width: Int) -> [Line] {
  let subject = Subject.learn(skill.name, skill.kind)
  let name = skill.kind == .knowledge ? "\(skill.name), knowledge" : skill.name
  let now = skill.fromLevel.map { NumberText.plain($0 * 100, digits: 0) } ?? "–"
  let asked = NumberText.plain(skill.toLevel * 100, digits: 0)
  let importance = NumberText.plain(skill.importance * 100, digits: 0)
  guard hasColumns(width, least: LearnColumns.leastWidth) else {
    return Line.wrapped(
      "\(name): level \(now), asked \(asked), importance \(importance)", to: width, indent: 2, subject: subject)
  }
  let columns = LearnColumns(width)
  let cells = columns.bar - 1
  let asks = max(1, Int(nearest: skill.toLevel * Double(cells)) ?? 1)
  let has = min(asks, Int(nearest: min(skill.fromLevel ?? 0, skill.toLevel) * Double(cells)) ?? 0)
  let shownName = TextWidth.truncated(name, to: columns.name - 1)
  return [
    Line(
      [
        Span(TextWidth.padded(shownName, to: columns.name)),
        Span(String(repeating: "█", count: has)),
        Span(String(repeating: "░", count: asks - has), Style(.accent)),
        Span(String(repeating: " ", count: columns.bar - asks)),
        Span(TextWidth.rightAligned("\(now) → \(asked)", to: LearnColumns.levels)),
        Span(TextWidth.rightAligned(importance, to: LearnColumns.importance + 2), .dim),
      ], subject: subject)
  ]
}

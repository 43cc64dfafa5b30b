import RoleModel
import TerminalScreen

/// The cheapest steps from the start to a role.
func stepsPage(_ model: Model, width: Int) -> PaneContent {
  guard let goal = model.pageGoal, let start = model.pageStart else { return PaneContent(lines: []) }
  let note = start.words(model)
  var lines = borrowingLines(goal, width)
  guard start.position != nil else {
    let words = "Steps lead from a role to a role: say the role that you have (\(model.key(.aboutMe)))."
    return PaneContent(note: note, lines: lines + Line.wrapped(words, to: width))
  }
  guard let walked = model.tables.path?.path else {
    let words =
      "No steps lead there: none over the \(Path.kinCount) nearest roles of each role with at most one job zone up a step, and "
      + "no ladder that a source asserts."
    lines += Line.wrapped(words, to: width)
    if let limit = Path.limitWords(in: model.catalog) { lines += Line.wrapped(limit, to: width, style: .dim) }
    for role in [start.rated ?? start.position.flatMap { model.role(at: $0) }, goal.rated].compactMap(\.self)
    where SkillLevels(role, sources: model.sources).isEmpty {
      lines += Line.wrapped(model.unratedWords(role), to: width, style: .dim)
    }
    return PaneContent(note: note, lines: lines)
  }
  guard !walked.steps.isEmpty else {
    return PaneContent(note: note, lines: lines + Line.wrapped("No step is needed: you are there.", to: width))
  }
  lines += Line.wrapped(walked.lengthSentence, to: width, subject: .pageSummary)
  for (index, step) in walked.steps.enumerated() {
    lines.append(.empty)
    lines += Line.wrapped(
      "\(index + 1) \(step.role.title)", to: width, style: .plain, indent: 2, subject: .step(index))
    var details = [
      "\(step.gap.map { "gap \($0.totalText)" } ?? "gap not known") · \(step.pay.label) \(step.pay.shortWords)",
      "preparation \(step.zone.words) · \(step.basis(model.sources))",
    ]
    if let skills = step.gap?.skills.filter({ $0.isWithinError != true }).prefix(3), !skills.isEmpty {
      let names = skills.map { $0.kind == .knowledge ? "\($0.name) (knowledge)" : $0.name }
      details.append("most to learn: \(joinedInWords(names))")
    }
    if width >= unbrokenWidth {
      details.removeFirst()
      details.insert("\(step.pay.label): \(step.pay.words)", at: 0)
      details.insert(step.gap.map { "gap \($0.totalText)" } ?? "gap not known", at: 0)
    }
    lines += details.flatMap { detail in
      Line.wrapped(detail, to: width - 2, indent: 2).map { Line("  " + $0.text, .dim) }
    }
  }
  lines += [.empty] + Line.wrapped(Reach.untestedSentence, to: width, style: .dim)
  lines += notComparableNotes(walked.steps.map { ($0.role.title, $0.pay) }).flatMap {
    Line.wrapped($0, to: width, style: .dim)
  }
  return PaneContent(note: note, lines: lines)
}

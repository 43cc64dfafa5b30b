import RoleModel
import TerminalScreen

private let pathMethod =
  "how: of all ways over related roles the one whose gaps add up to least; of equal ones the shorter. A step that a source "
  + "asserts costs nothing."

private let reachMethod =
  "how: of the \(Reach.kinCount) nearest roles; gap at most \(percentText(Reach.affordableGap)), pay at least "
  + "\(percentText(Reach.leastPay)) of today's, at most \(counted(Reach.greatestZoneChange, "job zone")) up or down; a test that "
  + "lacks a figure is passed over. The limits of pay and preparation are published ones; that of the gap is ours: in the "
  + "bundled catalog the median gap is 23 % between two occupations taken at random, and 10.5 % to the five nearest."

/// How what stands on top of a page of steps comes about.
func pageSummaryReceipt(_ model: Model, _ width: Int) -> [Line] {
  switch model.view.page {
  case .learn: learnSummaryLines(model, width)
  case .steps:
    Line.wrapped(model.tables.path?.path?.lengthSentence ?? "No steps lead there.", to: width, style: .heading)
      + [.empty] + Line.wrapped(pathMethod, to: width, indent: 2)
      + Line.wrapped("Each step's own line has the receipt of its gap, pay and preparation.", to: width, style: .dim)
  case .reach:
    Line.wrapped("Within reach", to: width, style: .heading) + [.empty]
      + Line.wrapped(reachMethod, to: width, indent: 2)
      + Line.wrapped("Each role's own line has the receipt of its tests.", to: width, style: .dim)
  default: [Line("This line has no receipt.")]
  }
}

private func learnSummaryLines(_ model: Model, _ width: Int) -> [Line] {
  guard let goal = model.pageGoal, let start = model.pageStart, let gap = model.gap(from: start, to: goal.rated) else {
    return [Line("Nothing is known of it any more.")]
  }
  func number(_ share: Double) -> String { NumberText.fixed(share, digits: 2) }
  var lines = Line.wrapped("\(goal.role.title), \(start.words(model))", to: width, style: .heading) + [.empty]
  lines += borrowingLines(goal, width) + Line.wrapped(gap.summary, to: width, style: .selected)
  let missing = "the sum of (level asked - level now, at least 0) × importance"
  lines += Line.wrapped(
    "how: \(missing), over the sum of level asked × importance, levels and importance from 0 to 1: "
      + "\(number(gap.total * gap.need)) / \(number(gap.need)) = \(NumberText.fixed(gap.total * 100, digits: 1)) %",
    to: width, indent: 2)
  let rated = goal.rated.skills.first { model.sources.group($0.source) == gap.publisher }
  if let rated {
    lines += Line.wrapped("ratings: \(sourceWords(rated.source, model.sources))", to: width, style: .dim, indent: 2)
  }
  lines += [.empty]
  if let pay = model.payChange(from: start, to: goal) {
    lines += changeLines(pay, start.zone(to: goal.rated), model, width)
  }
  for figure in goal.rated.figures(.zone) {
    lines += Line.wrapped(
      "job zone: \(sourceWords(figure.source, model.sources)); \(figure.locator)", to: width, style: .dim, indent: 2)
  }
  return lines
}

/// How the gap of one skill comes about.
func learnReceipt(_ name: String, _ kind: SkillRating.Kind, _ model: Model, _ width: Int) -> [Line] {
  guard let goal = model.pageGoal, let start = model.pageStart, let gap = model.gap(from: start, to: goal.rated),
    let skill = (gap.skills + gap.met + gap.unknown).first(where: { $0.name == name && $0.kind == kind })
  else { return [Line("Nothing is known of it any more.")] }
  var lines = Line.wrapped("\(name) (\(kind.rawValue)), toward \(goal.role.title)", to: width, style: .heading)
  lines += [.empty] + borrowingLines(goal, width)
  let asked = NumberText.plain(skill.toLevel * 100, digits: 1)
  let importance = NumberText.plain(skill.importance * 100, digits: 1)
  if gap.unknown.contains(skill) {
    lines += Line.wrapped(
      "Asked for: level \(asked), importance \(importance), each of 100. Nothing is said of yours.", to: width)
  } else {
    let now = skill.fromLevel.map { NumberText.plain($0 * 100, digits: 1) } ?? "0 (no level is relevant)"
    lines += Line.wrapped("gap \(NumberText.plain(skill.gap * 100, digits: 1)) of 100", to: width, style: .selected)
    lines += Line.wrapped(
      "how: (level asked \(asked) - level now \(now), at least 0) × importance \(importance) / 100", to: width,
      indent: 2)
    if gap.need > 0 {
      lines += Line.wrapped(
        "its part of the whole gap: \(percentText(skill.gap / gap.need)) of \(percentText(gap.total))", to: width,
        indent: 2)
    }
    if let error = skill.standardError {
      lines += Line.wrapped(
        "error: ± \(NumberText.plain(StandardError.z * error * 100, digits: 1)), from the errors of both levels; \(skill.sureWords)",
        to: width, indent: 2)
    } else if skill.gap > 0 {
      lines += Line.wrapped("error: not known, as one level has none printed", to: width, indent: 2)
    }
  }
  lines += [.empty]
  if let mine = start.me?.skills.first(where: { folded($0.name) == folded(name) && $0.level != nil }) {
    lines += Line.wrapped("level now: you said \(mine.text) (About me)", to: width) + [.empty]
  } else if let rated = start.rated {
    lines += ratingLines(name, kind, rated, model, width)
  }
  return lines + ratingLines(name, kind, goal.rated, model, width)
}

private func ratingLines(
  _ name: String, _ kind: SkillRating.Kind, _ role: Role, _ model: Model, _ width: Int
) -> [Line] {
  let ratings = role.observedSkills(model.sources).filter { $0.rating.name == name && $0.rating.kind == kind }
  guard !ratings.isEmpty else { return [] }
  return [Line(role.title, .selected)] + ratings.flatMap { skillReceipt($0, role, model, width) }
}

/// What one step of a path takes and gives.
func stepReceipt(_ index: Int, _ model: Model, _ width: Int) -> [Line] {
  guard let steps = model.tables.path?.path?.steps, steps.indices.contains(index) else {
    return [Line("There is no such step any more.")]
  }
  let step = steps[index]
  let before = index == 0 ? model.pageStart?.words(model) ?? "" : "from \(steps[index - 1].role.title)"
  var lines = Line.wrapped("Step \(index + 1): \(before) to \(step.role.title)", to: width, style: .heading) + [.empty]
  lines += Line.wrapped(step.gap?.summary ?? "No publisher rates both roles: the gap is not known.", to: width)
  lines += changeLines(step.pay, step.zone, model, width)
  if step.assertedBy.isEmpty {
    lines += Line.wrapped(
      "stands on: one of the \(Path.kinCount) nearest by names, knowledge and skills, at most one job zone up",
      to: width,
      indent: 2)
  }
  for source in step.assertedBy {
    lines += Line.wrapped("asserted by \(sourceWords(source, model.sources)); free to take", to: width, indent: 2)
  }
  return lines + [.empty] + Line.wrapped(pathMethod, to: width, indent: 2)
}

/// Why a role is within reach, or what keeps it out.
func reachReceipt(_ position: Int, _ model: Model, _ width: Int) -> [Line] {
  guard let row = model.tables.reach?.reach?.rows.first(where: { $0.kin.position == position }) else {
    return [Line("Not related any more.")]
  }
  let state =
    row.obstacles.isEmpty ? "within reach" : "out of reach for \(joinedInWords(row.obstacles.map(\.rawValue)))"
  var lines = Line.wrapped("\(row.title): \(state)", to: width, style: .heading) + [.empty]
  if !row.unknown.isEmpty {
    lines += Line.wrapped(
      "Not tested for want of a figure: \(joinedInWords(row.unknown.map(\.rawValue))).", to: width)
  }
  let ranks = Lens.allCases.map { "\($0.rawValue) \(row.kin.ranks[$0].map(String.init) ?? "–")" }
  lines += Line.wrapped(
    "kinship: rank \(row.kin.rank) by all together; by \(ranks.joined(separator: ", by "))", to: width, indent: 2)
  lines += Line.wrapped(
    "gap: \(row.gap?.preciseText ?? "not known"), at most \(percentText(Reach.affordableGap)) is affordable", to: width,
    indent: 2)
  lines += changeLines(row.pay, row.zone, model, width)
  if let schooling = row.role.schoolingToEnter {
    lines += Line.wrapped(
      "to enter: \(schooling.valueText), not tested; \(sourceWords(schooling.source, model.sources))", to: width,
      indent: 2)
  }
  return lines + [.empty] + Line.wrapped(reachMethod, to: width, indent: 2)
    + Line.wrapped(Reach.untestedSentence, to: width, indent: 2)
}

private func changeLines(_ pay: PayChange, _ zone: ZoneChange?, _ model: Model, _ width: Int) -> [Line] {
  var lines = Line.wrapped("\(pay.label): \(pay.words)", to: width, indent: 2)
  if let figure = pay.amounts?.to.figure {
    lines += Line.wrapped(
      "median: \(sourceWords(figure.source, model.sources)); \(figure.locator)", to: width, style: .dim, indent: 2)
  }
  return lines + Line.wrapped("preparation: job zone \(zone.words)", to: width, indent: 2)
}

import RoleModel
import TerminalScreen

/// What stands behind a line of About me.
func myLines(_ item: MyItem, _ model: Model, _ width: Int) -> [Line] {
  switch item {
  case .opening(let name, let kind):
    guard let reach = model.tables.reach?.reach,
      let opening = reach.openings.first(where: { $0.name == name && $0.kind == kind })
    else { return [Line("Nothing follows from it any more.")] }
    return openingLines(opening, reach, width)
  case .skill(let name):
    guard let skill = model.me.skills.first(where: { $0.name == name }) else { return [] }
    return [Line(skill.text, .heading), .empty]
      + Line.wrapped(
        "You said so. The level counts from 0 to 100 on the scale of O*NET's levels, as Skills (\(model.key(.skillsPane))) shows them; it stands "
          + "in the place of the level that your role has.", to: width)
  case .pay:
    guard let pay = model.view.page == .pay ? model.comparedPay : model.me.pay else { return [Line("No pay is said.")] }
    return [Line("Your pay", .heading), .empty] + Line.wrapped("You said so: \(pay.words).", to: width)
      + Line.wrapped(
        "An hour counts 2,080 times a year, a month twelve times. It is brought to the year of what it is compared with by "
          + "\(PriceIndex.name(pay.year)).", to: width)
  case .role, .place, .newSkill, .forget:
    return Line.wrapped("You say this yourself; it is kept on this machine only.", to: width)
  }
}

private func openingLines(_ opening: Reach.Opening, _ reach: Reach, _ width: Int) -> [Line] {
  var lines = [Line("\(opening.name): what it alone would open", .heading), .empty]
  for position in opening.roles {
    guard let row = reach.rows.first(where: { $0.kin.position == position }), let gap = row.gap,
      let skill = gap.skills.first(where: { $0.name == opening.name && $0.kind == opening.kind })
    else { continue }
    let after = gap.totals.low - skill.gap / gap.need * (1 - gap.unknownShare)
    lines += Line.wrapped(
      "\(row.title) (rank \(row.kin.rank)): gap \(gap.preciseText), without this \(NumberText.fixed(after * 100, digits: 1)) %; asks for level "
        + NumberText.plain(skill.toLevel * 100, digits: 0), to: width, indent: 2)
  }
  let how =
    "how: of the \(reach.rows.count) nearest roles, those that only their gap keeps out of reach are counted, when this one "
    + "skill at the level that the role asks for brings the gap to \(percentText(Reach.affordableGap)) or less. Within reach: "
    + "related, gap at most \(percentText(Reach.affordableGap)), pay at least \(percentText(Reach.leastPay)) of yours, "
    + "preparation within one job zone; a test that lacks a figure is passed over."
  return lines + [.empty] + Line.wrapped(how, to: width, indent: 2)
}

import RoleModel
import TerminalScreen

/// What stands behind a line of For you.
func forYouReceipt(_ part: ForYouPart, _ role: Role, _ model: Model, _ width: Int) -> [Line] {
  guard let forYou = model.forYou(of: role) else { return [Line("Nothing is said about you.")] }
  let closest = model.closestOccupation(of: role)
  let rated = closest?.role ?? role
  var lines = Line.wrapped("For you: \(rated.title)", to: width, style: .heading) + [.empty]
  if let closest { lines += Line.wrapped(borrowedWords(role, closest), to: width) + [.empty] }
  switch part {
  case .pay, .change:
    guard let pay = forYou.figures.payHere else { return lines + [Line("No median is published.")] }
    lines += changeLines(forYou, pay, width)
    if pay.place == USPlace.nation {
      let fields = [Field.payPercentiles, .payMedian].filter { !rated.figures($0).isEmpty }
      return lines + fields.flatMap { fieldLines($0, rated, model.sources, width) }
    }
    return lines + placeReceipt(pay.place, role, model, width)
  case .learn:
    guard let gap = forYou.figures.gap else { return lines + [Line("Nothing to compare levels with.")] }
    return lines + gapLines(gap, width)
  }
}

private func changeLines(_ forYou: ForYou, _ pay: RoleForMe.PayHere, _ width: Int) -> [Line] {
  var lines = Line.wrapped(pay.words, to: width, style: .selected)
  if let place = forYou.me.place, pay.place == USPlace.nation {
    lines += Line.wrapped(
      "No median is published for \(USPlace.name(of: place)): this is the nation's.", to: width, indent: 2)
  }
  if let mine = forYou.me.pay, let year = pay.year, let aligned = mine.perYear(inDollarsOf: year),
    let change = forYou.figures.changeWords
  {
    lines += Line.wrapped(change, to: width, style: .selected)
    lines += Line.wrapped("your pay: \(mine.words)", to: width, indent: 2)
    if mine.year != year {
      lines += Line.wrapped(
        "in \(year) dollars: $\(NumberText.grouped(aligned)), by \(PriceIndex.name(mine.year, year))", to: width,
        indent: 2)
    }
    lines += Line.wrapped(
      "how: \(NumberText.grouped(pay.median)) / \(NumberText.grouped(aligned)) - 1: what it would change if you were paid as "
        + "the middle of the role is", to: width, indent: 2)
  }
  return lines + [.empty]
}

private func gapLines(_ gap: Gap, _ width: Int) -> [Line] {
  var lines = Line.wrapped("gap \(gap.totalText)", to: width, style: .selected)
  for skill in gap.skills.prefix(12) {
    let from = skill.fromLevel.map { NumberText.plain($0 * 100, digits: 0) } ?? "none"
    let error = skill.isWithinError == true ? ", within the error" : ""
    lines += Line.wrapped(
      "\(skill.name): level \(from), asks for \(NumberText.plain(skill.toLevel * 100, digits: 0))\(error)", to: width,
      indent: 2)
  }
  if gap.skills.count > 12 { lines.append(Line("\(gap.skills.count - 12) more")) }
  let how =
    "how: for each skill (level asked for - level brought) × importance, where positive; the gap is their sum as a share of "
    + "all that is asked for. The greatest come first. Levels brought are those that you state, else your role's."
  return lines + [.empty] + Line.wrapped(how, to: width, indent: 2)
}

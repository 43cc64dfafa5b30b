import RoleModel
import TerminalScreen

/// A part of what the reader says about themselves, or of what follows from it.
package enum MyItem: Hashable, Sendable {
  case role, place, pay, newSkill, forget
  case skill(String)
  /// A skill that would open roles.
  case opening(String, SkillRating.Kind)
}

/// What the reader says about themselves, and which single skill would bring most roles within reach.
func aboutMePage(_ model: Model, width: Int) -> PaneContent {
  let me = model.me
  var lines: [Line] = []
  let role = me.role.map { id in model.titles(of: [id])[id] ?? "\(id.text), which this catalog does not have" }
  lines += item("role today", role ?? "not said: \(model.key(.open)) picks it", .role, width)
  lines += item("state", me.place.map { USPlace.name(of: $0) } ?? "not said: the whole nation", .place, width)
  lines += item("pay", me.pay?.words ?? "not said", .pay, width)
  if let role = model.myRole, model.startFromMe.rated == nil {
    lines += Line.wrapped(model.unratedWords(role), to: width, style: .dim)
  }
  lines += [.empty, Line("My skills", .heading)]
  for skill in me.skills { lines += skillLines(skill, width) }
  lines += Line.wrapped(
    "+ add a skill, and its level from 0 to 100 as in Skills (\(model.key(.skillsPane)))", to: width,
    subject: .mine(.newSkill))
  lines += [.empty] + outlook(model, width)
  if !me.isEmpty { lines += [.empty, Line("Forget all of this", subject: .mine(.forget))] }
  return PaneContent(note: "kept on this machine only", lines: lines)
}

private func item(_ label: String, _ value: String, _ item: MyItem, _ width: Int) -> [Line] {
  let columns = 12
  guard hasColumns(width, least: 34) else {
    return Line.wrapped("\(label): \(value)", to: width, indent: 2, subject: .mine(item))
  }
  return TextWidth.wrapped(value, to: width - columns).enumerated().map { index, piece in
    Line(
      [Span(TextWidth.padded(index == 0 ? label : "", to: columns), .dim), Span(piece)],
      subject: index == 0 ? .mine(item) : nil)
  }
}

private func skillLines(_ skill: MySkill, _ width: Int) -> [Line] {
  let subject = Subject.mine(.skill(skill.name))
  guard hasColumns(width, least: 50), let level = skill.level else {
    let words = skill.level.map { "level " + NumberText.plain($0) } ?? "no level said"
    return Line.wrapped("\(skill.name): \(words)", to: width, indent: 2, subject: subject)
  }
  let name = min(34, width / 2)
  let bar = width - name - 6
  return [
    Line(
      [
        Span(TextWidth.padded(skill.name, to: name) + " "),
        Span(TextWidth.padded(Bar.text(level, of: 100, width: bar), to: bar), .plain),
        Span(TextWidth.rightAligned(NumberText.plain(level, digits: 0), to: 5)),
      ], subject: subject)
  ]
}

/// The skill that opens most roles, and how many are within reach as things are.
private func outlook(_ model: Model, _ width: Int) -> [Line] {
  guard model.me.hasStart else {
    return Line.wrapped(
      "Say a role, or three skills with levels, and this page says which one skill would open most roles.", to: width,
      style: .dim)
  }
  guard let reach = model.tables.reach?.reach else {
    return Line.wrapped(
      "Nothing to compare by: it takes a rated role, or \(Kinship.leastStated) skills of one kind with levels.",
      to: width, style: .dim)
  }
  let state =
    "\(counted(reach.reachable.count, "role")) of the \(reach.rows.count) nearest within reach (\(model.key(.reach)) draws them)."
  guard !reach.openings.isEmpty else {
    return [Line("One skill more", .heading)]
      + Line.wrapped(state + " No single skill would add to them.", to: width)
  }
  var lines = [Line("One skill more", .heading)] + Line.wrapped(state + " What one skill would add:", to: width)
  for opening in reach.openings.prefix(10) {
    let text = "\(opening.words): \(counted(opening.roles.count, "role"))"
    lines += Line.wrapped(text, to: width, indent: 2, subject: .mine(.opening(opening.name, opening.kind)))
  }
  return lines
}

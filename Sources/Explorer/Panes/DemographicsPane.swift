import RoleModel
import TerminalScreen

/// The people in the role: sex, age, race and ethnicity as the source prints them, LGBT share.
func demographicsPane(_ context: PaneContext) -> PaneContent {
  let head = sexLines(context) + ageLines(context)
  let race = context.observations(.raceShares).flatMap { raceLines($0, context) }
  if head.isEmpty && race.isEmpty { return context.nothing("who holds the role") }
  let sources = [Field.sexShares, .raceShares, .ageMean].flatMap { context.observations($0) }.map(context.vintage)
  let note = Set(sources).count == 1 ? sources[0] : counted(Set(sources).count, "source")
  return PaneContent(note: note, lines: head + race)
}

private func sexLines(_ context: PaneContext) -> [Line] {
  context.observations(.sexShares).flatMap { observation -> [Line] in
    guard case .shares(let shares) = observation.figure.value else { return [] }
    let subject = Subject.field(.sexShares)
    guard context.isRoomy, shares.count == 2 else {
      return shares.flatMap {
        Line.wrapped("\($0.label): \(NumberText.plain($0.percent)) %", to: context.width, indent: 2, subject: subject)
      }
    }
    let (left, right) = (shares[0], shares[1])
    let before = "\(left.label) \(NumberText.fixed(left.percent, digits: 1)) "
    let after = " \(right.label) \(NumberText.fixed(right.percent, digits: 1))"
    let columns = max(4, context.width - before.count - after.count)
    let filled = Int((left.percent / 100 * Double(columns)).rounded())
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: columns - filled)
    return [Line([Span(before), Span(bar), Span(after)], subject: subject)]
  }
}

private func ageLines(_ context: PaneContext) -> [Line] {
  var lines: [Line] = []
  let age = context.observations(.ageMean).first ?? context.observations(.ageMedian).first
  let lgbt = context.observations(.lgbtShare).first
  let ageText = age.map { "\($0.figure.field.words) \($0.figure.value.text(in: .years))" }
  let lgbtText = lgbt.map { "LGBT \($0.figure.valueText)" }
  if let ageText, let age { lines += Line.wrapped(ageText, to: context.width, subject: .field(age.figure.field)) }
  if let lgbtText { lines += Line.wrapped(lgbtText, to: context.width, subject: .field(.lgbtShare)) }
  return lines
}

private func raceLines(_ observation: Observation, _ context: PaneContext) -> [Line] {
  guard case .shares(let shares) = observation.figure.value else { return [] }
  let sorted = shares.sorted { $0.percent > $1.percent }
  let labelColumns = min(26, max(12, context.width - 16))
  let most = sorted.map(\.percent).max() ?? 100
  let lines = sorted.flatMap { share -> [Line] in
    let percent = NumberText.fixed(share.percent, digits: 1)
    guard context.isRoomy else {
      return Line.wrapped(
        "\(share.label): \(percent) %", to: context.width, indent: 2, subject: .field(.raceShares))
    }
    let barColumns = context.width - labelColumns - 1 - 7
    return [
      Line(
        [
          Span(TextWidth.padded(shortRace(share.label, labelColumns), to: labelColumns) + " "),
          Span(TextWidth.padded(Bar.text(share.percent, of: most, width: barColumns), to: barColumns)),
          Span(TextWidth.rightAligned(percent + " %", to: 7)),
        ], subject: .field(.raceShares))
    ]
  }
  let sum = NumberText.plain(shares.reduce(0) { $0 + $1.percent }, digits: 1)
  return lines + Line.wrapped("one exclusive list as printed; it sums to \(sum)", to: context.width, style: .dim)
}

/// A long group name by its first words, which stay distinct in the usual lists.
private func shortRace(_ label: String, _ columns: Int) -> String {
  if label.count <= columns { return label }
  let short = [
    "American Indian and Alaska Native": "American Indian", "Hispanic or Latino": "Hispanic",
    "Black or African American": "Black",
  ]
  return short[label] ?? label
}

/// The two lines that a digest has room for: sex as a bar, the rest in words.
func demographicsDigest(_ context: PaneContext) -> PaneContent {
  let whole = demographicsPane(context)
  guard context.isRoomy, let race = context.observations(.raceShares).first,
    case .shares(let shares) = race.figure.value
  else { return whole }
  let ages = ageLines(context).map(\.text)
  var lines = sexLines(context)
  if !ages.isEmpty { lines.append(Line(ages.joined(separator: " · "), subject: .field(.ageMean))) }
  let sorted = shares.sorted { $0.percent > $1.percent }
  let shown = sorted.prefix(2).map { "\(shortRace($0.label, 12)) \(NumberText.fixed($0.percent, digits: 1))" }
  let rest = sorted.count > 2 ? ["\(sorted.count - 2) more"] : []
  lines.append(Line((shown + rest).joined(separator: " · "), subject: .field(.raceShares)))
  return PaneContent(note: whole.note, lines: lines)
}

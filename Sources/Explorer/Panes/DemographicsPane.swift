import RoleModel
import TerminalScreen

/// The people in the role: sex, what each earns a week, age, race and ethnicity as the source prints them, LGBT share.
///
/// What a table withholds is said in words, and the census row that stands behind the numbers is named when it is shared.
func demographicsPane(_ context: PaneContext) -> PaneContent {
  let head = sexLines(context) + weeklyLines(context) + ageLines(context)
  let race = context.observations(.raceShares).flatMap { raceLines($0, context) }
  let bands = context.observations(.ageShares).flatMap { bandLines($0, context) }
  if head.isEmpty && race.isEmpty && bands.isEmpty { return context.nothing("who holds the role") }
  return PaneContent(note: note(context), lines: head + race + bands + censusLines(context) + context.sharedCodeLines)
}

/// The lines that a digest has room for: sex as a bar, the rest in words.
func demographicsDigest(_ context: PaneContext) -> PaneContent {
  let whole = demographicsPane(context)
  guard context.isRoomy, let race = context.observations(.raceShares).first else { return whole }
  let ages = ageLines(context).map(\.text)
  var lines = sexLines(context)
  if !ages.isEmpty { lines.append(Line(ages.joined(separator: " · "), subject: .field(.ageMean))) }
  if case .shares(let shares) = race.figure.value {
    let sorted = shares.sorted { $0.percent > $1.percent }
    let shown = sorted.prefix(2).map { "\(shortRace($0.label, 12)) \(NumberText.fixed($0.percent, digits: 1))" }
    let rest = sorted.count > 2 ? ["\(sorted.count - 2) more"] : []
    lines.append(Line((shown + rest).joined(separator: " · "), subject: .field(.raceShares)))
  }
  lines += weeklyLines(context) + censusLines(context)
  return PaneContent(note: whole.note, lines: lines)
}

private let fields: [Field] = [.sexShares, .payWeekly, .ageMean, .ageMedian, .ageShares, .raceShares]

/// The sources' vintages where they fit a heading, else how many there are.
private func note(_ context: PaneContext) -> String {
  var vintages: [String] = []
  for vintage in fields.flatMap({ context.observations($0) }).map(context.vintage) where !vintages.contains(vintage) {
    vintages.append(vintage)
  }
  let joined = vintages.joined(separator: ", ")
  return vintages.count < 2 || joined.count <= 18 ? joined : counted(vintages.count, "source")
}

private func sexLines(_ context: PaneContext) -> [Line] {
  context.observations(.sexShares).flatMap { observation -> [Line] in
    let subject = Subject.field(.sexShares)
    guard case .shares(let shares) = observation.figure.value else {
      return Line.wrapped("sex \(observation.figure.withheldWords)", to: context.width, indent: 2, subject: subject)
    }
    if context.isSpoken { return spokenShares(shares, observation, context) }
    guard context.isRoomy, shares.count == 2 else {
      return shares.flatMap {
        Line.wrapped("\($0.label): \(NumberText.plain($0.percent)) %", to: context.width, indent: 2, subject: subject)
      }
    }
    let (left, right) = (shares[0], shares[1])
    let before = "\(left.label) \(NumberText.fixed(left.percent, digits: 1)) "
    let after = " \(right.label) \(NumberText.fixed(right.percent, digits: 1))"
    let columns = max(4, min(context.columnsOfAll, context.width - before.count - after.count))
    let filled = min(columns, Int(nearest: left.percent / 100 * Double(columns)) ?? 0)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: columns - filled)
    return [Line([Span(before), Span(bar), Span(after)], subject: subject)]
  }
}

extension PaneContext {
  fileprivate var labelColumns: Int { min(26, max(12, width - 16)) }

  /// The columns of an age band, of which two stand in a line.
  fileprivate var bandColumns: Int { (width - 2) / 2 }

  /// How long a bar of all people is: the pane's shares have one scale.
  fileprivate var columnsOfAll: Int { min(width - labelColumns - 1 - 7, bandColumns - 6 - 5) }
}

/// One sentence for each part of a whole: `men 66.9 %, CPS 2025`.
private func spokenShares(_ shares: [Share], _ observation: Observation, _ context: PaneContext) -> [Line] {
  shares.map {
    Line(
      "\($0.label): \(NumberText.plain($0.percent)) %, \(context.vintage(observation))",
      subject: .field(observation.figure.field))
  }
}

/// What men and women earn a week, side by side: the difference is the reader's to read.
private func weeklyLines(_ context: PaneContext) -> [Line] {
  let earnings = context.observations(.payWeekly)
  if earnings.isEmpty { return [] }
  if earnings.allSatisfy({ $0.figure.value == .missing }) {
    let words = "weekly earnings \(earnings[0].figure.withheldWords)"
    return Line.wrapped(words, to: context.width, indent: 2, subject: .field(.payWeekly))
  }
  if context.isSpoken {
    return earnings.map {
      Line(
        "weekly earnings of \($0.figure.population): \($0.figure.spokenValue), \(context.spokenVintage($0))",
        subject: .field(.payWeekly))
    }
  }
  let parts = earnings.map { observation in
    let value = observation.figure.status == .suppressed ? "withheld" : observation.figure.valueText
    return "\(observation.figure.population) \(value)"
  }
  // Men and women first: both together are the least telling of the three.
  let bySex = parts.filter { !$0.hasPrefix("all ") }
  let ordered = bySex + parts.filter { $0.hasPrefix("all ") }
  let texts = [ordered, bySex].map { "a week: " + $0.joined(separator: " · ") }
  let text = bySex.isEmpty || texts[0].count <= context.width ? texts[0] : texts[1]
  return Line.wrapped(text, to: context.width, indent: 2, subject: .field(.payWeekly))
}

extension Figure {
  /// Why there is no value, as the table says it: the part of the note, else the status.
  fileprivate var withheldWords: String {
    noteParts.first { $0.hasPrefix("withheld") }.map(String.init) ?? valueText
  }

  /// The parts of the note, without the spaces behind their semicolons.
  private var noteParts: [Substring] {
    (note ?? "").split(separator: ";" as Character).map { $0.first == " " ? $0.dropFirst() : $0 }
  }

  /// The census row that stands behind the figure, when it is not the occupation's own: its title, and how it was matched.
  fileprivate var censusRow: String? {
    let parts = noteParts
    guard let index = parts.firstIndex(where: { $0.hasPrefix("census row") }) else { return nil }
    let match = parts.dropFirst(index + 1).first { $0.hasPrefix("the row") || $0.hasPrefix("matched") }
    return [parts[index], match].compactMap(\.self).map(String.init).joined(separator: "; ")
  }
}

private func ageLines(_ context: PaneContext) -> [Line] {
  var lines: [Line] = []
  if let age = context.observations(.ageMean).first ?? context.observations(.ageMedian).first {
    let field = age.figure.field
    let text = age.figure.value == .missing ? age.figure.withheldWords : age.figure.value.text(in: .years)
    let note = context.isSpoken ? "\(age.figure.value == .missing ? "" : " years"), \(context.vintage(age))" : ""
    lines += Line.wrapped("\(field.words) \(text)\(note)", to: context.width, subject: .field(field))
  }
  if let lgbt = context.observations(.lgbtShare).first {
    let note = context.isSpoken ? ", \(context.vintage(lgbt))" : ""
    lines += Line.wrapped("LGBT \(lgbt.figure.valueText)\(note)", to: context.width, subject: .field(.lgbtShare))
  }
  return lines
}

private func raceLines(_ observation: Observation, _ context: PaneContext) -> [Line] {
  let subject = Subject.field(.raceShares)
  guard case .shares(let shares) = observation.figure.value else {
    return Line.wrapped("race \(observation.figure.withheldWords)", to: context.width, indent: 2, subject: subject)
  }
  let isOverlapping = observation.figure.definition.contains("overlap")
  let sorted = shares.sorted { $0.percent > $1.percent }
  let labelColumns = context.labelColumns
  let lines =
    context.isSpoken
    ? spokenShares(sorted, observation, context)
    : sorted.flatMap { share -> [Line] in
      let percent = NumberText.fixed(share.percent, digits: 1)
      guard context.isRoomy else {
        return Line.wrapped("\(share.label): \(percent) %", to: context.width, indent: 2, subject: subject)
      }
      let barColumns = context.width - labelColumns - 1 - 7
      return [
        Line(
          [
            Span(TextWidth.padded(shortRace(share.label, labelColumns), to: labelColumns) + " "),
            Span(
              TextWidth.padded(Bar.text(share.percent, of: 100, width: context.columnsOfAll), to: barColumns)),
            Span(TextWidth.rightAligned(percent + " %", to: 7)),
          ], subject: subject)
      ]
    }
  let sum = NumberText.plain(shares.reduce(0) { $0 + $1.percent }, digits: 1)
  let words =
    isOverlapping
    ? "overlapping list: Hispanic is any race; not summing to 100" : "one exclusive list as printed; it sums to \(sum)"
  return lines + Line.wrapped(words, to: context.width, style: .dim)
}

/// Age bands as small bars, two a line where they fit.
private func bandLines(_ observation: Observation, _ context: PaneContext) -> [Line] {
  let subject = Subject.field(.ageShares)
  guard case .shares(let shares) = observation.figure.value else {
    return Line.wrapped("ages \(observation.figure.withheldWords)", to: context.width, indent: 2, subject: subject)
  }
  if context.isSpoken { return spokenShares(shares, observation, context) }
  guard context.isRoomy else {
    return shares.flatMap {
      Line.wrapped("\($0.label): \(NumberText.plain($0.percent)) %", to: context.width, indent: 2, subject: subject)
    }
  }
  let columns = context.bandColumns
  let cells = shares.map { share in
    let bar = Bar.text(share.percent, of: 100, width: context.columnsOfAll)
    return TextWidth.padded(shortAge(share.label), to: 6) + TextWidth.padded(bar, to: columns - 6 - 5)
      + TextWidth.rightAligned(NumberText.fixed(share.percent, digits: 1), to: 5)
  }
  // Read down the left column, then the right one.
  let rows = (cells.count + 1) / 2
  return [Line("age, % of the employed", .heading)]
    + (0..<rows).map { row in
      let right = row + rows < cells.count ? "  " + cells[row + rows] : ""
      return Line(cells[row] + right, subject: subject)
    }
}

private func censusLines(_ context: PaneContext) -> [Line] {
  var rows: [String] = []
  for row in fields.flatMap({ context.observations($0) }).compactMap(\.figure.censusRow) where !rows.contains(row) {
    rows.append(row)
  }
  return rows.flatMap { Line.wrapped($0, to: context.width, style: .dim) }
}

/// "25 to 34 years" as "25-34", "65 years and over" as "65+".
private func shortAge(_ label: String) -> String {
  let words = label.split(separator: " ")
  guard let first = words.first, Int(first) != nil, words.count > 2 else { return label }
  return words[1] == "to" ? "\(first)-\(words[2])" : first + "+"
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

import RoleModel
import TerminalScreen

/// Schooling: what is typical to enter, what people hold, what sources require, and what they prefer, which are different
/// things.
func educationPane(_ context: PaneContext) -> PaneContent {
  let isMeasured = context.isSchoolingMeasured
  let lines =
    (isMeasured ? stated(.educationEntry, context) : [])
    + held(context) + levels(.educationShares, heading: "Workers hold", context)
    + levels(.educationRequired, heading: "Said to be required", context)
    + [Field.educationRequired, .educationPreferred].flatMap { stated($0, context) }
    + (isMeasured ? [] : stated(.educationEntry, context))
    + [Field.educationMajor, .educationCollege].flatMap { stated($0, context) }
  if lines.isEmpty { return context.nothing("schooling") }
  return PaneContent(note: note(context), lines: lines + unasked(context) + context.sharedCodeLines)
}

/// O*NET asks the workers of most occupations what is required, and not of all.
private func unasked(_ context: PaneContext) -> [Line] {
  guard context.role.kind == .occupation, context.observations(.educationRequired).isEmpty else { return [] }
  return Line.wrapped("required: O*NET has no answers for this occupation", to: context.width, style: .dim)
}

/// The most telling lines first, for the few that a digest has room for: entry, then the greatest share that workers hold,
/// the greatest that is required, and the next ones, each labelled: what is held is not what is required.
func educationDigest(_ context: PaneContext) -> PaneContent {
  guard context.isSchoolingMeasured, context.isRoomy else { return educationPane(context) }
  let held = topLines(.educationShares, label: "hold", context)
  let required = topLines(.educationRequired, label: "required", context)
  var shares: [Line] = []
  for index in 0..<max(held.count, required.count) {
    for lines in [held, required] where lines.indices.contains(index) { shares.append(lines[index]) }
  }
  return PaneContent(note: note(context), lines: stated(.educationEntry, context) + shares)
}

private func note(_ context: PaneContext) -> String { context.isSchoolingMeasured ? "% of workers" : "" }

extension PaneContext {
  /// Whether a survey measured what workers hold or say is required, degree by degree.
  fileprivate var isSchoolingMeasured: Bool {
    [Field.educationShares, .educationRequired].contains { field in
      observations(field).contains { if case .shares = $0.figure.value { true } else { false } }
    }
  }
}

/// The most common degree as its source prints it: one bar, on a scale of 100 %.
private func held(_ context: PaneContext) -> [Line] {
  context.observations(.educationModal).flatMap { observation -> [Line] in
    guard case .shares(let shares) = observation.figure.value else { return [] }
    return shares.enumerated().flatMap { index, share in
      if context.isSpoken {
        return [spokenShare(share, Field.educationModal.words, observation, context)]
      }
      return degreeLines(
        share, label: index == 0 ? "hold" : "", degreeColumns: 10, subject: .field(.educationModal), context)
    }
  }
}

/// Every level of a survey under its heading, bars on a scale of 100 %; levels of no one are left out of demands.
private func levels(_ field: Field, heading: String, _ context: PaneContext) -> [Line] {
  context.observations(field).flatMap { observation -> [Line] in
    let vintage = context.vintage(observation)
    guard case .shares(let shares) = observation.figure.value else {
      guard observation.figure.value == .missing else { return [] }
      return Line.wrapped(
        "\(heading): \(observation.figure.valueText) (\(vintage))", to: context.width, subject: .field(field))
    }
    if context.isSpoken {
      let asked = field == .educationRequired ? shares.filter { $0.percent > 0 } : shares
      return asked.map { spokenShare($0, heading, observation, context) }
        + (observation.figure.note.map { [Line($0, .dim)] } ?? [])
    }
    let isWide = context.width >= 60
    var shown = field == .educationRequired ? shares.filter { $0.percent > 0 } : shares
    // A narrow pane is a short one too, and most of the twelve categories are named by few.
    if field == .educationRequired, !isWide { shown.sort { $0.percent > $1.percent } }
    let columns = isWide ? 34 : 17
    let label = context.sources.label(observation.figure.source)
    let title = heading.count + label.count + 3 <= context.width ? "\(heading) · \(label)" : heading
    var lines = [Line(title, .heading)]
    for share in shown {
      lines += degreeLines(share, label: nil, degreeColumns: columns, subject: .field(field), context)
    }
    // A narrow pane is short of rows: there the note is in the receipt only.
    if isWide, let note = observation.figure.note { lines += Line.wrapped(note, to: context.width, style: .dim) }
    return lines
  }
}

/// `Workers hold: Bachelor's degree, 47.2 %, BLS education, 2024`.
private func spokenShare(
  _ share: Share, _ label: String, _ observation: Observation, _ context: PaneContext
) -> Line {
  let percent = NumberText.plain(share.percent, digits: 1)
  return Line(
    "\(label): \(share.label), \(percent) %, \(context.vintage(observation))", subject: .field(observation.figure.field)
  )
}

private func topLines(_ field: Field, label: String, _ context: PaneContext) -> [Line] {
  guard case .shares(let shares) = context.observations(field).first?.figure.value else { return [] }
  let top = shares.filter { $0.percent > 0 }.sorted { $0.percent > $1.percent }.prefix(3)
  return top.flatMap { share in
    degreeLines(share, label: label, degreeColumns: 13, subject: .field(field), context)
  }
}

/// A degree, its bar and its percent; `label` is nil where a heading above says what is counted.
private func degreeLines(
  _ share: Share, label: String?, degreeColumns: Int, subject: Subject, _ context: PaneContext
) -> [Line] {
  let isSurveyed = subject != .field(.educationModal)
  // The column holds no more than 99.9 %.
  let isWhole = !isSurveyed || share.percent >= 99.95
  let percent = (isWhole ? NumberText.plain(share.percent) : NumberText.fixed(share.percent, digits: 1)) + " %"
  let degree = shortDegree(share.label, in: degreeColumns)
  guard context.isRoomy else {
    let lead = label.map { $0.isEmpty ? "" : $0 + ": " } ?? ""
    return Line.wrapped("\(lead)\(degree) \(percent)", to: context.width, indent: 2, subject: subject)
  }
  let labelColumns = label == nil ? 0 : 10
  let barColumns = max(4, context.width - labelColumns - degreeColumns - 1 - 7)
  let bar = Bar.text(share.percent, of: 100, width: barColumns)
  return [
    Line(
      [
        Span(TextWidth.padded(label ?? "", to: labelColumns), .dim),
        Span(TextWidth.padded(degree, to: degreeColumns) + " "), Span(TextWidth.padded(bar, to: barColumns)),
        Span(TextWidth.rightAligned(percent, to: 7)),
      ], subject: subject)
  ]
}

/// Demands and names: one line for each different wording, with how many sources say it.
private func stated(_ field: Field, _ context: PaneContext) -> [Line] {
  var wordings: [(text: String, labels: [String])] = []
  for observation in context.observations(field) {
    if case .shares = observation.figure.value { continue }
    if field == .educationRequired, observation.figure.value == .missing, context.isSchoolingMeasured { continue }
    let text = shortDegree(observation.figure.valueText, in: context.width - 27)
    let label =
      context.isSpoken ? context.vintage(observation) : context.sources.label(observation.figure.source)
    if let index = wordings.firstIndex(where: { $0.text == text }) {
      wordings[index].labels.append(label)
    } else {
      wordings.append((text, [label]))
    }
  }
  let label = context.label(of: field)
  return wordings.flatMap { wording in
    if context.isSpoken {
      return [Line("\(label): \(wording.text), \(joinedInWords(wording.labels))", subject: .field(field))]
    }
    let isAlone = wording.labels.count == 1
    let room = context.width - max(10, label.count + 1) - wording.text.count - 1
    let note = isAlone && wording.labels[0].count <= room ? wording.labels[0] : counted(wording.labels.count, "source")
    return context.fact(label, wording.text, note: note, subject: .field(field))
  }
}

/// "Bachelor's degree" as "Bachelor's": the pane's heading says what it is. In few columns long levels have short names.
private func shortDegree(_ text: String, in columns: Int = .max) -> String {
  if columns >= unbrokenWidth / 2 { return text }
  var short = text
  for ending in ["'s degree", "'s Degree"] where text.hasSuffix(ending) { short = String(text.dropLast(7)) }
  if short.count <= columns { return short }
  return shortLevels[text] ?? short
}

/// Levels of table 5.3 and categories of O*NET that are longer than a narrow column.
private let shortLevels = [
  "Less than high school diploma": "No diploma", "High school diploma or equivalent": "High school",
  "Some college, no degree": "Some college", "Doctoral or professional degree": "Doctoral",
  "Less than a High School Diploma": "No diploma", "High School Diploma": "High school",
  "Post-Secondary Certificate": "Certificate", "Some College Courses": "Some college",
  "Post-Baccalaureate Certificate": "Post-bac. cert.", "Post-Master's Certificate": "Post-master's",
  "First Professional Degree": "Professional", "Post-Doctoral Training": "Post-doctoral",
  "Doctoral Degree": "Doctoral",
]

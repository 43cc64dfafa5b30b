import RoleModel
import TerminalScreen

/// Pay: every source's claim as its own interval on one axis, then each figure with its source.
///
/// Averages (●) and medians (◆) are never joined, and base, total and unstated pay have rows of their own.
func salaryPane(_ context: PaneContext) -> PaneContent {
  let claims = PayClaim.all(context)
  let facts = salaryFacts(context)
  if claims.isEmpty && facts.isEmpty { return context.nothing("pay") }
  let note =
    context.isSpoken
    ? context.dollarYear.map { "dated pay in \($0) dollars" } ?? ""
    : context.dollarYear.map { "\($0) $k a year" } ?? "$k a year"
  let axis = context.isRoomy ? axisLines(claims, context) : []
  return PaneContent(note: claims.isEmpty ? "" : note, lines: axis + context.sharedCodeLines + facts)
}

private func axisLines(_ claims: [PayClaim], _ context: PaneContext) -> [Line] {
  let labelColumns = min(16, (claims.map { $0.label.count }.max() ?? 15) + 1)
  let valueColumns = max(6, claims.map(\.text.count).max() ?? 0)
  let plot = context.width - labelColumns - valueColumns - 1
  guard let axis = Axis(claims.flatMap(\.numbers), width: plot) else { return [] }
  let isAligned = context.dollarYear != nil
  var lines = claims.map { claim in
    Line(
      [
        Span(TextWidth.padded(claim.label(in: labelColumns - 1), to: labelColumns - 1) + " ", .dim),
        Span(claim.drawing(on: axis, isAligned: isAligned)),
        Span(" " + TextWidth.rightAligned(claim.text, to: valueColumns)),
      ], subject: claim.subject)
  }
  let margin = String(repeating: " ", count: labelColumns)
  lines.append(Line(margin + axis.ticks { NumberText.thousands($0, keepsZero: false) }, .dim))
  if isAligned, claims.contains(where: \.isUndated) {
    lines += Line.wrapped(
      "undated claims (○) stay as published: no year to bring them from", to: context.width, style: .dim)
  }
  return lines
}

/// The rows that a digest has room for: the axis, the five points in one row each, then the averages.
func salaryDigest(_ context: PaneContext) -> PaneContent {
  let percentiles = context.nationalPay(.payPercentiles)
  guard context.isRoomy, !percentiles.isEmpty else { return salaryPane(context) }
  var content = salaryPane(context)
  let points = percentiles.flatMap { observation -> [Line] in
    guard case .percentiles(let points) = observation.figure.value else { return [] }
    let label = percentiles.count > 1 ? context.vintage(observation) : "p10-p90"
    return [pointsLine(points, label: label, context)]
  }
  let facts = salaryFacts(context, without: points.isEmpty ? [] : [.payPercentiles])
  content.lines = axisLines(PayClaim.all(context), context) + context.sharedCodeLines + points + facts
  return content
}

private func salaryFacts(_ context: PaneContext, without left: [Field] = []) -> [Line] {
  let fields: [Field] = [
    .payMedian, .payPercentiles, .payMean, .payRange, .payHourly, .payHourlyPercentiles, .payBonus, .bestCity,
    .bestState, .bestCompany,
    .bestIndustry,
  ]
  var notes: Set<String> = []
  // What is published stands before what is withheld.
  return [true, false].flatMap { isPublished in
    fields.filter { !left.contains($0) }.flatMap { field in
      facts(field, context.nationalPay(field).filter { ($0.figure.value != .missing) == isPublished }, &notes, context)
    }
  }
}

private func facts(
  _ field: Field, _ observations: [Observation], _ notes: inout Set<String>, _ context: PaneContext
) -> [Line] {
  let table = field == .payPercentiles ? percentileLines(observations, context) : []
  return table
    + observations.flatMap { observation -> [Line] in
      let figure = observation.figure
      if field == .payPercentiles, case .percentiles = figure.value { return [] }
      let derived = figure.status == .derived ? "derived, " : ""
      let error = context.errorNote(figure)
      if context.isSpoken {
        let words = figure.payBasis + field.words + (figure.value.isName ? ": " : " ") + figure.spokenValue
        return [Line("\(words), \(derived)\(error)\(context.spokenVintage(observation))", subject: .field(field))]
          + withheldNote(figure, &notes, context)
      }
      let lines = context.fact(
        figure.payBasis + field.shortWords, figure.valueText, note: derived + error + context.vintage(observation),
        subject: .field(field), labelColumns: 14)
      return lines + withheldNote(figure, &notes, context)
    }
}

/// Why a number is withheld, said once; a present one's note is in its receipt.
private func withheldNote(_ figure: Figure, _ notes: inout Set<String>, _ context: PaneContext) -> [Line] {
  guard figure.value == .missing, let note = figure.note, note != figure.valueText, notes.insert(note).inserted
  else { return [] }
  return Line.wrapped(note, to: context.width, style: .dim)
}

private let spokenPercentileNames = Percentiles.ranks.map { $0 == 50 ? "median" : ordinal($0) + " percentile" }
private let percentileNames = Percentiles.ranks.map { $0 == 50 ? "median" : "p\($0)" }

/// The five points under their names, in dollars where five fit, else in thousands; one a line where columns don't fit.
private func percentileLines(_ observations: [Observation], _ context: PaneContext) -> [Line] {
  let isWide = context.width >= 64
  let labelColumns = isWide ? 14 : 0
  let columns = (context.width - labelColumns) / Percentiles.ranks.count
  let margin = String(repeating: " ", count: context.width - columns * Percentiles.ranks.count)
  func row(_ cells: [String]) -> String { cells.map { TextWidth.rightAligned($0, to: columns) }.joined() }
  var lines: [Line] = []
  for observation in observations {
    guard case .percentiles(let percentiles) = observation.figure.value else { continue }
    let subject = Subject.field(.payPercentiles)
    let vintage = context.vintage(observation)
    guard context.isRoomy else {
      // The median first: a small screen shows little else.
      for index in [2, 0, 1, 3, 4] {
        let amount = dollars(percentiles.points[index])
        let text =
          context.isSpoken
          ? "\(spokenPercentileNames[index]) \(amount) a year, \(context.spokenVintage(observation))"
          : "\(percentileNames[index]): \(amount) (\(vintage))"
        lines += Line.wrapped(text, to: context.width, indent: 2, subject: subject)
      }
      continue
    }
    if lines.isEmpty { lines.append(Line(margin + row(percentileNames), .dim)) }
    if isWide {
      let label = TextWidth.padded(vintage, to: labelColumns) + margin.dropFirst(labelColumns)
      lines.append(Line([Span(label, .dim), Span(row(percentiles.points.map(dollars)))], subject: subject))
    } else {
      // Without room for a label beside them, numbers of two years need a line that says which.
      if observations.count > 1 { lines.append(Line(vintage, .dim)) }
      lines.append(Line(margin + row(percentiles.points.map { thousands($0) }), subject: subject))
    }
  }
  return lines
}

/// `p10-p90  70.0 100.0 130.0 180.0 ≥239.2`, without decimals where they don't fit.
private func pointsLine(_ percentiles: Percentiles, label: String, _ context: PaneContext) -> Line {
  let exact = percentiles.points.map { thousands($0) }.joined(separator: " ")
  let room = context.width - label.count - 1
  let text = exact.count <= room ? exact : percentiles.points.map { thousands($0, digits: 0) }.joined(separator: " ")
  return Line(
    [Span(label, .dim), Span(TextWidth.rightAligned(text, to: room + 1))], subject: .field(.payPercentiles))
}

private func dollars(_ point: Percentiles.Point?) -> String {
  guard let point else { return "withheld" }
  return (point.isTopCoded ? "≥ $" : "$") + NumberText.grouped(point.number)
}

private func thousands(_ point: Percentiles.Point?, digits: Int = 1) -> String {
  guard let point else { return "–" }
  return (point.isTopCoded ? "≥" : "") + NumberText.fixed(point.number / 1000, digits: digits)
}

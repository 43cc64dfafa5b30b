import RoleModel
import TerminalScreen

/// Pay: every source's claim as its own interval on one axis, then each figure with its source.
///
/// Averages (●) and medians (◆) are never joined, and base, total and unstated pay have rows of their own.
func salaryPane(_ context: PaneContext) -> PaneContent {
  let claims = PayClaim.all(context)
  let facts = salaryFacts(context)
  if claims.isEmpty && facts.isEmpty { return context.nothing("pay") }
  let note = context.dollarYear.map { "k a year, \($0) $" } ?? "$k a year"
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

private func salaryFacts(_ context: PaneContext) -> [Line] {
  let fields: [Field] = [
    .payMedian, .payPercentiles, .payMean, .payRange, .payHourly, .payBonus, .bestCity, .bestState, .bestCompany,
    .bestIndustry,
  ]
  return fields.flatMap { field in
    context.nationalPay(field).flatMap { observation -> [Line] in
      let figure = observation.figure
      if case .percentiles(let percentiles) = figure.value {
        return percentileLines(percentiles, context.vintage(observation), context)
      }
      let derived = figure.status == .derived ? "derived, " : ""
      let lines = context.fact(
        figure.payBasis + field.shortWords, figure.valueText, note: derived + context.vintage(observation),
        subject: .field(field), labelColumns: 14)
      // Why a number is withheld; a present one's note is in its receipt.
      guard figure.value == .missing, let note = figure.note else { return lines }
      return lines + Line.wrapped(note, to: context.width, style: .dim)
    }
  }
}

/// The five points under their names, in dollars where five fit, else in thousands; one a line where columns don't fit.
private func percentileLines(_ percentiles: Percentiles, _ vintage: String, _ context: PaneContext) -> [Line] {
  let names = Percentiles.ranks.map { $0 == 50 ? "median" : "p\($0)" }
  let isWide = context.width >= 64
  let isDollars = isWide || !context.isRoomy
  let texts = percentiles.points.map { point in
    guard let point else { return isDollars ? "withheld" : "–" }
    let cap = point.isTopCoded ? "≥" : ""
    return isDollars
      ? (cap.isEmpty ? "" : "≥ ") + "$" + NumberText.grouped(point.number) : cap + NumberText.thousands(point.number)
  }
  let subject = Subject.field(.payPercentiles)
  guard context.isRoomy else {
    return zip(names, texts).flatMap { name, text in
      Line.wrapped("\(name): \(text) (\(vintage))", to: context.width, indent: 2, subject: subject)
    }
  }
  let label = isWide ? TextWidth.padded(vintage, to: 14) : ""
  let columns = (context.width - label.count) / texts.count
  func row(_ cells: [String], _ columns: Int) -> String {
    cells.map { TextWidth.rightAligned($0, to: columns) }.joined()
  }
  let margin = String(repeating: " ", count: context.width - label.count - columns * texts.count)
  return [
    Line(String(repeating: " ", count: label.count) + margin + row(names, columns), .dim),
    Line([Span(label + margin, .dim), Span(row(texts, columns))], subject: subject),
  ]
}

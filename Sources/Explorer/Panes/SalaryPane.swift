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
  return PaneContent(note: claims.isEmpty ? "" : note, lines: axis + facts)
}

/// What one publisher says about yearly pay on one basis.
private struct PayClaim {
  var label: String
  var isUndated: Bool
  var bounds: Bounds?
  var point: Double?
  var isMedian = false
  var subject: Subject

  static func all(_ context: PaneContext) -> [PayClaim] {
    var claims: [PayClaim] = []
    var keys: [String] = []
    for field in [Field.payMedian, .payMean, .payPercentiles, .payRange] {
      for observation in context.observations(field) {
        let figure = observation.figure
        let basis = ["base ", "total "].first { figure.definition.hasPrefix($0) } ?? ""
        let key = "\(context.sources.group(figure.source))|\(basis)|\(field == .payMedian)"
        let index =
          keys.firstIndex(of: key)
          ?? {
            keys.append(key)
            let vintage = context.vintage(observation)
            claims.append(
              PayClaim(
                label: basis.isEmpty ? vintage : basis + vintage, isUndated: figure.year == nil,
                subject: .field(field)))
            return claims.count - 1
          }()
        switch figure.value {
        case .number(let number):
          claims[index].point = number
          claims[index].isMedian = field == .payMedian
        case .range(let bounds): claims[index].bounds = bounds
        case .percentiles(let percentiles):
          claims[index].bounds = Bounds(
            low: percentiles.points[0]?.number, high: percentiles.points[4]?.number,
            opensHigh: percentiles.points[4]?.isTopCoded ?? false)
          claims[index].point = percentiles.median?.number
          claims[index].isMedian = true
        case .shares, .text, .missing: continue
        }
      }
    }
    return claims.filter { $0.bounds != nil || $0.point != nil }
  }

  var numbers: [Double] { [bounds?.low, bounds?.high, point].compactMap { $0 } }

  /// The label in a width: without "undated" where that would cut the publisher's name.
  func label(in columns: Int) -> String {
    label.count <= columns ? label : label.replacing(", undated", with: "")
  }

  /// The number or the range in thousands, as the right column prints it.
  var text: String {
    if let point { return NumberText.thousands(point) }
    return bounds?.text { NumberText.thousands($0, keepsZero: false) } ?? ""
  }
}

private func axisLines(_ claims: [PayClaim], _ context: PaneContext) -> [Line] {
  let labelColumns = 16
  let valueColumns = max(6, claims.map(\.text.count).max() ?? 0)
  let plot = context.width - labelColumns - valueColumns - 1
  guard let axis = Axis(claims.flatMap(\.numbers), width: plot) else { return [] }
  let isAligned = context.dollarYear != nil
  var lines = claims.map { claim in
    let mark = claim.isMedian ? "◆" : claim.isUndated && isAligned ? "○" : "●"
    let drawing = axis.interval(claim.bounds, point: claim.point, mark: mark)
    return Line(
      [
        Span(TextWidth.padded(claim.label(in: labelColumns - 1), to: labelColumns - 1) + " ", .dim), Span(drawing),
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
    .payMedian, .payMean, .payPercentiles, .payRange, .payHourly, .payBonus, .bestCity, .bestState, .bestCompany,
    .bestIndustry,
  ]
  return fields.flatMap { field in
    context.observations(field).flatMap { observation in
      let figure = observation.figure
      let basis = ["base ", "total "].first { figure.definition.hasPrefix($0) }
      let label = (basis ?? "") + field.shortWords
      let derived = figure.status == .derived ? "derived, " : ""
      return context.fact(
        label, figure.valueText, note: derived + context.vintage(observation), subject: .field(field),
        labelColumns: 14)
    }
  }
}

import RoleModel
import TerminalScreen

/// What stands behind a row of Your pay here: the figure, how it came to the pay's year, and how the pay was set beside it.
func payReceipt(_ index: Int, _ role: Role, _ model: Model, _ width: Int) -> [Line] {
  guard let standings = model.payStandings(of: role), standings.rows.indices.contains(index) else {
    return [Line("No figure.")]
  }
  let row = standings.rows[index]
  let place = USPlace.named(postalCode: row.figure.place)?.name
  let closest = index < standings.national.count ? nil : model.closestOccupation(of: role)
  let title = (closest?.role ?? role).title
  var lines = Line.wrapped(
    "Your pay beside the \(row.kindWords) of \(title)\(place.map { " in \($0)" } ?? "")", to: width, style: .heading)
  if let closest { lines += Line.wrapped(borrowedWords(role, closest), to: width) }
  lines += [.empty] + Line.wrapped(row.resultWords, to: width, style: .selected)
  lines += Line.wrapped("your pay: \(standings.pay.words)", to: width, indent: 2)
  if row.isHourly {
    lines += Line.wrapped(
      "an hour of it: \(NumberText.grouped(standings.pay.perYear)) / 2,080 = \(NumberText.fixed(row.amount, digits: 2)), as "
        + "only pay an hour is released", to: width, indent: 2)
  }
  if let formula = row.formula { lines += Line.wrapped("how: \(formula)", to: width, indent: 2) }
  lines += Line.wrapped("year: \(row.alignmentWords(standings.pay.year))", to: width, indent: 2)
  if case .aligned = row.alignment, let formula = row.figure.formula {
    lines += Line.wrapped("how: \(formula) = \(row.figure.valueText)", to: width, indent: 2)
  }
  if let words = methodWords(row) { lines += Line.wrapped(words, to: width, indent: 2) }
  return lines + [.empty, Line("as published", .heading)] + observationLines(row.observation, model.sources, width)
}

/// Why the result is no more than it is.
private func methodWords(_ row: PayStandings.Row) -> String? {
  switch row.result {
  case .standing(.between):
    "Between two published percentiles pay is taken to grow by the same factor from each to the next."
  case .standing(.beforeCap):
    "The higher percentile is only known to be at or above the publisher's cap, so the true standing may be lower."
  case .standing(.aboveCap): "The publisher caps what lies above: how far above is not known."
  case .standing(.below), .standing(.above): "Beyond the published percentiles nothing is extrapolated."
  case .standing(.at), .unknown: nil
  case .range: "A range is two ends as the source prints them: no percentile follows from it."
  case .ratio: "An average says nothing of the spread: no percentile follows from it."
  }
}

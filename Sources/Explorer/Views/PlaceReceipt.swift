import RoleModel
import TerminalScreen

/// Where a place's pay comes from, by each table that has it, and how what it buys was computed.
func placeReceipt(_ place: String, _ role: Role, _ model: Model, _ width: Int) -> [Line] {
  let name = USPlace.name(of: place)
  let closest = model.closestOccupation(of: role)
  var lines = [Line("Pay in \(name), \((closest?.role ?? role).title)", .heading), .empty]
  if let closest { lines += Line.wrapped(borrowedWords(role, closest), to: width) + [.empty] }
  for table in model.tables.places?.tables ?? [] {
    guard let row = table.row(of: place) else { continue }
    for figure in table.figures(of: row) {
      for observation in Observation.grouped([figure], model.sources) {
        lines.append(Line(figure.field.words, .heading))
        lines += observationLines(observation, model.sources, width) + [.empty]
      }
    }
  }
  let median = model.tables.places?.tables.first?.row(of: place)?.median.number
  if let parity = model.tables.parities?[place] {
    lines.append(Line("prices", .heading))
    lines += Line.wrapped(
      "\(NumberText.plain(parity.parity, digits: 3)), with national prices as 100", to: width, style: .selected)
    if let median {
      lines += Line.wrapped(
        "how: the median buys $\(NumberText.grouped(parity.bought(for: median))) at national prices = "
          + "\(NumberText.grouped(median)) / (\(NumberText.plain(parity.parity, digits: 3)) / 100)", to: width,
        indent: 2)
    }
    lines += Line.wrapped("year: \(parity.year); parities of other years are not comparable", to: width, indent: 2)
    lines += Line.wrapped(
      "source: \(sourceWords(parity.source, model.sources)); \(parity.locator)", to: width, style: .dim, indent: 2)
  } else {
    lines += Line.wrapped("No price parity is published for \(name).", to: width)
  }
  return lines
}

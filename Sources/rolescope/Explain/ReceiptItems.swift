import RoleModel

/// What an observation stands on, an item a line: definition, year, place, error, each sighting, formula.
func receiptItems(_ observation: Observation, _ sources: SourceTable) -> [String] {
  let figure = observation.figure
  var items = [
    "definition: \(figure.definition)",
    "year: \(figure.year.map(String.init) ?? "not stated") · place: \(figure.place) · unit: \(figure.unit.rawValue)",
  ]
  items += figure.errorWords
  items += observation.figures.map { "source: \(sourceWords($0.source, sources)); \($0.locator)" }
  if let formula = figure.formula { items.append("how: \(formula)") }
  return items
}

/// `zippia-ad-cam, Zippia, Account director vs customer account manager`.
func sourceWords(_ id: SourceID, _ sources: SourceTable) -> String {
  sources[id].map { "\(id), \($0.publisher), \($0.title)" } ?? id.text
}

/// `$114,728`, `$118,622 in 2024 dollars (derived)`.
func receiptHeading(_ figure: Figure) -> String {
  figure.valueText + (figure.dollarsOf.map { " in \($0) dollars" } ?? "")
    + ([.published, .impossible].contains(figure.status) ? "" : " (\(figure.status.rawValue))")
}

/// One figure or part of it a row: what every receipt of figures has as CSV.
func receiptFacts(_ observations: [Observation]) -> Table {
  var table = Table([
    .init("observation"), .init("field"), .init("part"), .init("value"), .init("high"), .init("open"), .init("unit"),
    .init("definition"), .init("year"), .init("place"), .init("source"), .init("locator"), .init("status"),
    .init("rse"), .init("formula"),
  ])
  for (index, observation) in observations.enumerated() {
    for (figure, part) in observation.figures.flatMap({ figure in figure.value.parts.map { (figure, $0) } }) {
      table.rows.append([
        String(index + 1), figure.field.rawValue, part.label, part.value, part.high, part.open, figure.unit.rawValue,
        figure.definition, figure.year.map(String.init) ?? "", figure.place, figure.source.text,
        figure.locator.description, figure.status.rawValue, figure.relativeStandardError.map(digits) ?? "",
        figure.formula ?? "",
      ])
    }
  }
  return table
}

extension SourceTable {
  /// These in the catalog's order, each once.
  func ordered(_ used: some Sequence<SourceID>) -> [SourceID] {
    let used = Set(used)
    return sources.map(\.id).filter(used.contains)
  }
}

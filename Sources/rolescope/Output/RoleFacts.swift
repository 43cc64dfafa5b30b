import RoleModel

/// One fact a row, at full precision, with its formula and status.
func roleFacts(_ role: Role, _ sources: SourceTable, _ places: [PlacePay] = []) -> Table {
  var table = Table([
    .init("role"), .init("field"), .init("part"), .init("value"), .init("high"), .init("open"), .init("unit"),
    .init("definition"), .init("year"), .init("place"), .init("source"), .init("locator"), .init("status"),
    .init("formula"), .init("standard_error"), .init("rse_percent"), .init("dollars_of"),
  ])
  for figure in role.allFigures + places.flatMap(\.figures) {
    for part in figure.value.parts {
      table.rows.append([
        role.id.text, figure.field.rawValue, part.label, part.value, part.high, part.open, figure.unit.rawValue,
        figure.definition, figure.year.map(String.init) ?? "", figure.place, figure.source.text,
        figure.locator.description, figure.status.rawValue, figure.formula ?? "", "",
        figure.relativeStandardError.map(digits) ?? "", figure.dollarsOf.map(String.init) ?? "",
      ])
    }
  }
  for skill in role.observedSkills(sources) {
    let rating = skill.rating
    let parts = [
      ("importance", rating.importance, rating.standardError), ("level", rating.level, rating.levelError),
      ("share", rating.share, nil),
    ].filter { $0.1 != nil }
    let status = rating.isImpossible ? Figure.Status.impossible : .published
    for (measure, amount, error) in parts.isEmpty ? [("named", nil, nil)] : parts {
      table.rows.append([
        role.id.text, "skill.\(measure)", rating.name, amount.map(digits) ?? "", "", "", measure == "share" ? "%" : "",
        rating.kind.rawValue, sources[rating.source]?.year.map(String.init) ?? "", "", rating.source.text,
        rating.locator.description, status.rawValue, "", error.map(digits) ?? "",
        "", "",
      ])
    }
  }
  return table
}

/// A number without thousands separators.
func digits(_ number: Double) -> String {
  NumberText.exact(abs(number) < 1e15 ? (number * 1e6).rounded() / 1e6 : number)
}

extension Value {
  /// The value as rows of numbers: one, or one for each part of a list.
  var parts: [(label: String, value: String, high: String, open: String)] {
    switch self {
    case .number(let number): [("", digits(number), "", "")]
    case .range(let bounds):
      [
        (
          "", bounds.low.map(digits) ?? "", bounds.high.map(digits) ?? "",
          [bounds.opensLow ? "low" : "", bounds.opensHigh ? "high" : ""].filter { !$0.isEmpty }.joined(separator: " ")
        )
      ]
    case .percentiles(let percentiles):
      zip(Percentiles.ranks, percentiles.points).map { rank, point in
        ("p\(rank)", point.map { digits($0.number) } ?? "", "", point?.isTopCoded == true ? "high" : "")
      }
    case .shares(let shares): shares.map { ($0.label, digits($0.percent), "", "") }
    case .text(let text): [("", text, "", "")]
    case .missing: [("", "", "", "")]
    }
  }
}

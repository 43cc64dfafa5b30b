import RoleModel

/// What a step from role to role changes, as related, gap and path print it.
extension PayChange {
  var medians: (from: Medians.Median, to: Medians.Median)? {
    if case .medians(let from, let to) = self { (from, to) } else { nil }
  }

  /// `$148,270 to $97,090, -35 % (2025)`, or why not.
  var words: String {
    switch self {
    case .notComparable(let reason): return "not comparable: \(reason)"
    case .medians(let from, let to):
      let year = to.figure.yearOfDollars.map { " (\($0))" } ?? " (undated)"
      return "$\(NumberText.grouped(from.pay)) to \(to.isTopCoded ? "≥ " : "")$\(NumberText.grouped(to.pay)), "
        + "\(changeText(from, to))\(year)"
    }
  }

  /// `97.1k, -35 %` where a column is narrow.
  var shortWords: String {
    switch self {
    case .notComparable: "not comparable"
    case .medians(let from, let to):
      "\(to.isTopCoded ? "≥ " : "")\(NumberText.thousands(to.pay))k, \(changeText(from, to))"
    }
  }

  private func changeText(_ from: Medians.Median, _ to: Medians.Median) -> String {
    let percent = (to.pay / from.pay - 1) * 100
    return (to.isTopCoded ? "≥ " : "") + (percent >= 0.5 ? "+" : "") + NumberText.fixed(percent, digits: 0) + " %"
  }

  /// `{from, to, change, ratio, year, definition, source, status, reason}`; where medians are not comparable, all is null but
  /// the reason.
  var json: JSON {
    let medians = medians
    var reason: String?
    if case .notComparable(let words) = self { reason = words }
    return .object([
      ("from", JSON(medians?.from.pay)), ("to", JSON(medians?.to.pay)),
      ("change", JSON(medians.map { $0.to.pay - $0.from.pay })),
      ("ratio", JSON(medians.map { $0.to.pay / $0.from.pay })),
      ("year", JSON(medians?.to.figure.yearOfDollars)), ("definition", JSON(medians?.to.figure.definition)),
      ("source", JSON(medians?.to.figure.source.text)),
      (
        "status",
        JSON(medians.map { ($0.to.isTopCoded ? Figure.Status.topCoded : $0.to.figure.status).rawValue })
      ),
      ("reason", JSON(reason)),
    ])
  }
}

/// Why the pay of some roles has no change beside it: each reason once, with the roles that have it.
func notComparableNotes(_ changes: [(title: String, pay: PayChange)]) -> [String] {
  var notes: [(reason: String, titles: [String])] = []
  for change in changes {
    guard case .notComparable(let reason) = change.pay else { continue }
    if let index = notes.firstIndex(where: { $0.reason == reason }) {
      notes[index].titles.append(change.title)
    } else {
      notes.append((reason, [change.title]))
    }
  }
  return notes.map { "Pay of \(joinedInWords($0.titles)) not comparable: \($0.reason)." }
}

extension ZoneChange? {
  /// `4 to 5 of 5`, `4 of 5`.
  var words: String {
    guard let zone = self else { return "not known" }
    return zone.change == 0 ? "\(zone.to) of 5" : "\(zone.from) to \(zone.to) of 5"
  }

  var json: JSON {
    guard let zone = self else { return .null }
    return .object([("from", JSON(zone.from)), ("to", JSON(zone.to)), ("change", JSON(zone.change))])
  }
}

/// A share of 0 to 1 in whole percent; what is not nothing is not printed as 0.
func percentText(_ share: Double) -> String {
  share > 0 && share < 0.005 ? "under 1 %" : NumberText.fixed(share * 100, digits: 0) + " %"
}

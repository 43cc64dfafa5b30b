import RoleModel
import TerminalScreen

/// The widths of a comparison's columns.
struct CompareColumns {
  let label: Int
  /// The column of each role.
  let value: Int
  /// The verdict between two roles; 0 with more, whose cells carry signs.
  let verdict: Int
  /// The first value less the other, on wide screens; 0 elsewhere.
  let difference: Int
  /// The reason, on wide screens; 0 elsewhere.
  let why: Int

  init(width: Int, roles: Int) {
    let isWide = width >= 110
    label = isWide ? 20 : width >= 72 ? 17 : 14
    why = isWide && roles == 2 ? min(40, width - 93) : 0
    difference = why > 0 ? 10 : 0
    verdict = roles == 2 ? 20 : 0
    let base = width - 2 - (why > 0 ? why + difference + 2 : 0)
    let rest = base - label - (roles == 2 ? verdict + 2 : 0) - 1
    value = roles == 2 ? rest / 2 : rest / max(1, roles) - 1
  }
}

/// `A higher 2.50×`, `A higher, no overlap`, `29.3 apart`, `only A`, `can't tell`.
package func verdictWords(_ judgement: Judgement, other: Int) -> String {
  let letters = Comparison.letters
  switch judgement.verdict {
  case .higher, .lower:
    let winner = judgement.verdict == .higher ? letters[0] : letters[other]
    switch judgement.manner {
    case .people: return "\(NumberText.plain(abs(judgement.difference ?? 0))) apart"
    case .names: return "only \(winner)"
    case .amounts: break
    }
    guard let ratio = judgement.ratio, ratio > 0 else {
      return judgement.reason.hasPrefix("no overlap") ? "\(winner) higher, no overlap" : "\(winner) higher"
    }
    let times = max(ratio, 1 / ratio)
    // What is higher is not once the other: digits until that shows.
    let digits = (2...4).first { NumberText.fixed(times, digits: $0) != NumberText.fixed(1, digits: $0) } ?? 4
    return "\(winner) higher \(NumberText.fixed(times, digits: digits))×"
  case .same, .cannotTell, .notComparable, .unknown: return judgement.verdict.rawValue
  }
}

/// `average`, `average 2019`, `base range`, `men`.
package func rowLabel(_ row: ComparedRow) -> String {
  let figure = row.values.lazy.compactMap { $0?.figure }.first
  let basis = ["base ", "total "].first { row.definition.hasPrefix($0) } ?? ""
  let year =
    figure.flatMap { figure -> String? in
      guard figure.isPay, let year = figure.year else { return nil }
      return figure.dollarsOf.map { " \(year)→\($0)" } ?? " \(year)"
    } ?? ""
  // Where one role's is printed the row is not called derived: the receipt says which one is.
  let isDerived = row.field == .payHourly && row.values.allSatisfy { $0.map { $0.figure.status == .derived } ?? true }
  let derived = isDerived && figure != nil ? ", derived" : ""
  // What is required stands beside what is held, by the same names.
  if row.field == .payWeekly, let figure { return "weekly, \(figure.population)\(year)" }
  let label = row.label.map { row.field == .educationRequired ? "req. " + $0 : $0 }
  return basis + (label ?? row.field.shortWords) + derived + year
}

/// The labels of all rows: where several would read alike, their sources tell them apart.
func rowLabels(_ rows: [ComparedRow], _ sources: SourceTable) -> [String] {
  let labels = rows.map { rowLabel($0) }
  var counts: [String: Int] = [:]
  for label in labels { counts[label, default: 0] += 1 }
  return zip(rows, labels).map { row, label in
    guard counts[label, default: 0] > 1 else { return label }
    var names: [String] = []
    for figure in row.values.compactMap({ $0?.figure }) where !names.contains(sources.label(figure.source)) {
      names.append(sources.label(figure.source))
    }
    return names.isEmpty ? label : label + " " + names.joined(separator: "/")
  }
}

/// The label of one row among others.
package func rowLabel(_ row: ComparedRow, among rows: [ComparedRow], _ sources: SourceTable) -> String {
  zip(rows, rowLabels(rows, sources)).first { $0.0 == row }?.1 ?? rowLabel(row)
}

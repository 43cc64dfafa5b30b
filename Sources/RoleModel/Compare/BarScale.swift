extension Comparison {
  /// What a bar over its whole length stands for: of a share the whole that it is part of, of pay a week the greatest of all such
  /// rows, so that bars of one kind are read against each other; nil where each row has a scale of its own.
  package func barScale(of row: ComparedRow) -> Double? {
    if row.label != nil || row.field == .lgbtShare { return 100 }
    switch row.unit {
    case .dollarsPerWeek:
      let values = rows.filter { $0.unit == .dollarsPerWeek }.flatMap(\.values)
      return values.compactMap { if case .number(let number)? = $0?.value { number } else { nil } }.max()
    case .zone: return 5
    case .dollarsPerYear, .dollarsPerHour, .percentOfBasePay, .percent, .years, .people, .peoplePerYear, .name:
      return nil
    }
  }
}

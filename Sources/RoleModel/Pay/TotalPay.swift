/// The hours that a year's pay is divided by for an hourly rate: 52 weeks of 40 hours, as OEWS and Zippia both count.
package let hoursPerYear = 2080.0

extension Role {
  /// The catalog's figures and those that follow from them: base pay plus bonus.
  package var allFigures: [Figure] { figures + totalPay }

  /// Base pay range times one plus the bonus, low end with low and high with high, for each source that gives both.
  package var totalPay: [Figure] {
    figures(.payBonus).compactMap { bonus in
      guard case .range(let share) = bonus.value, let lowShare = share.low, let highShare = share.high,
        let base = figures(.payRange).first(where: { $0.source == bonus.source && $0.definition.hasPrefix("base ") }),
        case .range(let pay) = base.value
      else { return nil }
      let total = Bounds(
        low: pay.low.map { $0 * (1 + lowShare / 100) }, high: pay.high.map { $0 * (1 + highShare / 100) },
        opensLow: pay.opensLow, opensHigh: pay.opensHigh)
      return Figure(
        field: .payRange, value: .range(total), definition: "total pay range a year: base plus bonus", year: base.year,
        place: base.place, status: .derived, source: base.source, locator: base.locator,
        formula: "\(base.valueText) × (1 + \(share.text { NumberText.plain($0) }) %), \(base.locator); \(bonus.locator)"
      )
    }
  }
}

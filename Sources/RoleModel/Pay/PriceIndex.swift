/// Consumer prices, to bring pay of different years to one year's dollars.
///
/// CPI-U, US city average, all items, annual averages, 1982-84 = 100. Source: U.S. Bureau of Labor Statistics, series
/// CUUR0000SA0. 2025 is the average of eleven months: October 2025 was not published.
package enum PriceIndex {
  /// The year that pay is brought to: that of the newest pay, one for the whole product, and the last that the table has.
  package static var alignmentYear: Int { years.upperBound }

  private static let firstYear = 2010
  private static let averages = [
    218.056, 224.939, 229.594, 232.957, 236.736, 237.017, 240.007, 245.120, 251.107, 255.657, 258.811, 270.970, 292.655,
    304.702, 313.689, 321.943,
  ]

  /// The years that the table has.
  package static var years: ClosedRange<Int> { firstYear...firstYear + averages.count - 1 }

  /// What the index is, for texts in which amounts of these years meet: a year of less than twelve months is named.
  package static func name(_ years: Int...) -> String { name(years) }

  package static func name(_ years: [Int]) -> String {
    "CPI-U, US city average, all items (BLS)"
      + (years.contains(shortYear) ? "; \(shortYear) is the mean of eleven months" : "")
  }

  /// The index of a year as formulas have it.
  static func text(of year: Int) -> String {
    (average(of: year).map { "\($0)" } ?? "?") + (year == shortYear ? " (eleven months)" : "")
  }

  private static let shortYear = 2025

  package static func average(of year: Int) -> Double? {
    averages.indices.contains(year - firstYear) ? averages[year - firstYear] : nil
  }

  /// An amount of one year in the dollars of another; nil when the table lacks a year.
  package static func aligned(_ amount: Double, from: Int, to: Int) -> Double? {
    guard let source = average(of: from), let target = average(of: to) else { return nil }
    return amount * target / source
  }
}

extension Field {
  /// Whether values of the field are amounts of money.
  package var isPay: Bool { [.dollarsPerYear, .dollarsPerHour, .dollarsPerWeek].contains(unit) }
}

extension Figure {
  /// Whether the figure is an amount of money, which a price index can bring to another year.
  package var isPay: Bool { field.isPay }

  /// The figure in the dollars of another year, marked as derived; nil when it is no pay, or states no year.
  package func aligned(to target: Int) -> Figure? {
    guard isPay, let year, let sourceIndex = PriceIndex.average(of: year),
      let targetIndex = PriceIndex.average(of: target)
    else { return nil }
    if year == target { return self }
    let factor = targetIndex / sourceIndex
    var copy = self
    copy.dollarsOf = target
    copy.status = .derived
    copy.value = value.scaled(by: factor)
    copy.formula =
      "\(valueText) of \(year) × \(PriceIndex.text(of: target)) / \(PriceIndex.text(of: year)), \(PriceIndex.name())"
    return copy
  }
}

extension Value {
  /// Amounts times a factor; names and shares stay.
  package func scaled(by factor: Double) -> Value {
    switch self {
    case .number(let number): .number(number * factor)
    case .range(let bounds): .range(bounds.scaled(by: factor))
    case .percentiles(let percentiles): .percentiles(percentiles.scaled(by: factor))
    case .shares, .text, .missing: self
    }
  }
}

extension Bounds {
  func scaled(by factor: Double) -> Bounds {
    Bounds(
      low: low.map { $0 * factor }, high: high.map { $0 * factor }, opensLow: opensLow, opensHigh: opensHigh)
  }
}

extension Percentiles {
  fileprivate func scaled(by factor: Double) -> Percentiles {
    let scaled = points.map { $0.map { Point($0.number * factor, isTopCoded: $0.isTopCoded) } }
    return Percentiles(p10: scaled[0], p25: scaled[1], p50: scaled[2], p75: scaled[3], p90: scaled[4])
  }
}

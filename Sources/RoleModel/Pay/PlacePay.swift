/// What one table says about an occupation's pay and jobs, place by place.
///
/// Kept apart from a role's figures, which are of the nation: fifty places of four figures each would make every role heavy.
package struct PlacePay: Hashable, Sendable {
  /// A number as statistics print it.
  package enum Amount: Hashable, Sendable {
    case number(Double)
    /// At or above the greatest number that the publisher prints.
    case atLeast(Double)
    case withheld
    /// A catalog has a number that cannot be, which was taken out as it was read.
    case impossible

    package var number: Double? {
      switch self {
      case .number(let number), .atLeast(let number): number
      case .withheld, .impossible: nil
      }
    }

    /// Why there is no number, in words; nil where there is one.
    package var lack: String? {
      switch self {
      case .number, .atLeast: nil
      case .withheld: "withheld"
      case .impossible: Figure.Status.impossible.rawValue
      }
    }

    func scaled(by factor: Double) -> Amount {
      switch self {
      case .number(let number): .number(number * factor)
      case .atLeast(let number): .atLeast(number * factor)
      case .withheld, .impossible: self
      }
    }

    /// `133,660`, `≥ 239,200`; "–" for what is withheld or cannot be.
    package var text: String {
      switch self {
      case .number(let number): NumberText.grouped(number)
      case .atLeast(let number): "≥ " + NumberText.grouped(number)
      case .withheld, .impossible: "–"
      }
    }

    /// The same in a sentence: `$133,660`, `≥ $239,200`.
    package var dollarText: String {
      switch self {
      case .number(let number): "$" + NumberText.grouped(number)
      case .atLeast(let number): "≥ $" + NumberText.grouped(number)
      case .withheld, .impossible: "–"
      }
    }
  }

  /// One place.
  package struct Row: Hashable, Sendable {
    /// The postal code, such as `CA`.
    package var place: String
    package var jobs: Amount
    /// Percent of the number of jobs.
    package var jobsError: Double?
    /// Dollars a year.
    package var mean: Amount
    /// Percent of the mean. No error of a percentile is published: this one stands in.
    package var meanError: Double?
    /// Dollars an hour.
    package var hourlyMean: Amount
    /// Dollars a year, in the order of ``Percentiles/ranks``.
    package var percentiles: [Amount]
    /// Dollars an hour, in the same order, where pay a year is not released; else none.
    package var hourlyPercentiles: [Amount]
    /// The row of the table.
    package var row: Int

    package init(
      place: String, jobs: Amount, jobsError: Double?, mean: Amount, meanError: Double?, hourlyMean: Amount,
      percentiles: [Amount], hourlyPercentiles: [Amount] = [], row: Int
    ) {
      self.place = place
      self.jobs = jobs
      self.jobsError = jobsError
      self.mean = mean
      self.meanError = meanError
      self.hourlyMean = hourlyMean
      self.percentiles = percentiles
      self.hourlyPercentiles = hourlyPercentiles
      self.row = row
    }

    package var median: Amount { percentiles.count > 2 ? percentiles[2] : .withheld }

    /// Whether the median equals the percentile above it: what lies between is lost, and with it how sure the median is.
    package var isCollapsed: Bool {
      guard percentiles.count > 3, case .number(let median) = percentiles[2] else { return false }
      return percentiles[3] == .number(median)
    }

    /// Of the median, by the relative error of the mean; nil where none is printed.
    package var medianError: StandardError? {
      guard let number = median.number, let meanError else { return nil }
      return .relative(meanError, of: number, isOfMean: true)
    }
  }

  /// What the figures of each place measure.
  package struct Definitions: Hashable, Sendable {
    package var jobs: String
    package var mean: String
    package var hourlyMean: String
    package var percentiles: String
    package var hourlyPercentiles: String

    package init(jobs: String, mean: String, hourlyMean: String, percentiles: String, hourlyPercentiles: String) {
      self.jobs = jobs
      self.mean = mean
      self.hourlyMean = hourlyMean
      self.percentiles = percentiles
      self.hourlyPercentiles = hourlyPercentiles
    }
  }

  package var source: SourceID
  package var document: String
  package var year: Int
  package var definitions: Definitions
  /// In the table's order.
  package var rows: [Row]

  package init(source: SourceID, document: String, year: Int, definitions: Definitions, rows: [Row]) {
    self.source = source
    self.document = document
    self.year = year
    self.definitions = definitions
    self.rows = rows
  }

  /// The same in the dollars of another year; nil when the price index lacks one of the years. Jobs and errors stay.
  package func aligned(to target: Int) -> PlacePay? {
    guard let factor = PriceIndex.aligned(1, from: year, to: target) else { return nil }
    var copy = self
    for index in copy.rows.indices {
      copy.rows[index].mean = copy.rows[index].mean.scaled(by: factor)
      copy.rows[index].hourlyMean = copy.rows[index].hourlyMean.scaled(by: factor)
      copy.rows[index].percentiles = copy.rows[index].percentiles.map { $0.scaled(by: factor) }
      copy.rows[index].hourlyPercentiles = copy.rows[index].hourlyPercentiles.map { $0.scaled(by: factor) }
    }
    return copy
  }

  package func row(of place: String) -> Row? { rows.first { $0.place == place } }

  /// The same as figures, place after place: mean, percentiles, hourly mean, hourly percentiles where there are, jobs.
  package var figures: [Figure] { rows.flatMap(figures) }

  /// The figures of a place by the first of some tables that has it, which is the latest.
  package static func figures(of place: String, in tables: [PlacePay]) -> [Figure] {
    tables.lazy.compactMap { table in table.row(of: place).map(table.figures) }.first ?? []
  }

  /// The figures of one place.
  package func figures(of row: Row) -> [Figure] {
    var mean = figure(.payMean, row.mean, definitions.mean, error: row.meanError, row)
    var percentiles = percentiles(.payPercentiles, row.percentiles, definitions.percentiles, row)
    var hourly = figure(.payHourly, row.hourlyMean, definitions.hourlyMean, error: row.meanError, row)
    if mean.status == .suppressed, hourly.value != .missing {
      mean.note = "only hourly pay is released"
      if percentiles.status == .suppressed { percentiles.note = "only hourly pay is released" }
    }
    if mean.value != .missing, hourly.status == .suppressed { hourly.note = "only annual pay is released" }
    var figures = [mean, percentiles, hourly]
    if !row.hourlyPercentiles.isEmpty {
      figures.append(
        self.percentiles(.payHourlyPercentiles, row.hourlyPercentiles, definitions.hourlyPercentiles, row))
    }
    return figures + [figure(.jobs, row.jobs, definitions.jobs, error: row.jobsError, row)]
  }

  private func figure(_ field: Field, _ amount: Amount, _ definition: String, error: Double?, _ row: Row) -> Figure {
    let value: Value
    let status: Figure.Status
    switch amount {
    case .number(let number): (value, status) = (.number(number), .published)
    case .atLeast(let number):
      (value, status) = (.range(Bounds(low: number, high: nil, opensHigh: true)), .topCoded)
    case .withheld: (value, status) = (.missing, .suppressed)
    case .impossible: (value, status) = (.missing, .impossible)
    }
    return figure(field, value, status, definition, error: value == .missing ? nil : error, row)
  }

  private func percentiles(_ field: Field, _ amounts: [Amount], _ definition: String, _ row: Row) -> Figure {
    let points = amounts.map { amount -> Percentiles.Point? in
      switch amount {
      case .number(let number): Percentiles.Point(number)
      case .atLeast(let number): Percentiles.Point(number, isTopCoded: true)
      case .withheld, .impossible: nil
      }
    }
    let released = points.compactMap(\.self)
    guard points.count == Percentiles.ranks.count, !released.isEmpty else {
      return figure(
        field, .missing, amounts.contains(.impossible) ? .impossible : .suppressed, definition, error: nil, row)
    }
    let value = Percentiles(p10: points[0], p25: points[1], p50: points[2], p75: points[3], p90: points[4])
    let status: Figure.Status = released.allSatisfy(\.isTopCoded) ? .topCoded : .published
    var result = figure(field, .percentiles(value), status, definition, error: row.meanError, row)
    // The publisher's cap may lie below the percentile before: the bound is then that percentile.
    if zip(released, released.dropFirst()).contains(where: { !$0.isTopCoded && $1.isTopCoded && $0.number == $1.number }
    ) {
      result.note = "capped by the publisher; the bound is the percentile below"
    }
    return result
  }

  private func figure(
    _ field: Field, _ value: Value, _ status: Figure.Status, _ definition: String, error: Double?, _ row: Row
  ) -> Figure {
    Figure(
      field: field, value: value, definition: definition, year: year, place: row.place, status: status,
      relativeStandardError: error, source: source, locator: Locator(document: document, position: "row \(row.row)"))
  }
}

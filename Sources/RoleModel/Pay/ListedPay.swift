/// The one pay figure that a list row shows, with its definition: the median where a source gives one, else an average,
/// else a range; of several the catalog's first. Where only pay an hour is released, its median.
package enum ListedPay: Hashable, Sendable {
  case median(Double, isTopCoded: Bool)
  case mean(Double)
  case range(Bounds)
  /// No pay a year is released: never set beside, ranked with or filtered as pay a year.
  case hourlyMedian(Double, isTopCoded: Bool)

  /// The pay that a list shows for these figures, nil when none states what a median, an average or a range is.
  package init?(of figures: [Figure]) {
    if let pay = Self.figure(of: figures).flatMap(Self.init(figure:)) {
      self = pay
    } else if let median = Self.hourlyFigure(of: figures)?.hourlyMedian {
      self = .hourlyMedian(median.number, isTopCoded: median.isTopCoded)
    } else {
      return nil
    }
  }

  /// Whether it is pay an hour, for want of pay a year.
  package var isHourly: Bool { if case .hourlyMedian = self { true } else { false } }

  /// The figure of pay an hour that a list shows where there is none of pay a year.
  package static func hourlyFigure(of figures: [Figure]) -> Figure? {
    figure(of: figures) == nil ? figures.first { $0.hourlyMedian != nil } : nil
  }

  /// The figure whose pay a year a list shows.
  package static func figure(of figures: [Figure]) -> Figure? {
    for fields in [[Field.payMedian, .payPercentiles], [.payMean], [.payRange]] {
      if let figure = figures.first(where: { fields.contains($0.field) && Self(figure: $0) != nil }) { return figure }
    }
    return nil
  }

  private init?(figure: Figure) {
    switch (figure.field, figure.value) {
    case (.payMedian, .number(let number)): self = .median(number, isTopCoded: figure.status == .topCoded)
    case (.payPercentiles, .percentiles(let percentiles)):
      guard let median = percentiles.median else { return nil }
      self = .median(median.number, isTopCoded: median.isTopCoded)
    case (.payMean, .number(let number)): self = .mean(number)
    case (.payRange, .range(let bounds)): self = .range(bounds)
    default: return nil
    }
  }

  /// The pay in the dollars of another year; nil when the price index lacks one of the years.
  package func aligned(from year: Int, to target: Int) -> ListedPay? {
    guard let factor = PriceIndex.aligned(1, from: year, to: target) else { return nil }
    switch self {
    case .median(let number, let isTopCoded): return .median(number * factor, isTopCoded: isTopCoded)
    case .mean(let number): return .mean(number * factor)
    case .range(let bounds): return .range(bounds.scaled(by: factor))
    case .hourlyMedian(let number, let isTopCoded): return .hourlyMedian(number * factor, isTopCoded: isTopCoded)
    }
  }
}

extension Figure {
  fileprivate var hourlyMedian: Percentiles.Point? {
    guard field == .payHourlyPercentiles, case .percentiles(let percentiles) = value else { return nil }
    return percentiles.median
  }
}

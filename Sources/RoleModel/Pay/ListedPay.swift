/// The one pay figure that a list row shows, with its definition: the median where a source gives one, else an average,
/// else a range; of several the catalog's first.
package enum ListedPay: Hashable, Sendable {
  case median(Double, isTopCoded: Bool)
  case mean(Double)
  case range(Bounds)

  /// The pay that a list shows for these figures, nil when none is yearly pay.
  package init?(of figures: [Figure]) {
    guard let pay = Self.figure(of: figures).flatMap(Self.init(figure:)) else { return nil }
    self = pay
  }

  /// The figure whose pay a list shows.
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
    }
  }
}

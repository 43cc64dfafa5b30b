/// The one pay figure that a list row shows, with its definition: the median where a source gives one, else an average,
/// else a range; of several the catalog's first.
package enum ListedPay: Hashable, Sendable {
  case median(Double, isTopCoded: Bool)
  case mean(Double)
  case range(Bounds)

  /// The pay that a list shows for these figures, nil when none is yearly pay.
  package init?(of figures: [Figure]) {
    for figure in figures where figure.field == .payMedian || figure.field == .payPercentiles {
      switch figure.value {
      case .number(let number):
        self = .median(number, isTopCoded: figure.status == .topCoded)
        return
      case .percentiles(let percentiles):
        guard let median = percentiles.median else { continue }
        self = .median(median.number, isTopCoded: median.isTopCoded)
        return
      default: continue
      }
    }
    for figure in figures where figure.field == .payMean {
      if case .number(let number) = figure.value {
        self = .mean(number)
        return
      }
    }
    for figure in figures where figure.field == .payRange {
      if case .range(let bounds) = figure.value {
        self = .range(bounds)
        return
      }
    }
    return nil
  }
}

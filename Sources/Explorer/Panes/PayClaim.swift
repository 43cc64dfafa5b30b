import RoleModel
import TerminalScreen

/// What one publisher says about yearly pay of one year on one basis: a row of the axis.
///
/// Figures of one publisher and another year are another claim, and pay of a state is none: the axis compares the nation.
struct PayClaim {
  var label: String
  var isUndated: Bool
  var bounds: Bounds?
  /// An average, or a median where `isMedian`.
  var point: Double?
  var isMedian = false
  /// Five points of a distribution; then `mean` may stand on the same row with a mark of its own.
  var percentiles: Percentiles?
  var mean: Double?
  var subject: Subject

  private struct Key: Hashable {
    var group: String
    var year: Int?
    var basis: String
    var isMedian: Bool
  }

  static func all(_ context: PaneContext) -> [PayClaim] {
    var claims: [PayClaim] = []
    var indices: [Key: Int] = [:]
    for field in [Field.payMedian, .payPercentiles, .payMean, .payRange] {
      for observation in context.nationalPay(field) {
        let figure = observation.figure
        let basis = figure.payBasis
        let key = Key(
          group: context.sources.group(figure.source), year: figure.year, basis: basis, isMedian: field == .payMedian)
        if indices[key] == nil {
          indices[key] = claims.count
          let vintage = context.vintage(observation)
          claims.append(
            PayClaim(
              label: basis.isEmpty ? vintage : basis + vintage, isUndated: figure.year == nil, subject: .field(field)))
        }
        if let index = indices[key] { claims[index].take(figure) }
      }
    }
    return claims.filter { $0.bounds != nil || $0.point != nil || $0.percentiles != nil }
  }

  private mutating func take(_ figure: Figure) {
    switch figure.value {
    case .percentiles(let percentiles): self.percentiles = percentiles
    case .number(let number) where figure.field == .payMean && percentiles != nil: mean = number
    case .number(let number):
      point = number
      isMedian = figure.field == .payMedian
    // A capped average says nothing of the spread: beside percentiles it is in the rows below.
    case .range where figure.field == .payMean && percentiles != nil: return
    case .range(let bounds): self.bounds = bounds
    case .shares, .text, .missing: return
    }
  }

  var numbers: [Double] {
    let points = percentiles?.points.compactMap { $0?.number } ?? []
    return [bounds?.low, bounds?.high, point, mean].compactMap { $0 } + points
  }

  /// The label in a width: without "undated" where that would cut the publisher's name.
  func label(in columns: Int) -> String {
    label.count <= columns ? label : label.replacing(", undated", with: "")
  }

  /// The number or the range in thousands, as the right column prints it; of a distribution its median.
  var text: String {
    if let percentiles {
      guard let median = percentiles.median else { return "no md" }
      return (median.isTopCoded ? "≥" : "") + NumberText.thousands(median.number) + " md"
    }
    if let point { return NumberText.thousands(point) }
    return bounds?.text { NumberText.thousands($0, keepsZero: false) } ?? ""
  }

  func drawing(on axis: Axis, isAligned: Bool) -> String {
    if let percentiles { return axis.strip(percentiles, mean: mean) }
    return axis.interval(bounds, point: point, mark: isMedian ? "◆" : isUndated && isAligned ? "○" : "●")
  }
}

extension Figure {
  /// `base ` or `total ` where the definition says which; pay of one is no pay of the other.
  var payBasis: String { ["base ", "total "].first { definition.hasPrefix($0) } ?? "" }
}

extension PaneContext {
  /// Observations of the whole nation, or of no stated place.
  func nationalPay(_ field: Field) -> [Observation] {
    observations(field).filter { USPlace.named(postalCode: $0.figure.place) == nil }
  }
}

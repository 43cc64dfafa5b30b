import RoleModel

/// The bars of a row: all on one scale from nothing, shares to 100 % and others to the greatest number of their rows.
///
/// No bar is drawn of a text, an open range, a number below zero, or what the row's verdict calls not comparable: on one
/// scale it would compare by eye what cannot be compared.
struct CompareBars {
  /// A value as lengths on the scale.
  private enum Shape {
    case amount(Double)
    case interval(Double, Double)
    /// The five percentiles.
    case spread([Double])

    var ends: (low: Double, high: Double) {
      switch self {
      case .amount(let amount): (min(0, amount), amount)
      case .interval(let low, let high): (low, high)
      case .spread(let points): (points[0], points[4])
      }
    }
  }

  private let shapes: [Shape?]
  private let most: Double

  init(_ row: ComparedRow, in comparison: Comparison) {
    self.init(
      row.values.map { $0.flatMap { Self.shape($0.value) } }, row.judgements, most: comparison.barScale(of: row))
  }

  /// Skills share one scale, importance from 0 to 100 and shares up to the greatest printed one.
  init(_ skill: ComparedSkill, greatestShare: Double) {
    var isShare = false
    for case .share in skill.standings { isShare = true }
    self.init(
      skill.standings.map { $0.amount.map(Shape.amount) }, skill.judgements, most: isShare ? greatestShare : 100)
  }

  private init(_ all: [Shape?], _ judgements: [Judgement], most: Double? = nil) {
    let drawn = all.indices.map { index -> Shape? in
      let isCompared = index == 0 || ![.notComparable, .unknown].contains(judgements[index - 1].verdict)
      return isCompared ? all[index] : nil
    }
    let ends = drawn.compactMap { $0?.ends }
    let greatest = most ?? ends.map(\.high).max() ?? 0
    let isDrawn = ends.count > 1 && greatest > 0 && ends.allSatisfy { $0.low >= 0 }
    shapes = isDrawn ? drawn : all.map { _ in nil }
    self.most = greatest
  }

  private static func shape(_ value: Value) -> Shape? {
    switch value {
    case .number(let number): return .amount(number)
    case .range(let bounds):
      guard let low = bounds.least, let high = bounds.greatest else { return nil }
      return .interval(low, high)
    case .percentiles(let percentiles):
      let points = percentiles.points.compactMap { $0.flatMap { $0.isTopCoded ? nil : $0.number } }
      return points.count == Percentiles.ranks.count ? .spread(points) : nil
    case .shares, .text, .missing: return nil
    }
  }

  /// The bar of a role; `growsLeft` is for the left side of a butterfly. Nil where none is drawn.
  func bar(_ index: Int, growsLeft: Bool) -> HTML? {
    guard let shape = shapes[index] else { return nil }
    func rect(_ low: Double, _ high: Double, _ rows: (Int, Int), isReach: Bool = false) -> HTML {
      let width = (high - low) / most * 1000
      let left = growsLeft ? 1000 - low / most * 1000 - width : low / most * 1000
      return .element(
        "rect",
        [
          ("x", NumberText.plain(left).replacing(",", with: "")), ("y", String(rows.0)),
          ("width", NumberText.plain(width).replacing(",", with: "")), ("height", String(rows.1)),
          ("data-length", digits(high - low)),
        ] + (isReach ? [("class", "reach")] : []))
    }
    let shapes: [HTML] =
      switch shape {
      case .amount(let amount): [rect(0, amount, (1, 10))]
      case .interval(let low, let high): [rect(low, high, (1, 10))]
      case .spread(let points):
        // From p10 to p90 a thin line, from p25 to p75 a box, the median a mark of a hundredth of the scale.
        [
          rect(points[0], points[4], (5, 2)), rect(points[1], points[3], (2, 8), isReach: true),
          rect(points[2] - most / 200, points[2] + most / 200, (0, 12)),
        ]
      }
    // The number stands beside it as text.
    return .element(
      "svg",
      [
        ("class", "bar"), ("viewBox", "0 0 1000 12"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"),
        ("focusable", "false"),
      ], shapes)
  }
}

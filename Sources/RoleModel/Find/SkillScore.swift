/// How a query makes one score of its terms' scores: a list takes the weighted mean, `&` the least, `|` the greatest.
///
/// A weight within `&` and `|` counts as in a list: it says how much of the answer a part decides. With weights
/// θ1 ≥ θ2 ≥ … ≥ θm of sum 1 and f the least or the greatest, the score is
/// `(θ1 - θ2)·f(x1) + 2(θ2 - θ3)·f(x1, x2) + … + m·θm·f(x1 … xm)`. Equal weights give f itself, a weight of nearly nothing
/// the score without that part, and for the mean the formula is the weighted mean. Source: R. Fagin and E. L. Wimmers, "A
/// formula for incorporating weights into scoring rules", Theoretical Computer Science 239 (2000).
struct SkillScore: Sendable {
  typealias Interval = (low: Double, high: Double)

  private indirect enum Part: Sendable {
    case term(Int)
    case not(Part)
    /// The parts, the heaviest first, each with its share of the answer.
    case least([(part: Part, share: Double)])
    case greatest([(part: Part, share: Double)])
    /// The parts with their weights.
    case mean([(part: Part, weight: Double)])
  }

  private let root: Part

  init(_ query: SkillQuery) {
    var next = 0
    root = Self.part(query, &next)
  }

  /// The query's score; `terms` has that of each term in the query's order.
  func value(_ terms: [Interval]) -> Interval { Self.value(root, terms) }

  private static func part(_ query: SkillQuery, _ next: inout Int) -> Part {
    switch query {
    case .skill:
      defer { next += 1 }
      return .term(next)
    case .not(let inner): return .not(part(inner, &next))
    case .all(let parts): return .least(shares(parts, &next))
    case .any(let parts): return .greatest(shares(parts, &next))
    case .mean(let parts):
      return .mean(parts.map { (part($0.query, &next), $0.weight) })
    }
  }

  private static func shares(_ parts: [SkillQuery.Weighted], _ next: inout Int) -> [(part: Part, share: Double)] {
    let read = parts.map { (part: part($0.query, &next), weight: $0.weight) }
    let order = read.indices.sorted { (-read[$0].weight, $0) < (-read[$1].weight, $1) }
    let total = read.reduce(0) { $0 + $1.weight }
    return order.indices.map { place in
      let weight = read[order[place]].weight
      let after = place + 1 < order.count ? read[order[place + 1]].weight : 0
      // Of equal weights only the last one has a share, which is all of it.
      let isEqual = read.allSatisfy { $0.weight == weight }
      let share = isEqual ? (after == 0 ? 1 : 0) : Double(place + 1) * (weight - after) / total
      return (read[order[place]].part, share)
    }
  }

  private static func value(_ part: Part, _ terms: [Interval]) -> Interval {
    switch part {
    case .term(let index): return terms[index]
    case .not(let inner):
      let value = value(inner, terms)
      return (1 - value.high, 1 - value.low)
    case .least(let parts): return weighted(parts, terms, from: 1, min)
    case .greatest(let parts): return weighted(parts, terms, from: 0, max)
    case .mean(let parts):
      var (sum, total) = ((low: 0.0, high: 0.0), 0.0)
      for part in parts {
        let value = value(part.part, terms)
        sum = (sum.low + part.weight * value.low, sum.high + part.weight * value.high)
        total += part.weight
      }
      return (sum.low / total, sum.high / total)
    }
  }

  /// Both ends follow the formula, since it grows with each of its parts.
  private static func weighted(
    _ parts: [(part: Part, share: Double)], _ terms: [Interval], from start: Double, _ pick: (Double, Double) -> Double
  ) -> Interval {
    var picked = (low: start, high: start)
    var sum = (low: 0.0, high: 0.0)
    for part in parts {
      let value = value(part.part, terms)
      picked = (pick(picked.low, value.low), pick(picked.high, value.high))
      sum = (sum.low + part.share * picked.low, sum.high + part.share * picked.high)
    }
    return sum
  }

  // MARK: In words

  /// A piece of a formula, and whether it is a sum that needs brackets within another operation.
  typealias Formula = (text: String, isSum: Bool)

  /// How the score is computed, each term in the words given: `(crm + 2 × negotiation + (100 - payroll)) / 4`.
  func formula(_ terms: [Formula], whole: String) -> String { Self.formula(root, terms, whole).text }

  private static func formula(_ part: Part, _ terms: [Formula], _ whole: String) -> Formula {
    func factor(_ part: Part) -> String {
      let (text, isSum) = formula(part, terms, whole)
      return isSum ? "(\(text))" : text
    }
    func weighted(_ weight: Double, _ text: String) -> String {
      weight == 1 ? text : "\(NumberText.plain(weight)) × \(text)"
    }
    func shares(_ parts: [(part: Part, share: Double)], _ name: String) -> Formula {
      var summands: [String] = []
      for (index, part) in parts.enumerated() where part.share > 0 {
        let first = parts[...index].map { formula($0.part, terms, whole).text }
        let text = first.count == 1 ? factor(parts[0].part) : "\(name)(\(first.joined(separator: ", ")))"
        summands.append(weighted(part.share, text))
      }
      return (summands.joined(separator: " + "), summands.count > 1)
    }
    switch part {
    case .term(let index): return terms[index]
    case .not(let inner): return ("\(whole) - \(factor(inner))", true)
    case .least(let parts): return shares(parts, "min")
    case .greatest(let parts): return shares(parts, "max")
    case .mean(let parts):
      if parts.count == 1 { return formula(parts[0].part, terms, whole) }
      let total = parts.reduce(0) { $0 + $1.weight }
      let sum = parts.map { weighted($0.weight, factor($0.part)) }.joined(separator: " + ")
      return ("(\(sum)) / \(NumberText.plain(total))", false)
    }
  }
}

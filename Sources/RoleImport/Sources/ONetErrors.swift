import RoleModel

/// The errors of one table's ratings by how many answered, for those of which the table prints none: the median of the errors of
/// as many answers stands in, or of the nearest number of answers. Source: METHODS, "Verdicts".
struct ONetErrors {
  struct Modelled {
    var part: Int
    var index: Int
    var isLevel: Bool
    var error: Double
  }

  /// Of importance and of level, by the number of answers.
  private var printed: [Bool: [Double: [Double]]] = [:]
  private var lacking: [(part: Int, index: Int, isLevel: Bool, respondents: Double)] = []

  /// Adds one side of a rating.
  mutating func add(_ rating: SkillRating, part: Int, index: Int, isLevel: Bool, respondents: Double) {
    guard let error = isLevel ? rating.levelError : rating.standardError else {
      if (isLevel ? rating.level : rating.importance) != nil { lacking.append((part, index, isLevel, respondents)) }
      return
    }
    printed[isLevel, default: [:]][respondents, default: []].append(error)
  }

  /// What stands in for each error that is not printed; none where the table prints no error at all.
  var modelled: [Modelled] {
    let medians = printed.mapValues { $0.mapValues(Self.median) }
    return lacking.compactMap { part, index, isLevel, respondents in
      let nearest = medians[isLevel]?.min {
        (abs($0.key - respondents), $0.key) < (abs($1.key - respondents), $1.key)
      }
      return nearest.map { Modelled(part: part, index: index, isLevel: isLevel, error: $0.value) }
    }
  }

  private static func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}

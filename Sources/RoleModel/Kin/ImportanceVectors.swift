/// What roles are rated on, as unit vectors of importance.
struct ImportanceVectors {
  private let width: Int
  /// The roles' vectors, one behind the other; nothing but zeros for a role without any importance.
  private let numbers: [Double]
  private let isKnown: [Bool]

  /// For each column its ratings: the row of the role, and its standard score from 0 to 100.
  ///
  /// The cosine is that of importance minus 1 on O*NET's scale from 1 to 5, which is the standard score divided by 25: a
  /// skill of no importance does not make two roles alike. Source: METHODS, "Kinship".
  init(columns: [[(row: Int, importance: Double)]], rowCount: Int) {
    let width = columns.count
    var numbers = [Double](repeating: 0, count: rowCount * width)
    for (column, ratings) in columns.enumerated() {
      for rating in ratings { numbers[rating.row * width + column] = rating.importance / 25 }
    }
    isKnown = (0..<rowCount).map { row in
      let span = row * width..<(row + 1) * width
      let length = numbers[span].reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { return false }
      for index in span { numbers[index] /= length }
      return true
    }
    self.width = width
    self.numbers = numbers
  }

  /// The cosine of one role with each; nil where a role has no importance above the least.
  func cosines(with row: Int) -> [Double?] {
    guard isKnown[row] else { return isKnown.map { _ in nil } }
    return numbers.withUnsafeBufferPointer { numbers in
      isKnown.indices.map { other in
        guard isKnown[other] else { return nil }
        var sum = 0.0
        for column in 0..<width { sum += numbers[row * width + column] * numbers[other * width + column] }
        return sum
      }
    }
  }
}

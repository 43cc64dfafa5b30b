/// What roles are rated on, as unit vectors of importance.
struct ImportanceVectors {
  /// How many columns there are.
  let width: Int
  /// The roles' vectors, one behind the other; nothing but zeros for a role without any importance.
  private let numbers: [Double]
  private let isKnown: [Bool]
  private let lengths: [Double]

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
    lengths = (0..<rowCount).map { row in
      numbers[row * width..<(row + 1) * width].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    isKnown = lengths.map { $0 > 0 }
    for row in 0..<rowCount where lengths[row] > 0 {
      for index in row * width..<(row + 1) * width { numbers[index] /= lengths[row] }
    }
    self.width = width
    self.numbers = numbers
  }

  /// The vector of one role, of length 1.
  func vector(of row: Int) -> [Double] { Array(numbers[row * width..<(row + 1) * width]) }

  /// The cosine of a vector with each role, over some columns only; nil where either has nothing there.
  func cosines(with vector: [Double], over columns: [Int]) -> [Double?] {
    let length = columns.reduce(0) { $0 + vector[$1] * vector[$1] }.squareRoot()
    guard length > 0 else { return isKnown.map { _ in nil } }
    return isKnown.indices.map { row in
      guard isKnown[row] else { return nil }
      var (sum, squares) = (0.0, 0.0)
      for column in columns {
        let number = numbers[row * width + column]
        sum += vector[column] * number
        squares += number * number
      }
      return squares > 0 ? sum / (length * squares.squareRoot()) : nil
    }
  }

  /// How long the vector of one role is before it is brought to length 1, in points of importance above the least.
  func length(of row: Int) -> Double { lengths[row] }

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

/// Sorts many items by a whole number digit by digit, in time that grows with their count, and by comparing where those are equal.
enum RadixSort {
  private static let digitBits: UInt32 = 11
  private static let digitCount = 1 << Int(digitBits)
  /// For fewer items, counting digits costs more than comparing.
  static let leastCount = 2048

  /// The indices of so many items in their order; of equal ones the smaller index first.
  ///
  /// - Parameter key: never greater for an item that precedes another.
  /// - Parameter precedes: whether the first of two items stands before the second.
  static func order(
    ofItems count: Int, by key: (Int) -> UInt32, then precedes: (Int, Int) -> Bool
  ) -> [UInt32] {
    if count < leastCount { return sorted((0..<count).map { UInt32($0) }, precedes) }
    // A key moves with its index, so that each pass reads memory in order.
    var pairs = (0..<count).map { (key: key($0), index: UInt32($0)) }
    sortByDigits(&pairs)
    var indices = pairs.map(\.index)
    var start = 0
    while start < count {
      var end = start + 1
      // Neighbours that are equal altogether are in order already.
      var isOrdered = true
      while end < count, pairs[end].key == pairs[start].key {
        if isOrdered { isOrdered = !precedes(Int(indices[end]), Int(indices[end - 1])) }
        end += 1
      }
      if !isOrdered { indices.replaceSubrange(start..<end, with: sorted(Array(indices[start..<end]), precedes)) }
      start = end
    }
    return indices
  }

  private static func sorted(_ indices: [UInt32], _ precedes: (Int, Int) -> Bool) -> [UInt32] {
    indices.sorted { left, right in
      if precedes(Int(left), Int(right)) { return true }
      return left < right && !precedes(Int(right), Int(left))
    }
  }

  private static func sortByDigits(_ pairs: inout [(key: UInt32, index: UInt32)]) {
    var differing: UInt32 = 0
    for pair in pairs { differing |= pair.key ^ pairs[0].key }
    var next = pairs
    var shift: UInt32 = 0
    while shift < 32 {
      defer { shift += digitBits }
      // Digits that all keys share order nothing.
      guard differing >> shift & UInt32(digitCount - 1) != 0 else { continue }
      var starts = [Int](repeating: 0, count: digitCount + 1)
      for pair in pairs { starts[digit(pair.key, shift) + 1] += 1 }
      for digit in 0..<digitCount { starts[digit + 1] += starts[digit] }
      for pair in pairs {
        let digit = digit(pair.key, shift)
        next[starts[digit]] = pair
        starts[digit] += 1
      }
      swap(&pairs, &next)
    }
  }

  private static func digit(_ key: UInt32, _ shift: UInt32) -> Int {
    Int(truncatingIfNeeded: key >> shift) & (digitCount - 1)
  }
}

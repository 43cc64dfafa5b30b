/// Sorts many whole numbers digit by digit: in time that grows with their count alone.
enum RadixSort {
  private static let digitBits: UInt64 = 11
  private static let digitCount = 1 << Int(digitBits)

  /// A key of the item at an index.
  typealias Key = (Int) -> UInt64

  /// The indices of so many items, the smallest key first; of equal keys the smaller second key, and so on; of equal ones the
  /// smaller index.
  static func order(ofItems count: Int, by keys: Key...) -> [UInt32] {
    var indices = (0..<count).map { UInt32($0) }
    // For few items, counting digits costs more than comparing.
    if count < 2048 {
      indices.sort { left, right in
        for key in keys {
          let (own, other) = (key(Int(left)), key(Int(right)))
          if own != other { return own < other }
        }
        return left < right
      }
      return indices
    }
    // The key that decides least is sorted by first: later passes keep the order of equals.
    for key in keys.reversed() { sort(&indices, by: key) }
    return indices
  }

  private static func sort(_ indices: inout [UInt32], by key: Key) {
    // A key moves with its index, so that each pass reads memory in order.
    var pairs = indices.map { (key: key(Int($0)), index: $0) }
    var differing: UInt64 = 0
    for pair in pairs { differing |= pair.key ^ pairs[0].key }
    if differing == 0 { return }
    var next = pairs
    var shift: UInt64 = 0
    while shift < 64 {
      defer { shift += digitBits }
      // Digits that all keys share order nothing.
      guard differing >> shift & UInt64(digitCount - 1) != 0 else { continue }
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
    indices = pairs.map(\.index)
  }

  private static func digit(_ key: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: key >> shift) & (digitCount - 1)
  }
}

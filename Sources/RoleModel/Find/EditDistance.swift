/// The least number of inserted, deleted, replaced or swapped neighbouring bytes that turns one text into another; nil when
/// it exceeds the limit. Restricted Damerau-Levenshtein distance.
///
/// Only what lies within the limit beside the diagonal is looked at: long texts take no more than their length times it.
package func editDistance(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
  if abs(first.count - second.count) > limit { return nil }
  if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
  let far = limit + 1
  var beforeLast = [Int](repeating: far, count: second.count + 1)
  var last = (0...second.count).map { min($0, far) }
  var current = beforeLast
  for i in 1...first.count {
    let (start, end) = (max(1, i - limit), min(second.count, i + limit))
    current[start - 1] = start == 1 ? min(i, far) : far
    var least = current[start - 1]
    if start > end { return nil }
    for j in start...end {
      var cost = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1), far)
      if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      current[j] = cost
      least = min(least, cost)
    }
    if end < second.count { current[end + 1] = far }
    if least > limit { return nil }
    (beforeLast, last, current) = (last, current, beforeLast)
  }
  return last[second.count] <= limit ? last[second.count] : nil
}

/// A text that many others are held against, of any length.
package struct NearText: Sendable {
  private let bytes: [UInt8]
  private let letters: UInt64
  private let pattern: EditPattern?

  package init(_ text: [UInt8]) {
    bytes = text
    letters = letterSet(text)
    pattern = EditPattern(text)
  }

  /// What ``editDistance(_:_:limit:)`` says.
  package func distance(to other: [UInt8], limit: Int) -> Int? {
    guard abs(bytes.count - other.count) <= limit, mayBeNear(letters, letterSet(other), limit: limit) else {
      return nil
    }
    return pattern.map { pattern in other.withUnsafeBufferPointer { pattern.distance(to: $0, limit: limit) } }
      ?? editDistance(bytes, other, limit: limit)
  }
}

/// A text of up to 64 bytes that many others are held against: what ``editDistance(_:_:limit:)`` says, one step for each byte of
/// the other text.
///
/// Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances" (2003): a bit for each byte of the text,
/// which says whether the distance grows or shrinks there.
struct EditPattern: Sendable {
  private let count: Int
  /// For each byte where it stands in the text.
  private let places: [UInt64]

  /// nil when the text is empty, or too long.
  init?(_ text: [UInt8]) {
    guard (1...64).contains(text.count) else { return nil }
    var places = [UInt64](repeating: 0, count: 256)
    for (index, byte) in text.enumerated() { places[Int(byte)] |= 1 << UInt64(index) }
    self.places = places
    count = text.count
  }

  /// nil when the distance exceeds the limit.
  func distance(to other: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    if abs(count - other.count) > limit { return nil }
    return places.withUnsafeBufferPointer { places in
      let last: UInt64 = 1 << UInt64(count - 1)
      var distance = count
      // Along the text: where the distance grows by one, and where it shrinks.
      var (grows, shrinks) = (UInt64.max, UInt64(0))
      // Where a diagonal step is free, and the places of the byte before.
      var (free, before) = (UInt64(0), UInt64(0))
      var rest = other.count
      for byte in other {
        let here = places[Int(byte)]
        let swapped = ((~free & here) << 1) & before
        free = (((here & grows) &+ grows) ^ grows) | here | shrinks | swapped
        var up = shrinks | ~(free | grows)
        var down = free & grows
        if up & last != 0 { distance += 1 } else if down & last != 0 { distance -= 1 }
        rest -= 1
        if distance - rest > limit { return nil }
        up = up << 1 | 1
        down <<= 1
        grows = down | ~(free | up)
        shrinks = up & free
        before = here
      }
      return distance
    }
  }
}

/// Which bytes occur, by their lowest six bits.
func letterSet(_ text: some Sequence<UInt8>) -> UInt64 {
  var set: UInt64 = 0
  for byte in text { set |= 1 << UInt64(byte & 63) }
  return set
}

/// Whether texts of these letters can be so few edits apart: an edit brings or removes one letter at most, a change both.
func mayBeNear(_ first: UInt64, _ other: UInt64, limit: Int) -> Bool {
  (first & ~other).nonzeroBitCount <= limit && (other & ~first).nonzeroBitCount <= limit
}

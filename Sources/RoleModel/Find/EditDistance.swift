/// The least number of inserted, deleted, replaced or swapped neighbouring bytes that turns one text into another; nil when
/// it exceeds the limit. Restricted Damerau-Levenshtein distance.
package func editDistance(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
  if abs(first.count - second.count) > limit { return nil }
  if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for i in 1...first.count {
    var current = [i]
    current.reserveCapacity(second.count + 1)
    for j in 1...second.count {
      var cost = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1))
      if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      current.append(cost)
    }
    if (current.min() ?? 0) > limit { return nil }
    beforeLast = last
    last = current
  }
  return last[second.count] <= limit ? last[second.count] : nil
}

/// How near a folded name is to a folded wanted text, for suggestions: smaller is nearer, nil is too far to suggest.
///
/// Whole containment and shared words count before spelling.
package func suggestionDistance(wanted: [UInt8], name: [UInt8]) -> Int? {
  if wanted.isEmpty { return nil }
  if wanted == name { return 0 }
  let limit = max(2, wanted.count / 3)
  if let distance = editDistance(wanted, name, limit: limit) { return distance }
  let words = Set(wanted.split(separator: 0x20).filter { $0.count > 2 })
  let shared = name.split(separator: 0x20).count { word in
    words.contains(word) || words.contains { editDistance(Array($0), Array(word), limit: 1) != nil }
  }
  return shared > 0 ? 100 - 10 * shared + abs(name.count - wanted.count) / 4 : nil
}

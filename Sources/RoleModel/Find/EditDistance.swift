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

/// How near folded names are to a folded wanted text, for suggestions.
package struct Suggestion: Sendable {
  private let wanted: [UInt8]
  private let letters: UInt64
  private let words: [(word: NameNumber.Word, letters: UInt64)]

  package init(wanted: [UInt8]) {
    self.wanted = wanted
    letters = letterSet(wanted[...])
    var words: [[UInt8]] = []
    for word in wanted.split(separator: 0x20) where word.count > 2 && !words.contains(Array(word)) {
      words.append(Array(word))
    }
    self.words = words.map { (NameNumber.Word($0), letterSet($0[...])) }
  }

  /// Smaller is nearer, nil is too far to suggest. Whole containment and shared words count before spelling.
  package func distance(to name: ArraySlice<UInt8>) -> Int? {
    if wanted.isEmpty { return nil }
    if name == wanted[...] { return 0 }
    let limit = max(2, wanted.count / 3)
    let shared = sharedWords(name)
    // A name with one of the very words is nearer by it than by its letters, unless it is a typo away.
    if let distance = edits(to: name, limit: shared > 1 ? 2 : limit) { return distance }
    return shared > 0 ? 100 - 5 * shared + abs(name.count - wanted.count) / 8 : nil
  }

  private func edits(to name: ArraySlice<UInt8>, limit: Int) -> Int? {
    guard abs(name.count - wanted.count) <= limit, mayBeNear(letters, letterSet(name), limit: limit) else { return nil }
    return editDistance(wanted, Array(name), limit: limit)
  }

  /// How many words of the name are wanted ones but for number, each counting twice, or within a typo of one.
  private func sharedWords(_ name: ArraySlice<UInt8>) -> Int {
    if words.isEmpty { return 0 }
    var shared = 0
    var start = name.startIndex
    while start < name.endIndex {
      let end = name[start...].firstIndex(of: 0x20) ?? name.endIndex
      shared += worth(of: name[start..<end])
      start = end + 1
    }
    return shared
  }

  private func worth(of word: ArraySlice<UInt8>) -> Int {
    // Loops over indices: a million names' words would count references otherwise.
    for index in words.indices where words[index].word.isSame(as: word) { return 2 }
    var set: UInt64?
    for index in words.indices where abs(words[index].word.bytes.count - word.count) <= 1 {
      let known = set ?? letterSet(word)
      set = known
      if mayBeNear(words[index].letters, known, limit: 1),
        editDistance(words[index].word.bytes, Array(word), limit: 1) != nil
      {
        return 1
      }
    }
    return 0
  }
}

/// How near a folded name is to a folded wanted text: ``Suggestion/distance(to:)``.
package func suggestionDistance(wanted: [UInt8], name: [UInt8]) -> Int? {
  Suggestion(wanted: wanted).distance(to: name[...])
}

/// Which bytes occur, by their lowest six bits.
func letterSet(_ text: ArraySlice<UInt8>) -> UInt64 {
  var set: UInt64 = 0
  for byte in text { set |= 1 << UInt64(byte & 63) }
  return set
}

/// Whether texts of these letters can be so few edits apart: an edit brings or removes one letter at most, a change both.
private func mayBeNear(_ first: UInt64, _ other: UInt64, limit: Int) -> Bool {
  (first & ~other).nonzeroBitCount <= limit && (other & ~first).nonzeroBitCount <= limit
}

/// The different words of a catalog's titles and aliases, for those that a typist got wrong.
struct NameWords: Sendable {
  private let words: [(bytes: [UInt8], letters: UInt64, titles: Int)]

  init(_ catalog: some Catalog) throws(CatalogFailure) {
    var known = WordIndices()
    var words: [(bytes: [UInt8], letters: UInt64, titles: Int)] = []
    try catalog.scanNames { chunk in
      chunk.bytes.withUnsafeBufferPointer { bytes in
        for index in chunk.owners.indices {
          let end = Int(chunk.starts[index + 1]) - 1
          let title = chunk.owners[index] & 1 == 0 ? 1 : 0
          var start = Int(chunk.starts[index])
          while start < end {
            // FNV-1a; of two words of one hash, one is never suggested.
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            var next = start
            while next < end, bytes[next] != 0x20 {
              hash = (hash ^ UInt64(bytes[next])) &* 0x100_0000_01B3
              next += 1
            }
            if next > start {
              let number = known.index(of: hash, orNew: words.count)
              if number == words.count {
                let word = Array(bytes[start..<next])
                words.append((word, letterSet(word[...]), title))
              } else {
                words[number].titles += title
              }
            }
            start = next + 1
          }
        }
      }
      return true
    }
    self.words = words
  }

  /// Whether a name holds the word where ``NameSearch`` finds it: at the start of a word, from three letters on inside too,
  /// or in the other number.
  func holds(_ word: [UInt8]) -> Bool {
    let letters = letterSet(word[...])
    let inEitherNumber = NameNumber.Word(word)
    return words.contains { candidate in
      if inEitherNumber.isSame(as: candidate.bytes) { return true }
      guard candidate.bytes.count >= word.count, letters & ~candidate.letters == 0 else { return false }
      if candidate.bytes.starts(with: word) { return true }
      guard word.count > 2 else { return false }
      return (0...candidate.bytes.count - word.count).contains { start in
        candidate.bytes[start..<start + word.count].elementsEqual(word)
      }
    }
  }

  private static let most = 4

  /// The nearest words and beginnings of words: one typo away, in a word of eight letters or more two; those that
  /// most titles have first. Short words have none.
  func corrections(of word: [UInt8]) -> [[UInt8]] {
    guard word.count >= 4 else { return [] }
    let letters = letterSet(word[...])
    var limit = word.count >= 8 ? 2 : 1
    var near: [[UInt8]: (titles: Int, words: Int)] = [:]
    for candidate in words {
      guard candidate.bytes.count >= word.count - limit,
        (letters & ~candidate.letters).nonzeroBitCount <= limit,
        let (distance, length) = beginning(of: candidate.bytes, near: word, limit: limit), distance > 0
      else { continue }
      if distance < limit {
        limit = distance
        near = [:]
      }
      near[Array(candidate.bytes[..<length]), default: (0, 0)].titles += candidate.titles
      near[Array(candidate.bytes[..<length]), default: (0, 0)].words += 1
    }
    let sorted = near.sorted { left, right in
      if left.value != right.value { return left.value > right.value }
      return left.key.lexicographicallyPrecedes(right.key)
    }
    // Beside a word of many titles, one of hardly any is not what was meant.
    let most = sorted.first?.value.titles ?? 0
    return sorted.prefix(Self.most).filter { $0.value.titles * 10 >= most }.map(\.key)
  }

  /// The beginning of a name's word that is nearest to the typed one: the whole word, or one that ends as the typed one does.
  private func beginning(
    of name: [UInt8], near word: [UInt8], limit: Int
  ) -> (distance: Int, length: Int)? {
    let width = min(name.count, word.count + limit)
    var beforeLast = [Int](repeating: 0, count: width + 1)
    var last = Array(0...width)
    var current = last
    for i in 1...word.count {
      current[0] = i
      var least = i
      for j in 1...max(1, width) where j <= width {
        var cost = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + (word[i - 1] == name[j - 1] ? 0 : 1))
        if i > 1, j > 1, word[i - 1] == name[j - 2], word[i - 2] == name[j - 1] {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        current[j] = cost
        least = min(least, cost)
      }
      if least > limit { return nil }
      swap(&beforeLast, &last)
      swap(&last, &current)
    }
    var best: (distance: Int, length: Int)?
    for length in stride(from: width, to: 0, by: -1)
    where last[length] <= limit && (length == name.count || name[length - 1] == word[word.count - 1]) {
      if let best, best.distance <= last[length] { continue }
      best = (last[length], length)
    }
    return best
  }
}

/// The indices of words by their hashes: a table of its own, as millions of words are looked up in it one after another.
private struct WordIndices {
  private var slots: [(hash: UInt64, number: Int32)] = Array(repeating: (0, -1), count: 1 << 14)
  private var count = 0

  /// The index of a hash; of one that is new, the given one.
  mutating func index(of hash: UInt64, orNew new: Int) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].number >= 0 {
      if slots[slot].hash == hash { return Int(slots[slot].number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = (hash, Int32(new))
    count += 1
    if count * 2 > slots.count { grow() }
    return new
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, -1), count: old.count * 2)
    for (hash, number) in old where number >= 0 {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot].number >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = (hash, number)
    }
  }
}

/// The different words of a catalog's titles and aliases, in the order of their bytes: what tells a word that no name has
/// without a look at the names.
package struct NameWords: Hashable, Sendable {
  /// Each word as if it were a title by itself, so that a search looks through them as through names.
  private var words = NameChunk(owners: [], starts: [0], bytes: [])
  private var titles: [Int] = []

  package init() {}

  package var count: Int { titles.count }

  /// The folded word at an index.
  package subscript(index: Int) -> ArraySlice<UInt8> { words.name(index) }

  /// In how many titles it stands; none for a word of aliases alone.
  package func titles(ofWordAt index: Int) -> Int { titles[index] }

  /// Adds folded words behind all others, a line feed behind each, with the numbers of titles that they stand in.
  ///
  /// False when they are in no order, hold a space, or are not as many as the numbers: then these words are to be thrown away.
  package mutating func append(_ lines: [UInt8], titles: [Int]) -> Bool {
    let first = words.bytes.count
    words.bytes += lines
    self.titles += titles
    for index in count - titles.count..<count { words.owners.append(UInt32(truncatingIfNeeded: index) << 1) }
    let last = count > titles.count ? Array(self[count - titles.count - 1]) : []
    var starts: [UInt32] = []
    let isInOrder = lines.withUnsafeBufferPointer { lines in
      last.withUnsafeBufferPointer { before in
        var last = before
        var start = 0
        for end in lines.indices where lines[end] <= 0x20 {
          let word = UnsafeBufferPointer(rebasing: lines[start..<end])
          guard lines[end] == 0x0A, Self.isLess(last, word) else { return false }
          starts.append(UInt32(first + end + 1))
          last = word
          start = end + 1
        }
        return start == lines.count
      }
    }
    words.starts += starts
    return isInOrder && words.starts.count == count + 1
  }

  private static func isLess(_ word: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<min(word.count, other.count) where word[index] != other[index] {
      return word[index] < other[index]
    }
    return word.count < other.count
  }

  /// Whether a name holds the word where ``NameSearch`` finds it: at the start of a word, from three letters on inside too,
  /// or in the other number.
  func holds(_ word: [UInt8]) -> Bool {
    NameSearch(alternatives: [[NameSearch.Spelling(bytes: word)]]).isFound(in: words)
  }

  private static let most = 4

  /// The nearest words and beginnings of words: one typo away, in a word of eight letters or more two; those that
  /// most titles have first. Short words have none.
  func corrections(of word: [UInt8]) -> [[UInt8]] {
    guard word.count >= 4 else { return [] }
    let letters = letterSet(word[...])
    var limit = word.count >= 8 ? 2 : 1
    var near: [[UInt8]: (titles: Int, words: Int)] = [:]
    for index in 0..<count {
      let name = self[index]
      guard name.count >= word.count - limit, (letters & ~letterSet(name)).nonzeroBitCount <= limit,
        let (distance, length) = beginning(of: Array(name), near: word, limit: limit), distance > 0
      else { continue }
      if distance < limit {
        limit = distance
        near = [:]
      }
      near[Array(name.prefix(length)), default: (0, 0)].titles += titles(ofWordAt: index)
      near[Array(name.prefix(length)), default: (0, 0)].words += 1
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

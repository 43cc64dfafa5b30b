/// How near folded names are to a folded wanted text, for suggestions.
package struct Suggestion: Sendable {
  /// A wanted word.
  private struct Word: Sendable {
    let word: NameNumber.Word
    let letters: UInt64
    let pattern: EditPattern?
  }

  private let wanted: [UInt8]
  private let letters: UInt64
  private let pattern: EditPattern?
  private let words: [Word]
  /// Which words of names can be near to wanted ones.
  private let nearWords: WordShapes

  /// Words of all names that will be asked about, if they are known, change no answer, but the time that most take.
  package init(wanted: [UInt8], among known: NameWords? = nil) {
    self.wanted = wanted
    letters = letterSet(wanted[...])
    pattern = EditPattern(wanted)
    var words: [[UInt8]] = []
    for word in wanted.split(separator: 0x20) where word.count > 2 && !words.contains(Array(word)) {
      words.append(Array(word))
    }
    let kept = words.map { Word(word: NameNumber.Word($0), letters: letterSet($0), pattern: EditPattern($0)) }
    self.words = kept
    var shapes = WordShapes(isAny: known == nil && !kept.isEmpty)
    for index in 0..<(known?.count ?? 0) {
      known?[index].withUnsafeBufferPointer { word in
        if Self.worth(of: word, beside: kept) > 0 { shapes.insert(word) }
      }
    }
    nearWords = shapes
  }

  /// Smaller is nearer, nil is too far to suggest. Whole containment and shared words count before spelling.
  package func distance(to name: ArraySlice<UInt8>) -> Int? {
    name.withUnsafeBufferPointer { distance(to: $0) }
  }

  /// Smaller is nearer, nil is too far to suggest.
  func distance(to name: UnsafeBufferPointer<UInt8>) -> Int? {
    if wanted.isEmpty { return nil }
    let limit = min(64, max(2, wanted.count / 3))
    let shared = sharedWords(name)
    // A name with one of the very words is nearer by it than by its letters, unless it is a typo away.
    if let distance = edits(to: name, limit: shared > 1 ? 2 : limit) { return distance }
    return shared > 0 ? 100 - 5 * shared + abs(name.count - wanted.count) / 8 : nil
  }

  private func edits(to name: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    guard abs(name.count - wanted.count) <= limit, mayBeNear(letters, letterSet(name), limit: limit) else { return nil }
    return pattern.map { $0.distance(to: name, limit: limit) } ?? editDistance(wanted, Array(name), limit: limit)
  }

  /// How many words of the name are wanted ones but for number, each counting twice, or within a typo of one.
  private func sharedWords(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    if nearWords.isEmpty { return 0 }
    var shared = 0
    var start = 0
    while start < name.count {
      var end = start
      while end < name.count, name[end] != 0x20 { end += 1 }
      if end > start, nearWords.mayHold(first: name[start], count: end - start) {
        shared += Self.worth(of: UnsafeBufferPointer(rebasing: name[start..<end]), beside: words)
      }
      start = end + 1
    }
    return shared
  }

  private static func worth(of word: UnsafeBufferPointer<UInt8>, beside words: [Word]) -> Int {
    // Loops over indices: a million names' words would count references otherwise.
    for index in words.indices where words[index].word.isSame(as: word) { return 2 }
    var set: UInt64?
    for index in words.indices where abs(words[index].word.bytes.count - word.count) <= 1 {
      let known = set ?? letterSet(word)
      set = known
      if mayBeNear(words[index].letters, known, limit: 1), isNear(words[index], word) { return 1 }
    }
    return 0
  }

  private static func isNear(_ wanted: Word, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    if let pattern = wanted.pattern { return pattern.distance(to: word, limit: 1) != nil }
    return editDistance(wanted.word.bytes, Array(word), limit: 1) != nil
  }
}

/// How near a folded name is to a folded wanted text: ``Suggestion/distance(to:)``.
package func suggestionDistance(wanted: [UInt8], name: [UInt8]) -> Int? {
  Suggestion(wanted: wanted).distance(to: name[...])
}

/// First letters and lengths of words: words of none of them are told by a look.
private struct WordShapes: Sendable {
  /// For each length up to 15, and longer ones again from 0 on, a bit for each letter.
  private var letters: [UInt64]

  /// None, or any.
  init(isAny: Bool) { letters = Array(repeating: isAny ? .max : 0, count: 16) }

  var isEmpty: Bool { letters.allSatisfy { $0 == 0 } }

  mutating func insert(_ word: UnsafeBufferPointer<UInt8>) {
    guard let first = word.first else { return }
    letters[word.count & 15] |= 1 << UInt64(first & 63)
  }

  func mayHold(first: UInt8, count: Int) -> Bool { letters[count & 15] >> UInt64(first & 63) & 1 == 1 }
}

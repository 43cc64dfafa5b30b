/// The search for roles by words over folded titles and aliases.
package struct NameSearch: Hashable, Sendable {
  /// One way to write a word; with spaces, a phrase.
  struct Spelling: Hashable, Sendable {
    /// Folded.
    let bytes: [UInt8]
    /// Whether a name's word in the other number is found too, where it does not start as this one.
    let takesEitherNumber: Bool
    /// The words of a phrase.
    let parts: [NameNumber.Word]

    init(bytes: [UInt8], takesEitherNumber: Bool = true) {
      self.bytes = bytes
      self.takesEitherNumber = takesEitherNumber
      parts = bytes.split(separator: 0x20).map { NameNumber.Word($0) }
    }
  }

  /// The words, each of which a name must hold, in any order; of a word that is spelled in several ways, one of them.
  private let words: [[Spelling]]

  package init(_ text: String) { words = folded(text).split(separator: 0x20).map { [Spelling(bytes: Array($0))] } }

  /// For each word its spellings.
  init(alternatives: [[Spelling]]) { words = alternatives.filter { !$0.isEmpty } }

  package var isEmpty: Bool { words.isEmpty }

  /// The hits, best first; each role once, by its best name.
  package func hits(in catalog: some Catalog) throws(CatalogFailure) -> [NameHit] {
    try hitsByPosition(in: catalog).sorted { ($0.rank, $0.order, $0.position) < ($1.rank, $1.order, $1.position) }
  }

  /// The hits by position; each role once, by its best name.
  ///
  /// - Parameter skips: whether names that cannot hold the words are passed over unseen, which changes nothing but the time.
  package func hitsByPosition(in catalog: some Catalog, skips: Bool = true) throws(CatalogFailure) -> [NameHit] {
    guard !isEmpty else { return [] }
    let needle = skips ? needle : nil
    var hits = NameHits()
    try catalog.scanNames { chunk in
      add(hitsIn: chunk, to: &hits, skippingBy: needle)
      return true
    }
    return hits.byPosition
  }

  /// Whether a name of the chunk holds the words.
  func isFound(in chunk: NameChunk) -> Bool {
    var hits = NameHits()
    if !isEmpty { add(hitsIn: chunk, to: &hits, skippingBy: needle) }
    return !hits.byPosition.isEmpty
  }

  private func add(hitsIn chunk: NameChunk, to hits: inout NameHits, skippingBy needle: NameNeedle?) {
    let only = words.count == 1 && words[0].count == 1 ? words[0][0] : nil
    chunk.bytes.withUnsafeBufferPointer { bytes in
      chunk.starts.withUnsafeBufferPointer { starts in
        chunk.owners.withUnsafeBufferPointer { owners in
          var index = 0
          var offset = 0
          while index < owners.count {
            if let needle {
              guard let found = needle.firstOffset(in: bytes, from: offset) else { break }
              while starts[index + 1] <= UInt32(truncatingIfNeeded: found) { index += 1 }
            }
            offset = Int(starts[index + 1])
            let name = UnsafeBufferPointer(rebasing: bytes[Int(starts[index])..<offset - 1])
            if let quality = only.map({ quality(of: $0, in: name) }) ?? quality(of: name) {
              let isAlias = owners[index] & 1 == 1
              hits.add(
                index, of: owners, rank: isAlias ? quality.aliasRank : quality.titleRank, starts: startsName(name),
                length: name.count)
            }
            index += 1
          }
          hits.end(owners)
        }
      }
    }
  }

  /// The bytes that a name with the words must hold: of the longest word that is spelled in one way.
  private var needle: NameNeedle? {
    words.filter { $0.count == 1 }.map { NameNeedle($0[0]) }.filter { !$0.bytes.isEmpty }
      .max { ($0.bytes.count, $0.isWordStart ? 1 : 0) < ($1.bytes.count, $1.isWordStart ? 1 : 0) }
  }

  /// Whether some word is the name's beginning.
  private func startsName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    words.contains { spellings in
      spellings.contains { $0.bytes.count <= name.count && name[..<$0.bytes.count].elementsEqual($0.bytes) }
    }
  }

  /// How well a name holds the words.
  private enum Quality: Int, Comparable {
    /// It is them; it is them but for number; it has them as whole words, number aside; its words start as they do; it has
    /// them inside of words.
    case same, sameButForNumber, wholeWords, starts, inside

    /// What people mean by words that a title has is that title, whoever else has them for an alias.
    var titleRank: Int { [0, 1, 2, 4, 7][rawValue] }
    var aliasRank: Int { [3, 3, 5, 6, 8][rawValue] }

    static func < (left: Quality, right: Quality) -> Bool { left.rawValue < right.rawValue }
  }

  /// Where a name holds a word: how well, and how many of its bytes.
  private typealias Place = (quality: Quality, length: Int)

  /// How well the name holds the only word; nil when it lacks it.
  private func quality(of only: Spelling, in name: UnsafeBufferPointer<UInt8>) -> Quality? {
    guard let place = place(of: only, in: name) else { return nil }
    return place.quality < .wholeWords && place.length != name.count ? .wholeWords : place.quality
  }

  /// How well the name holds all words; nil when it lacks one.
  private func quality(of name: UnsafeBufferPointer<UInt8>) -> Quality? {
    var worst = Quality.same
    var length = words.count - 1
    for spellings in words {
      var best: Place?
      for spelling in spellings {
        guard let place = place(of: spelling, in: name) else { continue }
        if let best, (best.quality, -best.length) <= (place.quality, -place.length) { continue }
        best = place
      }
      guard let best else { return nil }
      worst = max(worst, best.quality)
      length += best.length
    }
    return worst < .wholeWords && length != name.count ? .wholeWords : worst
  }

  /// The best place of a word in the name; one that it is but for number counts as such.
  private func place(of spelling: Spelling, in name: UnsafeBufferPointer<UInt8>) -> Place? {
    let word = spelling.bytes
    guard let first = word.first else { return nil }
    var best: Place?
    for start in name.indices where name[start] == first {
      let isWordStart = start == 0 || name[start - 1] == 0x20
      let holds = word.count <= name.count - start && matches(word, name, start)
      var found: Place?
      if holds, isWordStart, isWordEnd(start + word.count, name) {
        return (.same, word.count)
      } else if isWordStart, holds || spelling.takesEitherNumber, let end = endOfWords(spelling, name, from: start) {
        found = (.sameButForNumber, end - start)
      } else if holds, isWordStart {
        found = (.starts, word.count)
      } else if holds, word.count > 2 {
        // Two letters are inside of nearly everything.
        found = (.inside, word.count)
      }
      if let found, best.map({ found.quality < $0.quality }) ?? true { best = found }
    }
    return best
  }

  private func isWordEnd(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    index == name.count || name[index] == 0x20
  }

  /// Where the words end that start there and are the spelling's but for number.
  private func endOfWords(_ spelling: Spelling, _ name: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    // Words in another number share their beginning: most names are told apart by their third letter.
    let shared = min(3, spelling.bytes.count - 1)
    guard start + shared <= name.count, (0..<shared).allSatisfy({ name[start + $0] == spelling.bytes[$0] }) else {
      return nil
    }
    var next = start
    // Not a loop over the parts: that would count references for every name of a million.
    for index in spelling.parts.indices {
      if index > 0 {
        guard next < name.count else { return nil }
        next += 1
      }
      var end = next
      while end < name.count, name[end] != 0x20 { end += 1 }
      guard spelling.parts[index].isSame(as: name[next..<end]) else { return nil }
      next = end
    }
    return next
  }

  private func matches(_ word: [UInt8], _ name: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    for offset in 1..<max(1, word.count) where name[start + offset] != word[offset] { return false }
    return true
  }

  /// Which characters of a title or alias the words match, as offsets of characters; nil when some word is not in it.
  package func matchedCharacters(in name: String) -> Set<Int>? {
    guard !isEmpty else { return nil }
    var bytes: [UInt8] = []
    var owners: [Int] = []
    for (offset, character) in name.enumerated() {
      let before = bytes.count
      appendFolded(character, to: &bytes)
      owners.append(contentsOf: repeatElement(offset, count: bytes.count - before))
    }
    var lit: Set<Int> = []
    for spellings in words {
      guard let place = spellings.lazy.compactMap({ litBytes(of: $0, in: bytes) }).first else { return nil }
      lit.formUnion(owners[place])
    }
    return lit
  }

  private func litBytes(of spelling: Spelling, in bytes: [UInt8]) -> Range<Int>? {
    if let start = bestStart(of: spelling.bytes, in: bytes) { return start..<start + spelling.bytes.count }
    guard spelling.takesEitherNumber else { return nil }
    return bytes.withUnsafeBufferPointer { name in
      name.indices.lazy.filter { $0 == 0 || name[$0 - 1] == 0x20 }.compactMap { start in
        endOfWords(spelling, name, from: start).map { start..<$0 }
      }.first
    }
  }

  private func bestStart(of word: [UInt8], in bytes: [UInt8]) -> Int? {
    guard word.count <= bytes.count else { return nil }
    let starts = (0...bytes.count - word.count).filter { bytes[$0..<$0 + word.count].elementsEqual(word) }
    return starts.first { $0 == 0 || bytes[$0 - 1] == 0x20 } ?? starts.first
  }
}

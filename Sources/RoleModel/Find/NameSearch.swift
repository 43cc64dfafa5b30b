/// A role whose title or alias holds every word that was asked for.
package struct NameHit: Hashable, Sendable {
  package var position: Int
  /// Smaller is better: a whole title, a whole alias, the start of a title or of a word in it, the same of an alias, inside a
  /// word.
  package var rank: Int
  package var isAlias: Bool
  /// The place of the alias in the role's list; -1 for a title.
  package var aliasIndex: Int
  /// The length of the folded name: of equally good matches the shorter name is the better one.
  package var length: Int
}

/// The search for roles by words over folded titles and aliases.
package struct NameSearch: Hashable, Sendable {
  /// The folded words, each of which a name must hold, in any order; of a word that is spelled in several ways, one of them.
  private let words: [[[UInt8]]]

  package init(_ text: String) { words = folded(text).split(separator: 0x20).map { [Array($0)] } }

  /// For each word its spellings, folded; one with spaces is a phrase.
  init(alternatives: [[[UInt8]]]) { words = alternatives.filter { !$0.isEmpty } }

  package var isEmpty: Bool { words.isEmpty }

  /// The hits, best first; each role once, by its best name.
  package func hits(in catalog: some Catalog) throws(CatalogFailure) -> [NameHit] {
    guard !isEmpty else { return [] }
    var best: [Int: NameHit] = [:]
    // A role's aliases follow its title, in the order of its list, over the ends of chunks too.
    var (lastPosition, aliasIndex) = (-1, -1)
    try catalog.scanNames { chunk in
      chunk.bytes.withUnsafeBufferPointer { bytes in
        for index in chunk.owners.indices {
          let owner = Int(chunk.owners[index] >> 1)
          aliasIndex = owner == lastPosition ? aliasIndex + 1 : -1
          lastPosition = owner
          let name = UnsafeBufferPointer(rebasing: bytes[Int(chunk.starts[index])..<Int(chunk.starts[index + 1])])
          guard let quality = quality(of: name) else { continue }
          let isAlias = chunk.owners[index] & 1 == 1
          let position = Int(chunk.owners[index] >> 1)
          let hit = NameHit(
            position: position, rank: (isAlias ? Self.aliasRanks : Self.titleRanks)[quality], isAlias: isAlias,
            aliasIndex: aliasIndex,
            length: name.count)
          if let other = best[position], (other.rank, other.length) <= (hit.rank, hit.length) { continue }
          best[position] = hit
        }
      }
      return true
    }
    return best.values.sorted { ($0.rank, $0.length, $0.position) < ($1.rank, $1.length, $1.position) }
  }

  /// The ranks of the qualities of a title and of an alias.
  private static let titleRanks = [0, 2, 3, 6]
  private static let aliasRanks = [1, 4, 5, 7]

  /// 0 whole name, 1 its start, 2 starts of words, 3 inside words, nil no match.
  private func quality(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    var worst = 0
    var length = words.count - 1
    for (index, spellings) in words.enumerated() {
      var best: (quality: Int, length: Int)?
      for word in spellings {
        guard let quality = quality(of: word, in: name) else { continue }
        if let best, (best.quality, -best.length) <= (quality, -word.count) { continue }
        best = (quality, word.count)
      }
      guard let best else { return nil }
      worst = max(worst, index > 0 && best.quality == 1 ? 2 : best.quality)
      length += best.length
    }
    return worst < 3 && length == name.count ? 0 : worst
  }

  private func quality(of word: [UInt8], in name: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = word.first, word.count <= name.count else { return nil }
    var inside = false
    var start = 0
    while start <= name.count - word.count {
      if name[start] == first, matches(word, name, start) {
        if start == 0 { return 1 }
        if name[start - 1] == 0x20 { return 2 }
        // Two letters are inside of nearly everything.
        inside = inside || word.count > 2
      }
      start += 1
    }
    return inside ? 3 : nil
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
      let found = spellings.lazy.compactMap { word in bestStart(of: word, in: bytes).map { $0..<$0 + word.count } }
      guard let place = found.first else { return nil }
      lit.formUnion(owners[place])
    }
    return lit
  }

  private func bestStart(of word: [UInt8], in bytes: [UInt8]) -> Int? {
    guard word.count <= bytes.count else { return nil }
    let starts = (0...bytes.count - word.count).filter { bytes[$0..<$0 + word.count].elementsEqual(word) }
    return starts.first { $0 == 0 || bytes[$0 - 1] == 0x20 } ?? starts.first
  }
}

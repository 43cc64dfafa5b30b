/// A role whose title or alias holds every word that was asked for.
package struct NameHit: Hashable, Sendable {
  private var storedPosition: UInt32
  private var storedAliasIndex: Int32
  private var storedLength: UInt32
  private var storedRank: UInt8
  /// Whether the name begins with a word that was asked for.
  package var starts: Bool

  package init(position: Int, rank: Int, aliasIndex: Int, starts: Bool, length: Int) {
    storedPosition = UInt32(position)
    storedAliasIndex = Int32(aliasIndex)
    storedLength = UInt32(length)
    storedRank = UInt8(rank)
    self.starts = starts
  }

  package var position: Int { Int(storedPosition) }

  /// Smaller is better: a whole title, one but for number, whole words of a title, a whole alias, the starts of a title's
  /// words, whole words of an alias, the starts of its words, inside a word.
  package var rank: Int { Int(storedRank) }

  /// The place of the alias in the role's list; -1 for a title.
  package var aliasIndex: Int { Int(storedAliasIndex) }

  /// The length of the folded name.
  package var length: Int { Int(storedLength) }

  /// Of names that hold the words as well, the better is one that begins with them, then the shorter one; smaller is better.
  package var order: Int { (starts ? 0 : Self.lengthLimit) + min(length, Self.lengthLimit - 1) }

  /// Longer names count as this long.
  static let lengthLimit = 1 << 12
}

/// Gathers hits while the names are walked through in their order: of each role the best.
struct NameHits {
  private(set) var byPosition: [NameHit] = []
  /// The role whose names were counted last, and where its first name stands in the chunk: before its start, when earlier
  /// chunks hold some.
  private var owner: UInt32?
  private var firstIndex = 0
  /// The role whose names the last chunk ended with, and how many of them chunks have held so far.
  private var carried: (owner: UInt32, count: Int)?

  /// Adds a name of a chunk, of which the owners of all names are given; names come in the chunk's order.
  mutating func add(
    _ index: Int, of owners: UnsafeBufferPointer<UInt32>, rank: Int, starts: Bool, length: Int
  ) {
    let owner = owners[index] >> 1
    let hit = NameHit(
      position: Int(owner), rank: rank, aliasIndex: index - first(of: owner, upTo: index, in: owners) - 1,
      starts: starts,
      length: length)
    guard let last = byPosition.last, last.position == hit.position else { return byPosition.append(hit) }
    if (hit.rank, hit.order) < (last.rank, last.order) { byPosition[byPosition.count - 1] = hit }
  }

  /// The chunk holds no more names.
  mutating func end(_ owners: UnsafeBufferPointer<UInt32>) {
    if let owner = owners.last.map({ $0 >> 1 }) {
      carried = (owner, owners.count - first(of: owner, upTo: owners.count - 1, in: owners))
    }
    owner = nil
  }

  /// Where the names of a role begin: its title stands there, its aliases behind.
  private mutating func first(of owner: UInt32, upTo index: Int, in owners: UnsafeBufferPointer<UInt32>) -> Int {
    if self.owner == owner { return firstIndex }
    var first = index
    while first > 0, owners[first - 1] >> 1 == owner { first -= 1 }
    if first == 0, let carried, carried.owner == owner { first = -carried.count }
    (self.owner, firstIndex) = (owner, first)
    return first
  }
}

/// Bytes that every name holds in which a word is found: names without them need not be looked at.
struct NameNeedle: Sendable {
  let bytes: [UInt8]
  /// Whether they stand at the start of a word.
  let isWordStart: Bool

  init(_ spelling: NameSearch.Spelling) {
    let word = spelling.parts.first?.bytes ?? []
    bytes = spelling.takesEitherNumber ? NameNumber.sharedBeginning(word) : spelling.bytes
    // Words of one or two letters are found at the starts of words only.
    isWordStart = spelling.bytes.count <= 2
  }

  /// Where the bytes stand first at or behind an offset.
  func firstOffset(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = text.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    let count = bytes.count
    let first = SIMD16<UInt8>(repeating: bytes[0])
    // The byte beside the first one: behind it, or before it for a word's start, where it is a space or a line feed.
    let second = SIMD16<UInt8>(repeating: count > 1 ? bytes[1] : 0)
    let space = SIMD16<UInt8>(repeating: 0x20)
    var offset = start
    while offset + 17 <= text.count {
      let here = raw.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      var mask = here .== first
      if count > 1 { mask = mask .& (raw.loadUnaligned(fromByteOffset: offset + 1, as: SIMD16<UInt8>.self) .== second) }
      if isWordStart, offset > 0 {
        mask = mask .& (raw.loadUnaligned(fromByteOffset: offset - 1, as: SIMD16<UInt8>.self) .<= space)
      }
      if any(mask) {
        for lane in 0..<16 where mask[lane] && isMatch(at: offset + lane, in: text) { return offset + lane }
      }
      offset += 16
    }
    while offset + count <= text.count {
      if isMatch(at: offset, in: text) { return offset }
      offset += 1
    }
    return nil
  }

  private func isMatch(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard offset + bytes.count <= text.count, !isWordStart || offset == 0 || text[offset - 1] <= 0x20 else {
      return false
    }
    for index in bytes.indices where text[offset + index] != bytes[index] { return false }
    return true
  }
}

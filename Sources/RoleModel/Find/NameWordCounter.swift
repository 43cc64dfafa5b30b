/// Gathers the different words of names, name by name in any order.
package struct NameWordCounter: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var titles: [Int] = []
  /// For each word the last title that was counted for it, as chunks call it: one that holds a word twice counts once.
  private var lastTitles: [UInt32] = []
  /// The indices of words by their hashes: a table of its own, as millions of words are looked up in it one after another.
  private var slots: [(hash: UInt64, index: Int32)] = Array(repeating: (0, -1), count: 1 << 14)

  package init() {}

  private mutating func add(_ name: UnsafeBufferPointer<UInt8>, owner: UInt32) {
    var start = 0
    while start < name.count {
      // FNV-1a.
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var end = start
      while end < name.count, name[end] != 0x20 {
        hash = (hash ^ UInt64(name[end])) &* 0x100_0000_01B3
        end += 1
      }
      if end > start {
        let index = index(of: UnsafeBufferPointer(rebasing: name[start..<end]), hash: hash)
        if owner & 1 == 0, lastTitles[index] != owner {
          titles[index] += 1
          lastTitles[index] = owner
        }
      }
      start = end + 1
    }
  }

  /// Counts the words of all names of a chunk.
  package mutating func add(_ chunk: NameChunk) {
    chunk.bytes.withUnsafeBufferPointer { bytes in
      for index in chunk.owners.indices {
        let name = bytes[Int(chunk.starts[index])..<Int(chunk.starts[index + 1]) - 1]
        add(UnsafeBufferPointer(rebasing: name), owner: chunk.owners[index])
      }
    }
  }

  /// The words in the order of their bytes.
  package func finish() -> NameWords {
    let order = titles.indices.sorted { word($0).lexicographicallyPrecedes(word($1)) }
    var words = NameWords()
    let isInOrder = words.append(order.flatMap { word($0) + [0x0A] }, titles: order.map { titles[$0] })
    precondition(isInOrder)
    return words
  }

  /// The words of a catalog as its names give them, every one of them read.
  package static func words(ofNamesIn catalog: some Catalog) throws(CatalogFailure) -> NameWords {
    var counter = Self()
    try catalog.scanNames { chunk in
      counter.add(chunk)
      return true
    }
    return counter.finish()
  }

  private func word(_ index: Int) -> ArraySlice<UInt8> { bytes[starts[index]..<starts[index + 1]] }

  private mutating func index(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].index >= 0 {
      if slots[slot].hash == hash, isSame(Int(slots[slot].index), as: word) { return Int(slots[slot].index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let new = titles.count
    slots[slot] = (hash, Int32(new))
    bytes.append(contentsOf: word)
    starts.append(bytes.count)
    titles.append(0)
    lastTitles.append(.max)
    if titles.count * 2 > slots.count { grow() }
    return new
  }

  private func isSame(_ index: Int, as word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == word.count else { return false }
    for offset in word.indices where bytes[start + offset] != word[offset] { return false }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, -1), count: old.count * 2)
    for entry in old where entry.index >= 0 {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot].index >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}

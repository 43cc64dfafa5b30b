/// Gathers the different words of names, name by name in any order.
package struct NameWordCounter: Sendable {
  private var words = WordNumbers()
  private var titles: [Int] = []
  /// For each word the last title that was counted for it, as chunks call it: one that holds a word twice counts once.
  private var lastTitles: [UInt32] = []

  package init() {}

  private mutating func add(_ name: UnsafeBufferPointer<UInt8>, owner: UInt32) {
    var start = 0
    while start < name.count {
      var end = start
      while end < name.count, name[end] != 0x20 { end += 1 }
      if end > start {
        let number = words.number(of: UnsafeBufferPointer(rebasing: name[start..<end]))
        if number == titles.count {
          titles.append(0)
          lastTitles.append(.max)
        }
        if owner & 1 == 0, lastTitles[number] != owner {
          titles[number] += 1
          lastTitles[number] = owner
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
    let order = titles.indices.sorted { words[$0].lexicographicallyPrecedes(words[$1]) }
    var sorted = NameWords()
    let isInOrder = sorted.append(order.flatMap { words[$0] + [0x0A] }, titles: order.map { titles[$0] })
    precondition(isInOrder)
    return sorted
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
}

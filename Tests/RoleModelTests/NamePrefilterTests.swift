import ArticleCatalog
import RoleCatalog
import Testing

@testable import RoleModel

/// The fast paths of the search by words beside the plain ones.
@Suite struct NamePrefilterTests {
  /// Beginnings, words, insides and typos of names, and texts that no name has.
  private func questions(_ catalog: some Catalog, count: Int) throws -> [String] {
    var names: [[UInt8]] = []
    try catalog.scanNames { chunk in
      names += chunk.owners.indices.map { Array(chunk.name($0)) }
      return true
    }
    var generator = SystemRandomNumberGenerator()
    var texts = [
      "man", "men", "y", "a", "s", "of", "c++", "women", "ies", "zzz", "secretaries", "boss", "x", "midwife",
    ]
    for _ in 0..<count {
      guard let name = names.randomElement(using: &generator), !name.isEmpty else { continue }
      let start = Int.random(in: 0..<name.count, using: &generator)
      let end = min(name.count, start + Int.random(in: 1...9, using: &generator))
      texts.append(String(decoding: name[start..<end], as: UTF8.self))
      let words = name.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      texts.append(words.shuffled(using: &generator).prefix(2).map { $0.prefix(4) }.joined(separator: " "))
      texts.append((words.randomElement(using: &generator) ?? "") + "s")
    }
    return texts
  }

  @Test func `skipping names that cannot hold the words changes no hit`() throws {
    for catalog in [ArticleCatalog.shared, try BundledCatalog.open()] as [CatalogReader] {
      for text in try questions(catalog, count: catalog === ArticleCatalog.shared ? 300 : 12) {
        let search = NameSearch(text)
        let fast = try search.hitsByPosition(in: catalog)
        #expect(try fast == search.hitsByPosition(in: catalog, skips: false), "\(text)")
        #expect(zip(fast, fast.dropFirst()).allSatisfy { $0.position < $1.position })
      }
    }
  }

  @Test func `a word is among the names' words where a search finds it in a name`() throws {
    for catalog in [ArticleCatalog.shared, try BundledCatalog.open()] as [CatalogReader] {
      let words = try catalog.nameWords()
      #expect(try words == NameWordCounter.words(ofNamesIn: catalog))
      let isSmall = catalog === ArticleCatalog.shared
      let texts = Set(try questions(catalog, count: isSmall ? 300 : 12).flatMap { $0.split(separator: " ") })
      for text in texts.union(texts.map { $0.dropLast() + "q" }) where !text.isEmpty {
        let isFound = try !NameSearch(String(text)).hitsByPosition(in: catalog, skips: false).isEmpty
        #expect(words.holds(folded(String(text))) == isFound, "\(text)")
      }
    }
  }

  @Test func `a word counts once for each title that has it, and words are in order`() {
    var counter = NameWordCounter()
    counter.add(
      NameChunk(owners: [0, 1, 2, 4], starts: [0, 6, 10, 14, 17], bytes: Array("b b a\nc a\nb a\nab\n".utf8)))
    let words = counter.finish()
    #expect((0..<words.count).map { String(decoding: words[$0], as: UTF8.self) } == ["a", "ab", "b", "c"])
    #expect((0..<words.count).map { words.titles(ofWordAt: $0) } == [2, 1, 2, 0])
    var right = NameWords()
    let hasBegun = right.append(Array("a\nb\n".utf8), titles: [1, 1])
    #expect(hasBegun)
    for (text, count) in [("b\n", 1), ("a\n", 1), ("c", 1), ("c\n", 2), ("c d\n", 1), ("\n", 1), ("d\nc\n", 2)] {
      var words = right
      let isTaken = words.append(Array(text.utf8), titles: Array(repeating: 1, count: count))
      #expect(!isTaken, "\(text)")
    }
    let isTaken = right.append(Array("c\nd\n".utf8), titles: [0, 1])
    #expect(isTaken && right.count == 4)
  }

  @Test func `knowing the words of names changes no suggestion`() throws {
    let catalog = try BundledCatalog.open()
    let words = try catalog.nameWords()
    for text in ["xylophone", "xylophone manager", "saels manger", "nurse zzz", "qq", "of the", "registred nurses aid"]
    {
      let plain = Suggestion(wanted: folded(text))
      let expecting = Suggestion(wanted: folded(text), among: words)
      try catalog.scanNames { chunk in
        for index in chunk.owners.indices where index % 7 == 0 {
          #expect(plain.distance(to: chunk.name(index)) == expecting.distance(to: chunk.name(index)), "\(text)")
        }
        return true
      }
    }
  }

  @Test func `the nearest roles are those of all names in order`() throws {
    let catalog = ArticleCatalog.shared
    for text in try questions(catalog, count: 40) + ["acount", "xylophone manager", "drector of sales"] {
      let plain = Suggestion(wanted: folded(text))
      var near: [(distance: Int, position: Int)] = []
      try catalog.scanNames { chunk in
        for index in chunk.owners.indices {
          guard let distance = plain.distance(to: chunk.name(index)) else { continue }
          near.append((distance * 2 + Int(chunk.owners[index] & 1), Int(chunk.owners[index] >> 1)))
        }
        return true
      }
      var seen: Set<Int> = []
      let expected = near.sorted(by: <).filter { seen.insert($0.position).inserted }.prefix(5).map(\.position)
      #expect(try RoleLookup.nearest(to: text, in: catalog) == expected, "\(text)")
    }
  }

  @Test func `edits are counted a byte at a time as they are in a table`() throws {
    var generator = SystemRandomNumberGenerator()
    for round in 0..<20_000 {
      let letters = round.isMultiple(of: 2) ? Array("ab ".utf8) : Array("abcdefghij".utf8)
      let long = round.isMultiple(of: 100) ? 64 : 12
      func text(_ least: Int) -> [UInt8] {
        (0..<Int.random(in: least...long, using: &generator)).map { _ in letters.randomElement(using: &generator)! }
      }
      let (wanted, other) = (text(1), text(0))
      let limit = Int.random(in: 0...9, using: &generator)
      let pattern = try #require(EditPattern(wanted))
      let counted = other.withUnsafeBufferPointer { pattern.distance(to: $0, limit: limit) }
      guard counted == editDistance(wanted, other, limit: limit) else {
        Issue.record("\(wanted) \(other) \(limit)")
        return
      }
    }
    #expect(EditPattern([]) == nil && EditPattern(Array(repeating: 0x61, count: 65)) == nil)
  }

  @Test func `the beginning that a word shares with its other number is that of all such words`() {
    for word in [
      "cashiers", "secretary", "secretaries", "coach", "midwives", "salesman", "men", "boss", "classes", "tax", "is",
    ] {
      let shared = NameNumber.sharedBeginning(Array(word.utf8))
      for other in ["", "s", "es", "ies", "y", "men", "man", "wives", "wife", "sses", "ches", "xes"].flatMap({ ending in
        (0...word.count).map { Array(word.utf8.prefix($0)) + Array(ending.utf8) }
      }) where NameNumber.Word(Array(word.utf8)).isSame(as: other) {
        #expect(other.starts(with: shared), "\(word) \(String(decoding: other, as: UTF8.self))")
      }
    }
  }

  @Test func `the aliases of a role are numbered over the ends of chunks`() {
    let names: [(owner: UInt32, chunk: Int)] = [
      (0, 0), (1, 0), (1, 0), (2, 0), (3, 0), (3, 1), (3, 1), (3, 2), (4, 2), (5, 2),
    ]
    var hits = NameHits()
    for number in 0...2 {
      let owners = names.filter { $0.chunk == number }.map(\.owner)
      owners.withUnsafeBufferPointer { owners in
        // The later a name, the better it is: each takes the place of the one before.
        for index in owners.indices { hits.add(index, of: owners, rank: 8 - index, starts: false, length: 1) }
        hits.end(owners)
      }
    }
    #expect(hits.byPosition.map(\.position) == [0, 1, 2])
    #expect(hits.byPosition.map(\.aliasIndex) == [1, 0, 0])
    // Role 1 has its title and one alias in the first chunk, two in the second, one in the third.
    var last = NameHits()
    for number in 0...2 {
      let owners = names.filter { $0.chunk == number }.map(\.owner)
      owners.withUnsafeBufferPointer { owners in
        if number == 2 { last.add(0, of: owners, rank: 1, starts: false, length: 1) }
        last.end(owners)
      }
    }
    #expect(last.byPosition.first?.aliasIndex == 3)
  }

  @Test func `many keys are ordered as few are`() {
    var generator = SystemRandomNumberGenerator()
    for (count, bits) in [(0, 32), (1, 32), (3, 32), (5000, 32), (5000, 5), (20_000, 12)] {
      let keys = (0..<count).map { _ in UInt32.random(in: 0...(.max), using: &generator) >> UInt32(32 - bits) }
      let seconds = (0..<count).map { _ in Int.random(in: 0...9, using: &generator) }
      let expected = keys.indices.sorted { (keys[$0], seconds[$0], $0) < (keys[$1], seconds[$1], $1) }
      let coarse = RadixSort.order(ofItems: count, by: { keys[$0] >> 3 }) { left, right in
        (keys[left], seconds[left]) < (keys[right], seconds[right])
      }
      #expect(coarse == expected.map { UInt32($0) })
      let stable = RadixSort.order(ofItems: count, by: { keys[$0] }, then: { keys[$0] < keys[$1] })
      #expect(stable == keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { UInt32($0) })
    }
  }

  @Test func `what the catalog keeps of rankings is what its rows give`() throws {
    for catalog in [ArticleCatalog.shared, try BundledCatalog.open()] as [CatalogReader] {
      for order in ListOrder.allCases where order != .title {
        #expect(try catalog.ranking(by: order) == catalog.rankingOfEntries(by: order))
      }
      #expect(try catalog.prominence() == catalog.prominenceOfEntries())
    }
  }
}

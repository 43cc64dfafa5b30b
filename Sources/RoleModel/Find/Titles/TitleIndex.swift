#if canImport(Glibc)
  import Glibc
#endif

/// The words of a catalog's titles and aliases turned round: which names hold a word, and how much a word tells.
///
/// A name is known by its number. What stands behind `except` in it is no word of it: it names other occupations.
package struct TitleIndex: Sendable {
  /// What a name is to its role.
  enum Kind: Hashable, Sendable {
    case title, alias
    /// An everyday name out of ``TitleWords``, the place of the role among those that it means, and whether it counts only where
    /// nothing else is typed.
    case everyday(order: Int, isAlone: Bool)
  }

  private(set) var stems = WordNumbers()
  /// Of each stem, by the rarity of the roles that have it: `ln(1 + (N - d + 0.5) / (d + 0.5))`.
  private(set) var rarities: [Float] = []
  /// In how many roles each stem stands.
  private(set) var roleCounts: [Int32] = []
  /// The greatest rarity that a word can have.
  let greatestRarity: Float
  /// For each stem where its names begin in `postings`.
  private var starts: [UInt32] = [0]
  private var postings: [UInt32] = []
  /// For each name its role's position, twice, plus one for an alias.
  private var owners: [UInt32] = []
  /// For each name the sum of its words' rarities, and how many they are.
  private(set) var weights: [Float] = []
  private(set) var counts: [UInt8] = []
  /// For each role the number of its title among the names, and how many words its names have.
  private var firstNames: [Int32]
  private(set) var lengths: [UInt32]
  private(set) var meanLength: Float = 1
  /// For names beyond the catalog's the order of their role among those that they mean; its complement for one that counts only
  /// where nothing else is typed.
  private var everydayOrders: [Int32] = []
  private let catalogNameCount: Int
  /// Titles that are everyday names too.
  private var titleOrders: [Int32: Int32] = [:]

  var nameCount: Int { owners.count }

  package init(_ catalog: some Catalog, _ words: TitleWords) throws(CatalogFailure) {
    let roleCount = catalog.roleCount
    greatestRarity = log1p((Float(roleCount) + 0.5) / 0.5)
    firstNames = Array(repeating: -1, count: roleCount)
    lengths = Array(repeating: 0, count: roleCount)
    var gathered = GatheredNames()
    var firsts = firstNames
    var positions: [String: Int32] = [:]
    let wanted = words.everydayTitles
    try catalog.scanNames { chunk in
      chunk.bytes.withUnsafeBufferPointer { bytes in
        for index in chunk.owners.indices {
          let owner = chunk.owners[index]
          let name = UnsafeBufferPointer(rebasing: bytes[Int(chunk.starts[index])..<Int(chunk.starts[index + 1]) - 1])
          if owner & 1 == 0 {
            firsts[Int(owner >> 1)] = Int32(gathered.owners.count)
            if !wanted.isEmpty {
              let text = String(decoding: name, as: UTF8.self)
              if wanted.contains(text) { positions[text] = Int32(owner >> 1) }
            }
          }
          gathered.append(name, owner: owner)
        }
      }
      return true
    }
    firstNames = firsts
    catalogNameCount = gathered.owners.count
    for (name, titles, isAlone) in words.everyday {
      for (order, title) in titles.enumerated() {
        guard let position = positions[title] else { continue }
        if folded(title).elementsEqual(name.utf8) { titleOrders[position] = Int32(order) }
        var text = name
        text.withUTF8 { gathered.append($0, owner: UInt32(position) << 1 | 1) }
        everydayOrders.append(Int32(isAlone ? ~order : order))
      }
    }
    stems = gathered.stems
    owners = gathered.owners
    finish(gathered, roleCount)
  }

  /// Counts and turns round what was gathered.
  private mutating func finish(_ gathered: GatheredNames, _ roleCount: Int) {
    var nameCounts = [UInt32](repeating: 0, count: stems.count)
    roleCounts = Array(repeating: 0, count: stems.count)
    var lastRoles = [UInt32](repeating: .max, count: stems.count)
    for name in owners.indices {
      let words = gathered.words(of: name)
      lengths[Int(owners[name] >> 1)] += UInt32(words.count)
      for stem in words {
        nameCounts[Int(stem)] += 1
        // Everyday names are no words of the catalog.
        if name < catalogNameCount, lastRoles[Int(stem)] != owners[name] >> 1 {
          lastRoles[Int(stem)] = owners[name] >> 1
          roleCounts[Int(stem)] += 1
        }
      }
    }
    rarities = roleCounts.map { log1p((Float(roleCount) - Float($0) + 0.5) / (Float($0) + 0.5)) }
    starts.reserveCapacity(stems.count + 1)
    for count in nameCounts { starts.append(starts[starts.count - 1] + count) }
    postings = Array(repeating: 0, count: Int(starts[starts.count - 1]))
    var next = starts
    weights.reserveCapacity(owners.count)
    counts.reserveCapacity(owners.count)
    for name in owners.indices {
      var weight: Float = 0
      let words = gathered.words(of: name)
      for stem in words {
        postings[Int(next[Int(stem)])] = UInt32(name)
        next[Int(stem)] += 1
        weight += rarities[Int(stem)]
      }
      weights.append(weight)
      counts.append(UInt8(min(words.count, 255)))
    }
    meanLength = max(1, Float(gathered.count) / Float(max(1, roleCount)))
  }

  /// The names that hold a stem, ascending.
  func names(holding stem: Int) -> ArraySlice<UInt32> { postings[Int(starts[stem])..<Int(starts[stem + 1])] }

  /// Whether a name holds a stem.
  func holds(_ stem: Int, inName name: Int) -> Bool {
    let names = names(holding: stem)
    var (low, high) = (names.startIndex, names.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if names[middle] < UInt32(name) { low = middle + 1 } else { high = middle }
    }
    return low < names.endIndex && names[low] == UInt32(name)
  }

  func position(ofName name: Int) -> Int { Int(owners[name] >> 1) }

  func kind(ofName name: Int) -> Kind {
    if name >= catalogNameCount {
      let order = Int(everydayOrders[name - catalogNameCount])
      return .everyday(order: order < 0 ? ~order : order, isAlone: order < 0)
    }
    return owners[name] & 1 == 0 ? .title : .alias
  }

  /// The order of a title's role among those that the title means as an everyday name.
  func everydayOrder(ofTitleAt position: Int) -> Int? { titleOrders[Int32(position)].map(Int.init) }

  /// The place of an alias in its role's list; nil for a title, and for a name that the role does not have.
  func aliasIndex(ofName name: Int) -> Int? {
    name < catalogNameCount && owners[name] & 1 == 1 ? name - Int(firstNames[position(ofName: name)]) - 1 : nil
  }
}

/// The stems of names one behind the other.
private struct GatheredNames {
  var stems = WordNumbers()
  var owners: [UInt32] = []
  private var words = WordNumbers()
  /// For each word the number of its stem; -1 for a stop word, -2 for the word that ends a name.
  private var stemsOfWords: [Int32] = []
  private var ends: [UInt32] = []
  private var all: [UInt32] = []

  var count: Int { all.count }

  func words(of name: Int) -> ArraySlice<UInt32> { all[(name == 0 ? 0 : Int(ends[name - 1]))..<Int(ends[name])] }

  mutating func append(_ name: UnsafeBufferPointer<UInt8>, owner: UInt32) {
    let first = all.count
    var start = 0
    while start < name.count {
      var end = start
      while end < name.count, name[end] != 0x20 { end += 1 }
      if end > start {
        let stem = stem(of: UnsafeBufferPointer(rebasing: name[start..<end]))
        if stem == -2, all.count > first { break }
        if stem >= 0, !all[first...].contains(UInt32(stem)) { all.append(UInt32(stem)) }
      }
      start = end + 1
    }
    owners.append(owner)
    ends.append(UInt32(all.count))
  }

  private mutating func stem(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    let number = words.number(of: word)
    if number < stemsOfWords.count { return stemsOfWords[number] }
    let bytes = Array(word)
    let stem: Int32
    if bytes.elementsEqual("except".utf8) {
      stem = -2
    } else if TitleStem.stopWords.contains(bytes) {
      stem = -1
    } else {
      stem = TitleStem.stem(bytes).withUnsafeBufferPointer { Int32(stems.number(of: $0)) }
    }
    stemsOfWords.append(stem)
    return stem
  }
}

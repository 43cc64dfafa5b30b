import Glibc

/// How often each word stands in the names of some roles: a word of the title counts three times, a word of an alias once.
struct NameTokens {
  /// How much a word of a title counts beside one of an alias. Source: METHODS, "Kinship".
  private static let titleWeight = 3

  struct Count {
    var token: Int
    var count: Int
  }

  /// For each role that was asked for, in their order: its words, in the order of their first use.
  private(set) var counts: [[Count]]
  private(set) var tokenCount = 0

  /// Reads the names of the roles at these positions, ascending.
  init(_ catalog: some Catalog, at positions: [Int]) throws(CatalogFailure) {
    var rows = [Int32](repeating: -1, count: catalog.roleCount)
    for (row, position) in positions.enumerated() { rows[position] = Int32(row) }
    var tokens: [Word: Int] = [:]
    var found = [[Count]](repeating: [], count: positions.count)
    // For each token the place of its count in the role that is being read: a role's names follow each other.
    var places: [(row: Int, index: Int)] = []
    var name: [Int] = []
    try catalog.scanNames { chunk in
      chunk.bytes.withUnsafeBufferPointer { bytes in
        for index in chunk.owners.indices {
          let row = Int(rows[Int(chunk.owners[index] >> 1)])
          guard row >= 0 else { continue }
          let isAlias = chunk.owners[index] & 1 == 1
          name.removeAll(keepingCapacity: true)
          var word = Word()
          func endWord() {
            guard !word.isEmpty else { return }
            let token = tokens[word] ?? tokens.count
            if token == tokens.count {
              tokens[word] = token
              places.append((-1, 0))
            }
            word = Word()
            if isAlias && name.contains(token) { return }
            name.append(token)
          }
          for byte in bytes[Int(chunk.starts[index])..<Int(chunk.starts[index + 1]) - 1] {
            if byte == 0x20 { endWord() } else { word.append(byte) }
          }
          endWord()
          for token in name {
            if places[token].row != row {
              places[token] = (row, found[row].count)
              found[row].append(Count(token: token, count: 0))
            }
            found[row][places[token].index].count += isAlias ? 1 : Self.titleWeight
          }
        }
      }
      return true
    }
    tokenCount = tokens.count
    counts = found
  }
}

/// A word of a folded name; the first sixteen bytes without memory of their own, as nearly all words need no more.
private struct Word: Hashable {
  private var head: UInt64 = 0
  private var middle: UInt64 = 0
  private var tail: [UInt8] = []
  private var length = 0

  var isEmpty: Bool { length == 0 }

  mutating func append(_ byte: UInt8) {
    if length < 8 {
      head = head << 8 | UInt64(byte)
    } else if length < 16 {
      middle = middle << 8 | UInt64(byte)
    } else {
      tail.append(byte)
    }
    length += 1
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(head)
    hasher.combine(middle)
    if length > 16 { hasher.combine(tail) }
  }

  static func == (left: Word, right: Word) -> Bool {
    left.head == right.head && left.middle == right.middle && left.length == right.length
      && (left.length <= 16 || left.tail == right.tail)
  }
}

/// The names of roles as unit vectors of TF-IDF weights: `(1 + ln tf) * ln(N / df)`. Source: METHODS, "Kinship".
struct NameVectors {
  private struct Weight {
    /// A token in a role's own list, a role in a token's list.
    var index: Int
    var weight: Double
  }

  private let byRole: [[Weight]]
  private let byToken: [[Weight]]

  init(_ counts: [[NameTokens.Count]], tokenCount: Int) {
    var frequency = [Int](repeating: 0, count: tokenCount)
    for role in counts { for word in role { frequency[word.token] += 1 } }
    let rarity = frequency.map { $0 > 0 ? log(Double(counts.count) / Double($0)) : 0 }
    byRole = counts.map { role in
      let weights = role.map {
        Weight(index: $0.token, weight: (1 + log(Double($0.count))) * rarity[$0.token])
      }
      let length = weights.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
      return length > 0 ? weights.map { Weight(index: $0.index, weight: $0.weight / length) } : []
    }
    var byToken = [[Weight]](repeating: [], count: tokenCount)
    for (role, weights) in byRole.enumerated() {
      for weight in weights { byToken[weight.index].append(Weight(index: role, weight: weight.weight)) }
    }
    self.byToken = byToken
  }

  /// The cosine of one role with each; nil where a role has no word that tells roles apart.
  func cosines(with role: Int) -> [Double?] {
    guard !byRole[role].isEmpty else { return byRole.map { _ in nil } }
    var sums = [Double](repeating: 0, count: byRole.count)
    for token in byRole[role] {
      for other in byToken[token.index] { sums[other.index] += token.weight * other.weight }
    }
    return sums.indices.map { byRole[$0].isEmpty ? nil : sums[$0] }
  }
}

/// How names hold the words that were asked for.
package enum NameMatch: String, Hashable, Sendable {
  /// Each has all of them, or what they stand for.
  case all
  /// None has all of them: those that have some, the nearest first.
  case some
}

/// The roles that words of a filter name.
struct NamedRoles: Sendable {
  struct Question: Hashable, Sendable {
    var words: [FilterTerm.Word]
    /// The words with what stands between them.
    var title: String
    /// Without a typo.
    var isExact: Bool
  }

  /// By position, each role once.
  var hits: [NameHit]
  /// What lights the letters of names.
  var searches: [NameSearch]
  var match = NameMatch.all
  /// Whether no name has all words.
  var isByNone = false
  /// The roles that the nearest titles name, the best first.
  var titles: [TitleSearch.Match] = []
  /// How the words were understood, where they were not taken as they stand.
  var understanding: TitleSearch.Understanding?

  /// Where the words name a role; nil where they don't.
  func hit(at position: Int) -> NameHit? {
    var (low, high) = (0, hits.count)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low < hits.count && hits[low].position == position ? hits[low] : nil
  }
}

extension NamedRoles {
  /// So many of the nearest roles are listed where no name has all words.
  private static let mostNear = 60
  /// Those further off than this part of the best one's score are not.
  private static let leastShare: Float = 0.5

  /// So few names that hold the words may hold them by chance.
  private static let chanceCount = 3
  /// From this rank on a name holds the words inside of its own.
  private static let insideRank = 7

  /// The roles of names that hold the words as they stand, or what they stand for, in the order of the nearest titles. Where hardly
  /// a name has them, and the nearest of all is another, it is what was meant: the nearest by any of them, and the others behind.
  ///
  /// - Parameter isAlone: whether nothing else narrows the list.
  init(_ exact: [NameHit], _ search: NameSearch, _ answer: TitleSearch, isAlone: Bool) {
    (hits, searches) = (exact, [search])
    let known = Set(exact.map(\.position))
    let whole = answer.matches.filter { $0.isWhole || known.contains($0.position) }
    guard let best = answer.matches.first else {
      understanding = exact.isEmpty ? answer.nothing : nil
      return
    }
    let isByChance =
      exact.count < Self.chanceCount
      && (best.understanding.areWordsKnown || exact.allSatisfy { $0.rank >= Self.insideRank })
    if best.position == whole.first?.position || !isByChance {
      titles = whole
    } else {
      titles = answer.matches.prefix(isAlone ? Self.mostNear : .max)
        .filter { $0.score >= best.score * Self.leastShare }
      match = .some
      isByNone = exact.isEmpty && whole.isEmpty
    }
    hits += titles.filter { !known.contains($0.position) }.map(NameHit.init)
    if let first = titles.first, !known.contains(first.position) { understanding = first.understanding }
    hits.sort { $0.position < $1.position }
    if let understanding {
      searches = (understanding.searched + understanding.readAs.flatMap(\.read)).map { NameSearch($0) }
    }
  }
}

extension NameHit {
  /// A role as the nearest titles give it: as good as one whose alias the words are.
  fileprivate init(_ match: TitleSearch.Match) {
    self.init(position: match.position, rank: 3, aliasIndex: match.alias?.index ?? -1, starts: true, length: 0)
  }
}

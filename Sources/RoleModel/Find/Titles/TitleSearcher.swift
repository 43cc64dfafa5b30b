#if canImport(Glibc)
  import Glibc
#endif
import Synchronization

/// Answers typed titles over one catalog.
struct TitleSearcher: Sendable {
  let index: TitleIndex
  let tables: TitleWords
  private let technologies = TechnologyWords()
  /// The jobs of each role; of a large catalog they are read where they are asked for.
  private let jobs: [Jobs]?

  private struct Jobs: Sendable {
    var count: Double
    /// Those that are counted for the role alone.
    var own: Double?

    init(_ entry: RoleEntry?) {
      count = entry?.jobs ?? 0
      own = entry.flatMap { $0.sharesFigures ? nil : $0.jobs }
    }
  }

  init(_ catalog: some Catalog, _ tables: TitleWords) throws(CatalogFailure) {
    index = try TitleIndex(catalog, tables)
    self.tables = tables
    let isSmall = catalog.roleCount <= Self.mostOrdered
    jobs = isSmall ? try catalog.entries(at: 0..<catalog.roleCount).map { Jobs($0) } : nil
  }

  private func jobs(at position: Int, _ catalog: some Catalog) throws(CatalogFailure) -> Jobs {
    if let jobs { return jobs[position] }
    return Jobs(try catalog.entries(at: position..<position + 1).first)
  }

  /// In catalogs of so many roles what holds all words is put in the order of the nearest titles too.
  static let mostOrdered = 20_000

  /// Roles are read for their jobs only where jobs can change the order of those that come first.
  private static let mostMatches = 200

  /// The roles that a typed title names best, by any of its words.
  func search(_ text: String, in catalog: some Catalog) throws(CatalogFailure) -> TitleSearch {
    let typed = TitleText(
      text,
      keepingNumber: {
        tables.noise[$0] != nil || tables.short[$0] != nil || $0.utf8.count > 2 && isKnown($0)
      })
    var scores = TitleScores(index)
    for (number, part) in typed.parts.enumerated() {
      let readings = TitleReader.readings(of: part, tables, isKnown: { isKnown($0) })
      var isAnswered = false
      var seen: Set<[String]> = []
      for reading in readings {
        let words = unique(reading.words)
        guard seen.insert(words).inserted else { continue }
        var resolved = try ResolvedTitle(words, self, catalog)
        guard resolved.terms.contains(where: { !$0.stems.isEmpty }) else { continue }
        resolved.setHead(comma: part.firstIndex { $0.isAfterComma }.map { part[$0 - 1].text }, words: words)
        scores.add(resolved, reading, words)
        isAnswered = true
      }
      if isAnswered {
        let others = typed.parts.indices.filter { $0 != number }.flatMap { typed.parts[$0] }
        return try answer(&scores, beside: others, typed, catalog)
      }
    }
    return TitleSearch(matches: [], nothing: nothing(of: typed))
  }

  /// Whether some name has a word, number aside.
  private func isKnown(_ word: String) -> Bool { stem(of: word) != nil || tables.spellings[Self.stemText(word)] != nil }

  func stem(of word: String) -> Int? { index.stems.known(TitleStem.stem(Array(word.utf8))) }

  static func stemText(_ word: String) -> String { String(decoding: TitleStem.stem(Array(word.utf8)), as: UTF8.self) }

  private func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert(Self.stemText($0)).inserted }
  }

  /// How words are understood that name no role: places and noise, and words that no name has.
  private func nothing(of typed: TitleText) -> TitleSearch.Understanding {
    var understanding = TitleSearch.Understanding()
    understanding.leftOut = leftOut(typed)
    for part in typed.parts {
      let reading = TitleReader.readings(of: part, tables, isKnown: { isKnown($0) }, withEmpty: true).min {
        left, right in
        left.words.count < right.words.count
      }
      understanding.unknown += reading?.words ?? []
      understanding.leftOut += reading?.leftOut.map(TitleSearch.Understanding.LeftOut.init) ?? []
    }
    return understanding
  }

  private func leftOut(_ typed: TitleText) -> [TitleSearch.Understanding.LeftOut] {
    typed.numbers.map { .init(text: $0, kind: .number) }
  }

  /// Adds what does not depend on a reading, and puts the best first.
  private func answer(
    _ scores: inout TitleScores, beside others: [TypedWord], _ typed: TitleText, _ catalog: some Catalog
  ) throws(CatalogFailure) -> TitleSearch {
    let extra = extraStems(others)
    let whole = extra.reduce(0) { $0 + index.rarities[$1] }
    var found = scores.best.map { position, best in
      (best: best, position: position, score: best.score + TitleSearch.Weight.documents * best.documents)
    }
    if whole > 0 {
      let roles = extra.map { stem in
        (index.rarities[stem], Set(index.names(holding: stem).map { index.position(ofName: Int($0)) }))
      }
      for place in found.indices {
        let share = roles.reduce(0) { $0 + ($1.1.contains(found[place].position) ? $1.0 : 0) } / whole
        found[place].score += TitleSearch.Weight.extra * share
      }
    }
    // What people mean by words that are a title is that title, whoever else has them for an alias.
    let isTitle = { (best: TitleScores.Best) in best.isTitle && best.hasAll }
    found.sort { left, right in
      if isTitle(left.best) != isTitle(right.best) { return isTitle(left.best) }
      return (right.score, left.position) < (left.score, right.position)
    }
    found = Array(found.prefix(Self.mostMatches))
    var jobs: [Int: Jobs] = [:]
    for place in found.indices {
      let own = try self.jobs(at: found[place].position, catalog)
      jobs[found[place].position] = own
      found[place].score += TitleSearch.Weight.jobs * Float(log10(max(own.count, 1000) / 1000))
    }
    found.sort { left, right in
      if isTitle(left.best) != isTitle(right.best) { return isTitle(left.best) }
      if left.score != right.score { return left.score > right.score }
      let (own, other) = (jobs[left.position]?.count ?? 0, jobs[right.position]?.count ?? 0)
      return own == other ? left.position < right.position : own > other
    }
    let leftOut = others.map { TitleSearch.Understanding.LeftOut(text: $0.text, kind: .aside) } + self.leftOut(typed)
    return TitleSearch(
      matches: found.map { found in
        var understanding = scores.understandings[found.best.reading]
        understanding.leftOut += leftOut
        return TitleSearch.Match(
          position: found.position, score: found.score,
          alias: index.aliasIndex(ofName: found.best.name).map { AliasReference(index: $0) },
          hasAll: found.best.hasAll, isByBestName: found.best.isByBestName, isTitle: found.best.isTitle,
          ownJobs: jobs[found.position]?.own, matched: scores.matched(found.best), understanding: understanding)
      })
  }

  /// What stands beside the title, as in parentheses: words that make a role likelier, and never a match.
  private func extraStems(_ words: [TypedWord]) -> [Int] {
    var stems: Set<Int> = []
    for word in words {
      if tables.noise[word.text] != nil || tables.places[word.text] != nil { continue }
      if TitleStem.stopWords.contains(Array(word.text.utf8)) { continue }
      let meant = tables.short[word.text]?.first.map { $0.split(separator: " ").map(String.init) } ?? []
      for text in [word.text] + meant { if let stem = stem(of: text) { stems.insert(stem) } }
    }
    return stems.sorted()
  }
}

/// The words of one reading, each with the stems that stand for it.
struct ResolvedTitle {
  private(set) var terms: [TitleTerm] = []
  private(set) var unknown: [String] = []
  private(set) var corrections: [WordCorrection] = []
  /// Whether every word is a stem of some name.
  private(set) var areWordsKnown = true
  /// For each technology among the words the roles that list it.
  private(set) var technologies: [Set<Int>] = []
  /// The term that says what the work is: the last, or the last before a comma.
  private(set) var head = 0

  init(_ words: [String], _ searcher: TitleSearcher, _ catalog: some Catalog) throws(CatalogFailure) {
    let index = searcher.index
    for (place, word) in words.enumerated() {
      var text = TitleSearcher.stemText(word)
      let american = searcher.tables.spellings[text]
      if index.stems.known(Array(text.utf8)) == nil, let american { text = american }
      if let stem = index.stems.known(Array(text.utf8)) {
        var term = TitleTerm(word: word, stems: [(stem, 1)], rarity: index.rarities[stem])
        if let american, american != text, let other = index.stems.known(Array(american.utf8)) {
          term.stems.append((other, 1))
        }
        // The last word may be on its way to a longer one.
        if place == words.count - 1, text.utf8.count >= 3 {
          let begun = index.stems(beginningWith: Array(text.utf8)).filter { $0 != stem }
          term.stems += begun.map { ($0, TitleSearch.Weight.beginning) }
        }
        terms.append(term)
        continue
      }
      let bytes = Array(text.utf8)
      areWordsKnown = false
      var begun = bytes.count >= (place == words.count - 1 ? 2 : 3) ? index.stems(beginningWith: bytes) : []
      let near = index.near(bytes, limit: 1)
      if let near, index.isFarCommoner(near, than: begun) { begun = [] }
      let listed = begun.isEmpty ? try searcher.roles(listing: word, catalog) : []
      if !listed.isEmpty {
        technologies.append(listed)
        terms.append(TitleTerm(word: word, rarity: TitleSearch.Weight.technologyCost * index.greatestRarity))
      } else if let first = begun.first {
        terms.append(
          TitleTerm(word: word, stems: begun.map { ($0, TitleSearch.Weight.beginning) }, rarity: index.rarities[first]))
      } else if let near {
        add(near, TitleSearch.Weight.typo, for: word, index)
      } else if let (first, second) = index.parts(of: bytes) {
        for stem in [first, second] {
          terms.append(TitleTerm(word: word, stems: [(stem, 1)], rarity: index.rarities[stem]))
        }
        let read = [first, second].map { String(decoding: index.stems[$0], as: UTF8.self) }.joined(separator: " ")
        corrections.append(WordCorrection(typed: word, read: [read]))
      } else if let (stems, factor) = index.meant(by: bytes) {
        add(stems, factor, for: word, index)
      } else {
        unknown.append(word)
        terms.append(TitleTerm(word: word, rarity: TitleSearch.Weight.unknown * index.greatestRarity))
      }
    }
    head = terms.count - 1
  }

  private mutating func add(_ stems: [Int], _ factor: Float, for word: String, _ index: TitleIndex) {
    terms.append(
      TitleTerm(word: word, stems: stems.map { ($0, factor) }, rarity: stems.map { index.rarities[$0] }.max() ?? 0))
    corrections.append(
      WordCorrection(typed: word, read: stems.prefix(3).map { String(decoding: index.stems[$0], as: UTF8.self) }))
  }

  mutating func setHead(comma word: String?, words: [String]) {
    guard let word, terms.count == words.count, let place = words.firstIndex(of: word) else { return }
    head = place
  }
}

extension TitleIndex {
  private static let mostBegun = 16
  private static let mostNear = 4
  private static let mostOfFamily = 8

  /// The stems that begin with the letters, those of most roles first.
  func stems(beginningWith letters: [UInt8]) -> [Int] {
    let begun = (0..<stems.count).filter { stems[$0].starts(with: letters) }
    return Array(begun.sorted { (roleCounts[$1], $0) < (roleCounts[$0], $1) }.prefix(Self.mostBegun))
  }

  /// Whether words are so much commoner than others that they are rather meant: managers than a menagerie.
  func isFarCommoner(_ stems: [Int], than others: [Int]) -> Bool {
    let most = stems.map { roleCounts[$0] }.max() ?? 0
    return most > 4 * others.reduce(0) { $0 + roleCounts[$1] }
  }

  /// The stems of the word's family.
  func family(of word: [UInt8]) -> [Int] {
    let root = TitleStem.root(word)
    return (0..<stems.count).filter {
      stems[$0].starts(with: root.prefix(4)) && TitleStem.root(Array(stems[$0])) == root
    }
  }

  /// The two words that one was written of, as in `frontdesk`: each of three letters or more, and in several roles.
  func parts(of word: [UInt8]) -> (Int, Int)? {
    guard word.count > 5 else { return nil }
    for length in 3..<word.count - 2 {
      guard let first = stems.known(TitleStem.stem(Array(word.prefix(length)))),
        let second = stems.known(Array(word.dropFirst(length))), roleCounts[first] > 1, roleCounts[second] > 1
      else { continue }
      return (first, second)
    }
    return nil
  }

  /// What a word that no name has, nor one a typo away, is meant for: the stems of its family, else those two typos away.
  func meant(by word: [UInt8]) -> (stems: [Int], factor: Float)? {
    let family = word.count > 5 ? family(of: word).prefix(Self.mostOfFamily) : []
    if !family.isEmpty { return (Array(family), TitleSearch.Weight.family) }
    return word.count >= 8 ? near(word, limit: 2).map { ($0, TitleSearch.Weight.typo) } : nil
  }

  /// The stems nearest to a misspelt word, so many typos away at most. Words of its own family are no misspelt ones.
  func near(_ word: [UInt8], limit: Int) -> [Int]? {
    guard word.count >= 4 else { return nil }
    var limit = limit
    let text = NearText(word)
    let root = TitleStem.root(word)
    var found: [(stem: Int, distance: Int, isOtherStart: Bool)] = []
    for stem in 0..<stems.count {
      let other = stems[stem]
      guard abs(other.count - word.count) <= limit else { continue }
      let isOtherStart = other.first != word.first
      if isOtherStart, word.count < 6 { continue }
      let bytes = Array(other)
      guard let distance = text.distance(to: bytes, limit: limit), TitleStem.root(bytes) != root else { continue }
      limit = distance
      found.append((stem, distance, isOtherStart))
    }
    let sorted = found.sorted { left, right in
      if left.distance != right.distance { return left.distance < right.distance }
      if left.isOtherStart != right.isOtherStart { return right.isOtherStart }
      return (roleCounts[right.stem], left.stem) < (roleCounts[left.stem], right.stem)
    }
    guard let first = sorted.first else { return nil }
    // Beside a word of many roles, one of hardly any is not what was meant.
    let most = roleCounts[first.stem]
    return sorted.prefix { $0.distance == first.distance && $0.isOtherStart == first.isOtherStart }
      .filter { roleCounts[$0.stem] * 10 >= most }.prefix(Self.mostNear).map(\.stem)
  }
}

extension TitleSearcher {
  /// The roles that list a technology with the word in its name.
  func roles(listing word: String, _ catalog: some Catalog) throws(CatalogFailure) -> Set<Int> {
    word.utf8.count > 2 ? try technologies.roles(listing: word, catalog) : []
  }
}

/// The words of technologies' names, with the roles that list these; read when first asked for.
final class TechnologyWords: Sendable {
  private struct Kept {
    var names: [String: [String]]?
    var roles: [String: Set<Int>] = [:]
  }

  /// Technologies of so many roles tell none from another.
  private static let mostListing = 250
  private static let mostKept = 1_000

  private let kept = Mutex(Kept())

  func roles(listing word: String, _ catalog: some Catalog) throws(CatalogFailure) -> Set<Int> {
    if let known = kept.withLock({ $0.roles[word] }) { return known }
    var roles: Set<Int> = []
    for name in try names(catalog)[word] ?? [] where roles.count <= Self.mostListing {
      try catalog.scanRatings(ofSkill: name) { roles.formUnion($0.ratings.map { Int($0.position) }) }
    }
    if roles.count > Self.mostListing { roles = [] }
    let found = roles
    kept.withLock { kept in
      if kept.roles.count >= Self.mostKept { kept.roles = [:] }
      kept.roles[word] = found
    }
    return found
  }

  private func names(_ catalog: some Catalog) throws(CatalogFailure) -> [String: [String]] {
    if let known = kept.withLock({ $0.names }) { return known }
    var names: [String: [String]] = [:]
    for skill in try catalog.skillNames() where skill.kind == .technology {
      for word in Set(titleWords(skill.name)) where word.utf8.count > 2 { names[word, default: []].append(skill.name) }
    }
    let read = names
    kept.withLock { $0.names = read }
    return read
  }
}

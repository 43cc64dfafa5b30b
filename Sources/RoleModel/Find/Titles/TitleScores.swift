/// Scores roles by the readings of a title; each role keeps its best one.
struct TitleScores {
  struct Best {
    var score: Float
    /// The role as a document of all its names' words (BM25).
    var documents: Float
    var name: Int
    var hasAll: Bool
    var isByBestName: Bool
    var isTitle: Bool
    var reading: Int
  }

  private(set) var best: [Int: Best] = [:]
  private(set) var understandings: [TitleSearch.Understanding] = []
  private var titles: [ResolvedTitle] = []
  private let index: TitleIndex
  /// For each name what of the reading it holds, and how many words.
  private var held: [Float]
  private var counts: [UInt8]
  /// For each name the term that touched it last, and what that gave.
  private var lastTerms: [(term: Int32, worth: Float)]
  private var touched: [UInt32] = []

  init(_ index: TitleIndex) {
    self.index = index
    held = Array(repeating: 0, count: index.nameCount)
    counts = Array(repeating: 0, count: index.nameCount)
    lastTerms = Array(repeating: (-1, 0), count: index.nameCount)
  }

  /// Adds a reading.
  mutating func add(_ title: ResolvedTitle, _ reading: TitleReading, _ words: [String]) {
    understandings.append(TitleSearch.Understanding(title, reading, words))
    titles.append(title)
    var wanted: Float = 0
    for (place, term) in title.terms.enumerated() {
      let weight = place == title.head ? TitleSearch.Weight.lastWord : 1
      wanted += term.rarity * weight
      for (stem, factor) in term.stems {
        add(min(index.rarities[stem], term.rarity) * factor * weight, of: stem, term: Int32(place))
      }
    }
    var roles: [Int: (score: Float, name: Int, hasAll: Bool)] = [:]
    let isAllKnown = title.unknown.isEmpty && title.technologies.isEmpty
    for name in touched {
      let name = Int(name)
      if case .everyday(_, isAlone: true) = index.kind(ofName: name),
        counts[name] < title.terms.count || index.counts[name] > title.terms.count
      {
        continue
      }
      let score = score(ofName: name, wanted)
      let position = index.position(ofName: name)
      let hasAll = isAllKnown && Int(counts[name]) >= title.terms.count
      if let known = roles[position], known.score >= score {
        if hasAll { roles[position]?.hasAll = true }
        continue
      }
      roles[position] = (score, name, hasAll || roles[position]?.hasAll ?? false)
    }
    let documents = documentScores(title)
    for (position, own) in roles {
      let listed = title.technologies.reduce(0) { $0 + ($1.contains(position) ? 1 : 0) }
      let share = title.technologies.isEmpty ? 0 : Float(listed) / Float(title.technologies.count)
      let score = reading.factor * (own.score + TitleSearch.Weight.technology * share)
      // The readings that take the words as they stand come first.
      if let known = best[position], known.score >= score - 1e-6 { continue }
      let isByBestName = isAllKnown && Int(counts[own.name]) >= title.terms.count
      best[position] = Best(
        score: score, documents: documents[position] ?? 0, name: own.name, hasAll: own.hasAll,
        isByBestName: isByBestName,
        isTitle: isByBestName && index.kind(ofName: own.name) == .title && counts[own.name] == index.counts[own.name],
        reading: understandings.count - 1)
    }
    for name in touched { (held[Int(name)], counts[Int(name)], lastTerms[Int(name)]) = (0, 0, (-1, 0)) }
    touched.removeAll(keepingCapacity: true)
  }

  /// The words of the reading that a role's best name has.
  func matched(_ best: Best) -> [String] {
    titles[best.reading].terms.compactMap { term in
      term.stems.contains { index.holds($0.stem, inName: best.name) } ? term.word : nil
    }
  }

  /// Adds what a term gives to the names that hold one of its stems; of several the greatest.
  private mutating func add(_ worth: Float, of stem: Int, term: Int32) {
    for name in index.names(holding: stem) {
      let name = Int(name)
      if counts[name] == 0 { touched.append(UInt32(name)) }
      if lastTerms[name].term == term {
        if lastTerms[name].worth >= worth { continue }
        held[name] += worth - lastTerms[name].worth
      } else {
        held[name] += worth
        counts[name] &+= 1
      }
      lastTerms[name] = (term, worth)
    }
  }

  /// How near a name is: twice what both hold, of what either holds; more for a role's title, and for an everyday name.
  private func score(ofName name: Int, _ wanted: Float) -> Float {
    var score = 2 * held[name] / (wanted + index.weights[name])
    guard counts[name] >= index.counts[name] else { return score }
    let share = min(1, held[name] / wanted)
    let cover = share * share
    let everyday = { (order: Int) in
      max(0, TitleSearch.Weight.everyday - TitleSearch.Weight.everydayStep * Float(order))
    }
    switch index.kind(ofName: name) {
    case .title:
      score += TitleSearch.Weight.title * cover
      if let order = index.everydayOrder(ofTitleAt: index.position(ofName: name)) { score += everyday(order) * cover }
    case .everyday(let order, _): score += everyday(order) * cover
    case .alias: break
    }
    return score
  }

  /// BM25 of each role as the document of its names' words.
  private func documentScores(_ title: ResolvedTitle) -> [Int: Float] {
    typealias Weight = TitleSearch.Weight
    var scores: [Int: Float] = [:]
    let whole = title.terms.reduce(0) { $0 + $1.rarity }
    for term in title.terms {
      for (stem, factor) in term.stems {
        var counts: [Int: Int] = [:]
        for name in index.names(holding: stem) { counts[index.position(ofName: Int(name)), default: 0] += 1 }
        for (position, count) in counts {
          let length = Float(index.lengths[position]) / index.meanLength
          let frequency = Float(count)
          let saturated =
            frequency * (Weight.saturation + 1)
            / (frequency + Weight.saturation * (1 - Weight.lengthShare + Weight.lengthShare * length))
          scores[position, default: 0] +=
            factor * min(term.rarity, index.rarities[stem]) * saturated / max(whole, 0.001)
        }
      }
    }
    return scores
  }
}

extension TitleSearch.Understanding.LeftOut {
  init(_ left: TitleReading.LeftOut) {
    self.init(text: left.text, kind: TitleSearch.Understanding.Kind(rawValue: left.kind.kind.rawValue) ?? .term)
  }
}

extension TitleSearch.Understanding {
  fileprivate init(_ title: ResolvedTitle, _ reading: TitleReading, _ words: [String]) {
    let corrected = Dictionary(
      title.corrections.map { ($0.typed, $0.read.first ?? $0.typed) }, uniquingKeysWith: { first, _ in first })
    searched = words.filter { !title.unknown.contains($0) }.map { corrected[$0] ?? $0 }
    unknown = title.unknown
    areWordsKnown = title.areWordsKnown
    leftOut = reading.leftOut.map(TitleSearch.Understanding.LeftOut.init)
    readAs = reading.readAs.map { WordCorrection(typed: $0.typed, read: [$0.read]) } + title.corrections
    for part in reading.leftOut where part.kind.kind == .level {
      if let of = part.kind.part { level = Level(typed: part.text, part: of) }
    }
  }
}

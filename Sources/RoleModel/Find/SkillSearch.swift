/// A skill query over a catalog.
///
/// A rating scores the share of the roles rated on that skill, by the same scale of the same publisher, that are at or below
/// it. A skill that a source names without a rating scores 0.5 to 1. What a printed list leaves out scores 0 to its
/// detection limit; with no list, 0 to 0.5: were the skill named, it would start there. A term that stands for several names
/// or ratings scores the best of them. Source: METHODS, "Skill query".
package struct SkillSearch: Sendable {
  package enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    case query(QueryProblem)
    /// With the nearest names; when none is near, with the most widespread ones.
    case unknownSkill(String, at: Range<Int>, nearest: [String], widespread: [String])
    /// With the names of different things that it may mean.
    case ambiguousSkill(String, at: Range<Int>, names: [String])
    case catalog(CatalogFailure)

    /// The part of the query that is meant, in characters.
    package var range: Range<Int>? {
      switch self {
      case .query(let problem): problem.range
      case .unknownSkill(_, let range, _, _), .ambiguousSkill(_, let range, _): range
      case .catalog: nil
      }
    }

    package var description: String { words(showing: 5) }

    /// In a sentence, with so many names at most; without its place where the text holds a single name.
    package func words(showing count: Int, hasPlace: Bool = true) -> String {
      let place = hasPlace ? range.map { " (at character \($0.lowerBound + 1))" } ?? "" : ""
      switch self {
      case .query(let problem): return problem.message + place
      case .unknownSkill(let name, _, let nearest, let widespread):
        if nearest.isEmpty, widespread.isEmpty { return "no role here has any skill, so none can be asked for" }
        let start = "no role here has the skill “\(name)”\(place)"
        if count == 0 { return start }
        let names = (nearest.isEmpty ? widespread : nearest).prefix(count).joined(separator: ", ")
        return start + (nearest.isEmpty ? "; widespread are " : "; near it: ") + names
      case .ambiguousSkill(let name, _, let names):
        let several = joinedInWords(names.prefix(max(2, count)).map { "“\($0)”" }, by: "or")
        return "“\(name)”\(place) may be \(several): write one of them"
      case .catalog(let failure): return failure.description
      }
    }
  }

  package let query: SkillQuery
  /// For each term of the query in its order: the catalog's names that it stands for, the first one being the likeliest.
  package let names: [[String]]
  let score: SkillScore

  package init(_ text: String, vocabulary: SkillVocabulary) throws(Problem) {
    do { query = try SkillQuery.parse(text, isName: vocabulary.isName) } catch { throw .query(error) }
    var names: [[String]] = []
    for term in query.terms {
      names.append(try vocabulary.names(of: term.name, isQuoted: term.isQuoted, at: term.at).map(\.name))
    }
    self.names = names
    score = SkillScore(query)
  }

  /// What each term is called: the catalog's name, or what was typed where that stands for several.
  package var labels: [String] { zip(names, query.terms).map { $0.count == 1 ? $0[0] : $1.name } }

  /// How the score is computed, each term in the words given, from 0 to `whole`.
  package func formula(_ terms: [String], whole: String) -> String {
    score.formula(terms.map { ($0, false) }, whole: whole)
  }

  /// The query as it was understood: `crm + Negotiation ×2`.
  package var reading: String { query.reading(labels) }

  /// What the terms stand for that are several names: `crm: CRM, Customer relationship management CRM software`.
  package var meanings: [String] {
    var meanings: [String] = []
    for (names, label) in zip(names, labels) where names.count > 1 {
      let meaning = "\(label): \(names.joined(separator: ", "))"
      if !meanings.contains(meaning) { meanings.append(meaning) }
    }
    return meanings
  }

  /// The roles that carry some skill that is asked for and can score above nothing, best first by the middle of their interval.
  package func fits(
    in catalog: some Catalog, sources: SourceTable, memo: SkillSearchMemo = SkillSearchMemo()
  ) throws(Problem) -> SkillFits {
    do {
      let scorer = try SkillScorer(self, catalog, sources, memo)
      return SkillFits(try scorer.rows(catalog, memo), by: scorer)
    } catch { throw .catalog(error) }
  }

  /// Why a role of which skills are known is not among the fits; nil when it is.
  func whyNot(_ fit: SkillFit) -> SkillExplanation.Absence? {
    if asksForSkills, !fit.hasMatch { return .noneOfThese }
    return fit.high > 0 ? nil : .nothing
  }

  /// Whether the query wants any skill, and not only the absence of some.
  var asksForSkills: Bool { query.terms.contains { !$0.isUnwanted } }
}

extension SkillSearch: Hashable {
  package static func == (left: SkillSearch, right: SkillSearch) -> Bool {
    left.query == right.query && left.names == right.names
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(query)
    hasher.combine(names)
  }
}

extension SkillVocabulary {
  /// The names that a term stands for; `range` is the place of its text.
  package func names(
    of typed: String, isQuoted: Bool, at range: Range<Int>
  ) throws(SkillSearch.Problem) -> [SkillName] {
    if isQuoted {
      let found = names(quoted: typed)
      if !found.isEmpty { return found }
    } else {
      switch meaning(of: typed) {
      case .names(let found): return found
      case .several(let found): throw .ambiguousSkill(typed, at: range, names: found.map(\.name))
      case .unknown: break
      }
    }
    let nearest = suggestions(for: typed)
    throw .unknownSkill(
      typed, at: range, nearest: nearest,
      widespread: nearest.isEmpty ? self.completions(of: "").prefix(5).map(\.name) : [])
  }
}

/// Scores roles by a search's terms.
struct SkillScorer {
  private let search: SkillSearch
  /// For each term what its reading calls it, the ratings of its names, and whether it is unwanted.
  private let terms: [(label: String, scales: [SkillScale], isUnwanted: Bool)]
  private let limits: [Int: [String: Double]]

  init(
    _ search: SkillSearch, _ catalog: some Catalog, _ sources: SourceTable, _ memo: SkillSearchMemo
  ) throws(CatalogFailure) {
    self.search = search
    var terms: [(label: String, scales: [SkillScale], isUnwanted: Bool)] = []
    for (index, term) in search.query.terms.enumerated() {
      var scales: [SkillScale] = []
      for name in search.names[index] { scales.append(try memo.scale(name, catalog, sources)) }
      terms.append((search.labels[index], scales, term.isUnwanted))
    }
    self.terms = terms
    limits = try memo.limits(catalog, sources)
  }

  /// The roles that carry some skill that is asked for and can score above nothing, in the order of a search's fits.
  func rows(_ catalog: some Catalog, _ memo: SkillSearchMemo) throws(CatalogFailure) -> [SkillFits.Row] {
    var isKnown: [Bool] = []
    if !search.asksForSkills {
      isKnown = Array(repeating: false, count: catalog.roleCount)
      for position in try memo.positions(catalog) { isKnown[position] = true }
    }
    let stretch = min(Self.greatestStretch, max(1, catalog.roleCount))
    // Of each term the intervals of a stretch of roles: walked through in the order of memory, and never of all at once.
    let intervals = UnsafeMutableBufferPointer<SkillScore.Interval>.allocate(capacity: stretch * terms.count)
    defer { intervals.deallocate() }
    var cursors = terms.map { [Int](repeating: 0, count: $0.scales.count) }
    let isWanted = terms.map { !$0.isUnwanted }
    var ofRole: [SkillScore.Interval] = Array(repeating: (0, 0), count: terms.count)
    var rows: [SkillFits.Row] = []
    // Of equal scores, the one that rests on more ratings first.
    var matchCounts: [UInt16] = []
    for start in stride(from: 0, to: catalog.roleCount, by: stretch) {
      let positions = start..<min(start + stretch, catalog.roleCount)
      intervals.initialize(repeating: (-1, -1))
      for (index, term) in terms.enumerated() {
        let ofTerm = UnsafeMutableBufferPointer(rebasing: intervals[index * stretch..<(index + 1) * stretch])
        for (number, scale) in term.scales.enumerated() { scale.raise(ofTerm, at: positions, &cursors[index][number]) }
      }
      for position in positions {
        var matchCount: UInt16 = 0
        for index in isWanted.indices where isWanted[index] {
          if intervals[index * stretch + position - start].high >= 0 { matchCount += 1 }
        }
        guard isKnown.isEmpty ? matchCount > 0 : isKnown[position] else { continue }
        for index in isWanted.indices {
          let own = intervals[index * stretch + position - start]
          ofRole[index] = own.high >= 0 ? own : (0, highest(ofMissing: index, at: position))
        }
        let score = search.score.value(ofRole)
        guard score.high > 0 else { continue }
        rows.append(.init(position: Int32(position), interval: FitInterval(low: score.low, high: score.high)))
        matchCounts.append(matchCount)
      }
    }
    let order = RadixSort.order(
      ofItems: rows.count,
      // From 0 to 1, the greatest first, as fine as the bits are.
      by: { UInt32(((1 - min(1, rows[$0].interval.middle)) * Double(UInt32.max - 1)).rounded(.down)) },
      then: { left, right in
        let (own, other) = (rows[left].interval, rows[right].interval)
        return (own.middle, own.low, matchCounts[left]) > (other.middle, other.low, matchCounts[right])
      })
    return order.map { rows[Int($0)] }
  }

  private static let greatestStretch = 16_384

  /// The most that a role can score on a term of which it has no rating.
  private func highest(ofMissing index: Int, at position: Int) -> Double {
    if limits.isEmpty { return 0.5 }
    return limit(ofTerm: index, at: position)?.standing.score ?? 0.5
  }

  func fit(at position: Int) -> SkillFit {
    let scored = terms.indices.map { term($0, at: position) }
    let score = search.score.value(scored.map { ($0.low, $0.high) })
    return SkillFit(position: position, low: score.low, high: score.high, terms: scored)
  }

  /// Every rating of the term's names that the role has, the best first.
  func ratings(ofTerm index: Int, at position: Int) -> [(name: String, scored: SkillScale.Scored)] {
    let all = terms[index].scales.flatMap { scale in scale.ratings(at: position).map { (scale.name, $0) } }
    return all.bestFirst { $0.1 }
  }

  /// Where the role's own list of shares ends among those of the term's names: the most that it could have.
  func limit(ofTerm index: Int, at position: Int) -> (share: Double, standing: SkillScale.Standing)? {
    guard let own = limits[position] else { return nil }
    let standings = own.flatMap { group, share in
      terms[index].scales.compactMap { scale in
        scale.standing(ofLimit: share, group: group).map { (share: share, standing: $0) }
      }
    }
    return standings.max { $0.standing.score < $1.standing.score }
  }

  private func term(_ index: Int, at position: Int) -> SkillFit.Term {
    let (label, scales, isUnwanted) = terms[index]
    var best: (scored: SkillScale.Scored, name: String)?
    var (low, high) = (0.0, 0.0)
    for scale in scales {
      for scored in scale.ratings(at: position) {
        (low, high) = (max(low, scored.low), max(high, scored.high))
        if best.map({ scored.isBetter(than: $0.scored) }) ?? true { best = (scored, scale.name) }
      }
    }
    guard let best else {
      return SkillFit.Term(
        label: label, name: scales.first?.name ?? label, low: 0, high: highest(ofMissing: index, at: position),
        rating: nil, isUnwanted: isUnwanted)
    }
    return SkillFit.Term(
      label: label, name: best.name, low: low, high: high, rating: best.scored.rating, isUnwanted: isUnwanted)
  }
}

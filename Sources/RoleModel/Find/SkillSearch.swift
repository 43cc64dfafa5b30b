/// How well a role answers a skill query: an interval, since lists that are cut at their top leave room.
package struct SkillFit: Hashable, Sendable {
  package var position: Int
  /// 0 to 1.
  package var low: Double
  package var high: Double
  /// What each named skill scored on, in the query's order.
  package var terms: [Term]

  package struct Term: Hashable, Sendable {
    /// The skill's name in the catalog.
    package var name: String
    package var low: Double
    package var high: Double
    /// The rating behind the score; nil when the role has none.
    package var rating: SkillObservation?
    /// Whether the query asks for roles without the skill.
    package var isUnwanted = false

    /// What the term gives the role's score: for an unwanted skill the rest to 1.
    package var contribution: (low: Double, high: Double) { isUnwanted ? (1 - high, 1 - low) : (low, high) }
    /// The skill's name, with "not" when it is unwanted.
    package var words: String { isUnwanted ? "not " + name : name }
  }

  package var middle: Double { (low + high) / 2 }
  /// Whether the role carries any of the wanted skills.
  package var hasMatch: Bool { terms.contains { $0.rating != nil && !$0.isUnwanted } }
  /// Wanted skills that the role carries.
  package var matched: [Term] { terms.filter { $0.rating != nil && !$0.isUnwanted } }
  /// Wanted skills that it does not.
  package var missing: [Term] { terms.filter { $0.rating == nil && !$0.isUnwanted } }
  /// Skills that it carries and the query asks to be without.
  package var unwanted: [Term] { terms.filter { $0.rating != nil && $0.isUnwanted } }
}

/// A skill query over a catalog.
///
/// A rating scores the share of the roles rated on that skill, by the same scale of the same publisher, that are at or below
/// it. A skill that a source names without a rating scores 0.5 to 1. What a printed list leaves out scores 0 to its
/// detection limit; with no list, 0 to 0.5: were the skill named, it would start there. Source: METHODS, "Skill query".
package struct SkillSearch: Sendable {
  package enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    case query(QueryProblem)
    /// With the nearest names; when none is near, with the most widespread ones.
    case unknownSkill(String, at: Range<Int>, nearest: [String], widespread: [String])
    case catalog(CatalogFailure)

    package var description: String {
      switch self {
      case .query(let problem): return problem.description
      case .unknownSkill(let name, _, let nearest, let widespread):
        if nearest.isEmpty {
          if widespread.isEmpty { return "no role here has any skill, so none can be asked for" }
          return "no role here has the skill “\(name)”; most widespread are \(widespread.joined(separator: ", "))"
        }
        return "no role here has the skill “\(name)”; near it: \(nearest.joined(separator: ", "))"
      case .catalog(let failure): return failure.description
      }
    }
  }

  package let query: SkillQuery
  /// The query as it was understood.
  package var reading: String { query.reading(names) }
  /// For each term of the query in its order: the catalog's name for it.
  package let names: [String]

  package init(_ text: String, vocabulary: SkillVocabulary) throws(Problem) {
    let query: SkillQuery
    do { query = try SkillQuery.parse(text) } catch { throw .query(error) }
    var names: [String] = []
    for term in query.terms {
      guard let match = vocabulary.match(term.name) else {
        let completions = vocabulary.completions(of: term.name).prefix(5).map(\.name)
        let nearest = completions.isEmpty ? vocabulary.nearest(to: term.name) : completions
        throw .unknownSkill(
          term.name, at: term.at, nearest: nearest,
          widespread: nearest.isEmpty ? vocabulary.completions(of: "").prefix(5).map(\.name) : [])
      }
      names.append(match.name)
    }
    self.query = query
    self.names = names
  }

  /// The roles that carry some skill that is asked for and can score above nothing, best first by the middle of their interval.
  package func fits(in catalog: some Catalog, sources: SourceTable) throws(Problem) -> [SkillFit] {
    do {
      let scales = try scales(in: catalog, sources)
      let fits = try catalog.positionsWithSkills().compactMap { position -> SkillFit? in
        let fit = fit(at: position, scales)
        return fit.high > 0 && (fit.hasMatch || !asksForSkills) ? fit : nil
      }
      // Of equal scores, the one that rests on more ratings first.
      let keys = fits.map { fit in
        (fit.middle, fit.low, fit.terms.count { $0.rating != nil && !$0.isUnwanted }, -fit.position)
      }
      return fits.indices.sorted { keys[$0] > keys[$1] }.map { fits[$0] }
    } catch { throw .catalog(error) }
  }

  /// Whether the query wants any skill, and not only the absence of some.
  private var asksForSkills: Bool { query.terms.contains { !$0.isUnwanted } }

  private func scales(in catalog: some Catalog, _ sources: SourceTable) throws(CatalogFailure) -> [String: SkillScale] {
    var limits: [Int: [String: Double]] = [:]
    for limit in try catalog.detectionLimits() {
      let group = sources.group(limit.source)
      let known = limits[limit.position]?[group] ?? .infinity
      limits[limit.position, default: [:]][group] = min(known, limit.share)
    }
    var scales: [String: SkillScale] = [:]
    for name in Set(names) {
      scales[name] = SkillScale(try catalog.ratings(ofSkill: name), limits: limits, sources)
    }
    return scales
  }

  private func fit(at position: Int, _ scales: [String: SkillScale]) -> SkillFit {
    let terms = zip(names, query.terms).map { name, asked -> SkillFit.Term in
      var term = scales[name]?.term(name, at: position) ?? SkillFit.Term(name: name, low: 0, high: 0.5, rating: nil)
      term.isUnwanted = asked.isUnwanted
      return term
    }
    var next = 0
    let score = score(query, terms, &next)
    return SkillFit(position: position, low: score.low, high: score.high, terms: terms)
  }

  private func score(
    _ query: SkillQuery, _ terms: [SkillFit.Term], _ next: inout Int
  ) -> (low: Double, high: Double) {
    switch query {
    case .skill:
      defer { next += 1 }
      return (terms[next].low, terms[next].high)
    case .not(let inner):
      let score = score(inner, terms, &next)
      return (1 - score.high, 1 - score.low)
    case .all(let queries):
      return queries.reduce((1, 1)) { result, query in
        let part = score(query, terms, &next)
        return (min(result.0, part.low), min(result.1, part.high))
      }
    case .any(let queries):
      return queries.reduce((0, 0)) { result, query in
        let part = score(query, terms, &next)
        return (max(result.0, part.low), max(result.1, part.high))
      }
    case .mean(let parts):
      var (low, high, weight) = (0.0, 0.0, 0.0)
      for part in parts {
        let inner = score(part.query, terms, &next)
        low += part.weight * inner.low
        high += part.weight * inner.high
        weight += part.weight
      }
      return (low / weight, high / weight)
    }
  }
}

/// One skill's ratings over all roles, and what a role scores by them.
private struct SkillScale {
  private var byRole: [Int: SkillObservation] = [:]
  /// Amounts of one scale of one publisher, ascending, each role once.
  private var amounts: [String: [Double]] = [:]
  private let limits: [Int: [String: Double]]
  private let sources: SourceTable

  init(_ observations: [SkillObservation], limits: [Int: [String: Double]], _ sources: SourceTable) {
    self.limits = limits
    self.sources = sources
    for observation in observations {
      let known = byRole[observation.position]
      if known == nil || (known?.amount == nil && observation.amount != nil) {
        byRole[observation.position] = observation
      }
    }
    for rating in byRole.values {
      if let amount = rating.amount { amounts[scale(rating), default: []].append(amount) }
    }
    for key in amounts.keys { amounts[key]?.sort() }
  }

  func term(_ name: String, at position: Int) -> SkillFit.Term {
    guard let rating = byRole[position] else {
      let high = limit(at: position)
      return SkillFit.Term(name: name, low: 0, high: high, rating: nil)
    }
    guard let amount = rating.amount, let all = amounts[scale(rating)] else {
      return SkillFit.Term(name: name, low: 0.5, high: 1, rating: rating)
    }
    let score = standing(of: amount, among: all)
    return SkillFit.Term(name: name, low: score, high: score, rating: rating)
  }

  /// The most that a role without the skill could score.
  private func limit(at position: Int) -> Double {
    let standings = (limits[position] ?? [:]).compactMap { group, share -> Double? in
      amounts["share \(group)"].map { standing(of: share, among: $0) }
    }
    return standings.max() ?? 0.5
  }

  /// The share of the amounts, ascending, that are at or below one.
  private func standing(of amount: Double, among all: [Double]) -> Double {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle] <= amount { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(all.count)
  }

  private func scale(_ rating: SkillObservation) -> String {
    (rating.importance == nil ? "share " : "importance ") + sources.group(rating.source)
  }
}

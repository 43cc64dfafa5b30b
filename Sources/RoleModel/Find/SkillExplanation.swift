/// Why a role scores as it does on a skill query, or why it does not score.
package struct SkillExplanation: Hashable, Sendable {
  /// Why a role is not on the list.
  package enum Absence: Hashable, Sendable {
    /// Nothing is known of the role's skills.
    case noSkills
    /// It carries none of the skills that are asked for.
    case noneOfThese
    /// It can score only zero.
    case nothing

    package var words: String {
      switch self {
      case .noSkills: "no source says anything about its skills"
      case .noneOfThese: "it carries none of the skills that are asked for"
      case .nothing: "it can score only 0"
      }
    }
  }

  /// One rating of a term that the role has.
  package struct Rating: Hashable, Sendable {
    package var name: String
    package var observation: SkillObservation
    /// The other pages of one publisher that repeat it.
    package var alsoIn: [SourceID] = []
    package var low: Double
    package var high: Double
    /// How many roles are rated on it by the same scale, and how many of them stand at or below; nil when it is only named.
    package var rated: Int?
    package var atOrBelow: Int?
  }

  package struct Term: Hashable, Sendable {
    package var fit: SkillFit.Term
    /// The catalog's names that the term stands for.
    package var names: [String]
    /// The weight that the query gives it.
    package var weight: Double
    /// The best first; it is the one that scores. Empty when the role has none.
    package var ratings: [Rating]
    /// The least share that the role's list prints, where that bounds a skill which it leaves out.
    package var limit: Double?
  }

  package var reading: String
  package var meanings: [String]
  /// nil when nothing is known of the role's skills.
  package var fit: SkillFit?
  package var terms: [Term]
  /// The place among the roles that score, from 1; roles of one score share it. nil when the role is not among them.
  package var rank: Int?
  /// How many roles score.
  package var rankedCount: Int
  package var absence: Absence?

  /// What the score is made by, in the terms' words and in their numbers; scores run from 0 to `whole`.
  package func formula(_ search: SkillSearch, whole: Double = 100) -> (words: String, numbers: String)? {
    guard let fit else { return nil }
    let total = NumberText.plain(whole)
    let numbers = fit.terms.map { Self.intervalText($0.low * whole, $0.high * whole, digits: whole > 1 ? 1 : 3) }
    return (
      search.score.formula(fit.terms.map { ($0.label, false) }, whole: total),
      search.score.formula(numbers.map { ($0, $0.contains(" ")) }, whole: total)
    )
  }

  /// `79.3`, `50 to 100`.
  package static func intervalText(_ low: Double, _ high: Double, digits: Int = 1) -> String {
    let ends = [low, high].map { NumberText.plain($0, digits: digits) }
    return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
  }
}

extension SkillExplanation.Rating {
  /// Whether a page of the same publisher says the same.
  fileprivate func isRepeated(by other: Self, _ sources: SourceTable) -> Bool {
    let (own, its) = (observation, other.observation)
    return name == other.name && own.kind == its.kind && own.importance == its.importance && own.share == its.share
      && sources.group(own.source) == sources.group(its.source)
  }
}

extension SkillSearch {
  /// Why the role at a position scores as it does, whether it is among this search's fits or not.
  package func explanation(
    ofRoleAt position: Int, among fits: SkillFits, in catalog: some Catalog, sources: SourceTable,
    memo: SkillSearchMemo = SkillSearchMemo()
  ) throws(Problem) -> SkillExplanation {
    do {
      var explanation = SkillExplanation(
        reading: reading, meanings: meanings, terms: [], rankedCount: fits.count)
      if try catalog.role(at: position).skills.isEmpty {
        explanation.absence = .noSkills
        return explanation
      }
      let scorer = try SkillScorer(self, catalog, sources, memo)
      let fit = scorer.fit(at: position)
      explanation.fit = fit
      explanation.absence = whyNot(fit)
      if explanation.absence == nil {
        explanation.rank = fits.rank(of: fit.interval)
      }
      let asked = query.terms
      explanation.terms = fit.terms.indices.map { index in
        var ratings: [SkillExplanation.Rating] = []
        for (name, scored) in scorer.ratings(ofTerm: index, at: position) {
          let rating = SkillExplanation.Rating(
            name: name, observation: scored.rating, low: scored.low, high: scored.high, rated: scored.standing?.rated,
            atOrBelow: scored.standing?.atOrBelow)
          if let known = ratings.firstIndex(where: { $0.isRepeated(by: rating, sources) }) {
            ratings[known].alsoIn.append(scored.rating.source)
          } else {
            ratings.append(rating)
          }
        }
        let limit = ratings.isEmpty ? scorer.limit(ofTerm: index, at: position)?.share : nil
        return SkillExplanation.Term(
          fit: fit.terms[index], names: names[index], weight: asked[index].weight, ratings: ratings, limit: limit)
      }
      return explanation
    } catch { throw .catalog(error) }
  }
}

extension SkillExplanation {
  /// What scores mean, in a few sentences.
  package static let method =
    "A skill scores the share of the roles rated on it, by the same scale of the same publisher, that are at or below this "
    + "role. Named without a rating it scores 50 to 100; left out of a printed list, 0 to where the list's end stands; else 0 to "
    + "50. A comma takes the mean, & the least, | the greatest, ! the rest to 100; roles are ordered by the middle."
}

extension SkillExplanation.Term {
  /// What it gives the score, from 0 to 100: `89.9`, `not: 100 - 12.5 = 87.5`.
  package var scoreText: String {
    let score = SkillExplanation.intervalText(fit.low * 100, fit.high * 100)
    guard fit.isUnwanted else { return score }
    let rest = SkillExplanation.intervalText(fit.contribution.low * 100, fit.contribution.high * 100)
    return fit.low == fit.high ? "100 - \(score) = \(rest)" : "100 less \(score) is \(rest)"
  }

  /// Where its score comes from, each as a sentence.
  package func sentences(_ sources: SourceTable) -> [String] {
    var sentences: [String] = []
    if names.count > 1 {
      sentences.append("“\(fit.label)” is \(joinedInWords(names, by: "or")); the best of them scores.")
    }
    sentences += ratings.map { $0.sentence(sources) }
    guard ratings.isEmpty else { return sentences }
    let score = SkillExplanation.intervalText(fit.low * 100, fit.high * 100)
    if let limit {
      sentences.append(
        "Not listed: the role's list ends at \(NumberText.plain(limit)) %, so it has at most that: \(score).")
    } else {
      sentences.append("Not listed, by no source: \(score), since what is only named starts at 50.")
    }
    return sentences
  }
}

extension SkillExplanation.Rating {
  fileprivate func sentence(_ sources: SourceTable) -> String {
    let source = sources.label(observation.source)
    let score = SkillExplanation.intervalText(low * 100, high * 100)
    guard let rated, let atOrBelow else {
      return "\(name) (\(observation.kind.rawValue)): named by \(source) without a rating: \(score)."
    }
    let amount = observation.importance == nil ? observation.amountText : "importance \(observation.amountText)"
    return "\(name) (\(observation.kind.rawValue)): \(amount), \(source); of \(counted(rated, "role")) rated on it "
      + "\(NumberText.grouped(Double(atOrBelow))) \(atOrBelow == 1 ? "is" : "are") at or below: \(score)."
  }
}

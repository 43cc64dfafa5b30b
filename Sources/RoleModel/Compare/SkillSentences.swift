/// What a comparison says of skills.
extension ComparisonSentences {
  /// The skills on all lists; of many rated ones, those that set the first role apart.
  var ratedOrListed: ComparedSentence? {
    if roles.contains(where: { $0.skills.allSatisfy { $0.amount == nil } }) { return nil }
    let shared = skills.indices.filter { index in skills[index].standings.allSatisfy { $0.amount != nil } }
    if shared.count > 3 { return rated(shared) }
    let how = "the names on each role's list, compared as printed"
    if shared.isEmpty {
      let listed = skills.indices.filter { index in skills[index].standings.contains { $0.amount != nil } }
      return ComparedSentence(
        "No skill is on \(Wording.all(roles.count)) printed lists.", skills: listed, how: how)
    }
    let names = Wording.listed(shared.map { skills[$0].label })
    return ComparedSentence(
      "\(names) \(shared.count == 1 ? "is" : "are") on \(Wording.all(roles.count)) printed lists.", skills: shared,
      how: how)
  }

  /// The skills and fields of knowledge in which the first role is rated beyond the error above every other one, or below,
  /// the farthest first. Interests and styles of work are nothing that a role asks to be learnt.
  private func rated(_ all: [Int]) -> ComparedSentence? {
    let shared = all.filter { ![.interest, .workStyle].contains(skills[$0].kind) }
    if shared.isEmpty { return nil }
    let hasKnowledge = shared.contains { skills[$0].kind == .knowledge }
    func farthest(_ verdict: Verdict) -> [Int] {
      let differing = shared.filter { index in
        guard case .importance = skills[index].standings[0] else { return false }
        return skills[index].judgements.allSatisfy { $0.verdict == verdict }
      }
      func distance(_ index: Int) -> Double {
        skills[index].judgements.compactMap { $0.difference.map(abs) }.min() ?? 0
      }
      return Array(differing.sorted { distance($0) > distance($1) }.prefix(2))
    }
    let (above, below) = (farthest(.higher), farthest(.lower))
    func listed(_ indexes: [Int]) -> String { Wording.listed(indexes.map { skills[$0].label }) }
    let number = hasKnowledge ? "\(shared.count) skills and fields of knowledge" : counted(shared.count, "skill")
    let lead = "Of \(number) rated for \(Wording.all(roles.count))"
    let how =
      "a skill counts when the two ratings are farther apart than what is known of their errors; the farthest are named"
    if above.isEmpty, below.isEmpty {
      let none = roles.count == 2 ? "none differs beyond its error" : "none sets \(names[0]) apart from every other"
      return ComparedSentence("\(lead), \(none).", skills: shared, how: how)
    }
    let a = names[0]
    let isAre = Wording.verb(a, "is", "are")
    let other = roles.count == 2 ? names[1] : "every other"
    let parts = [
      above.isEmpty ? nil : "\(a) \(isAre) farthest above \(other) in \(listed(above))",
      below.isEmpty ? nil : "\(above.isEmpty ? "\(a) \(isAre) " : "")farthest below in \(listed(below))",
    ].compactMap { $0 }
    return ComparedSentence("\(lead), \(parts.joined(separator: ", ")).", skills: above + below, how: how)
  }

  /// Skills that sources name for all without rating them.
  var namedSkills: ComparedSentence? {
    let named = roles.map { role in Set(role.rulingSkills.filter { $0.amount == nil && !$0.isImpossible }.map(\.name)) }
    let all = skills.indices.filter { index in named.allSatisfy { $0.contains(skills[index].name) } }
    if all.isEmpty { return nil }
    let shown = all.prefix(4).map { skills[$0].label }
    let rest = all.count > shown.count ? ["\(all.count - shown.count) more"] : []
    return ComparedSentence(
      "Sources name for \(Wording.all(roles.count)): \(joinedInWords(shown + rest)).", skills: all,
      how: "the names that each role's sources list, compared as printed")
  }
}

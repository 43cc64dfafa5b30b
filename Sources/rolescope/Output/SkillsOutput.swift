import RoleModel

extension SkillFit {
  /// The members of a role's fit, as `skills` prints them.
  func members(_ role: Role) -> [(String, JSON)] {
    role.headMembers + [
      ("score", .number(middle)), ("scoreLow", .number(low)), ("scoreHigh", .number(high)),
      (
        "matched",
        .array(
          matched.map { term in
            .object([
              ("name", .string(term.name)), ("s", .number((term.low + term.high) / 2)), ("sLow", .number(term.low)),
              ("sHigh", .number(term.high)),
            ])
          })
      ),
      ("missing", JSON(missing.map(\.name))), ("unwanted", JSON(unwanted.map(\.name))),
    ]
  }
}

extension SkillExplanation {
  /// Why a role scores as it does, or why it does not.
  func answer(for role: Role, _ search: SkillSearch, _ sources: SourceTable) -> Answer {
    Answer(document: document(role, search, sources), facts: facts(role), json: json(role, search))
  }

  private func document(_ role: Role, _ search: SkillSearch, _ sources: SourceTable) -> Document {
    var document = Document()
    document.heading("\(role.title): fit to \(reading)", level: 1)
    document.list(meanings)
    if let absence {
      document.paragraph("No fit: \(absence.words).")
    } else if let fit, let rank {
      document.paragraph(
        "Fit \(Self.intervalText(fit.low * 100, fit.high * 100)), rank \(rank) of \(counted(rankedCount, "role"))"
          + " that score, by the middle.")
    }
    if let fit, let formula = formula(search) {
      document.paragraph(
        "fit = \(formula.words) = \(formula.numbers) = \(Self.intervalText(fit.low * 100, fit.high * 100))")
    }
    for term in terms {
      let weight = term.weight == 1 ? "" : " ×\(NumberText.plain(term.weight))"
      document.heading("\(term.standingWord) \(term.fit.label)\(weight): \(term.scoreText)")
      document.list(term.sentences(sources))
    }
    document.paragraph(Self.method)
    return document
  }

  private func facts(_ role: Role) -> Table {
    var table = Table([
      .init("id"), .init("skill"), .init("standing"), .init("weight"), .init("low"), .init("high"), .init("name"),
      .init("kind"), .init("source"), .init("rating"), .init("at_or_below"), .init("rated"), .init("limit"),
    ])
    for term in terms {
      let head = [
        role.id.text, term.fit.label, term.standingWord, digits(term.weight), digits(term.fit.low),
        digits(term.fit.high),
      ]
      if term.ratings.isEmpty {
        table.rows.append(head + ["", "", "", "", "", "", term.limit.map(digits) ?? ""])
      }
      for rating in term.ratings {
        table.rows.append(
          head + [
            rating.name, rating.observation.kind.rawValue, rating.observation.source.text,
            rating.observation.amount.map(digits) ?? "named", rating.atOrBelow.map(String.init) ?? "",
            rating.rated.map(String.init) ?? "", "",
          ])
      }
    }
    return table
  }

  private func json(_ role: Role, _ search: SkillSearch) -> JSON {
    let scores =
      fit?.members(role)
      ?? role.headMembers + [("score", .null), ("scoreLow", .null), ("scoreHigh", .null)]
    return .object(
      scores + [
        ("rank", JSON(rank)), ("ranked", .number(Double(rankedCount))), ("whyNot", JSON(absence?.words)),
        ("reading", .string(reading)), ("formula", JSON(formula(search, whole: 1)?.words)),
        ("terms", .array(terms.map(\.json))),
      ])
  }
}

extension SkillExplanation.Term {
  /// How the role stands to the skill: `have`, `lacks`, `not, but has` or `not`.
  fileprivate var standingWord: String {
    if fit.isUnwanted { return fit.rating?.isCalledFor ?? false ? "not, but has" : "not" }
    return fit.rating == nil ? "lacks" : "have"
  }

  fileprivate var json: JSON {
    .object([
      ("label", .string(fit.label)), ("names", JSON(names)), ("unwanted", .bool(fit.isUnwanted)),
      ("weight", .number(weight)), ("sLow", .number(fit.low)), ("sHigh", .number(fit.high)),
      ("ratings", .array(ratings.map(\.json))), ("limit", JSON(limit)),
    ])
  }
}

extension SkillExplanation.Rating {
  fileprivate var json: JSON {
    .object(
      [
        ("name", .string(name)), ("kind", .string(observation.kind.rawValue)),
        ("source", .string(observation.source.text)), ("importance", JSON(observation.importance)),
        ("share", JSON(observation.share)), ("atOrBelow", JSON(atOrBelow)), ("rated", JSON(rated)),
        ("sLow", .number(low)),
        ("sHigh", .number(high)),
      ] + (alsoIn.isEmpty ? [] : [("alsoIn", JSON(alsoIn.map(\.text)))]))
  }
}

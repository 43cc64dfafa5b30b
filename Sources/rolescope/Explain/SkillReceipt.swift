import RoleCatalog
import RoleModel

/// What sources say of one skill for a role: ratings with their errors, how they were scaled, and how far they stand out.
struct SkillReceipt {
  private let placed: PlacedRole
  private let name: String
  private let ratings: [ObservedSkill]
  private let norms: [SkillNorm]
  private let sources: SourceTable

  init(_ placed: PlacedRole, _ typed: String, _ catalog: CatalogReader, _ sources: SourceTable) throws {
    // What the role lists itself is not borrowed.
    let lender = placed.rated
    var found = Self.ratings(of: typed, placed.role, sources)
    if found.isEmpty { found = Self.ratings(of: typed, lender, sources) }
    var name = found.first?.rating.name ?? typed
    if found.isEmpty {
      let vocabulary = SkillVocabulary(try catalog.reading { try $0.skillNames() })
      let meant = vocabulary.names(meant: typed)
      guard let first = meant.first else {
        let near = vocabulary.nearest(to: typed)
        let hint = near.isEmpty ? "" : " Near it: \(joinedInWords(near))."
        throw CommandFailure.nothing("no role here has the skill “\(typed)”.\(hint)")
      }
      name = first.name
      // Of several names of one thing, the first that the role has.
      for role in [placed.role, lender] where found.isEmpty {
        for other in meant where found.isEmpty {
          found = Self.ratings(of: other.name, role, sources)
          if !found.isEmpty { name = other.name }
        }
      }
    }
    guard !found.isEmpty else { throw CommandFailure.nothing(Self.absence(of: name, lender, sources)) }
    self.placed = placed
    self.name = name
    ratings = found
    norms = try catalog.reading { try $0.skillNorms() }.filter { $0.name == name }
    self.sources = sources
  }

  private static func ratings(of name: String, _ role: Role, _ sources: SourceTable) -> [ObservedSkill] {
    role.observedSkills(sources).filter { folded($0.rating.name) == folded(name) }
  }

  /// Why the role has nothing on a skill: a list that leaves it out says at most so much.
  private static func absence(of name: String, _ role: Role, _ sources: SourceTable) -> String {
    let limits = Set(role.skills.filter { $0.share != nil }.map(\.source)).sorted().compactMap { source in
      role.detectionLimit(source).map {
        "\(sources.label(source))'s list ends at \(NumberText.plain($0)) %: at most that, not zero"
      }
    }
    return "no source rates or names \(name) for \(role.title)"
      + (limits.isEmpty ? "." : "; \(joinedInWords(limits)).")
  }

  private var isBorrowed: Bool { Self.ratings(of: name, placed.role, sources).isEmpty }
  private var role: Role { isBorrowed ? placed.rated : placed.role }

  private func norm(of rating: SkillRating) -> SkillNorm? {
    norms.first { $0.kind == rating.kind && $0.source == rating.source }
  }

  private func sightings(_ skill: ObservedSkill) -> [SkillRating] {
    skill.sources.compactMap { id in
      role.skills.first { $0.source == id && $0.name == skill.rating.name && $0.kind == skill.rating.kind }
    }
  }

  private func heading(_ rating: SkillRating) -> String {
    if rating.isImpossible { return rating.amountText }
    if let share = rating.share { return "\(NumberText.plain(share)) % as printed" }
    return rating.importance.map { "importance \(scoreText($0, rating.importanceError))" } ?? "named without a rating"
  }

  /// `75 ± 11.8 of 100`, with the 95 % interval that two ratings are told apart by.
  private func scoreText(_ score: Double, _ error: StandardError?) -> String {
    "\(NumberText.plain(score))\(error.map { " ± \(NumberText.plain(StandardError.z * $0.amount, digits: 1))" } ?? "") of 100"
  }

  /// The standard score, backwards to the printed rating. Source: O*NET OnLine, "Scales, Ratings, and Standardized Scores".
  private func formula(_ rating: SkillRating) -> [String] {
    guard rating.kind == .skill || rating.kind == .knowledge, sources.group(rating.source) == "onet",
      let importance = rating.importance
    else { return [] }
    let printed = NumberText.plain(1 + importance / 100 * 4)
    var lines = ["how: importance \(NumberText.plain(importance)) = (\(printed) - 1) / (5 - 1) × 100, rated 1 to 5"]
    if let level = rating.level {
      lines.append(
        "how: level \(NumberText.plain(level)) = (\(NumberText.plain(level / 100 * 7)) - 0) / (7 - 0) × 100, rated 0 to 7"
      )
    }
    if let error = rating.importanceError?.amount {
      lines.append(
        "how: ± \(NumberText.plain(StandardError.z * error, digits: 1)) = 1.96 × the standard error \(NumberText.plain(error))"
      )
    }
    return lines
  }

  private func items(_ skill: ObservedSkill) -> [String] {
    let rating = skill.rating
    var items = ["kind: \(rating.kind.rawValue)"]
    if let level = rating.level { items.append("level: \(scoreText(level, rating.levelStandardError))") }
    items += [rating.importanceError, rating.levelStandardError].compactMap(\.self).filter(\.isModelled).map(\.how)
    if rating.importance != nil, rating.standardError == nil { items.append("no error of it is published") }
    if let importance = rating.importance, let norm = norm(of: rating), let standing = norm.standing(of: importance) {
      items.append(
        "others: \(NumberText.fixed(abs(standing), digits: 1)) deviations \(standing < 0 ? "below" : "above") the mean of "
          + "\(NumberText.grouped(Double(norm.count))) roles (\(NumberText.plain(norm.mean, digits: 1)), deviation "
          + "\(NumberText.plain(norm.deviation, digits: 1)))")
    }
    if rating.isImpossible { items.append("the catalog says what cannot be; `rolescope catalog check` names it") }
    items += rating.remarks.subtracting([.impossible, .modelledError, .modelledLevelError]).names.map {
      "the publisher marks it: \($0)"
    }
    items += sightings(skill).map { "source: \(sourceWords($0.source, sources)); \($0.locator)" }
    return items + formula(rating)
  }

  private var notes: [String] {
    var notes: [String] = []
    for skill in ratings where skill.rating.share != nil {
      let limit = role.detectionLimit(skill.rating.source).map { NumberText.plain($0) } ?? "?"
      notes.append(
        "What the share counts is not stated. The list is cut at its top: its shares don't sum to 100, and a skill that it "
          + "leaves out is at most \(limit) %, not zero.")
    }
    if ratings.contains(where: { $0.sources.count > 1 }) {
      notes.append("Pages of one publisher that repeat a list are one observation.")
    }
    if ratings.count > 1 {
      notes.append(
        "The \(ratings.count) say different things of one name, by kind or publisher: they are never averaged.")
    }
    return notes
  }

  var answer: Answer {
    var document = Document()
    document.heading("\(role.title): \(name)", level: 1)
    if isBorrowed, let sentence = placed.borrowingSentence { document.paragraph(sentence) }
    for skill in ratings {
      document.heading(heading(skill.rating))
      document.list(items(skill))
    }
    if !notes.isEmpty {
      document.heading("Notes")
      document.list(notes)
    }
    let all = ratings.flatMap(sightings)
    return Answer(document: document, facts: facts, json: json, sources: sources.ordered(all.map(\.source)))
  }

  private var facts: Table {
    var table = Table([
      .init("observation"), .init("skill"), .init("kind"), .init("measure"), .init("value"), .init("se"),
      .init("mean_of_roles"), .init("deviation_of_roles"), .init("roles"), .init("source"), .init("locator"),
    ])
    for (index, skill) in ratings.enumerated() {
      for rating in sightings(skill) {
        let norm = norm(of: rating)
        let measures: [(String, Double?, Double?)] = [
          ("importance", rating.importance, rating.standardError), ("level", rating.level, rating.levelError),
          ("share", rating.share, nil),
        ].filter { $0.1 != nil }
        for (measure, amount, error) in measures.isEmpty ? [("named", nil, nil)] : measures {
          let spread = measure == "importance" ? norm : nil
          table.rows.append([
            String(index + 1), rating.name, rating.kind.rawValue, measure, amount.map(digits) ?? "",
            error.map(digits) ?? "", spread.map { digits($0.mean) } ?? "", spread.map { digits($0.deviation) } ?? "",
            spread.map { String($0.count) } ?? "", rating.source.text, rating.locator.description,
          ])
        }
      }
    }
    return table
  }

  private var json: JSON {
    let items = ratings.map { skill -> JSON in
      guard case .object(let members) = skill.json else { return skill.json }
      let norm = norm(of: skill.rating)
      return .object(
        members + [
          (
            "norm",
            norm.map {
              .object([
                ("mean", .number($0.mean)), ("deviation", .number($0.deviation)), ("roles", JSON($0.count)),
                ("standing", JSON(skill.rating.importance.flatMap($0.standing(of:)))),
              ])
            } ?? .null
          ),
          ("detectionLimit", JSON(skill.rating.share == nil ? nil : role.detectionLimit(skill.rating.source))),
          ("formula", JSON(formula(skill.rating))),
        ])
    }
    return .object([
      ("role", .string(role.id.text)), ("skill", .string(name)), ("ratings", .array(items)), ("notes", JSON(notes)),
      ("borrowed", isBorrowed ? placed.closestJSON : .null),
    ])
  }
}

/// What one role's source says about a skill that is compared.
package enum SkillStanding: Hashable, Sendable {
  /// A share in percent as printed.
  case share(Double, source: SourceID)
  /// Absent from a printed list whose least share is this: at most that much, not zero.
  case atMost(Double, source: SourceID)
  /// Importance, 0 to 100, with its standard error.
  case importance(Double, error: StandardError?, source: SourceID)
  /// Named without a rating.
  case named(source: SourceID)
  /// On a source's list of all technologies of the role.
  case listed(source: SourceID)
  /// Absent from such a list.
  case notListed(source: SourceID)
  /// What the catalog has cannot be.
  case impossible(source: SourceID)
  /// Nothing is known.
  case unknown
}

/// A skill over the compared roles.
package struct ComparedSkill: Hashable, Sendable {
  package var name: String
  package var kind: SkillRating.Kind
  /// The kinds of the ratings that stand in the row: its own, and what articles list under the name.
  let kinds: Set<SkillRating.Kind>
  /// What a row is called: the name, with the kind where the comparison has the name in two kinds, and of an interest.
  package let label: String
  /// One for each role.
  package var standings: [SkillStanding]
  /// The first role against each other one.
  package var judgements: [Judgement]

  package var judgement: Judgement { judgements[0] }

  /// What a role's sources say of it.
  package func ratings(of role: Role) -> [SkillRating] { role.skills.filter(holds) }

  /// Whether a rating stands in this row.
  package func holds(_ rating: SkillRating) -> Bool { rating.name == name && kinds.contains(rating.kind) }
}

/// The skills of several roles, aligned by name and kind: what is known to differ most first.
///
/// What an article lists is of no kind: it stands in the row of the first kind that classifies the name.
package func comparedSkills(_ roles: [Role], _ sources: SourceTable) -> [ComparedSkill] {
  var kinds: [String: Set<SkillRating.Kind>] = [:]
  var order: [String] = []
  for role in roles {
    for rating in role.rulingSkills {
      if kinds[rating.name] == nil { order.append(rating.name) }
      kinds[rating.name, default: []].insert(rating.kind)
    }
  }
  let ratings = roles.map { RatingsByName($0, sources) }
  let compared = order.flatMap { name in
    let known = kinds[name] ?? []
    let classes = SkillRating.Kind.allCases.filter { $0 != .listed && known.contains($0) }
    let rows = classes.isEmpty ? [.listed] : classes
    return rows.map { kind in
      let held = kind == rows[0] ? Set([kind, .listed]) : [kind]
      let standings = alignedStandings(name, held, ratings)
      return ComparedSkill(
        name: name, kind: kind, kinds: held,
        label: rows.count > 1 || kind == .interest ? "\(name) (\(kind.rawValue))" : name,
        standings: standings, judgements: standings.dropFirst().map { judge(standings[0], $0, sources) })
    }
  }
  // Interests are no skills: they stand behind all of them.
  func rank(_ skill: ComparedSkill, _ offset: Int) -> (Int, Double, Int) {
    (skill.kind == .interest ? 1 : 0, -skill.weight, offset)
  }
  return compared.enumerated().sorted { rank($0.element, $0.offset) < rank($1.element, $1.offset) }.map(\.element)
}

/// A role's ratings by name, and the limits of its printed lists: looked up for every skill of a comparison.
private struct RatingsByName {
  private let byName: [String: [SkillRating]]
  /// The source and least share of the first list of each publisher.
  private let limits: [String: (source: SourceID, share: Double)]
  /// The publishers that list all technologies of the role, each with its source.
  private let lists: [String: SourceID]
  let sources: SourceTable

  init(_ role: Role, _ sources: SourceTable) {
    byName = Dictionary(grouping: role.rulingSkills, by: \.name)
    self.sources = sources
    var limits: [String: (source: SourceID, share: Double)] = [:]
    for rating in role.skills {
      guard let share = rating.share else { continue }
      let group = sources.group(rating.source)
      guard let known = limits[group] else {
        limits[group] = (rating.source, share)
        continue
      }
      if known.source == rating.source { limits[group]?.share = min(known.share, share) }
    }
    self.limits = limits
    let listed = role.skills.lazy.filter { $0.kind == .technology }.map { (sources.group($0.source), $0.source) }
    lists = Dictionary(listed, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String, kinds: Set<SkillRating.Kind>) -> [SkillRating] {
    byName[name]?.filter { kinds.contains($0.kind) } ?? []
  }

  /// The list that a technology is not on, by a publisher who names it for another role.
  func list(among groups: Set<String>) -> SourceID? {
    lists.filter { groups.contains($0.key) }.values.min()
  }

  /// What a skill that is on none of the role's lists has at most, by a publisher of one of these groups.
  func limit(among groups: Set<String>) -> (source: SourceID, share: Double)? {
    limits.filter { groups.contains($0.key) }.min { $0.value.source < $1.value.source }?.value
  }
}

/// The standings of a skill by one scale where the roles share one: all shares or all ratings of one publisher.
private func alignedStandings(
  _ name: String, _ kinds: Set<SkillRating.Kind>, _ roles: [RatingsByName]
) -> [SkillStanding] {
  let ratings = roles.map { $0[name, kinds] }
  let pages = ratings.map { Set($0.map(\.source)) }.filter { !$0.isEmpty }
  let shared = pages.dropFirst().reduce(pages.first ?? []) { $0.intersection($1) }
  // A limit says something only beside a share of the same publisher.
  let groups = Set(
    zip(roles, ratings).flatMap { role, ratings in
      ratings.filter { $0.share != nil }.map { role.sources.group($0.source) }
    })
  let listing = Set(
    zip(roles, ratings).flatMap { role, ratings in
      ratings.filter { $0.kind == .technology }.map { role.sources.group($0.source) }
    })
  return zip(roles, ratings).map { role, ratings in
    // Where one page states the skill for all, that page is cited.
    let ratings = ratings.filter { shared.contains($0.source) } + ratings.filter { !shared.contains($0.source) }
    if let rating = ratings.first(where: { $0.importance != nil }), let importance = rating.importance {
      return .importance(importance, error: rating.importanceError, source: rating.source)
    }
    if let rating = ratings.first(where: { $0.share != nil }), let share = rating.share {
      return .share(share, source: rating.source)
    }
    if let rating = ratings.first {
      if rating.isImpossible { return .impossible(source: rating.source) }
      return rating.kind == .technology ? .listed(source: rating.source) : .named(source: rating.source)
    }
    if let limit = role.limit(among: groups) { return .atMost(limit.share, source: limit.source) }
    if let list = role.list(among: listing) { return .notListed(source: list) }
    return .unknown
  }
}

private func judge(_ first: SkillStanding, _ other: SkillStanding, _ sources: SourceTable) -> Judgement {
  switch (first, other) {
  case (.share(let a, let sourceA), .share(let b, let sourceB)):
    guard sources.group(sourceA) == sources.group(sourceB) else {
      return Judgement(.notComparable, "shares of two publishers")
    }
    return judge(
      a, b, [StandardError.ofFewAnswers(share: a), .ofFewAnswers(share: b)], "one publisher's shares as printed")
  case (.share(let a, _), .atMost(let limit, _)):
    return judge(a, atMost: limit, .higher, "the other list")
  case (.atMost(let limit, _), .share(let b, _)):
    return judge(b, atMost: limit, .lower, "the first list")
  case (.importance(let a, let errorA, let sourceA), .importance(let b, let errorB, let sourceB)):
    guard sources.group(sourceA) == sources.group(sourceB) else {
      return Judgement(.notComparable, "ratings of two publishers")
    }
    guard let errorA, let errorB else {
      return Judgement(.cannotTell, "no error is printed, and none can be modelled", brief: "no error is known")
    }
    return judge(a, b, [errorA, errorB], nil)
  case (.impossible, _), (_, .impossible): return Judgement(.unknown, Figure.Status.impossible.rawValue)
  case (.unknown, .unknown):
    return Judgement(.unknown, "neither side says anything about this skill", brief: "nothing said")
  case (.unknown, _), (_, .unknown):
    return Judgement(.unknown, "one side says nothing about this skill", brief: "nothing said of one")
  case (.listed(let sourceA), .listed(let sourceB)):
    return sources.group(sourceA) == sources.group(sourceB)
      ? Judgement(.same, "on both of one publisher's lists of all technologies", brief: "on both full lists")
      : Judgement(.cannotTell, "both name it, neither rates it")
  case (.listed(let sourceA), .notListed(let sourceB)), (.notListed(let sourceB), .listed(let sourceA)):
    guard sources.group(sourceA) == sources.group(sourceB) else {
      return Judgement(.cannotTell, "named by one publisher, and not on another's list")
    }
    var isFirst = false
    if case .listed = first { isFirst = true }
    var judgement = Judgement(
      isFirst ? .higher : .lower, "one publisher's lists of all technologies: on one, and not on the other",
      brief: "on one of two full lists")
    judgement.manner = .names
    return judgement
  case (.notListed, .notListed): return Judgement(.same, "on neither of one publisher's lists of all technologies")
  case (.named, .named), (.named, .listed), (.listed, .named):
    return Judgement(.cannotTell, "both name it, neither rates it")
  case (.named, _), (_, .named), (.listed, _), (_, .listed):
    return Judgement(.cannotTell, "one side names it without a rating")
  case (.atMost, .atMost): return Judgement(.cannotTell, "absent from both printed lists")
  default: return Judgement(.notComparable, "rated on different scales")
  }
}

/// Two amounts on one scale differ only beyond their errors.
private func judge(_ a: Double, _ b: Double, _ errors: [StandardError], _ basis: String?) -> Judgement {
  let test = ErrorTest(errors)
  let text = ErrorTest.text(test.threshold)
  let end = basis.map { "; \($0)" } ?? ""
  if a == b, test.isModelled {
    return Judgement(
      .same, "equal as printed\(end)", brief: "equal as printed", ratio: Judgement.ratio(ofPercents: a, b),
      difference: 0)
  }
  guard abs(a - b) > test.threshold else {
    return Judgement(.cannotTell, "within \(test.words)\(end)", brief: "within ± \(text)")
  }
  return Judgement(
    a > b ? .higher : .lower, "beyond \(test.words)\(end)", brief: "beyond ± \(text)",
    ratio: Judgement.ratio(ofPercents: a, b), difference: a - b)
}

/// A share beside what a skill has at most that the other list, cut at its top, leaves out.
private func judge(_ share: Double, atMost limit: Double, _ verdict: Verdict, _ list: String) -> Judgement {
  let end = NumberText.plain(limit)
  guard share > limit else {
    return Judgement(
      .cannotTell, "\(list) ends at \(end) %, so the skill may have as much there", brief: "one list ends at \(end) %")
  }
  let test = ErrorTest([.ofFewAnswers(share: share), .ofFewAnswers(share: limit)])
  let place = "absent from a printed list that ends at \(end) %"
  return share - limit > test.threshold
    ? Judgement(verdict, "\(place): beyond \(test.words)", brief: "one list ends at \(end) %")
    : Judgement(
      .cannotTell, "\(place): within \(test.words)", brief: "within ± \(ErrorTest.text(test.threshold))")
}

extension ComparedSkill {
  /// How far the first role is known to be apart from any other one; what cannot be told comes after.
  fileprivate var weight: Double {
    zip(standings.dropFirst(), judgements).map { other, judgement in
      let amounts = [standings[0].amount, other.amount].compactMap { $0 }
      // Names without amounts come last: there are hundreds.
      if judgement.manner == .names { return 0 }
      switch judgement.verdict {
      // What a list leaves out has at most that list's limit: at least the rest is a difference.
      case .higher, .lower: return 1000 + abs((standings[0].upperBound ?? 0) - (other.upperBound ?? 0))
      case .same: return 900
      case .cannotTell: return 500 + (amounts.max() ?? 0)
      case .notComparable: return 300
      case .unknown: return amounts.max() ?? 0
      }
    }.max() ?? 0
  }
}

extension SkillStanding {
  /// The number that a bar draws; nil where there is none.
  package var amount: Double? {
    switch self {
    case .share(let share, _): share
    case .importance(let importance, _, _): importance
    case .atMost, .named, .listed, .notListed, .impossible, .unknown: nil
    }
  }

  /// What is known of the amount's error; nil where there is no amount.
  package var error: StandardError? {
    switch self {
    case .share(let share, _), .atMost(let share, _): .ofFewAnswers(share: share)
    case .importance(_, let error, _): error
    case .named, .listed, .notListed, .impossible, .unknown: nil
    }
  }

  /// Who says it; nil where nobody does.
  package var source: SourceID? {
    switch self {
    case .share(_, let source), .atMost(_, let source), .importance(_, _, let source), .named(let source),
      .listed(let source), .notListed(let source), .impossible(let source):
      source
    case .unknown: nil
    }
  }

  /// What it is at most.
  fileprivate var upperBound: Double? {
    if case .atMost(let limit, _) = self { return limit }
    return amount
  }

  /// `26 %`, `at most 7 %`, `75`, `named`, `not stated`.
  package var text: String {
    switch self {
    case .share(let share, _): NumberText.plain(share) + " %"
    case .atMost(let limit, _): "at most " + NumberText.plain(limit) + " %"
    case .importance(let importance, _, _): NumberText.plain(importance, digits: 0)
    case .named, .listed: "named"
    case .notListed: "not listed"
    case .impossible: Figure.Status.impossible.rawValue
    case .unknown: "not stated"
    }
  }
}

extension ComparedSkill {
  /// Percent for printed shares; ratings have no unit, and stand as plain numbers.
  package var unit: Unit {
    let isShare = standings.contains { if case .share = $0 { true } else { false } }
    return isShare ? .percent : .name
  }
}

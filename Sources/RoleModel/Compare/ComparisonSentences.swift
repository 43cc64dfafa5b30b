/// The paragraph on top of a comparison: three to six plain sentences made from the figures, about the first two roles.
struct ComparisonSentences {
  let roles: [Role]
  let rows: [ComparedRow]
  let skills: [ComparedSkill]
  let sources: SourceTable
  /// The year whose dollars pay is in; nil for pay as published.
  let year: Int?

  /// At most six, the most telling first; `names` stand for the roles.
  func sentences(naming names: [String]) -> [String] {
    guard roles.count > 1, names.count >= 2 else { return [] }
    let (a, b) = (names[0], names[1])
    let candidates =
      [pay(a, b), pricing(a, b), entry(a, b)] + ties(a, b) + [sharedSkills(a, b), vintage(0, a), vintage(1, b)]
      + [degrees(a, b), men(a, b), outlook(a, b), requirements(a, b), namedSkills(a, b), oneSided()]
    return Array(candidates.compactMap { $0 }.prefix(6))
  }

  private func pay(_ a: String, _ b: String) -> String? {
    // A median is what half of them earn; an average goes with the few who earn most.
    let amounts =
      rows.filter { $0.field == .payMedian || $0.field == .payPercentiles } + rows.filter { $0.field == .payMean }
    if let row = amounts.first(where: \.isOneNumber) {
      return "The pay of \(a) and \(b) is one number: the source counts them together (\(vintage(row)))."
    }
    if let row = amounts.first(where: { $0.judgement.verdict == .same }) {
      return "\(a) and \(b) have the same \(word(row)) pay (\(vintage(row)))."
    }
    if let row = amounts.first(where: { $0.judgement.verdict.isDifference }), let ratio = row.judgement.ratio {
      let (more, less) = ratio >= 1 ? (a, b) : (b, a)
      let times = ratio >= 1 ? ratio : 1 / ratio
      return "\(possessive(more)) \(word(row)) pay is \(NumberText.fixed(times, digits: 2)) times \(possessive(less)) "
        + "(\(vintage(row)))."
    }
    if let row = rows.first(where: { $0.field == .payRange && $0.judgement.verdict.isDifference }) {
      let (more, less) = row.judgement.verdict == .higher ? (a, b) : (b, a)
      return "All of \(possessive(more)) printed pay range lies above \(possessive(less)) (\(vintage(row)))."
    }
    if let row = rows.first(where: { $0.field == .payRange && $0.judgement.verdict == .cannotTell }) {
      return "\(possessive(a)) and \(possessive(b)) printed pay ranges overlap (\(vintage(row)))."
    }
    if let sentence = unlikePay(a, b) { return sentence }
    let isPay: (ComparedRow) -> Bool = { $0.field.pane == .salary && $0.field.unit == .dollarsPerYear }
    if let row = rows.first(where: { isPay($0) && $0.judgement.verdict == .notComparable }) {
      // The definitions themselves stand in the row's receipt: a sentence has to stay readable.
      let reason =
        row.judgement.reason.hasPrefix("definitions differ") ? "their definitions differ" : row.judgement.reason
      return "\(possessive(a)) and \(possessive(b)) pay can't be compared: \(reason)."
    }
    return nil
  }

  /// One role has only an average and the other only a range: both are said, neither is compared.
  private func unlikePay(_ a: String, _ b: String) -> String? {
    let pays = roles.prefix(2).map { ListedPay.figure(of: $0.figures) }
    guard let first = pays[0], let other = pays[1], first.field != other.field else { return nil }
    func words(_ figure: Figure) -> String {
      if case .percentiles(let percentiles) = figure.value, let median = percentiles.median {
        let amount = (median.isTopCoded ? "≥ $" : "$") + NumberText.grouped(median.number)
        return "a median, \(amount) (\(sources.vintage(of: figure)))"
      }
      return
        "\(figure.field == .payMean ? "an" : "a") \(figure.field.words), \(figure.valueText) (\(sources.vintage(of: figure)))"
    }
    return "\(possessive(a)) pay is printed as \(words(first)), \(possessive(b)) as \(words(other)): not comparable."
  }

  /// What sources assert between the two roles.
  private func ties(_ a: String, _ b: String) -> [String?] {
    let pairs = [(0, 1, a, b), (1, 0, b, a)]
    return pairs.flatMap { from, to, name, other in
      Edge.Kind.allCases.map { kind -> String? in
        let edges = roles[from].edges.filter { $0.role == roles[to].id && $0.kind == kind }
        guard let first = edges.first else { return nil }
        let verb =
          switch kind {
          case .promotesTo: "leads up to"
          case .manages: "manages"
          case .lateral: "leads sideways to"
          case .related: "is related to"
          }
        return "\(name) \(verb) \(other), says \(sources.label(first.source))."
      }
    }
  }

  private func requirements(_ a: String, _ b: String) -> String? {
    let rows = rows.filter { $0.field == .educationRequired && $0.values[0] != nil && $0.values[1] != nil }
    guard let row = rows.first, let first = row.values[0], let other = row.values[1] else { return nil }
    guard first.value.isName, other.value.isName else { return mostAsked(first.figure, a, other.figure, b) }
    let (left, right) = (first.value.text(in: .name), other.value.text(in: .name))
    return left == right
      ? "Sources ask the same schooling of both: \(left)."
      : "Sources ask \(left) of \(a) and \(right) of \(b)."
  }

  /// The schooling that most respondents of a survey name as required.
  private func mostAsked(_ first: Figure, _ a: String, _ other: Figure, _ b: String) -> String? {
    func most(_ figure: Figure) -> Share? {
      guard case .shares(let shares) = figure.value else { return nil }
      return shares.max { $0.percent < $1.percent }
    }
    guard let left = most(first), let right = most(other) else { return nil }
    let (leftPart, rightPart) = (NumberText.plain(left.percent, digits: 0), NumberText.plain(right.percent, digits: 0))
    return left.label == right.label
      ? "Asked most for both: \(left.label) (\(leftPart) % of respondents for \(a), \(rightPart) % for \(b))."
      : "Asked most: \(left.label) for \(a) (\(leftPart) % of respondents), \(right.label) for \(b) (\(rightPart) %)."
  }

  /// How much of the comparison has only one side.
  private func oneSided() -> String? {
    let alone = rows.count { !$0.isShared }
    return alone == 0 ? nil : "In \(counted(alone, "row")) of \(rows.count) only one of the roles has a figure."
  }

  /// Skills that sources name for both without rating them.
  private func namedSkills(_ a: String, _ b: String) -> String? {
    let named = roles.prefix(2).map { role in Set(role.skills.filter { $0.amount == nil }.map(\.name)) }
    let both = skills.map(\.name).filter { name in named.allSatisfy { $0.contains(name) } }
    if both.isEmpty { return nil }
    let shown = both.prefix(4)
    let rest = both.count > shown.count ? ["\(both.count - shown.count) more"] : []
    return "Sources name for both: \(joinedInWords(shown + rest))."
  }

  /// How many publishers price each role, beyond the one whose figures pair.
  private func pricing(_ a: String, _ b: String) -> String? {
    func publishers(_ side: Int) -> Set<String> {
      Set(
        roles[side].figures.filter { $0.field.unit == .dollarsPerYear && $0.value != .missing }
          .map { sources.group($0.source) })
    }
    let (first, second) = (publishers(0), publishers(1))
    let shared = first.intersection(second)
    let (more, others) = (first.subtracting(shared).count, second.subtracting(shared).count)
    if first.isEmpty && second.isEmpty { return "No source prices \(a) or \(b)." }
    if first.isEmpty || second.isEmpty {
      let (priced, bare) = first.isEmpty ? (b, a) : (a, b)
      return capital(clause(max(first.count, second.count), "source", priced)) + "; no source prices \(bare)."
    }
    if more == 0 && others == 0 { return nil }
    let noun = shared.isEmpty ? "source" : "more source"
    let clauses = [(more, a), (others, b)].sorted { $0.0 > $1.0 }.map { clause($0.0, noun, $0.1) }
    return capital(clauses[0]) + "; " + clauses[1] + "."
  }

  /// "two more sources price A"; of none, "no other prices B", since a shared source may price both.
  private func clause(_ count: Int, _ noun: String, _ name: String) -> String {
    count == 0
      ? "no other prices \(name)" : "\(words(count, noun)) \(count == 1 ? "prices" : "price") \(name)"
  }

  private func entry(_ a: String, _ b: String) -> String? {
    guard
      let row = rows.first(where: { $0.field == .experienceToEnter && $0.values[0] != nil && $0.values[1] != nil }),
      let first = row.values[0], let other = row.values[1]
    else { return nil }
    let (left, right) = (first.value.text(in: .years), other.value.text(in: .years))
    let (labelA, labelB) = (sources.label(first.figure.source), sources.label(other.figure.source))
    if first.figure.definition != other.figure.definition {
      return
        "Years before entry: \(left) for \(a) (\(labelA)), \(right) for \(b) (\(labelB)), by different definitions."
    }
    guard first.figure.definition.contains("takes to become") else {
      return "\(capital(labelA)) asks \(left) years of experience of \(a) and \(right) of \(b)."
    }
    if left == right { return "\(a) and \(b) both take \(left) years to reach." }
    return "\(a) takes \(left) years to reach, \(b) \(right)."
  }

  private func sharedSkills(_ a: String, _ b: String) -> String? {
    let lists = roles.prefix(2).map { role in
      Set(role.skills.filter { $0.share != nil || $0.importance != nil }.map(\.name))
    }
    if lists.contains(where: \.isEmpty) { return nil }
    let shared = skills.map(\.name).filter { name in lists.allSatisfy { $0.contains(name) } }
    if shared.isEmpty { return "No skill is on both printed lists." }
    if shared.count > 3 { return ratedSkills(shared.count, a, b) }
    return "\(joinedInWords(shared)) \(shared.count == 1 ? "is" : "are") on both printed lists."
  }

  /// The skills in which each side is rated higher beyond the error, the greatest differences first.
  private func ratedSkills(_ count: Int, _ a: String, _ b: String) -> String {
    func names(_ verdict: Verdict) -> [String] {
      let differing = skills.filter { skill in
        guard skill.judgement.verdict == verdict, case .importance = skill.standings[0] else { return false }
        return skill.standings[0].amount != nil && skill.standings[1].amount != nil
      }
      func distance(_ skill: ComparedSkill) -> Double {
        abs((skill.standings[0].amount ?? 0) - (skill.standings[1].amount ?? 0))
      }
      return differing.sorted { distance($0) > distance($1) }.prefix(2).map(\.name)
    }
    let (first, other) = (names(.higher), names(.lower))
    let lead = "Of \(counted(count, "skill")) rated for both"
    if first.isEmpty, other.isEmpty { return "\(lead), none differs beyond its error." }
    let parts = [(first, a), (other, b)].filter { !$0.0.isEmpty }.map { skills, name in
      "\(possessive(name)) stand out in \(joinedInWords(skills))"
    }
    return "\(lead), \(parts.joined(separator: ", "))."
  }

  /// How much of the distance between a role's dated and undated averages the years would explain.
  private func vintage(_ side: Int, _ name: String) -> String? {
    let averages = roles[side].figures(.payMean)
    guard let undated = averages.first(where: { $0.year == nil }),
      let dated = averages.first(where: { $0.year != nil }),
      let note = VintageNote(undated: undated, dated: dated, sources: sources)
    else { return nil }
    return "For \(name): " + note.text
  }

  private func degrees(_ a: String, _ b: String) -> String? {
    let modal = rows.first { $0.field == .educationModal && $0.judgement.verdict != .unknown }
    guard let row = modal, let label = row.label, let first = row.values[0], let other = row.values[1],
      case .number(let left) = first.value, case .number(let right) = other.value
    else { return nil }
    return "\(label): \(NumberText.plain(left)) % of \(a), \(NumberText.plain(right)) % of \(b) (\(vintage(row)))."
  }

  private func men(_ a: String, _ b: String) -> String? {
    guard
      let row = rows.first(where: { $0.field == .sexShares && $0.label == "men" && $0.isComparable }),
      let first = row.values[0], let other = row.values[1], case .number(let left) = first.value,
      case .number(let right) = other.value
    else { return nil }
    return "Men are \(NumberText.plain(left)) % of \(a) and \(NumberText.plain(right)) % of \(b) (\(vintage(row)))."
  }

  private func outlook(_ a: String, _ b: String) -> String? {
    guard let row = rows.first(where: { $0.field == .growth && $0.isComparable }),
      let first = row.values[0], let other = row.values[1], case .number(let left) = first.value,
      case .number(let right) = other.value
    else { return nil }
    return "Growth is printed as \(NumberText.plain(left)) % for \(a) and \(NumberText.plain(right)) % for \(b) "
      + "(\(vintage(row)))."
  }

  private func word(_ row: ComparedRow) -> String { row.field == .payMean ? "average" : "median" }

  private func vintage(_ row: ComparedRow) -> String {
    row.values.lazy.compactMap { $0 }.first.map { sources.vintage(of: $0.figure) } ?? ""
  }

  private func possessive(_ name: String) -> String { name.hasSuffix("s") ? name + "'" : name + "'s" }

  private func words(_ count: Int, _ noun: String) -> String {
    let small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    let number = small.indices.contains(count) ? small[count] : String(count)
    return "\(number) \(noun)\(count == 1 ? "" : "s")"
  }

  private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// How much of the distance between an undated and a dated average their years could explain.
///
/// The undated one is taken, as an assumption that the text names, to be of ``PriceIndex/alignmentYear``.
package struct VintageNote: Sendable {
  package let text: String

  package init?(undated: Figure, dated: Figure, sources: SourceTable) {
    guard case .number(let open) = undated.value, case .number(let old) = dated.value, let year = dated.year,
      undated.definition == dated.definition,
      let aligned = PriceIndex.aligned(old, from: year, to: PriceIndex.alignmentYear), year != PriceIndex.alignmentYear,
      open != old
    else { return nil }
    let explained = 1 - abs(open - aligned) / abs(open - old)
    let target = PriceIndex.alignmentYear
    let share = explained > 0.5 ? "most" : explained > 0 ? "less than half" : "none"
    text =
      "if \(sources.label(undated.source))'s undated $\(NumberText.grouped(open)) is of \(target), \(share) of its distance "
      + "from \(sources.label(dated.source))'s $\(NumberText.grouped(old)) of \(year) is the years: in \(target) dollars "
      + "that is $\(NumberText.grouped(aligned))."
  }
}

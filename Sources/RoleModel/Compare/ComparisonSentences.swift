/// The paragraph on top of a comparison: three to six plain sentences made from the figures, where they carry so many.
///
/// With more than two roles the first one is said against each other one.
struct ComparisonSentences {
  let roles: [Role]
  let rows: [ComparedRow]
  let skills: [ComparedSkill]
  let sources: SourceTable
  /// The year whose dollars pay is in; nil for pay as published.
  let year: Int?
  /// What the roles are called, one name each.
  let names: [String]

  /// At most six, the most telling first.
  var all: [ComparedSentence] {
    guard roles.count > 1, names.count >= roles.count else { return [] }
    let others = Array(1..<roles.count)
    let vintages = roles.indices.map(vintage)
    let pay = others.map(pay) + [undated]
    let leading = year == nil ? pay + [pricing, entry] : pay + vintages + [pricing, entry]
    let candidates = leading + others.flatMap(ties) + [ratedOrListed] + (year == nil ? vintages : [])
    let rest = [degrees, men, outlook, requirements, namedSkills, oneSided]
    return Array((candidates + rest).compactMap { $0 }.prefix(6))
  }

  /// The rows of some fields, in their order.
  func rows(of fields: Field...) -> [Int] { rows.indices.filter { fields.contains(rows[$0].field) } }

  /// The roles whose values of a row can be said beside the first one's: the first role and those it compares with.
  private func sides(_ row: ComparedRow) -> [Int] {
    let others = row.judgements.indices.filter {
      row.judgements[$0].verdict.isDifference || row.judgements[$0].verdict == .same
    }
    return others.isEmpty ? [] : [0] + others.map { $0 + 1 }
  }

  /// The sources of some sides of a row with their years, each once.
  func vintage(_ row: ComparedRow, _ sides: [Int]) -> String {
    var vintages: [String] = []
    for side in sides {
      guard let figure = row.values[side]?.figure else { continue }
      let vintage = sources.vintage(of: figure)
      if !vintages.contains(vintage) { vintages.append(vintage) }
    }
    return vintages.joined(separator: "; ")
  }

  /// A sentence that lists the numbers of the first row of a field which carries any.
  private func listing(
    _ field: Field, label: String? = nil, _ text: (ComparedRow, [(number: String, name: String)]) -> String
  ) -> ComparedSentence? {
    for index in rows(of: field) where label == nil || rows[index].label == label {
      let row = rows[index]
      let parts = sides(row).compactMap { side -> (number: String, name: String)? in
        guard case .number(let number)? = row.values[side]?.value else { return nil }
        return (NumberText.plain(number), names[side])
      }
      guard parts.count > 1 else { continue }
      return ComparedSentence(
        text(row, parts) + " (\(vintage(row, sides(row)))).", rows: [index], how: "the numbers as printed")
    }
    return nil
  }

  private var degrees: ComparedSentence? {
    guard let label = rows.first(where: { $0.field == .educationModal && !sides($0).isEmpty })?.label else {
      return nil
    }
    return listing(.educationModal, label: label) { _, parts in
      "\(label): " + parts.map { "\($0.number) % of \($0.name)" }.joined(separator: ", ")
    }
  }

  private var men: ComparedSentence? {
    listing(.sexShares, label: "men") { _, parts in
      "Men are " + joinedInWords(parts.map { "\($0.number) % of \($0.name)" })
    }
  }

  /// Growth by its verdict: projections that are close are said, and not told apart.
  private var outlook: ComparedSentence? {
    guard let index = rows(of: .growth).first(where: { rows[$0].values[0] != nil && rows[$0].isShared }) else {
      return nil
    }
    let row = rows[index]
    let judged = row.judgements.indices.filter {
      row.judgements[$0].verdict.isDifference || [.same, .cannotTell].contains(row.judgements[$0].verdict)
    }
    let sides = [0] + judged.map { $0 + 1 }
    let parts = sides.compactMap { side -> String? in
      guard case .number(let number)? = row.values[side]?.value else { return nil }
      return "\(NumberText.plain(number)) % for \(names[side])"
    }
    guard parts.count > 1, parts.count == sides.count,
      !row.judgements.contains(where: { $0.reason == Judge.oneNumberReason })
    else { return nil }
    let close = judged.filter { row.judgements[$0].verdict == .cannotTell }
    let caution =
      close.isEmpty
      ? "" : close.count == judged.count ? ", too close to be told apart" : ", of which not all can be told apart"
    return ComparedSentence(
      "Growth: \(joinedInWords(parts))\(caution) (\(vintage(row, sides))).", rows: [index],
      how: joinedInWords(judged.map { row.judgements[$0].reason }))
  }

  /// How many years it takes to reach each role, or is asked of it.
  private var entry: ComparedSentence? {
    guard let index = rows(of: .experienceToEnter).first(where: { rows[$0].values.count { $0 != nil } > 1 }) else {
      return nil
    }
    let row = rows[index]
    let parts = row.values.indices.compactMap { side in
      row.values[side].map { (name: names[side], years: $0.value.text(in: .years), figure: $0.figure) }
    }
    func said(_ text: String, _ how: String = "the years as printed") -> ComparedSentence {
      ComparedSentence(text, rows: [index], how: how)
    }
    let first = parts[0]
    guard parts.allSatisfy({ $0.figure.definition == first.figure.definition }) else {
      let years = parts.map { "\($0.years) for \($0.name) (\(sources.label($0.figure.source)))" }
      return said(
        "Years before entry: \(years.joined(separator: ", ")), by different definitions.",
        "the definitions differ: the years are said, not compared")
    }
    guard first.figure.definition.contains("takes to become") else {
      let years = parts.enumerated().map { index, part in
        "\(part.years)\(index == 0 ? " years of experience" : "") of \(part.name)"
      }
      let labels = Set(parts.map { sources.label($0.figure.source) })
      let who = labels.count == 1 ? Wording.capital(sources.label(first.figure.source)) + " asks" : "Sources ask"
      return said("\(who) \(joinedInWords(years)).")
    }
    if parts.allSatisfy({ $0.years == first.years }) {
      let all = parts.count == 2 ? " both" : " all"
      return said("\(joinedInWords(parts.map(\.name)))\(all) take \(first.years) years to reach.")
    }
    let lead = "\(first.name) \(Wording.verb(first.name, "takes", "take")) \(first.years) years to reach"
    return said("\(lead), \(parts.dropFirst().map { "\($0.name) \($0.years)" }.joined(separator: ", ")).")
  }

  /// What sources assert between the first role and another.
  private func ties(_ other: Int) -> [ComparedSentence?] {
    [(0, other), (other, 0)].flatMap { from, to in
      Edge.Kind.allCases.map { kind -> ComparedSentence? in
        let edges = roles[from].edges.filter { $0.role == roles[to].id && $0.kind == kind }
        guard let first = edges.first else { return nil }
        let name = names[from]
        let verb =
          switch kind {
          case .promotesTo: Wording.verb(name, "leads", "lead") + " up to"
          case .manages: Wording.verb(name, "manages", "manage")
          case .lateral: Wording.verb(name, "leads", "lead") + " sideways to"
          case .related: Wording.verb(name, "is", "are") + " related to"
          }
        return ComparedSentence(
          "\(name) \(verb) \(names[to]), says \(sources.label(first.source)).",
          how: "asserted by " + joinedInWords(edges.map { "\(sources.label($0.source)), \($0.locator)" }))
      }
    }
  }

  private var requirements: ComparedSentence? {
    guard let index = rows(of: .educationRequired).first(where: { rows[$0].values.count { $0 != nil } > 1 }) else {
      return nil
    }
    let row = rows[index]
    let sides = row.values.indices.filter { row.values[$0] != nil }
    guard sides.allSatisfy({ row.values[$0]?.value.isName == true }) else { return mostAsked(sides) }
    let asked = sides.compactMap { side in
      row.values[side].map { (name: names[side], level: $0.value.text(in: .name), words: $0.figure.definition) }
    }
    func said(_ text: String) -> ComparedSentence {
      ComparedSentence(text, rows: [index], how: "the schooling as printed, and what its source says of it")
    }
    guard asked.allSatisfy({ $0.words == asked[0].words }) else {
      return said("Schooling: " + joinedInWords(asked.map { "\($0.level) for \($0.name) (\($0.words))" }) + ".")
    }
    guard asked.allSatisfy({ $0.level == asked[0].level }) else {
      return said("Sources ask \(joinedInWords(asked.map { "\($0.level) of \($0.name)" })).")
    }
    let all = sides.count == roles.count ? Wording.all(sides.count) : joinedInWords(asked.map(\.name))
    return said("Sources ask the same schooling of \(all): \(asked[0].level).")
  }

  /// The schooling that most respondents of a survey name as required.
  private func mostAsked(_ sides: [Int]) -> ComparedSentence? {
    let asked = sides.compactMap { side -> (name: String, share: Share)? in
      guard let figure = rows(of: .educationRequired).lazy.compactMap({ rows[$0].values[side]?.figure }).first,
        case .shares(let shares) = figure.value, let most = shares.max(by: { $0.percent < $1.percent })
      else { return nil }
      return (names[side], most)
    }
    guard asked.count > 1 else { return nil }
    let stands = rows(of: .educationRequired).filter { row in asked.contains { $0.share.label == rows[row].label } }
    func part(_ share: Share) -> String { NumberText.plain(share.percent, digits: 0) + " %" }
    let isOne = asked.allSatisfy { $0.share.label == asked[0].share.label }
    let text =
      isOne
      ? "Asked most for \(Wording.all(asked.count)): \(asked[0].share.label) "
        + "(\(part(asked[0].share)) of respondents for \(asked[0].name)"
        + asked.dropFirst().map { ", \(part($0.share)) for \($0.name)" }.joined() + ")."
      : "Asked most: \(asked[0].share.label) for \(asked[0].name) (\(part(asked[0].share)) of respondents)"
        + asked.dropFirst().map { ", \($0.share.label) for \($0.name) (\(part($0.share)))" }.joined() + "."
    return ComparedSentence(text, rows: stands, how: "the greatest of each role's shares")
  }

  /// How much of the comparison has only one side.
  private var oneSided: ComparedSentence? {
    let alone = rows.indices.filter { !rows[$0].isShared }
    return alone.isEmpty
      ? nil
      : ComparedSentence(
        "In \(counted(alone.count, "row")) of \(rows.count) only one of the roles has a figure.", rows: alone,
        how: "rows with one value, counted")
  }
}

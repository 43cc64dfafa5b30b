import ArgumentParser
import Explorer
import RoleCatalog
import RoleModel

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two to four roles: aligned rows, each with its verdict, ratio and reason.",
    discussion: "The first role is the reference: “higher” means that the first one is higher.")

  @OptionGroup var options: CommandOptions

  @Flag(help: "Bring pay that states its year to \(PriceIndex.alignmentYear) dollars.")
  var oneYear = false

  @Argument(help: "Two to four roles: ids, titles, aliases or codes.", completion: ShellCompletion.role)
  var roles: [String]

  func validate() throws {
    guard (2...Comparison.letters.count).contains(roles.count) else {
      throw ValidationError("compare takes two to four roles; \(counted(roles.count, "role")) given.")
    }
  }

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    let roles = try roles.map { try catalog.role(named: $0) }
    for (index, role) in roles.enumerated() where roles[..<index].contains(where: { $0.id == role.id }) {
      throw CommandFailure.wrongUse("\(role.title) is named twice. Compare different roles.")
    }
    let year = oneYear ? PriceIndex.alignmentYear : nil
    let comparison = Comparison(roles, sources: sources, dollarsOf: year)
    let page = ComparePage(comparison, sources, dollarsOf: year)
    options.print(
      Answer(
        document: document(comparison, sources),
        facts: comparisonFacts(comparison.rows, comparison.skills, comparison.roles), json: comparison.json,
        body: page.body, sources: page.footnotes.sources))
  }

  private func document(_ comparison: Comparison, _ sources: SourceTable) -> Document {
    let names = Array(Comparison.letters.prefix(comparison.roles.count))
    var document = Document()
    document.heading(
      zip(names, comparison.roles).map { "\($0) \($1.title)" }.joined(separator: " · "), level: 1)
    for sentence in comparison.sentences(naming: Comparison.letters) { document.paragraph(sentence) }
    // Reasons repeat: the table numbers them, and they follow it.
    var reasons: [String] = []
    func number(_ reason: String) -> String {
      if let index = reasons.firstIndex(of: reason) { return String(index + 1) }
      reasons.append(reason)
      return String(reasons.count)
    }
    let verdicts: [Table.Column] =
      names.count == 2
      ? [.init("verdict"), .init("A less B", .right), .init("why", .right)]
      : names.dropFirst().map { .init("A against \($0), why") }
    var table = Table([.init("row")] + names.map { .init($0, .right) } + verdicts)
    func verdictCells(_ judgements: [Judgement], _ unit: Unit) -> [String] {
      let words = judgements.enumerated().map { verdictWords($0.element, other: $0.offset + 1) }
      let whys = judgements.map { number($0.reason) }
      let differences = judgements.map { $0.differenceText(in: unit) }
      if judgements.count == 1 { return [words[0], differences[0] ?? "–", whys[0]] }
      return words.indices.map { index in
        words[index] + (differences[index].map { ", \($0)" } ?? "") + " (\(whys[index]))"
      }
    }
    var footnotes = Footnotes()
    for row in comparison.rows {
      let values = row.values.map { footnotes.marked($0?.text ?? "not stated", $0?.figure.source) }
      table.rows.append(
        [rowLabel(row, among: comparison.rows, sources)] + values + verdictCells(row.judgements, row.unit))
    }
    for skill in comparison.skills {
      let values = skill.standings.map { footnotes.marked($0.text, $0.source) }
      table.rows.append(["skill: \(skill.label)"] + values + verdictCells(skill.judgements, skill.unit))
    }
    if table.rows.isEmpty {
      document.paragraph(nothingToCompare)
      return document
    }
    document.heading("Row by row")
    document.paragraph(moneyNote)
    document.table(table)
    document.heading("Why")
    document.list(reasons.enumerated().map { "(\($0.offset + 1)) \($0.element)" })
    document.sources(footnotes.lines(sources))
    return document
  }
}

/// One value a row: field, part, definition, role, value, and the verdict of the first role against this one.
func comparisonFacts(_ rows: [ComparedRow], _ skills: [ComparedSkill], _ roles: [Role]) -> Table {
  var table = Table([
    .init("field"), .init("part"), .init("role"), .init("value"), .init("high"), .init("open"), .init("unit"),
    .init("definition"), .init("year"),
    .init("source"), .init("locator"), .init("status"), .init("verdict_of_first"), .init("ratio"), .init("difference"),
    .init("reason"), .init("place"), .init("formula"),
  ])
  for row in rows {
    for (index, value) in row.values.enumerated() {
      let judgement = index > 0 ? row.judgements[index - 1] : nil
      let part = value?.value.parts.first
      table.rows.append([
        row.field.rawValue, row.label ?? "", roles[index].id.text, part?.value ?? "",
        part?.high ?? "", part?.open ?? "", row.field.unit.rawValue,
        value?.figure.definition ?? "", value?.figure.year.map(String.init) ?? "", value?.figure.source.text ?? "",
        value?.figure.locator.description ?? "",
        value.map { $0.figure.status.rawValue } ?? "not stated", judgement?.verdict.rawValue ?? "",
        judgement?.ratio.map(digits) ?? "", judgement?.difference.map(digits) ?? "",
        judgement?.reason ?? "", value?.figure.place ?? "", value?.figure.formula ?? "",
      ])
    }
  }
  for skill in skills {
    for (index, standing) in skill.standings.enumerated() {
      let judgement = index > 0 ? skill.judgements[index - 1] : nil
      table.rows.append([
        "skill", skill.name, roles[index].id.text, standing.amount.map(digits) ?? "",
        standing.limit.map(digits) ?? "", standing.limit == nil ? "" : "low", standing.unit, skill.kind.rawValue, "",
        standing.source?.text ?? "", standing.locator(skill, roles[index]), standing.status,
        judgement?.verdict.rawValue ?? "", judgement?.ratio.map(digits) ?? "",
        judgement?.difference.map(digits) ?? "", judgement?.reason ?? "", "", "",
      ])
    }
  }
  return table
}

extension Comparison {
  fileprivate var json: JSON {
    .object([
      ("roles", .array(roles.map { .object($0.headMembers) })),
      ("rows", .array(rows.map(\.json))),
      ("skills", .array(skills.map(\.json))),
      ("sentences", JSON(sentences(naming: roles.map(\.title)))),
    ])
  }
}

extension ComparedRow {
  var json: JSON {
    var members: [(key: String, value: JSON)] = [("field", .string(field.rawValue))]
    if let label { members.append(("part", .string(label))) }
    members += [
      ("definition", .string(definition)), ("values", .array(values.map { $0?.json ?? .null })),
    ]
    return .object(members + judgementMembers(judgements))
  }
}

extension ComparedValue {
  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("value", value.json), ("unit", .string(figure.field.unit.rawValue)), ("year", JSON(figure.year)),
      ("source", .string(figure.source.text)), ("status", .string(figure.status.rawValue)),
      ("definition", .string(figure.definition)), ("locator", .string(figure.locator.description)),
    ]
    if let error = uncertainty.error {
      members.append(("se", .number(error.amount)))
      if error.isModelled { members.append(("seHow", .string(error.how))) }
    }
    if let year = figure.dollarsOf { members.append(("dollarsOf", .number(Double(year)))) }
    return .object(members)
  }
}

extension ComparedSkill {
  var json: JSON {
    .object(
      [
        ("name", .string(name)), ("kind", .string(kind.rawValue)), ("values", .array(standings.map(\.json))),
      ] + judgementMembers(judgements))
  }
}

extension SkillStanding {
  fileprivate var json: JSON {
    switch self {
    case .share(let share, let source): .object([("share", .number(share)), ("source", .string(source.text))])
    case .atMost(let limit, let source): .object([("atMost", .number(limit)), ("source", .string(source.text))])
    case .importance(let importance, let error, let source):
      .object(
        [("importance", .number(importance)), ("se", JSON(error?.amount)), ("source", .string(source.text))]
          + (error.flatMap { $0.isModelled ? [("seHow", .string($0.how))] : nil } ?? []))
    case .named(let source), .listed(let source): .object([("named", .bool(true)), ("source", .string(source.text))])
    case .notListed(let source): .object([("named", .bool(false)), ("source", .string(source.text))])
    case .impossible(let source):
      .object([("status", .string(Figure.Status.impossible.rawValue)), ("source", .string(source.text))])
    case .unknown: .null
    }
  }
}

extension SkillStanding {
  /// The most that it can be, where a list leaves the skill out.
  fileprivate var limit: Double? { if case .atMost(let limit, _) = self { limit } else { nil } }

  fileprivate var unit: String {
    switch self {
    case .share, .atMost: Unit.percent.rawValue
    case .importance: "of 100"
    case .named, .listed, .notListed, .impossible, .unknown: ""
    }
  }

  fileprivate var status: String {
    switch self {
    case .share, .importance: Figure.Status.published.rawValue
    case .atMost, .notListed: "not on the list"
    case .named, .listed: "named"
    case .impossible: Figure.Status.impossible.rawValue
    case .unknown: "not stated"
    }
  }

  /// Where the role's rating stands; empty for what no source states.
  fileprivate func locator(_ skill: ComparedSkill, _ role: Role) -> String {
    role.skills.first { skill.holds($0) && $0.source == source }?.locator.description ?? ""
  }
}

/// The verdict of the first role against the next; with more than two roles, also against each other one.
private func judgementMembers(
  _ judgements: [Judgement]
) -> [(key: String, value: JSON)] {
  guard let first = judgements.first else { return [] }
  var members: [(key: String, value: JSON)] = [
    ("verdict", .string(first.verdict.rawValue)), ("reason", .string(first.reason)), ("ratio", JSON(first.ratio)),
    ("difference", JSON(first.difference)),
  ]
  if judgements.count > 1 {
    members.append(
      (
        "others",
        .array(
          judgements.dropFirst().map { judgement in
            .object([
              ("verdict", .string(judgement.verdict.rawValue)), ("reason", .string(judgement.reason)),
              ("ratio", JSON(judgement.ratio)), ("difference", JSON(judgement.difference)),
            ])
          })
      ))
  }
  return members
}

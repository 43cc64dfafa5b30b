import ArgumentParser
import RoleCatalog
import RoleModel

struct GapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract:
      "Print what a step from one role to another asks for: skills, the greatest gap first, pay and preparation.",
    discussion: """
      The gap of a skill is the level that the second role asks for beyond the first one's, times its importance there; the
      total is the share of all that the second role asks for. Small is not related: see rolescope related.
      """)

  @OptionGroup var options: CommandOptions
  @OptionGroup var closest: ClosestOptions

  @Argument(help: "The role to leave: an id, title, alias or code.") var from: String

  @Argument(help: "The role to reach.") var to: String

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    let roles = try closest.roles(named: [from, to], in: catalog)
    let levels = roles.map { SkillLevels($0.rated, sources: sources) }
    for (role, levels) in zip(roles, levels) where levels.isEmpty {
      throw CommandFailure.nothing(role.unratedSentence)
    }
    guard let gap = Gap(from: levels[0], to: levels[1]) else {
      throw CommandFailure.nothing("no publisher rates both \(roles[0].rated.title) and \(roles[1].rated.title).")
    }
    let pay = PayChange(from: roles[0].rated, to: roles[1].rated, sources: sources)
    let zone = ZoneChange(from: roles[0].rated, to: roles[1].rated)
    var footnotes = Footnotes()
    let document = document(roles, gap, pay, zone, sources, &footnotes)
    options.print(
      Answer(
        document: document, facts: facts(gap), json: json(roles, gap, pay, zone), sources: footnotes.sources))
  }

  private func document(
    _ roles: [PlacedRole], _ gap: Gap, _ pay: PayChange, _ zone: ZoneChange?, _ sources: SourceTable,
    _ footnotes: inout Footnotes
  ) -> Document {
    let titles = roles.map(\.words)
    var document = Document()
    document.heading("From \(titles[0]) to \(titles[1])", level: 1)
    for sentence in roles.compactMap(\.borrowingSentence) { document.paragraph(sentence) }
    document.paragraph(
      gap.skills.isEmpty
        ? "Nothing is missing: no skill or field of knowledge is asked for at a higher level."
        : "Gap \(percentText(gap.total)): the share of what is asked for that is not brought along; "
          + "\(counted(gap.skills.count, "gap")) over \(gap.ratedCount) skills and fields of knowledge, "
          + "\(gap.skills.count { $0.isWithinError == true }) within the error.")
    let rating = roles[1].rated.levelSources(sources)
    let marks = (footnotes.marks(rating), pay.sources.isEmpty ? "" : " " + footnotes.marks(pay.sources))
    let zoneMark = zone == nil ? "" : " " + footnotes.marks(roles[1].rated.zoneSources)
    document.list(["median pay: \(pay.words)\(marks.1)", "preparation: \(zone.words)\(zoneMark)"])
    var table = Table([
      .init("skill"), .init("kind"), .init("gap \(marks.0)", .right), .init("level from", .right), .init("to", .right),
      .init("importance", .right), .init("sure"),
    ])
    for skill in gap.skills {
      table.rows.append([
        skill.name, skill.kind.rawValue, hundredfold(skill.gap), skill.fromLevel.map(hundredfold) ?? "none",
        hundredfold(skill.toLevel), hundredfold(skill.importance), skill.sureWords,
      ])
    }
    document.table(table)
    var notes: [String] = []
    if gap.skills.contains(where: { $0.fromLevel == nil }) {
      notes.append("none: the publisher calls no level relevant for \(roles[0].rated.title); it counts as 0.")
    }
    if !gap.irrelevant.isEmpty {
      notes.append(
        "Not asked for, as no level of them is relevant for \(roles[1].rated.title): \(joinedInWords(gap.irrelevant)).")
    }
    if gap.unratedCount > 0 {
      notes.append("Left out, as only one of the roles is rated on them: \(counted(gap.unratedCount, "rating")).")
    }
    if !notes.isEmpty {
      document.heading("Notes")
      document.list(notes)
    }
    document.sources(footnotes.lines(sources))
    return document
  }

  private func facts(_ gap: Gap) -> Table {
    var table = Table([
      .init("skill"), .init("kind"), .init("gap"), .init("se"), .init("within_error"), .init("level_from"),
      .init("level_to"), .init("importance"),
    ])
    for skill in gap.skills {
      table.rows.append([
        skill.name, skill.kind.rawValue, digits(skill.gap), skill.standardError.map(digits) ?? "",
        skill.isWithinError.map(String.init) ?? "", skill.fromLevel.map(digits) ?? "", digits(skill.toLevel),
        digits(skill.importance),
      ])
    }
    return table
  }

  private func json(_ roles: [PlacedRole], _ gap: Gap, _ pay: PayChange, _ zone: ZoneChange?) -> JSON {
    .object([
      ("from", .string(roles[0].role.id.text)), ("to", .string(roles[1].role.id.text)), ("total", .number(gap.total)),
      ("skills", .array(gap.skills.map(\.json))), ("pay", pay.json), ("zone", zone.json),
      ("irrelevant", JSON(gap.irrelevant)), ("rated", JSON(gap.ratedCount)),
      ("borrowed", .array(roles.filter { $0.closest != nil }.map(\.closestJSON))),
    ])
  }

  private func hundredfold(_ number: Double) -> String { NumberText.plain(number * 100, digits: 0) }
}

extension SkillGap {
  /// Whether the levels' errors carry the gap, in words.
  fileprivate var sureWords: String {
    switch isWithinError {
    case true?: "within the error"
    case false?: "beyond the error"
    case nil: "no error printed"
    }
  }

  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("kind", .string(kind.rawValue)), ("gap", .number(gap)), ("se", JSON(standardError)),
      ("withinError", isWithinError.map(JSON.bool) ?? .null), ("fromLevel", JSON(fromLevel)),
      ("toLevel", .number(toLevel)), ("importance", .number(importance)),
    ])
  }
}

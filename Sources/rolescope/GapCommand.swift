import ArgumentParser
import RoleCatalog
import RoleModel

struct GapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract:
      "Print what a step from one role to another asks for: skills, the greatest gap first, pay and preparation.",
    discussion: """
      The gap of a skill is the level that the second role asks for beyond the first one's, times its importance there; the \
      total is the share of all that the second role asks for. Small is not related: see rolescope related.
      """)

  @OptionGroup var options: CommandOptions
  @OptionGroup var ends: StepOptions

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    let (start, other) = try ends.read(in: catalog)
    let levels = SkillLevels(other.rated, sources: sources)
    let brought = start.point.levels(toward: other.rated, sources: sources)
    if brought.isEmpty { throw CommandFailure.nothing(start.unratedSentence) }
    if levels.isEmpty { throw CommandFailure.nothing(other.unratedSentence) }
    guard let gap = Gap(from: brought, to: levels) else {
      throw CommandFailure.nothing("no publisher rates both \(start.words) and \(other.rated.title).")
    }
    let pay = try catalog.reading { catalog in
      try start.point.pay(to: other.rated, at: other.ratedPosition, in: catalog, sources: sources)
    }
    let step = GapStep(
      start: start, other: other, gap: gap, pay: pay,
      zone: start.point.zone(to: other.rated))
    var footnotes = Footnotes()
    let document = document(step, sources, &footnotes)
    options.print(Answer(document: document, facts: facts(gap), json: json(step), sources: footnotes.sources))
  }

  private func document(_ step: GapStep, _ sources: SourceTable, _ footnotes: inout Footnotes) -> Document {
    let gap = step.gap
    var document = Document()
    document.heading("From \(step.start.words) to \(step.other.words)", level: 1)
    for sentence in step.placed.compactMap(\.borrowingSentence) { document.paragraph(sentence) }
    document.paragraph(gap.summary)
    let rating = footnotes.marks(step.other.rated.levelSources(sources))
    let pay = step.pay.sources.isEmpty ? "" : " " + footnotes.marks(step.pay.sources)
    let zone = step.zone == nil ? "" : " " + footnotes.marks(step.other.rated.zoneSources)
    document.list(["\(step.pay.label): \(step.pay.words)\(pay)", "preparation: \(step.zone.words)\(zone)"])
    var table = Table([
      .init("skill"), .init("kind"), .init("gap \(rating)", .right), .init("level from", .right), .init("to", .right),
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
      notes.append(
        "none: the publisher calls no level relevant for \(step.start.placed?.rated.title ?? "you"); it counts as 0.")
    }
    if !gap.irrelevant.isEmpty {
      notes.append(
        "Not asked for, as no level of them is relevant for \(step.other.rated.title): \(joinedInWords(gap.irrelevant))."
      )
    }
    if gap.unknownShare == 0, gap.unratedCount > 0 {
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

  private func json(_ step: GapStep) -> JSON {
    let gap = step.gap
    return .object([
      ("from", step.start.json), ("to", .string(step.other.role.id.text)), ("total", .number(gap.total)),
      ("totalLow", .number(gap.totals.low)), ("totalHigh", .number(gap.totals.high)),
      ("skills", .array(gap.skills.map(\.json))), ("pay", step.pay.json), ("zone", step.zone.json),
      ("irrelevant", JSON(gap.irrelevant)), ("rated", JSON(gap.ratedCount)),
      ("borrowed", .array(step.placed.filter { $0.closest != nil }.map(\.closestJSON))),
    ])
  }

  private func hundredfold(_ number: Double) -> String { NumberText.plain(number * 100, digits: 0) }
}

/// A step with what it asks for.
private struct GapStep {
  var start: PlacedStart
  var other: PlacedRole
  var gap: Gap
  var pay: PayChange
  var zone: ZoneChange?

  var placed: [PlacedRole] { [start.placed, other].compactMap(\.self) }
}

extension SkillGap {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("kind", .string(kind.rawValue)), ("gap", .number(gap)), ("se", JSON(standardError)),
      ("withinError", isWithinError.map(JSON.bool) ?? .null), ("fromLevel", JSON(fromLevel)),
      ("toLevel", .number(toLevel)), ("importance", .number(importance)),
    ])
  }
}

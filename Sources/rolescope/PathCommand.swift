import ArgumentParser
import RoleCatalog
import RoleModel

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Print the cheapest steps from one role to another, over related roles.",
    discussion: """
      A step leads to one of a role's \(Path.kinCount) nearest kin, at most one job zone up, and costs its gap; a step that an
      article asserts on a ladder is free, and says who asserts it.
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
    let borrowed = Dictionary(
      roles.compactMap { role in role.closest.map { (role.position, $0.position) } }, uniquingKeysWith: { $1 })
    let path = try catalog.reading { catalog in
      try Path.cheapest(
        from: roles[0].position, to: roles[1].position, borrowed: borrowed, in: catalog,
        kinship: Kinship(catalog, sources: sources), sources: sources)
    }
    guard let path else { throw CommandFailure.nothing(noPathSentence(roles, sources)) }
    var steps: [WalkedStep] = []
    var rated = roles[0].rated
    for step in path.steps {
      let role = try catalog.reading { try $0.role(at: step.position) }
      let next =
        try borrowed[step.position].map { position in try catalog.reading { try $0.role(at: position) } } ?? role
      steps.append(
        WalkedStep(
          step: step, role: role,
          gap: Gap(from: SkillLevels(rated, sources: sources), to: SkillLevels(next, sources: sources)),
          pay: PayChange(from: rated, to: next, sources: sources), zone: ZoneChange(from: rated, to: next)))
      rated = next
    }
    options.print(
      Answer(
        document: document(roles, path, steps, sources), facts: facts(steps), json: json(roles, steps)))
  }

  private func noPathSentence(_ roles: [PlacedRole], _ sources: SourceTable) -> String {
    let hints = roles.filter { SkillLevels($0.rated, sources: sources).isEmpty }.map(\.unratedSentence)
    return
      "no steps lead from \(roles[0].words) to \(roles[1].words): none over related roles with at most one job zone up "
      + "a step, and no ladder of an article. " + hints.joined(separator: " ")
  }

  private func document(
    _ roles: [PlacedRole], _ path: Path, _ steps: [WalkedStep], _ sources: SourceTable
  ) -> Document {
    var document = Document()
    document.heading("From \(roles[0].words) to \(roles[1].words)", level: 1)
    for sentence in roles.compactMap(\.borrowingSentence) { document.paragraph(sentence) }
    guard !steps.isEmpty else {
      document.paragraph("No step is needed: both are \(roles[0].role.title).")
      return document
    }
    var table = Table([
      .init("step", .right), .init("role"), .init("gap", .right), .init("median pay"), .init("preparation"),
      .init("stands on"),
    ])
    for (index, step) in steps.enumerated() {
      let asserting = step.step.assertedBy.map(sources.label)
      table.rows.append([
        String(index + 1), step.role.title, step.gap.map { percentText($0.total) } ?? "–", step.pay.shortWords,
        step.zone.words, asserting.isEmpty ? "kin" : "asserted by \(joinedInWords(asserting))",
      ])
    }
    document.table(table)
    document.paragraph(lengthSentence(path, steps))
    document.list(notComparableNotes(steps.map { ($0.role.title, $0.pay) }))
    return document
  }

  private func lengthSentence(_ path: Path, _ steps: [WalkedStep]) -> String {
    let free = steps.count { !$0.step.assertedBy.isEmpty }
    if free == steps.count {
      return "\(counted(free, "step")), asserted by sources and taken as free: no gap is counted."
    }
    return "\(counted(steps.count, "step")); the gaps add up to \(percentText(path.cost))"
      + (free > 0 ? ", and \(counted(free, "step")) that sources assert taken as free." : ".")
      + " The gap of a step is the share of what its role asks for that the one before does not bring."
  }

  private func facts(_ steps: [WalkedStep]) -> Table {
    var table = Table([
      .init("step"), .init("id"), .init("title"), .init("gap"), .init("pay_from"), .init("pay_to"), .init("pay_year"),
      .init("zone_from"), .init("zone_to"), .init("asserted_by"),
    ])
    for (index, step) in steps.enumerated() {
      let amounts = step.pay.amounts
      table.rows.append([
        String(index + 1), step.role.id.text, step.role.title, step.gap.map { digits($0.total) } ?? "",
        amounts.map { digits($0.from) } ?? "", amounts.map { digits($0.to.pay) } ?? "",
        amounts?.to.figure.year.map(String.init) ?? "", step.zone.map { String($0.from) } ?? "",
        step.zone.map { String($0.to) } ?? "", step.step.assertedBy.map(\.text).joined(separator: " "),
      ])
    }
    return table
  }

  private func json(_ roles: [PlacedRole], _ steps: [WalkedStep]) -> JSON {
    .object([
      ("from", .string(roles[0].role.id.text)), ("to", .string(roles[1].role.id.text)),
      (
        "steps",
        .array(
          steps.map { step in
            .object([
              ("role", .string(step.role.id.text)), ("title", .string(step.role.title)), ("gap", JSON(step.gap?.total)),
              ("pay", step.pay.json), ("zone", step.zone.json), ("assertedBy", JSON(step.step.assertedBy.map(\.text))),
            ])
          })
      ),
      ("borrowed", .array(roles.filter { $0.closest != nil }.map(\.closestJSON))),
    ])
  }
}

/// A step with what it takes and gives.
private struct WalkedStep {
  var step: Path.Step
  var role: Role
  /// nil when one of the roles has no ratings.
  var gap: Gap?
  var pay: PayChange
  var zone: ZoneChange?
}

import ArgumentParser
import RoleCatalog
import RoleModel

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Print the cheapest steps from one role to another, over related roles.",
    discussion: """
      A step leads to one of a role's \(Path.kinCount) nearest kin, at most one job zone up, and costs its gap; a step that an \
      article asserts on a ladder is free, and says who asserts it.
      """)

  @OptionGroup var options: CommandOptions
  @OptionGroup var ends: StepOptions

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    let (start, end) = try ends.read(in: catalog)
    if start.placed == nil {
      throw CommandFailure.wrongUse(
        "steps lead from a role to a role: press \(SettingsFile.keys.words(of: .aboutMe)) in rolescope and say the role you have."
      )
    }
    let borrowed = end.closest.map { [end.position: $0.position] } ?? [:]
    let walked = try catalog.reading { catalog in
      try Path.cheapest(
        from: start.point, to: end.position, borrowed: borrowed, in: catalog,
        kinship: Kinship(catalog, sources: sources), sources: sources
      ).map { try WalkedPath($0, from: start.point, borrowed: borrowed, in: catalog, sources: sources) }
    }
    guard let walked else {
      throw CommandFailure.nothing(noPathSentence(start, end, sources, Path.limitWords(in: catalog)))
    }
    var footnotes = Footnotes()
    let document = document(start, end, walked, sources, &footnotes)
    options.print(
      Answer(
        document: document, facts: facts(walked.steps), json: json(start, end, walked), sources: footnotes.sources))
  }

  private func noPathSentence(
    _ start: PlacedStart, _ end: PlacedRole, _ sources: SourceTable, _ limit: String?
  ) -> String {
    let hints = [start.placed, end].compactMap(\.self).filter { SkillLevels($0.rated, sources: sources).isEmpty }
    return
      "no steps lead from \(start.words) to \(end.words): none over related roles with at most one job zone up "
      + "a step, and no ladder of an article. "
      + ([limit].compactMap(\.self) + hints.map(\.unratedSentence)).joined(separator: " ")
  }

  private func document(
    _ start: PlacedStart, _ end: PlacedRole, _ path: WalkedPath, _ sources: SourceTable, _ footnotes: inout Footnotes
  ) -> Document {
    var document = Document()
    document.heading("From \(start.words) to \(end.words)", level: 1)
    for sentence in [start.placed, end].compactMap({ $0?.borrowingSentence }) { document.paragraph(sentence) }
    let steps = path.steps
    guard !steps.isEmpty else {
      document.paragraph("No step is needed: both are \(end.role.title).")
      return document
    }
    var table = Table([
      .init("step", .right), .init("role"), .init("gap", .right), .init("median pay"), .init("preparation"),
      .init("stands on"),
    ])
    for (index, step) in steps.enumerated() {
      table.rows.append([
        String(index + 1), step.role.title, step.gap?.totalText ?? "–", step.pay.shortWords, step.zone.words,
        step.basis(sources),
      ])
    }
    let rated = steps.map { $0.position == end.position ? end.rated : $0.role }
    let rating = rated.map { $0.levelSources(sources) }
    footnotes.mark(2, of: &table, zip(steps, rating).map { $0.gap == nil ? [] : $1 })
    footnotes.mark(3, of: &table, steps.map(\.pay.sources))
    footnotes.mark(4, of: &table, zip(steps, rated).map { $0.zone == nil ? [] : $1.zoneSources })
    footnotes.mark(5, of: &table, zip(steps, rating).map { $0.assertedBy.isEmpty ? $1 : $0.assertedBy })
    document.table(table)
    document.paragraph(path.lengthSentence)
    document.paragraph(Reach.untestedSentence)
    document.list(notComparableNotes(steps.map { ($0.role.title, $0.pay) }))
    document.sources(footnotes.lines(sources))
    return document
  }

  private func facts(_ steps: [WalkedPath.Step]) -> Table {
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
        step.zone.map { String($0.to) } ?? "", step.assertedBy.map(\.text).joined(separator: " "),
      ])
    }
    return table
  }

  private func json(_ start: PlacedStart, _ end: PlacedRole, _ path: WalkedPath) -> JSON {
    let placed = [start.placed, end].compactMap(\.self)
    return .object([
      ("from", start.json), ("to", .string(end.role.id.text)),
      (
        "steps",
        .array(
          path.steps.map { step in
            .object([
              ("role", .string(step.role.id.text)), ("title", .string(step.role.title)), ("gap", JSON(step.gap?.total)),
              ("pay", step.pay.json), ("zone", step.zone.json), ("assertedBy", JSON(step.assertedBy.map(\.text))),
            ])
          })
      ),
      ("borrowed", .array(placed.filter { $0.closest != nil }.map(\.closestJSON))),
    ])
  }
}

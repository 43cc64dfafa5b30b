import ArgumentParser
import RoleCatalog
import RoleModel

struct Skills: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rank roles by the skills that a query names, and say what each scored on.",
    discussion: """
      crm, negotiation^2, !payroll: a comma takes the mean, ^2 counts twice, & needs both, | either, ! none of it;
      the words and, or, not serve too. A score runs from 0 to 100; two numbers are its ends, where a list that is cut at
      its top, or a skill named without a rating, leaves room.
      """)

  @OptionGroup var options: CommandOptions

  @Option(help: ArgumentHelp("Print at most this many roles.", valueName: "n"))
  var limit: Int?

  @Argument(help: "The query.") var query: [String]

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a whole number from 1.") }
  }

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    let vocabulary = SkillVocabulary(try catalog.reading { try $0.skillNames() })
    let fits: [SkillFit]
    let reading: String
    do {
      let search = try SkillSearch(query.joined(separator: " "), vocabulary: vocabulary)
      reading = search.reading
      fits = try search.fits(in: catalog, sources: sources)
    } catch {
      throw CommandFailure.wrongUse(error.description + ".")
    }
    let roles = try catalog.reading { catalog in
      try fits.prefix(limit ?? .max).map { ($0, try catalog.role(at: $0.position)) }
    }
    options.print(ranking(roles, reading: reading, leftOut: catalog.roleCount - fits.count, sources))
    if roles.isEmpty { throw CommandFailure.nothing("no role can score on this query.", hasAnswered: true) }
  }

  private func ranking(
    _ roles: [(SkillFit, Role)], reading: String, leftOut: Int, _ sources: SourceTable
  ) -> Answer {
    var footnotes = Footnotes()
    var table = Table([.init("fit", .right), .init("role"), .init("scored on")])
    var facts = Table([
      .init("rank", .right), .init("id"), .init("title"), .init("score"), .init("score_low"), .init("score_high"),
      .init("skill"), .init("skill_low"), .init("skill_high"), .init("rating"),
    ])
    for (rank, (fit, role)) in roles.enumerated() {
      table.rows.append([
        scoreText(fit.low, fit.high), role.title, fit.terms.map { termText($0, &footnotes) }.joined(separator: ", "),
      ])
      for term in fit.terms {
        facts.rows.append([
          String(rank + 1), role.id.text, role.title, digits(fit.middle), digits(fit.low), digits(fit.high), term.name,
          digits(term.low), digits(term.high), term.rating?.amount.map(digits) ?? (term.rating == nil ? "" : "named"),
        ])
      }
    }
    var document = Document()
    document.untitled = "Roles by fit to \(reading)"
    document.table(table)
    document.paragraph(
      "\(counted(roles.count, "role")) by fit to \(reading). \(counted(leftOut, "role")) can't score: no skills "
        + "known, or nothing of these. A skill's number is the share of roles, rated on it by the same scale, at or below "
        + "this role's rating.")
    document.sources(footnotes.lines(sources))
    return Answer(document: document, facts: facts, json: .array(roles.map(json)), sources: footnotes.sources)
  }

  private func termText(_ term: SkillFit.Term, _ footnotes: inout Footnotes) -> String {
    let score = scoreText(term.contribution.low, term.contribution.high)
    guard let rating = term.rating else { return "\(term.words) \(score) (not listed)" }
    return "\(term.words) \(score) (\(footnotes.marked(rating.amountText, rating.source)))"
  }

  private func scoreText(_ low: Double, _ high: Double) -> String {
    let ends = [low, high].map { NumberText.plain($0 * 100, digits: 0) }
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "-")
  }

  private func json(_ fit: SkillFit, _ role: Role) -> JSON {
    .object(
      role.headMembers + [
        ("score", .number(fit.middle)), ("scoreLow", .number(fit.low)), ("scoreHigh", .number(fit.high)),
        (
          "matched",
          .array(
            fit.matched.map { term in
              .object([
                ("name", .string(term.name)), ("s", .number((term.low + term.high) / 2)), ("sLow", .number(term.low)),
                ("sHigh", .number(term.high)),
              ])
            })
        ),
        ("missing", JSON(fit.missing.map(\.name))), ("unwanted", JSON(fit.unwanted.map(\.name))),
      ])
  }
}

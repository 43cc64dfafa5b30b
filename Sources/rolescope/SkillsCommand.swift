import ArgumentParser
import RoleCatalog
import RoleModel

struct Skills: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rank roles by the skills that a query names, and say what each scored on.",
    discussion: """
      crm, negotiation^2, !payroll: a comma takes the mean, ^2 counts twice, & the least of both, | the greatest, ! the rest \
      to 100; the words and, or, not and parentheses serve too. ! binds tightest, then & and | and the comma. A name may be an \
      abbreviation or what people call it, and may stand for several names of one thing; in quotation marks it is that \
      name alone. A score runs from 0 to 100; two numbers are its ends, where a list that is cut at its top, or a skill \
      named without a rating, leaves room. --role says why one role scores as it does, or why it does not.
      """)

  @OptionGroup var options: CommandOptions

  @Option(help: ArgumentHelp("Print at most this many roles.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Rank only the roles that this filter keeps, as list takes it.", valueName: "text"))
  var filter: String?

  @Option(
    name: .customLong("role"), help: ArgumentHelp("Say why this role scores as it does.", valueName: "role"),
    completion: ShellCompletion.role)
  var explainedRole: String?

  @Argument(help: "The query.", completion: ShellCompletion.queryInWords)
  var query: [String]

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a whole number from 1.") }
    if limit != nil, explainedRole != nil {
      throw ValidationError("--role explains one role: --limit has nothing to cut.")
    }
  }

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    let vocabulary = SkillVocabulary(try catalog.reading { try $0.skillNames() })
    let search: SkillSearch
    var fits: SkillFits
    var kept: Set<Int>?
    let memo = SkillSearchMemo()
    do {
      search = try SkillSearch(query.joined(separator: " "), vocabulary: vocabulary)
      fits = try search.fits(in: catalog, sources: sources, memo: memo)
    } catch {
      throw CommandFailure.wrongUse(error.description + ".")
    }
    if let filter {
      let found: FilterResult
      do { found = try FilterQuery(filter).result(in: catalog) } catch {
        throw CommandFailure.wrongUse("--filter: \(error).")
      }
      kept = Set(found.matching.map(\.position))
    }
    if let explainedRole {
      let role = try catalog.role(named: explainedRole)
      guard let position = try catalog.reading({ try $0.position(of: role.id) }) else { return }
      do {
        let explanation = try search.explanation(
          ofRoleAt: position, among: fits, in: catalog, sources: sources, memo: memo)
        options.print(explanation.answer(for: role, search, sources))
      } catch { throw CommandFailure.wrongUse(error.description + ".") }
      return
    }
    if let kept { fits = fits.keeping { kept.contains($0) } }
    let leftOut = (kept?.count ?? catalog.roleCount) - fits.count
    let roles = try catalog.reading { catalog in
      try fits.prefix(limit ?? .max).map { ($0, try catalog.role(at: $0.position)) }
    }
    options.print(ranking(roles, of: fits.count, search, leftOut: leftOut, sources))
    if roles.isEmpty { throw CommandFailure.nothing("no role can score on this query.", hasAnswered: true) }
  }

  private func ranking(
    _ roles: [(SkillFit, Role)], of count: Int, _ search: SkillSearch, leftOut: Int, _ sources: SourceTable
  ) -> Answer {
    var footnotes = Footnotes()
    var table = Table([.init("fit", .right), .init("role"), .init("scored on")])
    var facts = Table([
      .init("rank", .right), .init("id"), .init("title"), .init("score"), .init("score_low"), .init("score_high"),
      .init("skill"), .init("skill_low"), .init("skill_high"), .init("rating"),
    ])
    // Roles of one score share a rank.
    var (rank, middle) = (0, -1.0)
    for (index, (fit, role)) in roles.enumerated() {
      if fit.middle != middle { (rank, middle) = (index + 1, fit.middle) }
      table.rows.append([
        scoreText(fit.low, fit.high), role.title, fit.terms.map { termText($0, &footnotes) }.joined(separator: ", "),
      ])
      for term in fit.terms {
        facts.rows.append([
          String(rank), role.id.text, role.title, digits(fit.middle), digits(fit.low), digits(fit.high), term.name,
          digits(term.low), digits(term.high), term.rating?.amount.map(digits) ?? (term.rating == nil ? "" : "named"),
        ])
      }
    }
    var document = Document()
    document.untitled = "Roles by fit to \(search.reading)"
    document.table(table)
    document.paragraph(
      "\(countedOf(roles.count, count, "role")) by fit to \(search.reading). \(counted(leftOut, "role")) can't score: no skills "
        + "known, or nothing of these. A skill's number is the share of roles, rated on it by the same scale, at or below "
        + "this role's rating.")
    document.list(search.meanings)
    document.sources(footnotes.lines(sources))
    return Answer(
      document: document, facts: facts, json: .array(roles.map { fit, role in .object(fit.members(role)) }),
      sources: footnotes.sources)
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
}

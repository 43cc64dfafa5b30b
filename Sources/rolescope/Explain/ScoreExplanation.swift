import RoleCatalog
import RoleModel

/// Why a role scores as it does on a skills search: each term with the rating behind it, and how they come together.
struct ScoreExplanation {
  private let role: Role
  private let search: SkillSearch
  private let fit: SkillFit
  private let rank: Int
  private let rankedCount: Int
  /// For each term: how many roles are rated on it by the scale of this role's rating, and how many of them at or below it.
  private let standings: [(atOrBelow: Int, rated: Int)?]
  private let sources: SourceTable

  init(_ role: Role, _ query: String, _ catalog: CatalogReader, _ sources: SourceTable) throws {
    let position = try catalog.reading { try $0.position(of: role.id) }
    let vocabulary = SkillVocabulary(try catalog.reading { try $0.skillNames() })
    let fits: SkillFits
    do {
      search = try SkillSearch(query, vocabulary: vocabulary)
      fits = try search.fits(in: catalog, sources: sources)
    } catch {
      throw CommandFailure.wrongUse(error.description + ".")
    }
    guard let index = fits.firstIndex(where: { $0.position == position }) else {
      throw CommandFailure.nothing(
        role.skills.isEmpty
          ? "\(role.title) can't score: no source states a skill of it."
          : "\(role.title) can't score on \(search.reading): it carries nothing of that.")
    }
    self.role = role
    self.sources = sources
    fit = fits[index]
    rank = index + 1
    rankedCount = fits.count
    standings = try fit.terms.map { term in
      guard let own = term.rating, let amount = own.amount else { return nil }
      let same = try catalog.reading { try $0.ratings(ofSkill: term.name) }.filter { other in
        (other.importance == nil) == (own.importance == nil) && other.amount != nil
          && sources.group(other.source) == sources.group(own.source)
      }
      let amounts = Dictionary(same.map { ($0.position, $0.amount ?? 0) }, uniquingKeysWith: { first, _ in first })
      return (amounts.values.count { $0 <= amount }, amounts.count)
    }
  }

  /// `0.5-1`, from 0 to 1; among other numbers `[0.5, 1]`.
  private func interval(_ low: Double, _ high: Double, isInFormula: Bool = false) -> String {
    let ends = [low, high].map { NumberText.plain($0, digits: 3) }
    if ends[0] == ends[1] { return ends[0] }
    return isInFormula ? "[\(ends.joined(separator: ", "))]" : ends.joined(separator: "-")
  }

  /// The query with its terms' numbers in it: `(2 × 0.93 + [0.5, 1]) / 3`.
  private var formula: String {
    let terms = fit.terms.map { interval($0.low, $0.high, isInFormula: true) }
    return "\(interval(fit.low, fit.high, isInFormula: true)) = \(search.formula(terms, whole: "1"))"
  }

  private func items(_ term: SkillFit.Term, _ standing: (atOrBelow: Int, rated: Int)?) -> [String] {
    guard let rating = term.rating else {
      return [
        term.high == 0.5
          ? "not listed and no list is cut above it: from 0, as nobody names it, to 0.5, where it would start were it named"
          : "not on the printed list, which is cut: from 0 to what the list's last share would score"
      ]
    }
    var items = ["rating: \(rating.amountText)\(rating.importance == nil ? "" : " of 100")"]
    if let standing {
      items.append(
        "how: \(interval(term.low, term.high)) = \(standing.atOrBelow) / \(standing.rated), the roles rated at or below it among "
          + "those rated on it by the same scale")
    } else {
      items.append("how: named without a rating: from 0.5 to 1")
    }
    if term.isUnwanted { items.append("not wanted: it counts 1 - \(interval(term.low, term.high, isInFormula: true))") }
    return items
      + role.skills.filter { $0.name == term.name && $0.source == rating.source && $0.kind == rating.kind }
      .map { "source: \(sourceWords($0.source, sources)); \($0.locator)" }
  }

  var answer: Answer {
    var document = Document()
    document.heading("\(role.title): fit to \(search.reading)", level: 1)
    let ends = [fit.low, fit.high].map { NumberText.plain($0 * 100, digits: 0) }
    document.paragraph(
      "\(ends[0] == ends[1] ? ends[0] : ends.joined(separator: "-")) of 100, \(ordinal(rank)) of \(counted(rankedCount, "role")) "
        + "that can score" + (ends[0] == ends[1] ? "." : ", by the middle of the interval."))
    document.list(["reads: \(search.reading)", "how: \(formula)"])
    for (term, standing) in zip(fit.terms, standings) {
      document.heading("\(term.words): \(interval(term.contribution.low, term.contribution.high))")
      document.list(items(term, standing))
    }
    return Answer(
      document: document, facts: facts, json: json, sources: sources.ordered(fit.terms.compactMap { $0.rating?.source })
    )
  }

  private var facts: Table {
    var table = Table([
      .init("skill"), .init("unwanted"), .init("rating"), .init("at_or_below"), .init("rated_roles"),
      .init("score_low"),
      .init("score_high"), .init("source"), .init("role_score_low"), .init("role_score_high"), .init("rank"),
    ])
    for (term, standing) in zip(fit.terms, standings) {
      table.rows.append([
        term.name, String(term.isUnwanted), term.rating.map { $0.amount.map(digits) ?? "named" } ?? "",
        standing.map { String($0.atOrBelow) } ?? "", standing.map { String($0.rated) } ?? "", digits(term.low),
        digits(term.high), term.rating?.source.text ?? "", digits(fit.low), digits(fit.high), String(rank),
      ])
    }
    return table
  }

  private var json: JSON {
    .object([
      ("role", .string(role.id.text)), ("query", .string(search.reading)), ("score", .number(fit.middle)),
      ("scoreLow", .number(fit.low)), ("scoreHigh", .number(fit.high)), ("rank", JSON(rank)),
      ("ranked", JSON(rankedCount)), ("formula", .string(formula)),
      (
        "terms",
        .array(
          zip(fit.terms, standings).map { term, standing in
            .object([
              ("name", .string(term.name)), ("unwanted", .bool(term.isUnwanted)), ("sLow", .number(term.low)),
              ("sHigh", .number(term.high)), ("rating", JSON(term.rating?.amount)),
              ("named", .bool(term.rating != nil)),
              ("atOrBelow", JSON(standing?.atOrBelow)), ("ratedRoles", JSON(standing?.rated)),
              ("source", JSON(term.rating?.source.text)),
            ])
          })
      ),
    ])
  }
}

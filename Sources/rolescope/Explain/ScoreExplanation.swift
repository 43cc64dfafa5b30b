import RoleCatalog
import RoleModel

/// Why a role scores as it does on a skills search: each term with the rating behind it, and how they come together.
struct ScoreExplanation {
  private let role: Role
  private let search: SkillSearch
  private let explanation: SkillExplanation
  private let fit: SkillFit
  /// Roles of one score share it.
  private let rank: Int
  private let sources: SourceTable

  init(_ role: Role, _ query: String, _ catalog: CatalogReader, _ sources: SourceTable) throws {
    guard let position = try catalog.reading({ try $0.position(of: role.id) }) else {
      throw CommandFailure.nothing("\(role.title) is not in \(catalog.name) any more.")
    }
    let vocabulary = SkillVocabulary(try catalog.reading { try $0.skillNames() })
    let memo = SkillSearchMemo()
    do {
      search = try SkillSearch(query, vocabulary: vocabulary)
      let fits = try search.fits(in: catalog, sources: sources, memo: memo)
      explanation = try search.explanation(
        ofRoleAt: position, among: fits, in: catalog, sources: sources, memo: memo)
    } catch {
      throw CommandFailure.wrongUse(error.description + ".")
    }
    guard let fit = explanation.fit, let rank = explanation.rank else {
      throw CommandFailure.nothing(
        "\(role.title) can't score on \(search.reading): \(explanation.absence?.words ?? "nothing is known of it").")
    }
    self.role = role
    self.sources = sources
    self.fit = fit
    self.rank = rank
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

  private func items(_ term: SkillExplanation.Term) -> [String] {
    guard let rating = term.ratings.first else {
      return [
        term.limit == nil
          ? "not listed and no list is cut above it: from 0, as nobody names it, to 0.5, where it would start were it named"
          : "not on the printed list, which is cut: from 0 to what the list's last share would score"
      ]
    }
    let (fit, observed) = (term.fit, rating.observation)
    var items = ["rating: \(observed.amountText)\(observed.importance == nil ? "" : " of 100")"]
    if let atOrBelow = rating.atOrBelow, let rated = rating.rated {
      items.append(
        "how: \(interval(fit.low, fit.high)) = \(atOrBelow) / \(rated), the roles rated at or below it among "
          + "those rated on it by the same scale")
    } else {
      items.append("how: named without a rating: from 0.5 to 1")
    }
    if fit.isUnwanted { items.append("not wanted: it counts 1 - \(interval(fit.low, fit.high, isInFormula: true))") }
    return items
      + role.skills.filter { $0.name == rating.name && $0.source == observed.source && $0.kind == observed.kind }
      .map { "source: \(sourceWords($0.source, sources)); \($0.locator)" }
  }

  var answer: Answer {
    var document = Document()
    document.heading("\(role.title): fit to \(search.reading)", level: 1)
    let ends = [fit.low, fit.high].map { NumberText.plain($0 * 100, digits: 0) }
    document.paragraph(
      "\(ends[0] == ends[1] ? ends[0] : ends.joined(separator: "-")) of 100, \(ordinal(rank)) of \(counted(explanation.rankedCount, "role")) "
        + "that can score" + (ends[0] == ends[1] ? "." : ", by the middle of the interval."))
    document.list(["reads: \(search.reading)", "how: \(formula)"])
    for term in explanation.terms {
      document.heading("\(term.fit.words): \(interval(term.fit.contribution.low, term.fit.contribution.high))")
      document.list(items(term))
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
    for (term, rating) in explanation.terms.map({ ($0.fit, $0.ratings.first) }) {
      table.rows.append([
        term.name, String(term.isUnwanted), term.rating.map { $0.amount.map(digits) ?? "named" } ?? "",
        rating?.atOrBelow.map(String.init) ?? "", rating?.rated.map(String.init) ?? "", digits(term.low),
        digits(term.high), term.rating?.source.text ?? "", digits(fit.low), digits(fit.high), String(rank),
      ])
    }
    return table
  }

  private var json: JSON {
    .object([
      ("role", .string(role.id.text)), ("query", .string(search.reading)), ("score", .number(fit.middle)),
      ("scoreLow", .number(fit.low)), ("scoreHigh", .number(fit.high)), ("rank", JSON(rank)),
      ("ranked", JSON(explanation.rankedCount)), ("formula", .string(formula)),
      (
        "terms",
        .array(
          explanation.terms.map { ($0.fit, $0.ratings.first) }.map { term, rating in
            .object([
              ("name", .string(term.name)), ("unwanted", .bool(term.isUnwanted)), ("sLow", .number(term.low)),
              ("sHigh", .number(term.high)), ("rating", JSON(term.rating?.amount)),
              ("named", .bool(term.rating != nil)),
              ("atOrBelow", JSON(rating?.atOrBelow)), ("ratedRoles", JSON(rating?.rated)),
              ("source", JSON(term.rating?.source.text)),
            ])
          })
      ),
    ])
  }
}

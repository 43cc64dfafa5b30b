import Explorer
import RoleCatalog
import RoleModel

/// A verdict or a sentence with what went into it: rows, skills, and each role's receipt of them.
struct ComparisonExplanation {
  private let comparison: Comparison
  private let rows: [ComparedRow]
  private let skills: [ComparedSkill]
  private let title: String
  /// Of a sentence: how its words follow from the rows.
  private var how: String?
  /// The sentence with the roles' titles, as JSON has it.
  private var fullSentence: String?
  private let year: Int?
  private let sources: SourceTable

  init(_ roles: [Role], _ thing: ExplainedThing, _ year: Int?, _ catalog: CatalogReader, _ sources: SourceTable) throws
  {
    guard roles[0].id != roles[1].id else {
      throw CommandFailure.wrongUse("\(roles[0].title) is named twice. Compare different roles.")
    }
    let comparison = Comparison(roles, sources: sources, dollarsOf: year)
    switch thing {
    case .field(let field):
      rows = comparison.rows.filter { $0.field == field }
      skills = []
      title = "\(field.words) (\(field.rawValue))"
      if rows.isEmpty {
        throw CommandFailure.nothing(
          "no source states \(field.rawValue) for \(roles[0].title) or for \(roles[1].title). "
            + "There are rows of \(joinedInWords(Field.allCases.filter { field in comparison.rows.contains { $0.field == field } }.map(\.rawValue)))."
        )
      }
    case .skill(let typed):
      let names = SkillVocabulary(try catalog.reading { try $0.skillNames() })
      let meant = names.names(meant: typed).map(\.name)
      let name = meant.first ?? typed
      rows = []
      skills = comparison.skills.filter { skill in (meant + [name]).contains { folded($0) == folded(skill.name) } }
      title = name
      if skills.isEmpty {
        throw CommandFailure.nothing("no source rates or names \(name) for \(roles[0].title) or for \(roles[1].title).")
      }
    case .sentence(let number):
      guard comparison.sentences.indices.contains(number - 1) else {
        throw CommandFailure.nothing(
          "this comparison has \(counted(comparison.sentences.count, "sentence")); there is no sentence \(number).")
      }
      let sentence = comparison.sentences[number - 1]
      rows = sentence.rows.map { comparison.rows[$0] }
      skills = sentence.skills.map { comparison.skills[$0] }
      title = sentence.text
      how = sentence.how
      fullSentence = comparison.sentences(naming: roles.map(\.title))[number - 1]
    default:
      throw CommandFailure.wrongUse(
        "--against explains a field, a skill or a sentence, such as pay.mean, skill:Negotiation or sentence:1.")
    }
    self.comparison = comparison
    self.year = year
    self.sources = sources
  }

  private var letters: [String] { Array(Comparison.letters.prefix(2)) }

  /// How the verdict of a row follows from its two values.
  private func items(_ row: ComparedRow) -> [String] {
    var items = ["why: \(row.judgement.reason)"]
    if let pair = row.comparedAmounts {
      items += arithmetic(pair, row.judgement.ratio)
      items += errorItems(row.values.compactMap { value in value?.uncertainty.error.map { ($0, term($0, of: value)) } })
    }
    return items
  }

  private func items(_ skill: ComparedSkill) -> [String] {
    var items = ["why: \(skill.judgement.reason)"]
    if let pair = skill.comparedAmounts {
      items += arithmetic(pair, skill.judgement.ratio)
    }
    return items + errorItems(skill.standings.compactMap(\.error).map { ($0, NumberText.plain($0.amount)) })
  }

  /// An error as the formula has it: of a printed percent, the amount times that.
  private func term(_ error: StandardError, of value: ComparedValue?) -> String {
    guard !error.isModelled, let percent = value?.figure.relativeStandardError, let amount = value?.amount else {
      return ErrorTest.text(error.amount)
    }
    return "(\(amountText(amount)) × \(NumberText.plain(percent)) %)"
  }

  /// How the error of the difference follows from both, and how those are known.
  private func errorItems(_ errors: [(error: StandardError, term: String)]) -> [String] {
    guard errors.count == 2 else { return [] }
    let threshold = ErrorTest.text(ErrorTest(errors.map(\.error)).threshold)
    let formula = "1.96 × √(\(errors.map { "\($0.term)²" }.joined(separator: " + ")))"
    var items = ["how: the error ± \(threshold) = \(formula), the standard errors of both"]
    if errors.contains(where: \.error.isModelled) {
      items += zip(letters, errors).map { "\($0)'s \($1.error.words)" }
    }
    return items
  }

  private func arithmetic(_ pair: (Double, Double), _ ratio: Double?) -> [String] {
    let (a, b) = (amountText(pair.0), amountText(pair.1))
    return (ratio.map { ["ratio: \(NumberText.plain($0, digits: 4)) = \(a) / \(b)"] } ?? [])
      + ["difference: \(pair.0 > pair.1 ? "+" : "")\(amountText(pair.0 - pair.1)) = \(a) - \(b)"]
  }

  /// The row's own figures first, then what else the role's sources say of the field.
  private func observations(_ side: Int) -> [Observation] {
    var observations: [Observation] = []
    for row in rows {
      if let own = row.values[side]?.observation, !observations.contains(own) { observations.append(own) }
    }
    // What else is said of the field belongs to a verdict; a sentence is made from its own rows alone.
    guard how == nil, let field = rows.first?.field,
      let receipt = Receipt(comparison.roles[side], field, sources: sources)
    else {
      return observations
    }
    let others = receipt.observations.filter { other in
      !observations.contains {
        $0.figure.source == other.figure.source && $0.figure.definition == other.figure.definition
      }
    }
    return observations + others
  }

  private func notes(_ side: Int) -> [String] {
    how != nil ? [] : rows.first.flatMap { Receipt(comparison.roles[side], $0.field, sources: sources)?.notes } ?? []
  }

  private func ratings(_ side: Int) -> [SkillRating] {
    let names = Set(skills.map(\.name))
    return comparison.roles[side].skills.filter { rating in
      names.contains(rating.name) && skills.contains { $0.holds(rating) }
    }
  }

  var answer: Answer {
    var document = Document()
    let names = zip(letters, comparison.roles).map { "\($0) \($1.title)" }
    document.heading(
      how == nil ? "\(title): \(names.joined(separator: " against "))" : names.joined(separator: " against "), level: 1)
    if let how {
      document.paragraph(title)
      document.list(["how: \(how)"])
    }
    if let year {
      document.paragraph("Pay that states its year is in \(year) dollars by the \(PriceIndex.name(year)).")
    }
    for row in rows {
      let values = row.values.map { $0?.text ?? "not stated" }
      document.heading(
        "\(rowLabel(row, among: comparison.rows, sources)): \(values[0]) against \(values[1]): "
          + verdictWords(row.judgement, other: 1))
      document.list(items(row))
    }
    for skill in skills {
      let values = skill.standings.map(\.text)
      document.heading("\(skill.label): \(values[0]) against \(values[1]): \(verdictWords(skill.judgement, other: 1))")
      document.list(items(skill))
    }
    for (side, name) in names.enumerated() {
      document.heading(name)
      for observation in observations(side) {
        document.heading(receiptHeading(observation.figure), level: 3)
        document.list(receiptItems(observation, sources))
      }
      for rating in ratings(side) {
        document.heading("\(rating.name): \(rating.amountText) (\(rating.kind.rawValue))", level: 3)
        document.list(
          (rating.importanceError.map { ["\($0.words), of 100"] } ?? [])
            + ["source: \(sourceWords(rating.source, sources)); \(rating.locator)"])
      }
      if observations(side).isEmpty, ratings(side).isEmpty { document.paragraph("No source states it.") }
      if !notes(side).isEmpty {
        document.heading("Notes on \(letters[side])", level: 3)
        document.list(notes(side))
      }
    }
    return Answer(
      document: document, facts: comparisonFacts(rows, skills, comparison.roles), json: json,
      sources: sources.ordered(
        [0, 1].flatMap { observations($0).flatMap(\.sources) + ratings($0).map(\.source) }
          + skills.flatMap { $0.standings.compactMap(\.source) }))
  }

  private var json: JSON {
    .object([
      ("roles", .array(comparison.roles.map { .object($0.headMembers) })), ("dollarsOf", JSON(year)),
      ("rows", .array(rows.map(\.json))), ("skills", .array(skills.map(\.json))),
      ("sentence", JSON(fullSentence)), ("how", JSON(how)),
      ("explained", JSON(rows.flatMap(items) + skills.flatMap(items))),
      (
        "receipts",
        .array(
          [0, 1].map { side in
            .object([
              ("role", .string(comparison.roles[side].id.text)),
              ("figures", .array(observations(side).flatMap(\.figures).map(\.json))),
              ("observations", .array(observations(side).map { JSON($0.sources.map(\.text)) })),
              ("notes", JSON(notes(side))),
            ])
          })
      ),
    ])
  }
}

extension ComparedRow {
  /// The two numbers that the verdict set against each other: of percentiles the medians.
  fileprivate var comparedAmounts: (Double, Double)? {
    guard ![.notComparable, .unknown].contains(judgements[0].verdict), let first = values[0]?.value,
      let second = values[1]?.value
    else { return nil }
    switch (first, second) {
    case (.number(let a), .number(let b)): return (a, b)
    case (.percentiles(let a), .percentiles(let b)):
      guard let a = a.median, let b = b.median, !a.isTopCoded, !b.isTopCoded else { return nil }
      return (a.number, b.number)
    default: return nil
    }
  }
}

extension ComparedSkill {
  /// The two ratings that the verdict set against each other.
  fileprivate var comparedAmounts: (Double, Double)? {
    guard ![.notComparable, .unknown].contains(judgements[0].verdict), let a = standings[0].amount,
      let b = standings[1].amount
    else { return nil }
    return (a, b)
  }
}

/// `114,728`, `50.9`: whole where it is large.
private func amountText(_ amount: Double) -> String {
  abs(amount) >= 1000 ? NumberText.grouped(amount) : NumberText.plain(amount)
}

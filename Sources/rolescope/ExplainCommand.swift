import ArgumentParser
import RoleCatalog
import RoleModel

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Print the receipt of what is said of a role: source, definition, year, place, formula, who else says what.",
    discussion: """
      WHAT is a field, or one of:
        skill:NAME       a rating of a skill
        place:STATE      pay in a state, and where it stands among the states
        related:ROLE     what ties the role to another, and how near they are
        statement:WORDS  the sentences with these words, or of a kind such as duty
        source:ID        a source, and how much stands on it

      With --against ROLE a field or a skill is a row of a comparison: its verdict with what went into it; and sentence:1 is the \
      first sentence of that comparison, with the rows that it is made from. With --query QUERY, \
      and no WHAT, the role's score on a skills search is taken apart.

      Fields: \(Field.allCases.map(\.rawValue).joined(separator: " ")).
      """)

  @OptionGroup var options: CommandOptions
  @OptionGroup var closest: ClosestOptions

  @Option(
    help: ArgumentHelp("Explain a verdict: the role against this one.", valueName: "role"),
    completion: ShellCompletion.role)
  var against: String?

  @Flag(help: "With --against: bring pay that states its year to \(PriceIndex.alignmentYear) dollars.")
  var oneYear = false

  @Option(
    help: ArgumentHelp("Explain the role's score on this skill query.", valueName: "query"),
    completion: ShellCompletion.query)
  var query: String?

  @Argument(help: "A role's id, title, alias or code.", completion: ShellCompletion.role)
  var role: String

  @Argument(help: "What to explain, such as pay.mean.", completion: ShellCompletion.explained)
  var what: String?

  func validate() throws {
    if query != nil, what != nil || against != nil {
      throw ValidationError("--query explains a score, and takes no WHAT and no --against beside it.")
    }
    if query == nil, what == nil {
      throw ValidationError("Say what to explain: a field such as pay.mean, a skill:NAME, or a --query.")
    }
    if oneYear, against == nil { throw ValidationError("--one-year goes with --against.") }
    if against != nil, !closest.codes.isEmpty {
      throw ValidationError("--against compares what roles have of their own.")
    }
  }

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    if let query {
      let role = try catalog.role(named: role)
      return options.print(try ScoreExplanation(role, query, catalog, sources).answer)
    }
    let thing = try ExplainedThing(what ?? "")
    if let against {
      let roles = try [role, against].map { try catalog.role(named: $0) }
      return options.print(
        try ComparisonExplanation(roles, thing, oneYear ? PriceIndex.alignmentYear : nil, catalog, sources).answer)
    }
    if case .sentence = thing {
      throw CommandFailure.wrongUse("a sentence is one of a comparison: name the other role with --against.")
    }
    guard let placed = try closest.roles(named: [role], in: catalog).first else { return }
    switch thing {
    case .field(let field): options.print(try FieldExplanation(placed, field, sources).answer)
    case .skill(let name): options.print(try SkillReceipt(placed, name, catalog, sources).answer)
    case .place(let place): options.print(try PlaceExplanation(placed, place, catalog, sources).answer)
    case .related(let name): options.print(try KinExplanation(placed, name, catalog, sources).answer)
    case .statement(let words): options.print(try StatementExplanation(placed.role, words, sources).answer)
    case .source(let name): options.print(try SourceExplanation(placed.role, name, catalog, sources).answer)
    case .sentence: break
    }
  }
}

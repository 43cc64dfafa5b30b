import ArgumentParser
import RoleCatalog
import RoleModel

struct Related: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the roles that are nearest to one: called alike, know alike, do alike.",
    discussion: """
      Three lenses rank all occupations that O*NET rates: the words of titles and aliases, the importance of knowledge, the \
      importance of skills; the blend weighs them equally. The gap, pay and preparation of each step stand beside, and \
      never order: roles that ask for little are near to all.
      """)

  /// By what the roles are ordered.
  enum Order: String, CaseIterable, ExpressibleByArgument {
    case names, knowledge, skills, blend

    var lens: Lens? { Lens(rawValue: rawValue) }
  }

  @OptionGroup var options: CommandOptions
  @OptionGroup var closest: ClosestOptions

  @Option(help: ArgumentHelp("Print at most this many roles.", valueName: "n"))
  var limit = 20

  @Option(name: .customLong("lens"), help: ArgumentHelp("Order by this lens.", valueName: "lens"))
  var order = Order.blend

  @Argument(
    help: "A role's id, title, alias or code; or me, as About me knows you.",
    completion: ShellCompletion.roleInWordsOrMe)
  var role: [String]

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a whole number from 1.") }
  }

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    let (start, _) = try closest.start(named: role.joined(separator: " "), toward: [], in: catalog)
    let kinship = try catalog.reading { try Kinship($0, sources: sources) }
    guard let kin = start.point.kin(by: kinship, lens: order.lens) else {
      throw CommandFailure.nothing(start.unratedSentence)
    }
    let related = try catalog.reading { catalog in
      try kin.prefix(limit).map { try RelatedRole($0, of: start.point, in: catalog, sources: sources) }
    }
    var footnotes = Footnotes()
    let document = document(start, related, candidates: kin.count, sources, &footnotes)
    options.print(
      Answer(
        document: document, facts: facts(related), json: .array(related.map { $0.json(order.lens) }),
        sources: footnotes.sources))
  }

  private func document(
    _ start: PlacedStart, _ related: [RelatedRole], candidates: Int, _ sources: SourceTable,
    _ footnotes: inout Footnotes
  ) -> Document {
    var document = Document()
    document.heading("Related to \(start.words)", level: 1)
    if let sentence = start.placed?.borrowingSentence { document.paragraph(sentence) }
    var table = Table([
      .init("rank", .right), .init("role"), .init("names", .right), .init("knowledge", .right), .init("skills", .right),
      .init("gap", .right), .init("median pay"), .init("preparation"),
    ])
    for item in related {
      let ranks = Lens.allCases.map { item.kin.ranks[$0].map(String.init) ?? "–" }
      table.rows.append(
        [item.rank(order.lens).map(String.init) ?? "–", item.role.title] + ranks
          + [item.gap?.totalText ?? "–", item.pay.shortWords, item.zone.words])
    }
    for column in 3...4 { footnotes.mark(column, of: &table, related.map { $0.role.levelSources(sources) }) }
    footnotes.mark(5, of: &table, related.map { $0.gap == nil ? [] : $0.role.levelSources(sources) })
    footnotes.mark(6, of: &table, related.map(\.pay.sources))
    footnotes.mark(7, of: &table, related.map { $0.zone == nil ? [] : $0.role.zoneSources })
    document.table(table)
    let by = order.lens.map { "by \($0.rawValue) alone (\($0.words))" } ?? "by names, knowledge and skills together"
    document.paragraph(
      "The nearest \(related.count) of \(counted(candidates, "candidate")), \(by); each lens's own rank beside. Gap: how much "
        + "of what the role asks for is not brought along; it does not order.")
    document.list(notComparableNotes(related.map { ($0.role.title, $0.pay) }))
    document.sources(footnotes.lines(sources))
    return document
  }

  private func facts(_ related: [RelatedRole]) -> Table {
    var table = Table([
      .init("rank"), .init("id"), .init("title"), .init("score"), .init("rank_names"), .init("rank_knowledge"),
      .init("rank_skills"), .init("rank_blend"), .init("gap"), .init("pay_from"), .init("pay_to"), .init("pay_year"),
      .init("zone_from"), .init("zone_to"),
    ])
    for item in related {
      let amounts = item.pay.amounts
      table.rows.append(
        [
          item.rank(order.lens).map(String.init) ?? "", item.role.id.text, item.role.title,
          item.score(order.lens).map(digits) ?? "",
        ] + Lens.allCases.map { item.kin.ranks[$0].map(String.init) ?? "" }
          + [
            String(item.kin.rank), item.gap.map { digits($0.total) } ?? "", amounts.map { digits($0.from) } ?? "",
            amounts.map { digits($0.to.pay) } ?? "", amounts?.to.figure.year.map(String.init) ?? "",
            item.zone.map { String($0.from) } ?? "", item.zone.map { String($0.to) } ?? "",
          ])
    }
    return table
  }
}

extension RelatedRole {
  fileprivate func rank(_ lens: Lens?) -> Int? { lens.map { kin.ranks[$0] } ?? kin.rank }
  fileprivate func score(_ lens: Lens?) -> Double? { lens.map { kin.scores[$0] } ?? kin.score }

  fileprivate func json(_ lens: Lens?) -> JSON {
    .object(
      role.headMembers + [
        ("score", JSON(score(lens))), ("rank", JSON(rank(lens))),
        (
          "ranks",
          .object(Lens.allCases.map { ($0.rawValue, JSON(kin.ranks[$0])) } + [("blend", JSON(kin.rank))])
        ),
        ("gap", JSON(gap?.total)), ("pay", pay.json), ("zone", zone.json),
      ])
  }
}

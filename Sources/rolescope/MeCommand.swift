import ArgumentParser
import RoleCatalog
import RoleModel

struct MeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "me",
    abstract: "Print what About me says of you, what is within your reach, and which one skill would open most roles.",
    discussion: """
      What you say of yourself in the explorer (key i) is kept in a file on this machine, readable by you only. Of the \
      \(Reach.kinCount) nearest roles those are within reach whose gap, pay and preparation allow it: see rolescope related me.
      """)

  @OptionGroup var options: CommandOptions
  @OptionGroup var closest: ClosestOptions

  @Option(help: ArgumentHelp("Print at most this many of the roles within reach; by default all.", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a whole number from 1.") }
  }

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.sourceTable()
    let me = try AboutMeFile.ofReader()
    guard !me.isEmpty else {
      throw CommandFailure.nothing(
        "you have said nothing about yourself: press \(SettingsFile.keys.words(of: .aboutMe)) in rolescope, or name roles in the commands."
      )
    }
    guard me.hasStart else { return options.print(answer(me, nil, nil, [:], sources)) }
    let (start, _) = try closest.start(named: PlacedStart.reader, toward: [], in: catalog)
    let reach = try catalog.reading { catalog in
      try Reach(from: start.point, in: catalog, kinship: Kinship(catalog, sources: sources), sources: sources)
    }
    let titles = Dictionary(
      (reach?.rows ?? []).map { ($0.kin.position, $0.role) }, uniquingKeysWith: { first, _ in first })
    options.print(answer(me, start, reach, titles, sources))
  }

  private func answer(
    _ me: AboutMe, _ start: PlacedStart?, _ reach: Reach?, _ roles: [Int: Role], _ sources: SourceTable
  ) -> Answer {
    var footnotes = Footnotes()
    let document = document(me, start, reach, roles, sources, &footnotes)
    return Answer(
      document: document, facts: facts(reach), json: json(me, start, reach, roles), sources: footnotes.sources)
  }

  private func document(
    _ me: AboutMe, _ start: PlacedStart?, _ reach: Reach?, _ roles: [Int: Role], _ sources: SourceTable,
    _ footnotes: inout Footnotes
  ) -> Document {
    var document = Document()
    document.heading("About you", level: 1)
    document.list([
      "role today: \(start?.placed?.words ?? "not said")",
      "state: \(me.place.map { USPlace.name(of: $0) } ?? "not said")",
      "pay: \(me.pay?.words ?? "not said")",
      "skills: \(me.skills.isEmpty ? "none said" : joinedInWords(me.skills.map(\.text)))",
    ])
    guard let start else {
      document.paragraph("Say a role, or skills with levels (i in rolescope), and this page says what is within reach.")
      return document
    }
    if let sentence = start.placed?.borrowingSentence { document.paragraph(sentence) }
    guard let reach else {
      document.paragraph(start.unratedSentence.capitalizedSentence)
      return document
    }
    document.heading("Within reach")
    document.paragraph(
      "\(counted(reach.reachable.count, "role")) of the \(reach.rows.count) nearest: gap at most "
        + "\(percentText(Reach.affordableGap)), pay at least \(percentText(Reach.leastPay)) of today's, preparation within "
        + "\(counted(Reach.greatestZoneChange, "job zone")); a test that lacks a figure is passed over.")
    var table = Table([
      .init("rank", .right), .init("role"), .init("gap", .right), .init("median pay"), .init("preparation"),
      .init("to enter"),
    ])
    let shown = reach.reachable.prefix(limit ?? .max)
    for row in shown {
      table.rows.append([
        String(row.kin.rank), row.title, row.gap?.preciseText ?? "–", row.pay.shortWords, row.zone.words,
        row.role.schoolingToEnter?.valueText ?? "–",
      ])
    }
    footnotes.mark(2, of: &table, shown.map { $0.gap == nil ? [] : $0.role.levelSources(sources) })
    footnotes.mark(3, of: &table, shown.map(\.pay.sources))
    footnotes.mark(4, of: &table, shown.map { $0.zone == nil ? [] : $0.role.zoneSources })
    footnotes.mark(5, of: &table, shown.map { $0.role.schoolingToEnter.map { [$0.source] } ?? [] })
    document.table(table)
    document.paragraph(
      (shown.count < reach.reachable.count
        ? "These are \(countedOf(shown.count, reach.reachable.count, "role")). " : "")
        + Reach.untestedSentence)
    document.heading("One skill more")
    if reach.openings.isEmpty { document.paragraph("No single skill would add to them.") }
    document.list(
      reach.openings.prefix(10).map { opening in
        let titles = opening.roles.compactMap { roles[$0]?.title }
        return "\(opening.words): \(counted(titles.count, "role")), \(titles.joined(separator: "; "))"
      })
    document.sources(footnotes.lines(sources))
    return document
  }

  /// The nearest roles, as far as the last that the limit lets through.
  private func limited(_ reach: Reach?) -> ArraySlice<RelatedRole> {
    guard let reach else { return [] }
    guard let limit, limit < reach.reachable.count else { return reach.rows[...] }
    let last = reach.reachable[limit - 1].kin.rank
    return reach.rows.prefix { $0.kin.rank <= last }
  }

  private func facts(_ reach: Reach?) -> Table {
    var table = Table([
      .init("rank"), .init("id"), .init("title"), .init("within_reach"), .init("obstacles"), .init("untested"),
      .init("gap"), .init("pay_from"), .init("pay_to"), .init("pay_year"), .init("zone_from"), .init("zone_to"),
      .init("pay_place"), .init("education_entry"),
    ])
    for row in limited(reach) {
      let amounts = row.pay.amounts
      table.rows.append([
        String(row.kin.rank), row.role.id.text, row.title, String(row.obstacles.isEmpty),
        row.obstacles.map(\.rawValue).joined(separator: " "), row.unknown.map(\.rawValue).joined(separator: " "),
        row.gap.map { digits($0.total) } ?? "", amounts.map { digits($0.from) } ?? "",
        amounts.map { digits($0.to.pay) } ?? "", amounts?.to.figure.year.map(String.init) ?? "",
        row.zone.map { String($0.from) } ?? "", row.zone.map { String($0.to) } ?? "", amounts?.to.figure.place ?? "",
        row.role.schoolingToEnter?.valueText ?? "",
      ])
    }
    return table
  }

  private func json(_ me: AboutMe, _ start: PlacedStart?, _ reach: Reach?, _ roles: [Int: Role]) -> JSON {
    let near: JSON = reach == nil ? .null : .array(limited(reach).map(\.reachJSON))
    let openings: JSON = reach.map { .array($0.openings.map { $0.json(roles) }) } ?? .null
    return .object(
      me.jsonMembers + [
        ("roles", near), ("openings", openings), ("borrowed", start?.placed?.closestJSON ?? .null),
      ])
  }
}

extension RelatedRole {
  fileprivate var reachJSON: JSON {
    .object(
      role.headMembers + [
        ("rank", JSON(kin.rank)), ("withinReach", .bool(obstacles.isEmpty)),
        ("obstacles", JSON(obstacles.map(\.rawValue))), ("untested", JSON(unknown.map(\.rawValue))),
        ("gap", JSON(gap?.total)), ("pay", pay.json), ("zone", zone.json),
        ("educationEntry", JSON(role.schoolingToEnter?.valueText)),
      ])
  }
}

extension Reach.Opening {
  fileprivate func json(_ roles: [Int: Role]) -> JSON {
    .object([
      ("name", .string(name)), ("kind", .string(kind.rawValue)), ("fromLevel", JSON(fromLevel)),
      ("toLevel", .number(toLevel)), ("roles", JSON(self.roles.compactMap { roles[$0]?.id.text })),
    ])
  }
}

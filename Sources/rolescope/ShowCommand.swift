import ArgumentParser
import Explorer
import RoleCatalog
import RoleModel

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Print everything that the panes show of a role.")

  @OptionGroup var options: CommandOptions

  @Option(
    help: ArgumentHelp(
      "Print this pane alone: \(PaneID.allCases.map(\.name).joined(separator: ", ")).", valueName: "pane"),
    completion: .list(PaneID.allCases.map(\.name)))
  var pane: String?

  @Flag(help: "Bring pay that states its year to \(PriceIndex.alignmentYear) dollars.")
  var oneYear = false

  @Argument(help: "A role's id, title, alias or code.", completion: ShellCompletion.roleInWords)
  var role: [String]

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let shown = try pane.map(ScreenOptions.pane(named:))
    let catalog = try options.catalogOptions.open()
    let whole = try catalog.role(named: role.joined(separator: " "))
    let role = whole.part(for: shown, dollarsOf: oneYear ? PriceIndex.alignmentYear : nil)
    let sources = try catalog.sourceTable()
    let showsTies = shown == nil || shown == .path || shown == .sources
    let incoming = showsTies ? try catalog.reading { try $0.edgesInto(role.id) } : []
    let titles = try catalog.reading { try $0.titles(of: role.edges.map(\.role) + incoming.map(\.origin)) }
    let showsPlaces = shown == nil || shown == .places || shown == .sources
    let places = try catalog.reading { catalog in
      let tables = try showsPlaces ? catalog.position(of: role.id).map { try catalog.placePay(at: $0) } : nil
      return (tables ?? []).map { oneYear ? $0.aligned(to: PriceIndex.alignmentYear) ?? $0 : $0 }
    }
    let parities = try places.isEmpty ? [] : catalog.reading { try $0.priceParities() }
    var document = shown == .sources ? Document() : document(role, incoming, titles, sources, isWhole: shown == nil)
    if shown == .sources { document.heading(role.title, level: 1) }
    if shown != .sources { appendPlaces(places, parities, sources, &document) }
    if let shown, shown != .sources, document.blocks.count == 1 {
      document.paragraph("No source says anything for the pane \(shown.title).")
    }
    let uses = role.uses(incoming: incoming, places: places, parities: parities)
    let counts = try catalog.reading { try $0.sourceCounts() }
    let used = sources.sources.filter { uses[$0.id] != nil }
    let notes = Dictionary(uniqueKeysWithValues: uses.map { ($0, $1.words(ofAll: counts[$0] ?? 0)) })
    document.sources(used.map { "\($0.words); \($0.licence); \(notes[$0.id] ?? "")." })
    options.print(
      Answer(
        document: document, facts: roleFacts(role, sources, places), json: role.json(sources, places: places),
        sources: used.map(\.id), sourceNotes: notes))
  }

  private func document(
    _ role: Role, _ incoming: [IncomingEdge], _ titles: [RoleID: String], _ sources: SourceTable, isWhole: Bool
  ) -> Document {
    var document = Document()
    document.heading(role.title, level: 1)
    if isWhole { appendNames(role, &document) }
    for pane in [PaneID.overview, .salary, .education, .demographics] {
      let figures = Field.allCases.filter { $0.pane == pane }.flatMap { field in
        role.allFigures.filter { $0.field == field }
      }
      appendFigures(Observation.grouped(figures, sources), pane, sources, &document)
    }
    appendSkills(role.observedSkills(sources), sources, &document)
    appendStatements(role, sources, &document)
    appendPath(role, incoming, titles, sources, &document)
    if role.kind == .mention, isWhole {
      document.paragraph("This role is only named by the articles: no figures.")
    }
    return document
  }

  private func appendNames(_ role: Role, _ document: inout Document) {
    document.paragraph("\(role.kind.words) · \(role.family) · \(role.id)")
    if !role.codes.isEmpty {
      document.paragraph(
        joinedInWords(
          role.codes.map { "\($0.scheme.rawValue) \($0.code)\($0.isShared ? " (counted under it with others)" : "")" }))
    }
    if !role.aliases.isEmpty { document.paragraph("Also called \(joinedInWords(role.aliases)).") }
    if !role.candidates.isEmpty {
      document.paragraph(
        "May also be counted under \(joinedInWords(role.candidates.map(\.code.code), by: "or")) (never merged).")
    }
  }

  private func appendFigures(
    _ observations: [Observation], _ pane: PaneID, _ sources: SourceTable, _ document: inout Document
  ) {
    guard !observations.isEmpty else { return }
    document.heading(pane.title)
    var table = Table([.init("figure"), .init("value", .right), .init("source"), .init("definition")])
    for observation in observations {
      let figure = observation.figure
      let status = figure.status == .published || figure.value == .missing ? "" : " (\(figure.status.rawValue))"
      if case .shares(let shares) = figure.value {
        for share in shares {
          table.rows.append([
            "\(figure.field.words): \(share.label)", NumberText.plain(share.percent) + " %" + status,
            sources.vintage(of: figure), figure.definition,
          ])
        }
      } else {
        table.rows.append([
          figure.field.words, figure.valueText + status, sources.vintage(of: figure),
          figure.definition + figure.relativeErrorNote,
        ])
      }
    }
    document.table(table)
    var notes: [String] = []
    for observation in observations {
      guard let note = observation.figure.note else { continue }
      let line = "\(sources.vintage(of: observation.figure)): \(note)"
      if !notes.contains(line) { notes.append(line) }
    }
    document.list(notes)
  }

  private func appendSkills(_ skills: [ObservedSkill], _ sources: SourceTable, _ document: inout Document) {
    guard !skills.isEmpty else { return }
    document.heading("Skills")
    let isRated = skills.contains { $0.rating.level != nil }
    var columns: [Table.Column] = [.init("skill"), .init("rating", .right)]
    if isRated { columns += [.init("±", .right), .init("level", .right)] }
    var table = Table(columns + [.init("kind"), .init("source"), .init("remarks")])
    for skill in skills {
      let rating = skill.rating
      let interval = rating.importanceError.map { NumberText.plain(StandardError.z * $0.amount, digits: 1) } ?? ""
      let numbers = isRated ? [interval, rating.level.map { NumberText.plain($0, digits: 0) } ?? ""] : []
      table.rows.append(
        [rating.name, rating.amountText] + numbers + [
          rating.kind.rawValue, sources.label(rating.source), rating.remarks.names.joined(separator: ", "),
        ])
    }
    if !skills.contains(where: { !$0.rating.remarks.isEmpty }) { table.dropLastColumn() }
    document.table(table)
    if isRated { document.paragraph("Importance and level from 0 to 100; ± is the 95 % interval of the importance.") }
    if skills.contains(where: { $0.rating.kind == .workStyle && sources.group($0.rating.source) == "onet" }) {
      document.paragraph(
        "Work styles: from O*NET 30.1 on a scale from -3 to 3 of how far each helps, here 0 to 100, where 50 is neither a help "
          + "nor a hindrance. Earlier releases rate other styles by importance: the two are not compared.")
    }
    if skills.contains(where: { $0.rating.share != nil }) {
      document.paragraph(
        "Shares are lists cut at their top: they don't sum to 100, and what is not on one is not zero.")
    }
  }

  private func appendStatements(_ role: Role, _ sources: SourceTable, _ document: inout Document) {
    for kind in Statement.Kind.allCases {
      let sayings = role.sayings(kind)
      if sayings.isEmpty { continue }
      document.heading(kind.heading)
      document.list(sayings.map { "\($0.statement.text) (\($0.labels(sources)))" })
    }
  }

  private func appendPath(
    _ role: Role, _ incoming: [IncomingEdge], _ titles: [RoleID: String], _ sources: SourceTable,
    _ document: inout Document
  ) {
    guard !role.edges.isEmpty || !incoming.isEmpty else { return }
    document.heading("Path")
    var table = Table([.init("tie"), .init("role"), .init("asserted by")])
    for edge in role.edges {
      table.rows.append([edge.kind.rawValue, titles[edge.role] ?? edge.role.text, sources.label(edge.source)])
    }
    for tie in incoming {
      table.rows.append([
        tie.edge.kind.reversedWords, titles[tie.origin] ?? tie.origin.text, sources.label(tie.edge.source),
      ])
    }
    document.table(table)
  }

  /// Pay by place in the order of the guarded ranking, with what it buys.
  private func appendPlaces(
    _ places: [PlacePay], _ parities: [PriceParity], _ sources: SourceTable, _ document: inout Document
  ) {
    let buying = parities.latestByPlace
    for table in places {
      let ranking = PlaceRanking(table)
      document.heading("Places, \(sources.vintage(table.source, year: table.year))")
      for (sentence, _) in PlaceSentences(ranking).all { document.paragraph(sentence) }
      var rows = Table([
        .init("rank", .right), .init("place"), .init("median", .right), .init("buys", .right), .init("mean", .right),
        .init("RSE %", .right), .init("jobs", .right), .init("left out for"),
      ])
      func add(_ row: PlacePay.Row, rank: String, reason: String) {
        let bought = row.median.number.flatMap { median in buying[row.place]?.bought(for: median) }
        let isOpen = if case .atLeast = row.median { true } else { false }
        rows.rows.append([
          rank, USPlace.name(of: row.place), row.median.text,
          bought.map { (isOpen ? "≥ " : "") + NumberText.grouped($0) } ?? "–",
          row.mean.text,
          row.meanError.map { NumberText.plain($0) } ?? "–", row.jobs.text, reason,
        ])
      }
      for (index, place) in ranking.ranked.enumerated() {
        add(place.row, rank: place.isTiedWithFirst ? "tied" : String(index + 1), reason: "")
      }
      for place in ranking.leftOut { add(place.row, rank: "–", reason: place.reason.words) }
      document.table(rows)
      document.paragraph(
        "Ranked by what the median is at least, median × (1 - 1.645 × RSE); the RSE, in percent, is the mean's, since none "
          + "is printed for medians. Places of 500 workers or more count. Buys: the median at national prices.")
    }
  }
}

extension Role {
  /// What a pane shows of the role, all of it for none; pay in the dollars of a year where that is asked for.
  fileprivate func part(for pane: PaneID?, dollarsOf year: Int?) -> Role {
    var part = self
    if let year { part.figures = figures.map { $0.aligned(to: year) ?? $0 } }
    guard let pane, pane != .sources else { return part }
    part.figures = part.figures.filter { $0.field.pane == pane }
    if pane != .skills { part.skills = [] }
    part.statements = statements.filter { _ in pane == .duties }
    if pane != .path { part.edges = [] }
    if pane != .overview { part.candidates = [] }
    return part
  }
}

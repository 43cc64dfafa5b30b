import RoleCatalog
import RoleModel

/// What ties two roles: what sources assert, and how near they are by each lens.
struct KinExplanation {
  private struct Tie {
    var words: String
    var from: RoleID
    var edge: Edge
  }

  private let placed: PlacedRole
  private let other: Role
  private let ties: [Tie]
  private let kin: Kin?
  private let candidateCount: Int
  private let sources: SourceTable

  init(_ placed: PlacedRole, _ name: String, _ catalog: CatalogReader, _ sources: SourceTable) throws {
    let other = try catalog.role(named: name)
    guard other.id != placed.role.id else {
      throw CommandFailure.wrongUse("\(other.title) is named twice. Name another role.")
    }
    self.placed = placed
    self.other = other
    self.sources = sources
    ties = [(placed.role, other), (other, placed.role)].flatMap { from, to in
      from.edges.filter { $0.role == to.id }.map { edge in
        let verb =
          switch edge.kind {
          case .promotesTo: "promotes to"
          case .manages: "manages"
          case .lateral: "leads sideways to"
          case .related: "is related to"
          }
        return Tie(words: "\(from.title) \(verb) \(to.title)", from: from.id, edge: edge)
      }
    }
    let (found, count) = try catalog.reading { catalog -> (Kin?, Int) in
      let position = try catalog.position(of: other.id)
      let all = try Kinship(catalog, sources: sources).kin(of: placed.ratedPosition, by: nil) ?? []
      return (all.first { $0.position == position }, all.count)
    }
    kin = found
    candidateCount = count
    if ties.isEmpty, kin == nil {
      let unrated = SkillLevels(placed.rated, sources: sources).isEmpty ? " " + placed.unratedSentence : ""
      throw CommandFailure.nothing(
        "no source ties \(placed.role.title) to \(other.title), and they are not compared as kin.\(unrated)")
    }
  }

  private var kinItems: [String] {
    guard let kin else { return [] }
    let levels = [placed.rated, other].map { SkillLevels($0, sources: sources) }
    let gap = Gap(from: levels[0], to: levels[1])
    return [
      "rank \(kin.rank) of \(counted(candidateCount, "candidate")) by names, knowledge and skills together: a mean standard "
        + "score of \(NumberText.fixed(kin.score, digits: 2))"
    ]
      + Lens.allCases.map { lens in
        let rank = kin.ranks[lens].map { "rank \($0)" } ?? "not known"
        return "\(lens.words): \(rank)"
          + (kin.scores[lens].map { ", standard score \(NumberText.fixed($0, digits: 2))" } ?? "")
      }
      + (gap.map { ["gap \(percentText($0.total)): what it asks for beyond what is brought; it does not order"] } ?? [])
      + [
        "how: names are compared by the words of titles and alternate titles, rare words counting more; knowledge and skills by "
          + "the cosine of their importance. Each is a standard score over all candidates, and the mean of those known orders"
      ]
  }

  var answer: Answer {
    var document = Document()
    document.heading("\(placed.words) and \(other.title)", level: 1)
    if let sentence = placed.borrowingSentence { document.paragraph(sentence) }
    if !ties.isEmpty {
      document.heading("Asserted")
      document.list(
        ties.map { "\($0.words): source \(sourceWords($0.edge.source, sources)); \($0.edge.locator)" })
    }
    if kin != nil {
      document.heading("Computed")
      document.list(kinItems)
    }
    let rating = kin == nil ? [] : placed.rated.levelSources(sources) + other.levelSources(sources)
    return Answer(
      document: document, facts: facts, json: json, sources: sources.ordered(ties.map(\.edge.source) + rating))
  }

  private var facts: Table {
    var table = Table([
      .init("what"), .init("from"), .init("to"), .init("rank"), .init("score"), .init("source"), .init("locator"),
    ])
    for tie in ties {
      table.rows.append([
        tie.edge.kind.rawValue, tie.from.text, tie.edge.role.text, "", "", tie.edge.source.text,
        tie.edge.locator.description,
      ])
    }
    if let kin {
      let ends = [placed.role.id.text, other.id.text]
      table.rows.append(["blend"] + ends + [String(kin.rank), digits(kin.score), "", ""])
      for lens in Lens.allCases {
        table.rows.append(
          [lens.rawValue] + ends
            + [kin.ranks[lens].map(String.init) ?? "", kin.scores[lens].map(digits) ?? "", "", ""])
      }
    }
    return table
  }

  private var json: JSON {
    let computed = kin.map { kin -> JSON in
      .object([
        ("rank", JSON(kin.rank)), ("score", .number(kin.score)), ("candidates", JSON(candidateCount)),
        ("ranks", .object(Lens.allCases.map { ($0.rawValue, JSON(kin.ranks[$0])) })),
        ("scores", .object(Lens.allCases.map { ($0.rawValue, JSON(kin.scores[$0])) })),
      ])
    }
    return .object([
      ("role", .string(placed.role.id.text)), ("related", .string(other.id.text)),
      (
        "ties",
        .array(
          ties.map { tie in
            .object([
              ("from", .string(tie.from.text)), ("kind", .string(tie.edge.kind.rawValue)),
              ("to", .string(tie.edge.role.text)), ("source", .string(tie.edge.source.text)),
              ("locator", .string(tie.edge.locator.description)),
            ])
          })
      ), ("kin", computed ?? .null), ("notes", JSON(kinItems)), ("borrowed", placed.closestJSON),
    ])
  }
}

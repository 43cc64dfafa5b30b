import RoleCatalog
import RoleModel

/// A source: who published what and when, under which licence, and how much of the role and of the catalog stands on it.
struct SourceExplanation {
  private let role: Role
  private let found: [Source]
  private let uses: [SourceID: SourceUse]
  private let counts: [SourceID: Int]

  init(_ role: Role, _ name: String, _ catalog: CatalogReader, _ sources: SourceTable) throws {
    let incoming = try catalog.reading { try $0.edgesInto(role.id) }
    let places = try catalog.reading { catalog in
      try catalog.position(of: role.id).map { try catalog.placePay(at: $0) } ?? []
    }
    let parities = try places.isEmpty ? [] : catalog.reading { try $0.priceParities() }
    uses = role.uses(incoming: incoming, places: places, parities: parities)
    counts = try catalog.reading { try $0.sourceCounts() }
    let byID = sources.sources.filter { folded($0.id.text) == folded(name) }
    found = byID.isEmpty ? sources.sources.filter { folded($0.label) == folded(name) } : byID
    guard !found.isEmpty else {
      throw CommandFailure.nothing(
        "the catalog has no source “\(name)”. \(role.title) stands on "
          + "\(joinedInWords(sources.ordered(uses.keys).map(\.text))).")
    }
    self.role = role
  }

  private func items(_ source: Source) -> [String] {
    [
      "publisher: \(source.publisher)", "title: \(source.title)",
      "year: \(source.year.map(String.init) ?? "not stated")", "document: \(source.document)",
    ] + (source.address.map { ["address: \($0)"] } ?? []) + (source.method.map { ["method: \($0)"] } ?? []) + [
      "licence: \(source.licence)", "independence group: \(source.independenceGroup)",
      "stands on it of \(role.title): \(uses[source.id]?.words ?? "nothing")",
      "in the catalog: \(counted(counts[source.id] ?? 0, "entry", "entries"))",
    ]
  }

  var answer: Answer {
    var document = Document()
    document.heading(found[0].label, level: 1)
    var facts = Table([
      .init("id"), .init("label"), .init("publisher"), .init("title"), .init("year"), .init("document"),
      .init("licence"), .init("independence_group"), .init("of_role"), .init("of_catalog"),
    ])
    for source in found {
      document.heading(source.id.text)
      document.list(items(source))
      facts.rows.append([
        source.id.text, source.label, source.publisher, source.title, source.year.map(String.init) ?? "",
        source.document, source.licence, source.independenceGroup, uses[source.id]?.words ?? "",
        String(counts[source.id] ?? 0),
      ])
    }
    let json = JSON.object([
      ("role", .string(role.id.text)),
      (
        "sources",
        .array(
          found.map { source in
            let use = uses[source.id] ?? SourceUse()
            return .object([
              ("id", .string(source.id.text)), ("label", .string(source.label)),
              ("publisher", .string(source.publisher)), ("title", .string(source.title)), ("year", JSON(source.year)),
              ("document", .string(source.document)), ("address", JSON(source.address)),
              ("method", JSON(source.method)),
              ("licence", .string(source.licence)), ("independenceGroup", .string(source.independenceGroup)),
              (
                "ofRole",
                .object([
                  ("figures", JSON(use.figures)), ("skills", JSON(use.skills)), ("statements", JSON(use.statements)),
                  ("ties", JSON(use.ties)), ("codes", JSON(use.codes)), ("places", JSON(use.places)),
                  ("prices", JSON(use.prices)),
                ])
              ), ("entries", JSON(counts[source.id] ?? 0)),
            ])
          })
      ),
    ])
    return Answer(document: document, facts: facts, json: json, sources: found.map(\.id))
  }
}

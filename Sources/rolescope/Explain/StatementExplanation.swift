import RoleModel

/// Sentences about a role with the places that they are told after.
struct StatementExplanation {
  private let role: Role
  private let sayings: [(statement: Statement, sightings: [Statement])]
  private let sources: SourceTable

  init(_ role: Role, _ words: String, _ sources: SourceTable) throws {
    let kind = Statement.Kind.allCases.first {
      folded($0.rawValue) == folded(words) || folded($0.heading) == folded(words)
    }
    let wanted = words.split(separator: " ").map { folded(String($0)) }
    sayings = Statement.Kind.allCases.flatMap { role.sayings($0) }.map(\.statement).filter { statement in
      if let kind { return statement.kind == kind }
      let text = folded(statement.text)
      return wanted.allSatisfy { text.contains($0) }
    }.map { statement in
      (statement, role.statements.filter { $0.text == statement.text && $0.kind == statement.kind })
    }
    guard !sayings.isEmpty else {
      var kinds: [String] = []
      for statement in role.statements where !kinds.contains(statement.kind.rawValue) {
        kinds.append(statement.kind.rawValue)
      }
      throw CommandFailure.nothing(
        kinds.isEmpty
          ? "no source says anything in words of \(role.title)."
          : "no sentence about \(role.title) has “\(words)”. There are sentences of the kinds \(joinedInWords(kinds)).")
    }
    self.role = role
    self.sources = sources
  }

  private var note: String { "Told in our own words after the sources." }

  var answer: Answer {
    var document = Document()
    document.heading("\(role.title): \(counted(sayings.count, "sentence"))", level: 1)
    for saying in sayings {
      document.heading(saying.statement.text)
      document.list(
        ["kind: \(saying.statement.kind.rawValue)"]
          + saying.sightings.map { "source: \(sourceWords($0.source, sources)); \($0.locator)" })
    }
    document.heading("Notes")
    document.list([note])
    var facts = Table([.init("statement"), .init("kind"), .init("text"), .init("source"), .init("locator")])
    for (index, saying) in sayings.enumerated() {
      for sighting in saying.sightings {
        facts.rows.append([
          String(index + 1), sighting.kind.rawValue, sighting.text, sighting.source.text, sighting.locator.description,
        ])
      }
    }
    let json = JSON.object([
      ("role", .string(role.id.text)),
      (
        "statements",
        .array(
          sayings.map { saying in
            .object([
              ("kind", .string(saying.statement.kind.rawValue)), ("text", .string(saying.statement.text)),
              (
                "sources",
                .array(
                  saying.sightings.map {
                    .object([("source", .string($0.source.text)), ("locator", .string($0.locator.description))])
                  })
              ),
            ])
          })
      ), ("notes", JSON([note])),
    ])
    return Answer(
      document: document, facts: facts, json: json,
      sources: sources.ordered(sayings.flatMap(\.sightings).map(\.source)))
  }
}

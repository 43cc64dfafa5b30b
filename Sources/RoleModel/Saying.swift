/// A sentence about a role with all the sources that it goes back to.
package struct Saying: Hashable, Sendable {
  package private(set) var statement: Statement
  package private(set) var sources: [SourceID]

  /// The sayings among statements, in the order of their first statement: equal sentences are one.
  package static func merged(_ statements: [Statement]) -> [Saying] {
    var sayings: [Saying] = []
    for statement in statements {
      if let index = sayings.firstIndex(where: { $0.statement.text == statement.text }) {
        sayings[index].sources.append(statement.source)
      } else {
        sayings.append(Saying(statement: statement, sources: [statement.source]))
      }
    }
    return sayings
  }

  /// The names of its sources, each once: `Zippia, study.com`.
  package func labels(_ table: SourceTable) -> String {
    var labels: [String] = []
    for label in sources.map(table.label) where !labels.contains(label) { labels.append(label) }
    return labels.joined(separator: ", ")
  }
}

extension Role {
  /// What sources say of one kind.
  package func sayings(_ kind: Statement.Kind) -> [Saying] { Saying.merged(statements.filter { $0.kind == kind }) }
}

/// How much of a role stands on a source, counted by what it is.
package struct SourceUse: Hashable, Sendable {
  package var figures = 0
  package var skills = 0
  package var statements = 0
  package var ties = 0
  package var codes = 0
  /// Places whose pay the source states.
  package var places = 0
  /// Places whose prices it states.
  package var prices = 0

  package init() {}

  /// `7 figures, 6 skills`, `pay of 53 places`.
  package var words: String {
    let counts = [
      (figures, "figure"), (skills, "skill"), (statements, "statement"), (ties, "tie"), (codes, "candidate code"),
    ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    let tables = [(places, "pay of"), (prices, "prices of")].filter { $0.0 > 0 }.map {
      "\($0.1) \(counted($0.0, "place"))"
    }
    return (counts + tables).joined(separator: ", ")
  }

  /// `7 figures (of 108 entries in the catalog)`.
  package func words(ofAll entries: Int) -> String {
    "\(words) (of \(counted(entries, "entry", "entries")) in the catalog)"
  }
}

extension Role {
  /// What stands on each source: of the role itself, of the ties that lead to it, of its tables by place.
  package func uses(
    incoming: [IncomingEdge], places: [PlacePay] = [], parities: [PriceParity] = []
  ) -> [SourceID: SourceUse] {
    var uses: [SourceID: SourceUse] = [:]
    func count(_ sources: [SourceID], _ part: WritableKeyPath<SourceUse, Int>) {
      for source in sources { uses[source, default: SourceUse()][keyPath: part] += 1 }
    }
    count(figures.map(\.source), \.figures)
    count(skills.map(\.source), \.skills)
    count(statements.map(\.source), \.statements)
    count(edges.map(\.source) + incoming.map(\.edge.source), \.ties)
    count(candidates.map(\.source), \.codes)
    for table in places where !table.rows.isEmpty {
      uses[table.source, default: SourceUse()].places += table.rows.count
    }
    let paid = Set(places.flatMap { $0.rows.map(\.place) })
    count(parities.filter { paid.contains($0.place) }.map(\.source), \.prices)
    return uses
  }
}

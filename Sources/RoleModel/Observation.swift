/// What a catalog's sources are, by their id.
package struct SourceTable: Sendable, Hashable {
  package let sources: [Source]
  private let byID: [SourceID: Source]

  package init(_ sources: [Source]) {
    self.sources = sources
    byID = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(id: SourceID) -> Source? { byID[id] }

  /// The short name for screens; the id itself when the catalog lacks the source.
  package func label(_ id: SourceID) -> String { byID[id]?.label ?? id.text }

  /// Sources of one group cannot corroborate each other.
  package func group(_ id: SourceID) -> String { byID[id]?.independenceGroup ?? id.text }

  /// `Zippia, undated`, `study.com, 2019`, `OEWS 2025`.
  package func vintage(of figure: Figure) -> String {
    vintage(figure.source, year: figure.year) + (figure.dollarsOf.map { ", in \($0) dollars" } ?? "")
  }

  /// The label and the year, which labels of yearly tables end in already; of a release of a month, that month: `O*NET 30.1,
  /// December 2025`.
  package func vintage(_ source: SourceID, year: Int?) -> String {
    let label = label(source)
    guard let year else { return label + ", undated" }
    if label.hasSuffix(" \(year)") { return label }
    let month = source.series == nil ? nil : byID[source]?.month
    return "\(label), \(month.flatMap { $0.hasSuffix(" \(year)") ? $0 : nil } ?? String(year))"
  }
}

/// One measurement, however many pages repeat it: figures that agree in everything and share an independence group.
package struct Observation: Hashable, Sendable {
  package private(set) var figures: [Figure]

  /// The figure that stands for all of them: the first.
  package var figure: Figure { figures[0] }

  package var sources: [SourceID] { figures.map(\.source) }

  /// The observations among figures, in the order of their first figure.
  package static func grouped(_ figures: [Figure], _ sources: SourceTable) -> [Observation] {
    var observations: [Observation] = []
    for figure in figures {
      let match = observations.firstIndex { observation in
        let other = observation.figure
        return other.field == figure.field && other.value == figure.value && other.definition == figure.definition
          && other.year == figure.year && other.place == figure.place && other.status == figure.status
          && sources.group(other.source) == sources.group(figure.source) && !observation.sources.contains(figure.source)
      }
      if let match {
        observations[match].figures.append(figure)
      } else {
        observations.append(Observation(figures: [figure]))
      }
    }
    return observations
  }

  /// The same with the sighting in one of some sources first, where it has one there.
  package func led(by preferred: Set<SourceID>) -> Observation {
    guard let index = figures.firstIndex(where: { preferred.contains($0.source) }), index > 0 else { return self }
    var copy = self
    copy.figures.swapAt(0, index)
    return copy
  }

  /// The same measurement in another year's dollars, when it can be aligned.
  package func aligned(to year: Int?) -> Observation {
    guard let year else { return self }
    return Observation(figures: figures.map { $0.aligned(to: year) ?? $0 })
  }
}

/// Two to four roles side by side: rows aligned by field and definition, skills aligned by name, and sentences on top.
package struct Comparison: Sendable {
  package let roles: [Role]
  package let rows: [ComparedRow]
  package let skills: [ComparedSkill]
  /// Three to six sentences, where the figures carry so many, with what each stands on; letters stand for the roles.
  package let sentences: [ComparedSentence]
  private let sources: SourceTable
  /// The year whose dollars pay is in; nil for pay as published.
  private let year: Int?

  /// Compares the roles with the first one as the reference. With a year, pay that states its year is brought to that
  /// year's dollars first.
  package init(_ roles: [Role], sources: SourceTable, dollarsOf year: Int? = nil) {
    let pairing = RowPairing(Judge(sources))
    let figures = Self.withMedians(roles.map(\.allFigures))
    self.roles = roles
    rows = Self.panes.flatMap { pane in
      let rows = Field.allCases.filter { $0.pane == pane }.flatMap { field in
        pairing.rows(
          field,
          figures.map { figures in
            Observation.grouped(figures.filter { $0.field == field }, sources).map { $0.aligned(to: year) }
          })
      }
      // What can be set side by side comes before what only one role has.
      return Self.explainingCentres(rows.filter(\.isShared)) + rows.filter { !$0.isShared }
    }
    skills = roles.count > 1 ? comparedSkills(roles, sources) : []
    sentences =
      ComparisonSentences(
        roles: roles, rows: rows, skills: skills, sources: sources, year: year, names: Self.letters
      ).all
    self.sources = sources
    self.year = year
  }

  /// Where one role's source prints a median alone, the others' medians are set beside it, out of their percentiles.
  private static func withMedians(_ figures: [[Figure]]) -> [[Figure]] {
    guard figures.contains(where: { $0.contains { $0.field == .payMedian } }) else { return figures }
    return figures.map { figures in
      if figures.contains(where: { $0.field == .payMedian }) { return figures }
      return figures.flatMap { figure -> [Figure] in
        guard case .percentiles(let percentiles) = figure.value, figure.field == .payPercentiles,
          let median = percentiles.median, !percentiles.isCollapsed
        else { return [figure] }
        var copy = figure
        copy.field = .payMedian
        copy.value =
          median.isTopCoded
          ? .range(Bounds(low: median.number, high: nil, opensHigh: true)) : .number(median.number)
        copy.status = median.isTopCoded ? .topCoded : .derived
        copy.formula = "the 50th of the percentiles"
        return [figure, copy]
      }
    }
  }

  private static let whyCentresDiffer = "an average moves with the few who earn most, and a median does not:"

  /// Where the medians of one source's pay are told apart and the averages are not, or the other way round, the row that is
  /// not told apart says so, and why.
  private static func explainingCentres(_ rows: [ComparedRow]) -> [ComparedRow] {
    var rows = rows
    for averages in rows.indices where rows[averages].field == .payMean || rows[averages].field == .payHourly {
      let percentiles: Field = rows[averages].field == .payMean ? .payPercentiles : .payHourlyPercentiles
      guard
        let medians = rows.firstIndex(where: {
          $0.field == percentiles
            && $0.values.map { $0?.figure.source } == rows[averages].values.map { $0?.figure.source }
        })
      else { continue }
      for pair in rows[averages].judgements.indices {
        let (average, median) = (rows[averages].judgements[pair].verdict, rows[medians].judgements[pair].verdict)
        guard [average, median].allSatisfy({ $0.isDifference || $0 == .cannotTell }), average != median else {
          continue
        }
        let words = average.isDifference && median.isDifference ? "the other way round" : "told apart"
        if median.isDifference {
          rows[averages].judgements[pair].reason += "; \(whyCentresDiffer) by the medians the two are \(words)"
        }
        if average.isDifference {
          rows[medians].judgements[pair].reason += "; \(whyCentresDiffer) by the averages the two are \(words)"
        }
      }
    }
    return rows
  }

  /// The words of the sentences, with other names for the roles.
  package func sentences(naming names: [String]) -> [String] {
    ComparisonSentences(roles: roles, rows: rows, skills: skills, sources: sources, year: year, names: names).all
      .map(\.text)
  }

  /// The letters that stand for compared roles on screen, in marking order.
  package static let letters = ["A", "B", "C", "D"]

  /// The panes whose fields make rows, in their order on screen.
  private static let panes: [PaneID] = [.salary, .education, .demographics, .overview]
}

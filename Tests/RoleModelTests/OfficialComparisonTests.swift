import RoleModel
import Testing

/// Comparisons of figures with errors, of one table's cell, and of a median beside percentiles; the figures are made up.
@Suite struct OfficialComparisonTests {
  private let sources = SourceTable([
    Source(
      id: SourceID("oews-2025"), label: "OEWS 2025", publisher: "BLS", title: "OEWS", year: 2025, document: "o.csv",
      licence: "public domain", independenceGroup: "oews"),
    Source(
      id: SourceID("own"), label: "own", publisher: "own", title: "own", document: "own.csv", licence: "own",
      independenceGroup: "own"),
  ])

  private func figure(
    _ field: Field, _ value: Value, row: Int, error: Double? = nil, base: Double? = nil, source: String = "oews-2025"
  ) -> Figure {
    Figure(
      field: field, value: value, definition: source, year: source == "own" ? nil : 2025, place: "US",
      relativeStandardError: error, base: base, source: SourceID(source),
      locator: Locator(document: "o.csv", position: "row \(row)"))
  }

  private func role(_ id: String, _ figures: [Figure]) -> Role {
    Role(id: RoleID(id), title: id, kind: .occupation, family: "F", figures: figures)
  }

  private func row(_ field: Field, _ first: [Figure], _ other: [Figure]) throws -> ComparedRow {
    let comparison = Comparison([role("a", first), role("b", other)], sources: sources)
    return try #require(comparison.rows.first { $0.field == field })
  }

  @Test func `estimates differ only beyond both their errors`() throws {
    // 2 % of 100,000 and 1 % of 95,000: 1.96 times the root of 2000² + 950² is 4,340.
    let first = [figure(.payMean, .number(100_000), row: 2, error: 2)]
    let near = try row(.payMean, first, [figure(.payMean, .number(96_000), row: 3, error: 1)])
    #expect(near.judgement.verdict == .cannotTell)
    #expect(near.judgement.reason.hasPrefix("within the error of ± 4,3"))
    let far = try row(.payMean, first, [figure(.payMean, .number(95_000), row: 3, error: 1)])
    #expect(far.judgement.verdict == .higher)
    let unknown = try row(.payMean, first, [figure(.payMean, .number(96_000), row: 3)])
    // Without a printed error: 1.2533 × 0.5 × 96,000 / √30 is 10,983.
    #expect(unknown.judgement.reason.hasPrefix("within the modelled error of ± 21,881"))
    let none = try row(
      .payMean, [figure(.payMean, .number(100_000), row: 2)], [figure(.payMean, .number(99_999), row: 3)])
    #expect(none.judgement.verdict == .cannotTell)
    // An error printed as 0.0 counts as 0.05 %: 1.96 × √2 × 50 is 139.
    for (other, verdict) in [(99_870.0, Verdict.cannotTell), (99_860, .higher)] {
      let least = try row(
        .payMean, [figure(.payMean, .number(100_000), row: 2, error: 0)],
        [figure(.payMean, .number(other), row: 3, error: 0)])
      #expect(least.judgement.verdict == verdict)
    }
    let hourly = try row(
      .payHourly, [figure(.payHourly, .number(20), row: 2, error: 1)],
      [figure(.payHourly, .number(30), row: 3, error: 1)])
    #expect(hourly.judgement.reason.hasPrefix("beyond the error of ± 0.71"))
  }

  @Test func `what is published as none in hundreds is less than more, and by no known amount`() throws {
    func openings(_ number: Double, _ row: Int) -> Figure {
      var figure = figure(.openings, .number(number), row: row, base: 90_000)
      figure.definition = "projected openings; " + Figure.inHundreds
      return figure
    }
    let none = [openings(0, 2)]
    let both = try row(.openings, none, [openings(0, 3)]).judgement
    #expect(both.verdict == .cannotTell && both.difference == nil && both.brief == "both fewer than 50")
    // √(1,200 / 90,000) is 11.5 %: ± 23 of 100, and 100 is 50 more than the most that "none" may be.
    let less = try row(.openings, none, [openings(100, 3)]).judgement
    #expect(less.verdict == .lower && less.difference == nil && less.ratio == nil)
    #expect(none[0].valueText == "fewer than 50")
    // Of a source that counts each opening, none is none.
    let counted = figure(.openings, .number(0), row: 2)
    #expect(counted.valueText == "0")
    #expect(try row(.openings, [counted], [figure(.openings, .number(0), row: 3)]).judgement.verdict == .same)
  }

  @Test func `one cell of a table that counts both is no comparison, and the sentence says so`() throws {
    let shared = [figure(.payMean, .number(100_000), row: 2, error: 2), figure(.growth, .number(4), row: 2)]
    let comparison = Comparison([role("a", shared), role("b", shared)], sources: sources)
    #expect(comparison.rows.allSatisfy { $0.judgement.verdict == .cannotTell && $0.isOneNumber })
    let sentences = comparison.sentences(naming: ["A", "B"])
    #expect(sentences.first == "The pay of A and B is one number: the source counts them together (OEWS 2025).")
    #expect(!sentences.contains { $0.hasPrefix("Growth") })
  }

  @Test func `a median alone stands beside the median of the other's percentiles, and its definition keeps them apart`()
    throws
  {
    let percentiles = Percentiles(
      p10: .init(50_000), p25: .init(60_000), p50: .init(97_600), p75: .init(110_000), p90: .init(120_000))
    let median = try row(
      .payMedian, [figure(.payMedian, .number(76_500), row: 2, source: "own")],
      [figure(.payPercentiles, .percentiles(percentiles), row: 3)])
    #expect(median.values.map { $0?.value } == [.number(76_500), .number(97_600)])
    #expect(median.judgement.verdict == .notComparable)
    #expect(median.values[1]?.figure.formula == "the 50th of the percentiles")
  }

  @Test func `parts of a list that no role has make no row`() throws {
    func schooling(_ bachelor: Double, row: Int) -> [Figure] {
      [figure(.educationRequired, .shares([Share("Bachelor's", bachelor), Share("Post-doc", 0)]), row: row)]
    }
    let comparison = Comparison([role("a", schooling(60, row: 2)), role("b", schooling(0, row: 3))], sources: sources)
    #expect(comparison.rows.map(\.label) == ["Bachelor's"])
    #expect(comparison.rows[0].values[0]?.text == "60 %")
  }
}

import Testing

@testable import RoleModel

/// Errors that are modelled, against numbers that were computed by hand from the official tables (METHODS, "Verdicts").
@Suite struct StandardErrorTests {
  private let sources = SourceTable([])

  private func figure(
    _ field: Field, _ value: Value, row: Int = 1, error: Double? = nil, base: Double? = nil
  ) -> Figure {
    Figure(
      field: field, value: value, definition: "d", year: 2025, place: "US", relativeStandardError: error, base: base,
      source: SourceID("s"), locator: Locator(document: "t.csv", position: "row \(row)"))
  }

  private func row(_ first: Figure, _ other: Figure, _ sources: SourceTable = SourceTable([])) -> ComparedRow? {
    var other = other
    other.locator.position = "row 2"
    let roles = [first, other].enumerated().map { index, figure in
      Role(id: RoleID("r\(index)"), title: "r", kind: .occupation, family: "F", figures: [figure])
    }
    return Comparison(roles, sources: sources).rows.first
  }

  @Test(
    "A modelled error is that of METHODS' formula",
    arguments: [
      // CPS 2023, table 11: 37.6 % men of 567,000 marketing managers.
      (Field.sexShares, 37.6, 567_000.0, 2.228360),
      // CPS 2025, table 39: $1,890 a week of 572,000 people.
      (.payWeekly, 1890, 572_000, 108.494932),
      // BLS table 5.3: 56.7 % with a bachelor's degree of 358,200.
      (.educationShares, 56.7, 358_200, 0.716974),
      // Projections 2024-34: 34,300 openings of 407,000 jobs.
      (.openings, 34_300, 407_000, 1862.462506),
      // O*NET 30.1: 71.43 % of 21 answers, of which no error is printed.
      (.educationRequired, 71.43, 21, 11.435201),
    ])
  func models(field: Field, number: Double, base: Double, error: Double) throws {
    let isShare = [.sexShares, .educationShares, .educationRequired].contains(field)
    let figure = figure(field, isShare ? .shares([Share("part", number)]) : .number(number), base: base)
    let known = try #require(figure.uncertainty(of: number, share: isShare ? "part" : nil).error)
    #expect(abs(known.amount - error) < 0.000001)
    #expect(known.isModelled && known.how.hasPrefix("modelled: "))
    #expect(figure.errorWords.first?.contains("modelled: ") == true)
  }

  @Test func `a median of fewer than 75,000 people has no error, and tells nothing apart`() {
    let judgement = row(
      figure(.payWeekly, .number(900), base: 74_000), figure(.payWeekly, .number(3000), base: 900_000))?.judgement
    #expect(judgement?.verdict == .cannotTell)
    #expect(judgement?.reason.hasPrefix("a median of 74,000 people, fewer than 75,000") == true)
  }

  @Test func `who works there is apart, and nobody wins`() throws {
    let judgement = try #require(
      row(
        figure(.sexShares, .shares([Share("women", 62.4)]), base: 567_000),
        figure(.sexShares, .shares([Share("women", 33.1)]), base: 569_000))?.judgement)
    #expect(judgement.verdict == .higher && !judgement.hasWinner && judgement.sign == "≠")
    #expect(judgement.brief == "beyond ± 6.1")
    #expect(NumberText.plain(judgement.difference ?? 0) == "29.3")
  }

  @Test(
    "Growth is told apart by BLS's classes beside all jobs' 3.1 %, or by five points",
    arguments: [
      (4.9, 5.0, Verdict.cannotTell), (4.9, 15.8, .lower), (4.4, 4.6, .lower), (7, 11.9, .cannotTell), (7, 12, .lower),
      (2.4, 0.2, .cannotTell), (-0.4, -0.6, .higher), (4.7, 4.7, .same),
    ])
  func growth(first: Double, other: Double, verdict: Verdict) {
    let judgement = row(
      figure(.growth, .number(first), base: 3.1), figure(.growth, .number(other), base: 3.1))?.judgement
    #expect(judgement?.verdict == verdict)
    if verdict == .cannotTell {
      #expect(judgement?.reason.hasPrefix("projections this close are not told apart") == true)
    }
  }

  private func percentiles(_ median: Double, _ above: Double) -> Value {
    .percentiles(
      Percentiles(p10: .init(10), p25: .init(20), p50: .init(median), p75: .init(above), p90: .init(above * 2)))
  }

  @Test func `medians are told apart by the mean's error, and one that equals the 75th percentile never is`() {
    // 1.96 × √2 × 1,000 is 2,772.
    func judgement(_ other: Double, above: Double = 150_000) -> Judgement? {
      row(
        figure(.payPercentiles, percentiles(100_000, 150_000), error: 1),
        figure(.payPercentiles, percentiles(other, above), error: 1))?.judgement
    }
    #expect(judgement(97_500)?.verdict == .cannotTell)
    #expect(judgement(97_500)?.reason.hasPrefix("by the medians; within the modelled error of ± 2,737") == true)
    #expect(judgement(97_200)?.verdict == .higher)
    #expect(judgement(50_000, above: 50_000)?.verdict == .cannotTell)
    #expect(judgement(50_000, above: 50_000)?.brief == "a median equals its p75")
  }

  @Test func `where the medians are told apart and the averages are not, row and sentence say why`() throws {
    func role(_ id: String, _ mean: Double, _ median: Double, _ row: Int) -> Role {
      Role(
        id: RoleID(id), title: id, kind: .occupation, family: "F",
        figures: [
          figure(.payMean, .number(mean), row: row, error: 2),
          figure(.payPercentiles, percentiles(median, 2 * median), row: row, error: 2),
        ])
    }
    let comparison = Comparison([role("a", 100_000, 90_000, 1), role("b", 98_000, 70_000, 2)], sources: sources)
    let mean = try #require(comparison.rows.first { $0.field == .payMean }?.judgement)
    #expect(mean.verdict == .cannotTell)
    #expect(
      mean.reason.hasSuffix(
        "an average moves with the few who earn most, and a median does not: by the medians the two are told apart"))
    #expect(
      comparison.sentences.first?.text
        == "A's median pay is 1.29 times B's (s, 2025); by the average pay the two can't be told apart.")
  }

  @Test func `a best-paying place whose median equals its 75th percentile is told from no other`() {
    func place(_ code: String, _ median: Double, _ above: Double, row: Int) -> PlacePay.Row {
      PlacePay.Row(
        place: code, jobs: .number(9000), jobsError: 1, mean: .number(median), meanError: 1, hourlyMean: .withheld,
        percentiles: [
          .number(10), .number(20), .number(median), .number(above), .number(above),
        ], row: row)
    }
    let pay = PlacePay(
      source: SourceID("s"), document: "s.csv", year: 2025,
      definitions: .init(jobs: "", mean: "", hourlyMean: "", percentiles: "", hourlyPercentiles: ""),
      rows: [place("NY", 120_000, 120_000, row: 2), place("OH", 60_000, 80_000, row: 3)])
    let ranking = PlaceRanking(pay)
    #expect(ranking.ties.map(\.row.place) == ["OH"])
    #expect(
      PlaceSentences(ranking).all.first?.0
        == "By the median New York pays best, $120,000, but that is its 75th percentile too: nothing says how sure it is, "
        + "and it is told from no other place.")
  }
}

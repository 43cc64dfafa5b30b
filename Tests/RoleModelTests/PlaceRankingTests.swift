import Testing

@testable import RoleModel

/// METHODS.md: the best-paying place, and what a state's pay buys.
@Suite struct PlaceRankingTests {
  /// Places of OEWS May 2025 for 11-2011, advertising and promotions managers: published numbers.
  static let advertising = pay([
    row("CA", jobs: 3080, mean: 183_200, median: 167_230, error: 4.9),
    row("CO", jobs: 180, mean: 177_040, median: 164_990, error: 5.8),
    row("IL", jobs: 160, mean: 155_000, median: 167_330, error: 2.4),
    row("NJ", jobs: 470, mean: 185_040, median: 165_390, error: 13.2),
    row("NY", jobs: 3550, mean: 201_360, median: 173_700, error: 3.9),
    row("PA", jobs: 1540, mean: 136_590, median: 122_940, error: 5.1),
    row("WA", jobs: 530, mean: 168_510, median: 163_380, error: 5.3),
  ])

  @Test("Places of few workers are left out, and the first says which it cannot be told apart from")
  func guards() {
    let ranking = PlaceRanking(Self.advertising)
    #expect(ranking.ranked.map(\.row.place) == ["NY", "CA", "WA", "PA"])
    #expect(ranking.ties.map(\.row.place) == ["CA", "WA"])
    #expect(ranking.ranked[0].lowerBound.rounded() == 162_556)
    #expect(ranking.leftOut.map(\.row.place) == ["IL", "NJ", "CO"])
    #expect(ranking.leftOut.map(\.reason.words) == ["160 workers", "470 workers", "180 workers"])
  }

  @Test("By the bare numbers New Jersey is fourth by median and second by mean")
  func keepsTheNaiveOrder() {
    let ranking = PlaceRanking(Self.advertising)
    #expect(ranking.medianStanding(of: "NJ") == .init(rank: 4, count: 7))
    #expect(ranking.meanStanding(of: "NJ") == .init(rank: 2, count: 7))
    #expect(ranking.medianStanding(of: "TX") == nil)
  }

  @Test("A large error puts a great median behind a smaller one that is sure")
  func ranksByLowerBound() {
    let ranking = PlaceRanking(
      Self.pay([
        Self.row("AK", jobs: 600, mean: 100_000, median: 100_000, error: 20),
        Self.row("OH", jobs: 9000, mean: 90_000, median: 90_000, error: 1),
      ]))
    #expect(ranking.ranked.map(\.row.place) == ["OH", "AK"])
    #expect(ranking.ties.map(\.row.place) == ["AK"])
    #expect(ranking.byMedian.map(\.place) == ["AK", "OH"])
  }

  @Test("Withheld medians, workers and errors are reasons, never zeros")
  func namesReasons() {
    var rows = [
      Self.row("AL", jobs: 900, mean: 1, median: 1, error: 1), Self.row("OH", jobs: 900, mean: 1, median: 1, error: 1),
      Self.row("TX", jobs: 900, mean: 1, median: 1, error: nil),
    ]
    rows[0].percentiles[2] = .withheld
    rows[1].jobs = .withheld
    let ranking = PlaceRanking(Self.pay(rows))
    #expect(ranking.ranked.isEmpty)
    #expect(
      Set(ranking.leftOut.map { "\($0.row.place) \($0.reason.words)" })
        == ["AL median withheld", "OH jobs withheld", "TX no error given"])
  }

  @Test("Capped medians are told apart from nothing")
  func tiesCappedMedians() {
    var rows = [
      Self.row("CA", jobs: 900, mean: 250_000, median: 239_200, error: 1),
      Self.row("NY", jobs: 900, mean: 250_000, median: 239_200, error: 2),
      Self.row("OH", jobs: 900, mean: 100_000, median: 100_000, error: 1),
    ]
    rows[0].percentiles[2] = .atLeast(239_200)
    rows[1].percentiles[2] = .atLeast(239_200)
    #expect(PlaceRanking(Self.pay(rows)).ties.map(\.row.place) == ["NY"])
  }

  @Test("12,000 at parity 120 and 9,000 at 90 both buy 10,000")
  func buys() {
    func parity(_ number: Double) -> PriceParity {
      PriceParity(
        place: "CA", parity: number, year: 2023, source: SourceID("bea"), locator: Locator(document: "d", position: ""))
    }
    #expect(parity(120).bought(for: 12_000).rounded() == 10_000)
    #expect(parity(90).bought(for: 9000).rounded() == 10_000)
  }

  static func row(_ place: String, jobs: Double, mean: Double, median: Double, error: Double?) -> PlacePay.Row {
    PlacePay.Row(
      place: place, jobs: .number(jobs), jobsError: 10, mean: .number(mean), meanError: error,
      hourlyMean: .number(mean / 2080), percentiles: [.withheld, .withheld, .number(median), .withheld, .withheld],
      row: place.utf8.reduce(0) { $0 * 256 + Int($1) })
  }

  static func pay(_ rows: [PlacePay.Row]) -> PlacePay {
    PlacePay(
      source: SourceID("oews-2025"), document: "state_M2025.csv", year: 2025,
      definitions: .init(
        jobs: "jobs", mean: "mean", hourlyMean: "hourly", percentiles: "percentiles",
        hourlyPercentiles: "hourly percentiles"), rows: rows)
  }
}

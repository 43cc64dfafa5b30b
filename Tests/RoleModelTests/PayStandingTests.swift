import Testing

@testable import RoleModel

@Suite struct PayStandingTests {
  private func percentiles(_ numbers: [Double?], capped: Set<Int> = []) -> Percentiles {
    let points = numbers.enumerated().map { index, number in
      number.map { Percentiles.Point($0, isTopCoded: capped.contains(Percentiles.ranks[index])) }
    }
    return Percentiles(p10: points[0], p25: points[1], p50: points[2], p75: points[3], p90: points[4])
  }

  private var usual: Percentiles { percentiles([50_000, 64_000, 80_000, 100_000, 144_000]) }

  @Test("Between two percentiles the logarithm of pay tells where: the geometric mean is half-way")
  func interpolates() throws {
    // √(100,000 × 144,000) = 120,000.
    let standing = try #require(PayStanding(of: 120_000, among: usual))
    guard case .between(75...90, let about) = standing else { throw Unexpected() }
    #expect(abs(about - 82.5) < 1e-9)
    // 25 + ln(75 / 64) / ln(80 / 64) × 25 = 42.8; on a straight line it would be 42.2.
    #expect(PayStanding(of: 75_000, among: usual)?.words == "between p25 and p50, about p43")
    #expect(
      PayStanding.formula(of: 120_000, among: usual) { NumberText.grouped($0) }
        == "75 + ln(120,000 / 100,000) / ln(144,000 / 100,000) × (90 - 75) = 82.5")
  }

  @Test("A published percentile is met exactly, and beyond the ends nothing is extrapolated")
  func ends() {
    #expect(PayStanding(of: 50_000, among: usual) == .at(10...10))
    #expect(PayStanding(of: 80_000, among: usual)?.words == "at p50")
    #expect(PayStanding(of: 144_000, among: usual) == .at(90...90))
    #expect(PayStanding(of: 49_999, among: usual)?.words == "below p10")
    #expect(PayStanding(of: 144_001, among: usual)?.words == "above p90")
    #expect(PayStanding(of: 80_001, among: usual)?.words == "just above p50")
    #expect(PayStanding(of: 143_000, among: usual)?.words == "just below p90")
  }

  @Test("Percentiles that are equal are all met")
  func ties() {
    let flat = percentiles([30_000, 30_000, 30_000, 40_000, 50_000])
    #expect(PayStanding(of: 30_000, among: flat) == .at(10...50))
    #expect(PayStanding(of: 30_000, among: flat)?.words == "at p10 to p50, which are equal")
    #expect(PayStanding(of: 30_001, among: flat)?.words == "just above p50")
  }

  @Test("A point that is not released is passed over")
  func withheld() {
    let sparse = percentiles([nil, 64_000, nil, 100_000, nil])
    #expect(PayStanding(of: 80_000, among: sparse)?.words == "between p25 and p75, about p50")
    #expect(PayStanding(of: 60_000, among: sparse) == .below(25))
    #expect(PayStanding(of: 110_000, among: sparse) == .above(75))
    #expect(PayStanding(of: 60_000, among: percentiles([nil, nil, nil, nil, nil])) == nil)
  }

  @Test("A cap bounds what can be told: below it at most so much, from it on only what lies under")
  func caps() throws {
    let capped = percentiles([70_000, 100_000, 160_000, 239_200, 239_200], capped: [75, 90])
    // √(160,000 × 239,200) = 195,632: half-way to p75 if the cap were p75.
    guard case .beforeCap(50...75, let most)? = PayStanding(of: 195_632.3, among: capped) else { throw Unexpected() }
    #expect(abs(most - 62.5) < 1e-4)
    #expect(PayStanding(of: 200_000, among: capped)?.words == "between p50 and p75, at most p64")
    #expect(PayStanding(of: 239_200, among: capped) == .aboveCap(lastKnown: 50, cappedFrom: 75))
    #expect(PayStanding(of: 900_000, among: capped)?.words == "above p50; p75 is capped")
    let all = percentiles([239_200, 239_200, 239_200, 239_200, 239_200], capped: [10, 25, 50, 75, 90])
    #expect(PayStanding(of: 100_000, among: all)?.words == "below p10")
    #expect(PayStanding(of: 300_000, among: all)?.words == "can't tell: p10 is capped")
    // OEWS prints a cap below the percentile before it: then nothing above that one can be told.
    let crossed = percentiles([70_000, 100_000, 250_000, 250_000, 250_000], capped: [75, 90])
    #expect(PayStanding(of: 250_000, among: crossed) == .aboveCap(lastKnown: 50, cappedFrom: 75))
  }

  @Test("A standing's interval holds what is not known")
  func intervals() {
    #expect(PayStanding.below(10).interval == 0...10 && PayStanding.above(90).interval == 90...100)
    #expect(PayStanding.aboveCap(lastKnown: nil, cappedFrom: 10).interval == 0...100)
    #expect(PayStanding.beforeCap(50...75, atMost: 62).interval == 50...62)
    #expect(PayStanding.between(25...50, about: 33).shortWords == "~p33")
    #expect(PayStanding.beforeCap(50...75, atMost: 62).shortWords == "p50-62")
  }
}

@Suite struct PayStandingsTests {
  private static let sources = SourceTable(
    [("a", "Zippia", nil), ("b", "study.com", 2019), ("c", "OEWS 2025", 2025), ("d", "OEWS 2024", 2024)].map {
      id, label, year in
      Source(
        id: SourceID(id), label: label, publisher: label, title: "made up", year: year, document: "", licence: "",
        independenceGroup: id)
    })

  private func figure(
    _ field: Field, _ value: Value, _ source: String, _ year: Int?, _ status: Figure.Status = .published,
    place: String = "US", definition: String = "pay"
  ) -> Figure {
    Figure(
      field: field, value: value, definition: definition, year: year, place: place, status: status,
      source: SourceID(source), locator: Locator(document: "d", position: "row 1"))
  }

  private func standings(_ pay: String, _ figures: [Figure], places: PlacePay? = nil) throws -> PayStandings {
    let role = Role(id: RoleID("r"), title: "R", kind: .profile, family: "", figures: figures)
    return PayStandings(try StatedPay(pay), beside: role, places: places, sources: Self.sources)
  }

  private let bounds = Bounds(low: 82_000, high: 158_000)

  @Test(
    "A range only says inside, below or above, and an open end says less",
    arguments: [
      ("82k", false, "inside the range"), ("81,999", false, "below the range"), ("158,001", false, "above the range"),
      ("158,001", true, "beyond its open end: can't tell"), ("158k", true, "inside the range"),
    ])
  func ranges(pay: String, isOpen: Bool, words: String) throws {
    var bounds = bounds
    bounds.opensHigh = isOpen
    let row = try #require(try standings(pay, [figure(.payRange, .range(bounds), "a", nil)]).national.first)
    #expect(row.resultWords == words)
  }

  @Test("An average gives a ratio and never a percentile, a capped one at most so much")
  func averages() throws {
    let mean = try standings("50k", [figure(.payMean, .number(80_000), "c", 2025)]).national[0]
    #expect(mean.result == .ratio(0.625, isAtMost: false) && mean.resultWords == "0.63× the average")
    let capped = figure(.payMean, .range(Bounds(low: 239_200, high: nil, opensHigh: true)), "c", 2025, .topCoded)
    #expect(
      try standings("119,600", [capped]).national[0].resultWords == "at most 0.50× the average, which is capped")
  }

  @Test("A median alone says above, below or at")
  func medians() throws {
    let figures = [figure(.payMedian, .number(80_000), "c", 2025)]
    #expect(try standings("50k", figures).national[0].resultWords == "below the median")
    #expect(try standings("80k", figures).national[0].resultWords == "at the median")
    #expect(try standings("90k", figures).national[0].resultWords == "above the median")
  }

  @Test("Dated figures come to the pay's year, undated ones stay and are named")
  func aligns() throws {
    let standings = try standings(
      "100k 2024", [figure(.payMean, .number(114_728), "a", nil), figure(.payMean, .number(96_677), "b", 2019)])
    #expect(standings.national.map(\.alignment) == [.undated, .aligned(from: 2019)])
    // METHODS: $96,677 of 2019 is about $118,622 of 2024.
    #expect(standings.national.map(\.amountText) == ["114,728 av", "118,622 av"])
    #expect(standings.national.map(\.resultWords) == ["0.87× the average", "0.84× the average"])
    #expect(
      standings.notes(Self.sources) == ["Zippia states no year: compared as published, not in 2024 dollars."])
    #expect(
      standings.national[1].alignmentWords(2024)
        == "brought from 2019 to 2024 dollars by \(PriceIndex.name(2019, 2024))")
    #expect(standings.national[1].alignmentWords(2025).hasSuffix("2025 is the mean of eleven months"))
  }

  @Test("Percentiles come before medians, ranges and averages, and pay of a state is not the nation's")
  func orders() throws {
    let percentiles = Value.percentiles(
      Percentiles(
        p10: .init(50_000), p25: .init(64_000), p50: .init(80_000), p75: .init(100_000), p90: .init(144_000)))
    let rows = try standings(
      "120k",
      [
        figure(.payMean, .number(90_000), "c", 2025), figure(.payRange, .range(bounds), "a", nil),
        figure(.payPercentiles, percentiles, "c", 2025), figure(.payMean, .number(1), "d", 2024, place: "OH"),
      ]
    ).national
    #expect(rows.map(\.figure.field) == [.payPercentiles, .payRange, .payMean])
    #expect(rows[0].resultWords == "between p75 and p90, about p83" && rows[0].amountText == "80,000 md")
  }

  @Test("An hour's pay counts only where none a year is released")
  func hours() throws {
    let withheld = figure(.payMean, .missing, "c", 2025, .suppressed)
    let hourly = figure(.payHourly, .number(25), "c", 2025)
    let row = try #require(try standings("41.60/hour", [withheld, hourly]).national.first)
    #expect(row.isHourly && row.amount == 41.6 && row.resultWords == "1.66× the average")
    #expect(try standings("85k", [figure(.payMean, .number(52_000), "c", 2025), hourly]).national.count == 1)
    #expect(try standings("85k", [withheld]).national.map(\.resultWords) == ["withheld by the publisher"])
  }

  @Test("Places are ordered by name, and counted by the median")
  func places() throws {
    func row(_ code: String, _ percentiles: [PlacePay.Amount], _ number: Int) -> PlacePay.Row {
      PlacePay.Row(
        place: code, jobs: .number(900), jobsError: nil, mean: .withheld, meanError: nil, hourlyMean: .withheld,
        percentiles: percentiles, row: number)
    }
    let withheld = PlacePay.Amount.withheld
    let cap = PlacePay.Amount.atLeast(239_200)
    let table = PlacePay(
      source: SourceID("c"), document: "d", year: 2025,
      definitions: .init(jobs: "", mean: "", hourlyMean: "", percentiles: "", hourlyPercentiles: ""),
      rows: [
        row("WY", [withheld, withheld, .number(60_000), withheld, withheld], 1),
        row("CA", [cap, cap, cap, cap, cap], 2),
        row("AL", [.number(300_000), withheld, .number(400_000), withheld, withheld], 3),
        row("AK", [withheld, withheld, withheld, withheld, withheld], 4),
      ])
    let standings = try standings("250k", [], places: table)
    #expect(standings.places.map(\.figure.place) == ["AL", "AK", "CA", "WY"])
    #expect(
      standings.places.map(\.resultWords) == [
        "below p10", "withheld by the publisher", "can't tell: p10 is capped", "above p50",
      ])
    #expect(standings.sentence == "At or above the median in 1 of 3 places; in 1 the cap leaves it open.")
    #expect(standings.row(of: "WY")?.formula == "250,000 beside p50 60,000")
  }
}

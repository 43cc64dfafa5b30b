import Testing

@testable import RoleModel

/// What numbers can be is known in one place, and what cannot be is no number to anyone behind it.
@Suite struct PossibleFigureTests {
  private static let numbers: [Double] = [
    -1, 101, 1e19, -1e19, 1e300, -1e300, .nan, .infinity, -.infinity, 4_611_686_018_427_387_904, 0,
  ]

  private func figure(
    _ field: Field, _ value: Value, year: Int? = 2024, error: Double? = nil
  ) -> Figure {
    Figure(
      field: field, value: value, definition: "as published", year: year, place: "US", relativeStandardError: error,
      source: SourceID("s"), locator: Locator(document: "d", position: "line 1"))
  }

  @Test(arguments: Field.allCases) func `no number that a field takes overflows what is made of it`(field: Field) {
    for number in Self.numbers where field.fault(number) == nil {
      #expect((field.possible).contains(number))
      #expect(Int(nearest: number * 100) != nil)
      #expect((number * number).isFinite)
      #expect(NumberText.fixed(number, digits: 2) != "out of range")
    }
    #expect(field.fault(.nan) != nil && field.fault(1e19) != nil && field.fault(-1e19) != nil)
  }

  @Test(arguments: [
    (Field.sexShares, Value.shares([Share("men", -4), Share("women", 104)]), "men -4 is not from 0 to 100"),
    (.zone, .number(1e19), "1e+19 is not from 1 to 5"), (.zone, .number(3.5), "3.5 is not a whole number"),
    (.growth, .number(-100.5), "-100.5 is not from -100 to 10000"),
    (.payMean, .number(-1), "-1 is not from 0 to 1000000000"), (.jobs, .number(-1), "-1 is not from 0 to 10000000000"),
    (.lgbtShare, .number(100.5), "100.5 is not from 0 to 100"),
    (.payRange, .range(Bounds(low: 5, high: 3)), "its low end 5 is above its high one, 3"),
    (.experienceToEnter, .range(Bounds(low: -1, high: nil, opensHigh: true)), "-1 is not from 0 to 150"),
    (
      .payPercentiles, .percentiles(Percentiles(p10: .init(9), p25: nil, p50: .init(7), p75: nil, p90: nil)),
      "the percentiles fall, from 9 to 7"
    ),
  ])
  func `a figure that cannot be has no value, and says why`(field: Field, value: Value, fault: String) {
    let figure = figure(field, value)
    #expect(figure.fault == fault)
    #expect(figure.madePossible.value == .missing)
    #expect(figure.madePossible.status == .impossible)
    #expect(figure.madePossible.valueText == "not a possible figure")
    #expect(figure.madePossible.note == "the catalog says what cannot be: \(fault)")
    #expect(figure.madePossible.fault == nil)
  }

  @Test func `a year or a standard error that cannot be makes no figure either`() {
    #expect(figure(.jobs, .number(5), year: 1 << 62).madePossible.year == nil)
    #expect(figure(.jobs, .number(5), year: 1 << 62).madePossible.status == .impossible)
    #expect(figure(.jobs, .number(5), error: 1e19).madePossible.relativeStandardError == nil)
    #expect(figure(.jobs, .number(5), error: 1e19).madePossible.value == .missing)
    #expect(figure(.jobs, .number(5), error: 99).madePossible == figure(.jobs, .number(5), error: 99))
  }

  @Test func `a rating that cannot be is neither rated nor called for`() {
    for number in [-1, 100.5, 1e300, .nan] {
      let rating = SkillRating(
        name: "Speaking", kind: .skill, importance: number, level: 50, source: SourceID("s"),
        locator: Locator(document: "d", position: "line 1")
      ).madePossible
      #expect(rating.importance == nil && rating.level == nil && rating.amount == nil)
      #expect(!rating.isCalledFor)
      #expect(rating.amountText == "not a possible figure")
      #expect(rating.remarks.names == ["not a possible figure"])
    }
  }

  @Test func `what cannot be is compared as unknown, for that reason`() {
    let judge = Judge(SourceTable([]))
    let odd = figure(.zone, .number(1e19)).madePossible
    let sound = figure(.zone, .number(4))
    func value(_ figure: Figure) -> ComparedValue {
      ComparedValue(value: figure.value, observation: Observation.grouped([figure], SourceTable([]))[0])
    }
    let judgement = judge.judge(value(odd), value(sound))
    #expect(judgement.verdict == .unknown)
    #expect(judgement.reason == "s: not a possible figure")
    #expect(judgement.ratio == nil && judgement.difference == nil)
  }

  @Test func `pay in a place that cannot be is in no ranking, and the reason says so`() {
    var row = PlacePay.Row(
      place: "OH", jobs: .number(5000), jobsError: 1, mean: .number(60_000), meanError: 1, hourlyMean: .number(30),
      percentiles: [10, 20, 30, 1e300, 1e300].map(PlacePay.Amount.number), row: 3)
    #expect(row.fault == "pay.percentiles: 1e+300 is not from 0 to 1000000000")
    row.makePossible()
    #expect(row.percentiles == Array(repeating: .impossible, count: 5))
    #expect(row.mean == .number(60_000))
    let table = PlacePay(
      source: SourceID("s"), document: "d", year: 2024,
      definitions: .init(jobs: "j", mean: "m", hourlyMean: "h", percentiles: "p", hourlyPercentiles: "hp"), rows: [row])
    let ranking = PlaceRanking(table)
    #expect(ranking.ranked.isEmpty)
    #expect(ranking.leftOut.map(\.reason.words) == ["median not a possible figure"])
    #expect(table.figures.first { $0.field == .payPercentiles }?.status == .impossible)
  }
}

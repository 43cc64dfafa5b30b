import Testing

@testable import RoleModel

@Suite struct PayTests {
  @Test("The 2019 averages of study.com in 2024 dollars are those of METHODS and SEEDS")
  func alignsPay() throws {
    let director = try #require(PriceIndex.aligned(96_677, from: 2019, to: 2024))
    let manager = try #require(PriceIndex.aligned(53_478, from: 2019, to: 2024))
    #expect(director.rounded() == 118_622)
    #expect(manager.rounded() == 65_617)
  }

  @Test("A year outside the table aligns nothing")
  func refusesUnknownYears() {
    #expect(PriceIndex.aligned(100, from: 2009, to: 2024) == nil)
    #expect(PriceIndex.aligned(100, from: 2019, to: 2026) == nil)
  }

  @Test("An aligned figure is derived, states its formula and keeps its open end")
  func alignsFigures() throws {
    let figure = Figure(
      field: .payRange, value: .range(Bounds(low: 100_000, high: 200_000, opensHigh: true)), definition: "d",
      year: 2019,
      place: "US", source: SourceID("s"), locator: Locator(document: "d", position: "line 1"))
    let aligned = try #require(figure.aligned(to: 2024))
    guard case .range(let bounds) = aligned.value else { throw Unexpected() }
    #expect(bounds.low.map { $0.rounded() } == 122_699)
    #expect(bounds.opensHigh)
    #expect(aligned.status == .derived)
    #expect(aligned.formula?.contains("313.689 / 255.657") == true)
    var undated = figure
    undated.year = nil
    #expect(undated.aligned(to: 2024) == nil)
  }

  @Test(
    "Annual pay divided by 2080 rounds to the printed hourly rate",
    arguments: [(114_728.0, "55.16"), (45_951, "22.09"), (40_149, "19.30")])
  func dividesByHours(annual: Double, hourly: String) {
    #expect(NumberText.fixed(annual / hoursPerYear, digits: 2) == hourly)
  }

  @Test(
    "Numbers are grouped, rounded and cut as people read them",
    arguments: [
      (NumberText.grouped(1_234_567), "1,234,567"), (NumberText.grouped(-999.5), "-1,000"),
      (NumberText.grouped(0), "0"),
      (NumberText.plain(50.9), "50.9"), (NumberText.plain(7.0), "7"), (NumberText.plain(-0.001), "0"),
      (NumberText.fixed(1055.155, digits: 1), "1,055.2"), (NumberText.thousands(114_728), "114.7"),
      (NumberText.thousands(80_000, keepsZero: false), "80"), (NumberText.thousands(82_500, keepsZero: false), "82.5"),
      (NumberText.grouped(.nan), "out of range"),
    ])
  func printsNumbers(text: String, wanted: String) { #expect(text == wanted) }

  @Test("A list shows the median before an average, an average before a range")
  func choosesListedPay() {
    let mean = figure(.payMean, .number(50_000))
    let median = figure(.payMedian, .number(45_000))
    let range = figure(.payRange, .range(Bounds(low: 1, high: 2)))
    #expect(ListedPay(of: [range, mean, median]) == .median(45_000, isTopCoded: false))
    #expect(ListedPay(of: [range, mean]) == .mean(50_000))
    #expect(ListedPay(of: [range]) == .range(Bounds(low: 1, high: 2)))
    #expect(ListedPay(of: [figure(.payHourly, .number(20))]) == nil)
  }

  private func figure(_ field: Field, _ value: Value) -> Figure {
    Figure(
      field: field, value: value, definition: "d", place: "US", source: SourceID("s"),
      locator: Locator(document: "d", position: ""))
  }
}

struct Unexpected: Error {}

import RoleModel
import Testing

/// What a comparison says of pay that is printed by the hour only, and of averages that do not compare; the figures are
/// made up.
@Suite struct ComparedPayTests {
  private let sources = SourceTable([
    source("oews", "OEWS 2025", year: 2025), source("zippia", "Zippia", year: nil),
  ])

  private static func source(_ id: String, _ label: String, year: Int?) -> Source {
    Source(
      id: SourceID(id), label: label, publisher: label, title: label, year: year, document: "\(id).csv",
      licence: "public domain", independenceGroup: id)
  }

  private func figure(
    _ field: Field, _ value: Value, row: Int, source: String = "oews", status: Figure.Status = .published
  ) -> Figure {
    Figure(
      field: field, value: value, definition: "\(field.words) by \(source)", year: source == "oews" ? 2025 : nil,
      place: "US", status: status, relativeStandardError: source == "oews" && value != .missing ? 1 : nil,
      source: SourceID(source),
      locator: Locator(document: "\(source).csv", position: "row \(row)"))
  }

  private func byTheHour(_ mean: Double, _ median: Double, row: Int) -> [Figure] {
    let percentiles = Percentiles(
      p10: .init(median / 2), p25: .init(median * 0.8), p50: .init(median), p75: .init(median * 1.5),
      p90: .init(median * 2))
    return [
      figure(.payMean, .missing, row: row, status: .suppressed),
      figure(.payPercentiles, .missing, row: row, status: .suppressed), figure(.payHourly, .number(mean), row: row),
      figure(.payHourlyPercentiles, .percentiles(percentiles), row: row),
    ]
  }

  private func compare(_ a: [Figure], _ b: [Figure]) -> Comparison {
    Comparison(
      [("a", a), ("b", b)].map { Role(id: RoleID($0), title: $0, kind: .occupation, family: "F", figures: $1) },
      sources: sources)
  }

  private func sentences(_ a: [Figure], _ b: [Figure]) -> [String] { compare(a, b).sentences.map(\.text) }

  @Test func `hourly pay is pay: its medians or averages are said, and nobody is called unpriced`() {
    let actors = byTheHour(58, 30, row: 2)
    let dancers = byTheHour(31, 24, row: 3)
    let both = sentences(actors, dancers)
    #expect(both.first == "A's median hourly pay is 1.25 times B's (OEWS 2025).")
    let yearly = [figure(.payMean, .number(255_000), row: 4), figure(.payHourly, .number(116), row: 4)]
    let mixed = sentences(actors, yearly)
    #expect(mixed.first == "B's average hourly pay is 2.00 times A's (OEWS 2025).")
    for text in both + mixed {
      #expect(!text.contains("no source prices") && !text.contains("No source prices"), "\(text)")
    }
    #expect(sentences(yearly, []).first == "One source prices A; no source prices B.")
    let zippia = [figure(.payMean, .number(114_728), row: 1, source: "zippia")]
    #expect(
      sentences(zippia, actors).contains("One source prices A; one source prices B, by the hour only."))
    #expect(
      sentences(actors, []).contains("One source prices A, by the hour only; no source prices B."))
  }

  @Test func `averages that stand in one row are said not to compare, whatever else one of the roles has`() {
    let director = [figure(.payMean, .number(114_728), row: 1, source: "zippia")]
    let percentiles = Percentiles(
      p10: .init(34_360), p25: .init(37_040), p50: .init(43_030), p75: .init(46_580), p90: .init(49_680))
    let tellers = [
      figure(.payMean, .number(42_350), row: 2), figure(.payPercentiles, .percentiles(percentiles), row: 2),
    ]
    #expect(
      sentences(director, tellers).first
        == "A's average pay, $114,728 (Zippia, undated), and B's, $42,350 (OEWS 2025), can't be compared: their definitions "
        + "differ, and Zippia states no year.")
    // With no field in common, what each has is said.
    #expect(
      sentences(director, [figure(.payPercentiles, .percentiles(percentiles), row: 2)]).first
        == "A's pay is printed as an average, $114,728 (Zippia, undated), B's as a median, $43,030 (OEWS 2025): not "
        + "comparable.")
  }
}

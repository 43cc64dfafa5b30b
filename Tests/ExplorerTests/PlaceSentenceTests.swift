import Testing

@testable import RoleModel

/// What the Places pane says at its top: the answer that the error allows, and the bare one beside it.
@Suite struct PlaceSentenceTests {
  @Test("A first that stands beyond the error says so, and that the bare list agrees")
  func isSure() {
    #expect(
      sentences([("NY", 9000, 120_000, 1), ("OH", 9000, 90_000, 1)]) == [
        "By the median New York pays best, $120,000, beyond the error.", "The bare list of medians says New York too.",
      ])
  }

  @Test("A greater median of a large error is named with the reason that puts it behind")
  func namesTheError() {
    #expect(
      sentences([("AK", 600, 100_000, 20), ("OH", 9000, 90_000, 1)]) == [
        "By the median Ohio pays best, $90,000, but the error does not tell it from Alaska: a tie.",
        "The bare list says Alaska, $100,000, with an error of 20 % that puts it behind.",
      ])
  }

  @Test("Many ties are counted, the nearest one named")
  func countsTies() {
    let codes = ["NY", "OH", "CA", "TX", "FL"]
    let text = sentences(codes.enumerated().map { ($1, 9000, 100_000 - Double($0), 5) }).first
    #expect(text?.contains("does not tell it from 4 others, Ohio the nearest: a tie.") == true)
  }

  @Test("Without a place of enough workers no place is named best, and the bare answer has its reason")
  func namesNone() {
    #expect(
      sentences([("GU", 40, 60_000, 3)]) == [
        "No place of 500 workers or more has a median: no best-paying place can be named.",
        "The bare list says Guam, with too little to go by: 40 workers.",
      ])
    #expect(
      sentences([("OH", 900, 90_000, 1)]).first == "By the median Ohio pays best, $90,000, the only place ranked.")
  }

  @Test("A capped median has its sign before the dollars")
  func capped() {
    var pay = Self.pay([("CA", 900, 239_200, 1), ("OH", 900, 100_000, 1)])
    pay.rows[0].percentiles[2] = .atLeast(239_200)
    #expect(
      PlaceSentences(PlaceRanking(pay)).all.first?.0
        == "By the median California pays best, ≥ $239,200, beyond the error.")
  }

  @Test(
    "Ordinals", arguments: [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd"), (113, "113th")])
  func ordinals(number: Int, wanted: String) { #expect(ordinal(number) == wanted) }

  private func sentences(_ places: [(String, Double, Double, Double)]) -> [String] {
    PlaceSentences(PlaceRanking(Self.pay(places))).all.map(\.0)
  }

  private static func pay(_ places: [(String, Double, Double, Double)]) -> PlacePay {
    var pay = OfficialRoles.placePay
    pay.rows = places.enumerated().map { index, place in
      PlacePay.Row(
        place: place.0, jobs: .number(place.1), jobsError: 1, mean: .number(place.2), meanError: place.3,
        hourlyMean: .withheld, percentiles: [.withheld, .withheld, .number(place.2), .withheld, .withheld], row: index)
    }
    return pay
  }
}

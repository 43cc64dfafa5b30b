import Testing

@testable import RoleModel

@Suite struct StatedPayTests {
  @Test(
    "A pay is read in every unit, with thousands, millions, commas and cents",
    arguments: [
      ("85k", 85_000.0, StatedPay.Period.year), ("$85,000", 85_000, .year), ("85000.50", 85_000.5, .year),
      ("85 k", 85_000, .year), ("85 thousand a year", 85_000, .year), ("1.2m", 1_200_000, .year),
      ("1.2 million", 1_200_000, .year), ("41.50/hour", 41.5, .hour), ("41.50 / hr", 41.5, .hour),
      ("$41.50 an hour", 41.5, .hour), ("$ 30 hourly", 30, .hour), ("4,200 a month", 4_200, .month),
      ("4200/mo", 4_200, .month), ("4.2K per Month", 4_200, .month), ("85k usd annually", 85_000, .year),
      ("1,234,567", 1_234_567, .year),
    ])
  func reads(text: String, amount: Double, period: StatedPay.Period) throws {
    let pay = try StatedPay(text)
    #expect(pay.amount == amount && pay.period == period && pay.year == 2025)
  }

  @Test("A year that is named is the year of the dollars", arguments: ["85k 2019", "2019 85k", "85k in 2019 dollars"])
  func readsYears(text: String) throws {
    guard text != "2019 85k" else {
      // The pay comes first: 2019 would be one.
      #expect(throws: QueryProblem.self) { try StatedPay(text) }
      return
    }
    #expect(try StatedPay(text) == StatedPay(amount: 85_000, year: 2019))
  }

  @Test(
    "What is no pay is refused with its position",
    arguments: [
      ("", "type a pay", 1), ("lots", "“lots” is no pay", 1), ("$lots", "“$lots” is no pay", 1),
      ("-85k", "is no pay", 1), ("1e5", "is no pay", 1), ("85kk", "is no pay", 1), ("8.5.1", "is no pay", 1),
      ("€85k", "is no pay", 1), ("k", "is no pay", 1), (".5k", "is no pay", 1), ("nan", "is no pay", 1),
      ("41,50/hour", "sets no thousands apart", 1), ("85,5k", "sets no thousands apart", 1),
      ("41.50/fortnight", "“fortnight” is neither a period nor a year", 7), ("85k a week", "“week” is neither", 7),
      ("85k 2009", "prices of 2009 are not in the index; it covers 2010 to 2025", 5),
      ("85k 2026", "prices of 2026 are not in the index", 5), ("85k 7", "prices of 7 are not in the index", 5),
      ("85k/year/hour", "a second period", 10), ("85k 2019 2020", "a second year", 10),
      ("85", "$85 a year is no pay to compare; for thousands write 85k", 1),
      ("  85k/hour", "$85,000 an hour is no pay to compare", 3), ("40/month", "$40 a month is no pay", 1),
      ("999m", "$999,000,000 a year is no pay", 1),
    ])
  func refuses(text: String, reason: String, position: Int) throws {
    let problem = try #require(throws: QueryProblem.self) { try StatedPay(text) }
    #expect(problem.description.contains(reason), "\(problem)")
    #expect(problem.description.hasSuffix("(at character \(position))"), "\(problem)")
    #expect(problem.range.upperBound <= text.count)
  }

  @Test("Ten thousand characters are refused in one sentence")
  func refusesLongTexts() throws {
    let problem = try #require(throws: QueryProblem.self) { try StatedPay(String(repeating: "8", count: 10_000)) }
    #expect(problem.description == "a pay has at most 100 characters, and this text 10,000 (at character 101)")
  }

  @Test("A year has 2,080 hours and twelve months, and the words say what was stated")
  func turnsIntoYears() throws {
    let hourly = try StatedPay("41.50/hour")
    #expect(hourly.perYear == 86_320)
    #expect(hourly.words == "$41.50 an hour in 2025 dollars, $86,320 a year")
    #expect(try StatedPay("4,200 a month").perYear == 50_400)
    #expect(try StatedPay("85k 2019").words == "$85,000 a year in 2019 dollars")
  }

  @Test("Prices bring a stated pay to another year")
  func aligns() throws {
    // METHODS: $96,677 of 2019 is about $118,622 of 2024.
    #expect(try StatedPay("96677 2019").perYear(inDollarsOf: 2024)?.rounded() == 118_622)
    #expect(try StatedPay("85k 2019").perYear(inDollarsOf: 2009) == nil)
  }

  @Test(
    "The text of a pay reads as the same pay", arguments: ["85k", "41.55/hour 2019", "12,345 a month", "1.2m 2010"])
  func readsItsOwnText(text: String) throws {
    let pay = try StatedPay(text)
    #expect(try StatedPay(pay.text) == pay)
  }
}

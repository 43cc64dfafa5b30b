import ArticleCatalog
import Testing

@testable import RoleModel

/// The sentences of comparisons, and what they stand on.
@Suite struct SentenceTests {
  private let sources = ArticleCatalog.sources
  private let ids = [
    "account-director", "customer-account-manager", "account-administrator", "account-manager", "account-executive",
    "director-of-account-management", "senior-account-manager",
  ]

  private func compare(_ ids: String..., year: Int? = nil) -> Comparison {
    Comparison(ids.map(ArticleCatalog.role), sources: sources, dollarsOf: year)
  }

  private func figure(_ field: Field, _ value: Value, definition: String = "d", row: Int) -> Figure {
    Figure(
      field: field, value: value, definition: definition, year: 2024, place: "US", source: SourceID("own"),
      locator: Locator(document: "o.csv", position: "line \(row)"))
  }

  private func role(_ id: String, _ figures: [Figure]) -> Role {
    Role(id: RoleID(id), title: id, kind: .occupation, family: "F", figures: figures)
  }

  @Test func `every sentence of every pair says how it was made, and stands on rows that hold a figure`() {
    for first in ids {
      for other in ids where other != first {
        let comparison = compare(first, other)
        #expect((3...6).contains(comparison.sentences.count))
        for sentence in comparison.sentences {
          #expect(!sentence.how.isEmpty)
          #expect(sentence.rows.allSatisfy { comparison.rows[$0].values.contains { $0 != nil } }, "\(sentence.text)")
          #expect(sentence.skills.allSatisfy { comparison.skills.indices.contains($0) })
          // Only ties and skills stand on no row.
          let isOfRows = sentence.text.contains(/\bpay\b/) || sentence.text.contains(" years ")
          #expect(!isOfRows || !sentence.rows.isEmpty, "\(sentence.text)")
        }
      }
    }
  }

  @Test func `the pay sentence's quotient is that of its row`() throws {
    let comparison = compare("account-director", "customer-account-manager")
    let pay = try #require(comparison.sentences.first)
    #expect(pay.text == "A's average pay is 2.50 times B's (Zippia, undated).")
    #expect(pay.how == "$114,728 divided by $45,951 is 2.497")
    #expect(comparison.rows[try #require(pay.rows.first)].field == .payMean)
  }

  @Test func `three roles are said against the first, each of them`() {
    let texts = compare("account-director", "customer-account-manager", "account-administrator").sentences.map(\.text)
    #expect(
      texts.prefix(2) == [
        "A's average pay is 2.50 times B's (Zippia, undated).", "A's average pay is 2.86 times C's (Zippia, undated).",
      ])
    #expect(texts.contains("A takes 6-8 years to reach, B 4-6, C 4-6."))
    #expect(texts.contains("No skill is on all three printed lists."))
    let four = compare(
      "customer-account-manager", "account-administrator", "account-director", "account-manager"
    ).sentences.map(\.text)
    #expect((3...6).contains(four.count) && Set(four).count == four.count)
  }

  @Test
  func `in one year's dollars a sentence names the sources that are left out, and one says what the years explain`()
    throws
  {
    let comparison = compare("account-director", "customer-account-manager", year: 2025)
    let left = try #require(comparison.sentences.first { $0.text.contains("left out") })
    #expect(
      left.text
        == "Zippia and Megainterview state no year: their pay is left out of the 2025 dollars and stays as published.")
    #expect(left.rows.allSatisfy { comparison.rows[$0].values.contains { $0?.figure.year == nil } })
    let years = try #require(comparison.sentences.first { $0.text.hasPrefix("For A") })
    #expect(
      years.text
        == "For A: if Zippia's undated $114,728 is of 2025, most of the difference between the two averages is their years: "
        + "study.com's $96,677 of 2019 is $121,743 in 2025 dollars.")
    #expect(years.how.hasPrefix("$96,677 × 321.943 / 255.657 is $121,743, by CPI-U"))
    #expect(years.how.hasSuffix("the averages are $18,051 apart as printed and $7,015 in 2025 dollars"))
    let aligned = try #require(
      comparison.rows.first { $0.field == .payMean && $0.values[0]?.figure.dollarsOf == 2025 }?.values[0])
    #expect(aligned.text == "121,743")
    #expect(
      !compare("account-director", "customer-account-manager").sentences.contains { $0.text.contains("left out") })
  }

  @Test func `plural names take plural verbs, and what ends in ss stays singular`() {
    #expect(Wording.verb("Sales Managers", "takes", "take") == "take")
    #expect(Wording.verb("Account Director", "takes", "take") == "takes")
    #expect(Wording.verb("Actress", "takes", "take") == "takes")
    #expect(Wording.possessive("Sales Managers") == "Sales Managers'")
    #expect(Wording.counted(1, "source") == "one source" && Wording.counted(12, "source") == "12 sources")
    #expect(Wording.listed(["Artistic", "Communications and Media"]) == "Artistic and “Communications and Media”")
  }

  @Test func `equal, missing and errors' values have sentences of their own`() {
    func first(_ a: [Figure], _ b: [Figure]) -> String? {
      Comparison([role("a", a), role("b", b)], sources: sources).sentences.first?.text
    }
    #expect(
      first([figure(.payMean, .number(50_000), row: 1)], [figure(.payMean, .number(50_000), row: 2)])
        == "A and B have the same average pay (own, 2024).")
    #expect(first([], []) == "No source prices A or B.")
    #expect(first([figure(.payMean, .missing, row: 1)], []) == "No source prices A or B.")
    #expect(
      first([figure(.payMean, .number(50_000), row: 1)], []) == "One source prices A; no source prices B.")
    var near = figure(.payMean, .number(50_000), row: 1)
    near.relativeStandardError = 5
    #expect(
      first([near], [figure(.payMean, .number(51_000), row: 2)])
        == "The average pay of A and B can't be told apart: within the modelled error of ± 12,442 (own, 2024).")
    let range: Value = .range(Bounds(low: 10_000, high: 20_000))
    let above: Value = .range(Bounds(low: 30_000, high: nil, opensHigh: true))
    #expect(
      first([figure(.payRange, range, row: 1)], [figure(.payRange, above, row: 2)])
        == "All of B's printed pay range lies above A's (own, 2024).")
  }

  @Test func `schooling of two definitions is said with both, and never called the same`() {
    let texts = compare("account-manager", "senior-account-manager").sentences.map(\.text)
    #expect(!texts.contains { $0.contains("same schooling") })
    #expect(
      texts.contains(
        "Schooling: Bachelor's degree for A (stated as required) and Bachelor's degree for B (what the ideal candidate "
          + "typically holds)."))
  }

  @Test func `years of experience name their unit once`() {
    let texts = compare("account-director", "account-executive").sentences.map(\.text)
    #expect(texts.contains("Megainterview asks 6-8 years of experience of A and 1-3 of B."))
  }
}

import RoleModel
import Testing

@testable import RoleImport

/// Several releases of one table in a book: which rules, and what an import may not take away unasked.
@Suite struct ReleasesTests {
  private func onet(_ release: String, year: Int, _ ratings: [(String, Double)], zone: Double) -> ImportedTable {
    let source = Source(
      id: SourceID("onet-\(release)"), label: "O*NET \(release)", publisher: "P", title: "T", year: year, document: "d",
      licence: "l", independenceGroup: "onet")
    let place = Locator(document: "d", position: "row 1")
    var part = OccupationPart(code: Code(scheme: .onetSOC, code: "11-9990.00"), title: "Harbor Masters")
    part.figures = [
      Figure(
        field: .zone, value: .number(zone), definition: "z", year: year, place: "US", source: source.id, locator: place)
    ]
    part.skills = ratings.map {
      SkillRating(name: $0.0, kind: .skill, importance: $0.1, source: source.id, locator: place)
    }
    return ImportedTable(sources: [source], parts: [part], report: ImportReport())
  }

  @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
  func `the newest release stands first, in whatever order they came`(order: [Int]) throws {
    let tables = [
      onet("30.2", year: 2026, [("Knots", 10)], zone: 2), onet("30.3", year: 2026, [("Knots", 20)], zone: 3),
      onet("9.9", year: 2005, [("Knots", 30), ("Tides", 40)], zone: 5),
    ]
    var book = RoleBook()
    for index in order { _ = book.apply(tables[index]) }
    let role = try #require(book.roles.first)
    #expect(role.figures(.zone).map(\.value) == [.number(3), .number(2), .number(5)])
    #expect(role.skills.map(\.importance) == [20, 10, 30, 40])
    #expect(role.rulingSkills.map(\.importance) == [20])
  }

  @Test func `an import that has less than one before says what would go, and one that has more says nothing`() {
    var book = RoleBook()
    #expect(book.apply(onet("30.1", year: 2025, [("Knots", 10), ("Tides", 20)], zone: 2)).objections.isEmpty)
    #expect(
      book.apply(onet("30.1", year: 2025, [("Knots", 11), ("Tides", 20), ("Maps", 1)], zone: 2)).objections.isEmpty)
    let report = book.apply(onet("30.1", year: 2025, [("Knots", 10)], zone: 2))
    #expect(report.figuresGone == 2)
    #expect(
      report.objections == [
        "O*NET 30.1: the catalog has 2 figures of 1 role, such as Harbor Masters (2 skills), which this file lacks."
      ])
  }

  @Test func `an older edition of a table that has no year in its name is no replacement`() {
    func shares(_ year: Int) -> ImportedTable {
      let source = Source(
        id: SourceID("ep-5.3"), label: "BLS education", publisher: "P", title: "Schooling, \(year)", year: year,
        document: "d",
        licence: "l", independenceGroup: "ep-5.3")
      var part = OccupationPart(code: Code(scheme: .soc2018, code: "11-9990"), title: "Harbor Masters")
      part.figures = [
        Figure(
          field: .educationShares, value: .shares([Share("none", 100)]), definition: "s", year: year, place: "US",
          source: source.id, locator: Locator(document: "d", position: "row 1"))
      ]
      return ImportedTable(sources: [source], parts: [part], report: ImportReport())
    }
    var book = RoleBook()
    _ = book.apply(shares(2023))
    #expect(book.apply(shares(2024)).objections.isEmpty)
    #expect(
      book.apply(shares(2021)).objections == [
        "The catalog has \"Schooling, 2024\", and this table is of 2021: no older table replaces a newer one."
      ])
  }

  @Test func `prices of two years stand side by side, the later first, and their note names both`() {
    func prices(_ year: Int, _ places: [String]) -> RegionalPrices {
      let source = Source(
        id: SourceID("bea-rpp-\(year)"), label: "BEA prices", publisher: "P", title: "T", year: year, document: "d",
        licence: "l", independenceGroup: "bea-\(year)")
      let parities = places.map {
        PriceParity(
          place: $0, parity: Double(year - 1900), year: year, source: source.id,
          locator: Locator(document: "d", position: "row 1"))
      }
      return RegionalPrices(year: year, source: source, parities: parities, report: ImportReport())
    }
    var book = RoleBook()
    _ = book.apply(prices(2024, ["CA"]))
    #expect(book.apply(prices(2023, ["CA", "OH"])).objections.isEmpty)
    #expect(book.parities.map(\.year) == [2024, 2023, 2023])
    #expect(book.parities.latestByPlace.mapValues(\.parity) == ["CA": 124, "OH": 123])
    let sources = SourceTable(book.usedSources)
    #expect(book.parities.vintages(sources) == "BEA prices, 2024; BEA prices, 2023 in 1 place, not comparable with it")
    #expect(
      book.apply(prices(2023, ["CA"])).objections == [
        "BEA prices: the catalog has prices of 1 place (OH), which this file lacks."
      ])
  }
}

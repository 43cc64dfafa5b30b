import RoleModel
import Testing

@testable import RoleImport

/// How tables by code become roles: made-up occupations of every relation between O*NET and SOC codes.
@Suite struct RoleBookTests {
  private let oewsSource = source("oews-2025", 2025)
  private let onetSource = source("onet-1.0", nil)

  private static func source(_ id: String, _ year: Int?) -> Source {
    Source(
      id: SourceID(id), label: id, publisher: "Agency", title: id, year: year, document: "a.csv",
      licence: "public domain",
      independenceGroup: id)
  }

  private func figure(_ field: Field, _ number: Double, source: String, year: Int? = 2025) -> Figure {
    Figure(
      field: field, value: .number(number), definition: "d", year: year, place: "US", source: SourceID(source),
      locator: Locator(document: "a.csv", position: "row 2"))
  }

  private func onet(_ parts: [OccupationPart]) -> ImportedTable {
    ImportedTable(sources: [onetSource], parts: parts, report: ImportReport())
  }

  private func onetPart(_ code: String, _ title: String, aliases: [String] = [], hasData: Bool = true) -> OccupationPart
  {
    var part = OccupationPart(code: Code(scheme: .onetSOC, code: code), title: title)
    part.aliases = aliases
    if hasData { part.figures = [figure(.zone, 4, source: "onet-1.0", year: nil)] }
    return part
  }

  private func oews(_ pays: [(String, String, Double)], year: Int = 2025) -> ImportedTable {
    let id = "oews-\(year)"
    let parts = pays.map { code, title, pay in
      var part = OccupationPart(code: Code(scheme: .soc2018, code: code), title: title)
      part.figures = [figure(.payMean, pay, source: id, year: year)]
      part.placePay = [
        PlacePay(
          source: SourceID(id), document: "s.csv", year: year,
          definitions: .init(
            jobs: "j", mean: "m", hourlyMean: "h", percentiles: "p", hourlyPercentiles: "hourly percentiles"),
          rows: [
            PlacePay.Row(
              place: "OH", jobs: .number(10), jobsError: nil, mean: .number(pay), meanError: 1, hourlyMean: .withheld,
              percentiles: Array(repeating: .withheld, count: 5), row: 3)
          ])
      ]
      return part
    }
    return ImportedTable(sources: [Self.source(id, year)], parts: parts, report: ImportReport())
  }

  /// Masters have data; pilots are a detailed kind of them; "all other" has a title alone; buyers are paid under a wider code.
  private func joined() throws -> RoleBook {
    var book = RoleBook()
    _ = book.apply(
      onet([
        onetPart("11-9990.00", "Harbor Masters", aliases: ["Port Captain"]),
        onetPart("11-9990.01", "Pilots", aliases: ["Port Captain"]),
        onetPart("11-9999.00", "Harbor Staff, All Other", aliases: ["Dock Hand"], hasData: false),
        onetPart("11-9999.01", "Dock Keepers"), onetPart("13-1021.00", "Buyers of Boats"),
      ]))
    _ = book.apply(
      oews([("11-9990", "Harbor Masters", 90_000), ("11-9999", "All Other", 50_000), ("13-1020", "Buyers", 70_000)]))
    return book
  }

  private func role(_ id: String, _ book: RoleBook) throws -> Role {
    try #require(book.roles.first { $0.id.text == id }, "no role \(id)")
  }

  private func means(_ role: Role) -> [Value] { role.figures(.payMean).map(\.value) }

  @Test func `an occupation with data stands for its SOC code, and detailed ones share it`() throws {
    let book = try joined()
    let masters = try role("11-9990.00", book)
    #expect(masters.codes.map(\.code) == ["11-9990.00", "11-9990"] && !masters.codes.contains(where: \.isShared))
    #expect(means(masters) == [.number(90_000)] && masters.figures(.payMean)[0].note == nil)
    let pilots = try role("11-9990.01", book)
    #expect(pilots.codes.map(\.isShared) == [false, true])
    #expect(means(pilots) == [.number(90_000)])
    #expect(
      pilots.figures(.payMean)[0].note
        == "of SOC 11-9990, Harbor Masters, under which this occupation is counted with others")
    #expect(pilots.aliases == ["Port Captain"] && masters.aliases == ["Port Captain"])
    #expect(book.placePay[masters.id] == book.placePay[pilots.id])
  }

  @Test func `a code that no occupation with data stands for is a role of its own, with the other's names`() throws {
    let book = try joined()
    let other = try role("11-9999", book)
    #expect(other.title == "All Other" && other.family == "Management" && other.kind == .occupation)
    #expect(other.codes.map(\.code) == ["11-9999.00", "11-9999"])
    #expect(other.aliases == ["Dock Hand"])
    #expect(means(try role("11-9999.01", book)) == [.number(50_000)])
    #expect(book.roles.count == 6)
  }

  @Test func `the crosswalk says under which wider code an occupation is counted`() throws {
    var book = try joined()
    #expect(means(try role("13-1021.00", book)).isEmpty)
    let file = try workbook(ofCrosswalk: [("13-1021.00", "13-1020"), ("11-9990.00", "11-9990")]).file("crosswalk.xlsx")
    book.apply(try ProjectionsCodes(path: file.path))
    let buyers = try role("13-1021.00", book)
    #expect(means(buyers) == [.number(70_000)])
    #expect(buyers.codes.last == Code(scheme: .soc2018, code: "13-1020", isShared: true))
    #expect(try role("11-9990.00", book).codes.count == 2)
  }

  private func workbook(ofCrosswalk rows: [(String, String)]) -> WorkbookBytes {
    let cells = [("O*NET-SOC Code", "NEM Code")] + rows
    let sheet = cells.map {
      "<row><c t=\"str\"><v>\($0.0)</v></c><c t=\"str\"><v>\($0.1)</v></c></row>"
    }.joined()
    return WorkbookBytes(sheet)
  }

  @Test func `an import that is run again changes nothing, in whatever order the tables came`() throws {
    var book = try joined()
    let before = book.roles
    _ = book.apply(
      oews([("11-9990", "Harbor Masters", 90_000), ("11-9999", "All Other", 50_000), ("13-1020", "Buyers", 70_000)]))
    #expect(book.roles == before)
    var other = RoleBook()
    _ = other.apply(oews([("11-9990", "Harbor Masters", 90_000)]))
    #expect(other.roles.map(\.id.text) == ["11-9990"])
    _ = other.apply(onet([onetPart("11-9990.00", "Harbor Masters"), onetPart("11-9990.01", "Pilots")]))
    #expect(other.roles.map(\.codes.first?.code) == ["11-9990.00", "11-9990.01"])
    #expect(other.roles.allSatisfy { means($0) == [.number(90_000)] })
    #expect(other.placePay.count == 2)
  }

  @Test func `another year stands beside the newer one, behind it, and a new edition of a year replaces the old`()
    throws
  {
    var book = try joined()
    let report = book.apply(oews([("11-9990", "Harbor Masters", 80_000), ("99-9999", "Ghosts", 1)], year: 2024))
    #expect(means(try role("11-9990.00", book)) == [.number(90_000), .number(80_000)])
    #expect(try role("11-9990.00", book).figures(.payMean).map(\.year) == [2025, 2024])
    #expect(book.placePay[RoleID("11-9990.00")]?.map(\.year) == [2025, 2024])
    // Two occupations of the code, one of its own that the table brings, each with pay here and in one place.
    #expect(report.figuresWritten == 3 * 5)
    _ = book.apply(oews([("11-9990", "Harbor Masters", 81_000)], year: 2024))
    #expect(means(try role("11-9990.00", book)) == [.number(90_000), .number(81_000)])
    #expect(means(try role("99-9999", book)).isEmpty)
  }

  @Test func `scores that BLS sums up serve only where O*NET rates nothing`() throws {
    var book = RoleBook()
    var rated = onetPart("11-9990.00", "Harbor Masters")
    rated.skills = [
      SkillRating(
        name: "Speaking", kind: .skill, importance: 75, source: SourceID("onet-1.0"),
        locator: Locator(document: "s.xlsx", position: "row 1"))
    ]
    _ = book.apply(onet([rated]))
    var parts = [("11-9990", "Harbor Masters"), ("11-9999", "All Other")].map {
      OccupationPart(code: Code(scheme: .soc2018, code: $0.0), title: $0.1)
    }
    for index in parts.indices {
      parts[index].skills = [
        SkillRating(
          name: "Leadership", kind: .skill, importance: 50, source: SourceID("ep-6.2"),
          locator: Locator(document: "t.csv", position: "row 1"))
      ]
    }
    _ = book.apply(
      ImportedTable(sources: [Self.source("ep-6.2", 2024)], parts: parts, report: ImportReport()))
    #expect(try role("11-9990.00", book).skills.map(\.name) == ["Speaking"])
    #expect(try role("11-9999", book).skills.map(\.name) == ["Leadership"])
  }
}

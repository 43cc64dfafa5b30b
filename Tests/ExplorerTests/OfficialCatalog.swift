import RoleModel

/// A catalog of made-up occupations that carry what official tables carry: every number here is invented.
final class OfficialCatalog: Catalog {
  static let shared = OfficialCatalog()

  let name = "a made-up catalog"
  let openingPosition = 0
  var roleCount: Int { roles.count }

  private let roles = [OfficialRoles.managers, OfficialRoles.trainers]

  func sections() -> [ListSection] { [ListSection(title: "Management", firstPosition: 0, count: roles.count)] }

  func entries(at positions: Range<Int>) -> [RoleEntry] {
    positions.map { position in
      let role = roles[position]
      return RoleEntry(
        position: position, id: role.id, title: role.title, kind: role.kind, family: role.family,
        listedPay: ListedPay(of: role.figures), payYear: 2025)
    }
  }

  func role(at position: Int) -> Role { roles[position] }
  func placePay(at position: Int) -> [PlacePay] { position == 0 ? [OfficialRoles.placePay] : [] }
  func priceParities() -> [PriceParity] { OfficialRoles.parities }
  func position(of id: RoleID) -> Int? { roles.firstIndex { $0.id == id } }
  func positions(withCode code: String) -> [Int] {
    roles.indices.filter { roles[$0].codes.contains { $0.code == code && !$0.isShared } }
  }
  func titles(of ids: [RoleID]) -> [RoleID: String] { [:] }
  func edgesInto(_ id: RoleID) -> [IncomingEdge] { [] }
  func sources() -> [Source] { OfficialRoles.sources }
  func sourceCounts() -> [SourceID: Int] { [:] }
  func scanNames(_ body: (NameChunk) -> Bool) {}
  func nameWords() -> NameWords { NameWords() }
  func skillNames() -> [SkillName] { [] }
  func scanRatings(ofSkill name: String, _ body: (SkillColumn) -> Void) {}
  func skillNorms() -> [SkillNorm] { OfficialRoles.norms }
  func positionsWithSkills() -> [Int] { Array(roles.indices) }
  func detectionLimits() -> [SkillDetectionLimit] { [] }
}

enum OfficialRoles {
  static let sources = [
    source("oews-2025", "OEWS 2025", 2025, "oews"), source("oews-2024", "OEWS 2024", 2024, "oews"),
    source("ep", "BLS projections", 2024, "ep"), source("ep-5.3", "BLS education", 2021, "acs"),
    source("onet-30", "O*NET 30", nil, "onet"), source("onet-29", "O*NET 29", nil, "onet"),
    source("ep-6.2", "BLS skills", 2024, "ep-6.2"), source("cps-2025", "CPS 2025", 2025, "cps"),
    source("bea", "BEA prices", 2023, "bea"),
  ]

  private static func source(_ id: String, _ label: String, _ year: Int?, _ group: String) -> Source {
    Source(
      id: SourceID(id), label: label,
      publisher: label.hasPrefix("O*NET") ? "National Center for O*NET Development" : "U.S. Bureau of Labor Statistics",
      title: "a made-up table", year: year, document: "table.csv", licence: "public domain", independenceGroup: group)
  }

  static let managers = Role(
    id: RoleID("widget-managers"), title: "Widget Managers", kind: .occupation, family: "Management",
    codes: [Code(scheme: .onetSOC, code: "99-1011.00"), Code(scheme: .soc2018, code: "99-1011")],
    aliases: ["Widget Director", "Head of Widgets"],
    figures: pay(2025, scale: 1, cap: true) + pay(2024, scale: 0.9, cap: false) + outlook + schooling + people,
    skills: skills)

  /// Counted under a code with others; much of it is withheld.
  static let trainers = Role(
    id: RoleID("widget-trainers"), title: "Widget Trainers", kind: .occupation, family: "Management",
    codes: [
      Code(scheme: .onetSOC, code: "99-1019.01"), Code(scheme: .soc2018, code: "99-1019", isShared: true),
    ],
    figures: [
      figure(
        .payMean, .missing, "mean pay a year", 2025, "oews-2025", .suppressed, note: "only hourly pay is released"),
      figure(.payHourly, .number(31.5), "mean pay an hour", 2025, "oews-2025"),
      figure(
        .sexShares, .missing, "employed people, by sex", 2025, "cps-2025", .suppressed,
        note: "\(row); withheld: fewer than 50,000 people, or no data"),
      figure(.ageMedian, .number(41.5), "median age", 2025, "cps-2025", note: row),
      figure(
        .payWeekly, .number(1200), "median weekly earnings of full-time employees, men", 2025, "cps-2025", note: row),
      figure(
        .payWeekly, .missing, "median weekly earnings of full-time employees, women", 2025, "cps-2025", .suppressed,
        note: "\(row); withheld: fewer than 50,000 people, or no data"),
    ])

  private static let row =
    "census row \"Widget people, all other\", shared by 12 occupations; the row of the group that the census counts it in"

  static func figure(
    _ field: Field, _ value: Value, _ definition: String, _ year: Int?, _ source: String,
    _ status: Figure.Status = .published, error: Double? = nil, note: String? = nil
  ) -> Figure {
    Figure(
      field: field, value: value, definition: definition, year: year, place: "US", status: status,
      relativeStandardError: error, source: SourceID(source),
      locator: Locator(document: "table.csv", position: "row 7"),
      note: note)
  }

  private static func pay(_ year: Int, scale: Double, cap: Bool) -> [Figure] {
    let source = "oews-\(year)"
    func point(_ number: Double) -> Percentiles.Point { Percentiles.Point((number * scale).rounded()) }
    return [
      figure(.payMean, .number(150_000 * scale), "mean pay a year", year, source, error: 1.2),
      figure(
        .payPercentiles,
        .percentiles(
          Percentiles(
            p10: point(70_000), p25: point(100_000), p50: point(130_000), p75: point(180_000),
            p90: cap ? Percentiles.Point(239_200, isTopCoded: true) : point(230_000))), "percentiles of pay a year",
        year,
        source),
      figure(.payHourly, .number(72.12 * scale), "mean pay an hour", year, source, error: 1.2),
    ]
  }

  private static let outlook = [
    figure(.jobs, .number(651_200), "jobs in the base year, the self-employed included", 2024, "ep"),
    figure(.jobs, .number(603_710), "employees without the self-employed", 2025, "oews-2025", error: 0.8),
    figure(
      .growth, .number(4.7), "projected change in employment from 2024 to 2034, in percent over the whole span", 2024,
      "ep"),
    figure(.openings, .number(49_000), "projected openings a year", 2024, "ep"),
    figure(.zone, .number(4), "job zone", nil, "onet-29"),
  ]

  private static let schooling = [
    figure(.educationEntry, .text("Bachelor's degree"), "typical for entering it", 2024, "ep"),
    figure(
      .educationShares,
      .shares([
        Share("Less than high school diploma", 1.2), Share("High school diploma or equivalent", 10.7),
        Share("Some college, no degree", 19.1), Share("Associate's degree", 8.5), Share("Bachelor's degree", 47.2),
        Share("Master's degree", 12), Share("Doctoral or professional degree", 1.3),
      ]), "highest schooling of workers", 2021, "ep-5.3"),
    figure(
      .educationRequired,
      .shares([
        Share("High School Diploma", 0), Share("Some College Courses", 4.35), Share("Bachelor's Degree", 73.91),
        Share("Master's Degree", 21.74),
      ]), "percent of respondents", nil, "onet-29"),
  ]

  private static let people = [
    figure(.sexShares, .shares([Share("men", 66.9), Share("women", 33.1)]), "by sex", 2025, "cps-2025", .derived),
    figure(.ageMedian, .number(43.9), "median age", 2025, "cps-2025"),
    figure(
      .ageShares,
      .shares([
        Share("16 to 19 years", 0.2), Share("20 to 24 years", 1.6), Share("25 to 34 years", 20.4),
        Share("35 to 44 years", 31.4), Share("45 to 54 years", 24.8), Share("55 to 64 years", 18.6),
        Share("65 years and over", 3),
      ]), "by age", 2025, "cps-2025", .derived),
    figure(
      .raceShares,
      .shares([
        Share("White", 89.7), Share("Black or African American", 4.8), Share("Asian", 2.9),
        Share("Hispanic or Latino", 11.7),
      ]), "by race; the parts overlap and do not sum to 100", 2025, "cps-2025"),
    figure(.payWeekly, .number(1800), "median weekly earnings of full-time employees", 2025, "cps-2025"),
    figure(.payWeekly, .number(2012), "median weekly earnings of full-time employees, men", 2025, "cps-2025"),
    figure(.payWeekly, .number(1543), "median weekly earnings of full-time employees, women", 2025, "cps-2025"),
  ]

  private static let skills: [SkillRating] = {
    func rated(
      _ name: String, _ kind: SkillRating.Kind, _ importance: Double, _ level: Double?, _ source: String,
      _ remarks: SkillRating.Remarks = []
    ) -> SkillRating {
      SkillRating(
        name: name, kind: kind, importance: importance, level: level, standardError: level == nil ? nil : 4.1,
        levelError: level == nil ? nil : 3, remarks: remarks, source: SourceID(source),
        locator: Locator(document: "Skills.xlsx", position: "row 9"))
    }
    let technology = (1...300).map { number in
      SkillRating(
        name: "Widget software \(number)", kind: .technology, source: SourceID("onet-29"),
        locator: Locator(document: "Technology Skills.xlsx", position: "row \(number)"))
    }
    return [
      rated("Active Listening", .skill, 75, 57, "onet-30"), rated("Negotiation", .skill, 72, 61, "onet-30"),
      rated("Management of Personnel Resources", .skill, 66, 55, "onet-30"),
      rated("Science", .skill, 12, nil, "onet-30", [.impreciseImportance, .irrelevantLevel]),
      rated("Sales and Marketing", .knowledge, 88, 74, "onet-29"),
      rated("Leadership", .workStyle, 91, nil, "onet-29"), rated("Enterprising", .interest, 95, nil, "onet-29"),
      rated("Customer service", .skill, 62, nil, "ep-6.2"),
    ] + technology
  }()

  static let norms = [
    ("Active Listening", 70.0, 10.0, "onet-30"), ("Negotiation", 45, 15, "onet-30"),
    ("Management of Personnel Resources", 40, 10, "onet-30"), ("Science", 30, 20, "onet-30"),
  ].map { SkillNorm(name: $0.0, kind: .skill, source: SourceID($0.3), mean: $0.1, deviation: $0.2, count: 894) }

  /// Fewest workers in the best-paid place, an error that ties two, a cap, and a territory without a parity.
  static let placePay = PlacePay(
    source: SourceID("oews-2025"), document: "state.csv", year: 2025,
    definitions: .init(
      jobs: "employees", mean: "mean pay", hourlyMean: "hourly", percentiles: "percentiles",
      hourlyPercentiles: "hourly percentiles"),
    rows: [
      place("CA", 3080, 183_200, .number(167_230), 4.9, 1), place("GU", 900, 61_000, .number(60_000), 3, 2),
      place("IL", 160, 155_000, .number(177_330), 2.4, 3), place("NJ", 470, 205_040, .number(165_390), 13.2, 4),
      place("NY", 3550, 201_360, .number(173_700), 3.9, 5), place("OH", 12_240, 104_000, .number(102_110), 1.5, 6),
      place("VT", 600, 90_000, .withheld, 2, 7),
    ])

  private static func place(
    _ code: String, _ jobs: Double, _ mean: Double, _ median: PlacePay.Amount, _ error: Double, _ row: Int
  ) -> PlacePay.Row {
    PlacePay.Row(
      place: code, jobs: .number(jobs), jobsError: 5, mean: .number(mean), meanError: error,
      hourlyMean: .number(mean / 2080), percentiles: [.withheld, .withheld, median, .withheld, .withheld], row: row)
  }

  static let parities = [("CA", 112.581), ("IL", 99.5), ("NJ", 108.9), ("NY", 107.6), ("OH", 91.8), ("VT", 98)].map {
    PriceParity(
      place: $0.0, parity: $0.1, year: 2023, source: SourceID("bea"),
      locator: Locator(document: "prices.csv", position: "line 3"))
  }
}

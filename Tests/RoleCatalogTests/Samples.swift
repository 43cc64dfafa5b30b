import Foundation
import GRDB
import RoleModel

@testable import RoleCatalog

/// A new folder that is removed with the value.
final class TemporaryFolder {
  let path: String

  /// A folder that cannot be made shows in whatever is put into it.
  init() {
    path = NSTemporaryDirectory() + "rolescope-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? [] }
}

func contents(of path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

func put(_ bytes: [UInt8], at path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

/// Changes a catalog as someone might who makes catalogs: its pages are sealed, whatever stands on them.
func change(_ path: String, _ sql: String) throws {
  var configuration = Configuration()
  configuration.foreignKeysEnabled = false
  let queue = try DatabaseQueue(path: path, configuration: configuration)
  try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  try queue.close()
  try PageSeal.seal(fileAt: path, path: path)
}

/// Roles and sources made up for tests.
enum Samples {
  static let sources = [
    Source(
      id: SourceID("zippia"), label: "Zippia", publisher: "Zippia", title: "A vs. B", document: "a.txt",
      licence: "facts only", independenceGroup: "zippia"),
    Source(
      id: SourceID("oews"), label: "OEWS", publisher: "BLS", title: "OEWS", year: 2023, document: "oews.xlsx",
      address: "https://www.bls.gov", licence: "public domain", method: "a survey", independenceGroup: "bls"),
  ]

  static func locator(_ position: String = "line 12") -> Locator { Locator(document: "a.txt", position: position) }

  static func figure(
    _ field: Field, _ value: Value, status: Figure.Status = .published, formula: String? = nil, note: String? = nil
  ) -> Figure {
    Figure(
      field: field, value: value, definition: "as published", year: 2019, place: "US", status: status,
      source: SourceID("zippia"), locator: locator(), formula: formula, note: note)
  }

  /// One value of every kind, and every column that may be empty both ways.
  static let director = Role(
    id: RoleID("account-director"), title: "Account Director", kind: .profile, family: "Account management",
    codes: [Code(scheme: .soc2018, code: "11-2011"), Code(scheme: .onetSOC, code: "11-2011.00", isShared: true)],
    candidates: [Role.Candidate(code: Code(scheme: .soc2018, code: "11-2022"), source: SourceID("oews"))],
    aliases: ["Group Director", "Directeur de clientèle"],
    figures: [
      figure(.payMean, .number(114728)),
      figure(.payHourly, .number(55.16), status: .derived, formula: "114728 / 2080", note: "not a measurement"),
      figure(.payRange, .range(Bounds(low: 82000, high: 158000, opensHigh: true))),
      figure(.experienceToEnter, .range(Bounds(low: 10, high: nil, opensHigh: true))),
      figure(.ageMean, .range(Bounds(low: nil, high: 30, opensLow: true))),
      figure(
        .payPercentiles,
        .percentiles(
          Percentiles(
            p10: nil, p25: .init(91370.5), p50: .init(133660), p75: .init(201050), p90: .init(286240, isTopCoded: true))
        ),
        status: .topCoded),
      figure(.sexShares, .shares([Share("men", 50.9), Share("women", 49.1)])),
      figure(.raceShares, .shares([])),
      figure(.bestState, .text("New Jersey")),
      figure(.satisfaction, .missing, status: .dash),
      figure(.growth, .number(-5)),
      figure(.jobs, .number(132_260)),
    ],
    skills: [
      SkillRating(
        name: "CRM", kind: .listed, share: 9.5, source: SourceID("zippia"), locator: locator("lines 5, 12")),
      SkillRating(name: "Strategy", kind: .listed, share: 4, source: SourceID("zippia"), locator: locator("")),
      SkillRating(
        name: "Negotiation", kind: .skill, importance: 62.5, level: 57.123, standardError: 1.2, levelError: 3,
        remarks: [.impreciseLevel], source: SourceID("oews"),
        locator: Locator(document: "oews.xlsx", position: "row 455")),
    ],
    statements: [
      Statement(
        kind: .payFactor, text: "Pay grows with the agency’s size.", source: SourceID("zippia"), locator: locator())
    ],
    edges: [
      Edge(kind: .promotesTo, role: RoleID("vice-president"), source: SourceID("zippia"), locator: locator()),
      Edge(kind: .manages, role: RoleID("account-manager"), source: SourceID("oews"), locator: locator("row 1")),
    ])

  static let oewsPlaces = PlacePay(
    source: SourceID("oews"), document: "state.csv", year: 2023,
    definitions: .init(
      jobs: "jobs", mean: "mean pay", hourlyMean: "mean pay an hour", percentiles: "percentiles",
      hourlyPercentiles: "hourly percentiles"),
    rows: [
      PlacePay.Row(
        place: "AL", jobs: .number(120), jobsError: 9.9, mean: .number(98_760), meanError: 0,
        hourlyMean: .number(47.48),
        percentiles: [.number(40_010), .number(60_000), .number(90_000), .atLeast(239_200), .atLeast(239_200)], row: 3),
      PlacePay.Row(
        place: "WY", jobs: .withheld, jobsError: nil, mean: .withheld, meanError: nil, hourlyMean: .withheld,
        percentiles: Array(repeating: .withheld, count: 5), row: 70),
    ])
  static let parities = [
    PriceParity(place: "AL", parity: 87.756, year: 2023, source: SourceID("oews"), locator: locator("row 4"))
  ]

  static let manager = Role(
    id: RoleID("account-manager"), title: "Account Manager", kind: .profile, family: "Account management",
    aliases: ["AM"],
    skills: [SkillRating(name: "CRM", kind: .technology, source: SourceID("oews"), locator: locator())],
    edges: [Edge(kind: .promotesTo, role: RoleID("account-director"), source: SourceID("zippia"), locator: locator())])

  static let roles = [
    role("sales-managers", "Sales Managers", .occupation, "Management"),
    director,
    role("vice-president", "Vice President", .mention, "Account management"),
    role("clerk", "clerk", .profile, "Back office"),
    role("zookeepers", "Zookeepers", .occupation, "Animal care"),
    manager,
    role("board-member", "Board Member", .mention, "Zoo"),
    role("actuaries", "Actuaries", .occupation, "management"),
  ]

  static func role(_ id: String, _ title: String, _ kind: Role.Kind, _ family: String) -> Role {
    Role(id: RoleID(id), title: title, kind: kind, family: family)
  }

  /// Writes the samples: two roles share one list of pay by place.
  static func write(_ roles: [Role] = roles, to path: String) throws {
    let paid = Set([director.id, manager.id])
    try CatalogWriter.write(
      sources: sources, roles: roles, placePay: { paid.contains($0) ? [oewsPlaces] : [] }, parities: parities, to: path)
  }

  /// Writes the samples and opens the file.
  static func catalog(in folder: TemporaryFolder, roles: [Role] = roles) throws -> CatalogReader {
    let path = folder.file("catalog.sqlite")
    try write(roles, to: path)
    return try CatalogReader(path: path)
  }
}

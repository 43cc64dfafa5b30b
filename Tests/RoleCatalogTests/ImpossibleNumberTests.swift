import GRDB
import RoleModel
import Testing

@testable import RoleCatalog

/// Catalogs that say what cannot be: it is taken out as it is read, the check names it, and no catalog is written with it.
@Suite struct ImpossibleNumberTests {
  let folder = TemporaryFolder()

  private func catalog(after sql: String) throws -> CatalogReader {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    try change(path, sql)
    return try CatalogReader(path: path)
  }

  @Test(arguments: [
    ("UPDATE figure SET number = -1 WHERE ordinal = 0", 0, "pay.mean: -1 is not from 0 to 1000000000."),
    ("UPDATE figure SET number = 1e300 WHERE ordinal = 10", 10, "growth: 1e+300 is not from -100 to 10000."),
    ("UPDATE figure SET low = 1e19 WHERE ordinal = 2", 2, "pay.range: 1e+19 is not from 0 to 1000000000."),
    ("UPDATE figure SET low = 158001 WHERE ordinal = 2", 2, "pay.range: its low end 158001 is above its"),
    ("UPDATE figure SET year = 4611686018427387904 WHERE ordinal = 11", 11, "jobs.count: the year 46116860184"),
    ("UPDATE figure SET relative_standard_error = 1e19 WHERE ordinal = 11", 11, "jobs.count: its standard error"),
  ])
  func `a figure that cannot be is read as none, and the check names role, field and value`(
    sql: String, ordinal: Int, words: String
  ) throws {
    let catalog = try catalog(after: sql)
    let figure = try catalog.role(at: 0).figures[ordinal]
    #expect(figure.value == .missing && figure.status == .impossible)
    let findings = CatalogCheck.findings(in: catalog)
    #expect(findings.count == 1)
    let start = "The role account-director has no possible figure of \(words)"
    #expect(findings.first?.hasPrefix(start) == true, "\(findings)")
  }

  @Test(arguments: [-1, 101, 1e19, 1e300, -1e300, 0.001]) func `no catalog is written with what cannot be`(
    number: Double
  ) throws {
    var rated = Samples.director
    rated.skills[2].importance = number
    var shared = Samples.director
    shared.figures[6].value = .shares([Share("men", number), Share("women", 49.1)])
    for (role, words) in [
      (rated, "its rating of Negotiation is not a possible figure: its importance "),
      (shared, "its figure of sex.shares is not a possible figure: men "),
    ] {
      do {
        try Samples.write([role] + Samples.roles.filter { $0.id != role.id }, to: folder.file("catalog.sqlite"))
        #expect(PossibleNumber.percent.contains(number))
      } catch {
        #expect(!PossibleNumber.percent.contains(number))
        #expect("\(error)".hasPrefix("The role account-director cannot be stored: \(words)"), "\(error)")
      }
    }
  }

  @Test(arguments: [
    "growth = 1e300", "jobs = -1e300", "openings = 1e19", "pay_low = 1e300", "pay_low = -1",
    "pay_year = 4611686018427387904",
  ])
  func `a list has no number that cannot be`(change: String) throws {
    let catalog = try catalog(after: "UPDATE role SET \(change) WHERE position = 0")
    let entry = try #require(try catalog.entries(at: 0..<1).first)
    switch change.prefix(3) {
    case "gro": #expect(entry.growth == nil)
    case "job": #expect(entry.jobs == nil)
    case "ope": #expect(entry.openings == nil)
    default: #expect(entry.listedPay == nil && entry.payYear == nil)
    }
    #expect(CatalogCheck.findings(in: catalog).count == 1)
  }

  @Test(arguments: [
    "UPDATE skill_norm SET deviation = 1e300", "UPDATE skill_norm SET mean = -1",
    "UPDATE detection_limit SET share = 1e19", "UPDATE price_parity SET parity = 1e-300",
    "UPDATE price_parity SET parity = -5", "UPDATE price_parity SET year = 4611686018427387904",
    "UPDATE place_pay SET year = 4611686018427387904", "UPDATE source SET year = -4611686018427387904",
  ])
  func `what a table keeps that cannot be is a failure of that table, and found`(sql: String) throws {
    let catalog = try catalog(after: sql)
    func isRefused(_ read: () throws -> Void) -> Bool {
      do {
        try read()
        return false
      } catch { return "\(error)".contains("which is ") && "\(error)".hasSuffix(".") }
    }
    let refusals = [
      isRefused { _ = try catalog.skillNorms() }, isRefused { _ = try catalog.detectionLimits() },
      isRefused { _ = try catalog.priceParities() }, isRefused { _ = try catalog.placePay(at: 0) },
      isRefused { _ = try catalog.sources() },
    ]
    #expect(refusals.count { $0 } == 1)
    #expect(!CatalogCheck.findings(in: catalog).isEmpty)
  }

  @Test func `a status that is never written is refused`() throws {
    let catalog = try catalog(
      after: "INSERT INTO term VALUES (999, 'not a possible figure'); UPDATE figure SET status = 999 WHERE ordinal = 0")
    #expect(throws: CatalogFailure.self) { try catalog.role(at: 0) }
  }

  @Test func `ratings of a skill that are out of order are refused`() throws {
    let catalog = try catalog(
      after: """
        INSERT INTO skill_column SELECT id + 1, observations FROM skill_column WHERE id = \
        (SELECT id << 32 FROM skill WHERE name = 'CRM')
        """)
    #expect(throws: CatalogFailure.self) { try catalog.ratings(ofSkill: "CRM") }
  }
}

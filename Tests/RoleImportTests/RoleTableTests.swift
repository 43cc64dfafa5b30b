import Foundation
import RoleCatalog
import RoleModel
import Testing

@testable import RoleImport

@Suite struct RoleTableTests {
  /// The reading of a table under a name, and the path that it was read from.
  private func read(
    _ text: String, named name: String = "roles.csv", beside official: [RoleSet] = []
  ) throws -> RoleFile.Reading {
    let folder = NSTemporaryDirectory() + "rolescope-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    switch RoleTable.read(path: "\(folder)/\(name)", beside: official) {
    case .sound(let set): return .sound(set)
    case .refused(let findings):
      return .refused(
        findings.map {
          Finding(file: name, line: $0.line, field: $0.field, message: $0.message.replacing("\(folder)/", with: ""))
        })
    }
  }

  private func set(_ text: String, named name: String = "roles.csv") throws -> RoleSet {
    switch try read(text, named: name) {
    case .sound(let set): return set
    case .refused(let findings): throw CatalogBuildError.refused(findings)
    }
  }

  private func findings(_ text: String) throws -> [String] { try read(text).findings.map(\.description) }

  /// The findings about one cell of a role that is sound otherwise.
  private func findings(_ columns: String, _ cells: String) throws -> [String] {
    try findings("title,\(columns)\nClerk,\(cells)\n")
  }

  private static let fillID =
    "Fill the column \"id\", with job codes for instance: roles of one title are told apart by it."
  private static let leaveEmpty = "Leave the cell empty where none is known."

  /// The figures that cells make.
  private func figures(_ columns: String, _ cells: String) throws -> [Figure] {
    try set("title,\(columns)\nClerk,\(cells)\n").roles.flatMap(\.figures)
  }

  @Test func `a row becomes a role, and the file its source`() throws {
    let set = try set(
      """
      title,id,family,aliases,soc,year,pay.median,skills,promotes_to
      Deck Hand,hand,Crew,Sailor; Seaman,53-5011; 53-5011.00,2024,"$41,000.50",Knots=80; Rope work,
      Boatswain,,,,,2024,,,
      """, named: "Our fleet (v2).csv")
    #expect(
      set.sources == [
        Source(
          id: SourceID("our-fleet-v2"), label: "Our fleet (v2)", publisher: "the file's owner",
          title: "Table of roles Our fleet (v2).csv", year: 2024, document: "Our fleet (v2).csv",
          licence: "the file's owner", method: "Not stated; the figures are the organisation's own.",
          independenceGroup: "our-fleet-v2")
      ])
    let source = SourceID("our-fleet-v2")
    let locator = Locator(document: "Our fleet (v2).csv", position: "row 2")
    #expect(
      set.roles == [
        Role(
          id: RoleID("hand"), title: "Deck Hand", kind: .own, family: "Crew",
          candidates: [
            Role.Candidate(code: Code(scheme: .soc2018, code: "53-5011"), source: source),
            Role.Candidate(code: Code(scheme: .onetSOC, code: "53-5011.00"), source: source),
          ],
          aliases: ["Sailor", "Seaman"],
          figures: [
            Figure(
              field: .payMedian, value: .number(41_000.5),
              definition: "median pay for a year of this role, as the organisation states it", year: 2024,
              place: "not stated", source: source, locator: locator)
          ],
          skills: [
            SkillRating(name: "Knots", kind: .listed, importance: 80, source: source, locator: locator),
            SkillRating(name: "Rope work", kind: .listed, source: source, locator: locator),
          ]), Role(id: RoleID("boatswain"), title: "Boatswain", kind: .own, family: "Own roles"),
      ])
  }

  @Test func `the roles of a table make a catalog`() throws {
    let set = try set(
      """
      title,year,pay.low,pay.high,education.required,experience.low,experience.high,zone,soc,skills,promotes_to
      Clerk,2024,40000,50000,a diploma,0,2,2,43-9061,Filing=80;Typing,Head Clerk
      Head Clerk,2024,50000,60000,,2,6,3,,,
      """)
    let path = NSTemporaryDirectory() + "rolescope-\(UUID().uuidString).sqlite"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try CatalogWriter.write(sources: set.sources, roles: set.roles, to: path)
    let catalog = try CatalogReader(path: path)
    #expect(CatalogCheck.findings(in: catalog).isEmpty)
    #expect(try (0..<2).map { try catalog.role(at: $0) } == set.roles)
    #expect(try catalog.sources() == set.sources)
  }

  @Test(arguments: [
    ("pay.mean", "95000", Field.payMean, Value.number(95_000)),
    ("pay.median", #""$1,095,000""#, .payMedian, .number(1_095_000)),
    ("pay.low,pay.high", "$ 80000,90000", .payRange, .range(Bounds(low: 80_000, high: 90_000))),
    (
      "pay.p90,pay.p10,pay.p50", "90000,10000,50k", .payPercentiles,
      .percentiles(Percentiles(p10: .init(10_000), p25: nil, p50: .init(50_000), p75: nil, p90: .init(90_000)))
    ),
    (
      "pay.p25,pay.p75,pay.p10", "20000,40000,", .payPercentiles,
      .percentiles(Percentiles(p10: nil, p25: .init(20_000), p50: nil, p75: .init(40_000), p90: nil))
    ),
    ("pay.bonus.low,pay.bonus.high", "5%,20", .payBonus, .range(Bounds(low: 5, high: 20))),
    ("jobs.count", #""1,200""#, .jobs, .number(1200)), ("growth", "-3.5 %", .growth, .number(-3.5)),
    ("openings", "12", .openings, .number(12)),
    ("education.required", "a diploma", .educationRequired, .text("a diploma")),
    ("education.preferred", "a degree", .educationPreferred, .text("a degree")),
    ("education.entry", "none", .educationEntry, .text("none")),
    ("experience.low,experience.high", "2,4", .experienceYears, .range(Bounds(low: 2, high: 4))),
    ("Zone", "4", .zone, .number(4)),
  ])
  func `columns make a figure of their field`(columns: String, cells: String, field: Field, value: Value) throws {
    let figures = try figures(columns, cells)
    #expect(figures.map(\.field) == [field])
    #expect(figures.map(\.value) == [value])
    #expect(figures.allSatisfy { $0.definition.hasSuffix(", as the organisation states it") && $0.year == nil })
  }

  @Test func `an empty cell is no figure, and neither is a column of them`() throws {
    let columns = "pay.mean,pay.low,pay.high,pay.p10,pay.p90,zone,education.entry"
    #expect(try figures(columns, " ,,,,,,").isEmpty)
  }

  @Test func `a source has a year when all rows state it`() throws {
    #expect(try set("title,year\nClerk,2023\nTypist,2024\n").sources.map(\.year) == [nil])
    #expect(try set("title,year\nClerk,2023\nTypist,\n").sources.map(\.year) == [nil])
    #expect(try set("title\nClerk\n").sources.map(\.year) == [nil])
  }

  @Test func `rows are tied by title or id, above and below`() throws {
    let roles = try set(
      """
      title,id,promotes_to,manages,lateral
      Clerk,c1,HEAD CLERK,,typist; Bookkeeper
      Typist,,head,,
      Bookkeeper,,,,
      Head Clerk,head,,Clerk; Typist,
      """
    ).roles
    let ties = roles.map { role in role.edges.map { "\($0.kind.rawValue) \($0.role)" } }
    #expect(
      ties == [
        ["promotes to head", "lateral typist", "lateral bookkeeper"], ["promotes to head"], [],
        ["manages c1", "manages typist"],
      ])
    #expect(roles[3].edges.allSatisfy { $0.locator == Locator(document: "roles.csv", position: "row 5") })
  }

  @Test func `a tab-separated table reads the same`() throws {
    let text = "title\tpay.mean\nClerk, senior\t41,000\n"
    let role = try #require(try set(text, named: "roles.tsv").roles.first)
    #expect(role.title == "Clerk, senior")
    #expect(role.id == RoleID("clerk-senior"))
    #expect(role.figures.map(\.value) == [.number(41_000)])
  }

  @Test(arguments: [
    (
      "pay.mean", "95m",
      #"pay.mean: "95m" is no amount in dollars, such as $95,000, 95k or 17.50/h. \#(Self.leaveEmpty)"#
    ),
    (
      "pay.mean", "€95000",
      #"pay.mean: "€95000" is no amount in dollars. Only US dollars are read: convert the amounts first."#
    ),
    ("pay.mean", "-5", "pay.mean: pay.mean is not a possible figure: -5 is not from 0 to 1000000000."),
    ("jobs.count", "$5", #"jobs.count: "$5" is no number. \#(Self.leaveEmpty)"#),
    ("openings", "5%", #"openings: "5%" is no number. \#(Self.leaveEmpty)"#),
    ("pay.low,pay.high", "50000,", #"pay.low: A range has both ends; fill "pay.high" as well."#),
    ("pay.bonus.low,pay.bonus.high", "9,5", "pay.bonus.low, pay.bonus.high: The low end 9 is above the high one, 5."),
    ("experience.high", "5", #"experience.high: A range has both ends; fill "experience.low" as well."#),
    (
      "pay.p10,pay.p25,pay.p50", "10k,30k,20k",
      "pay.p50: The percentiles are out of order: p25 is 30000 and p50 is 20000."
    ),
    (
      "pay.p10,pay.p25", "-1,30000",
      "pay.p10: pay.percentiles is not a possible figure: -1 is not from 0 to 1000000000."
    ),
    ("zone", "6", "zone: zone is not a possible figure: 6 is not from 1 to 5."),
    ("zone", "2.5", "zone: zone is not a possible figure: 2.5 is not a whole number."),
    ("year", "24", "year: A year is a whole number from 1900 to 2100."),
    ("soc", "53-5011; sailor", #"soc: "sailor" is no SOC code. Write it as 11-2011, or 11-2011.00 for O*NET's."#),
    (
      "skills", "Knots=high",
      #"skills: "Knots=high" is no skill with its importance. Write it as Negotiation=75, from 0 to 100."#
    ),
    (
      "skills", "Knots=101",
      #"skills: "Knots=101" is no skill with its importance. Write it as Negotiation=75, from 0 to 100."#
    ),
    ("skills", "Knots=50;Knots", #"skills: The name "Knots" is there twice."#),
    ("aliases", "Typist;Typist", #"aliases: The name "Typist" is there twice."#),
    ("aliases", "Clerk", #"aliases: The name "Clerk" is there twice."#),
    ("id", "?", #"id: "?" has no letters from a to z and no digits to make an id of."#),
    ("family", "\"a\nb\"", "family: The text holds the control character U+A."),
    ("manages", "Clerk", "manages: The edge leads from the role to itself."),
    ("lateral", "Clark", #"lateral: No row holds the role "Clark". Did you mean "Clerk"?"#),
  ])
  func `a cell that is not as its column has it is refused`(columns: String, cells: String, message: String) throws {
    #expect(try findings(columns, cells) == ["roles.csv:2: \(message)"])
  }

  @Test func `every finding of a file is reported, by row`() throws {
    #expect(
      try findings(
        """
        title,skils,pay.mean,zone,promotes_to
        Clerk,1,x,9,Typist; Clerk
        ,,x,,
        "Two
        lines",,,,
        Clerk!,,,y,Nobody
        """) == [
          #"roles.csv:1: skils: The column "skils" is unknown. Did you mean "skills"?"#,
          #"roles.csv:2: pay.mean: "x" is no amount in dollars, such as $95,000, 95k or 17.50/h. \#(Self.leaveEmpty)"#,
          "roles.csv:2: zone: zone is not a possible figure: 9 is not from 1 to 5.",
          "roles.csv:2: promotes_to: The edge leads from the role to itself.",
          "roles.csv:3: title: The row names no role: its title is empty.",
          #"roles.csv:3: pay.mean: "x" is no amount in dollars, such as $95,000, 95k or 17.50/h. \#(Self.leaveEmpty)"#,
          "roles.csv:4: title: The text holds the control character U+A.",
          #"roles.csv:6: zone: "y" is no number. \#(Self.leaveEmpty)"#,
          #"roles.csv:6: title: The title "Clerk!" makes the id "clerk", which is used already, in roles.csv:2. \#(Self.fillID)"#,
        ])
  }

  @Test func `a header without a title, with a column twice or of another table is refused`() throws {
    #expect(
      try findings("titel\nClerk\n").contains(
        #"roles.csv:1: titel: The column "titel" is unknown. Did you mean "title"?"#))
    #expect(
      try findings("id,pay.mean\nclerk,x\n") == [
        #"roles.csv:1: title: The column "title" is missing: it names the role of each row."#,
        #"roles.csv:2: pay.mean: "x" is no amount in dollars, such as $95,000, 95k or 17.50/h. \#(Self.leaveEmpty)"#,
      ])
    #expect(
      try findings("title,zone,Zone\nClerk,1,2\n") == [
        #"roles.csv:1: zone: The column "zone" is there twice. Remove one."#
      ])
    // A column that the table has as well is not what was meant.
    #expect(
      try findings("pay.p9,title,pay.p90\nClerk,1,2\n").first?.hasSuffix(#"is unknown. Did you mean "pay.p10"?"#)
        == true)
    #expect(
      try findings("title,pay,pay.mean\nClerk,1,2\n").first?.contains("Say which it is: pay.median, pay.low") == true)
    let other = try findings("title,currency\nClerk,EUR\n")
    #expect(other.count == 1)
    #expect(
      other.first?.hasPrefix(
        #"roles.csv:1: currency: The column "currency" is unknown. The columns beside those that are there: id, "#)
        == true)
  }

  @Test func `texts without a column are refused, and empty cells behind the last are not`() throws {
    #expect(
      try findings("title,,zone,\nClerk,x,1,,\nTypist,,2,,,y\n") == [
        "roles.csv:2: column 2: There is a text in a column without a name. Name the column.",
        "roles.csv:3: column 6: There is a text behind the last column. Put cells that hold the delimiter in quotes.",
      ])
    #expect(try findings("title,\nClerk,,,\n").isEmpty)
  }

  @Test func `a circle of promotions is refused at the row that closes it`() throws {
    #expect(
      try findings("title,promotes_to\nClerk,Typist\nTypist,Boss\nBoss,Clerk\n") == [
        "roles.csv:4: promotes_to: The source roles promotes in a circle: clerk, typist, boss, clerk."
      ])
  }

  @Test func `each name of a cell is checked, not only the first`() throws {
    #expect(
      try findings("title,manages\nClerk,Typist; Clerk\nTypist,Clark; Tipist\n") == [
        "roles.csv:2: manages: The edge leads from the role to itself.",
        #"roles.csv:3: manages: No row holds the role "Clark". Did you mean "Clerk"?"#,
        #"roles.csv:3: manages: No row holds the role "Tipist". Did you mean "Typist"?"#,
      ])
  }

  @Test func `a title without Latin letters takes an id of its own`() throws {
    #expect(
      try findings("title\n船員\n") == [
        #"roles.csv:2: title: The title has no letters from a to z to make an id of. Fill the column "id"."#
      ])
    #expect(try set("title,id\n船員,sailor\n").roles.map(\.id) == [RoleID("sailor")])
    #expect(try set("title\nChef d’équipe\n", named: "船.csv").sources.map(\.id) == [SourceID("roles")])
    #expect(try set("title\nAttaché: 2nd\n").roles.map(\.id) == [RoleID("attache-2nd")])
  }

  @Test func `a file that is no table is a finding with what stood before it`() throws {
    #expect(
      try findings("title,zone\nClerk,9\n\"Typist,2\n") == [
        "roles.csv:2: zone: zone is not a possible figure: 9 is not from 1 to 5.",
        """
        roles.csv:3: column 1: The quote that opens this cell is not closed. Close it, or write a quote inside of a \
        cell twice.
        """,
      ])
    #expect(try findings("").count == 1)
    #expect(try findings("title\n") == ["roles.csv:1: There is no role below the header."])
    #expect(
      RoleTable.read(path: "/nowhere/roles.csv").findings.map(\.description) == [
        "/nowhere/roles.csv:1: The file cannot be read: No such file or directory."
      ])
  }

  @Test func `ids of what makes one catalog with the table are taken, and titles are not`() throws {
    let official = try set("title,id\nClerk,clerk\nTypist,b\n")
    #expect(
      try read("title,id\nclerk,\nTypist,b\n", beside: [official]).findings.map(\.description) == [
        #"roles.csv:1: The file's name makes the source "roles", and the catalog has one. Rename the file."#,
        #"roles.csv:3: id: The id "b" is used twice, first in the catalog."#,
      ])
    guard case .sound(let other) = try read("title\nClerk\nBoss\n", named: "ours.csv", beside: [official]) else {
      Issue.record("refused")
      return
    }
    #expect(other.roles.map(\.id.text) == ["ours-clerk", "boss"])
    #expect(other.notes.count == 1 && other.notes[0].hasPrefix("“Clerk” is a title of the catalog too (clerk):"))
  }
}

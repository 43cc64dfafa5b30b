import RoleCatalog
import RoleModel
import Testing

@Suite struct ReaderTests {
  let folder = TemporaryFolder()

  @Test func `every role comes back as it was written`() throws {
    let catalog = try Samples.catalog(in: folder)
    #expect(catalog.roleCount == Samples.roles.count)
    for role in Samples.roles {
      let position = try #require(try catalog.position(of: role.id))
      #expect(try catalog.role(at: position) == role)
    }
  }

  @Test func `a role stays the same when it is read again from the recent ones`() throws {
    let catalog = try Samples.catalog(in: folder)
    let first = try (0..<catalog.roleCount).map { try catalog.role(at: $0) }
    #expect(try (0..<catalog.roleCount).map { try catalog.role(at: $0) } == first)
  }

  @Test func `what figures state is the same read by stretches as role by role`() throws {
    let catalog = try Samples.catalog(in: folder)
    for fields in [[Field.zone], [.payPercentiles, .payMean], Field.allCases] {
      let stretch = try catalog.statedValues(of: fields, at: 0..<catalog.roleCount)
      #expect(stretch.count == catalog.roleCount)
      for position in 0..<catalog.roleCount {
        let figures = try catalog.role(at: position).figures.filter { fields.contains($0.field) }
        #expect(stretch[position] == figures.map(StatedValue.init))
      }
    }
    #expect(try catalog.statedValues(of: [.zone], at: 3..<3).isEmpty)
    let withPay = try (0..<catalog.roleCount).filter { try !catalog.placePay(at: $0).isEmpty }
    #expect(try catalog.positionsWithPlacePay() == withPay)
  }

  @Test func `profile families come first, then mentions, then occupation families, each by folded title`() throws {
    let catalog = try Samples.catalog(in: folder)
    #expect(
      try catalog.sections() == [
        ListSection(title: "Account management", firstPosition: 0, count: 2),
        ListSection(title: "Back office", firstPosition: 2, count: 1),
        ListSection(title: "named only, no figures", firstPosition: 3, count: 2),
        ListSection(title: "Animal care", firstPosition: 5, count: 1),
        ListSection(title: "Management", firstPosition: 6, count: 1),
        ListSection(title: "management", firstPosition: 7, count: 1),
      ])
    #expect(
      try catalog.entries(at: 0..<catalog.roleCount).map(\.title) == [
        "Account Director", "Account Manager", "clerk", "Board Member", "Vice President", "Zookeepers",
        "Sales Managers", "Actuaries",
      ])
  }

  @Test func `roles of one folded title stand in the order of their ids`() throws {
    let roles = ["b", "c", "a"].map { Samples.role($0, $0 == "c" ? "CLERK!" : "clerk", .profile, "F") }
    let catalog = try Samples.catalog(in: folder, roles: roles)
    #expect(try catalog.entries(at: 0..<3).map(\.id.text) == ["a", "b", "c"])
  }

  @Test func `an entry holds listed pay, growth and jobs`() throws {
    let entry = try #require(try Samples.catalog(in: folder).entries(at: 0..<1).first)
    #expect(
      entry
        == RoleEntry(
          position: 0, id: RoleID("account-director"), title: "Account Director", kind: .profile,
          family: "Account management", listedPay: .median(133660, isTopCoded: false), payYear: 2019, growth: -5,
          jobs: 132_260, sharesFigures: true))
  }

  @Test(arguments: [
    ListedPay.median(208_000, isTopCoded: true), .median(0.1, isTopCoded: false), .mean(53478),
    .range(Bounds(low: 1, high: nil, opensHigh: true)), .range(Bounds(low: nil, high: 2, opensLow: true)),
    .hourlyMedian(29.05, isTopCoded: false), .hourlyMedian(115, isTopCoded: true),
  ])
  func `every kind of listed pay comes back`(pay: ListedPay) throws {
    let figure =
      switch pay {
      case .median(let number, let isTopCoded):
        Samples.figure(.payMedian, .number(number), status: isTopCoded ? .topCoded : .published)
      case .mean(let number): Samples.figure(.payMean, .number(number))
      case .range(let bounds): Samples.figure(.payRange, .range(bounds))
      case .hourlyMedian(let number, let isTopCoded):
        Samples.figure(
          .payHourlyPercentiles,
          .percentiles(
            Percentiles(p10: nil, p25: nil, p50: Percentiles.Point(number, isTopCoded: isTopCoded), p75: nil, p90: nil))
        )
      }
    var role = Samples.role("a", "A", .profile, "F")
    role.figures = [figure]
    #expect(try Samples.catalog(in: folder, roles: [role]).entries(at: 0..<1).first?.listedPay == pay)
  }

  @Test func `positions outside of the catalog are cut off a stretch and refused one by one`() throws {
    let catalog = try Samples.catalog(in: folder)
    #expect(try catalog.entries(at: -5..<1).count == 1)
    #expect(try catalog.entries(at: 7..<900).map(\.title) == ["Actuaries"])
    #expect(throws: CatalogFailure.self) { try catalog.role(at: 8) }
    #expect(throws: CatalogFailure.self) { try catalog.role(at: -1) }
    #expect(try catalog.position(of: RoleID("nobody")) == nil)
  }

  @Test func `a code finds the role that it names; a shared code and a candidate do not`() throws {
    let catalog = try Samples.catalog(in: folder)
    #expect(try catalog.positions(withCode: "11-2011") == [0])
    #expect(try catalog.positions(withCode: "11-2011.00").isEmpty)
    #expect(try catalog.positions(withCode: "11-2022").isEmpty)
  }

  @Test func `titles are given for the roles that exist`() throws {
    let titles = try Samples.catalog(in: folder).titles(of: [RoleID("clerk"), RoleID("nobody"), RoleID("clerk")])
    #expect(titles == [RoleID("clerk"): "clerk"])
  }

  @Test func `edges are found from their far end`() throws {
    let catalog = try Samples.catalog(in: folder)
    #expect(
      try catalog.edgesInto(RoleID("account-manager")) == [
        IncomingEdge(origin: RoleID("account-director"), edge: Samples.director.edges[1])
      ])
    #expect(try catalog.edgesInto(RoleID("clerk")).isEmpty)
  }

  @Test func `sources come back in order, with the number of entries that stand on each`() throws {
    let catalog = try Samples.catalog(in: folder)
    #expect(try catalog.sources() == Samples.sources)
    // Twelve figures, two skills, a statement and two edges; and two skills, an edge, two places and a parity.
    #expect(try catalog.sourceCounts() == [SourceID("zippia"): 17, SourceID("oews"): 6])
  }

  @Test func `pay by place comes back for the roles that have it, however many share it`() throws {
    let catalog = try Samples.catalog(in: folder)
    #expect(try catalog.placePay(at: 0) == [Samples.oewsPlaces])
    #expect(try catalog.placePay(at: 1) == [Samples.oewsPlaces])
    #expect(try catalog.placePay(at: 2).isEmpty)
    #expect(try catalog.priceParities() == Samples.parities)
  }

  @Test func `pay by place keeps amounts that are no multiples of ten`() throws {
    var places = Samples.oewsPlaces
    places.rows[0].jobs = .number(1_234_567)
    places.rows[0].percentiles[1] = .number(60_001)
    let path = folder.file("catalog.sqlite")
    try CatalogWriter.write(
      sources: Samples.sources, roles: Samples.roles, placePay: { _ in [places] }, to: path)
    #expect(try CatalogReader(path: path).placePay(at: 3) == [places])
  }

  @Test(arguments: [("falls", 5), ("is no amount of money", 1)])
  func `pay by place is refused that`(fault: String, row: Int) {
    var places = Samples.oewsPlaces
    if row == 5 { places.rows[1].row = 1 } else { places.rows[0].mean = .number(-5) }
    #expect(throws: CatalogError.self) {
      try CatalogWriter.write(
        sources: Samples.sources, roles: Samples.roles, placePay: { _ in [places] }, to: folder.file("x.sqlite"))
    }
  }

  @Test func `norms are of the ratings of one kind by one source`() throws {
    var other = Samples.role("other", "Other", .profile, "F")
    other.skills = [Samples.director.skills[2]]
    other.skills[0].importance = 82.5
    let norms = try Samples.catalog(in: folder, roles: Samples.roles + [other]).skillNorms()
    #expect(
      norms == [
        SkillNorm(name: "Negotiation", kind: .skill, source: SourceID("oews"), mean: 72.5, deviation: 10, count: 2)
      ])
    #expect(norms[0].standing(of: 92.5) == 2)
  }

  @Test func `a skill is counted once a role, and shown as its most official kind`() throws {
    #expect(
      try Samples.catalog(in: folder).skillNames() == [
        SkillName(name: "CRM", kind: .technology, roleCount: 2),
        SkillName(name: "Negotiation", kind: .skill, roleCount: 1),
        SkillName(name: "Strategy", kind: .listed, roleCount: 1),
      ])
  }

  @Test func `the ratings of a skill come by position, each with its own kind`() throws {
    let catalog = try Samples.catalog(in: folder)
    #expect(
      try catalog.ratings(ofSkill: "CRM") == [
        SkillObservation(position: 0, kind: .listed, source: SourceID("zippia"), importance: nil, share: 9.5),
        SkillObservation(position: 1, kind: .technology, source: SourceID("oews"), importance: nil, share: nil),
      ])
    #expect(try catalog.ratings(ofSkill: "crm").isEmpty)
    #expect(try catalog.positionsWithSkills() == [0, 1])
  }

  @Test func `the detection limit is the least share of a list`() throws {
    #expect(
      try Samples.catalog(in: folder).detectionLimits() == [
        SkillDetectionLimit(position: 0, source: SourceID("zippia"), share: 4)
      ])
  }

  @Test func `a catalog of no roles can be read`() throws {
    let catalog = try Samples.catalog(in: folder, roles: [])
    #expect(catalog.roleCount == 0)
    #expect(catalog.openingPosition == 0)
    #expect(try catalog.entries(at: 0..<1).isEmpty)
    #expect(try catalog.sections().isEmpty)
    #expect(try catalog.position(of: RoleID("a")) == nil)
    #expect(CatalogCheck.findings(in: catalog).isEmpty)
  }

  @Test func `opening and reading leave nothing beside the file`() throws {
    let catalog = try Samples.catalog(in: folder)
    _ = try catalog.role(at: 0)
    #expect(folder.names == ["catalog.sqlite"])
  }

  @Test func `many threads may read one catalog`() async throws {
    let catalog = try Samples.catalog(in: folder)
    let expected = try (0..<catalog.roleCount).map { try catalog.role(at: $0) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          try (0..<200).allSatisfy { step in
            let position = (step &* 7 &+ task) % expected.count
            return try catalog.role(at: position) == expected[position]
          }
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }
}

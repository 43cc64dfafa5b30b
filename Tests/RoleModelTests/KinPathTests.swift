import Noise
import Testing

@testable import RoleModel

@Suite struct KinPathTests {
  private func role(_ title: String, level: Double, zone: Double?, promotesTo: [String] = []) -> Role {
    .rated(title, skills: ["a": level, "b": 50], knowledge: ["k": level], zone: zone, promotesTo: promotesTo)
  }

  /// The titles of the roles that the steps lead to; nil when no steps lead there.
  private func path(_ from: String, _ to: String, in roles: [Role], borrowed: [String: String] = [:]) throws -> Path? {
    let catalog = KinCatalog(roles)
    func position(_ title: String) throws -> Int { try #require(catalog.position(of: RoleID(title))) }
    let (left, stand) = try (position(from), position(borrowed[from] ?? from))
    let start = StartingPoint(
      title: from, position: left, rated: catalog.role(at: stand), ratedPosition: stand)
    return try Path.cheapest(
      from: start, to: position(to),
      borrowed: Dictionary(uniqueKeysWithValues: borrowed.map { (try position($0), try position($1)) }), in: catalog,
      kinship: Kinship(catalog, sources: KinCatalog.table), sources: KinCatalog.table)
  }

  private var roles: [Role] {
    [
      role("clerk", level: 20, zone: 2), role("agent", level: 40, zone: 3), role("manager", level: 80, zone: 4),
      role("seer", level: 50, zone: nil),
    ]
  }

  @Test func `a role without ratings is not spoken of as the reader`() throws {
    let catalog = KinCatalog(roles)
    func reason(_ me: AboutMe?) throws -> String? {
      try StartingPoint(title: "Account Executive", position: 1, rated: nil, ratedPosition: nil, me: me)
        .pay(to: roles[0], at: 0, in: catalog, sources: KinCatalog.table).reason
    }
    #expect(try reason(nil) == "no occupation stands in for Account Executive, so no median of its pay is compared")
    #expect(try reason(AboutMe()) == "no pay is stated to compare with (About me, i)")
  }

  @Test("A step goes at most one zone up, so that two zones take two steps")
  func zones() throws {
    let path = try #require(try path("clerk", "manager", in: roles))
    #expect(path.steps.map(\.position) == [1, 2])
    // Agent: a and k lack 0.2 * 0.4 each of 0.4 * 0.4 * 2 + 0.5 * 0.5; manager: 0.4 * 0.8 each of 0.8 * 0.8 * 2 + 0.25.
    #expect(abs(path.cost - (0.16 / 0.57 + 0.64 / 1.53)) < 1e-12)
    #expect(try self.path("manager", "clerk", in: roles)?.steps.map(\.position) == [0])
  }

  /// The seconds of the processor that a walk takes; the least of three.
  private func seconds(_ roles: [Role], from: String, to: String) throws -> Double {
    var least = Double.infinity
    for _ in 0..<3 {
      var found: Path?
      least = min(least, try processorSeconds { found = try path(from, to, in: roles) })
      #expect(found != nil)
    }
    return least
  }

  @Test func `a ladder on which one role leads to all others is walked in a time that grows with it`() throws {
    func ladder(_ count: Int) -> [Role] {
      let names = (0..<count).map { "role \($0)" }
      return names.enumerated().map { index, name in
        role(name, level: 0, zone: nil, promotesTo: index == 0 ? Array(names.dropFirst()) : [])
      }
    }
    // All are as far away, and the last one is looked at last.
    let (small, large) = (ladder(500), ladder(4_000))
    let growth = try seconds(large, from: "role 0", to: "role 3999") / seconds(small, from: "role 0", to: "role 499")
    #expect(growth < 24)
  }

  @Test("A role is no step away from itself, and none leads to a role of unknown zone")
  func ends() throws {
    #expect(try path("clerk", "clerk", in: roles)?.steps.isEmpty == true)
    #expect(try path("clerk", "seer", in: roles) == nil)
  }

  @Test("A step that a source asserts is free, and says who asserts it")
  func ladder() throws {
    var roles = roles
    roles[0].edges = Role.rated("", promotesTo: ["manager"]).edges
    let path = try #require(try path("clerk", "manager", in: roles))
    #expect(path.steps == [Path.Step(position: 2, assertedBy: [SourceID("other")])] && path.cost == 0)
  }

  @Test func `the gap at once is called no step only where it is smaller than the steps`() throws {
    func sentence(_ roles: [Role]) throws -> String {
      let catalog = KinCatalog(roles)
      let start = StartingPoint(title: "clerk", position: 0, rated: roles[0], ratedPosition: 0)
      let path = try #require(try path("clerk", "manager", in: roles))
      return try WalkedPath(path, from: start, in: catalog, sources: KinCatalog.table).lengthSentence
    }
    // At once 0.96 of 1.53, by steps 0.16 / 0.57 + 0.64 / 1.53.
    #expect(try sentence(roles).contains("At once it would be 63 %, but that is no step"))
    var free = roles
    free[0].edges = Role.rated("", promotesTo: ["agent"]).edges
    #expect(try sentence(free).contains("the gaps add up to 42 %"))
    #expect(try sentence(free).hasSuffix("At once it would be 63 %."))
  }

  @Test("A role without ratings is reached by its ladder, or by what it borrows")
  func borrowing() throws {
    let roles = roles + [Role.rated("chief"), Role.rated("trainee", promotesTo: ["agent"])]
    #expect(try path("clerk", "chief", in: roles) == nil)
    #expect(try path("clerk", "chief", in: roles, borrowed: ["chief": "manager"])?.steps.map(\.position) == [1, 4])
    #expect(try path("trainee", "manager", in: roles)?.steps.map(\.position) == [1, 2])
    #expect(try path("chief", "manager", in: roles, borrowed: ["chief": "manager"])?.cost == 0)
  }
}

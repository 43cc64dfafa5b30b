import Testing

@testable import RoleModel

@Suite struct KinshipTests {
  private func kin(of title: String, in roles: [Role], by lens: Lens? = nil) throws -> [(title: String, kin: Kin)]? {
    let catalog = KinCatalog(roles)
    let kinship = try Kinship(catalog, sources: KinCatalog.table)
    let position = try #require(catalog.position(of: RoleID(title)))
    return kinship.kin(of: position, by: lens)?.map { (roles[$0.position].title, $0) }
  }

  @Test("Names weigh by TF-IDF: title words three times, an alias's words once each")
  func names() throws {
    let catalog = KinCatalog([
      .rated("red fox", aliases: ["Fox, fox!"]), .rated("red hen"), .rated("blue hen"),
    ])
    let tokens = try NameTokens(catalog, at: [0, 1, 2])
    let cosines = NameVectors(tokens.counts, tokenCount: tokens.tokenCount).cosines(with: 0)
    // red: (1 + ln 3) ln 1.5 = 0.8509; fox: (1 + ln 4) ln 3 = 2.6216. The hen's two words weigh alike.
    #expect(abs((cosines[1] ?? 0) - 0.218299) < 1e-5)
    #expect(cosines[2] == 0)
    #expect(abs((cosines[0] ?? 0) - 1) < 1e-12)
  }

  @Test("A word that all roles have in their names says nothing")
  func namesWithoutWeight() throws {
    let catalog = KinCatalog([.rated("worker"), .rated("worker")])
    let tokens = try NameTokens(catalog, at: [0, 1])
    #expect(NameVectors(tokens.counts, tokenCount: tokens.tokenCount).cosines(with: 0) == [nil, nil])
  }

  @Test("Words longer than sixteen bytes are told apart at their ends")
  func longWords() throws {
    let catalog = KinCatalog([.rated("electroencephalographer"), .rated("electroencephalography")])
    #expect(try NameTokens(catalog, at: [0, 1]).tokenCount == 2)
  }

  @Test("Importance is counted from the least of its scale, so that a cosine is that of importance minus 1")
  func importance() throws {
    let vectors = ImportanceVectors(
      columns: [[(0, 100), (1, 50), (2, 0), (3, 0)], [(0, 0), (1, 50), (2, 80), (3, 0)]], rowCount: 4)
    let cosines = vectors.cosines(with: 0)
    #expect(abs((cosines[1] ?? 0) - 0.5.squareRoot()) < 1e-12)
    #expect(cosines[2] == 0)
    #expect(cosines[3] == nil)
  }

  /// Of two candidates one stands a deviation above the mean of both, and the other one below.
  private let trio: [Role] = [
    .rated("red fox", skills: ["a": 100, "b": 0], knowledge: ["c": 100, "d": 0]),
    .rated("red hen", skills: ["a": 50, "b": 50], knowledge: ["c": 0, "d": 100]),
    .rated("blue owl", skills: ["a": 0, "b": 100], knowledge: ["c": 50, "d": 50]),
  ]

  @Test("The blend is the mean of the three standings, and each lens keeps its own rank")
  func blends() throws {
    let kin = try #require(try kin(of: "red fox", in: trio))
    #expect(kin.map(\.title) == ["red hen", "blue owl"])
    #expect(kin[0].kin.ranks == [.names: 1, .knowledge: 2, .skills: 1] && kin[0].kin.rank == 1)
    #expect(abs(kin[0].kin.score - 1.0 / 3) < 1e-12 && abs(kin[1].kin.score + 1.0 / 3) < 1e-12)
    #expect(try self.kin(of: "red fox", in: trio, by: .knowledge)?.map(\.title) == ["blue owl", "red hen"])
    #expect(try self.kin(of: "red fox", in: trio, by: .skills)?.map(\.title) == ["red hen", "blue owl"])
  }

  @Test("A lens that does not know a role is left out of its blend")
  func leavesOut() throws {
    let silent = Role.rated("red hen", skills: ["a": 50, "b": 50], knowledge: ["c": 0, "d": 0])
    let kin = try #require(try kin(of: "red fox", in: [trio[0], silent, trio[2]]))
    #expect(kin[0].title == "red hen" && kin[0].kin.ranks == [.names: 1, .skills: 1] && kin[0].kin.score == 1)
  }

  @Test(
    "Only roles that one publisher rates on skills and knowledge have kin and are kin; two releases are one publisher")
  func candidates() throws {
    let others: [Role] = [
      .rated("red cat", skills: ["a": 100]),
      .rated("red dog", skills: ["a": 100], knowledge: ["c": 100], source: "other"),
      .rated("red elk", skills: ["a": 60], knowledge: ["c": 70], source: "onet-29"),
    ]
    #expect(
      Set(try #require(try kin(of: "red fox", in: trio + others)).map(\.title)) == ["red hen", "blue owl", "red elk"])
    #expect(try kin(of: "red cat", in: trio + others) == nil)
    #expect(try kin(of: "red dog", in: trio + others)?.isEmpty == true)
  }

  @Test("A name that is a skill here and knowledge there is two ratings")
  func mathematics() throws {
    let roles: [Role] = [
      .rated("red fox", skills: ["m": 100, "s": 0], knowledge: ["m": 0, "k": 100]),
      .rated("blue hen", skills: ["m": 100, "s": 0], knowledge: ["m": 100, "k": 0]),
      .rated("grey owl", skills: ["m": 0, "s": 100], knowledge: ["m": 0, "k": 100]),
    ]
    #expect(try kin(of: "red fox", in: roles, by: .skills)?.first?.title == "blue hen")
    #expect(try kin(of: "red fox", in: roles, by: .knowledge)?.first?.title == "grey owl")
  }
}

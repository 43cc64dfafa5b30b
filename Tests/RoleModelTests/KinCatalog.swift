import RoleModel

/// A few made-up roles as a catalog: enough to work out kin, gaps and paths by hand.
final class KinCatalog: Catalog {
  let name = "a made-up catalog"
  let openingPosition = 0
  let roles: [Role]
  var roleCount: Int { roles.count }

  private let positions: [RoleID: Int]

  init(_ roles: [Role]) {
    self.roles = roles
    positions = Dictionary(roles.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  static let table = SourceTable(
    ["onet-29", "onet-30", "other"].map { id in
      Source(
        id: SourceID(id), label: id, publisher: id, title: "made up", document: "", licence: "",
        independenceGroup: id.hasPrefix("onet") ? "onet" : id)
    })

  func sections() -> [ListSection] { [ListSection(title: "All", firstPosition: 0, count: roles.count)] }
  func entries(at positions: Range<Int>) -> [RoleEntry] { [] }
  func role(at position: Int) -> Role { roles[position] }
  func placePay(at position: Int) -> [PlacePay] { [] }
  func priceParities() -> [PriceParity] { [] }
  func position(of id: RoleID) -> Int? { positions[id] }
  func positions(withCode code: String) -> [Int] { [] }
  func titles(of ids: [RoleID]) -> [RoleID: String] { [:] }
  func edgesInto(_ id: RoleID) -> [IncomingEdge] { [] }
  func sources() -> [Source] { Self.table.sources }
  func sourceCounts() -> [SourceID: Int] { [:] }
  func skillNorms() -> [SkillNorm] { [] }
  func positionsWithSkills() -> [Int] { Array(roles.indices) }
  func detectionLimits() -> [SkillDetectionLimit] { [] }

  func nameWords() throws(CatalogFailure) -> NameWords { try NameWordCounter.words(ofNamesIn: self) }

  func scanNames(_ body: (NameChunk) -> Bool) {
    var chunk = NameChunk(owners: [], starts: [0], bytes: [])
    for (position, role) in roles.enumerated() {
      for (index, name) in ([role.title] + role.aliases).enumerated() {
        chunk.owners.append(UInt32(position * 2 + (index > 0 ? 1 : 0)))
        chunk.bytes += folded(name) + [0x0A]
        chunk.starts.append(UInt32(chunk.bytes.count))
      }
    }
    _ = body(chunk)
  }

  func skillNames() -> [SkillName] {
    // As in a real catalog, a name stands once, whatever kinds carry it.
    var names: [SkillName] = []
    for skill in roles.flatMap(\.skills) where !names.contains(where: { $0.name == skill.name }) {
      names.append(SkillName(name: skill.name, kind: skill.kind, roleCount: 1))
    }
    return names
  }

  func scanRatings(ofSkill name: String, _ body: (SkillColumn) -> Void) {
    let ratings = roles.indices.flatMap { position in
      roles[position].skills.filter { $0.name == name }.map {
        SkillObservation(
          position: position, kind: $0.kind, source: $0.source, importance: $0.importance, share: $0.share)
      }
    }
    body(SkillColumn(ratings))
  }
}

extension Role {
  /// A made-up role: importance by skill and by field of knowledge, 0 to 100; its levels are the same numbers.
  static func rated(
    _ title: String, aliases: [String] = [], skills: [String: Double] = [:], knowledge: [String: Double] = [:],
    zone: Double? = nil, promotesTo: [String] = [], source: String = "onet-30"
  ) -> Role {
    let kinds: [(SkillRating.Kind, [String: Double])] = [(.skill, skills), (.knowledge, knowledge)]
    return Role(
      id: RoleID(title), title: title, kind: .occupation, family: "", aliases: aliases,
      figures: zone.map { [.made(.zone, .number($0), "zone", year: nil)] } ?? [],
      skills: kinds.flatMap { kind, ratings in
        ratings.sorted { $0.key < $1.key }.map {
          .made($0.key, kind, importance: $0.value, level: $0.value, source: source)
        }
      },
      edges: promotesTo.map {
        Edge(
          kind: .promotesTo, role: RoleID($0), source: SourceID("other"), locator: Locator(document: "", position: ""))
      })
  }
}

extension Figure {
  static func made(_ field: Field, _ value: Value, _ definition: String, year: Int?) -> Figure {
    Figure(
      field: field, value: value, definition: definition, year: year, place: "US", source: SourceID("other"),
      locator: Locator(document: "", position: ""))
  }
}

extension SkillRating {
  static func made(
    _ name: String, _ kind: Kind = .skill, importance: Double, level: Double?, levelError: Double? = nil,
    remarks: Remarks = [], source: String = "onet-30"
  ) -> SkillRating {
    SkillRating(
      name: name, kind: kind, importance: importance, level: level, levelError: levelError, remarks: remarks,
      source: SourceID(source), locator: Locator(document: "", position: ""))
  }
}

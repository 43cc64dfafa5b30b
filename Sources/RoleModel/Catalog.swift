/// A set of roles that can be read. Implementations never change under their readers: the same question has the same answer.
///
/// A role is addressed by its position, 0 to `roleCount - 1`: catalogs number their roles by section, then by folded title,
/// so that the default list needs no sorting and a part of it costs the same in a catalog of any size.
package protocol Catalog: AnyObject, Sendable {
  /// What the catalog is called in messages: a file's path, or "the bundled catalog".
  var name: String { get }
  var roleCount: Int { get }
  /// The role that the explorer opens on, when it remembers no other.
  var openingPosition: Int { get }

  /// The sections of the default list, in its order; together they cover every position once.
  func sections() throws(CatalogFailure) -> [ListSection]
  /// What list rows need, for a stretch of positions in their order.
  func entries(at positions: Range<Int>) throws(CatalogFailure) -> [RoleEntry]
  /// Everything about one role but its pay by place.
  func role(at position: Int) throws(CatalogFailure) -> Role
  /// Pay in one place after another, by each table that has it, the latest year first.
  func placePay(at position: Int) throws(CatalogFailure) -> [PlacePay]
  /// What living costs in each place, by postal code.
  func priceParities() throws(CatalogFailure) -> [PriceParity]
  /// What the figures of some fields say, for a stretch of positions in their order; those of a role in its own order.
  func statedValues(of fields: [Field], at positions: Range<Int>) throws(CatalogFailure) -> [[StatedValue]]
  /// The positions of roles that have pay by place, ascending.
  func positionsWithPlacePay() throws(CatalogFailure) -> [Int]
  func position(of id: RoleID) throws(CatalogFailure) -> Int?
  /// The positions of the roles that a code of any scheme names. Candidates do not count, nor do codes that a role only
  /// shares.
  func positions(withCode code: String) throws(CatalogFailure) -> [Int]
  /// The codes that count several roles together, by the positions of these roles.
  func countedCodes() throws(CatalogFailure) -> [Int: CountedCode]

  /// The titles of the roles that exist among those asked for.
  func titles(of ids: [RoleID]) throws(CatalogFailure) -> [RoleID: String]
  /// The edges that end at a role, with the roles that they start from.
  func edgesInto(_ id: RoleID) throws(CatalogFailure) -> [IncomingEdge]

  /// All sources, in the catalog's order.
  func sources() throws(CatalogFailure) -> [Source]
  /// How many figures, skill ratings, statements and edges stand on each source.
  func sourceCounts() throws(CatalogFailure) -> [SourceID: Int]

  /// The roles ordered by a figure; by title there is no ranking but the positions themselves.
  func ranking(by order: ListOrder) throws(CatalogFailure) -> RoleRanking
  func prominence() throws(CatalogFailure) -> RoleProminence

  /// Hands out the folded titles and aliases, a chunk at a time, until `body` answers false.
  func scanNames(_ body: (NameChunk) -> Bool) throws(CatalogFailure)
  /// The different words of the titles and aliases.
  func nameWords() throws(CatalogFailure) -> NameWords

  /// Every skill name with the number of roles that carry it, by name.
  func skillNames() throws(CatalogFailure) -> [SkillName]
  /// Hands out every rating of one skill (exact name) over all roles, by position, a part of them at a time.
  func scanRatings(ofSkill name: String, _ body: (SkillColumn) -> Void) throws(CatalogFailure)
  /// For each skill that a source rates in many roles: its mean and spread over them.
  func skillNorms() throws(CatalogFailure) -> [SkillNorm]
  /// The positions of roles that carry any skill at all, ascending.
  func positionsWithSkills() throws(CatalogFailure) -> [Int]
  /// For each role and source that prints a list of shares: the list's least share.
  func detectionLimits() throws(CatalogFailure) -> [SkillDetectionLimit]
}

extension Catalog {
  package func statedValues(
    of fields: [Field], at positions: Range<Int>
  ) throws(CatalogFailure) -> [[StatedValue]] {
    try positions.map { position throws(CatalogFailure) in
      try role(at: position).figures.filter { fields.contains($0.field) }.map(StatedValue.init)
    }
  }

  package func positionsWithPlacePay() throws(CatalogFailure) -> [Int] {
    var positions: [Int] = []
    for position in 0..<roleCount where try !placePay(at: position).isEmpty { positions.append(position) }
    return positions
  }

  /// Every rating of one skill (exact name) over all roles, by position.
  package func ratings(ofSkill name: String) throws(CatalogFailure) -> [SkillObservation] {
    var ratings: [SkillObservation] = []
    try scanRatings(ofSkill: name) { ratings += $0.observations }
    return ratings
  }
}

/// What a figure says, without where it stands.
package struct StatedValue: Hashable, Sendable {
  package var field: Field
  package var value: Value
  package var status: Figure.Status

  package init(field: Field, value: Value, status: Figure.Status) {
    self.field = field
    self.value = value
    self.status = status
  }

  package init(_ figure: Figure) { self.init(field: figure.field, value: figure.value, status: figure.status) }
}

/// Why a catalog could not be read any further, as a sentence.
package struct CatalogFailure: Error, Hashable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// A foldable part of the default list.
package struct ListSection: Hashable, Sendable {
  package var title: String
  package var firstPosition: Int
  package var count: Int

  package init(title: String, firstPosition: Int, count: Int) {
    self.title = title
    self.firstPosition = firstPosition
    self.count = count
  }

  package var positions: Range<Int> { firstPosition..<firstPosition + count }
}

/// What a list shows of a role without reading all of it.
package struct RoleEntry: Hashable, Sendable {
  package var position: Int
  package var id: RoleID
  package var title: String
  package var kind: Role.Kind
  package var family: String
  package var listedPay: ListedPay?
  /// The year that the listed pay is of; nil when its source states none.
  package var payYear: Int?
  /// Percent; the horizon is the figure's.
  package var growth: Double?
  package var jobs: Double?
  /// A year.
  package var openings: Double?
  /// Official figures are those of a code that counts other roles too.
  package var sharesFigures: Bool

  package init(
    position: Int, id: RoleID, title: String, kind: Role.Kind, family: String, listedPay: ListedPay? = nil,
    payYear: Int? = nil, growth: Double? = nil, jobs: Double? = nil, openings: Double? = nil,
    sharesFigures: Bool = false
  ) {
    self.position = position
    self.id = id
    self.title = title
    self.kind = kind
    self.family = family
    self.sharesFigures = sharesFigures
    self.listedPay = listedPay
    self.payYear = payYear
    self.growth = growth
    self.jobs = jobs
    self.openings = openings
  }
}

/// An edge seen from its far end.
package struct IncomingEdge: Hashable, Sendable {
  /// The role that the edge leaves.
  package var origin: RoleID
  /// The edge as it is stored: its `role` is the one that it ends at.
  package var edge: Edge

  package init(origin: RoleID, edge: Edge) {
    self.origin = origin
    self.edge = edge
  }
}

/// A part of the name index: folded titles and aliases, one behind the other.
package struct NameChunk: Hashable, Sendable {
  /// For each name: the position of its role, times two, plus one when the name is an alias.
  package var owners: [UInt32]
  /// Where each name starts in `bytes`; one more entry than `owners`, the last one the end.
  package var starts: [UInt32]
  /// Folded UTF-8 (``folded(_:)``), a line feed behind each name: a word's start is seen by the byte before it.
  package var bytes: [UInt8]

  package init(owners: [UInt32], starts: [UInt32], bytes: [UInt8]) {
    self.owners = owners
    self.starts = starts
    self.bytes = bytes
  }

  /// The folded name at an index of `owners`.
  package func name(_ index: Int) -> ArraySlice<UInt8> { bytes[Int(starts[index])..<Int(starts[index + 1]) - 1] }
}

/// A skill that some role carries.
package struct SkillName: Hashable, Sendable {
  package var name: String
  package var kind: SkillRating.Kind
  /// How many roles carry it.
  package var roleCount: Int

  package init(name: String, kind: SkillRating.Kind, roleCount: Int) {
    self.name = name
    self.kind = kind
    self.roleCount = roleCount
  }
}

/// One role's rating of a skill that was asked for: what a search ranks by.
package struct SkillObservation: Hashable, Sendable {
  package var position: Int
  package var kind: SkillRating.Kind
  package var source: SourceID
  /// Standard score, 0 to 100.
  package var importance: Double?
  /// A share in percent as an article prints it.
  package var share: Double?

  package init(position: Int, kind: SkillRating.Kind, source: SourceID, importance: Double?, share: Double?) {
    self.position = position
    self.kind = kind
    self.source = source
    self.importance = importance
    self.share = share
  }
}

/// The least share that a source's list for a role prints: a skill absent from the list has at most that much.
package struct SkillDetectionLimit: Hashable, Sendable {
  package var position: Int
  package var source: SourceID
  package var share: Double

  package init(position: Int, source: SourceID, share: Double) {
    self.position = position
    self.source = source
    self.share = share
  }
}

/// How one source's ratings of a skill are spread over the roles that it rates: what a role's own rating stands out from.
package struct SkillNorm: Hashable, Sendable {
  package var name: String
  package var kind: SkillRating.Kind
  package var source: SourceID
  /// Of the importance, 0 to 100.
  package var mean: Double
  /// The standard deviation of the importance over the rated roles.
  package var deviation: Double
  /// How many roles are rated.
  package var count: Int

  package init(name: String, kind: SkillRating.Kind, source: SourceID, mean: Double, deviation: Double, count: Int) {
    self.name = name
    self.kind = kind
    self.source = source
    self.mean = mean
    self.deviation = deviation
    self.count = count
  }

  /// Ratings have two digits behind the point: what is less apart is so by rounding.
  private static let leastDeviation = 1e-6

  /// How many deviations a rating lies above the mean; nil when all roles are rated alike.
  package func standing(of importance: Double) -> Double? {
    deviation > Self.leastDeviation ? (importance - mean) / deviation : nil
  }
}

import RoleModel
import Synchronization

/// A catalog of which somebody hears what it cannot answer, and whose questions fail once nobody wants their answers any more.
final class WatchedCatalog: Catalog {
  private let catalog: any Catalog
  private let check: @Sendable () -> Bool
  private let heard = Mutex<(newest: CatalogFailure?, isAny: Bool)>((nil, false))

  /// - Parameter isInterrupted: asked before a question, and while one takes long.
  init(_ catalog: any Catalog, isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    self.catalog = catalog
    check = isInterrupted
  }

  var isInterrupted: Bool { check() }

  /// The newest failure since the last call.
  func takeFailure() -> CatalogFailure? {
    heard.withLock { heard in
      defer { heard.newest = nil }
      return heard.newest
    }
  }

  /// Whether there was any failure since the last call of ``takeWhetherAnyFailed()``.
  var hasFailed: Bool { heard.withLock { $0.isAny } }

  /// Answers ``hasFailed``, and no failure is left to take.
  func takeWhetherAnyFailed() -> Bool {
    heard.withLock { heard in
      defer { heard = (nil, false) }
      return heard.isAny
    }
  }

  private func watched<Answer>(_ ask: () throws(CatalogFailure) -> Answer) throws(CatalogFailure) -> Answer {
    try proceed()
    do {
      return try ask()
    } catch {
      heard.withLock { $0 = (error, true) }
      throw error
    }
  }

  private func proceed() throws(CatalogFailure) {
    if isInterrupted { throw CatalogFailure("A newer search has taken the place of this one.") }
  }

  var name: String { catalog.name }
  var roleCount: Int { catalog.roleCount }
  var openingPosition: Int { catalog.openingPosition }

  func sections() throws(CatalogFailure) -> [ListSection] {
    try watched { () throws(CatalogFailure) in try catalog.sections() }
  }

  func entries(at positions: Range<Int>) throws(CatalogFailure) -> [RoleEntry] {
    try watched { () throws(CatalogFailure) in try catalog.entries(at: positions) }
  }

  func role(at position: Int) throws(CatalogFailure) -> Role {
    try watched { () throws(CatalogFailure) in try catalog.role(at: position) }
  }

  func placePay(at position: Int) throws(CatalogFailure) -> [PlacePay] {
    try watched { () throws(CatalogFailure) in try catalog.placePay(at: position) }
  }

  func statedValues(of fields: [Field], at positions: Range<Int>) throws(CatalogFailure) -> [[StatedValue]] {
    try watched { () throws(CatalogFailure) in try catalog.statedValues(of: fields, at: positions) }
  }

  func positionsWithPlacePay() throws(CatalogFailure) -> [Int] {
    try watched { () throws(CatalogFailure) in try catalog.positionsWithPlacePay() }
  }

  func priceParities() throws(CatalogFailure) -> [PriceParity] {
    try watched { () throws(CatalogFailure) in try catalog.priceParities() }
  }

  func position(of id: RoleID) throws(CatalogFailure) -> Int? {
    try watched { () throws(CatalogFailure) in try catalog.position(of: id) }
  }

  func positions(withCode code: String) throws(CatalogFailure) -> [Int] {
    try watched { () throws(CatalogFailure) in try catalog.positions(withCode: code) }
  }

  func countedCodes() throws(CatalogFailure) -> [Int: CountedCode] {
    try watched { () throws(CatalogFailure) in try catalog.countedCodes() }
  }

  func titles(of ids: [RoleID]) throws(CatalogFailure) -> [RoleID: String] {
    try watched { () throws(CatalogFailure) in try catalog.titles(of: ids) }
  }

  func edgesInto(_ id: RoleID) throws(CatalogFailure) -> [IncomingEdge] {
    try watched { () throws(CatalogFailure) in try catalog.edgesInto(id) }
  }

  func sources() throws(CatalogFailure) -> [Source] {
    try watched { () throws(CatalogFailure) in try catalog.sources() }
  }

  func sourceCounts() throws(CatalogFailure) -> [SourceID: Int] {
    try watched { () throws(CatalogFailure) in try catalog.sourceCounts() }
  }

  func ranking(by order: ListOrder) throws(CatalogFailure) -> RoleRanking {
    try watched { () throws(CatalogFailure) in try catalog.ranking(by: order) }
  }

  func prominence() throws(CatalogFailure) -> RoleProminence {
    try watched { () throws(CatalogFailure) in try catalog.prominence() }
  }

  func scanNames(_ body: (NameChunk) -> Bool) throws(CatalogFailure) {
    try watched { () throws(CatalogFailure) in try catalog.scanNames { !isInterrupted && body($0) } }
    try proceed()
  }

  func nameWords() throws(CatalogFailure) -> NameWords {
    try watched { () throws(CatalogFailure) in try catalog.nameWords() }
  }

  func skillNames() throws(CatalogFailure) -> [SkillName] {
    try watched { () throws(CatalogFailure) in try catalog.skillNames() }
  }

  func scanRatings(ofSkill name: String, _ body: (SkillColumn) -> Void) throws(CatalogFailure) {
    try watched { () throws(CatalogFailure) in try catalog.scanRatings(ofSkill: name, body) }
    try proceed()
  }

  func skillNorms() throws(CatalogFailure) -> [SkillNorm] {
    try watched { () throws(CatalogFailure) in try catalog.skillNorms() }
  }

  func positionsWithSkills() throws(CatalogFailure) -> [Int] {
    try watched { () throws(CatalogFailure) in try catalog.positionsWithSkills() }
  }

  func detectionLimits() throws(CatalogFailure) -> [SkillDetectionLimit] {
    try watched { () throws(CatalogFailure) in try catalog.detectionLimits() }
  }
}

import GRDB
import RoleModel
import Synchronization

/// What ranks the roles of a catalog being written, gathered role by role in the order of positions.
struct RankingBuilder {
  private static let orders = ListOrder.allCases.filter { $0 != .title }

  private var keys: [[RoleRanking.Key]] = Array(repeating: [], count: orders.count)
  private var jobs: [Double] = []

  mutating func append(_ role: Role) {
    let entry = RoleEntry(role)
    for (index, order) in Self.orders.enumerated() { keys[index].append(order.key(of: entry)) }
    jobs.append(entry.ownJobs)
  }

  /// The rows of the table `ranking`.
  func rows() -> [(name: String, groupEnds: [UInt8], positions: [UInt8])] {
    var rows = Self.orders.indices.map { index in
      let ranking = RoleRanking(keys: keys[index])
      return (
        name: Self.orders[index].rawValue, groupEnds: WholeNumbers.bytes(of: ranking.groupEnds.map { UInt32($0) }),
        positions: WholeNumbers.bytes(of: ranking.positions)
      )
    }
    rows.append((CatalogReader.prominenceName, [], WholeNumbers.bytes(of: RoleProminence(jobs: jobs).ranks)))
    return rows
  }
}

extension RoleEntry {
  /// What a list would show of the role: enough of it to rank the role, and no more.
  fileprivate init(_ role: Role) {
    func number(_ field: Field) -> Double? { role.firstNumber(field) }
    self.init(
      position: 0, id: role.id, title: "", kind: role.kind, family: "", listedPay: ListedPay(of: role.figures),
      growth: number(.growth), jobs: number(.jobs), openings: number(.openings),
      sharesFigures: role.codes.contains(where: \.isShared))
  }
}

/// Whole numbers of 32 bits, the least byte first.
enum WholeNumbers {
  static func bytes(of numbers: [UInt32]) -> [UInt8] {
    numbers.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }

  /// nil when the bytes make no whole count of numbers.
  static func numbers(in bytes: [UInt8]) -> [UInt32]? {
    guard bytes.count.isMultiple(of: 4) else { return nil }
    return Array(unsafeUninitializedCapacity: bytes.count / 4) { numbers, count in
      bytes.withUnsafeBytes { bytes in
        for index in 0..<bytes.count / 4 {
          numbers[index] = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
        }
      }
      count = bytes.count / 4
    }
  }
}

/// What was read of rankings: the last one that a list was ordered by, and the prominence that every search by words needs.
struct KeptRankings: Sendable {
  var last: (order: ListOrder, ranking: RoleRanking)?
  var prominence: RoleProminence?
}

extension CatalogReader {
  /// What the prominence is called among the rankings.
  static let prominenceName = "prominence"

  package func ranking(by order: ListOrder) throws(CatalogFailure) -> RoleRanking {
    if let last = keptRankings.withLock({ $0.last }), last.order == order { return last.ranking }
    let (groupEnds, positions) = try numbers(ofRanking: order.rawValue)
    let ranking = RoleRanking(positions: positions, groupEnds: groupEnds.map(Int.init))
    var isListed = [Bool](repeating: false, count: roleCount)
    for position in positions where position < roleCount { isListed[Int(position)] = true }
    guard isListed.allSatisfy(\.self), zip(ranking.groupEnds, ranking.groupEnds.dropFirst()).allSatisfy(<),
      ranking.knownCount <= roleCount
    else { throw failure("table ranking, row \(order.rawValue): is no order of all roles") }
    keptRankings.withLock { $0.last = (order, ranking) }
    return ranking
  }

  package func prominence() throws(CatalogFailure) -> RoleProminence {
    if let kept = keptRankings.withLock({ $0.prominence }) { return kept }
    let prominence = RoleProminence(ranks: try numbers(ofRanking: Self.prominenceName).positions)
    keptRankings.withLock { $0.prominence = prominence }
    return prominence
  }

  private func numbers(
    ofRanking ranking: String
  ) throws(CatalogFailure) -> (groupEnds: [UInt32], positions: [UInt32]) {
    try database.read { database in
      var found: (groupEnds: [UInt32], positions: [UInt32])?
      try self.forEachRow(
        of: "ranking", "SELECT group_ends, positions FROM ranking WHERE name = ?", [ranking],
        owner: "the row \(ranking)",
        in: database
      ) { row in
        guard let groupEnds = WholeNumbers.numbers(in: try row.bytes(0)),
          let positions = WholeNumbers.numbers(in: try row.bytes(1)), positions.count == self.roleCount
        else { throw row.failure(1, "is no order of all roles") }
        found = (groupEnds, positions)
      }
      guard let found else { throw self.failure("table ranking has no row \(ranking)") }
      return found
    }
  }
}

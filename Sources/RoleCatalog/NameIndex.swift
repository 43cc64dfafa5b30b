import GRDB
import RoleModel

/// The folded titles and aliases of a catalog, gathered into chunks as the roles are written.
struct NameIndexBuilder {
  static let namesInChunk = 4096

  private(set) var finished: [NameChunk] = []
  private var chunk = NameChunk(owners: [], starts: [0], bytes: [])

  /// Adds the names of the next position.
  mutating func append(title: String, aliases: [String], position: Int) {
    append(title, owner: UInt32(position) * 2)
    for alias in aliases { append(alias, owner: UInt32(position) * 2 + 1) }
  }

  /// All chunks; the builder is done.
  mutating func finish() -> [NameChunk] {
    if !chunk.owners.isEmpty { closeChunk() }
    return finished
  }

  private mutating func append(_ name: String, owner: UInt32) {
    chunk.owners.append(owner)
    chunk.bytes.append(contentsOf: folded(name))
    chunk.starts.append(UInt32(chunk.bytes.count))
    if chunk.owners.count == Self.namesInChunk { closeChunk() }
  }

  private mutating func closeChunk() {
    finished.append(chunk)
    chunk = NameChunk(owners: [], starts: [0], bytes: [])
  }
}

/// The numbers as a BLOB, four bytes each, the least one first.
func packed(_ numbers: [UInt32]) -> [UInt8] {
  numbers.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8 & 255), UInt8($0 >> 16 & 255), UInt8($0 >> 24)] }
}

/// The numbers of a BLOB, or nil when its length does not fit.
func unpacked(_ bytes: [UInt8]) -> [UInt32]? {
  guard bytes.count.isMultiple(of: 4) else { return nil }
  return bytes.withUnsafeBytes { raw in
    (0..<bytes.count / 4).map {
      UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
    }
  }
}

extension CatalogReader {
  /// The first chunk behind an ordinal; nil behind the last one.
  func nameChunk(after last: Int) throws(CatalogFailure) -> (ordinal: Int, chunk: NameChunk)? {
    try database.read { database in
      var found: (Int, NameChunk)?
      try self.forEachRow(
        of: "name_chunk",
        "SELECT ordinal, owners, starts, bytes FROM name_chunk WHERE ordinal > ? ORDER BY ordinal LIMIT 1", [last],
        owner: "the name index", in: database
      ) { row in found = (try row.integer(0), try self.nameChunk(row)) }
      return found
    }
  }

  /// Searches walk a chunk without looking at its ends again, so every number in it is checked here.
  private func nameChunk(_ row: CatalogRow) throws -> NameChunk {
    guard let owners = unpacked(try row.bytes(1)) else { throw row.failure(1, "is no list of numbers") }
    guard let starts = unpacked(try row.bytes(2)) else { throw row.failure(2, "is no list of numbers") }
    let bytes = try row.bytes(3)
    guard owners.allSatisfy({ Int($0 / 2) < roleCount }) else { throw row.failure(1, "names a role that is not there") }
    guard starts.count == owners.count + 1, starts.first == 0, starts.last.map(Int.init) == bytes.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw row.failure(2, "does not divide the names") }
    return NameChunk(owners: owners, starts: starts, bytes: bytes)
  }
}

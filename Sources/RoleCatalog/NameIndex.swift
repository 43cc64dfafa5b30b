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
    chunk.bytes.append(0x0A)
    chunk.starts.append(UInt32(chunk.bytes.count))
    if chunk.owners.count == Self.namesInChunk { closeChunk() }
  }

  private mutating func closeChunk() {
    finished.append(chunk)
    chunk = NameChunk(owners: [], starts: [0], bytes: [])
  }
}

extension NameChunk {
  /// Whose each name is and how long: for each the owner's difference from the one before and the length, as packed numbers.
  var packedNames: [UInt8] {
    var packed = PackedNumberWriter()
    var last: UInt32 = 0
    for (index, owner) in owners.enumerated() {
      // Owners grow by position; within a role the title stands before the aliases.
      packed.append(Int(owner) - Int(last & ~1))
      packed.append(Int(starts[index + 1] - starts[index]))
      last = owner
    }
    return packed.bytes
  }

  /// nil when the numbers do not divide the bytes.
  init?(packedNames: [UInt8], bytes: [UInt8], roleCount: Int) {
    var packed = PackedNumberReader(packedNames)
    var (owners, starts): ([UInt32], [UInt32]) = ([], [0])
    var owner = 0
    var end = 0
    while !packed.isAtEnd {
      guard let step = packed.number(), let length = packed.number(), step < 1 << 33, length > 0, length <= bytes.count
      else {
        return nil
      }
      owner = (owner & ~1) + step
      end += length
      guard owner / 2 < roleCount, end <= bytes.count, bytes[end - 1] == 0x0A else { return nil }
      owners.append(UInt32(owner))
      starts.append(UInt32(end))
    }
    guard end == bytes.count else { return nil }
    self.init(owners: owners, starts: starts, bytes: bytes)
  }
}

/// The chunks at the start of a name index that stay in memory once they were read, where somebody types: every key asks for
/// them again. Who asks once does not pay for it.
struct KeptChunks: Sendable {
  /// Bytes: the names of some four million roles' titles, or two million with an alias each. Of larger catalogs the rest is
  /// read anew.
  private static let capacity = 160 << 20
  private(set) var chunks: [NameChunk] = []
  private(set) var lastOrdinal = -1
  private var size = 0
  private var isFull = true
  /// Whether the index has no others.
  var isWhole = false

  /// Begins to keep what is read from now on.
  mutating func begin() { isFull = size > Self.capacity }

  /// Keeps the chunk that follows the others, while there is room for it and for all before it.
  mutating func keep(_ chunk: NameChunk, ordinal: Int) {
    if isFull { return }
    size += chunk.bytes.count + 8 * chunk.owners.count
    isFull = isFull || size > Self.capacity
    if isFull { return }
    chunks.append(chunk)
    lastOrdinal = ordinal
  }
}

extension CatalogReader {
  /// The first chunk behind an ordinal; nil behind the last one.
  func nameChunk(after last: Int) throws(CatalogFailure) -> (ordinal: Int, chunk: NameChunk)? {
    try database.read { database in
      var found: (Int, NameChunk)?
      try self.forEachRow(
        of: "name_chunk",
        "SELECT ordinal, names, bytes FROM name_chunk WHERE ordinal > ? ORDER BY ordinal LIMIT 1", [last],
        owner: "the name index", in: database
      ) { row in found = (try row.integer(0), try self.nameChunk(row)) }
      return found
    }
  }

  /// Searches walk a chunk without looking at its ends again, so every number in it is checked here.
  private func nameChunk(_ row: CatalogRow) throws -> NameChunk {
    guard let chunk = NameChunk(packedNames: try row.bytes(1), bytes: try row.bytes(2), roleCount: roleCount) else {
      throw row.failure(1, "does not divide the names")
    }
    return chunk
  }
}

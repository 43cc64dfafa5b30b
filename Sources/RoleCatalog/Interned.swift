import GRDB
import RoleModel
import Synchronization

/// Texts that many rows share, read once each: terms by their number, or sources' names.
final class Interned: Sendable {
  private let catalog: String
  private let table: String
  private let sql: String
  private let texts = Mutex<[Int: String]>([:])

  /// So many texts are kept at most; a catalog of strangers' texts cannot fill the memory.
  private static let capacity = 16_384

  init(catalog: String, table: String, column: String) {
    self.catalog = catalog
    self.table = table
    sql = "SELECT \(column) FROM \(table) WHERE id = ?"
  }

  /// The text of a number that a row refers to.
  func text(_ id: Int, in database: Database) throws -> String {
    if let text = texts.withLock({ $0[id] }) { return text }
    let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [id])
    guard let row, let text = String.fromDatabaseValue(row[0]) else {
      throw CatalogFailure(
        "The catalog \(catalog) is damaged: table \(table) has no text \(id). Get a new copy of it, or build it again.")
    }
    texts.withLock {
      if $0.count >= Self.capacity { $0.removeAll() }
      $0[id] = text
    }
    return text
  }
}

import RoleCatalog
import RoleModel

/// Why no catalog was built.
package enum CatalogBuildError: Error, CustomStringConvertible {
  /// The check refused the role files.
  case refused([Finding])
  case table(TableError)
  case catalog(CatalogError)

  /// One line a finding, or the sentence of the error.
  package var description: String {
    switch self {
    case .refused(let findings): findings.map(\.description).joined(separator: "\n")
    case .table(let error): error.description
    case .catalog(let error): error.description
    }
  }
}

/// Makes catalogs from role files and official tables.
package enum CatalogBuild {
  /// Reads and checks the role files and the tables, and writes a catalog only when nothing is wrong with any of them.
  ///
  /// - Parameter progress: hears of each table before it is read.
  /// - Returns: what was written.
  @discardableResult
  package static func build(
    roleFiles: [String], tables: [OfficialTable] = [], openingRole: RoleID? = nil, into path: String,
    progress: (OfficialTable) -> Void = { _ in }
  ) throws(CatalogBuildError) -> RoleBook {
    var book = RoleBook()
    for table in tables {
      progress(table)
      do { _ = try book.apply(table) } catch { throw .table(error) }
    }
    let official = RoleSet(sources: [], roles: book.roles)
    switch RoleFile.read(paths: roleFiles, beside: tables.isEmpty ? [] : [official]) {
    case .refused(let findings): throw .refused(findings)
    case .sound(let files): book.apply(files)
    }
    do { try book.write(to: path, openingRole: openingRole) } catch { throw .catalog(error) }
    return book
  }
}

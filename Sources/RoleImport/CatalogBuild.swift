import RoleCatalog
import RoleModel

/// Why no catalog was built.
package enum CatalogBuildError: Error, CustomStringConvertible {
  /// The check refused the role files.
  case refused([Finding])
  case catalog(CatalogError)

  /// One line a finding, or the sentence of the catalog's error.
  package var description: String {
    switch self {
    case .refused(let findings): findings.map(\.description).joined(separator: "\n")
    case .catalog(let error): error.description
    }
  }
}

/// Makes catalogs from role files and official tables.
package enum CatalogBuild {
  /// Reads and checks the role files, and writes a catalog only when nothing is wrong with any of them.
  ///
  /// - Returns: what was written: the sources and roles of the files, then those of the official tables.
  @discardableResult
  package static func build(
    roleFiles: [String], beside official: [RoleSet] = [], openingRole: RoleID? = nil, into path: String
  ) throws(CatalogBuildError) -> RoleSet {
    switch RoleFile.read(paths: roleFiles, beside: official) {
    case .refused(let findings): throw .refused(findings)
    case .sound(let files):
      let sets = [files] + official
      let all = RoleSet(sources: sets.flatMap(\.sources), roles: sets.flatMap(\.roles))
      do {
        try CatalogWriter.write(sources: all.sources, roles: all.roles, openingRole: openingRole, to: path)
      } catch {
        throw .catalog(error)
      }
      return all
    }
  }
}

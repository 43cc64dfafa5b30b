import Glibc
import RoleCatalog
import RoleImport
import RoleModel

/// The article roles of Resources as a catalog of their own: real figures for tests, whatever else the bundle grows.
package enum ArticleCatalog {
  /// Built once a process from the role files.
  package static let shared: CatalogReader = {
    do {
      let path = "/tmp/rolescope-articles-\(getpid()).sqlite"
      try CatalogBuild.build(roleFiles: roleFiles, openingRole: RoleID("account-director"), into: path)
      defer { unlink(path) }
      return try CatalogReader(path: path)
    } catch {
      preconditionFailure("The article roles do not build: \(error)")
    }
  }()

  package static let sources: SourceTable = {
    do { return SourceTable(try shared.sources()) } catch { preconditionFailure("\(error)") }
  }()

  /// The repository's resources folder, found from this file.
  package static let resources: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/Resources"
  }()

  package static let roleFiles: [String] =
    [resources + "/Sources.json"]
    + [
      "account-administrator", "account-director", "account-executive", "account-manager", "customer-account-manager",
      "director-of-account-management", "mentions", "senior-account-manager",
    ].map { "\(resources)/Roles/\($0).json" }

  /// A role of the articles by its id.
  package static func role(_ id: String) -> Role {
    do {
      guard let position = try shared.position(of: RoleID(id)) else { preconditionFailure("no role \(id)") }
      return try shared.role(at: position)
    } catch { preconditionFailure("\(error)") }
  }
}

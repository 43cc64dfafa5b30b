import RoleModel

/// Why a catalog could not be opened or written.
package enum CatalogError: Error, Hashable, CustomStringConvertible {
  case missing(path: String)
  case directory(path: String)
  case notAFile(path: String)
  case unreadable(path: String, reason: String)
  case notADatabase(path: String)
  case otherApplication(path: String)
  case newerVersion(path: String, version: UInt32, readable: UInt32)
  case olderVersion(path: String, version: UInt32, readable: UInt32)
  case writeAheadMode(path: String)
  case damaged(path: String, detail: String)
  /// It opens, and what every reader needs of it is wrong.
  case failure(CatalogFailure)
  case folderMissing(path: String, folder: String)
  case wouldReplaceAnotherFile(path: String)
  case unwritable(path: String, reason: String)
  case busy(path: String)
  case brokenLink(path: String)
  case invalidRole(id: RoleID, reason: String)
  case invalidContent(reason: String)

  package var description: String {
    switch self {
    case .missing(let path):
      "There is no catalog at \(path). Check the name, or make one with `rolescope import`."
    case .directory(let path): "\(path) is a directory. Name a catalog file in it."
    case .notAFile(let path): "\(path) is not a regular file. Name a catalog file."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason). Check its permissions and its disk."
    case .notADatabase(let path):
      "\(path) is not a catalog: it is no SQLite database. `rolescope import` joins tables and role files into one."
    case .otherApplication(let path):
      "\(path) is the SQLite database of another program, not a Rolescope catalog. Name a file that rolescope wrote."
    case .newerVersion(let path, let version, let readable):
      "\(path) is a catalog of version \(version), and this rolescope reads up to version \(readable). Update rolescope."
    case .olderVersion(let path, let version, let readable):
      """
      \(path) is a catalog of version \(version), and this rolescope reads version \(readable) and later. Build it again \
      from its sources.
      """
    case .writeAheadMode(let path):
      """
      \(path) was changed by another program: it is in write-ahead mode, which no catalog is written in. Get a new copy of \
      it, or build it again.
      """
    case .damaged(let path, let detail):
      "The catalog \(path) is damaged: \(detail). Get a new copy of it, or build it again."
    case .failure(let failure): failure.description
    case .folderMissing(let path, let folder):
      "\(path) cannot be written: there is no folder \(folder). Make the folder first, or name another."
    case .wouldReplaceAnotherFile(let path):
      "\(path) exists and is not a Rolescope catalog, so it is left as it is. Delete it first, or name another file."
    case .busy(let path): "Another program is writing \(path). Wait until it is done, and run this again."
    case .brokenLink(let path): "\(path) is a link that leads nowhere. Name a file, or mend the link."
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason). Check its folder and its disk."
    case .invalidRole(let id, let reason): "The role \(id) cannot be stored: \(reason). Correct it where it is defined."
    case .invalidContent(let reason): "The catalog cannot be made: \(reason). Correct it where it is defined."
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import SystemFiles

/// A catalog file that is written under another name beside its place and put there whole, so that no reader sees half of it.
///
/// The other name is always the same, and locked while the file is reserved: a second writer is told, and what a killed one left
/// behind is written over by the next.
package final class CatalogReplacement {
  let temporaryPath: String
  private let path: String
  private let statedPath: String
  private let lock: Int32
  /// What stands under the other name is this writer's, and not another's who was there before.
  private var isReserved = false

  /// Reserves the place of a catalog; throws when it is no place for one, or another writer has it.
  package init(path: String) throws(CatalogError) {
    statedPath = path
    self.path = try Self.resolved(path)
    let folder = FileName.folder(of: self.path)
    guard Files.isFolder(folder) else {
      if Files.status(of: folder) == nil, !SystemError.last.isMissing { throw .unwritable(path: path, .last) }
      throw .folderMissing(path: path, folder: folder)
    }
    let older = Files.status(of: self.path)
    // What can't be looked at may be another program's.
    guard older != nil || SystemError.last.isMissing else { throw .unwritable(path: path, .last) }
    if let status = older {
      if status.st_size > 0 || status.st_mode & S_IFMT != S_IFREG {
        let start = try CatalogHeader.start(ofFile: self.path)
        guard CatalogHeader(start.bytes)?.applicationID == Schema.applicationID else {
          throw .wouldReplaceAnotherFile(path: path)
        }
      }
    }
    temporaryPath = "\(folder)/.\(FileName.last(of: self.path)).rolescope-new"
    // Made here and not by SQLite: never through a link that someone put there.
    lock = Files.open(temporaryPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode: 0o666)
    guard lock >= 0 else { throw .unwritable(path: path, .last) }
    // Some file systems have no locks: there two imports into one catalog at once are not told apart.
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 || [ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL].contains(errno) else {
      throw errno == EWOULDBLOCK ? .busy(path: path) : .unwritable(path: path, .last)
    }
    var reserved = stat()
    guard fstat(lock, &reserved) == 0 else { throw .unwritable(path: path, .last) }
    let named = Files.linkStatus(of: temporaryPath)
    guard named != nil || SystemError.last.isMissing else { throw .unwritable(path: path, .last) }
    // The writer before may have put the file in its place between the two calls: then the name is another file's, or none.
    guard reserved.st_ino == named?.st_ino else { throw .busy(path: path) }
    isReserved = true
    guard ftruncate(lock, 0) == 0 else { throw .unwritable(path: path, .last) }
    // The new file is for the same readers as the old one.
    if let older {
      fchmod(lock, older.st_mode & 0o7777)
      _ = fchown(lock, older.st_uid, older.st_gid)
    }
  }

  deinit {
    if isReserved { discard() }
    if lock >= 0 { close(lock) }
  }

  /// Hands out the name that the file has until it is whole.
  package func withTemporaryPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    temporaryPath.withFileName(body)
  }

  /// Puts the written file in its place, once its bytes are on the disk.
  func commit() throws(CatalogError) {
    let descriptor = Files.open(temporaryPath, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: statedPath, .last) }
    let isOnDisk = Files.synchronize(descriptor)
    let reason = SystemError.last
    close(descriptor)
    guard isOnDisk else { throw .unwritable(path: statedPath, reason) }
    guard Files.rename(temporaryPath, to: path) else { throw .unwritable(path: statedPath, .last) }
    isReserved = false
  }

  /// Removes what was written.
  func discard() {
    isReserved = false
    _ = Files.unlink(temporaryPath)
  }

  /// Where links lead: the file that they name is replaced, and not the link.
  private static func resolved(_ path: String) throws(CatalogError) -> String {
    if let real = Files.realPath(path) { return real }
    let reason = SystemError.last
    guard reason.isMissing else { throw .unwritable(path: path, reason) }
    if let status = Files.linkStatus(of: path), status.st_mode & S_IFMT == S_IFLNK { throw .brokenLink(path: path) }
    return path
  }
}

extension CatalogError {
  /// Why a catalog can't be written, in the system's words.
  static func unwritable(path: String, _ error: SystemError) -> CatalogError {
    .unwritable(path: path, reason: error.description)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
    let folder = Self.folder(of: self.path)
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .folderMissing(path: path, folder: folder)
    }
    var older: stat?
    if stat(self.path, &status) == 0 {
      older = status
      if status.st_size > 0 || status.st_mode & S_IFMT != S_IFREG {
        let start = try CatalogHeader.start(ofFile: self.path)
        guard CatalogHeader(start.bytes)?.applicationID == Schema.applicationID else {
          throw .wouldReplaceAnotherFile(path: path)
        }
      }
    }
    let name = self.path.split(separator: "/").last.map(String.init) ?? "catalog"
    temporaryPath = "\(folder)/.\(name).rolescope-new"
    // Made here and not by SQLite: never through a link that someone put there.
    lock = open(temporaryPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard lock >= 0 else { throw .unwritable(path: path, reason: systemReason(errno)) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw .busy(path: path) }
    var reserved = stat()
    var named = stat()
    // The writer before may have put the file in its place between the two calls: then the name is another file's, or none.
    guard fstat(lock, &reserved) == 0, lstat(temporaryPath, &named) == 0, reserved.st_ino == named.st_ino,
      ftruncate(lock, 0) == 0
    else { throw .busy(path: path) }
    isReserved = true
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
  package func withTemporaryPath<Result>(_ body: (String) -> Result) -> Result { body(temporaryPath) }

  /// Puts the written file in its place, once its bytes are on the disk.
  func commit() throws(CatalogError) {
    let descriptor = open(temporaryPath, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: statedPath, reason: systemReason(errno)) }
    let isOnDisk = fsync(descriptor) == 0
    let reason = systemReason(errno)
    close(descriptor)
    guard isOnDisk else { throw .unwritable(path: statedPath, reason: reason) }
    guard rename(temporaryPath, path) == 0 else { throw .unwritable(path: statedPath, reason: systemReason(errno)) }
    isReserved = false
  }

  /// Removes what was written.
  func discard() {
    isReserved = false
    unlink(temporaryPath)
  }

  /// Where links lead: the file that they name is replaced, and not the link.
  private static func resolved(_ path: String) throws(CatalogError) -> String {
    guard let real = realpath(path, nil) else {
      var status = stat()
      if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { throw .brokenLink(path: path) }
      return path
    }
    defer { free(real) }
    return String(cString: real)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

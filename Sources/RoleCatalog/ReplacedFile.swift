#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is written under another name beside its place and put there whole, so that no reader sees half of it.
struct ReplacedFile {
  let temporaryPath: String
  private let path: String
  private let statedPath: String

  /// Reserves a name beside `path`; throws when the place is no place for a catalog.
  init(path: String) throws(CatalogError) {
    statedPath = path
    self.path = Self.resolved(path)
    let folder = Self.folder(of: self.path)
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .folderMissing(path: path, folder: folder)
    }
    if stat(self.path, &status) == 0, status.st_size > 0 || status.st_mode & S_IFMT != S_IFREG {
      let start = try CatalogHeader.start(ofFile: self.path)
      guard CatalogHeader(start.bytes)?.applicationID == Schema.applicationID else {
        throw .wouldReplaceAnotherFile(path: path)
      }
    }
    temporaryPath = "\(self.path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).new"
    // Made here and not by SQLite: never through a link that someone put there.
    let descriptor = open(temporaryPath, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: systemReason(errno)) }
    close(descriptor)
  }

  /// Puts the written file in its place, once its bytes are on the disk.
  func commit() throws(CatalogError) {
    let descriptor = open(temporaryPath, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: statedPath, reason: systemReason(errno)) }
    let isOnDisk = fsync(descriptor) == 0
    let reason = systemReason(errno)
    close(descriptor)
    guard isOnDisk else { throw .unwritable(path: statedPath, reason: reason) }
    guard rename(temporaryPath, path) == 0 else { throw .unwritable(path: statedPath, reason: systemReason(errno)) }
  }

  /// Removes what was written.
  func discard() { unlink(temporaryPath) }

  /// Where links lead: the file that they name is replaced, and not the link.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

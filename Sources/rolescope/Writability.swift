import Glibc

/// Whether a file that is to be kept could be written, found out without leaving anything behind.
enum Writability {
  /// Why a file can't be written, as a sentence; folders that are not there yet would be made, and of a link that is what it
  /// leads to which counts.
  /// - Parameter isOwnersToChange: whether a file that its owner made read-only is to stay as it is.
  static func problem(of path: String, isOwnersToChange: Bool = false) -> String? {
    let place: String
    do { place = try FileReplacement.destination(of: path) } catch { return error.description }
    var status = stat()
    if isOwnersToChange, stat(place, &status) == 0, access(place, W_OK) != 0 {
      return "\(place) is not to be written: \(reason)."
    }
    var folder = place[..<(place.lastIndex(of: "/") ?? place.startIndex)]
    // A link that leads nowhere is there, though what it names is not.
    while folder.count > 1, lstat(String(folder), &status) != 0, errno == ENOENT {
      folder = folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]
    }
    let existing = folder.isEmpty ? "/" : String(folder)
    guard stat(existing, &status) == 0 else {
      return "\(existing) can't be reached: \(reason)."
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return "\(existing) is no folder: nothing can be kept in it." }
    guard access(existing, W_OK | X_OK) == 0, takesFiles(existing) else {
      return "\(existing) can't be written to: \(reason)."
    }
    var space = statvfs()
    if statvfs(existing, &space) == 0, space.f_blocks > 0, (geteuid() == 0 ? space.f_bfree : space.f_bavail) == 0 {
      return "\(existing) can't be written to: its disk is full."
    }
    return nil
  }

  /// Permission is not enough: the superuser has it in `/proc` too. So a folder is made, and removed at once.
  private static func takesFiles(_ folder: String) -> Bool {
    let probe = "\(folder)/.rolescope-\(getpid())"
    return mkdir(probe, 0o700) == 0 && rmdir(probe) == 0
  }

  private static var reason: String { String(cString: strerror(errno)) }
}

import Glibc
import SystemFiles

/// Whether a file that is to be kept could be written, found out without leaving anything behind.
enum Writability {
  /// Why a file can't be written, as a sentence; folders that are not there yet would be made, and of a link that is what it
  /// leads to which counts.
  /// - Parameter isOwnersToChange: whether a file that its owner made read-only is to stay as it is.
  static func problem(of path: String, isOwnersToChange: Bool = false) -> String? {
    let place: String
    do { place = try FileReplacement.destination(of: path) } catch { return error.description }
    if isOwnersToChange, Files.status(of: place) != nil, !Files.access(place, W_OK) {
      return "\(place) is not to be written: \(reason)."
    }
    var existing = FileName.folder(of: place)
    // A link that leads nowhere is there, though what it names is not.
    while existing != "/", Files.linkStatus(of: existing) == nil, errno == ENOENT {
      existing = FileName.folder(of: existing)
    }
    guard let status = Files.status(of: existing) else {
      return "\(existing) can't be reached: \(reason)."
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return "\(existing) is no folder: nothing can be kept in it." }
    guard Files.access(existing, W_OK | X_OK), takesFiles(existing) else {
      return "\(existing) can't be written to: \(reason)."
    }
    var space = statvfs()
    if existing.withFileName({ statvfs($0, &space) }) == 0, space.f_blocks > 0,
      (geteuid() == 0 ? space.f_bfree : space.f_bavail) == 0
    {
      return "\(existing) can't be written to: its disk is full."
    }
    return nil
  }

  /// Permission is not enough: the superuser has it in `/proc` too. So a folder is made, and removed at once.
  private static func takesFiles(_ folder: String) -> Bool {
    let probe = "\(folder)/.rolescope-\(getpid())"
    return Files.makeFolder(probe, mode: 0o700) && Files.removeFolder(probe)
  }

  private static var reason: String { SystemError.last.description }
}

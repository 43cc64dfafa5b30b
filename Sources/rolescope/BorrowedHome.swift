import Glibc

/// The superuser in another's home, as with a sudo that keeps HOME: what is kept there would be a file that its owner can't
/// change.
enum BorrowedHome {
  /// Why nothing is kept; nil where what is kept is the user's own.
  static var sentence: String? {
    guard geteuid() == 0, var folder = StateFile.folderInEnvironment?[...] else { return nil }
    var status = stat()
    while stat(String(folder), &status) != 0, let slash = folder.lastIndex(of: "/"), folder.count > 1 {
      folder = slash == folder.startIndex ? "/" : folder[..<slash]
    }
    guard status.st_uid != 0 else { return nil }
    return
      "\(folder) is another user's: as root rolescope keeps nothing there. With sudo -H it keeps what is root's own."
  }
}

import Glibc
import SystemFiles

/// The superuser in another's home, as with a sudo that keeps HOME: what is kept there would be a file that its owner can't
/// change.
enum BorrowedHome {
  /// Why nothing is kept; nil where what is kept is the user's own: where no folder on the way to it is another's.
  static var sentence: String? {
    guard geteuid() == 0, var folder = StateFile.folderInEnvironment else { return nil }
    while true {
      if let status = Files.status(of: folder), status.st_uid != 0 { break }
      let parent = FileName.folder(of: folder)
      if parent == folder { return nil }
      folder = parent
    }
    return
      "\(folder) is another user's: as root rolescope keeps nothing there. With sudo -H it keeps what is root's own."
  }
}

import Glibc
import SystemFiles

/// The place of a file that is to be replaced whole: what is written stands beside it, under a name of its own, until all of it
/// is on the disk and takes the place in one step.
///
/// The other name is `.NAME.rolescope-new`, and whoever replaces the file holds a lock on it: of two writers the second waits,
/// and what a killed one left behind is written over by the next. Where links lead, the file is replaced, and never the link,
/// since settings are often links into a folder that is kept elsewhere.
final class FileReplacement {
  /// Why the file could not be written, as a sentence.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The file as it was named.
  let path: String
  /// The file that is replaced: where links lead.
  let place: String
  private let temporary: String
  private var descriptor: Int32 = -1
  private var isDone = false

  /// Reserves the place; waits a while for another writer.
  init(of path: String) throws(Failure) {
    self.path = path
    place = try Self.destination(of: path)
    temporary = Self.temporaryPath(of: place)
    try reserve()
  }

  deinit {
    guard descriptor >= 0 else { return }
    if !isDone { _ = Files.unlink(temporary) }
    close(descriptor)
  }

  /// Puts these bytes in the place, for those who may read the older file; where there is none, in a file of this mode.
  /// - Parameter mode: nil for that of the older file, or the usual one.
  func write(_ bytes: [UInt8], mode: mode_t? = nil) throws(Failure) {
    let older = Files.status(of: place)
    if let older { _ = fchown(descriptor, older.st_uid, older.st_gid) }
    if let mode = mode ?? older.map({ $0.st_mode & 0o7777 }) ?? Self.usualMode { fchmod(descriptor, mode) }
    guard Files.write(bytes, to: descriptor), Files.synchronize(descriptor), Files.rename(temporary, to: place) else {
      throw failure("could not be written whole: \(Self.reason)")
    }
    isDone = true
  }

  /// Removes the file.
  func remove() throws(Failure) {
    guard Files.unlink(place) || SystemError.last.isMissing else {
      throw failure("can't be removed: \(Self.reason)")
    }
  }

  /// Keeps the file as it is beside its place, as `NAME.damaged`, or as `NAME.damaged-2` and so on where there are others.
  func setAside() throws(Failure) {
    for name in Self.namesAside(of: place) {
      guard Files.linkStatus(of: name) == nil else { continue }
      guard SystemError.last.isMissing, Files.rename(place, to: name) else {
        throw failure(
          "is damaged, and can't be set aside as \(name): \(Self.reason). It is left, and nothing is kept in it")
      }
      return
    }
    throw failure(
      "is damaged, as \(Self.greatestAsideCount) others beside it were: move them away. It is left, and nothing is kept in it"
    )
  }

  /// Refuses what a person means to keep as it is, and what is no file.
  static func check(_ path: String) throws(Failure) {
    func failure(_ what: String) -> Failure { Failure(description: "\(path) \(what).") }
    let place = try destination(of: path)
    if let status = Files.status(of: place) {
      if status.st_mode & S_IFMT == S_IFDIR { throw failure("is a folder: name a file in it") }
      // A device or a pipe can't be replaced, only written into; a person who saves means a file.
      if status.st_mode & S_IFMT != S_IFREG { throw failure("is no file") }
      if !Files.access(place, W_OK) { throw failure("is not to be written: \(reason)") }
    } else if !SystemError.last.isMissing {
      throw failure("can't be written: \(reason)")
    }
    let folder = FileName.folder(of: place)
    guard Files.isFolder(folder) else {
      if Files.status(of: folder) == nil, !SystemError.last.isMissing { throw failure("can't be written: \(reason)") }
      throw Failure(description: "There is no folder \(folder) to save in.")
    }
  }

  // MARK: The reserved name

  /// So many hundredths of a second another writer is waited for: it writes a few kilobytes.
  private static let patience = 200

  private func reserve() throws(Failure) {
    var patience = Self.patience
    while true {
      let isOurs = try openTemporary()
      while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        // Some file systems have no locks: then the last writer's file stands, whole.
        if [ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL].contains(errno) { break }
        guard [EWOULDBLOCK, EINTR].contains(errno) else { throw givenUp("could not be written", removing: isOurs) }
        guard patience > 0 else {
          giveUp()
          throw failure("could not be written: another rolescope holds \(temporary)")
        }
        patience -= 1
        usleep(10_000)
      }
      var reserved = stat()
      guard fstat(descriptor, &reserved) == 0 else { throw givenUp("could not be written", removing: isOurs) }
      let named = Files.linkStatus(of: temporary)
      guard named != nil || SystemError.last.isMissing else {
        throw givenUp("could not be written", removing: isOurs)
      }
      // The writer before may have put its file in place meanwhile: then the name is another file's, or none.
      if reserved.st_ino == named?.st_ino {
        // What someone else put there they could still write into.
        let isSafe = reserved.st_uid == geteuid() && reserved.st_nlink == 1 && reserved.st_mode & S_IFMT == S_IFREG
        if isOurs || isSafe {
          guard ftruncate(descriptor, 0) == 0 else { throw givenUp("could not be written", removing: true) }
          return
        }
        guard Files.unlink(temporary) else {
          throw givenUp("could not be written: \(temporary) is in the way, and can't be removed", removing: false)
        }
      }
      giveUp()
    }
  }

  /// Opens the file under the other name; answers whether it was made just now.
  private func openTemporary() throws(Failure) -> Bool {
    while true {
      let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
      descriptor = Files.open(temporary, flags | O_CREAT | O_EXCL, mode: 0o600)
      if descriptor >= 0 { return true }
      guard errno == EEXIST else { throw failure("can't be written: \(Self.reason)") }
      descriptor = Files.open(temporary, flags)
      if descriptor >= 0 { return false }
      // It may have gone this moment; what can't be opened, such as a link, is no file of ours.
      if errno == ENOENT { continue }
      let why = SystemError.last
      guard [ELOOP, ENXIO, EACCES, EISDIR].contains(why.number) else { throw failure("could not be written: \(why)") }
      guard Files.unlink(temporary) || SystemError.last.isMissing else {
        throw failure("could not be written: \(temporary) is in the way: \(why)")
      }
    }
  }

  private func giveUp() {
    close(descriptor)
    descriptor = -1
  }

  /// Gives the name up, and says why by the last error of the system.
  private func givenUp(_ what: String, removing isRemoved: Bool) -> Failure {
    let why = Self.reason
    if isRemoved { _ = Files.unlink(temporary) }
    giveUp()
    return failure("\(what): \(why)")
  }

  private func failure(_ what: String) -> Failure { Failure(description: "\(path) \(what).") }

  private static var reason: String { SystemError.last.description }

  // MARK: Names

  /// The mode that a new file of this process has.
  private static var usualMode: mode_t? {
    let mask = umask(0o077)
    umask(mask)
    return 0o666 & ~mask
  }

  /// Where links lead from a path, also where nothing is there yet.
  static func destination(of path: String) throws(Failure) -> String {
    if let real = Files.realPath(path) { return real }
    var place = path
    // As many links as Linux follows.
    for _ in 0..<40 {
      guard let target = Files.target(ofLink: place) else {
        let why = SystemError.last
        // It is no link, or nothing is there; a link that can't be read must not be taken for a file.
        guard why.isMissing || why.number == EINVAL else {
          throw Failure(description: "\(place) can't be reached: \(why).")
        }
        return place
      }
      place = FileName.isAbsolute(target) ? target : "\(FileName.folder(of: place))/\(target)"
    }
    throw Failure(description: "\(path) leads nowhere: its links go round in a circle.")
  }

  /// The name that a file has until it is whole.
  static func temporaryPath(of place: String) -> String {
    "\(FileName.folder(of: place))/.\(shortName(of: place)).rolescope-new"
  }

  /// The names that damaged files have which stood in a place, in the order in which they are given.
  static func namesAside(of place: String) -> [String] {
    let first = "\(FileName.folder(of: place))/\(shortName(of: place)).damaged"
    return [first] + (2...greatestAsideCount).map { "\(first)-\($0)" }
  }

  private static let greatestAsideCount = 20

  /// Most file systems take names of 255 bytes.
  private static func shortName(of place: String) -> String {
    let name = FileName.last(of: place)
    return FileName.text(of: FileName.bytes(of: name.isEmpty ? "file" : name).prefix(230))
  }
}

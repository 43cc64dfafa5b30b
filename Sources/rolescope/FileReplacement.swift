import Glibc

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
    temporary = "\(Self.folder(of: place))/\(Self.temporaryName(of: place))"
    try reserve()
  }

  deinit {
    guard descriptor >= 0 else { return }
    if !isDone { unlink(temporary) }
    close(descriptor)
  }

  /// Puts these bytes in the place, for those who may read the older file; where there is none, in a file of this mode.
  /// - Parameter mode: nil for that of the older file, or the usual one.
  func write(_ bytes: [UInt8], mode: mode_t? = nil) throws(Failure) {
    var status = stat()
    let older = stat(place, &status) == 0 ? status : nil
    if let older { _ = fchown(descriptor, older.st_uid, older.st_gid) }
    if let mode = mode ?? older.map({ $0.st_mode & 0o7777 }) ?? Self.usualMode { fchmod(descriptor, mode) }
    guard writeWhole(bytes, to: descriptor), rename(temporary, place) == 0 else {
      throw failure("could not be written whole: \(Self.reason)")
    }
    isDone = true
  }

  /// Removes the file.
  func remove() throws(Failure) {
    guard unlink(place) == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw failure("can't be removed: \(Self.reason)")
    }
  }

  /// Keeps the file as it is beside its place, as `NAME.damaged`.
  func setAside() { rename(place, place + ".damaged") }

  /// Refuses what a person means to keep as it is, and what is no file.
  static func check(_ path: String) throws(Failure) {
    func failure(_ what: String) -> Failure { Failure(description: "\(path) \(what).") }
    let place = try destination(of: path)
    var status = stat()
    if stat(place, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw failure("is a folder: name a file in it") }
      // A device or a pipe can't be replaced, only written into; a person who saves means a file.
      if status.st_mode & S_IFMT != S_IFREG { throw failure("is no file") }
      if access(place, W_OK) != 0 { throw failure("is not to be written: \(reason)") }
    }
    let folder = folder(of: place)
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      if errno == EACCES { throw failure("can't be written: \(reason)") }
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
        guard patience > 0 else {
          giveUp()
          throw failure("could not be written: another rolescope holds \(temporary)")
        }
        patience -= 1
        usleep(10_000)
      }
      var reserved = stat()
      var named = stat()
      // The writer before may have put its file in place meanwhile: then the name is another file's, or none.
      if fstat(descriptor, &reserved) == 0, lstat(temporary, &named) == 0, reserved.st_ino == named.st_ino {
        // What someone else put there they could still write into.
        let isSafe = reserved.st_uid == geteuid() && reserved.st_nlink == 1 && reserved.st_mode & S_IFMT == S_IFREG
        if isOurs || isSafe, ftruncate(descriptor, 0) == 0 { return }
        guard unlink(temporary) == 0 else {
          let why = Self.reason
          giveUp()
          throw failure("could not be written: \(temporary) is in the way, and can't be removed: \(why)")
        }
      }
      giveUp()
    }
  }

  /// Opens the file under the other name; answers whether it was made just now.
  private func openTemporary() throws(Failure) -> Bool {
    while true {
      let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
      descriptor = open(temporary, flags | O_CREAT | O_EXCL, 0o600)
      if descriptor >= 0 { return true }
      guard errno == EEXIST else { throw failure("can't be written: \(Self.reason)") }
      descriptor = open(temporary, flags)
      if descriptor >= 0 { return false }
      // It may have gone this moment; what can't be opened, such as a link, is no file of ours.
      if errno == ENOENT { continue }
      let why = Self.reason
      guard unlink(temporary) == 0 || errno == ENOENT else {
        throw failure("could not be written: \(temporary) is in the way: \(why)")
      }
    }
  }

  private func giveUp() {
    close(descriptor)
    descriptor = -1
  }

  private func failure(_ what: String) -> Failure { Failure(description: "\(path) \(what).") }

  private static var reason: String { String(cString: strerror(errno)) }

  // MARK: Names

  /// The mode that a new file of this process has.
  private static var usualMode: mode_t? {
    let mask = umask(0o077)
    umask(mask)
    return 0o666 & ~mask
  }

  /// Where links lead from a path, also where nothing is there yet.
  static func destination(of path: String) throws(Failure) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    var place = path
    // As many links as Linux follows.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(place, &buffer, buffer.count)
      guard count > 0 else { return place }
      let target = String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
      place = target.hasPrefix("/") ? target : "\(folder(of: place))/\(target)"
    }
    throw Failure(description: "\(path) leads nowhere: its links go round in a circle.")
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Most file systems take names of 255 bytes.
  private static func temporaryName(of place: String) -> String {
    var name = place.split(separator: "/").last ?? "file"
    while name.utf8.count > 230 { name.removeLast() }
    return ".\(name).rolescope-new"
  }
}

/// Writes all bytes to a descriptor and onto the disk; where that fails, `errno` says why.
func writeWhole(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { return false }
    rest = rest.dropFirst(written)
  }
  return fsync(descriptor) == 0
}

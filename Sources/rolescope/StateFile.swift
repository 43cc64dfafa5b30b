import Glibc
import RoleImport

/// A file that outlasts the program, on the reader's machine only: JSON, readable by its owner only, and written whole under
/// another name first.
///
/// It stands in `$XDG_STATE_HOME/rolescope`, by default in `~/.local/state`; source: XDG Base Directory Specification.
struct StateFile {
  /// Why the file could not be read or written, as a sentence.
  struct Failure: Error, CustomStringConvertible {
    let description: String
    /// What is there must not be replaced.
    var leavesFile = false
  }

  /// That no folder is known to keep anything in.
  static let nowhere = "Neither XDG_STATE_HOME nor HOME is set: nothing is kept."

  /// The files that are kept.
  static let names = ["about-me.json", "explorer.json", "shortlist.json"]

  let path: String

  /// The folder that the environment names; nil when it names none that is absolute.
  static var folderInEnvironment: String? {
    func folder(_ name: String) -> String? {
      guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else { return nil }
      return value
    }
    return (folder("XDG_STATE_HOME") ?? folder("HOME").map { $0 + "/.local/state" }).map { $0 + "/rolescope" }
  }

  /// What the file holds; nil when there is none, or nothing in it.
  func read() throws(Failure) -> JSONNode? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("can't be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw failure("is no file") }
    guard status.st_size <= Self.greatestLength else { throw failure("is longer than \(Self.greatestLength) bytes") }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw failure("could not be read whole") }
    if bytes.isEmpty { return nil }
    do { return try JSONReader.read(bytes) } catch {
      let words = "\(error)"
      throw failure("is damaged, \(words.hasSuffix(".") ? String(words.dropLast()) : words)")
    }
  }

  /// Replaces the file; nil removes it.
  func write(_ value: JSON?) throws(Failure) {
    guard let value else {
      guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
        throw failure("can't be removed: \(String(cString: strerror(errno)))")
      }
      return
    }
    try write(Array((value.text() + "\n").utf8))
  }

  /// Replaces the file by these bytes, in a file of this mode.
  func write(_ text: [UInt8], mode: mode_t = 0o600) throws(Failure) {
    try makeFolders()
    let temporary = "\(path).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw failure("can't be written: \(String(cString: strerror(errno)))") }
    // What the process would keep from others, the file that is replaced may have given them.
    fchmod(descriptor, mode)
    let isWhole = writeWhole(text, to: descriptor)
    let reason = errno
    close(descriptor)
    guard isWhole, rename(temporary, path) == 0 else {
      let why = String(cString: strerror(isWhole ? errno : reason))
      unlink(temporary)
      throw failure("could not be written: \(why)")
    }
  }

  /// Keeps what cannot be read beside the file, as `NAME.damaged`.
  func setAside() { rename(path, path + ".damaged") }

  /// Reads and writes while no other explorer does. The lock is a file of its own: this one is replaced at each writing.
  func locked<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    try makeFolders()
    let lock = path + ".lock"
    let descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure("can't be written: \(String(cString: strerror(errno)))") }
    // Closing it gives the lock back.
    defer { close(descriptor) }
    var patience = Self.patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, patience > 0 else {
        throw failure("could not be written: another rolescope holds \(lock)")
      }
      patience -= 1
      usleep(10_000)
    }
    return try body()
  }

  func failure(_ what: String) -> Failure { Failure(description: "\(path) \(what).") }

  /// What a file about one person may have at most, in bytes.
  private static let greatestLength = 1 << 20
  /// So many hundredths of a second another explorer is waited for: it writes a few kilobytes.
  private static let patience = 200

  private func makeFolders() throws(Failure) {
    let folders = path.split(separator: "/").dropLast()
    var folder = ""
    for name in folders {
      folder += "/" + name
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST || errno == EROFS || errno == EACCES else {
        throw Failure(description: "\(folder) can't be made: \(String(cString: strerror(errno))).")
      }
    }
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

import Glibc
import RoleImport

/// A file that outlasts the program, on the reader's machine only: JSON, readable by its owner only, see ``FileReplacement``.
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
  static let nowhere = "Neither XDG_STATE_HOME nor HOME names a folder: nothing is kept."

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

  /// Reads and replaces while no other rolescope does.
  func replacing<Result>(
    _ body: (FileReplacement) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try makeFolders()
    let replacement: FileReplacement
    do { replacement = try FileReplacement(of: path) } catch { throw Failure(description: error.description) }
    return try body(replacement)
  }

  func failure(_ what: String) -> Failure { Failure(description: "\(path) \(what).") }

  /// What a file about one person may have at most, in bytes.
  private static let greatestLength = 1 << 20
  /// Makes the folders that are not there yet, for their owner only.
  func makeFolders() throws(Failure) {
    let folders = path.split(separator: "/").dropLast()
    var folder = ""
    for name in folders {
      folder += "/" + name
      if mkdir(folder, 0o700) == 0 || errno == EEXIST { continue }
      let reason = String(cString: strerror(errno))
      // What is there already a read-only disk may refuse for other reasons.
      guard access(folder, F_OK) == 0 else { throw Failure(description: "\(folder) can't be made: \(reason).") }
    }
  }
}

extension FileReplacement {
  /// Replaces the file by JSON that its owner only may read; nil removes it.
  func write(_ value: JSON?) throws(StateFile.Failure) {
    do {
      guard let value else { return try remove() }
      try write(Array((value.text() + "\n").utf8), mode: 0o600)
    } catch { throw StateFile.Failure(description: error.description) }
  }
}

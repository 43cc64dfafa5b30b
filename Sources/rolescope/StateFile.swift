import Glibc
import RoleImport
import SystemFiles

/// A file that outlasts the program, on the reader's machine only: JSON, readable by its owner only, see ``FileReplacement``.
///
/// It stands in `$XDG_STATE_HOME/rolescope`, by default in `~/.local/state`; source: XDG Base Directory Specification.
struct StateFile {
  /// Why the file could not be read or written, as a sentence.
  struct Failure: Error, CustomStringConvertible {
    let description: String
    /// All of the file was read, and it can't be what rolescope wrote: only such a file is set aside. One that can't be read may be
    /// sound.
    var isOfDamage = false
    /// The file is there, and could not be read: it may be sound.
    var isOfReading = false
  }

  /// That no folder is known to keep anything in.
  static let nowhere = "Neither XDG_STATE_HOME nor HOME names a folder: nothing is kept."

  /// The files that are kept.
  static let names = ["about-me.json", "explorer.json", "shortlist.json"]

  let path: String

  /// The folder that the environment names; nil when it names none that is absolute.
  static var folderInEnvironment: String? {
    func folder(_ name: String) -> String? {
      guard let value = Files.variable(name), FileName.isAbsolute(value) else { return nil }
      return value
    }
    return (folder("XDG_STATE_HOME") ?? folder("HOME").map { $0 + "/.local/state" }).map { $0 + "/rolescope" }
  }

  /// What the file holds; nil when there is none, or nothing in it.
  func read() throws(Failure) -> JSONNode? {
    let bytes: [UInt8]
    do throws(RegularFile.Refusal) {
      bytes = try RegularFile.bytes(of: path, limit: Self.greatestLength)
    } catch {
      switch error {
      case .missing: return nil
      case .folder, .otherKind: throw unreadable("is no file")
      default: throw unreadable("can't be read: \(error.words)")
      }
    }
    guard bytes.count <= Self.greatestLength else { throw unreadable("is longer than \(Self.greatestLength) bytes") }
    if bytes.isEmpty { return nil }
    do { return try JSONReader.read(bytes) } catch {
      let words = "\(error)"
      throw damage("is damaged, \(words.hasSuffix(".") ? String(words.dropLast()) : words)")
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

  /// What a file about one person may have at most, in bytes: no more is read, and no more is written.
  static let greatestLength = 1 << 20

  /// That the file can't be what rolescope wrote.
  func damage(_ what: String) -> Failure { Failure(description: "\(path) \(what).", isOfDamage: true) }

  private func unreadable(_ what: String) -> Failure {
    Failure(description: "\(path) \(what). It is left as it is, and nothing is kept in it.", isOfReading: true)
  }

  /// Makes the folders that are not there yet, for their owner only.
  func makeFolders() throws(Failure) {
    var folder = ""
    for name in FileName.folder(of: path).utf8.split(separator: UInt8(ascii: "/")) {
      folder += "/\(Substring(name))"
      if Files.makeFolder(folder, mode: 0o700) { continue }
      let reason = SystemError.last
      // What is there already a read-only disk may refuse for other reasons.
      guard reason.number == EEXIST || Files.access(folder, F_OK) else {
        throw Failure(description: "\(folder) can't be made: \(reason).")
      }
    }
  }
}

extension FileReplacement {
  /// Replaces the file by JSON that its owner only may read; nil removes it. More than is read back is refused.
  func write(_ value: JSON?) throws(StateFile.Failure) {
    do throws(Failure) {
      guard let value else { return try remove() }
      let bytes = Array((value.text() + "\n").utf8)
      guard bytes.count <= StateFile.greatestLength else {
        throw Failure(
          description:
            "\(path) takes \(StateFile.greatestLength) bytes, and would have more: it is left as it is, and this is not kept."
        )
      }
      try write(bytes, mode: 0o600)
    } catch { throw StateFile.Failure(description: error.description) }
  }
}

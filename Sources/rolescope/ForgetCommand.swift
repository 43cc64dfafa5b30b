import ArgumentParser
import Glibc
import RoleModel

struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove everything that is kept of you on this machine.",
    discussion: """
      That is About me, the shortlist, the texts of the boxes, and how the explorer was left. On a terminal it asks first.
      """)

  @Flag(help: "Don't ask.")
  var yes = false

  func run() throws {
    guard let folder = StateFile.folderInEnvironment else { throw CommandFailure.wrongUse(StateFile.nowhere) }
    let names = keptFiles(in: folder)
    guard !names.isEmpty else { return StandardOutput.write("Nothing is kept in \(folder).\n") }
    let words = joinedInWords(names)
    if !yes {
      guard isatty(STDIN_FILENO) == 1 else {
        throw CommandFailure.wrongUse(
          "nothing is removed without a word of yours: --yes removes \(words) from \(folder).")
      }
      StandardOutput.writeError("Remove \(words) from \(folder)? Type yes:")
      guard readLine().map({ folded($0) == folded("yes") || folded($0) == folded("y") }) ?? false else {
        throw CommandFailure.nothing("nothing is removed.")
      }
    }
    for name in names where unlink("\(folder)/\(name)") != 0 && errno != ENOENT {
      throw CommandFailure.wrongUse("\(folder)/\(name) can't be removed: \(String(cString: strerror(errno))).")
    }
    // A folder in which something else stands stays.
    rmdir(folder)
    StandardOutput.write("Removed from \(folder): \(words).\n")
  }

  /// What rolescope wrote there: its files, damaged ones, and those that a writing left which was cut off.
  private func keptFiles(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let isOurs = StateFile.names.contains { name == $0 || name.hasPrefix($0 + ".") || name.hasPrefix(".\($0).") }
      if isOurs { names.append(name) }
    }
    return names.sorted()
  }
}

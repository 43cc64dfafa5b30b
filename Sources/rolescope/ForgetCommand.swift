import ArgumentParser
import Glibc
import RoleModel
import SystemFiles

struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove everything that is kept of you on this machine.",
    discussion: """
      That is About me, the shortlist, the texts of the boxes, and how the explorer was left, with what is left of damaged \
      files and of writings that were cut off, also where links lead. Files that you saved under names of your own stay. On a \
      terminal it asks first. Exit status: 0 done, 1 something could not be removed, 2 wrong use.
      """)

  @Flag(help: "Don't ask.")
  var yes = false

  func run() throws {
    guard let folder = StateFile.folderInEnvironment else { throw CommandFailure.wrongUse(StateFile.nowhere) }
    let kept = KeptFiles(in: folder)
    guard !kept.paths.isEmpty else {
      if kept.problems.isEmpty { return StandardOutput.write("Nothing is kept in \(folder).\n") }
      throw CommandFailure.nothing(kept.problems.joined(separator: "\n"))
    }
    if !yes {
      let words = joinedInWords(kept.names(of: kept.paths))
      guard isatty(STDIN_FILENO) == 1 else {
        throw CommandFailure.wrongUse(
          "nothing is removed without a word of yours: --yes removes \(words) from \(folder).")
      }
      StandardOutput.writeError("Remove \(words) from \(folder)? Type yes:")
      guard readLine().map({ folded($0) == folded("yes") || folded($0) == folded("y") }) ?? false else {
        throw CommandFailure.nothing("nothing is removed.")
      }
    }
    var removed: [String] = []
    var problems = kept.problems
    for path in kept.paths {
      let status = Files.linkStatus(of: path)
      if Files.unlink(path) {
        removed.append(path)
        // What else the file is called is nobody's to guess.
        if let status, status.st_mode & S_IFMT == S_IFREG, status.st_nlink > 1 {
          problems.append("\(path) is removed, and what it says still stands under another name that it had.")
        }
      } else if !SystemError.last.isMissing {
        problems.append("\(path) can't be removed: \(SystemError.last).")
      }
    }
    // A folder in which something else stands stays.
    _ = Files.removeFolder(folder)
    if !removed.isEmpty {
      StandardOutput.write("Removed from \(folder): \(joinedInWords(kept.names(of: removed))).\n")
    }
    if !problems.isEmpty { throw CommandFailure.nothing(problems.joined(separator: "\n")) }
  }
}

/// What rolescope wrote of its reader: its files, damaged ones, and what is left of writings that were cut off, in the folder
/// for state and where links lead from there.
private struct KeptFiles {
  let folder: String
  /// Whole paths; a link comes before what it leads to.
  private(set) var paths: [String] = []
  /// What could not be looked at, as sentences.
  private(set) var problems: [String] = []

  init(in folder: String) {
    self.folder = folder
    var names: [String] = []
    do throws(SystemError) { names = try Files.names(in: folder) } catch {
      if error.isMissing { return }
      problems.append("\(folder) can't be read: \(error).")
      // Those that are always called so may be there all the same.
      names = StateFile.names
    }
    let isOurs = { (name: String) in
      StateFile.names.contains { name == $0 || name.hasPrefix($0 + ".") || name.hasPrefix(".\($0).") }
    }
    for name in names where isOurs(name) {
      let path = "\(folder)/\(name)"
      if Files.linkStatus(of: path) != nil || !SystemError.last.isMissing { paths.append(path) }
    }
    for name in StateFile.names { add(targetOf: "\(folder)/\(name)") }
  }

  /// The names as they are said: of files elsewhere the whole paths.
  func names(of paths: [String]) -> [String] {
    paths.map { FileName.folder(of: $0) == folder ? FileName.last(of: $0) : $0 }
  }

  /// Adds what stands where a link leads, and what rolescope left beside it.
  private mutating func add(targetOf path: String) {
    guard let link = Files.linkStatus(of: path), link.st_mode & S_IFMT == S_IFLNK else { return }
    let place: String
    do throws(FileReplacement.Failure) { place = try FileReplacement.destination(of: path) } catch {
      return problems.append(error.description)
    }
    for path in [place] + FileReplacement.namesAside(of: place) + [FileReplacement.temporaryPath(of: place)] {
      guard let status = Files.linkStatus(of: path) else {
        if !SystemError.last.isMissing { problems.append("\(path) can't be reached: \(SystemError.last).") }
        continue
      }
      // A device takes what it is given, and keeps nothing; a folder was never written.
      if status.st_mode & S_IFMT == S_IFREG, !paths.contains(path) { paths.append(path) }
    }
  }
}

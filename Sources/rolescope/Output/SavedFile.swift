import SystemFiles

/// A file that the reader names, see ``FileReplacement``: nobody ever sees half of it.
struct SavedFile {
  /// Why it could not be written, as a sentence.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The whole path.
  let path: String

  /// Reads a path as it was typed: `~/` at its start is the home folder, and without a slash it stands in the folder that the
  /// program was started in.
  init(_ typed: String) throws(Failure) {
    var path = typed
    if path == "~" || path.hasPrefix("~/") {
      guard let home = Files.variable("HOME"), FileName.isAbsolute(home) else {
        throw Failure(description: "HOME names no folder that “~” could stand for.")
      }
      path = home + path.dropFirst()
    }
    if !FileName.isAbsolute(path), let folder = Files.currentFolder { path = folder + "/" + path }
    self.path = path
  }

  /// Whether something is there already.
  var exists: Bool { Files.linkStatus(of: path) != nil || !SystemError.last.isMissing }

  func write(_ text: String) throws(Failure) {
    do {
      try FileReplacement.check(path)
      try FileReplacement(of: path).write(Array(text.utf8))
    } catch { throw Failure(description: error.description) }
  }
}

import Glibc

/// A file that the reader names, written under another name beside it first: nobody ever sees half of it.
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
      guard let home = getenv("HOME").map({ String(cString: $0) }), home.hasPrefix("/") else {
        throw Failure(description: "HOME names no folder that “~” could stand for.")
      }
      path = home + path.dropFirst()
    }
    if !path.hasPrefix("/"), let folder = getcwd(nil, 0) {
      path = String(cString: folder) + "/" + path
      free(folder)
    }
    self.path = path
  }

  /// Whether something is there already.
  var exists: Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  func write(_ text: String) throws(Failure) {
    // Where a link leads, the file is replaced, and not the link.
    let place =
      realpath(path, nil).map { real in
        defer { free(real) }
        return String(cString: real)
      } ?? path
    var status = stat()
    let isThere = stat(place, &status) == 0
    if isThere, status.st_mode & S_IFMT == S_IFDIR {
      throw Failure(description: "\(path) is a folder: name a file in it.")
    }
    // A device or a pipe can't be replaced, only written into; a person who saves means a file.
    if isThere, status.st_mode & S_IFMT != S_IFREG { throw Failure(description: "\(path) is no file.") }
    if isThere, access(place, W_OK) != 0 { throw failure("is not to be written: \(reason)") }
    let folder = place.lastIndex(of: "/").map { $0 == place.startIndex ? "/" : String(place[..<$0]) } ?? "."
    var folderStatus = stat()
    guard stat(folder, &folderStatus) == 0, folderStatus.st_mode & S_IFMT == S_IFDIR else {
      throw Failure(description: "There is no folder \(folder) to save in.")
    }
    let temporary = "\(folder)/.rolescope-\(getpid())-\(place.split(separator: "/").last ?? "file")"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, isThere ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw failure("can't be written: \(reason)") }
    if isThere { fchmod(descriptor, status.st_mode & 0o7777) }
    let isWhole = writeWhole(Array(text.utf8), to: descriptor)
    var why = reason
    close(descriptor)
    if isWhole {
      if rename(temporary, place) == 0 { return }
      why = reason
    }
    unlink(temporary)
    throw failure("could not be written whole: \(why)")
  }

  private func failure(_ what: String) -> Failure { Failure(description: "\(path) \(what).") }

  private var reason: String { String(cString: strerror(errno)) }
}

import Glibc
import RoleCatalog

/// Removes a half-written file when the program is interrupted: what a killed program leaves, the next one writes over.
enum Interruption {
  /// Read by the signal handler, which may do little more than call `unlink`.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  static func remove(_ file: CatalogReplacement) {
    path = file.withTemporaryPath { strdup($0) }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        if let path = Interruption.path { unlink(path) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// The file is written or given up: signals do again what they do.
  static func forget() {
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    free(path)
    path = nil
  }
}

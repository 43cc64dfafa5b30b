import Foundation
import Synchronization

/// Folders for what programs under test keep: each a new one, all gone when the tests end.
package enum TemporaryFolders {
  private static let parent: String = {
    let path = NSTemporaryDirectory() + "rolescope-tests-state-\(ProcessInfo.processInfo.processIdentifier)"
    atexit {
      try? FileManager.default.removeItem(
        atPath: NSTemporaryDirectory() + "rolescope-tests-state-\(ProcessInfo.processInfo.processIdentifier)")
    }
    return path
  }()

  private static let count = Atomic<Int>(0)

  /// The path of a folder that no one has named before; whoever keeps something there makes it.
  package static func next() -> String {
    "\(parent)/\(count.add(1, ordering: .relaxed).newValue)"
  }

  /// The path of a new folder for state that looks as an explorer leaves it which was opened before: without a newcomer's
  /// hint, screens are those that a script draws.
  package static func known() -> String {
    let folder = next()
    let kept =
      #"{"version": 1, "pane": "overview", "order": "title", "skillOrder": "importance", "closest": [], "filters": [], "#
      + #""queries": [], "catalogs": []}"#
    try? FileManager.default.createDirectory(atPath: folder + "/rolescope", withIntermediateDirectories: true)
    try? kept.write(toFile: folder + "/rolescope/explorer.json", atomically: true, encoding: .utf8)
    return folder
  }
}

import Foundation
import PseudoTerminal
import Testing

/// The superuser in someone else's home.
@Suite struct BorrowedHomeTests {
  @Test(.enabled(if: geteuid() == 0), arguments: [["HOME"], ["HOME", "XDG_STATE_HOME"]])
  func `root keeps nothing in the home of another, and says so`(variables: [String]) throws {
    let folder = try TemporaryFolder()
    chown(folder.path, 65534, 65534)
    var environment = ["XDG_STATE_HOME": ""]
    for variable in variables { environment[variable] = folder.path }
    let terminal = try PseudoTerminal.starting(environment: environment)
    try terminal.waitToShow("Account Director")
    terminal.type("*")
    try terminal.waitToShow("as root rolescope keeps nothing there")
    terminal.type("q")
    #expect(try terminal.waitForExit(seconds: 60) == .status(0))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}

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
    try expectNothingKept(PseudoTerminal.starting(environment: environment, columns: 200))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(.enabled(if: geteuid() == 0)) func `a folder of root's within another's home is no place to keep either`()
    throws
  {
    let folder = try TemporaryFolder()
    let state = folder.path + "/.local/state/rolescope"
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    chown(folder.path, 65534, 65534)
    let terminal = try PseudoTerminal.starting(environment: ["XDG_STATE_HOME": "", "HOME": folder.path], columns: 200)
    try expectNothingKept(terminal)
    #expect(try FileManager.default.contentsOfDirectory(atPath: state).isEmpty)
  }

  @Test(.enabled(if: geteuid() == 0)) func `another's home whose name is no UTF-8 is another's too`() throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(
      "/bin/bash",
      arguments: [
        "-c",
        "h=\(folder.path)/$'h\\xff'; mkdir \"$h\" && chown 65534 \"$h\" && HOME=$h XDG_STATE_HOME= exec '\(Binary.path)'",
      ], columns: 200)
    try expectNothingKept(terminal)
    #expect(FileManager.default.subpaths(atPath: folder.path)?.count == 1)
  }

  private func expectNothingKept(_ terminal: PseudoTerminal) throws {
    try terminal.waitToShow("Account Director")
    terminal.type("*")
    try terminal.waitToShow("as root rolescope keeps nothing there")
    terminal.type("q")
    #expect(try terminal.waitForExit(seconds: 60) == .status(0))
  }
}

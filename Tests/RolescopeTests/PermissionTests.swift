import Foundation
import PseudoTerminal
import Testing

@testable import rolescope

/// What someone may not write or read is said, and everything else works. Tests may run as the superuser, who may do all: what is
/// tried here runs as one who owns nothing.
@Suite(.serialized) struct PermissionTests {
  /// The user "nobody".
  private static let nobody: UInt32 = 65534

  /// How to run the binary as nobody: the program and the arguments before its own; nil, with a word, where it can't be done.
  private static let start: (program: String, arguments: [String])? = {
    let drop = ["--reuid", String(nobody), "--regid", String(nobody), "--clear-groups"]
    guard geteuid() == 0 else {
      print("Only the superuser can run as nobody: permissions were not tried.")
      return nil
    }
    // The checkout may stand where nobody can reach.
    let folder = TemporaryFolders.next()
    let copy = folder + "/rolescope"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? FileManager.default.copyItem(atPath: Binary.path, toPath: copy)
    chmod(copy, 0o755)
    for path in [Binary.path, copy] {
      let run = try? Binary.run(program: "/usr/bin/setpriv", drop + [path, "--version"])
      if run?.status == 0 { return ("/usr/bin/setpriv", drop + [path]) }
    }
    print("Nobody can't run the binary here: permissions were not tried.")
    return nil
  }()

  /// A folder of nobody's with a home in it, and the article roles as a catalog that nobody may read.
  private final class Place {
    let folder: TemporaryFolder
    let catalog: String
    var home: String { folder.path + "/home" }

    init() throws {
      folder = try TemporaryFolder()
      catalog = folder.path + "/articles.sqlite"
      try FileManager.default.copyItem(atPath: Binary.articles, toPath: catalog)
      chmod(folder.path, 0o755)
      chmod(catalog, 0o644)
      try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
      give(home)
    }

    func give(_ path: String, mode: mode_t = 0o755) {
      chown(path, PermissionTests.nobody, PermissionTests.nobody)
      chmod(path, mode)
    }

    var environment: [String: String] { ["HOME": home, "XDG_STATE_HOME": "", "XDG_CONFIG_HOME": "", "PAGER": "cat"] }
  }

  private func run(_ arguments: [String], _ environment: [String: String]) throws -> Binary.Result {
    let start = try #require(Self.start)
    return try Binary.run(program: start.program, start.arguments + arguments, environment: environment)
  }

  private func explore(_ place: Place, _ changes: [String: String] = [:]) throws -> PseudoTerminal {
    let start = try #require(Self.start)
    let environment = PseudoTerminal.usualEnvironment.merging(place.environment) { $1 }.merging(changes) { $1 }
    let terminal = try PseudoTerminal(
      start.program, arguments: start.arguments + ["--catalog", place.catalog],
      environment: environment.filter { !$0.value.isEmpty }, columns: 200)
    try terminal.waitToShow("Account Director")
    return terminal
  }

  @Test func `in a folder that one may not write each command says so with status 2, and changes nothing`() throws {
    guard Self.start != nil else { return }
    let place = try Place()
    let files = ["config/rolescope/config.toml": "theme = \"light\"\n", "list.csv": "mine\n", "screen.txt": "mine\n"]
    for (name, text) in files { chmod(try place.folder.write(text.utf8, to: "closed/" + name), 0o644) }
    let closed = place.folder.path + "/closed"
    let table = try place.folder.write("title,pay.mean,year\nNew Role,50000,2024\n".utf8, to: "roles.csv")
    let screen = ["explore", "--catalog", place.catalog, "--size", "200x24", "--script"]
    for command in [
      ["config", "set", "theme", "dark"], screen + ["", "--save-screen", closed + "/screen.txt"],
      screen + ["", "--save-screen", closed + "/new.svg"],
      ["import", "roles", table, "--into", closed + "/mine.sqlite", "--empty"],
      ["catalog", "make", "--roles", "3", "--into", closed + "/made.sqlite"],
    ] {
      let result = try run(command, place.environment.merging(["XDG_CONFIG_HOME": closed + "/config"]) { $1 })
      #expect(result.status == 2, "\(command): \(result.error)")
      #expect(
        result.error.contains(closed) && result.error.contains("Permission denied"), "\(command): \(result.error)")
    }
    let saved = try run(screen + ["w \"\(closed)/list.csv\" Enter Enter"], place.environment)
    #expect(saved.output.contains("is not to be written: Permission denied"), "\(saved.output)")
    #expect(try run(screen + ["w \"\(closed)/new.csv\" Enter"], place.environment).output.contains("can't be written"))
    let found = try FileManager.default.subpathsOfDirectory(atPath: closed).sorted()
    #expect(found == ["config", "config/rolescope", "config/rolescope/config.toml", "list.csv", "screen.txt"])
    for (name, text) in files { #expect(try String(contentsOfFile: "\(closed)/\(name)", encoding: .utf8) == text) }
  }

  @Test func `a file that is closed for writing stays, though its folder is open`() throws {
    guard Self.start != nil else { return }
    let place = try Place()
    let path = try place.folder.write("theme = \"light\"\n".utf8, to: "home/.config/rolescope/config.toml")
    place.give((path as NSString).deletingLastPathComponent)
    place.give(path, mode: 0o444)
    let set = try run(["config", "set", "theme", "dark"], place.environment)
    #expect(set.status == 2 && set.error.contains("is not to be written: Permission denied"), "\(set.error)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "theme = \"light\"\n")
    let doctor = try run(["doctor", "--format", "json"], place.environment)
    #expect(doctor.json?["settings"]["writable"] == false, "\(doctor.output)")
  }

  @Test func `the explorer keeps nothing where it may not, says so, and the doctor knows`() throws {
    guard Self.start != nil else { return }
    let place = try Place()
    chown(place.home, 0, 0)
    let terminal = try explore(place)
    terminal.type("*")
    try terminal.waitToShow("\(place.home)/.local can't be made: Permission denied")
    #expect(terminal.screenText.contains("Account Director ★"))
    terminal.type("q")
    #expect(try terminal.waitForExit() == .status(0))
    let doctor = try run(["doctor", "--format", "json"], place.environment)
    #expect(doctor.status == 1 && doctor.json?["state"]["writable"] == false)
    #expect(
      doctor.json?["problems"][0]["what"].text == "\(place.home) can't be written to: Permission denied.",
      "\(doctor.output)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.home).isEmpty)
  }

  @Test func `what one may not read is said, and does not keep the explorer from opening`() throws {
    guard Self.start != nil else { return }
    let place = try Place()
    for (folder, name) in [(".config", "config.toml"), (".local/state", "shortlist.json")] {
      chmod(try place.folder.write("theme = \"light\"\n".utf8, to: "home/\(folder)/rolescope/\(name)"), 0o600)
    }
    let list = try run(["list", "--limit", "1", "--catalog", place.catalog], place.environment)
    #expect(list.status == 0 && list.error.contains("config.toml can't be read: Permission denied"), "\(list.error)")
    let set = try run(["config", "set", "theme", "dark"], place.environment)
    #expect(set.status == 2 && set.error.contains("Permission denied"), "\(set.error)")
    let shortlist = try run(["shortlist", "--catalog", place.catalog], place.environment)
    #expect(shortlist.status == 2 && shortlist.error.contains("shortlist.json can't be read: Permission denied"))
    let terminal = try explore(place)
    try terminal.waitToShow("shortlist.json can't be read: Permission denied")
    terminal.type("q")
    #expect(try terminal.waitForExit() == .status(0))
    chmod(place.catalog, 0o600)
    let catalog = try run(["list", "--catalog", place.catalog], place.environment)
    #expect(catalog.status == 2 && catalog.error.contains(place.catalog), "\(catalog.error)")
  }
}

import Foundation
import PseudoTerminal
import RoleModel
import Testing

@testable import Explorer
@testable import rolescope

/// Where files are looked for and written: homes and folders that are none, links, and a clock that is wrong.
@Suite(.serialized) struct PlacesOfFilesTests {
  private func star(_ environment: [String: String], waitingFor text: String) throws {
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: environment, columns: 200)
    try terminal.waitToShow("Account Director")
    terminal.type("*")
    try terminal.waitToShow(text)
    #expect(terminal.screenText.contains("Account Director ★"))
    terminal.type("q")
    #expect(try terminal.waitForExit() == .status(0))
    terminal.expectRestored()
  }

  private static let nowhere = ["XDG_STATE_HOME": "", "XDG_CONFIG_HOME": ""]

  @Test func `a relative folder of the environment is passed over for the home's`() throws {
    let home = try TemporaryFolder()
    let environment = ["HOME": home.path, "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "./config"]
    try star(environment, waitingFor: "★")
    let set = try Binary.run(["config", "set", "theme", "dark"], environment: environment, directory: home.path)
    #expect(set.status == 0, "\(set.error)")
    let found = try FileManager.default.subpathsOfDirectory(atPath: home.path).sorted()
    #expect(
      found == [
        ".config", ".config/rolescope", ".config/rolescope/config.toml", ".local", ".local/state",
        ".local/state/rolescope", ".local/state/rolescope/explorer.json", ".local/state/rolescope/shortlist.json",
      ])
  }

  @Test(arguments: ["relative", "", "FILE", "FILE/below", "/proc", "/nonexistent-\u{1F4A5}/../proc/1"])
  func `a home that is none is said, and nothing but keeping fails`(home: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("mine".utf8, to: "file")
    let home = home.replacingOccurrences(of: "FILE", with: file)
    let environment = Self.nowhere.merging(["HOME": home]) { $1 }
    try star(environment, waitingFor: home.hasPrefix("/") ? "can't be made" : "nothing is kept")
    let set = try Binary.run(["config", "set", "theme", "dark"], environment: environment)
    #expect(set.status == 2 && !set.error.isEmpty, "\(set.error)")
    let list = try Binary.run(["list", "--limit", "1", "--catalog", Binary.articles], environment: environment)
    #expect(list.status == 0 && list.error.isEmpty, "\(list.error)")
    let doctor = try Binary.run(["doctor"], environment: environment.merging(["PAGER": "cat"]) { $1 })
    #expect(doctor.status == 1, "\(doctor.output)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
  }

  @Test func `the doctor finds that a folder can't be made, also for one who may do all`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/nowhere")
    for path in ["/proc/state", "/proc/1/state", "/sys/state", folder.path + "/link/state"] {
      let run = try Binary.run(
        ["doctor", "--format", "json"], environment: ["XDG_STATE_HOME": path, "PAGER": "cat"])
      #expect(run.status == 1 && run.json?["state"]["writable"] == false, "\(path): \(run.output)")
      try star(["XDG_STATE_HOME": path], waitingFor: "can't be")
    }
    let good = try Binary.run(
      ["doctor", "--format", "json"], environment: ["XDG_STATE_HOME": folder.path + "/new/deep", "PAGER": "cat"])
    #expect(good.status == 0 && good.json?["state"]["writable"] == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["link"])
  }

  /// Links to a file that is there, to one that is not yet, relative ones, and one behind another.
  @Test(arguments: ["there", "missing", "relative", "two"])
  func `what is written goes where a link leads, and the link stays`(
    kind: String
  ) throws {
    let folder = try TemporaryFolder()
    let state = folder.path + "/state/rolescope"
    for path in [state, folder.path + "/config/rolescope", folder.path + "/kept"] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    let contents = [
      "config/rolescope/config.toml": "mouse = true\n", "state/rolescope/shortlist.json": "", "list.csv": "mine\n",
      "state/rolescope/about-me.json": "", "state/rolescope/explorer.json": "", "screen.txt": "mine\n",
    ]
    var targets: [String: String] = [:]
    for (link, text) in contents {
      let name = (link as NSString).lastPathComponent
      let target = "\(folder.path)/kept/\(name)"
      if kind != "missing" { try Data(text.utf8).write(to: URL(fileURLWithPath: target)) }
      let up = String(repeating: "../", count: link.split(separator: "/").count - 1)
      var destination = kind == "relative" ? "\(up)kept/\(name)" : target
      if kind == "two" {
        destination = "\(folder.path)/kept/\(name).link"
        try FileManager.default.createSymbolicLink(atPath: destination, withDestinationPath: name)
      }
      try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/\(link)", withDestinationPath: destination)
      targets[link] = destination
    }
    let environment = ["XDG_STATE_HOME": folder.path + "/state", "XDG_CONFIG_HOME": folder.path + "/config"]
    #expect(try Binary.run(["config", "set", "theme", "dark"], environment: environment).status == 0)
    let screen = ["explore", "--catalog", Binary.articles, "--size", "200x24", "--script"]
    #expect(try Binary.run(screen + ["", "--save-screen", folder.path + "/screen.txt"]).status == 0)
    _ = try Binary.run(screen + ["w \"\(folder.path)/list.csv\" Enter Enter"])
    let terminal = try PseudoTerminal.starting(["--catalog", Binary.articles], environment: environment)
    try terminal.waitToShow("Account Director")
    terminal.type("*ijj\r85k\r")
    try terminal.waitToShow("$85,000 a year")
    terminal.type("qq")
    #expect(try terminal.waitForExit() == .status(0))
    let words = [
      "config/rolescope/config.toml": "theme = \"dark\"", "state/rolescope/shortlist.json": "account-director",
      "list.csv": "account-director", "state/rolescope/about-me.json": "85000",
      "state/rolescope/explorer.json": "overview", "screen.txt": "Account Director",
    ]
    for (link, target) in targets {
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/\(link)") == target, "\(link)")
      let text = try String(contentsOfFile: "\(folder.path)/\(link)", encoding: .utf8)
      #expect(text.contains(words[link] ?? "?"), "\(link): \(text.prefix(200))")
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/kept").count
    #expect(kept == targets.count * (kind == "two" ? 2 : 1))
  }

  @Test func `links that go round, and one into a folder that is not there, are said and stay`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/rolescope/config.toml"
    try FileManager.default.createDirectory(atPath: folder.path + "/rolescope", withIntermediateDirectories: true)
    for (target, words) in [
      ("config.toml", "symbolic links"), ("/nowhere/deep/config.toml", "no folder /nowhere/deep"),
    ] {
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
      let set = try Binary.run(["config", "set", "theme", "dark"], environment: ["XDG_CONFIG_HOME": folder.path])
      #expect(set.status == 2 && (set.error.contains(words) || set.error.contains("circle")), "\(set.error)")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
      try FileManager.default.removeItem(atPath: path)
    }
  }

  @Test func `what stands under the name that a file has while it is written is no way in`() throws {
    let folder = try TemporaryFolder()
    let other = try folder.write("theirs".utf8, to: "other")
    let hidden = folder.path + "/.screen.txt.rolescope-new"
    let command = [
      "explore", "--catalog", Binary.articles, "--script", "", "--save-screen", folder.path + "/screen.txt",
    ]
    // A link, a second name of another file, and a pipe that nobody reads.
    for make in [{ symlink(other, hidden) }, { link(other, hidden) }, { mkfifo(hidden, 0o666) }] {
      #expect(make() == 0)
      let run = try Binary.run(command)
      #expect(run.status == 0, "\(run.error)")
      #expect(try String(contentsOfFile: other, encoding: .utf8) == "theirs")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["other", "screen.txt"])
    }
    #expect(mkdir(hidden, 0o700) == 0)
    let run = try Binary.run(command)
    #expect(run.status == 2 && run.error.contains("is in the way"), "\(run.error)")
  }

  @Test(arguments: [-86_400, 0, 1_000_000_000, 4_102_444_800, 253_402_300_800, 1 << 55])
  func `with a clock that is wrong everything is kept and read as ever`(seconds: Int) throws {
    guard let clock = FaultShim.environment(.clock(seconds)) else { return }
    let folder = try TemporaryFolder()
    let environment = clock.merging(["XDG_STATE_HOME": folder.path, "XDG_CONFIG_HOME": folder.path]) { $1 }
    // Kept while the clock was right, by a file that looks to be of the future.
    try star(["XDG_STATE_HOME": folder.path], waitingFor: "Account Director ★")
    for name in ["explorer.json", "shortlist.json"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 4_102_444_800)],
        ofItemAtPath: "\(folder.path)/rolescope/\(name)")
    }
    let terminal = try PseudoTerminal.starting(["--catalog", Binary.articles], environment: environment, columns: 160)
    try terminal.waitToShow("Account Director ★")
    terminal.type("j*")
    try terminal.waitToShow("Account Executive ★")
    terminal.type("q")
    #expect(try terminal.waitForExit() == .status(0))
    let list = try Binary.run(
      ["shortlist", "--catalog", Binary.articles, "--format", "json"], environment: environment)
    #expect(list.json?.items.map { $0["id"] } == ["account-director", "account-executive"], "\(list.error)")
    #expect(try Binary.run(["config", "set", "theme", "dark"], environment: environment).status == 0)
    let table = try folder.write("title,pay.mean,year\nNew Role,50000,2024\n".utf8, to: "roles.csv")
    let catalog = folder.path + "/mine.sqlite"
    for _ in 0..<2 {
      let imported = try Binary.run(
        ["import", "roles", table, "--into", catalog, "--empty"], environment: environment)
      #expect(imported.status == 0, "\(imported.error)")
    }
    let page = try Binary.run(
      ["show", "New Role", "--dated", "--catalog", catalog], environment: environment)
    #expect(page.status == 0 && page.output.contains("Printed ") && page.output.contains("50,000"), "\(page.error)")
  }
}

import Foundation
import PseudoTerminal
import Testing

/// What is written stays the old file or becomes the new one, whatever happens meanwhile, and the reader is told.
@Suite(.serialized) struct FaultTests {
  private static let table = "title,pay.mean,year\nNew Role,50000,2024\n"

  private func digest(_ catalog: String) throws -> String {
    let run = try Binary.run("catalog", "check", "--digest", catalog)
    #expect(run.status == 0, "\(run.error)")
    return run.output
  }

  @Test func `an import that is killed at any moment leaves the old catalog or the new one`() throws {
    let folder = try TemporaryFolder()
    let (table, catalog) = (try folder.write(Array(Self.table.utf8), to: "roles.csv"), folder.path + "/mine.sqlite")
    func copy() throws {
      try? FileManager.default.removeItem(atPath: catalog)
      try FileManager.default.copyItem(atPath: Binary.articles, toPath: catalog)
    }
    try copy()
    let old = try digest(catalog)
    let start = Date()
    #expect(try Binary.run("import", "roles", table, "--into", catalog).status == 0)
    let whole = Date().timeIntervalSince(start)
    let new = try digest(catalog)
    #expect(old != new)
    for _ in 0..<24 {
      try copy()
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Binary.path)
      process.arguments = ["import", "roles", table, "--into", catalog]
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      usleep(UInt32(Double.random(in: 0...whole * 1.1) * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try [old, new].contains(digest(catalog)))
    }
    // What a killed import left behind hinders none after it.
    #expect(try Binary.run("import", "roles", table, "--into", catalog).status == 0)
  }

  /// A file system of 64 KB that goes with the value; nil where mounting is not allowed.
  private final class SmallDisk {
    let folder: TemporaryFolder
    var path: String { folder.path }

    init?(options: String = "size=64k") throws {
      folder = try TemporaryFolder()
      guard try Binary.run(program: "/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder.path]).status == 0
      else {
        print("Mounting is not allowed here: no disk was full.")
        return nil
      }
    }

    func makeReadOnly() throws { _ = try Binary.run(program: "/bin/mount", ["-o", "remount,ro", folder.path]) }

    deinit { _ = try? Binary.run(program: "/bin/umount", [folder.path]) }
  }

  /// What stands in the folder, by name.
  private func files(_ path: String) throws -> [String: Data] {
    var result: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      result[name] = FileManager.default.contents(atPath: "\(path)/\(name)")
    }
    return result
  }

  @Test(arguments: [false, true]) func `a disk that is full or read-only is said, and what was there stays`(
    isReadOnly: Bool
  ) throws {
    guard let disk = try SmallDisk() else { return }
    let sources = try TemporaryFolder()
    let table = try sources.write(Array(Self.table.utf8), to: "roles.csv")
    try Data("id,title\r\n".utf8).write(to: URL(fileURLWithPath: disk.path + "/list.csv"))
    let shortlist = #"{"version": 1, "roles": [{"role": "account-director", "title": "Account Director", "note": ""}]}"#
    try FileManager.default.createDirectory(atPath: disk.path + "/rolescope", withIntermediateDirectories: true)
    try Data(shortlist.utf8).write(to: URL(fileURLWithPath: disk.path + "/rolescope/shortlist.json"))
    try Data("a screen\n".utf8).write(to: URL(fileURLWithPath: disk.path + "/screen.txt"))
    try Data("theme = \"light\"\n".utf8).write(to: URL(fileURLWithPath: disk.path + "/rolescope/config.toml"))
    if isReadOnly {
      try disk.makeReadOnly()
    } else {
      for size in [4096, 512, 64, 1] {
        if let file = fopen(disk.path + "/filling", "a") {
          setvbuf(file, nil, _IONBF, 0)
          while fwrite([UInt8](repeating: 1, count: size), 1, size, file) == size {}
          fclose(file)
        }
      }
    }
    let before = try files(disk.path)
    let imported = try Binary.run("import", "roles", table, "--into", disk.path + "/mine.sqlite", "--empty")
    #expect(imported.status == 2 && imported.error.contains(disk.path), "\(imported.error)")
    let saved = try Binary.run(
      [
        "explore", "--script", "w \"\(disk.path)/list.csv\" Enter Enter", "--size", "200x24", "--catalog",
        Binary.articles,
      ])
    #expect(
      saved.output.contains("can't be written") || saved.output.contains("could not be written")
        || saved.output.contains("not to be written"), "\(saved.output)")
    for command in [
      ["config", "set", "theme", "dark"],
      ["explore", "--script", "", "--catalog", Binary.articles, "--save-screen", disk.path + "/screen.txt"],
      ["explore", "--script", "", "--catalog", Binary.articles, "--save-screen", disk.path + "/screen.svg"],
      ["catalog", "make", "--roles", "5", "--into", disk.path + "/made.sqlite"],
      ["catalog", "build", "--resources", Binary.repository + "/Resources", "--into", disk.path + "/built.sqlite"],
    ] {
      let run = try Binary.run(command, environment: ["XDG_CONFIG_HOME": disk.path])
      #expect(run.status == 2 && run.output.isEmpty, "\(command): \(run.error)")
      #expect(run.error.contains(disk.path) && run.error.contains("written"), "\(command): \(run.error)")
    }
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: ["XDG_STATE_HOME": disk.path], columns: 160)
    try terminal.waitToShow("Account Director")
    terminal.type("j*")
    try terminal.waitFor("written", seconds: 20)
    terminal.type("jijj\r85k\r")
    try terminal.waitFor("about-me.json", seconds: 20)
    try terminal.waitFor("written", seconds: 20)
    terminal.type("qq")
    _ = try terminal.waitForExit(seconds: 30)
    terminal.expectRestored()
    #expect(try files(disk.path) == before)
  }

  @Test func `without a home the explorer opens, and says that nothing is kept`() throws {
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: ["HOME": "", "XDG_STATE_HOME": "", "XDG_CONFIG_HOME": ""],
      columns: 160)
    try terminal.waitToShow("Account Director")
    terminal.type("*")
    try terminal.waitFor("nothing is kept", seconds: 20)
    try terminal.expectQuit()
  }

  @Test func `no command and no screen opens a socket or starts a program`() throws {
    let folder = try TemporaryFolder()
    let log = folder.path + "/trace"
    let trace = ["-f", "-qq", "-e", "trace=%network,execve", "-o", log]
    let strace = "/usr/bin/strace"
    guard FileManager.default.isExecutableFile(atPath: strace),
      try Binary.run(program: strace, trace + ["/bin/true"]).status == 0
    else {
      print("strace is not here, or may not trace: sockets and programs were not looked for.")
      return
    }
    func expectNothing(_ what: String) throws {
      // What ended a process, and a thread that was gone before strace could read which call it was about to make, are no calls.
      let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").filter {
        !$0.contains("+++") && !$0.contains("???(")
      }
      // The one program is rolescope itself.
      #expect(calls.count == 1 && calls[0].contains("execve("), "\(what): \(calls)")
    }
    // Leaks are looked for by tracing, too, and a process has one tracer.
    let alone = ["ASAN_OPTIONS": "detect_leaks=0"]
    let roles = try folder.write("title,pay.mean,year\nNew Role,50000,2024\n".utf8, to: "roles.csv")
    let made = folder.path + "/made.sqlite"
    for command in [
      ["list"], ["list", "pay>60k"], ["show", "account director", "--format", "html"], ["doctor"], ["about"],
      ["compare", "account director", "account manager"], ["explain", "account-director", "pay.mean"],
      ["explore", "--script", "1 e q"], ["explore", "--script", "", "--save-screen", folder.path + "/screen.svg"],
      ["skills", "crm"], ["related", "11-2022"], ["gap", "11-2022", "11-2021"], ["path", "11-2022", "11-2021"],
      ["places", "11-2022"], ["pay", "11-2022", "150k"], ["config"], ["config", "set", "theme", "dark"],
      ["catalog", "check"], ["catalog", "make", "--roles", "5", "--into", made],
      ["catalog", "build", "--resources", Binary.repository + "/Resources", "--into", folder.path + "/built.sqlite"],
      ["import", "roles", roles, "--into", made],
    ] {
      let run = try Binary.run(program: strace, trace + [Binary.path] + command, environment: alone)
      #expect(run.status == 0, "\(command): \(run.error)")
      try expectNothing("\(command)")
    }
    let terminal = try PseudoTerminal(
      strace, arguments: trace + [Binary.path, "--catalog", Binary.articles],
      environment: PseudoTerminal.usualEnvironment.merging(alone) { $1 }, columns: 80, rows: 24)
    try terminal.waitToShow("Account Director")
    for keys in ["1e\u{1B}\u{1B}", "/sales\r", "\u{1B}", "*L\u{1B}", "y", "?\u{1B}", " j c"] {
      terminal.type(keys)
      terminal.readAnswer(within: 0.5)
    }
    terminal.type("qqq")
    #expect(try terminal.waitForExit(seconds: 30) == .status(0))
    try expectNothing("the explorer")
  }

  /// A shell's command, which limits what the program gets, and its status.
  private func limited(_ limit: String, _ arguments: [String], _ folder: TemporaryFolder) throws -> Binary.Result {
    try Binary.run(
      program: "/bin/sh", ["-c", limit + #"; exec "$0" "$@""#, Binary.path] + arguments, directory: folder.path)
  }

  @Test func `where too few files may be open, a sentence says so, and more are asked for where they may be`() throws {
    let folder = try TemporaryFolder()
    let make = ["catalog", "make", "--roles", "5", "--into", "mine.sqlite"]
    for count in 4...9 {
      let result = try limited("ulimit -n \(count)", make, folder)
      #expect(result.status == 2, "\(count): \(result.status)")
      #expect(
        result.error
          == "rolescope: \(count) files may be open at once here, and 32 have to be: allow more with ulimit -n.\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      #expect(try limited("ulimit -Sn \(count)", ["list"], folder).status == 0)
    }
    #expect(try limited("ulimit -n 32", make, folder).status == 0)
  }

  @Test func `where files may not grow, a writing is said to have failed, and leaves nothing`() throws {
    let folder = try TemporaryFolder()
    // The sanitizer of threads maps a file of its own before the program begins, and ends where that may not grow.
    guard try limited("ulimit -f 1", ["--version"], folder).status == 0 else {
      print("No program begins here where files may not grow: writing was not tried so.")
      return
    }
    for arguments in [
      ["catalog", "make", "--roles", "50", "--into", "mine.sqlite"],
      ["catalog", "build", "--resources", Binary.repository + "/Resources", "--into", "mine.sqlite"],
      ["explore", "--script", "", "--save-screen", "screen.svg"],
    ] {
      let result = try limited("ulimit -f 1", arguments, folder)
      #expect(result.status == 2 && result.error.contains("written"), "\(arguments): \(result.status) \(result.error)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty, "\(arguments)")
    }
  }
}

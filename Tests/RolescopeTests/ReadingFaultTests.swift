import Foundation
import Noise
import PseudoTerminal
import SystemFiles
import Testing

/// Files of every kind, read while the system fails: what is kept stays as it is, and the reader is told why.
@Suite(.serialized) struct ReadingFaultTests {
  /// A file, and a command that reads it.
  struct Kind: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: String
    /// With `FOLDER` for the file's folder.
    let arguments: [String]
    /// Commands go on without settings that can't be read, and say so.
    var goesOn = false

    static let all = [
      Kind(
        testDescription: "shortlist", file: "rolescope/shortlist.json", arguments: ["shortlist", "--format", "json"]),
      Kind(testDescription: "About me", file: "rolescope/about-me.json", arguments: ["me", "--format", "json"]),
      Kind(
        testDescription: "settings", file: "rolescope/config.toml", arguments: ["list", "--limit", "1"], goesOn: true),
      Kind(
        testDescription: "settings that are changed", file: "rolescope/config.toml",
        arguments: ["config", "set", "theme", "dark"]),
      Kind(
        testDescription: "settings that are checked", file: "rolescope/config.toml", arguments: ["config", "check"]),
      Kind(
        testDescription: "role file", file: "roles.json",
        arguments: ["import", "roles", "FOLDER/roles.json", "--into", "FOLDER/new.sqlite", "--empty", "--dry-run"]),
      Kind(
        testDescription: "CSV", file: "roles.csv",
        arguments: ["import", "roles", "FOLDER/roles.csv", "--into", "FOLDER/new.sqlite", "--empty", "--dry-run"]),
      Kind(
        testDescription: "workbook", file: "book.xlsx",
        arguments: ["import", "projections", "FOLDER/book.xlsx", "--into", "FOLDER/new.sqlite", "--empty", "--dry-run"]),
      Kind(
        testDescription: "zip", file: "onet.zip",
        arguments: ["import", "onet", "FOLDER/onet.zip", "--into", "FOLDER/new.sqlite", "--empty", "--dry-run"]),
      Kind(testDescription: "catalog", file: "mine.sqlite", arguments: ["list", "--catalog", "FOLDER/mine.sqlite"]),
      Kind(
        testDescription: "catalog that is checked", file: "mine.sqlite",
        arguments: ["catalog", "check", "FOLDER/mine.sqlite"]),
      Kind(
        testDescription: "catalog that is written", file: "mine.sqlite",
        arguments: ["import", "roles", "FOLDER/roles.csv", "--into", "FOLDER/mine.sqlite"]),
    ]
  }

  private static func make() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let texts = [
      "rolescope/shortlist.json":
        #"{"version": 1, "roles": [{"role": "account-director", "title": "Account Director", "note": "n"}]}"#,
      "rolescope/about-me.json": #"{"role": "account-director", "place": "OH", "pay": null, "skills": []}"#,
      "rolescope/explorer.json":
        #"{"version": 1, "pane": "skills", "order": "title", "skillOrder": "importance", "closest": [], "#
        + #""filters": ["nurse"], "queries": [], "catalogs": []}"#,
      "rolescope/config.toml": "mouse = true\n", "roles.csv": "title,pay.mean,year\nNew Role,50000,2024\n",
    ]
    for (name, text) in texts { _ = try folder.write(text.utf8, to: name) }
    let workbook = try #require(Noise.files(ofCorpus: "workbooks").first)
    for name in ["book.xlsx", "onet.zip"] { _ = try folder.write(workbook, to: name) }
    _ = try folder.write(try #require(Noise.files(ofCorpus: "roles").last), to: "roles.json")
    try FileManager.default.copyItem(atPath: Binary.articles, toPath: folder.path + "/mine.sqlite")
    return folder
  }

  private static func run(_ kind: Kind, in folder: TemporaryFolder, _ fault: FaultShim.Fault? = nil) throws
    -> Binary.Result
  {
    let variables = fault.flatMap { FaultShim.environment($0) } ?? [:]
    return try Binary.run(
      kind.arguments.map { $0.replacingOccurrences(of: "FOLDER", with: folder.path) },
      environment: ["XDG_STATE_HOME": folder.path, "XDG_CONFIG_HOME": folder.path].merging(variables) { $1 })
  }

  private func files(_ folder: TemporaryFolder) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      files[name] = FileManager.default.contents(atPath: "\(folder.path)/\(name)")
    }
    return files
  }

  @Test(arguments: Kind.all)
  func `what can't be read is said as what it is, and stays; what is read in pieces is read whole`(kind: Kind) throws {
    guard FaultShim.environment(.kill(atStep: 1)) != nil else { return }
    let name = FileName.last(of: kind.file)
    let usual = try Self.run(kind, in: Self.make())
    var counts: [String: Int] = [:]
    for fault in [FaultShim.Fault.interrupted(name: name), .short(name: name)] {
      let folder = try Self.make()
      let run = try Self.run(kind, in: folder, fault)
      // Names of the folders differ.
      #expect(run.status == usual.status, "\(fault): \(run.error)")
      #expect(run.output.count == usual.output.count && run.error.count == usual.error.count, "\(fault): \(run.error)")
      counts["read whole", default: 0] += 1
    }
    let failures: [(FaultShim.Fault, Int32)] =
      [EACCES, EMFILE, ENFILE, ENOMEM, EIO, ELOOP].map { (.opening(errno: $0, name: name), $0) }
      + [EIO, ENOMEM, EACCES].map { (.reading(errno: $0, name: name), $0) }
    for (fault, number) in failures {
      let folder = try Self.make()
      let before = try files(folder)
      let run = try Self.run(kind, in: folder, fault)
      #expect(run.status == (kind.goesOn ? 0 : 2), "\(fault): \(run.status) \(run.output)")
      #expect(run.error.contains(name), "\(fault): \(run.error)")
      #expect(run.error.contains(String(cString: strerror(number))), "\(fault): \(run.error)")
      #expect(!run.error.contains("damaged") && !run.error.contains("is no "), "\(fault): \(run.error)")
      #expect(try files(folder) == before, "\(fault)")
      counts["said, and left as it is", default: 0] += 1
    }
    print(
      "Reading, \(kind.testDescription): \(counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))"
    )
  }

  @Test(arguments: [
    (FaultShim.Fault.opening(errno: EACCES, name: "json"), "Permission denied"),
    (.opening(errno: EMFILE, name: "json"), "Too many open files"),
    (.reading(errno: EIO, name: "json"), "Input/output error"),
  ]) func `the explorer keeps nothing in files that it can't read, says so, and leaves them`(
    fault: FaultShim.Fault, words: String
  ) throws {
    guard let variables = FaultShim.environment(fault) else { return }
    let folder = try Self.make()
    let before = try files(folder)
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: variables.merging(["XDG_STATE_HOME": folder.path]) { $1 },
      columns: 240)
    try terminal.waitToShow(words)
    terminal.type("j*")
    try terminal.waitFor("shortlist.json can't be read: \(words)", seconds: 60)
    terminal.type("ijj\r85k\r")
    try terminal.waitFor("about-me.json can't be read: \(words)", seconds: 60)
    terminal.type("qq")
    _ = try terminal.waitForExit(seconds: 60)
    terminal.expectRestored()
    // What is kept at the end has no screen any more.
    let said = String(decoding: terminal.bytesReceived, as: UTF8.self).replacing("\r\n", with: " ")
    #expect(said.contains("explorer.json can't be read: \(words)"))
    // What is starred may wait in a file of its own.
    #expect(try files(folder).filter { $0.key != "rolescope/shortlist.json.waiting" } == before)
    print("Reading, the explorer: 3 said, and left as they are")
  }

  @Test(arguments: [("interrupt", FaultShim.Fault.interrupted(name: "json")), ("short", .short(name: "json"))])
  func `the explorer reads what it kept also in pieces, and keeps more`(name: String, fault: FaultShim.Fault) throws {
    guard let variables = FaultShim.environment(fault) else { return }
    let folder = try Self.make()
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: variables.merging(["XDG_STATE_HOME": folder.path]) { $1 },
      columns: 160)
    try terminal.waitToShow("Account Director ★")
    terminal.type("j*")
    try terminal.waitToShow("Account Executive ★")
    try terminal.expectQuit()
    let text = try String(contentsOfFile: folder.path + "/rolescope/shortlist.json", encoding: .utf8)
    #expect(text.contains("account-director") && text.contains("account-executive"))
    let kept = try String(contentsOfFile: folder.path + "/rolescope/explorer.json", encoding: .utf8)
    #expect(kept.contains("nurse"))
    #expect(try !files(folder).keys.contains { $0.contains("damaged") })
  }
}

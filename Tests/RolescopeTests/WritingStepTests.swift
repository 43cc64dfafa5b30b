import Foundation
import Noise
import PseudoTerminal
import RoleModel
import Testing

@testable import Explorer
@testable import rolescope

/// At each step of writing the program is killed, or the disk fails from there on: every file is the old one or the new one.
@Suite(.serialized) struct WritingStepTests {
  /// A command that writes a file, and the folder that it writes in.
  struct Writing: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The name of the file in the folder, and what stood in it before; nil for the article roles as a catalog.
    let file: String
    var before: String? = "mine\n"
    /// With `FOLDER` for the folder.
    let arguments: [String]
    var input: [String: String] = [:]
    /// A catalog takes thousands of steps: one in so many is tried.
    var isCatalog = false
    var stride: Int { isCatalog ? 11 * sampleStep : 1 }

    static let screen = ["explore", "--catalog", "ARTICLES", "--size", "200x60", "--script"]
    static let all = [
      Writing(
        testDescription: "config set", file: "rolescope/config.toml", before: "mouse = true\n",
        arguments: ["config", "set", "theme", "dark"]),
      Writing(
        testDescription: "--save-screen", file: "screen.svg",
        arguments: screen + ["", "--save-screen", "FOLDER/screen.svg"]),
      Writing(testDescription: "w", file: "list.csv", arguments: screen + ["w \"FOLDER/list.csv\" Enter Enter"]),
      Writing(
        testDescription: "import", file: "mine.sqlite", before: nil,
        arguments: ["import", "roles", "FOLDER/roles.csv", "--into", "FOLDER/mine.sqlite"],
        input: ["roles.csv": "title,pay.mean,year\nNew Role,50000,2024\n"], isCatalog: true),
      Writing(
        testDescription: "catalog make", file: "mine.sqlite", before: nil,
        arguments: ["catalog", "make", "--roles", "30", "--into", "FOLDER/mine.sqlite"], isCatalog: true),
      Writing(
        testDescription: "catalog build", file: "mine.sqlite", before: nil,
        arguments: [
          "catalog", "build", "--resources", Binary.repository + "/Resources", "--opening", "account-manager", "--into",
          "FOLDER/mine.sqlite",
        ],
        isCatalog: true),
    ]
  }

  /// A writing in a folder of its own, made anew for each try.
  private final class Place {
    let folder: TemporaryFolder
    let writing: Writing
    var path: String { "\(folder.path)/\(writing.file)" }

    init(_ writing: Writing) throws {
      folder = try TemporaryFolder()
      self.writing = writing
      for (name, text) in writing.input { _ = try folder.write(text.utf8, to: name) }
    }

    func restore() throws {
      for name in try names() where writing.input[name] == nil {
        try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
      }
      if let before = writing.before {
        _ = try folder.write(before.utf8, to: writing.file)
      } else {
        try FileManager.default.copyItem(atPath: Binary.articles, toPath: path)
      }
    }

    func run(_ fault: FaultShim.Fault? = nil) throws -> Binary.Result {
      let variables = fault.flatMap { FaultShim.environment($0) } ?? [:]
      return try Binary.run(
        writing.arguments.map {
          $0.replacingOccurrences(of: "FOLDER", with: folder.path)
            .replacingOccurrences(of: "ARTICLES", with: Binary.articles)
        }, environment: ["XDG_CONFIG_HOME": folder.path].merging(variables) { $1 })
    }

    /// What stands in the folder, folders within left out.
    func names() throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().filter { name in
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: "\(folder.path)/\(name)", isDirectory: &isFolder)
        return isThere && !isFolder.boolValue
      }
    }

    func content() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
  }

  @Test(arguments: Writing.all)
  func `killed at any step, the file is the old one or the new one, and the next run works`(
    writing: Writing
  ) throws {
    guard FaultShim.environment(.kill(atStep: 1)) != nil else { return }
    let place = try Place(writing)
    try place.restore()
    let old = try place.content()
    #expect(try place.run().status == 0)
    let new = try place.content()
    #expect(old != new)
    let usual = try place.names()
    var step = 1
    var kills = 0
    while true {
      try place.restore()
      let run = try place.run(.kill(atStep: step))
      let content = try place.content()
      #expect(content == old || content == new, "step \(step)")
      if run.status == 0 || step > 10_000 { break }
      #expect(run.status == SIGKILL, "step \(step): \(run.error)")
      kills += 1
      // One name at most stays behind, and the next run takes it over.
      let left = try Set(place.names()).subtracting(usual)
      #expect(left.count <= 1 || left.allSatisfy { $0.contains(".rolescope-new") }, "step \(step): \(left)")
      #expect(try place.run().status == 0, "step \(step)")
      #expect(try place.content() == new && place.names() == usual, "step \(step)")
      step += writing.stride
    }
    #expect(kills >= (sampleStep == 1 ? 5 : 2))
  }

  @Test(arguments: Writing.all.map { ($0, ENOSPC) } + [(Writing.all[0], EIO), (Writing.all[2], EROFS)])
  func `a disk that fails at any step is said, and the old file stays`(
    writing: Writing, number: Int32
  ) throws {
    guard FaultShim.environment(.kill(atStep: 1)) != nil else { return }
    let place = try Place(writing)
    try place.restore()
    let usual = try place.names()
    let old = try place.content()
    var step = 1
    var failures = 0
    while true {
      try place.restore()
      let run = try place.run(.fail(fromStep: step, errno: number))
      let content = try place.content()
      if content != old || step > 10_000 { break }
      failures += 1
      // Saving from the explorer says it on the screen.
      let isScreen = writing.arguments.contains { $0.hasPrefix("w ") }
      let words = isScreen ? run.output : run.error
      #expect(run.status == (isScreen ? 0 : 2), "step \(step): \(run.status) \(run.error)")
      #expect(
        words.contains("written") || words.contains("made") || words.contains("in the way"),
        "step \(step): \(words)")
      #expect(try place.names() == usual, "step \(step): \(run.error)")
      step += writing.stride
    }
    #expect(failures >= (sampleStep == 1 ? 4 : 2))
  }

  /// Calls that fail by themselves, and the error numbers that they give.
  private static let calls = [
    ("write", ENOSPC), ("write", EDQUOT), ("rename", ENOSPC), ("fsync", EIO), ("ftruncate", EIO),
  ]

  @Test(arguments: Writing.all, calls)
  func `a call that fails is said as what it is, and the old file stays`(
    writing: Writing, failing: (call: String, number: Int32)
  ) throws {
    let call = writing.isCatalog && failing.call == "write" ? "pwrite" : failing.call
    guard FaultShim.environment(.kill(atStep: 1)) != nil else { return }
    let place = try Place(writing)
    try place.restore()
    let usual = try place.names()
    let old = try place.content()
    let run = try place.run(.each(call: call, errno: failing.number))
    let isScreen = writing.arguments.contains { $0.hasPrefix("w ") }
    #expect(run.status == (isScreen ? 0 : 2), "\(run.status) \(run.error)")
    let words = isScreen ? run.output : run.error
    #expect(words.contains(String(cString: strerror(failing.number))) && words.contains("written"), "\(words)")
    #expect(try place.content() == old && place.names() == usual)
  }

  @Test(arguments: calls) func `the explorer says what it could not keep, and why, and what it had kept stays`(
    call: String, number: Int32
  ) throws {
    guard let variables = FaultShim.environment(.each(call: call, errno: number)) else { return }
    let folder = TemporaryFolders.known()
    let shortlist = ShortlistFile(path: folder + "/rolescope/shortlist.json")
    let list = try shortlist.change(.add(.init(role: RoleID("old"), title: "Old")))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/rolescope").sorted()
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: variables.merging(["XDG_STATE_HOME": folder]) { $1 }, columns: 200)
    try terminal.waitToShow("Account Director")
    let words = String(cString: strerror(number))
    terminal.type("*")
    try terminal.waitFor(words, seconds: 60)
    terminal.type("ijj\r85k\r")
    try terminal.waitUntil("the state of About me", seconds: 60) {
      $0.screenText.contains("about-me.json") && $0.screenText.contains(words)
    }
    terminal.type("qq")
    _ = try terminal.waitForExit(seconds: 60)
    let said = String(decoding: terminal.bytesReceived, as: UTF8.self)
    #expect(said.contains("explorer.json could not be written") && said.contains(words))
    #expect(try shortlist.read() == list)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/rolescope").sorted() == names)
  }

  @Test func `the explorer killed at any step of keeping loses nothing that it had kept, and the next one works`()
    throws
  {
    guard FaultShim.environment(.kill(atStep: 1)) != nil else { return }
    // The first step is before the screen: a file without a name, for what other libraries print.
    var step = 2
    var kills = 0
    while step < 200 {
      let folder = TemporaryFolders.known()
      let place = folder + "/rolescope/"
      let shortlist = ShortlistFile(path: place + "shortlist.json")
      let me = AboutMeFile(path: place + "about-me.json")
      let memory = MemoryFile(path: place + "explorer.json", catalog: "bundled")
      _ = try shortlist.change(.add(.init(role: RoleID("old"), title: "Old")))
      try me.write(AboutMe(place: "OH"), since: AboutMe())
      let variables = FaultShim.environment(.kill(atStep: step)) ?? [:]
      let terminal = try PseudoTerminal.starting(
        ["--catalog", Binary.articles], environment: variables.merging(["XDG_STATE_HOME": folder]) { $1 })
      try terminal.waitToShow("Account Director")
      // A star, a pay, and the end.
      terminal.type("*ijj\r85k\rqq")
      let exit = try terminal.waitForExit(seconds: 30)
      let list = try shortlist.read().entries.map(\.role.text)
      #expect([["old"], ["old", "account-director"]].contains(list), "step \(step): \(list)")
      let said = try me.read()
      #expect(said.place == "OH" && [nil, 85000].contains(said.pay?.amount), "step \(step)")
      _ = try memory.read()
      if exit == .status(0) { break }
      #expect(exit == .signal(SIGKILL), "step \(step)")
      kills += 1
      let next = try PseudoTerminal.starting(["--catalog", Binary.articles], environment: ["XDG_STATE_HOME": folder])
      try next.waitToShow("Account Director")
      #expect(!next.screenText.contains("damaged"))
      next.type("j*")
      try next.waitToShow("Account Executive ★")
      try next.expectQuit()
      #expect(try shortlist.read().entries.count == list.count + 1)
      let names = try FileManager.default.contentsOfDirectory(atPath: place)
      #expect(names.filter { $0.hasSuffix(".rolescope-new") }.allSatisfy { $0 == ".about-me.json.rolescope-new" })
      #expect(!names.contains { $0.hasSuffix(".damaged") }, "step \(step): \(names)")
      step += 1
    }
    #expect(kills > 10)
  }
}

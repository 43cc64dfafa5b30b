import Foundation
import PseudoTerminal
import RoleModel
import Testing

@testable import Explorer
@testable import rolescope

/// What the explorer keeps from one time to the next.
@Suite(.serialized) struct MemoryFileTests {
  private func memoryFile(_ folder: String = TemporaryFolders.next(), catalog: String = "bundled") -> MemoryFile {
    MemoryFile(path: folder + "/rolescope/explorer.json", catalog: catalog)
  }

  private func files(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/rolescope").sorted()
  }

  private func write(_ text: String, to name: String, in folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder + "/rolescope", withIntermediateDirectories: true)
    try text.write(toFile: "\(folder)/rolescope/\(name)", atomically: true, encoding: .utf8)
  }

  private func explore(_ folder: String, _ arguments: [String] = []) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.starting(
      arguments + ["--catalog", Binary.articles], environment: ["XDG_STATE_HOME": folder])
    try terminal.waitToShow("Rolescope")
    return terminal
  }

  private var memory: ExplorerMemory {
    var memory = ExplorerMemory()
    memory.role = RoleID("account-executive")
    memory.pane = .skills
    memory.order = .growth
    memory.isReversed = true
    memory.alignsPay = true
    memory.skillOrder = .distinction
    memory.closest = ["account-director": "11-2022"]
    memory.filters = ["sales \"manager\"", "pay>60k"]
    memory.queries = ["crm, negotiation^2"]
    memory.search.filter = "pay>60k"
    memory.search.marks = [RoleID("account-director")]
    return memory
  }

  @Test func `what is kept is read back, for each catalog apart what is the catalog's`() throws {
    let folder = TemporaryFolders.next()
    let file = memoryFile(folder)
    #expect(try file.read() == ExplorerMemory())
    try file.write(memory, since: ExplorerMemory())
    #expect(try file.read() == memory)
    #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
    var elsewhere = memory
    (elsewhere.role, elsewhere.search) = (nil, .init())
    #expect(try memoryFile(folder, catalog: "/mine.sqlite").read() == elsewhere)
    #expect(try files(folder) == ["explorer.json"])
  }

  @Test func `a damaged file is said and kept aside, one of a newer program is left as it is`() throws {
    for text in ["{", "[]", "{\"version\": 1}", "{\"version\": 1, \"pane\": \"nowhere\"}"] {
      let folder = TemporaryFolders.next()
      try write(text, to: "explorer.json", in: folder)
      let file = memoryFile(folder)
      #expect(throws: StateFile.Failure.self) { try file.read() }
      try file.write(memory, since: ExplorerMemory())
      #expect(try file.read() == memory)
      #expect(try String(contentsOfFile: file.path + ".damaged", encoding: .utf8) == text)
    }
    for name in ["explorer.json", "shortlist.json"] {
      let folder = TemporaryFolders.next()
      let newer = "{\"version\": 2, \"mood\": \"good\"}"
      try write(newer, to: name, in: folder)
      let sentence = "is of a newer rolescope: it is left as it is"
      let failure = #expect(throws: StateFile.Failure.self) {
        if name == "explorer.json" {
          try memoryFile(folder).write(memory, since: ExplorerMemory())
        } else {
          _ = try ShortlistFile(path: "\(folder)/rolescope/\(name)").change(.remove(RoleID("a")))
        }
      }
      #expect(failure?.description.contains(sentence) == true)
      #expect(try String(contentsOfFile: "\(folder)/rolescope/\(name)", encoding: .utf8) == newer)
    }
  }

  @Test func `the shortlist is read back, and changes of two at once are both kept`() throws {
    let folder = TemporaryFolders.next()
    let file = ShortlistFile(path: folder + "/rolescope/shortlist.json")
    DispatchQueue.concurrentPerform(iterations: 40) { number in
      _ = try? file.change(.add(.init(role: RoleID("role-\(number)"), title: "Role \(number)")))
    }
    #expect(try file.read().entries.count == 40)
    _ = try file.change(.note(.init(role: RoleID("role-7"), title: "", note: "a \"note\""), replacing: ""))
    #expect(try file.read()[RoleID("role-7")]?.note == "a \"note\"")
    for number in 0..<40 { _ = try file.change(.remove(RoleID("role-\(number)"))) }
    #expect(try file.read().entries.isEmpty && !FileManager.default.fileExists(atPath: file.path))
  }

  @Test func `a lock that nobody gives back is waited for, then said`() throws {
    let folder = TemporaryFolders.next()
    try write("", to: ".shortlist.json.rolescope-new", in: folder)
    let descriptor = open(folder + "/rolescope/.shortlist.json.rolescope-new", O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let failure = #expect(throws: StateFile.Failure.self) {
      _ = try ShortlistFile(path: folder + "/rolescope/shortlist.json").change(.remove(RoleID("a")))
    }
    #expect(failure?.description.contains("another rolescope holds") == true)
  }

  @Test func `the explorer begins where it was left, and --resume brings back filter and marks`() throws {
    let folder = TemporaryFolders.next()
    let first = try explore(folder)
    first.type(" /pay>60k\r")
    try first.waitToShow("3 roles, by title")
    first.type("j4")
    try first.waitToShow("Tab next pane")
    let row = first.screenText
    first.type("q")
    #expect(try first.waitForExit() == .status(0))
    let plain = try explore(folder)
    #expect(plain.screenText.contains("Roles by title") && !plain.selectedRow.hasPrefix("▌  Account Director"))
    #expect(plain.screenText.contains("4 Skills") && !plain.screenText.contains("marked"))
    #expect(row.contains("4 Skills"))
    // What was left without being asked for again is what is kept last: marks and filter are gone now.
    plain.type("/")
    plain.press(.control("p"))
    try plain.waitToShow("pay>60k")
    plain.type("\r")
    plain.type(" ")
    try plain.waitToShow("marked A")
    plain.signal(SIGTERM)
    #expect(try plain.waitForExit() == .signal(SIGTERM))
    plain.expectRestored()
    let resumed = try explore(folder, ["--resume"])
    #expect(resumed.screenText.contains("pay>60k") && resumed.screenText.contains("3 roles, by title"))
    #expect(resumed.screenText.contains("marked A"))
    try resumed.expectQuit()
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT]) func `a signal keeps the state as of then`(number: Int32) throws
  {
    let folder = TemporaryFolders.next()
    let terminal = try explore(folder)
    terminal.type("j2")
    try terminal.waitToShow("Tab next pane")
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .signal(number))
    terminal.expectRestored()
    let kept = try MemoryFile(path: folder + "/rolescope/explorer.json", catalog: realName(Binary.articles)).read()
    #expect(kept.role == RoleID("account-executive") && kept.pane == .education)
  }

  @Test func `a terminal that goes away keeps it too`() throws {
    let folder = TemporaryFolders.next()
    let terminal = try explore(folder)
    terminal.type("j")
    try terminal.waitForSelection(of: "Account Executive")
    terminal.hangUp()
    #expect(try terminal.waitForExit() == .signal(SIGHUP))
    let kept = try MemoryFile(path: folder + "/rolescope/explorer.json", catalog: realName(Binary.articles)).read()
    #expect(kept.role == RoleID("account-executive"))
  }

  private func realName(_ path: String) -> String {
    guard let name = realpath(path, nil) else { return path }
    defer { free(name) }
    return String(cString: name)
  }

  @Test func `two explorers at once lose no star, no note and no text`() throws {
    let folder = TemporaryFolders.next()
    let (first, second) = (try explore(folder), try explore(folder))
    first.type("*")
    try first.waitToShow("Account Director ★")
    second.type("j*")
    try second.waitToShow("Account Executive ★")
    // What the other one starred came back with the answer.
    try second.waitToShow("Account Director ★")
    first.type("Eof the first\r")
    try first.waitToShow("Account Executive ★")
    first.type("/first\r")
    try first.waitToShow("No role")
    second.type("/second\r")
    try second.waitToShow("No role")
    try second.expectQuit()
    try first.expectQuit()
    let list = try ShortlistFile(path: folder + "/rolescope/shortlist.json").read()
    #expect(list.entries.map(\.title) == ["Account Director", "Account Executive"])
    #expect(list.entries.map(\.note) == ["of the first", ""])
    let kept = try MemoryFile(path: folder + "/rolescope/explorer.json", catalog: realName(Binary.articles)).read()
    #expect(kept.filters == ["second", "first"])
  }

  @Test func `--fresh and --script neither read nor keep`() throws {
    let folder = TemporaryFolders.next()
    try write("{", to: "explorer.json", in: folder)
    let terminal = try explore(folder, ["--fresh"])
    #expect(!terminal.screenText.contains("damaged"))
    terminal.type("*j")
    try terminal.waitToShow("Account Director ★")
    try terminal.expectQuit()
    _ = try Binary.run(["explore", "--script", "* q"], environment: ["XDG_STATE_HOME": folder])
    #expect(try files(folder) == ["explorer.json"])
    #expect(try String(contentsOfFile: folder + "/rolescope/explorer.json", encoding: .utf8) == "{")
  }

  @Test func `the first time has a hint, the second has none`() throws {
    let folder = TemporaryFolders.next()
    let first = try explore(folder)
    try first.waitToShow("First time here?")
    try first.expectQuit()
    let second = try explore(folder)
    #expect(!second.screenText.contains("First time here?"))
    try second.expectQuit()
  }

  @Test func `a damaged file is said on the screen`() throws {
    let folder = TemporaryFolders.next()
    try write("{\"version\": 1, ", to: "shortlist.json", in: folder)
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: ["XDG_STATE_HOME": folder], columns: 200)
    try terminal.waitToShow("shortlist.json is damaged, line 1")
    try terminal.expectQuit()
  }

  @Test func `where nothing can be written a sentence says so, and the explorer is as well as ever`() throws {
    // A file stands where the folder would be; a folder that is read-only would not stop the superuser.
    let folder = TemporaryFolders.next()
    try write("", to: "file", in: folder)
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: ["XDG_STATE_HOME": folder + "/rolescope/file"], columns: 200)
    try terminal.waitToShow("Rolescope")
    terminal.type("*")
    try terminal.waitToShow("can't be made: Not a directory")
    #expect(terminal.screenText.contains("Account Director ★"))
    terminal.type("q")
    #expect(try terminal.waitForExit() == .status(0))
    terminal.expectRestored()
    #expect(String(decoding: terminal.bytesReceived, as: UTF8.self).contains("rolescope: "))
  }
}

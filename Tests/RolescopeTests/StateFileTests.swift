import Foundation
import Noise
import PseudoTerminal
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer
@testable import rolescope

/// What is kept is kept, or said not to be: what can't be read is not given up, and what is written is read back.
@Suite(.serialized) struct StateFileTests {
  private let folder = TemporaryFolders.next()

  private func place(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: folder + "/rolescope", withIntermediateDirectories: true)
    return "\(folder)/rolescope/\(name)"
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/rolescope").sorted()
  }

  private static let files = ["about-me.json", "explorer.json", "shortlist.json"]

  /// Keeps something in the file of this name.
  private func keep(in name: String) throws {
    let path = try place(name)
    switch name {
    case "about-me.json": try AboutMeFile(path: path).write(AboutMe(place: "OH"), since: AboutMe())
    case "explorer.json":
      try MemoryFile(path: path, catalog: "bundled").write(ExplorerMemory(), since: ExplorerMemory())
    default: _ = try ShortlistFile(path: path).change(.add(.init(role: RoleID("a"), title: "A")))
    }
  }

  @Test(arguments: files) func `what is too long or no file can't be read, and stays as it is`(name: String) throws {
    let path = try place(name)
    let long = Data(repeating: UInt8(ascii: " "), count: StateFile.greatestLength + 1)
    try long.write(to: URL(fileURLWithPath: path))
    let failure = #expect(throws: StateFile.Failure.self) { try keep(in: name) }
    // A star waits in a file of its own.
    let waiting = name == "shortlist.json" ? ["\(name).waiting"] : []
    #expect(
      failure?.description
        == "\(path) is longer than 1048576 bytes. It is left as it is, and nothing is kept in it."
        + waiting.map { " The star waits in \(folder)/rolescope/\($0) until it can be read." }.joined())
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == long && names() == [name] + waiting)
    try FileManager.default.removeItem(atPath: path)
    for target in ["/dev/null", folder] {
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
      let failure = #expect(throws: StateFile.Failure.self) { try keep(in: name) }
      #expect(failure?.description.contains("is no file. It is left as it is") == true)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
      try FileManager.default.removeItem(atPath: path)
    }
    #expect(access("/dev/null", W_OK) == 0)
  }

  @Test(arguments: files) func `each damaged file is kept, and where there are too many the next one is left`(
    name: String
  ) throws {
    let path = try place(name)
    for number in 1...20 {
      try "{ \(number)".write(toFile: path, atomically: true, encoding: .utf8)
      try keep(in: name)
    }
    #expect(try String(contentsOfFile: path + ".damaged", encoding: .utf8) == "{ 1")
    for number in 2...20 {
      #expect(try String(contentsOfFile: "\(path).damaged-\(number)", encoding: .utf8) == "{ \(number)")
    }
    try "{ 21".write(toFile: path, atomically: true, encoding: .utf8)
    let failure = #expect(throws: StateFile.Failure.self) { try keep(in: name) }
    #expect(failure?.description.contains("as 20 others beside it were: move them away") == true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "{ 21")
    #expect(try names().count == 21)
  }

  @Test func `the shortlist that has no room left stays, and says so`() throws {
    let file = ShortlistFile(path: try place("shortlist.json"))
    let long = #expect(throws: StateFile.Failure.self) {
      _ = try file.change(.add(.init(role: RoleID(String(repeating: "a", count: 1_100_000)), title: "A")))
    }
    #expect(long?.description == "The role's id has more than 1024 bytes: it can't be kept on the shortlist.")
    // One character may have any number of marks.
    let note = String(repeating: "e" + String(repeating: "\u{301}", count: 2_000), count: 200)
    var kept = try file.change(.add(.init(role: RoleID("a"), title: "A", note: note)))
    let full = #expect(throws: StateFile.Failure.self) {
      _ = try file.change(.note(.init(role: RoleID("b"), title: "B", note: note), replacing: ""))
    }
    #expect(full?.description.contains("takes 1048576 bytes, and would have more: it is left as it is") == true)
    #expect(try file.read() == kept)
    kept = try file.change(.add(.init(role: RoleID("c"), title: String(repeating: "c", count: 10_000))))
    #expect(try file.read() == kept && kept.entries.map(\.role.text) == ["a", "c"])
  }

  @Test func `what is starred while the shortlist can't be read waits beside it, and joins it`() throws {
    let file = ShortlistFile(path: try place("shortlist.json"))
    _ = try file.change(.add(.init(role: RoleID("a"), title: "A", note: "first")))
    let sound = try String(contentsOfFile: file.path, encoding: .utf8)
    // A folder in its place can't be read, and not by root either.
    try FileManager.default.moveItem(atPath: file.path, toPath: file.path + "-elsewhere")
    try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: false)
    for id in ["b", "c"] {
      let failure = #expect(throws: StateFile.Failure.self) {
        _ = try file.change(.add(.init(role: RoleID(id), title: id)))
      }
      #expect(failure?.description.hasSuffix("The star waits in \(file.path).waiting until it can be read.") == true)
    }
    let removal = #expect(throws: StateFile.Failure.self) { _ = try file.change(.remove(RoleID("a"))) }
    #expect(removal?.description.hasSuffix("nothing is kept in it.") == true)
    try FileManager.default.removeItem(atPath: file.path)
    try FileManager.default.moveItem(atPath: file.path + "-elsewhere", toPath: file.path)
    #expect(try file.read().entries.map(\.role.text) == ["a", "b", "c"])
    #expect(try String(contentsOfFile: file.path, encoding: .utf8) == sound)
    #expect(try file.change(.remove(RoleID("b"))).entries.map(\.role.text) == ["a", "c"])
    #expect(try file.read().entries.map(\.note) == ["first", ""])
    #expect(try names() == ["shortlist.json"])
  }

  @Test func `stars that wait in a file that is damaged leave the shortlist as it is`() throws {
    let file = ShortlistFile(path: try place("shortlist.json"))
    _ = try file.change(.add(.init(role: RoleID("a"), title: "A")))
    let sound = try String(contentsOfFile: file.path, encoding: .utf8)
    try "{ 1".write(toFile: file.path + ".waiting", atomically: true, encoding: .utf8)
    let failure = #expect(throws: StateFile.Failure.self) {
      _ = try file.change(.add(.init(role: RoleID("b"), title: "B")))
    }
    #expect(failure?.description.contains("shortlist.json.waiting is damaged") == true)
    #expect(try String(contentsOfFile: file.path, encoding: .utf8) == sound)
    #expect(try names() == ["shortlist.json", "shortlist.json.waiting"])
  }

  @Test func `the settings that have no room left stay, and say so`() throws {
    let path = try place("config.toml")
    let text = "mouse = true\n" + String(repeating: "# a line of one's own\n", count: (64 << 10) / 22 - 1)
    let full = text + String(repeating: "#", count: (64 << 10) - text.utf8.count)
    try full.write(toFile: path, atomically: true, encoding: .utf8)
    let set = try Binary.run(["config", "set", "theme", "dark"], environment: ["XDG_CONFIG_HOME": folder])
    #expect(set.status == 2 && set.error.contains("takes 65536 bytes, and would have more"), "\(set.error)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == full)
    #expect(try Binary.run(["config", "check"], environment: ["XDG_CONFIG_HOME": folder]).status == 0)
  }

  // MARK: What is written is read back

  /// Texts as nobody types them: of any length, with all that JSON escapes and screens clean.
  private struct Texts {
    private var noise = Noise(
      29, samples: [Array("sales manager".utf8), [], Array(String(repeating: "pay>60k & ", count: 90).utf8)],
      pieces: [
        "\"", "\\", "\u{0}", "\u{1B}[", "\u{301}", "\u{200B}", "\u{FFFD}", "\u{10F7E9}", "🧑‍🧑‍🧒", "\r\n", "\u{2028}",
      ])
    private var count = 0

    mutating func next() -> String {
      count += 1
      let text = String(decoding: noise.next(), as: UTF8.self)
      guard count % 37 == 0, !text.isEmpty else { return text }
      return String(repeating: text, count: [10, 100, 2_000][count / 37 % 3])
    }
  }

  @Test func `how an explorer is left is read back, but for what is too long, whatever it holds`() throws {
    let path = try place("explorer.json")
    var texts = Texts()
    var catalogs: [String] = []
    for round in 0..<Noise.count(16) {
      catalogs.append(texts.next())
      let file = MemoryFile(path: path, catalog: catalogs[round])
      var memory = ExplorerMemory()
      memory.role = round % 5 == 0 ? nil : RoleID(texts.next())
      memory.isReversed = round % 2 == 0
      memory.search.filter = texts.next()
      memory.search.skills = texts.next()
      memory.search.marks = (0..<4).map { _ in RoleID(texts.next()) }
      memory.filters = (0..<40).map { _ in texts.next() }
      memory.queries = (0..<40).map { _ in texts.next() }
      for _ in 0..<(round == 9 ? 1_500 : 10) { memory.closest[texts.next()] = texts.next() }
      try? FileManager.default.removeItem(atPath: path)
      try file.write(memory, since: ExplorerMemory())
      let read = try file.read()
      let size = try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
      #expect(size <= StateFile.greatestLength, "round \(round): \(size)")
      // Nothing that is read differs from what was to be kept, and of short texts nothing is missing.
      #expect(read.role == nil || read.role == memory.role)
      #expect(read.role == memory.role || (memory.role?.text.utf8.count ?? 0) > 600)
      #expect(Set(read.filters).isSubset(of: memory.filters.map { TextCleaning.cleaned($0) }))
      #expect(read.closest.allSatisfy { memory.closest[$0.key] == $0.value })
      #expect(read.isReversed == memory.isReversed)
      let shortest = memory.filters.last { $0.utf8.count < 600 }
      #expect(shortest.map { read.filters.contains(TextCleaning.cleaned($0)) } ?? true, "round \(round)")
      // And what is read is written and read as the same again.
      try file.write(read, since: ExplorerMemory())
      #expect(try file.read() == read, "round \(round)")
    }
  }

  @Test func `stars, notes and what a reader says are read back, or said not to be kept, whatever they hold`() throws {
    let list = ShortlistFile(path: try place("shortlist.json"))
    let about = AboutMeFile(path: try place("about-me.json"))
    var texts = Texts()
    var kept = Shortlist()
    var me = AboutMe()
    var (starred, said) = (0, 0)
    let rounds = Noise.count(90)
    for round in 0..<rounds {
      let entry = Shortlist.Entry(role: RoleID(texts.next()), title: texts.next(), note: texts.next())
      if let now = try? list.change(round % 3 == 0 ? .add(entry) : .note(entry, replacing: "")) {
        kept = now
        starred += 1
      }
      #expect(try list.read() == kept, "round \(round)")
      if round % 4 == 0 {
        let wanted = AboutMe(
          role: RoleID(texts.next()), place: "OH",
          pay: StatedPay(amount: Double(round + 4) / 4, period: .hour, year: 2025),
          skills: me.skills + [MySkill(name: texts.next(), level: Double(round) / 4)])
        if (try? about.write(wanted, since: me)) != nil {
          me = wanted
          said += 1
        }
        #expect(try about.read() == me, "round \(round)")
      }
      for path in [list.path, about.path] {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        #expect(size <= StateFile.greatestLength)
      }
    }
    #expect(starred > rounds / 3 && said > rounds / 10)
  }

  @Test func `a stranger's catalog with an id of a megabyte takes nothing away that is kept`() throws {
    let path = try place("explorer.json")
    var memory = ExplorerMemory()
    memory.filters = ["nurse"]
    try MemoryFile(path: path, catalog: "bundled").write(memory, since: ExplorerMemory())
    let source =
      #"{"id": "own", "label": "own", "publisher": "x", "title": "x", "year": 2024, "document": "x", "#
      + #""licence": "x", "independenceGroup": "own"}"#
    let role =
      #"{"id": "\#(String(repeating: "a", count: 1_100_000))", "title": "Desk Lead", "kind": "profile", "#
      + #""family": "Own", "statements": [{"kind": "duty", "text": "L.", "seen": [{"source": "own", "lines": [1]}]}]}"#
    let roles = try place("id.json")
    try #"{"sources": [\#(source)], "roles": [\#(role)]}"#.write(toFile: roles, atomically: true, encoding: .utf8)
    let catalog = try place("id.sqlite")
    #expect(try Binary.run("import", "roles", roles, "--into", catalog, "--empty").status == 0)
    let terminal = try PseudoTerminal.starting(
      ["--catalog", catalog], environment: ["XDG_STATE_HOME": folder], columns: 160)
    try terminal.waitToShow("Desk Lead")
    terminal.type("*")
    try terminal.waitFor("it can't be kept on the shortlist", seconds: 120)
    terminal.type("q")
    #expect(try terminal.waitForExit(seconds: 120) == .status(0))
    #expect(try MemoryFile(path: path, catalog: "bundled").read().filters == ["nurse"])
  }
}

import Foundation
import PseudoTerminal
import RoleModel
import Testing

@testable import Explorer
@testable import rolescope

/// `rolescope shortlist`, `rolescope forget`, and the links of screens.
@Suite(.serialized) struct ShortlistContractTests {
  private let folder = TemporaryFolders.next()

  private func star(_ roles: (id: String, title: String, note: String)...) throws {
    let file = ShortlistFile(path: folder + "/rolescope/shortlist.json")
    for role in roles {
      _ = try file.change(.add(.init(role: RoleID(role.id), title: role.title, note: role.note)))
    }
  }

  private func run(_ arguments: String...) throws -> Binary.Result {
    try Binary.run(arguments, environment: ["XDG_STATE_HOME": folder])
  }

  @Test func `the shortlist prints pay with definition, year and source, and the note, in every format`() throws {
    try star(
      ("account-director", "Account Director", "near, | <b>home</b>"), ("11-2022.00", "Sales Managers", ""),
      ("gone", "A Role of Yore", "kept"))
    let json = try #require(try run("shortlist", "--format", "json").json)
    #expect(json.items.map { $0["id"] } == ["account-director", "11-2022.00", "gone"])
    #expect(json.items.map { $0["note"] } == ["near, | <b>home</b>", "", "kept"])
    let pay = json.items.map { $0["pay"] }
    #expect(pay[0]["value"] == 114728 && pay[0]["field"] == "pay.mean")
    #expect(json.items[2]["title"] == "A Role of Yore")
    let text = try run("shortlist").output
    #expect(text.contains("114,728 av") && text.contains("undated"))
    #expect(text.contains("Sources") && text.contains("Zippia"))
    let csv = try run("shortlist", "--format", "csv").output.split(separator: "\r\n")
    #expect(csv.count == 4 && csv[1].contains("\"near, | <b>home</b>\""))
    let markdown = try run("shortlist", "--format", "markdown").output
    #expect(markdown.contains("near, \\| ") && markdown.contains("| not in this catalog |"))
    #expect(try run("shortlist", "--format", "html").output.contains("&lt;b&gt;home"))
  }

  @Test func `an empty shortlist is nothing found, a damaged one bad input`() throws {
    let empty = try run("shortlist", "--format", "json")
    #expect(empty.status == 1 && empty.output == "[]\n" && empty.error.contains("* in rolescope stars"))
    try star(("a", "A", ""))
    try "{".write(toFile: folder + "/rolescope/shortlist.json", atomically: true, encoding: .utf8)
    let damaged = try run("shortlist")
    #expect(damaged.status == 2 && damaged.error.contains("shortlist.json is damaged"))
  }

  @Test func `forget removes what rolescope kept, and nothing else`() throws {
    try star(("a", "A", ""))
    let place = folder + "/rolescope/"
    for name in [
      ".shortlist.json.rolescope-new", "about-me.json", "explorer.json", "explorer.json.damaged", "notes.txt",
    ] {
      try "{}".write(toFile: place + name, atomically: true, encoding: .utf8)
    }
    let asked = try run("forget")
    #expect(asked.status == 2 && asked.error.contains("--yes removes .shortlist.json.rolescope-new, about-me.json"))
    let forgotten = try run("forget", "--yes")
    #expect(forgotten.status == 0)
    #expect(
      forgotten.output
        == "Removed from \(folder)/rolescope: .shortlist.json.rolescope-new, about-me.json, explorer.json, "
        + "explorer.json.damaged and shortlist.json.\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place) == ["notes.txt"])
    let again = try run("forget", "--yes")
    #expect(again.status == 0 && again.output == "Nothing is kept in \(folder)/rolescope.\n")
  }

  @Test func `forget removes what links lead to, and what is left beside it`() throws {
    let elsewhere = TemporaryFolders.next()
    let place = folder + "/rolescope"
    for path in [place, elsewhere] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    for (name, target) in [
      ("shortlist.json", "stars.json"), ("about-me.json", "me"), ("explorer.json", "nothing"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(place)/\(name)", withDestinationPath: "\(elsewhere)/\(target)")
    }
    for name in [
      "stars.json", "stars.json.damaged", "stars.json.damaged-2", ".stars.json.rolescope-new", "stars.json.mine", "me",
      ".nothing.rolescope-new", "other.damaged",
    ] {
      try "{}".write(toFile: "\(elsewhere)/\(name)", atomically: true, encoding: .utf8)
    }
    let asked = try run("forget")
    #expect(asked.status == 2 && asked.error.contains("\(elsewhere)/stars.json.damaged-2"), "\(asked.error)")
    let forgotten = try run("forget", "--yes")
    #expect(forgotten.status == 0 && forgotten.error.isEmpty, "\(forgotten.error)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: elsewhere).sorted() == ["other.damaged", "stars.json.mine"])
    #expect(!FileManager.default.fileExists(atPath: place))
    // A device that a link leads to keeps nothing.
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: place + "/shortlist.json", withDestinationPath: "/dev/null")
    #expect(try run("forget", "--yes").status == 0)
    #expect(access("/dev/null", W_OK) == 0)
  }

  @Test func `forget says what it could not remove, with status 1, and removes the rest`() throws {
    try star(("a", "A", ""))
    let place = folder + "/rolescope/"
    try FileManager.default.createDirectory(atPath: place + "about-me.json", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: place + "explorer.json", withDestinationPath: "explorer.json")
    try "{}".write(toFile: place + "explorer.json.damaged", atomically: true, encoding: .utf8)
    #expect(link(place + "explorer.json.damaged", folder + "/mine") == 0)
    let run = try run("forget", "--yes")
    #expect(run.status == 1)
    #expect(run.output.contains("explorer.json, explorer.json.damaged and shortlist.json"), "\(run.output)")
    for words in [
      "about-me.json can't be removed: Is a directory", "explorer.json leads nowhere",
      "explorer.json.damaged is removed, and what it says still stands under another name",
    ] {
      #expect(run.error.contains(words), "\(run.error)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place) == ["about-me.json"])
  }

  @Test func `on a terminal forget asks first`() throws {
    for (answer, status) in [("no\r", 1), ("yes\r", 0)] as [(String, Int32)] {
      try star(("a", "A", ""))
      let terminal = try PseudoTerminal(
        Binary.path, arguments: ["forget"],
        environment: PseudoTerminal.usualEnvironment.merging(["XDG_STATE_HOME": folder]) { $1 }, columns: 200, rows: 10)
      try terminal.waitFor("Type yes:", seconds: 30)
      terminal.type(answer)
      #expect(try terminal.waitForExit() == .status(status))
      #expect(FileManager.default.fileExists(atPath: folder + "/rolescope/shortlist.json") == (status == 1))
    }
  }

  @Test(arguments: [
    "", "Down 4 Down Down", "Space Down c Down Down", "/ \"pay>60k\" Enter u Down 1 e",
    "s \"crm, negotiation^2\" Enter G",
    "$ o O Down", "Z", "h", "p \"ohio\" Enter 7 Enter", "Space Down c Z d",
  ]) func `the command of a screen's link prints that screen`(keys: String) throws {
    var explorer = try ScriptedExplorer(
      catalog: try CatalogOptions.parse([]).open(), size: .init(columns: 80, rows: 24))
    try explorer.send(script: keys)
    let address = try #require(explorer.model.address)
    let parsed = try Explore.parse(address.arguments)
    #expect(try parsed.screenOptions.address(in: CatalogOptions.parse([]).open()) ?? ScreenAddress() == address)
    func printed(_ arguments: [String]) throws -> ArraySlice<String.SubSequence> {
      let result = try Binary.run(["explore", "--size", "80x24"] + arguments)
      #expect(result.status == 0, "\(result.error)")
      // The rows of messages: what the last key said is no part of the screen.
      return result.output.split(separator: "\n", omittingEmptySubsequences: false).prefix(22)
    }
    // A key that changes nothing clears what the key before said.
    #expect(try printed(["--script", keys + " C-l"]) == printed(["--script", "C-l"] + address.arguments))
  }

  @Test(
    arguments: [
      (["--role", "nonsense"], 1), (["--pane", "attic"], 2), (["--page", "link"], 2), (["--compare"], 2),
      (["--mark", "account-director", "--mark", "Account Director"], 2), (["--place", "ZZ"], 2), (["--line", "0"], 2),
      (["--unfold", "Nobody"], 2), (["--fold", "x"], 2), (["--pay", "much"], 2),
      (["--closest", "account-director"], 2),
      (["--resume"], 2),
    ] as [([String], Int32)]) func `an option that names nothing is a sentence`(arguments: [String], status: Int32)
    throws
  {
    let result = try Binary.run(["explore", "--script", ""] + arguments)
    #expect(result.status == status && !result.error.isEmpty && result.output.isEmpty)
  }
}

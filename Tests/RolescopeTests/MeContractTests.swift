import Foundation
import PseudoTerminal
import RoleModel
import Testing

@testable import rolescope

/// What the program keeps of the reader, and the commands that start from them.
@Suite struct MeContractTests {
  /// A state folder in which About me says this.
  private func state(_ text: String) throws -> [String: String] {
    let folder = TemporaryFolders.next()
    try FileManager.default.createDirectory(atPath: folder + "/rolescope", withIntermediateDirectories: true)
    try text.write(toFile: folder + "/rolescope/about-me.json", atomically: true, encoding: .utf8)
    return ["XDG_STATE_HOME": folder]
  }

  private let cashier = """
    {"role": "41-2011.00", "place": "OH", "pay": {"amount": 16, "period": "hour", "year": 2025},
    "skills": [{"name": "Negotiation", "level": 60}, {"name": "CRM", "level": null}]}
    """

  private func run(_ arguments: String..., saying text: String) throws -> Binary.Result {
    try Binary.run(arguments, environment: state(text))
  }

  @Test func `me prints what is said, and each role within reach passes its tests`() throws {
    let json = try #require(try run("me", "--format", "json", saying: cashier).json)
    #expect(json["role"] == "41-2011.00" && json["place"] == "OH" && json["pay"]["amount"] == 16)
    #expect(json["skills"].items.map { $0["name"] } == ["Negotiation", "CRM"])
    let roles = json["roles"].items
    #expect(roles.count == 50 && roles.contains { $0["withinReach"] == true })
    for role in roles where role["withinReach"] == true {
      #expect((role["gap"].number ?? 0) <= 0.2 && (role["pay"]["ratio"].number ?? 1) >= 0.75)
      #expect(abs(role["zone"]["change"].number ?? 0) <= 1 && role["obstacles"] == [])
    }
    for role in roles where role["withinReach"] == false { #expect(!role["obstacles"].items.isEmpty) }
    let opened = json["openings"].items.map { $0["roles"].items.count }
    #expect(!opened.isEmpty && opened == opened.sorted(by: >))
    let text = try run("me", saying: cashier).output
    #expect(text.contains("pay: $16 an hour in 2025 dollars, $33,280 a year") && text.contains("One skill more"))
  }

  @Test func `a reader's pay is set against the median of their state, and the words say the place`() throws {
    let json = try #require(try run("me", "--format", "json", saying: cashier).json)
    let tellers = try #require(json["roles"].items.first { $0["title"] == "Tellers" })
    let shown = try Binary.json(["places", "tellers", "--home", "OH"], catalog: nil)
    #expect(tellers["pay"]["to"] == shown["home"]["median"] && tellers["pay"]["to"].number != nil)
    #expect(try run("gap", "me", "tellers", saying: cashier).output.contains("(OH, 2025)"))
    #expect(try run("path", "me", "tellers", saying: cashier).output.contains("k OH, "))
    let nowhere = cashier.replacing("\"OH\"", with: "null")
    #expect(try run("gap", "me", "tellers", saying: nowhere).output.contains("(US, 2025)"))
  }

  @Test func `related, gap and path start from the reader`() throws {
    let gap = try #require(try run("gap", "me", "11-2022", "--format", "json", saying: cashier).json)
    #expect(gap["from"] == "me" && gap["pay"]["from"] == 33280)
    // Cashiers' negotiation is 29; the stated 60 is more than the 57 that sales managers need.
    #expect(!gap["skills"].items.contains { $0["name"] == "Negotiation" })
    let bare = try #require(try run("gap", "41-2011", "11-2022", "--format", "json", saying: "").json)
    #expect(bare["skills"].items.contains { $0["name"] == "Negotiation" })
    #expect(try run("path", "me", "11-2022", saying: cashier).output.contains("From you (Cashiers) to Sales Managers"))
    #expect(try run("related", "me", saying: cashier).output.contains("Related to you (Cashiers)"))
  }

  @Test func `skills alone give a gap with two ends`() throws {
    let three = """
      {"skills": [{"name": "Negotiation", "level": 60}, {"name": "Persuasion", "level": 60}, {"name": "Speaking", "level": 60}]}
      """
    let gap = try #require(try run("gap", "me", "11-2022", "--format", "json", saying: three).json)
    #expect(gap["totalLow"] == 0 && (gap["totalHigh"].number ?? 0) > 0.9)
    #expect(try run("related", "me", "--format", "json", saying: three).json?.items.count == 20)
    let path = try run("path", "me", "11-2022", saying: three)
    #expect(path.status == 2 && path.error.contains("say the role you have"))
  }

  @Test func `a reader who said nothing is told how to, and a damaged file is no crash`() throws {
    let nothing = try Binary.run("me")
    #expect(nothing.status == 1 && nothing.error.contains("press i in rolescope"))
    #expect(try Binary.run("gap", "me", "11-2022").status == 2)
    for text in [
      "{", "[]x", "{\"place\": \"ZZ\"}", "{\"pay\": {\"amount\": -1, \"period\": \"hour\", \"year\": 2025}}",
    ] {
      let result = try run("me", saying: text)
      #expect(result.status == 2 && result.error.contains("about-me.json"), "\(text)")
    }
  }

  @Test func `what is kept is read back, readable by its owner only, and nothing is kept of one who forgets`() throws {
    let folder = TemporaryFolders.next()
    let file = AboutMeFile(path: folder + "/rolescope/about-me.json")
    let me = AboutMe(
      role: RoleID("11-2022.00"), place: "CA", pay: StatedPay(amount: 41.5, period: .hour, year: 2019),
      skills: [MySkill(name: "Negotiation", level: 60), MySkill(name: "CRM")])
    try file.write(me, since: AboutMe())
    #expect(try file.read() == me)
    #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/rolescope") == ["about-me.json"])
    try file.write(AboutMe(), since: me)
    #expect(try file.read().isEmpty && !FileManager.default.fileExists(atPath: file.path))
  }

  @Test func `a damaged file is kept beside the new one`() throws {
    let folder = try #require(try state("{\"role\": ")["XDG_STATE_HOME"])
    let file = AboutMeFile(path: folder + "/rolescope/about-me.json")
    try file.write(AboutMe(place: "OH"), since: AboutMe())
    #expect(try file.read() == AboutMe(place: "OH"))
    #expect(try String(contentsOfFile: file.path + ".damaged", encoding: .utf8) == "{\"role\": ")
  }

  @Test func `the explorer keeps what is said, and --fresh neither reads nor keeps it`() throws {
    let folder = TemporaryFolders.known()
    func aboutMe(_ arguments: [String], keys: String = "") throws -> PseudoTerminal {
      let terminal = try PseudoTerminal.exploring(arguments, environment: ["XDG_STATE_HOME": folder])
      terminal.type("i")
      try terminal.waitToShow("About me")
      return terminal
    }
    let first = try aboutMe([])
    first.type("jj\r")
    try first.waitToShow("Your pay:")
    first.type("85k\r")
    try first.waitToShow("$85,000 a year")
    first.type("q")
    try first.expectQuit()
    #expect(try aboutMe([]).screenText.contains("$85,000 a year"))
    let fresh = try aboutMe(["--fresh", "--catalog", Binary.articles])
    #expect(fresh.screenText.contains("pay         not said"))
    fresh.type("jj\r20k\r")
    try fresh.waitToShow("$20,000 a year")
    fresh.type("q")
    try fresh.expectQuit()
    #expect(try aboutMe([]).screenText.contains("$85,000 a year"))
  }
}

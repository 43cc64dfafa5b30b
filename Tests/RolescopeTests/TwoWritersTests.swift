import Foundation
import PseudoTerminal
import RoleModel
import Testing

@testable import Explorer
@testable import rolescope

/// Two who write one file at once: what either wrote is kept.
@Suite(.serialized) struct TwoWritersTests {
  /// Runs commands at once, and answers how they ended.
  private func together(_ commands: [[String]], environment: [String: String] = [:]) throws -> [Int32] {
    let processes = try commands.map { arguments in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Binary.path)
      process.arguments = arguments
      process.environment = PseudoTerminal.usualEnvironment.merging(environment) { $1 }
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      return process
    }
    return processes.map { process in
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  @Test func `settings that are set at once are all there`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/rolescope/config.toml"
    let settings: [(name: String, value: String, line: String)] = [
      ("theme", "dark", "theme = \"dark\""), ("mouse", "off", "mouse = false"),
      ("place", "OH", "place = \"OH\""), ("keys.mark", "F2", "mark = [\"F2\"]"),
    ]
    for round in 0..<12 {
      try? FileManager.default.removeItem(atPath: path)
      let statuses = try together(
        settings.map { ["config", "set", $0.name, $0.value] }, environment: ["XDG_CONFIG_HOME": folder.path])
      #expect(statuses.allSatisfy { $0 == 0 })
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for setting in settings { #expect(text.contains(setting.line), "round \(round): \(text)") }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/rolescope") == ["config.toml"])
  }

  @Test func `filters of explorers that end at once are all kept`() throws {
    let folder = TemporaryFolders.next()
    let path = folder + "/rolescope/explorer.json"
    for round in 0..<20 {
      try? FileManager.default.removeItem(atPath: path)
      DispatchQueue.concurrentPerform(iterations: 8) { number in
        var memory = ExplorerMemory()
        memory.filters = ["filter \(number)"]
        memory.closest = ["role-\(number)": "11-2022"]
        try? MemoryFile(path: path, catalog: "\(number)").write(memory, since: ExplorerMemory())
      }
      let kept = try MemoryFile(path: path, catalog: "0").read()
      #expect(Set(kept.filters) == Set((0..<8).map { "filter \($0)" }), "round \(round): \(kept.filters)")
      #expect(kept.closest.count == 8, "round \(round): \(kept.closest)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/rolescope") == ["explorer.json"])
  }

  @Test func `two explorers that are quit at once both keep what they were asked`() throws {
    for _ in 0..<3 {
      let folder = TemporaryFolders.known()
      let terminals = try ["first", "second"].map { text in
        let terminal = try PseudoTerminal.exploring(environment: ["XDG_STATE_HOME": folder])
        terminal.type("/\(text)\r")
        try terminal.waitToShow("No role")
        return terminal
      }
      for terminal in terminals { terminal.type("q") }
      for terminal in terminals { #expect(try terminal.waitForExit() == .status(0)) }
      let path = folder + "/rolescope/explorer.json"
      #expect(try Set(MemoryFile(path: path, catalog: "bundled").read().filters) == ["first", "second"])
    }
  }

  @Test func `what two explorers are told of their reader is all kept`() throws {
    let folder = TemporaryFolders.next()
    let file = AboutMeFile(path: folder + "/rolescope/about-me.json")
    for _ in 0..<20 {
      try file.write(AboutMe(), since: file.read())
      DispatchQueue.concurrentPerform(iterations: 10) { number in
        let skill = MySkill(name: "Skill \(number)", level: Double(number))
        try? file.write(AboutMe(place: number == 3 ? "OH" : nil, skills: [skill]), since: AboutMe())
      }
      let me = try file.read()
      #expect(me.place == "OH" && Set(me.skills.map(\.name)).count == 10, "\(me)")
    }
    // One takes back what it said, the other one says more.
    try file.write(
      AboutMe(place: "OH", skills: [MySkill(name: "CRM"), MySkill(name: "SQL", level: 40)]), since: AboutMe())
    let earlier = try file.read()
    try file.write(AboutMe(role: RoleID("a"), skills: earlier.skills), since: earlier)
    try file.write(AboutMe(place: "OH", skills: [MySkill(name: "SQL", level: 60)]), since: earlier)
    #expect(try file.read() == AboutMe(role: RoleID("a"), skills: [MySkill(name: "SQL", level: 60)]))
  }

  @Test func `pay that is said in one explorer and a state in another are both kept`() throws {
    let folder = TemporaryFolders.known()
    let (first, second) = (
      try PseudoTerminal.exploring(environment: ["XDG_STATE_HOME": folder]),
      try PseudoTerminal.exploring(environment: ["XDG_STATE_HOME": folder])
    )
    first.type("ijj\r85k\r")
    try first.waitToShow("$85,000 a year")
    second.type("ij\rohio\r")
    try second.waitToShow("Ohio")
    second.type("qq")
    first.type("qq")
    for terminal in [first, second] { #expect(try terminal.waitForExit() == .status(0)) }
    let me = try AboutMeFile(path: folder + "/rolescope/about-me.json").read()
    #expect(me.pay?.amount == 85000 && me.place == "OH")
  }

  @Test func `of imports that run at once each is in the catalog, or was refused`() throws {
    let folder = try TemporaryFolder()
    let catalog = folder.path + "/mine.sqlite"
    for round in 0..<8 {
      try? FileManager.default.removeItem(atPath: catalog)
      try FileManager.default.copyItem(atPath: Binary.articles, toPath: catalog)
      let tables = try (0..<3).map { number in
        try folder.write("title,pay.mean,year\nNew Role \(number),50000,2024\n".utf8, to: "\(number).csv")
      }
      let statuses = try together(tables.map { ["import", "roles", $0, "--into", catalog] })
      #expect(statuses.contains(0) && statuses.allSatisfy { $0 == 0 || $0 == 2 }, "round \(round): \(statuses)")
      let list = try Binary.run("list", "--catalog", catalog, "--format", "csv").output
      for (number, status) in statuses.enumerated() {
        #expect(list.contains("New Role \(number)") == (status == 0), "round \(round): \(statuses)")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 4)
  }

  @Test func `of saves to one name at once the file is one of them, whole`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/screen.txt"
    func command(_ size: String) -> [String] {
      ["explore", "--script", "", "--catalog", Binary.articles, "--size", size, "--save-screen", path]
    }
    let wholes = try ["80x24", "200x100"].map { size in
      _ = try Binary.run(command(size))
      return try Data(contentsOf: URL(fileURLWithPath: path))
    }
    for _ in 0..<8 {
      #expect(try together([command("80x24"), command("200x100"), command("80x24")]).allSatisfy { $0 == 0 })
      #expect(try wholes.contains(Data(contentsOf: URL(fileURLWithPath: path))))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["screen.txt"])
  }
}

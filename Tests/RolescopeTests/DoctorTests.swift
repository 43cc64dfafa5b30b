import Foundation
import PseudoTerminal
import Testing

@Suite struct DoctorTests {
  private func doctor(
    _ environment: [String: String] = [:], _ arguments: [String] = []
  ) throws -> (status: Int32, json: JSONNode) {
    let result = try Binary.run(
      ["doctor", "--format", "json"] + arguments, environment: ["PAGER": "cat"].merging(environment) { $1 })
    return (result.status, try #require(result.json))
  }

  @Test func `where nothing is wrong it says so with status 0`() throws {
    let (status, json) = try doctor()
    #expect(status == 0)
    #expect(json["problems"] == .array([]))
    #expect(json["version"] == "rolescope 0.1.0")
    #expect(json["terminal"]["type"] == "xterm-256color")
    #expect(json["terminal"]["known"] == true && json["terminal"]["movesCursor"] == true)
    #expect(json["terminal"]["colours"] == 256)
    #expect(json["terminal"]["characters"] == "UTF-8")
    #expect(json["state"]["writable"] == true && json["state"]["exists"] == false)
    #expect(json["settings"]["writable"] == true && json["settings"]["exists"] == false)
    #expect(json["catalog"]["roles"] == 1022)
    #expect(json["environment"]["NO_COLOR"] == .null && json["environment"]["PAGER"] == "cat")
    let text = try Binary.run(["doctor"], environment: ["PAGER": "cat"])
    #expect(text.status == 0 && text.output.contains("\nNothing is wrong.\n"))
  }

  @Test(arguments: [
    (["TERM": "nosuch"], "“nosuch”"), (["TERM": "dumb"], "can't move its cursor"),
    (["LC_ALL": "xx_XX.UTF-8"], "xx_XX.UTF-8"), (["PAGER": "/nowhere/pager"], "/nowhere/pager"),
    (["XDG_STATE_HOME": "/dev/null/state"], "/dev/null"), (["XDG_STATE_HOME": "state"], "absolute path"),
    (["XDG_STATE_HOME": "", "HOME": ""], "nothing is kept"),
  ]) func `what is wrong is said with what to do about it, and status 1`(
    environment: [String: String], words: String
  ) throws {
    let (status, json) = try doctor(environment)
    #expect(status == 1)
    #expect(json["problems"].items.count == 1, "\(json["problems"])")
    #expect(json["problems"][0]["what"].text?.contains(words) == true, "\(json["problems"])")
    #expect(json["problems"][0]["remedy"].text?.hasSuffix(".") == true)
    let text = try Binary.run(["doctor"], environment: ["PAGER": "cat"].merging(environment) { $1 })
    #expect(text.status == 1 && !text.output.contains("Nothing is wrong"))
  }

  @Test func `settings that can't be written are told, and nothing wrong`() throws {
    let (status, json) = try doctor(["XDG_CONFIG_HOME": "/proc/settings"])
    #expect(status == 0 && json["settings"]["writable"] == false && json["problems"] == .array([]))
    let text = try Binary.run(["doctor"], environment: ["PAGER": "cat", "XDG_CONFIG_HOME": "/proc/settings"])
    #expect(text.output.contains(/writable +no: \/proc can't be written to/), "\(text.output)")
  }

  @Test func `a damaged file of what is kept, and a catalog that is none, are named`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("{".utf8, to: "rolescope/about-me.json")
    let (status, json) = try doctor(["XDG_STATE_HOME": folder.path], ["--catalog", path])
    #expect(status == 1)
    #expect(json["state"]["readable"] == false)
    #expect(json["problems"].items.count == 2)
    #expect(json["problems"].items.allSatisfy { $0["what"].text?.contains(path) == true })
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "{")
  }

  @Test(arguments: ["explorer.json", "shortlist.json"]) func `every kept file that is damaged is named`(name: String)
    throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write("[1,".utf8, to: "rolescope/\(name)")
    let (status, json) = try doctor(["XDG_STATE_HOME": folder.path], [])
    #expect(status == 1 && json["problems"].items.count == 1)
    #expect(json["problems"][0]["what"].text?.contains(path) == true)
  }

  @Test func `the terminal is the one that the explorer would have`() throws {
    let terminal = try PseudoTerminal.starting(
      ["doctor", "--format", "csv"], environment: ["PAGER": "cat", "TERM": "screen", "TMUX": "/tmp/x,1,0"], columns: 97,
      rows: 31)
    #expect(try terminal.waitForExit() == .status(0))
    let lines = String(decoding: terminal.bytesReceived, as: UTF8.self).split(whereSeparator: \.isNewline)
    for line in ["attached,yes", "columns,97", "rows,31", "inside,tmux", "type,screen", "colours,8"] {
      #expect(lines.contains("terminal,\(line)"), "\(line) in \(lines)")
    }
  }

  @Test func `in a C locale it is ASCII, and finds nothing wrong with that`() throws {
    let result = try Binary.run(["doctor"], environment: ["LC_ALL": "C", "PAGER": "cat"])
    #expect(result.status == 0)
    #expect(result.outputBytes.allSatisfy { $0 < 0x80 })
    #expect(result.output.contains("everything is shown in ASCII"))
  }
}

@Suite struct VersionTests {
  @Test func `the version comes with the sources and years of the catalog`() throws {
    let result = try Binary.run("--version")
    #expect(result.status == 0)
    #expect(result.lines.first == "rolescope 0.1.0")
    let text = result.output.replacing("\n", with: " ")
    for words in ["1,022 roles", "OEWS 2025", "BLS projections, 2024", "O*NET 30", "study.com, 2019"] {
      #expect(text.contains(words), "\(words)")
    }
  }
}

import Foundation
import Noise
import Testing

@Suite struct BadInputTests {
  private static let commands = [
    ["list"], ["show", "account director"], ["compare", "account director", "account manager"], ["skills", "crm"],
    ["explain", "account director", "pay.mean"], ["explore", "--script", "Down"],
  ]

  /// What is wrong with a file, and what the sentence about it says.
  enum BadCatalog: CaseIterable {
    case missing, folder, pipe, device, text, empty, short, otherApplication, newer, cutOff, flippedBit

    var words: String {
      switch self {
      case .missing: "There is no catalog at"
      case .folder: "is a directory"
      case .pipe, .device: "is not a regular file"
      case .text, .empty, .short: "is not a catalog"
      case .otherApplication: "another program"
      case .newer: "Update rolescope"
      case .cutOff: "damaged"
      case .flippedBit: "is damaged: its page 2 is not as it was written"
      }
    }

    func make(in folder: TemporaryFolder) throws -> String {
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(Binary.repository)/Resources/catalog.sqlite")))
      switch self {
      case .missing: return folder.path + "/none.sqlite"
      case .folder: return folder.path
      case .pipe:
        #expect(mkfifo(folder.path + "/pipe.sqlite", 0o600) == 0)
        return folder.path + "/pipe.sqlite"
      case .device: return "/dev/zero"
      case .text: bytes = Array(repeating: Array("Account Director,114728\n".utf8), count: 100).flatMap(\.self)
      case .empty: bytes = []
      case .short: bytes = Array("SQLite format 3\0".utf8)
      // The fields of the header: user_version at 60, application_id at 68 (SQLite, "Database File Format", 1.3).
      case .otherApplication: bytes.replaceSubrange(68..<72, with: [0x0F, 0x05, 0x51, 0x12])
      case .newer: bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
      case .cutOff: bytes = Array(bytes.prefix(bytes.count / 2 / 4096 * 4096))
      // On a page of the tables' definitions, which every command reads.
      case .flippedBit: bytes[5_000] ^= 1
      }
      return try folder.write(bytes, to: "catalog.sqlite")
    }
  }

  @Test(arguments: BadCatalog.allCases) func `a catalog that cannot be read gets a sentence from every command`(
    bad: BadCatalog
  ) throws {
    let folder = try TemporaryFolder()
    let path = try bad.make(in: folder)
    for command in sampled(Self.commands) {
      let result = try Binary.run(command + ["--catalog", path])
      #expect(result.status == 2, "\(command)")
      #expect(result.output.isEmpty)
      #expect(result.error.contains(bad.words), "\(result.error)")
      #expect(result.error.contains(path))
      #expect(result.error.hasSuffix(".\n"))
      #expect(result.error.count { $0 == "\n" } == 1)
    }
  }

  @Test func `an unknown role gets the nearest titles`() throws {
    for command in [["show"], ["explain"], ["compare", "account manager"]] {
      let result = try Binary.run(
        command + ["acount directer of xyzzyq"] + (command == ["explain"] ? ["pay.mean"] : []))
      #expect(result.status == 1)
      #expect(result.output.isEmpty)
      #expect(result.error.contains("acount directer of xyzzyq"))
      #expect(result.error.contains("  account-director  Account Director"))
    }
    let far = try Binary.run("show", "zzzzqqq")
    #expect(far.status == 1)
    #expect(far.error.contains("rolescope list"))
  }

  @Test func `nothing found is status 1, and JSON is still an empty array`() throws {
    for format in AnsweringCommands.formats {
      let result = try Binary.run("list", "zzzzqqq", "--format", format)
      #expect(result.status == 1)
      #expect(result.error.contains("zzzzqqq"))
      if format == "json" { #expect(result.json == []) }
    }
  }

  @Test func `an unknown skill gets the nearest names`() throws {
    let result = try Binary.run("skills", "crm, custmer servce")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("custmer servce"))
    #expect(result.error.contains("Customer service"))
    #expect(try Binary.run("skills", "zzzzqqq").status == 2)
  }

  @Test(arguments: ["", "crm,,", "(crm", "crm &", "crm^0", "!"]) func `a query that cannot be read is refused`(
    query: String
  ) throws {
    let result = try Binary.run("skills", query)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(!result.error.isEmpty)
  }

  @Test func `an unknown field gets the nearest fields, and an unstated one those that are stated`() throws {
    let unknown = try Binary.run("explain", "account director", "pay.meen")
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("pay.mean"))
    let unstated = try Binary.run("explain", "account manager", "pay.hourly")
    #expect(unstated.status == 1)
    #expect(unstated.error.contains("pay.mean"))
    #expect(unknown.output.isEmpty && unstated.output.isEmpty)
  }

  @Test(arguments: [
    (["explore", "--script", "Down", "--size", "80"], "--size"),
    (["explore", "--script", "Down", "--size", "0x5"], "--size"),
    (["explore", "--script", "Down", "--size", "80x"], "--size"),
    (["explore", "--script", "Down", "--size", "9999x9"], "--size"),
    (["explore", "--script", "Nokey"], "Nokey"), (["explore", "--script", "\"abc"], "not closed"),
    (["explore", "--save-screen", "/tmp/x"], "--script"),
    (["explore", "--script", "Down", "--save-screen", "/nowhere/x"], "/nowhere/x"),
    (["list", "--limit", "0"], "--limit"),
    (["list", "--limit", "many"], "--limit"), (["list", "--limit=-1"], "--limit"),
    (["list", "--sort", "size"], "--sort"),
    (["list", "--format", "xml"], "markdown"), (["list", "--nosuch"], "--nosuch"), (["show"], "role"),
    (["compare", "account director"], "two to four"),
    (["compare", "a", "b", "c", "d", "e"], "two to four"), (["skills", "crm", "--limit", "0"], "--limit"),
    (["skills"], "query"), (["explain", "account director"], "field"), (["nosuch"], "nosuch"),
    (["catalog", "nosuch"], "nosuch"),
    (["catalog", "build", "--resources", "/nowhere", "--into", "/tmp/x.sqlite"], "/nowhere"),
    (["catalog", "check", "/nowhere.json"], "/nowhere.json"),
    (["catalog", "check", "/nowhere.sqlite"], "/nowhere.sqlite"),
  ]) func `wrong use is status 2, with what was wrong`(arguments: [String], words: String) throws {
    let result = try Binary.run(arguments)
    #expect(result.status == 2)
    // A check's findings are its answer; every other command has none.
    #expect(result.output.isEmpty || arguments.starts(with: ["catalog", "check"]))
    #expect((result.error + result.output).contains(words), "\(result.error)")
    #expect(!result.error.isEmpty)
  }

  @Test func `help goes to standard output with status 0`() throws {
    for arguments in [["--help"], ["show", "--help"], ["catalog", "check", "--help"]] {
      let result = try Binary.run(arguments)
      #expect(result.status == 0)
      #expect(result.error.isEmpty)
      #expect(result.output.contains("USAGE:"))
    }
    let overview = try Binary.run("--help").output
    for command in ["explore", "list", "show", "compare", "skills", "explain", "catalog"] {
      #expect(overview.contains("  \(command)"), "\(command)")
    }
  }
}

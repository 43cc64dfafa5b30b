import Noise
import PseudoTerminal
import Testing

/// The commands that answer something, in every form.
enum AnsweringCommands {
  static let formats = ["text", "json", "csv", "markdown", "html"]
  static let commands = [
    ["list"], ["list", "director"], ["show", "account director"], ["show", "director of account management"],
    ["show", "chief marketing officer"], ["compare", "account director", "customer account manager"],
    ["compare", "account director", "account manager", "senior account manager"], ["skills", "crm, customer service"],
    ["pay", "account director", "41.50/hour"],
    ["explain", "customer account manager", "pay.mean"], ["explain", "account director", "race.shares"],
    ["explain", "11-2022", "skill:negotiation"], ["explain", "11-2022", "place:OH"],
    ["explain", "account director", "pay.mean", "--against", "account manager"],
    ["explain", "11-2022", "--query", "negotiation, crm"], ["explain", "account manager", "related:account-director"],
    ["explain", "account director", "statement:duty"], ["explain", "account director", "source:zippia"],
    ["places", "29-1211", "--home", "OH"], ["related", "11-2022", "--limit", "5"], ["gap", "11-2022", "11-2021"],
    ["path", "41-2031", "11-2022"],
  ]
}

@Suite(.serialized) struct LocaleTests {
  private static let keys = ["", "1 e", "?", "s \"crm\" Enter", "Down Down Down Space Down Space c"]

  @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "", "LANG": ""], ["LC_ALL": "POSIX"]])
  func `outside of UTF-8 the explorer sends only ASCII`(environment: [String: String]) throws {
    for keys in Self.keys {
      let terminal = try PseudoTerminal.exploring(environment: environment)
      try terminal.play(keys)
      try terminal.waitForScreen(after: keys, environment: environment)
      #expect(terminal.bytesReceived.allSatisfy { $0 < 0x80 })
      terminal.signal(15)
      #expect(try terminal.waitForExit() == .signal(15))
      terminal.expectRestored()
    }
  }

  @Test func `outside of UTF-8 the screen says the same in ASCII`() throws {
    let terminal = try PseudoTerminal.exploring(environment: ["LC_ALL": "C"])
    for words in ["Account Director", "114.7", "study.com, 2019", "1 Salary -", "q quit"] {
      #expect(terminal.screenText.contains(words), "\(words)")
    }
    #expect(!terminal.screenText.contains("??"))
    try terminal.expectQuit()
  }

  @Test(arguments: sampled(AnsweringCommands.commands)) func `outside of UTF-8 the commands print only ASCII`(
    command: [String]
  ) throws {
    for format in AnsweringCommands.formats {
      let result = try Binary.run(command + ["--format", format], environment: ["LC_ALL": "C"])
      #expect(result.status == 0)
      #expect(result.outputBytes.allSatisfy { $0 < 0x80 }, "\(format)")
      if format == "json" {
        let utf8 = try Binary.run(command + ["--format", format])
        #expect(result.json == utf8.json)
      }
    }
  }

  @Test func `a locale that names UTF-8 is believed by commands though it is not installed, as often over ssh`() throws
  {
    let command = ["show", "director of account management"]
    let result = try Binary.run(command, environment: ["LC_ALL": "xx_XX.UTF-8"])
    #expect(result.outputBytes == (try Binary.run(command)).outputBytes)
    #expect(result.outputBytes.contains { $0 >= 0x80 })
  }

  @Test(arguments: [
    ["LC_ALL": "", "LANG": "en_US.UTF-8", "LC_CTYPE": "UTF-8"], ["LC_ALL": "UTF-8"], ["LC_ALL": "", "LANG": "utf8"],
    ["LC_ALL": "xx_XX.UTF-8"], ["LC_ALL": "de_AT.utf8@euro"],
  ])
  func `the explorer sends UTF-8 where a locale says so, though it is none of this system's`(
    environment: [String: String]
  ) throws {
    let terminal = try PseudoTerminal.exploring(environment: environment)
    #expect(terminal.screenText.contains("▌") && terminal.screenText.contains("│"))
    try terminal.expectQuit()
  }

  @Test func `outside of UTF-8 a formula can still be read`() throws {
    let result = try Binary.run(
      ["explain", "11-2011", "pay.mean", "--against", "11-2022"], environment: ["LC_ALL": "C"])
    #expect(result.output.contains("1.96 x sqrt((154,280 x 3 %)^2 + (164,350 x 0.4 %)^2)"))
  }

  @Test func `outside of UTF-8 messages are ASCII as well`() throws {
    for arguments in [["show", "acount directer"], ["skills", "zzz"], ["explore", "--script", "Nokey"], ["--help"]] {
      let result = try Binary.run(arguments, environment: ["LC_ALL": "C"])
      #expect((result.errorBytes + result.outputBytes).allSatisfy { $0 < 0x80 }, "\(arguments)")
    }
  }

  @Test(arguments: sampled(AnsweringCommands.commands)) func `what goes into a pipe has no escape and no control byte`(
    command: [String]
  ) throws {
    for format in AnsweringCommands.formats {
      let bytes = try Binary.run(command + ["--format", format]).outputBytes
      #expect(!bytes.isEmpty)
      #expect(bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D && format == "csv" }, "\(format)")
    }
  }

  @Test func `NO_COLOR keeps colours away, and an empty one does not`() throws {
    let plain = try PseudoTerminal.exploring(environment: ["NO_COLOR": "1"])
    #expect(!plain.sendsColour)
    plain.type("/account")
    try plain.waitForScreen(after: "/ \"account\"")
    #expect(!plain.sendsColour)
    for row in 0..<24 {
      for column in 0..<80 {
        let cell = plain.cell(column: column, row: row)
        #expect(cell.foreground == .standard && cell.background == .standard)
      }
    }
    #expect(PseudoTerminal.usualEnvironment["NO_COLOR"] == nil)
    #expect(try PseudoTerminal.exploring().sendsColour)
    let empty = try PseudoTerminal(
      Binary.path, arguments: ["--catalog", Binary.articles],
      environment: PseudoTerminal.usualEnvironment.merging(["NO_COLOR": ""]) { $1 })
    try empty.waitForScreen(after: "")
    #expect(empty.sendsColour)
  }
}

extension PseudoTerminal {
  /// Whether any colour was chosen: SGR 30 to 49 and 90 to 107 but for the defaults 39 and 49.
  var sendsColour: Bool {
    let text = String(decoding: bytesReceived, as: UTF8.self)
    return text.split(separator: "\u{1B}[").contains { piece in
      guard let end = piece.firstIndex(where: { !$0.isNumber && $0 != ";" && $0 != ":" }), piece[end] == "m" else {
        return false
      }
      return piece[..<end].split(whereSeparator: { $0 == ";" || $0 == ":" }).compactMap { Int($0) }
        .contains { (30...38).contains($0) || (40...48).contains($0) || (90...107).contains($0) }
    }
  }
}

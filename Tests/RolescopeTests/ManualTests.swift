import Explorer
import Foundation
import TerminalScreen
import Testing

@Suite struct ManualTests {
  private static let page = (try? Binary.run("manual").output) ?? ""

  /// The page as a reader reads it, but for its lay-out.
  private static let words: String = {
    var text = page
    for (name, character) in [
      ("\\-", "-"), ("\\(aq", "'"), ("\\(dq", "\""), ("\\(ha", "^"), ("\\(ga", "`"), ("\\(ti", "~"), ("\\fB", ""),
      ("\\fP", ""), ("\\&", ""), ("\\e", "\\"),
    ] {
      text = text.replacing(name, with: character)
    }
    return text
  }()

  @Test func `every command of the explorer stands in it with its keys`() {
    for command in Command.allCases {
      let arrows = ["↑": "Up", "↓": "Down", "←": "Left", "→": "Right"]
      let keys = command.keys.map { arrows[$0.words] ?? $0.words }.joined(separator: ", ")
      #expect(Self.words.contains(".TP\n\(keys)\n\(command.summary)\n"), "\(command)")
    }
  }

  @Test func `every subcommand stands in it, and the options that it has`() throws {
    let help = try Binary.run("--help").output
    let names = help.split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS") }.dropFirst()
      .prefix { !$0.hasPrefix("  See ") }.filter { !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first }
    #expect(names.count >= 17)
    for name in names where name != "catalog" {
      #expect(Self.words.contains(".SS \"rolescope \(name)"), "\(name)")
      for option in try Binary.run(String(name), "--help").output.split(separator: " ")
      where option.hasPrefix("--") && option.dropFirst(2).allSatisfy({ $0.isLetter || $0 == "-" }) {
        #expect(Self.words.contains(option), "\(name) \(option)")
      }
    }
    for name in ["catalog build", "catalog check"] {
      #expect(Self.words.contains(".SS \"rolescope \(name)"), "\(name)")
    }
  }

  @Test(arguments: ["explain", "import"]) func `a help's list has a line for each of its things`(command: String) throws
  {
    let lines = try Binary.run(command, "--help").lines.prefix { !$0.hasPrefix("USAGE") }
    let things = lines.filter { $0.hasPrefix("  ") }
    #expect(things.count >= 5)
    // A term and what it is, apart by two spaces at least: nothing is broken, and nothing has run into a paragraph.
    let broken = lines.filter { !$0.isEmpty && $0.contains(/\S {2,}\S/) != $0.hasPrefix("  ") }
    #expect(broken.isEmpty)
    #expect(Self.words.contains(".nf\n" + things.joined(separator: "\n") + "\n.fi\n"))
  }

  @Test func `it says the exit statuses, the variables and the files`() {
    for words in ["CLICOLOR_FORCE", "NO_COLOR", "PAGER", "XDG_STATE_HOME", "wrong use or bad input", "/rolescope"] {
      #expect(Self.words.contains(words), "\(words)")
    }
  }

  @Test func `it is the same ASCII in every locale`() throws {
    let result = try Binary.run(["manual"], environment: ["LC_ALL": "C"])
    #expect(result.status == 0 && result.output == Self.page)
    #expect(result.outputBytes.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A })
  }

  @Test(arguments: [
    ["/usr/bin/man", "--warnings", "-l"], ["/usr/bin/groff", "-man", "-ww", "-Tutf8"],
    ["/usr/bin/groff", "-man", "-ww", "-Tascii"], ["/usr/bin/mandoc", "-Tlint", "-Wwarning"],
  ]) func `the programs that show manuals have nothing to say against it`(command: [String]) throws {
    guard FileManager.default.isExecutableFile(atPath: command[0]) else { return }
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.page.utf8, to: "rolescope.1")
    let result = try Binary.run(program: command[0], Array(command.dropFirst()) + [path])
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error.prefix(400))")
    let isLint = command.contains("-Tlint")
    #expect(isLint == result.output.isEmpty, "\(result.output.prefix(400))")
  }
}

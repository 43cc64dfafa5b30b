import Foundation
import PseudoTerminal
import Testing

/// What a text looks like on a terminal, and how a long one is paged.
@Suite(.serialized) struct TerminalTextTests {
  private static let command = ["show", "account director", "--catalog", Binary.articles]

  private func show(_ environment: [String: String], rows: Int = 24) throws -> PseudoTerminal {
    try PseudoTerminal(
      Binary.path, arguments: Self.command,
      environment: PseudoTerminal.usualEnvironment.merging(environment) { $1 }, rows: rows)
  }

  /// The text without the sequences that choose a look.
  private func bare(_ text: String) -> String { text.replacing(/\u{1B}\[[0-9;]*m/, with: "") }

  @Test func `headings have colour on a terminal, and the text is the same without it`() throws {
    let terminal = try show(["PAGER": "cat"], rows: 500)
    #expect(try terminal.waitForExit() == .status(0))
    let rows = terminal.screenText.split(separator: "\n", omittingEmptySubsequences: false)
    let heading = try #require(rows.firstIndex { $0.hasPrefix("Salary") })
    #expect(terminal.cell(column: 0, row: 0).isBold)
    #expect(terminal.cell(column: 0, row: heading).foreground == .indexed(6))
    #expect(terminal.cell(column: 0, row: heading + 2).foreground == .standard)
    let plain = try show(["PAGER": "cat", "NO_COLOR": "1"], rows: 500)
    #expect(try plain.waitForExit() == .status(0))
    #expect(!plain.bytesReceived.contains(0x1B))
    #expect(plain.screenText == terminal.screenText)
  }

  @Test func `a terminal without colours gets bold, and one that only prints gets nothing`() throws {
    let mono = try show(["PAGER": "cat", "TERM": "vt100"])
    #expect(try mono.waitForExit() == .status(0))
    #expect(mono.bytesReceived.contains(0x1B) && !mono.sendsColour)
    let dumb = try show(["TERM": "dumb"])
    #expect(try dumb.waitForExit() == .status(0))
    #expect(!dumb.bytesReceived.contains(0x1B))
  }

  @Test func `in a pipe there is no colour unless it is forced, and NO_COLOR beats that`() throws {
    func output(_ environment: [String: String]) throws -> String {
      try Binary.run(Self.command, environment: environment).output
    }
    let plain = try output([:])
    #expect(!plain.contains("\u{1B}"))
    let forced = try output(["CLICOLOR_FORCE": "1"])
    #expect(forced.contains("\u{1B}[1;36mSalary\u{1B}[0m"))
    #expect(bare(forced) == plain)
    #expect(try output(["CLICOLOR_FORCE": "0"]) == plain)
    #expect(try output(["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]) == plain)
    for format in ["json", "csv", "markdown", "html"] {
      let result = try Binary.run(Self.command + ["--format", format], environment: ["CLICOLOR_FORCE": "1"])
      #expect(!result.output.contains("\u{1B}"), "\(format)")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/less")))
  func `a text longer than the window opens in less, and leaving it early is no error`() throws {
    let terminal = try show([:])
    try terminal.waitUntil("less's prompt") { $0.row(23).hasPrefix(":") && $0.screenText.contains("Account Director") }
    #expect(!terminal.screenText.contains("Sources"))
    terminal.type("q")
    #expect(try terminal.waitForExit() == .status(0))
    #expect(terminal.modes.isRestored)
  }

  @Test(arguments: ["vim", "view", "nvim -R", "emacs", "sh", "less", "less -R", "/usr/bin/more", "bat"])
  func `a pager that doesn't read colours gets none`(program: String) throws {
    let folder = try TemporaryFolder()
    let name = program.split(separator: " ")[0].split(separator: "/").last.map(String.init) ?? ""
    let pager = try folder.write("#!/bin/sh\nexec cat\n".utf8, to: name)
    chmod(pager, 0o755)
    let options = program.split(separator: " ").dropFirst().joined(separator: " ")
    let terminal = try show(["PAGER": "\(pager) \(options)"])
    #expect(try terminal.waitForExit(seconds: 60) == .status(0))
    #expect(terminal.sendsColour == ["less", "more", "bat"].contains(name))
  }

  @Test func `a text that fits the window is printed`() throws {
    let terminal = try PseudoTerminal.starting(
      ["show", "chief marketing officer", "--catalog", Binary.articles], environment: ["PAGER": "echo paged"])
    #expect(try terminal.waitForExit() == .status(0))
    #expect(terminal.screenText.hasPrefix("Chief Marketing Officer") && !terminal.screenText.contains("paged"))
  }

  @Test func `a pager that reads only the beginning ends it with status 0`() throws {
    let terminal = try show(["PAGER": "head -n 1"], rows: 10)
    #expect(try terminal.waitForExit() == .status(0))
    #expect(Binary.trimmedLines(terminal.screenText) == "Account Director")
  }

  @Test func `no shell reads PAGER`() throws {
    let terminal = try show(["PAGER": "echo a;touch $(id)"])
    #expect(try terminal.waitForExit() == .status(0))
    #expect(Binary.trimmedLines(terminal.screenText) == "a;touch $(id)")
  }

  @Test func `where the pager fails the text is printed all the same`() throws {
    let folder = try TemporaryFolder()
    for command in ["exit 3", "kill -SEGV $$"] {
      let pager = try folder.write("#!/bin/sh\n\(command)\n".utf8, to: "pager")
      chmod(pager, 0o755)
      let terminal = try show(["PAGER": pager, "NO_COLOR": "1"])
      #expect(try terminal.waitForExit() == .status(0))
      let text = String(decoding: terminal.bytesReceived, as: UTF8.self)
      #expect(text.contains("ended with an error") && text.contains("\nSources"), "\(command): \(text)")
    }
  }

  @Test(arguments: ["", "cat", "/nowhere/pager"]) func `without a pager the whole text is printed`(pager: String) throws
  {
    let terminal = try show(["PAGER": pager, "NO_COLOR": "1"])
    #expect(try terminal.waitForExit() == .status(0))
    let text = String(decoding: terminal.bytesReceived, as: UTF8.self).replacing("\r\n", with: "\n")
    #expect(text.hasPrefix("Account Director\n") && text.contains("\nSources\n"))
  }

  @Test func `what goes into a pipe is never paged`() throws {
    let result = try Binary.run(Self.command, environment: ["PAGER": "echo paged"])
    #expect(result.output.hasPrefix("Account Director\n") && !result.output.contains("paged"))
  }

  @Test(arguments: [40, 60, 80, 132]) func `tables are fitted to the width of the terminal`(columns: Int) throws {
    for command in [Self.command, ["list", "sales"], ["places", "29-1211"], ["compare", "11-2022", "11-2021"]] {
      let terminal = try PseudoTerminal.starting(
        command, environment: ["PAGER": "cat", "NO_COLOR": "1"], columns: columns, rows: 24)
      #expect(try terminal.waitForExit() == .status(0))
      let lines = String(decoding: terminal.bytesReceived, as: UTF8.self).replacing("\r\n", with: "\n")
        .split(separator: "\n")
      #expect(!lines.isEmpty)
      #expect(lines.allSatisfy { $0.count <= columns }, "\(command) \(lines.max { $0.count < $1.count } ?? "")")
    }
  }

  @Test func `where a table's columns don't fit, its rows stand below each other with their numbers whole`() throws {
    let terminal = try PseudoTerminal.starting(
      ["places", "29-1211", "--limit", "3"], environment: ["PAGER": "cat"], columns: 40, rows: 100)
    #expect(try terminal.waitForExit() == .status(0))
    #expect(terminal.screenText.contains("\n  median $/yr  "))
    let wide = try Binary.run("places", "29-1211", "--limit", "3")
    let numbers = wide.output.split(whereSeparator: \.isWhitespace).filter {
      $0.contains(",") && Int($0.filter(\.isNumber)) != nil
    }
    #expect(numbers.count > 5)
    for number in numbers { #expect(terminal.screenText.contains(number), "\(number)") }
  }
}

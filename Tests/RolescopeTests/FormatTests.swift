import Noise
import PseudoTerminal
import Testing

/// The forms that every answer comes in.
@Suite struct FormatTests {
  @Test(arguments: sampled(AnsweringCommands.commands)) func `CSV has as many fields in each row as in its title`(
    command: [String]
  ) throws {
    let result = try Binary.run(command + ["--format", "csv"])
    let rows = try #require(CSV.rows(result.outputBytes))
    #expect(rows.count > 1 || command.contains("chief marketing officer"))
    #expect(rows.allSatisfy { $0.count == rows[0].count }, "\(rows.filter { $0.count != rows[0].count })")
    #expect(Set(rows[0]).count == rows[0].count)
    #expect(rows[0].allSatisfy { !$0.isEmpty })
  }

  @Test func `CSV quotes what has commas, and carries the same figures as JSON`() throws {
    let output = try Binary.run("show", "account director", "--format", "csv")
    #expect(output.output.contains("\"average salary") || output.output.contains("\"San Francisco, CA\""))
    let rows = try #require(CSV.rows(output.outputBytes))
    let title = try #require(rows.first)
    let (field, value, source) = try (
      #require(title.firstIndex(of: "field")), #require(title.firstIndex(of: "value")),
      #require(title.firstIndex(of: "source"))
    )
    let means = rows.filter { $0[field] == "pay.mean" }
    #expect(means.map { $0[value] } == ["114728", "96677"])
    #expect(Set(means.map { $0[source] }).count == 2)
    #expect(rows.contains { $0[field] == "best.city" && $0[value] == "San Francisco, CA" })
    let satisfaction = try #require(rows.first { $0[field] == "satisfaction" })
    #expect(satisfaction[value] == "" && satisfaction.contains("dash"))
  }

  @Test(arguments: sampled(AnsweringCommands.commands))
  func `Markdown tables have as many cells in each row as in their title`(
    command: [String]
  ) throws {
    let lines = try Binary.run(command + ["--format", "markdown"]).lines
    var tables: [[Int]] = []
    var isInTable = false
    for line in lines {
      if line.hasPrefix("|") {
        if !isInTable { tables.append([]) }
        tables[tables.count - 1].append(Self.cells(in: line))
      }
      isInTable = line.hasPrefix("|")
    }
    #expect(!tables.isEmpty || command.contains("explain") || command.contains("chief marketing officer"))
    for table in tables {
      #expect(table.count > 2)
      #expect(table.allSatisfy { $0 == table[0] }, "\(table)")
    }
  }

  /// The cells of a row; a bar behind a backslash is text.
  private static func cells(in row: Substring) -> Int {
    var bars = 0
    var isEscaped = false
    for character in row {
      if character == "|", !isEscaped { bars += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return bars - 1
  }

  @Test(arguments: sampled(AnsweringCommands.commands)) func `JSON parses, and text is there`(command: [String]) throws
  {
    let json = try Binary.run(command + ["--format", "json"])
    #expect(json.status == 0 && json.error.isEmpty)
    #expect(json.json.map { $0.isObject || $0.isArray } == true)
    let text = try Binary.run(command)
    #expect(text.status == 0 && text.error.isEmpty)
    #expect(text.lines.count >= 3)
    #expect(text.lines.allSatisfy { $0.last != " " })
    #expect(text.outputBytes == (try Binary.run(command + ["--format", "text"])).outputBytes)
  }

  @Test(arguments: sampled(AnsweringCommands.commands)) func `text keeps to 100 columns in a pipe`(command: [String])
    throws
  {
    let widest = try Binary.run(command).lines.max { $0.count < $1.count } ?? ""
    #expect(widest.count <= 100, "\(widest)")
  }

  @Test func `on a terminal text comes without colour where NO_COLOR is set, and ends with status 0`() throws {
    let terminal = try PseudoTerminal.starting(
      ["list", "--catalog", Binary.articles], environment: ["NO_COLOR": "1", "PAGER": "cat"],
      columns: 100, rows: 30)
    #expect(try terminal.waitForExit() == .status(0))
    #expect(terminal.screenText.contains("Account Director"))
    #expect(!terminal.bytesReceived.contains(0x1B))
  }
}

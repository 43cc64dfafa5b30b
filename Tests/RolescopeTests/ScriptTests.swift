import Foundation
import Testing

@Suite struct ScriptTests {
  @Test(arguments: [(120, 36), (80, 24), (60, 10), (40, 10), (12, 4), (1, 1)]) func `a script writes the whole screen`(
    columns: Int, rows: Int
  ) throws {
    for keys in ["", "1", "1 e", "s", "?", "Down Down Down Space Down Space c"] {
      let result = try Binary.run("explore", "--script", keys, "--size", "\(columns)x\(rows)")
      #expect(result.status == 0 && result.error.isEmpty)
      #expect(result.lines.count == rows, "\(keys)")
      #expect(result.lines.allSatisfy { $0.count <= columns }, "\(keys)")
      #expect(!result.outputBytes.contains(0x1B))
    }
  }

  @Test func `save-screen writes the same into a file and nothing elsewhere`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/screen.txt"
    let printed = try Binary.run("explore", "--script", "Down Space", "--size", "80x24")
    let saved = try Binary.run("explore", "--script", "Down Space", "--size", "80x24", "--save-screen", path)
    #expect(saved.status == 0 && saved.output.isEmpty && saved.error.isEmpty)
    #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) == printed.outputBytes)
    #expect(printed.output.contains("marked A"))
  }

  @Test func `key names, single characters and quoted text are typed`() throws {
    let screen = try Binary.screen(after: "Down Down Down Space Down Space c")
    #expect(screen.contains("Compare") && screen.contains("120,000-200,000+"))
    #expect(try Binary.screen(after: "/ \"director\"") == Binary.screen(after: "/ d i r e c t o r"))
    #expect(try Binary.screen(after: "C-d C-u") == Binary.screen(after: "C-d C-u Down Up"))
    #expect(try Binary.screen(after: "PgDn End Home g") == Binary.screen(after: "g"))
    #expect(try Binary.screen(after: "Tab BackTab 1") == Binary.screen(after: "1"))
    #expect(try Binary.screen(after: "s \"crm\" Esc") == Binary.screen())
  }

  @Test func `keys behind the one that quits change nothing`() throws {
    #expect(try Binary.screen(after: "Down q") == Binary.screen(after: "Down q Down Down c"))
  }

  @Test func `without a size it is 120 by 36, and a catalog may be named`() throws {
    let screen = try Binary.run("explore", "--script", "")
    #expect(screen.lines.count == 36)
    let named = try Binary.run("explore", "--script", "", "--catalog", "\(Binary.repository)/Resources/catalog.sqlite")
    #expect(named.output == screen.output)
  }
}

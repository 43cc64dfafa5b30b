import Foundation
import Testing

@testable import Explorer

@Suite struct ReadmeTests {
  private func readme() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
  }

  @Test("The README's table of settings is the table of settings")
  func holdsTheSettings() throws {
    let rows = Setting.allCases.map { setting in
      "| `\(setting.rawValue)` | \(setting.choiceWords) | \(Settings().text(of: setting)) | \(setting.summary) |"
    }
    let table = (["| setting | takes | default | what it is |", "| --- | --- | --- | --- |"] + rows).joined(
      separator: "\n")
    #expect(try readme().contains(table), "README.md needs this table:\n\(table)")
  }

  @Test("The README's key table is the command table")
  func holdsTheKeyTable() throws {
    let readme = try readme()
    #expect(readme.contains(keyTable), "README.md needs this table:\n\(keyTable)")
  }

  private var keyTable: String {
    let rows = Command.allCases.map { "| \($0.keys.map(\.words).joined(separator: " ")) | \($0.summary) |" }
    return (["| keys | do |", "| --- | --- |"] + rows).joined(separator: "\n")
  }
}

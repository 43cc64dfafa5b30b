import Foundation
import Testing

@testable import Explorer

@Suite struct ReadmeTests {
  @Test("The README's key table is the command table")
  func holdsTheKeyTable() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(keyTable), "README.md needs this table:\n\(keyTable)")
  }

  private var keyTable: String {
    let rows = Command.allCases.map { "| \($0.keys.map(\.words).joined(separator: " ")) | \($0.summary) |" }
    return (["| keys | do |", "| --- | --- |"] + rows).joined(separator: "\n")
  }
}

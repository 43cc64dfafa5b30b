import Foundation
import GRDB
import Testing

@testable import RoleCatalog

/// Catalogs with texts of millions of characters and no space: what shows them takes a time that grows as they do. One whose
/// time grows with the square is killed after a minute.
@Suite(.serialized) struct LongTextTests {
  private static let letters = "replace(hex(zeroblob(2000000)), '0', 'a')"
  private static let role = "account-administrator"

  @Test(arguments: [
    (
      "UPDATE role SET title = \(letters) WHERE id = '\(role)'",
      [
        ["list"], ["show", role], ["compare", role, "account-executive"], ["show", role, "--format", "html"],
        ["explore", "--screen-reader", "--script", "1 2 3"], ["explore", "--script", "End Enter"],
      ]
    ),
    (
      """
      UPDATE statement SET text = \(letters) WHERE role = (SELECT position FROM role WHERE id = '\(role)')
      AND ordinal = (SELECT min(ordinal) FROM statement AS other WHERE other.role = statement.role)
      """,
      [
        ["show", "account-administrator"], ["show", "account-director"],
        ["show", "account-director", "--format", "csv"],
        ["explore", "--role", "account-director", "--pane", "duties", "--script", "Down e"],
      ]
    ),
    (
      "UPDATE source SET title = \(letters) WHERE rowid = (SELECT min(rowid) FROM source)",
      [["about"], ["list"], ["show", role], ["explore", "--role", role, "--script", "8 Enter"]]
    ),
  ]) func `a text of four million letters is shown in the time that it takes to read it`(
    change: String, commands: [[String]]
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(try Data(contentsOf: URL(fileURLWithPath: Binary.articles)), to: "mine.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(sql: change)
      #expect(database.changesCount == 1)
    }
    try queue.close()
    try PageSeal.seal(fileAt: path, path: path)
    for command in commands {
      let result = try Binary.run(command + ["--catalog", path])
      #expect(result.status == 0, "\(command): \(result.status) \(result.error.prefix(200))")
    }
  }
}

import Foundation
import GRDB
import Noise
import Testing

@testable import RoleCatalog

/// Catalogs whose numbers are of the right type and of no use: commands and screens show them or say so, and none ends early.
@Suite struct ExtremeNumbersTests {
  private static let commands = [
    ["list"], ["list", "pay>60k"], ["show", "account-director"], ["show", "account-director", "--format", "json"],
    ["compare", "account director", "account manager", "--format", "html"], ["skills", "crm, negotiation"],
    ["pay", "account-director", "80000"], ["explain", "account-director", "pay.mean"],
    ["explore", "--script", "Down 1 2 3 4 5 6 7 8", "--size", "120x36"], ["explore", "--script", "o o Down 1 e"],
    ["explore", "--script", "$ Space Down Space c e"], ["explore", "--script", "s \"crm, negotiation\""],
  ]

  @Test(
    arguments: sampled(["1e300", "-1e300", "5e-324", "-1", "9223372036854775807", "-9223372036854775808", "99999"]))
  func `every number of a catalog is another`(value: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(try Data(contentsOf: URL(fileURLWithPath: Binary.articles)), to: "mine.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      for (table, columns) in [
        ("role", ["pay_low", "pay_high", "growth", "jobs", "openings"]), ("figure", ["number", "low", "high"]),
        ("figure", ["relative_standard_error"]), ("skill_norm", ["mean", "deviation"]), ("detection_limit", ["share"]),
        ("price_parity", ["parity"]),
      ] {
        for column in columns {
          try database.execute(sql: "UPDATE \(table) SET \(column) = \(value) WHERE \(column) IS NOT NULL")
        }
      }
    }
    try queue.close()
    try PageSeal.seal(fileAt: path, path: path)
    for command in Self.commands {
      let result = try Binary.run(command + ["--catalog", path])
      #expect([0, 1, 2].contains(result.status), "\(command): \(result.status)")
      #expect(result.status == 0 || result.error.hasSuffix(".\n"), "\(command): \(result.error)")
    }
  }
}

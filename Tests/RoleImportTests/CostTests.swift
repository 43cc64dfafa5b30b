import Foundation
import Noise
import RoleModel
import Testing

@testable import RoleImport

/// What reading costs: nothing grows with the square of its input, and no message with the input at all.
@Suite struct CostTests {
  /// How many times as much processor time eight times as much takes: 8 where the time grows with the input, 64 with its square.
  private func growth(_ small: Int, _ cost: (Int) throws -> Void) throws -> Double {
    // The least of three: whatever else happened there is in the others.
    func least(_ count: Int) throws -> Double {
      var seconds = Double.infinity
      for _ in 0..<3 { seconds = min(seconds, try processorSeconds { try cost(count) }) }
      return seconds
    }
    return try least(8 * small) / max(1e-4, try least(small))
  }

  private func reading(_ text: String, beside sets: [RoleSet] = []) throws -> RoleFile.Reading {
    let path = NSTemporaryDirectory() + "cost-\(UUID().uuidString).csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { unlink(path) }
    return RoleTable.read(path: path, beside: sets)
  }

  private func set(_ text: String) throws -> RoleSet {
    guard case .sound(let set) = try reading(text) else { throw CatalogBuildError.refused([]) }
    return set
  }

  private func table(_ header: String, _ count: Int, _ row: (Int) -> String) -> String {
    header + "\n" + (0..<count).map { row($0) + "\n" }.joined()
  }

  @Test func `importing one's own table again takes a time that grows with it`() throws {
    let growth = try growth(500) { count in
      let set = try set(table("title", count) { "Role \($0)" })
      var book = RoleBook()
      book.apply(set, isWhole: true)
      book.apply(set, isWhole: true)
      #expect(book.roles.count == count)
    }
    #expect(growth < 24)
  }

  @Test(arguments: ["aliases", "skills", "manages"]) func `a cell of many names takes a time that grows with it`(
    column: String
  ) throws {
    let growth = try growth(1_000) { count in
      _ = try reading("title,\(column)\nA,\"\((0..<count).map { "n\($0)" }.joined(separator: ";"))\"\n")
    }
    #expect(growth < 24)
  }

  @Test func `an object of many unknown keys takes a time that grows with it`() throws {
    let growth = try growth(1_000) { count in
      let keys = (0..<count).map { "\"k\($0)\": 0" }.joined(separator: ", ")
      _ = RoleFile.read(texts: [("roles.json", Array("{\"roles\": [{\(keys)}]}".utf8))])
    }
    #expect(growth < 24)
  }

  @Test func `of unknown names twenty are told what is near them, and of findings a thousand are told`() throws {
    let findings = try reading(table("title,promotes_to", 1_500) { "Role \($0),Role \($0)x" }).findings
    #expect(findings.count == 1_001)
    #expect(findings.count { $0.message.contains("Did you mean") } == 20)
    #expect(findings.last?.message == "500 more findings: at most 1,000 are told. Mend these first.")
  }

  @Test func `a long circle is told by its first roles and the number of the others`() throws {
    let findings = try reading(table("title,promotes_to", 2_000) { "T\($0),T\(($0 + 1) % 2_000)" }).findings
    #expect(findings.count == 1)
    #expect(
      findings.first?.message.hasSuffix("promotes in a circle: t0, t1, t2, t3, t4, t5, t6, t7, 1,992 more, t0.") == true
    )
    let nine = try reading(table("title,promotes_to", 9) { "T\($0),T\(($0 + 1) % 9)" }).findings
    #expect(nine.first?.message.hasSuffix("t0, t1, t2, t3, t4, t5, t6, t7, t8, t0.") == true)
  }

  @Test func `ladders with steps back take a time that grows with them`() throws {
    let growth = try growth(400) { count in
      let findings = try reading(
        table("title,promotes_to", count) { "T\($0),T\(($0 + 1) % count)\($0 > 1 ? "; T0" : "")" }
      )
      .findings
      #expect(findings.allSatisfy { $0.message.count < 200 })
    }
    #expect(growth < 24)
  }

  @Test func `a table of more than twenty thousand roles is refused with the row`() throws {
    let findings = try reading(table("title", 20_001) { "Role \($0)" }).findings
    #expect(
      findings.map { "\($0.line): \($0.message)" } == [
        "20002: There are more than 20000 roles, and no more are read. Check that this is the table you mean."
      ])
  }

  @Test func `a role file of more roles than are read is refused before they are read`() {
    let roles = [String](repeating: "{}", count: RoleLimits.roles + 1).joined(separator: ",")
    let findings = RoleText.findings("{\"roles\": [\(roles)]}")
    #expect(
      findings == [
        "roles.json:1: roles: There are 20,001 roles, and at most 20,000 can be read here. Check that this is the file you mean."
      ])
  }

  @Test(
    arguments: [
      ("1,234", 1234.0), ("1,234.5", 1234.5), ("-12", -12), ("0.5", 0.5), ("1,23", nil), (",123", nil),
      ("1.", nil),
      (".5", nil), ("1,2345", nil), ("1234,567", nil), ("--1", nil), ("1.2.3", nil), ("1.2,345", nil), ("", nil),
      ("٣", nil),
    ] as [(String, Double?)])
  func `numbers of a table have commas between thousands or none`(text: String, number: Double?) throws {
    let reading = try reading("title,growth\nA,\"\(text)\"\n")
    guard case .sound(let set) = reading else {
      #expect(number == nil)
      return
    }
    #expect(set.roles.first?.figures.first?.value == number.map(Value.number))
  }
}

import RoleModel
import Testing

/// Why no role carries a code that someone asks for.
@Suite struct CodeAbsenceTests {
  private func words(_ text: String, _ titles: [String: String]) throws -> String? {
    try CodeAbsence(text) { titles[$0] }?.words
  }

  @Test func `a code of SOC 2010 points to its successors, with the titles that roles have`() throws {
    let titles = ["29-2042": "Ambulance Crews"]
    for text in ["29-2041", "29-2041.00"] {
      #expect(
        try words(text, titles)?.hasSuffix(
          "29-2041 is a code of SOC 2010, which SOC 2018 replaced by 29-2042 (Ambulance Crews) and 29-2043") == true)
    }
  }

  @Test func `a military code says why it is absent`() throws {
    #expect(try words("55-1011", [:])?.hasPrefix("55-1011 is a military code") == true)
  }

  @Test func `any other code names the nearest that a role has, of its own kind before one of another`() throws {
    let titles = ["11-2022": "Sellers", "11-2011": "Criers", "12-2021": "Others"]
    #expect(try words("11-2021", titles) == "no role has the code 11-2021; the nearest is 11-2022 (Sellers)")
    #expect(try words("11-2022.05", titles) == "no role has the code 11-2022.05; the nearest is 11-2022 (Sellers)")
    #expect(try words("99-2021", titles) == "no role has the code 99-2021")
  }

  @Test(arguments: ["", "baker", "11-20", "11-2021.0", "11 2021", "1a-2021"])
  func `a text that is no code has no such reason`(text: String) throws {
    #expect(try words(text, [:]) == nil)
  }

  @Test func `codes of BLS's own, and those that both classifications have, are not taken for old ones`() {
    for code in ["25-2052", "11-2022", "13-1020", "11-9199"] { #expect(RetiredCode(code) == nil) }
    #expect(RetiredCode("51-4012")?.successors == ["51-9162"])
  }
}

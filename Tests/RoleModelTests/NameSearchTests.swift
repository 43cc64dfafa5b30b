import ArticleCatalog
import Testing

@testable import RoleModel

@Suite struct NameSearchTests {
  let catalog = ArticleCatalog.shared

  private func titles(_ text: String) throws -> [String] {
    try NameSearch(text).hits(in: catalog).map { try catalog.role(at: $0.position).title }
  }

  @Test("Words are found in any order, the start of a title before its middle")
  func words() throws {
    #expect(try titles("director account").first == "Account Director")
    #expect(try titles("dir").first == "Director of Account Management")
    #expect(try titles("senior man") == ["Senior Account Manager"])
    #expect(try titles("nothing like it").isEmpty)
    #expect(try titles("   ").isEmpty)
  }

  @Test("The matched letters are those that were typed")
  func lights() {
    #expect(NameSearch("man sen").matchedCharacters(in: "Senior Account Manager") == Set([0, 1, 2, 15, 16, 17]))
    #expect(NameSearch("xyz").matchedCharacters(in: "Senior Account Manager") == nil)
    #expect(NameSearch("resume").matchedCharacters(in: "Résumé Writer") == Set(0..<6))
  }

  @Test(
    "A word is found in the other number, and its letters are lit",
    arguments: [
      ("secretary", "secretaries", true), ("coach", "coaches", true), ("midwife", "midwives", true),
      ("cooks", "cook", true),
      ("salesman", "salesmen", true), ("waitress", "waitresses", true), ("is", "i", false), ("boss", "bos", false),
      ("cashier", "cash", false),
    ])
  func number(word: String, other: String, isSame: Bool) {
    #expect(NameNumber.Word(Array(word.utf8)).isSame(as: Array(other.utf8)) == isSame)
    #expect(NameNumber.Word(Array(other.utf8)).isSame(as: Array(word.utf8)) == isSame)
    guard isSame else { return }
    #expect(NameSearch(word).matchedCharacters(in: "The \(other)")?.contains(4) == true)
  }

  @Test(
    "Folding lowers, strips accents and joins what is not a letter",
    arguments: [
      ("Account  Director", "account director"), ("Résumé-Writer!", "resume writer"), ("C++ / C#", "c++ c#"),
      ("Bachelor's", "bachelors"), ("  ", ""), ("Ångström", "angstrom"), ("日本", "日本"),
    ])
  func folds(text: String, wanted: String) { #expect(folded(text) == Array(wanted.utf8)) }

  @Test("A role is found by id, title and case; typos are read, and unknown ones name nothing")
  func lookup() throws {
    let director = try #require(try catalog.position(of: RoleID("account-director")))
    for text in ["account-director", "Account Director", "ACCOUNT director"] {
      #expect(try RoleLookup.find(text, in: catalog) == .found(director, alias: nil))
    }
    guard case .meant(let meant) = try RoleLookup.find("acount directr", in: catalog) else { throw Unexpected() }
    #expect(meant.position == director && meant.understanding.words == "account director")
    guard case .unknown(let none, _) = try RoleLookup.find("zzzzqqqq", in: catalog) else { throw Unexpected() }
    #expect(none.isEmpty)
  }

  @Test(
    "The edit distance counts swaps as one and gives up beyond its limit",
    arguments: [("abcd", "abdc", 1), ("abcd", "abcd", 0), ("", "ab", 2), ("kitten", "sitting", 3), ("crm", "crn", 1)])
  func distance(first: String, other: String, wanted: Int) {
    #expect(editDistance(Array(first.utf8), Array(other.utf8), limit: 5) == wanted)
    #expect(editDistance(Array(first.utf8), Array(other.utf8), limit: wanted - 1) == nil || wanted == 0)
  }
}

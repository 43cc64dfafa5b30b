import ArticleCatalog
import Testing

@testable import RoleModel

@Suite struct SkillSearchTests {
  let catalog = ArticleCatalog.shared
  let sources = ArticleCatalog.sources

  private func vocabulary() throws -> SkillVocabulary { SkillVocabulary(try catalog.skillNames()) }

  private func names(_ typed: String, _ vocabulary: SkillVocabulary) -> [String] {
    if case .names(let names) = vocabulary.meaning(of: typed) { names.map(\.name) } else { [] }
  }

  private func search(_ text: String) throws -> [(id: String, fit: SkillFit)] {
    let fits = try SkillSearch(text, vocabulary: vocabulary()).fits(in: catalog, sources: sources)
    return try fits.map { (try catalog.role(at: $0.position).id.text, $0) }
  }

  @Test("CRM and customer service rank the customer account manager first, and each score is explained")
  func ranks() throws {
    let found = try search("crm, customer service")
    #expect(found.first?.id == "customer-account-manager")
    #expect(found.first?.fit.middle == 1)
    let administrator = try #require(found.first { $0.id == "account-administrator" })
    #expect(administrator.fit.terms.map(\.name) == ["CRM", "Customer service"])
    #expect(administrator.fit.terms.map(\.high) == [0, 0.5])
    #expect(administrator.fit.missing.map(\.name) == ["CRM"])
  }

  @Test("A skill that is named without a rating scores 0.5 to 1")
  func named() throws {
    let found = try search("leadership")
    let director = try #require(found.first { $0.id == "account-director" })
    #expect(director.fit.low == 0.5 && director.fit.high == 1)
  }

  @Test("Not, and, or, weights and words read as METHODS says")
  func grammar() throws {
    func skill(_ name: String, _ range: Range<Int>) -> SkillQuery { .skill(name, at: range) }
    func part(_ query: SkillQuery, _ weight: Double = 1) -> SkillQuery.Weighted { .init(query: query, weight: weight) }
    let both = SkillQuery.all([part(.not(skill("a", 1..<2))), part(skill("b", 5..<6), 2)])
    #expect(try SkillQuery.parse("!a & b^2 | c") == .any([part(both), part(skill("c", 11..<12))]))
    #expect(try SkillQuery.parse("not a and b or c").terms.map(\.name) == ["a", "b", "c"])
    guard case .mean(let parts) = try SkillQuery.parse("a, customer service^2") else { throw Unexpected() }
    #expect(parts.map(\.weight) == [1, 2])
    #expect(parts[1].query == skill("customer service", 3..<19))
    #expect(try SkillQuery.parse("crm,").terms.count == 1)
  }

  @Test("Not turns an interval round; both is the least, either the greatest")
  func combines() throws {
    let plain = try #require(try search("customer service").first { $0.id == "account-administrator" }).fit
    let not = try #require(try search("!customer service").first { $0.id == "account-administrator" }).fit
    #expect(not.low == 1 - plain.high && not.high == 1 - plain.low)
    let both = try search("customer service & data entry").first { $0.id == "account-administrator" }?.fit
    #expect(both?.middle == 0.5)
    let either = try search("customer service | data entry").first { $0.id == "account-administrator" }?.fit
    #expect(either?.middle == 1)
  }

  @Test("A weight pulls the mean")
  func weighs() throws {
    let fit = try #require(try search("data entry^3, customer service").first { $0.id == "account-administrator" }).fit
    #expect(fit.middle == (3 * 1 + 0.5) / 4)
  }

  @Test(
    "What is wrong is said at its place",
    arguments: [
      ("crm & (payroll", 6), ("crm)", 3), ("^2", 0), ("crm^", 3), ("crm^0", 3), ("\"crm", 0), ("", 0), ("& crm", 0),
      ("!", 1),
    ])
  func problems(text: String, place: Int) {
    #expect(throws: QueryProblem.self) { try SkillQuery.parse(text) }
    do { _ = try SkillQuery.parse(text) } catch { #expect(error.range.lowerBound == place, "\(text): \(error)") }
  }

  @Test("A query of 10,000 characters and one of 5,000 parentheses are refused in a sentence")
  func limits() {
    #expect(throws: QueryProblem.self) { try SkillQuery.parse(String(repeating: "a", count: 10_000)) }
    #expect(throws: QueryProblem.self) { try SkillQuery.parse(String(repeating: "(", count: 1_900)) }
  }

  @Test("One typo is forgiven, an unknown skill names the nearest")
  func vocabularyMatches() throws {
    let vocabulary = try vocabulary()
    #expect(names("custmer service", vocabulary) == ["Customer service"])
    #expect(names("CRM", vocabulary) == ["CRM"])
    #expect(vocabulary.meaning(of: "crn") == .unknown)
    #expect(vocabulary.nearest(to: "custumer servise").contains("Customer service"))
    #expect(vocabulary.completions(of: "cust").map(\.name).contains("Customer accounts"))
    #expect(throws: SkillSearch.Problem.self) { try SkillSearch("juggling", vocabulary: vocabulary) }
  }

  @Test("Roles of which no skill is known are not ranked")
  func leavesOutMentions() throws {
    let found = try search("!crm").map(\.id)
    #expect(!found.contains("key-account-manager"))
    #expect(!found.contains("account-manager"))
    #expect(found.contains("account-director"))
  }

  @Test("An unwanted skill is neither matched nor missing, and the reading says not")
  func unwanted() throws {
    let search = try SkillSearch("customer service^2, !payroll", vocabulary: vocabulary())
    #expect(search.reading == "Customer service ×2 + not Payroll")
    let fit = try #require(try self.search("customer service, !payroll").first { $0.id == "account-administrator" }).fit
    #expect(fit.matched.map(\.name) == ["Customer service"])
    #expect(fit.missing.isEmpty)
    #expect(fit.unwanted.map(\.words) == ["not Payroll"])
  }

  @Test("Of equal scores the role that carries more of the skills comes first")
  func tieBreak() throws {
    #expect(try search("crm and negotiation").first?.id == "customer-account-manager")
  }
}

import ArticleCatalog
import RoleCatalog
import RoleModel
import Testing

/// Filters over the articles' roles, whose pay is an average, a range or not known at all.
@Suite struct FilterMatchTests {
  private let catalog = ArticleCatalog.shared

  private func result(_ text: String) throws -> FilterResult { try FilterQuery(text).result(in: catalog) }

  private func ids(_ hits: [FilterQuery.Hit]) throws -> Set<String> {
    Set(try hits.map { try catalog.role(at: $0.position).id.text })
  }

  private func matching(_ text: String) throws -> Set<String> { try ids(try result(text).matching) }

  @Test func `a family is found by the start of any of its words, and all terms must hold`() throws {
    #expect(try matching("family:management").count == 17)
    #expect(try matching("family:acc director").contains("account-director"))
    #expect(try matching("family:anagement").isEmpty)
    #expect(try matching("family:account family:sales").isEmpty)
    #expect(try matching("  ").count == 17)
  }

  @Test func `a range across the limit and a missing pay are kept apart`() throws {
    let found = try result("pay>100k kind:profile")
    #expect(try ids(found.matching) == ["account-director", "director-of-account-management"])
    #expect(try ids(found.undecided) == ["senior-account-manager"])
    #expect(found.undecidedWords == "1 can't tell: pay is a range")
    let all = try result("pay>100k")
    #expect(all.undecidedWords == "11 can't tell: no pay (10), pay is a range (1)")
    #expect(try result("pay>80k account executive").undecided.isEmpty)
    #expect(try ids(result("pay:50k..70k").matching) == ["account-executive", "account-manager"])
  }

  @Test func `not, or and parentheses follow Kleene logic`() throws {
    for text in ["pay>100k", "skill:negotiation", "education>=bachelor growth>2", "(pay>60k | jobs>1m) !director"] {
      let plain = try result(text)
      let negated = try result("!(\(text))")
      #expect(try ids(plain.undecided) == ids(negated.undecided), "\(text)")
      #expect(try ids(plain.matching).isDisjoint(with: ids(negated.matching)), "\(text)")
      #expect(plain.matching.count + plain.undecided.count + negated.matching.count == 17, "\(text)")
    }
    // What either side decides needs no figure.
    #expect(try ids(result("pay>100k | kind:mention").undecided) == ["senior-account-manager"])
    #expect(try ids(result("pay>100k kind:profile !senior").undecided).isEmpty)
  }

  @Test func `spaces bind tighter than a bar, and commas less`() throws {
    #expect(try matching("director pay>100k | executive") == matching("(director pay>100k) | executive"))
    #expect(try matching("director | executive, pay>100k") == matching("(director | executive) pay>100k"))
    #expect(try matching("account, director") == matching("account director"))
  }

  @Test func `quoted words stand side by side`() throws {
    #expect(try matching("\"account director\"").contains("account-director"))
    #expect(try !matching("\"director account\"").contains("account-director"))
    #expect(try result("\"acount director\"").matching.isEmpty)
  }

  @Test func `schooling is what is typical for entry, else what is required`() throws {
    #expect(try matching("education:bachelor").contains("account-director"))
    #expect(try matching("education<bachelor").contains("account-director") == false)
    #expect(try result("education>=bachelor").undecided.contains { $0.reason == .missing(.education) })
  }

  @Test func `a typo is forgiven where no name has the word, and says how it was read`() throws {
    let found = try result("acount directr")
    #expect(try catalog.role(at: found.matching[0].position).title == "Account Director")
    #expect(found.corrections.first?.sentence == "“acount” is read as account")
    let lit = found.searches.reduce(into: Set<Int>()) {
      $0.formUnion($1.matchedCharacters(in: "Account Director") ?? [])
    }
    #expect(lit.count == 16 - 1)
    #expect(try result("diretcor").matching.count == result("director").matching.count)
    #expect(try result("director").corrections.isEmpty)
    #expect(try result("ceoo xyzzy").matching.isEmpty)
    // Words of three letters and less stand as they are.
    #expect(try result("acc").corrections.isEmpty && result("xcc").matching.isEmpty)
  }

  @Test func `an unknown skill is refused at its place`() throws {
    #expect(throws: FilterProblem.self) { try result("director skill:zzzzqqqq") }
    do { _ = try result("director skill:zzzzqqqq") } catch let problem as FilterProblem {
      #expect(problem.range == 9..<23)
    }
    #expect(try matching("skill:\"account management\"").contains("account-director"))
  }
}

import ArticleCatalog
import Testing

@testable import RoleModel

/// The language of skill queries: what binds, what weights mean, how it is read back.
@Suite struct SkillQueryTests {
  private func reading(_ text: String) throws -> String {
    let query = try SkillQuery.parse(text)
    return query.reading(query.terms.map(\.name))
  }

  @Test(
    "A query is read back with its brackets",
    arguments: [
      ("!a & b | c, d", "((not a and b) or c) + d"), ("!(a, b)", "not (a + b)"), ("a & (b | c)", "a and (b or c)"),
      ("not a or b and c", "not a or (b and c)"), ("(a, b)^2 & c^0.5", "(a + b) ×2 and c ×0.5"), ("!!a", "not not a"),
      ("a, b ^2,", "a + b ×2"), ("((a))", "a"), ("NOT customer   service AND crm", "not customer service and crm"),
    ])
  func readsBack(text: String, expected: String) throws { #expect(try reading(text) == expected) }

  @Test("A term knows its place, its weight, and whether it is unwanted")
  func terms() throws {
    let terms = try SkillQuery.parse("a^2, !(b | !\"c d\"^3)").terms
    #expect(terms.map(\.name) == ["a", "b", "c d"])
    #expect(terms.map(\.isUnwanted) == [false, true, false])
    #expect(terms.map(\.weight) == [2, 1, 3])
    #expect(terms.map(\.isQuoted) == [false, false, true])
    #expect(terms.map(\.at) == [0..<1, 7..<8, 12..<17])
  }

  private func score(_ text: String, _ values: Double...) throws -> Double {
    let value = SkillScore(try SkillQuery.parse(text)).value(values.map { ($0, $0) })
    #expect(value.low == value.high)
    return (value.low * 1e9).rounded() / 1e9
  }

  @Test("A comma is the weighted mean, & the least, | the greatest, ! the rest to 1")
  func scores() throws {
    #expect(try score("a, b^3", 0.2, 0.6) == 0.5)
    #expect(try score("a & b | c", 0.2, 0.6, 0.4) == 0.4)
    #expect(try score("!a & b", 0.2, 0.6) == 0.6)
    #expect(try score("!(a, b)", 0.2, 0.6) == 0.6)
    #expect(try score("a, (b, c)^2", 0.3, 0.4, 0.8) == 0.5)
  }

  // Fagin and Wimmers' three conditions, and their formula by hand.
  @Test("A weight within & and | says how much of the answer a part decides")
  func weighs() throws {
    #expect(try score("a^5 & b^5", 0.9, 0.3) == 0.3)
    #expect(abs(try score("a & b^0.000000001", 0.9, 0.3) - 0.9) < 1e-6)
    // θ = 2/3, 1/3: (2/3 - 1/3)·b + 2·1/3·min(a, b).
    #expect(try score("a & b^2", 0.3, 0.9) == 0.5)
    #expect(try score("a & b^2", 0.9, 0.3) == 0.3)
    #expect(try score("a | b^2", 0.9, 0.3) == 0.7)
  }

  @Test("An interval goes through every operation with both its ends")
  func intervals() throws {
    let value = SkillScore(try SkillQuery.parse("a & !b, c^2")).value([(0.5, 1), (0, 0.25), (0.4, 0.4)])
    #expect(abs(value.low - (0.5 + 0.8) / 3) < 1e-12 && abs(value.high - (1 + 0.8) / 3) < 1e-12)
  }

  @Test("The formula is written in the terms' words and in their numbers")
  func formula() throws {
    func formula(_ text: String) throws -> String {
      let query = try SkillQuery.parse(text)
      return SkillScore(query).formula(query.terms.map { ($0.name, false) }, whole: "100")
    }
    #expect(try formula("a, b^2, !c") == "(a + 2 × b + (100 - c)) / 4")
    #expect(try formula("a & !b | c") == "max(min(a, 100 - b), c)")
    #expect(try formula("a & b^2") == "0.33 × b + 0.67 × min(b, a)")
    #expect(try formula("!(a & b^2)") == "100 - (0.33 × b + 0.67 × min(b, a))")
  }

  @Test(
    "What is wrong is said at its place",
    arguments: [
      ("a,,b", 2), ("a & & b", 4), ("a | , b", 4), ("(a, b", 0), ("a) , b", 1), ("()", 1), ("a ^", 2), ("a^-1", 1),
      ("a (b)", 2), ("a, \"b", 3), ("a ! b", 2), (",a", 0), ("not", 3), ("a^2^3", 3),
    ])
  func problems(text: String, place: Int) {
    do {
      _ = try SkillQuery.parse(text)
      Issue.record("\(text) was read")
    } catch { #expect(error.range.lowerBound == place, "\(text): \(error)") }
  }

  @Test("Parts are cut at commas outside of parentheses and quotation marks")
  func parts() {
    #expect(SkillQuery.parts(of: " a ,(b, c)^2 , \"d, e\",,!f ") == ["a", "(b, c)^2", "\"d, e\"", "!f"])
    #expect(SkillQuery.parts(of: "").isEmpty)
  }
}

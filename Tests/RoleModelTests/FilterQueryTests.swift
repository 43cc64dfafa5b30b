import ArticleCatalog
import RoleCatalog
import Testing

@testable import RoleModel

@Suite struct FilterQueryTests {
  private func refusal(_ text: String) -> QueryProblem? {
    do {
      _ = try FilterQuery(text)
      return nil
    } catch { return error }
  }

  @Test(
    "Words and families are told apart",
    arguments: [
      ("family:sales manager", "manager", ["sales"]), ("a, family:\"food prep\" b", "a b", ["food prep"]),
      ("Family:x family:y", "", ["x", "y"]), ("familiar", "familiar", []), ("R&D - x", "R&D x", []),
    ])
  func parses(text: String, words: String, families: [String]) throws {
    let query = try FilterQuery(text)
    #expect(query.words == words)
    #expect(query.families == families)
  }

  @Test func `a filter without terms is empty`() throws {
    for text in ["", "  ", ",,", " - & "] { #expect(try FilterQuery(text).isEmpty, "\(text)") }
    #expect(try !FilterQuery("family:x").isEmpty)
  }

  @Test(
    "What is wrong is said, with its place",
    arguments: [
      ("pay>>8", 4..<5, "two comparisons"), ("skill:", 0..<6, "needs a value"), ("(a | b", 0..<1, "not closed"),
      ("a|b)", 3..<4, "closes nothing"), ("()", 0..<1, "hold nothing"), ("a | ", 2..<3, "behind this |"),
      ("| a", 0..<1, "before this |"), ("x !", 2..<3, "behind this !"), ("a wage>5", 2..<6, "no field “wage”"),
      ("famly:x", 0..<5, "near it: family"), ("pay>5%", 4..<6, "not percent"), ("growth>$5", 7..<9, "not dollars"),
      ("growth>5k", 7..<9, "not thousands"), ("jobs>5%", 5..<7, "not percent"), ("zone>3k", 5..<7, "zones"),
      ("pay>-5", 4..<6, "below zero"), ("family>x", 0..<8, "no order"), ("education>bachelr", 10..<17, "no level"),
      ("pay@Ohoi>60k", 4..<8, "no state “Ohoi”; near it: Ohio"), ("pay@>5", 4..<4, "no state “”"),
      ("x jobs@OH>5", 2..<9, "only pay is known by place"), ("pay@OH", 0..<6, "needs a value"),
      ("pay@OH>x", 7..<8, "is no number"), ("wage@OH>5", 0..<4, "no field “wage”"),
      ("place:Atlantis", 6..<14, "no state"), ("kind:job", 5..<8, "a kind is"), ("\"open", 0..<5, "not closed"),
      ("family:\"open", 7..<12, "not closed"), ("pay>80,000", 0..<10, "comma"), ("pay:9..5", 4..<8, "below its start"),
      ("pay:..", 4..<6, "needs an end"), ("pay>5..9", 0..<8, "colon"), (">5", 0..<1, "a field is missing"),
      ("education>=<=highschool", 11..<13, "“>=” and “<=”"), ("education>= <=highschool", 12..<14, "two comparisons"),
      ("education:>=bachelor", 10..<12, "“:” and “>=”"), ("pay>:80k", 4..<5, "two comparisons"),
      ("zone<==3", 6..<7, "two comparisons"), ("growth><5", 7..<8, "two comparisons"),
      ("pay@OH>=<60k", 8..<9, "two comparisons"), ("kind:=profile", 5..<6, "two comparisons"),
      ("education>=bachelor<=master", 11..<27, "within the value"), ("pay>60k<80k", 4..<11, "within the value"),
      ("education>=\"<=highschool\"", 12..<24, "within the value"), ("place:\"<OH\"", 7..<10, "within the value"),
      ("pay>1e5", 4..<7, "no number"), ("pay>nan", 4..<7, "no number"), ("pay>99999999999999999", 4..<21, "no number"),
    ])
  func refuses(text: String, range: Range<Int>, words: String) throws {
    let problem = try #require(refusal(text))
    #expect(problem.range == range)
    #expect(problem.message.contains(words), "\(problem)")
  }

  @Test func `long and deep filters are refused`() throws {
    let long = try #require(refusal(String(repeating: "a", count: 10_000)))
    #expect(long.description.contains("10,000 characters; 2,000 is the most"))
    #expect(refusal(String(repeating: "a ", count: 1000)) == nil)
    #expect(refusal(String(repeating: "(", count: 1000))?.message.contains("nested too deep") == true)
    #expect(refusal(String(repeating: "!", count: 1000))?.message.contains("nested too deep") == true)
  }

  @Test(
    "Numbers are read with their units",
    arguments: [
      ("pay>80k", 80_000.0), ("pay>$1.2m", 1_200_000), ("pay > 80k", 80_000), ("growth>5%", 5), ("growth>-5", -5),
      ("pay>\"80,000\"", 80_000), ("jobs>.5M", 500_000), ("PAY>=$80", 80),
    ])
  func reads(text: String, number: Double) throws {
    guard case .number(_, let bounds)? = try FilterQuery(text).terms.first?.term.test else { throw Unexpected() }
    #expect(bounds.low?.number == number && bounds.high == nil)
    #expect(try FilterQuery(text).terms.count == 1)
  }

  @Test func `bounds decide only what an interval leaves no doubt of`() {
    let above = FilterBounds(low: .init(number: 100, isIncluded: false))
    #expect(above.holds(from: 101, to: 101) == .yes && above.holds(from: 100, to: 100) == .no)
    #expect(above.holds(from: 80, to: 120) == .undecided && above.holds(from: 80, to: 100) == .no)
    #expect(above.holds(from: 120, to: nil) == .yes && above.holds(from: 90, to: nil) == .undecided)
    let between = FilterBounds(low: .init(number: 60), high: .init(number: 90))
    #expect(between.holds(from: 60, to: 90) == .yes && between.holds(from: 91, to: nil) == .no)
    #expect(between.holds(from: nil, to: 59) == .no && between.holds(from: nil, to: 70) == .undecided)
  }

  @Test(
    "Publishers' and typists' words name levels of education",
    arguments: [
      ("Bachelor's degree", EducationLevel.bachelor), ("Doctoral or professional degree", .doctorate),
      ("No formal educational credential", .none), ("Some college, no degree", .someCollege),
      ("Postsecondary nondegree award", .certificate), ("High school diploma or equivalent", .highSchool),
      ("Less than a High School Diploma", .none), ("Post-Master's Certificate", .master),
      ("Master's degree (MBA)", .master),
      ("Post-Secondary Certificate", .certificate), ("Post-Doctoral Training", .doctorate),
    ])
  func levels(text: String, level: EducationLevel) { #expect(EducationLevel.range(ofPublished: text) == level...level) }

  @Test func `levels have short names and usual other ones`() {
    for level in EducationLevel.allCases { #expect(EducationLevel(typed: level.shortName) == level) }
    #expect(EducationLevel(typed: "Bachelor's") == .bachelor && EducationLevel(typed: "bach") == .bachelor)
    #expect(EducationLevel(typed: "high school") == .highSchool && EducationLevel(typed: "PhD") == .doctorate)
    #expect(EducationLevel(typed: "ma") == nil)
    #expect(EducationLevel.range(ofPublished: "Associate's or bachelor's") == .associate...(.bachelor))
    #expect(EducationLevel.range(ofPublished: "on the job") == nil)
  }
}

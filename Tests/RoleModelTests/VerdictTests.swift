import ArticleCatalog
import Testing

@testable import RoleModel

/// Verdicts that a reader checks against the two receipts.
@Suite struct VerdictTests {
  private let judge = Judge(ArticleCatalog.sources)

  private func value(
    _ field: Field, _ value: Value, source: String = "zippia-ad-cam", definition: String = "d", year: Int? = nil,
    error: Double? = nil
  ) -> ComparedValue {
    let figure = Figure(
      field: field, value: value, definition: definition, year: year, place: "US", status: .published,
      relativeStandardError: error, source: SourceID(source), locator: Locator(document: "t", position: "line 1"))
    return ComparedValue(value: value, observation: Observation.grouped([figure], ArticleCatalog.sources)[0])
  }

  @Test(
    "Levels of schooling have an order, other names have none",
    arguments: [
      ("Bachelor's degree", "High school diploma or equivalent", Verdict.higher),
      ("High school diploma or equivalent", "Bachelor's degree", .lower), ("Master's degree (MBA)", "MBA", .same),
      ("Bachelor's or master's degree", "Master's degree", .cannotTell),
      ("a licence", "Bachelor's degree", .notComparable),
    ])
  func schooling(first: String, other: String, verdict: Verdict) {
    let judgement = judge.judge(value(.educationEntry, .text(first)), value(.educationEntry, .text(other)))
    #expect(judgement.verdict == verdict)
    #expect(judgement.ratio == nil && judgement.difference == nil)
    let cities = judge.judge(value(.bestCity, .text(first)), value(.bestCity, .text(other)))
    #expect(cities.verdict == .notComparable && cities.reason == "two names, which have no order")
  }

  @Test func `a job zone is higher by so many zones, never so many times`() {
    let judgement = judge.judge(value(.zone, .number(4)), value(.zone, .number(2)))
    #expect(judgement.verdict == .higher && judgement.ratio == nil && judgement.difference == 2)
  }

  @Test func `a difference is the first less the other, beside the ratio`() throws {
    let pay = judge.judge(value(.payMean, .number(114_728)), value(.payMean, .number(45_951)))
    #expect(pay.difference == 68_777)
    #expect(NumberText.fixed(try #require(pay.ratio), digits: 2) == "2.50")
    let growth = judge.judge(value(.growth, .number(-2.2)), value(.growth, .number(4.7)))
    #expect(growth.verdict == .lower && growth.ratio == nil)
    #expect(NumberText.fixed(try #require(growth.difference), digits: 1) == "-6.9")
    let ranges = judge.judge(
      value(.payRange, .range(Bounds(low: 82_000, high: 158_000))),
      value(.payRange, .range(Bounds(low: 29_000, high: 72_000))))
    #expect(ranges.verdict == .higher && ranges.ratio == nil && ranges.difference == nil)
  }

  @Test func `where no error is printed one is modelled, and the reason says so`() {
    // 1.2533 × 0.5 × 80 / √30 is 9.15; 5 % of 100 is 5: 1.96 times the root of both squares is 20.4.
    let near = judge.judge(value(.payMean, .number(100), error: 5), value(.payMean, .number(80)))
    #expect(near.verdict == .cannotTell)
    #expect(near.reason.hasPrefix("within the modelled error of ± 20; one publisher"))
    let far = judge.judge(value(.payMean, .number(100), error: 5), value(.payMean, .number(75)))
    #expect(far.verdict == .higher && far.reason.hasPrefix("beyond the modelled error of ± 19"))
    let counts = judge.judge(value(.jobs, .number(132_260)), value(.jobs, .number(110_138)))
    #expect(counts.verdict == .cannotTell)
    #expect(counts.reason.hasPrefix("no error is printed, and none can be modelled"))
  }

  @Test func `ratings without an error have no order, and a printed 0 counts as an eighth of a point`() {
    func verdict(_ a: (Double, Double?), _ b: (Double, Double?)) -> Judgement? {
      let roles = [("a", a), ("b", b)].map { id, rating in
        var role = Role(id: RoleID(id), title: id, kind: .occupation, family: "f")
        role.skills = [
          SkillRating(
            name: "Sales", kind: .knowledge, importance: rating.0, standardError: rating.1, source: SourceID("onet"),
            locator: Locator(document: "d", position: ""))
        ]
        return role
      }
      return comparedSkills(roles, ArticleCatalog.sources).first?.judgement
    }
    #expect(verdict((92, 3.14), (92.5, nil))?.verdict == .cannotTell)
    #expect(verdict((92, 3.14), (80, nil))?.reason == "no error is printed, and none can be modelled")
    #expect(verdict((75, 0), (75, 0))?.verdict == .same)
    // 0.125 of 4 points is 3.125 of 100: 1.96 × √(3.125² + 0.1²) is 6.1, and 1.96 × √2 × 3.125 is 8.7.
    #expect(verdict((75, 0), (72, 0.1))?.reason == "within the modelled error of ± 6.1")
    #expect(verdict((75, 0), (66.25, 0))?.reason == "beyond the modelled error of ± 8.7")
    #expect(verdict((55, nil), (76, nil))?.verdict == .cannotTell)
  }

  @Test func `where neither or only one has a figure, the reason says which`() {
    let pay = value(.payMean, .number(1))
    #expect(judge.judge(nil, pay).reason == "the first role has no figure of this")
    #expect(judge.judge(pay, nil).reason == "the other role has no figure of this")
    #expect(judge.judge(nil, nil).reason == "neither of the two has a figure of this")
    let withheld = judge.judge(pay, value(.payMean, .missing))
    #expect(withheld.verdict == .unknown && withheld.ratio == nil && withheld.difference == nil)
  }

  @Test func `a list of shares and a name share no row, and one publisher's figures meet first`() {
    let shares: Value = .shares([Share("Bachelor's Degree", 65), Share("Master's Degree", 9)])
    func rows(_ first: [ComparedValue], _ other: [ComparedValue]) -> [ComparedRow] {
      RowPairing(judge).rows(
        first[0].figure.field, [first.map(\.observation), other.map(\.observation)])
    }
    let schooling = rows(
      [value(.educationRequired, .text("Bachelor's degree"), source: "study-am-ad", definition: "stated")],
      [value(.educationRequired, shares, source: "onet", definition: "percent of respondents")])
    #expect(schooling.map(\.label) == [nil, "Bachelor's Degree", "Master's Degree"])
    #expect(schooling.allSatisfy { $0.judgement.verdict == .unknown })
    let range: Value = .range(Bounds(low: 80_000, high: 130_000))
    let pay = rows(
      [
        value(.payRange, range, source: "zippia-ad-cam", definition: "one"),
        value(.payRange, range, source: "megainterview-ae-ad", definition: "two"),
      ], [value(.payRange, range, source: "megainterview-ae-ad", definition: "three")])
    #expect(pay.map { $0.values.map { $0?.figure.definition } } == [["one", nil], ["two", "three"]])
  }

  @Test func `skills stand in the order of what the first role is known to differ in most from any other`() {
    let roles = ["account-director", "customer-account-manager"].map(ArticleCatalog.role)
    let skills = comparedSkills(roles, ArticleCatalog.sources)
    // 26 % against at most 4 % is a difference of at least 22; 9 % against at most 7 % one of at least 2.
    #expect(skills.first?.name == "Customer service")
    let differing = skills.prefix { $0.judgement.verdict.isDifference }
    #expect(skills.dropFirst(differing.count).allSatisfy { !$0.judgement.verdict.isDifference })
    func rated(_ id: String, _ ratings: [(String, Double)]) -> Role {
      var role = Role(id: RoleID(id), title: id, kind: .occupation, family: "f")
      role.skills = ratings.map {
        SkillRating(
          name: $0.0, kind: .skill, importance: $0.1, standardError: 1, source: SourceID("onet"),
          locator: Locator(document: "d", position: ""))
      }
      return role
    }
    let three = comparedSkills(
      [
        rated("a", [("Negotiation", 50), ("Speaking", 50)]), rated("b", [("Negotiation", 60), ("Speaking", 50)]),
        rated("c", [("Negotiation", 50), ("Speaking", 90)]),
      ], ArticleCatalog.sources)
    #expect(three.map(\.name) == ["Speaking", "Negotiation"])
  }
}

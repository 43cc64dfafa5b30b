import RoleModel
import Testing

/// Ratings that share a name, ratios that say nothing, and shares of surveys and of one census group; made up.
@Suite struct ComparedRatingTests {
  private let sources = SourceTable([])

  private func rating(
    _ name: String, _ kind: SkillRating.Kind, _ importance: Double?, error: Double? = 1, share: Double? = nil
  ) -> SkillRating {
    SkillRating(
      name: name, kind: kind, importance: importance, standardError: importance == nil ? nil : error, share: share,
      source: SourceID("onet"), locator: Locator(document: "\(kind).xlsx", position: "row 2"))
  }

  private func role(_ id: String, _ skills: [SkillRating] = [], _ figures: [Figure] = []) -> Role {
    var role = Role(id: RoleID(id), title: id, kind: .occupation, family: "F", figures: figures)
    role.skills = skills
    return role
  }

  @Test func `a name that is a skill and a field of knowledge has a row of each, and the label says which`() throws {
    let skills = comparedSkills(
      [
        role("a", [rating("Mathematics", .skill, 50, error: 0), rating("Mathematics", .knowledge, 54, error: 5.52)]),
        role(
          "b", [rating("Mathematics", .skill, 31.25, error: 4.09), rating("Mathematics", .knowledge, 58.5, error: 6.3)]),
      ], sources)
    #expect(skills.map(\.label) == ["Mathematics (skill)", "Mathematics (knowledge)"])
    #expect(skills.map(\.judgement.verdict) == [.higher, .cannotTell])
    #expect(skills[1].judgement.reason.hasPrefix("within the error of ± 16"))
    #expect(skills.map { $0.ratings(of: role("a", [rating("Mathematics", .knowledge, 54)])).count } == [0, 1])
  }

  @Test func `what an article lists stands in the row of the classified name`() throws {
    let listed = role("a", [rating("Negotiation", .listed, nil), rating("Mathematics", .listed, nil)])
    let rated = role(
      "b",
      [rating("Negotiation", .skill, 70), rating("Mathematics", .knowledge, 40), rating("Mathematics", .skill, 60)])
    for roles in [[listed, rated], [rated, listed]] {
      let skills = comparedSkills(roles, sources)
      #expect(skills.count == 3)
      let negotiation = try #require(skills.first { $0.name == "Negotiation" })
      #expect(negotiation.label == "Negotiation" && negotiation.kind == .skill)
      #expect(negotiation.judgement.verdict == .cannotTell)
      let mathematics = skills.filter { $0.name == "Mathematics" }
      #expect(mathematics.first { $0.kind == .skill }?.judgement.verdict == .cannotTell)
      #expect(mathematics.first { $0.kind == .knowledge }?.judgement.verdict == .unknown)
    }
  }

  @Test func `no ratio is stated of ratings or shares near zero`() {
    func ratio(_ a: Double, _ b: Double) -> Double? {
      comparedSkills([role("a", [rating("Art", .knowledge, a)]), role("b", [rating("Art", .knowledge, b)])], sources)
        .first?.judgement.ratio
    }
    #expect(ratio(86.9, 4) == nil && ratio(4, 86.9) == nil)
    #expect(ratio(80, 5) == 16)
    func shares(_ a: Double, _ b: Double) -> Judgement? {
      func figure(_ percent: Double, _ row: Int) -> Figure {
        Figure(
          field: .sexShares, value: .shares([Share("women", percent)]), definition: "d", year: 2025, place: "US",
          source: SourceID("cps"), locator: Locator(document: "c", position: "row \(row)"))
      }
      return Comparison([role("a", [], [figure(a, 1)]), role("b", [], [figure(b, 2)])], sources: sources).rows.first?
        .judgement
    }
    #expect(shares(1.6, 100)?.ratio == nil && shares(1.6, 100)?.difference == -98.4)
    #expect(shares(25, 50)?.ratio == 0.5)
  }

  @Test func `the sentence on ratings counts skills and knowledge, no interests and no styles of work`() throws {
    let names = ["Writing", "Speaking", "Negotiation"]
    func rated(_ amount: Double) -> [SkillRating] {
      names.map { rating($0, .skill, amount) } + [rating("Sales", .knowledge, amount / 2)]
        + [rating("Realistic", .interest, amount * 1.5), rating("Integrity", .workStyle, amount)]
    }
    let sentences = Comparison([role("a", rated(60)), role("b", rated(20))], sources: sources).sentences.map(\.text)
    #expect(
      sentences.contains(
        "Of 4 skills and fields of knowledge rated for both, A is farthest above B in Writing and Speaking."),
      "\(sentences)")
  }

  @Test func `shares of answers to a survey are told apart beyond their errors, printed or by the number of answers`() {
    func judgement(_ a: Share, _ b: Share, answers: Double? = nil) -> Judgement? {
      let roles = [a, b].enumerated().map { index, share in
        role(
          "r\(index)", [],
          [
            Figure(
              field: .educationRequired, value: .shares([share]), definition: "d", year: 2025, place: "US",
              base: answers, source: SourceID("onet"), locator: Locator(document: "e", position: "row \(index)"))
          ])
      }
      return Comparison(roles, sources: sources).rows.first?.judgement
    }
    // Marketing and Sales Managers in O*NET 30.0: 1.96 × √(8.7² + 9.9²) is 25.8.
    let printed = judgement(
      Share("Bachelor's", 55.76, standardError: 8.7), Share("Bachelor's", 65.22, standardError: 9.9))
    #expect(printed?.verdict == .cannotTell && printed?.brief == "within ± 26")
    let far = judgement(Share("Bachelor's", 14, standardError: 8.7), Share("Bachelor's", 65.22, standardError: 9.9))
    #expect(far?.verdict == .lower && far?.reason.hasPrefix("beyond the error of ± 26") == true)
    // 1.16 × √(50 × 50 / 25) is 11.6, and 1.96 × √2 × 11.6 is 32.2.
    let modelled = judgement(Share("Bachelor's", 50), Share("Bachelor's", 50.1), answers: 25)
    #expect(modelled?.reason.hasPrefix("within the modelled error of ± 32") == true)
  }

  @Test func `a technology that a full list lacks is not listed, and names alone have no winner`() throws {
    func named(_ names: [String]) -> [SkillRating] { names.map { rating($0, .technology, nil) } }
    let skills = comparedSkills(
      [role("a", named(["Python", "SQL"])), role("b", named(["SQL"])), role("c", [rating("Python", .listed, nil)])],
      sources)
    let python = try #require(skills.first { $0.name == "Python" })
    #expect(python.standings.map(\.text) == ["named", "not listed", "named"])
    #expect(python.judgements.map(\.verdict) == [.higher, .cannotTell])
    #expect(!python.judgement.hasWinner && python.judgement.ratio == nil)
    #expect(skills.first { $0.name == "SQL" }?.judgements.map(\.verdict) == [.same, .unknown])
  }

  @Test func `one census group's shares of schooling, printed for several codes, are one number`() {
    func held(_ master: Double, _ row: Int) -> Figure {
      Figure(
        field: .educationShares, value: .shares([Share("Bachelor's", 15.4), Share("Master's", master)]),
        definition: "d", year: 2023, place: "US", source: SourceID("ep"),
        locator: Locator(document: "e", position: "row \(row)"))
    }
    let one = Comparison([role("a", [], [held(31.4, 204)]), role("b", [], [held(31.4, 205)])], sources: sources)
    #expect(one.rows.count == 2)
    #expect(one.rows.allSatisfy { $0.judgement.verdict == .cannotTell && $0.isOneNumber })
    let two = Comparison([role("a", [], [held(31.4, 204)]), role("b", [], [held(31.5, 205)])], sources: sources)
    #expect(two.rows.map(\.judgement.verdict) == [.same, .cannotTell])
  }
}

import ArticleCatalog
import Testing

@testable import RoleModel

@Suite struct ComparisonTests {
  let sources = ArticleCatalog.sources
  let director = ArticleCatalog.role("account-director")
  let customerManager = ArticleCatalog.role("customer-account-manager")
  let administrator = ArticleCatalog.role("account-administrator")
  let manager = ArticleCatalog.role("account-manager")

  private func compare(_ roles: Role..., year: Int? = nil) -> Comparison {
    Comparison(roles, sources: sources, dollarsOf: year)
  }

  @Test("Figures of one source pair first, and the ratio is the first divided by the other")
  func pairsBySource() throws {
    let row = try #require(compare(director, customerManager).rows.first { $0.field == .payMean })
    #expect(row.values.map { $0?.value } == [.number(114_728), .number(45_951)])
    #expect(row.judgement.verdict == .higher)
    let ratio = try #require(row.judgement.ratio)
    #expect(NumberText.fixed(ratio, digits: 2) == "2.50")
    #expect(row.judgement.reason.contains("one publisher"))
  }

  @Test("The account director pairs with the account manager by study.com; Zippia's figure stands alone")
  func pairsAcross() {
    let rows = compare(director, manager).rows.filter { $0.field == .payMean }
    #expect(
      rows.map { $0.values.map { $0?.value } } == [[.number(96_677), .number(53_478)], [.number(114_728), nil]])
    #expect(rows.map(\.judgement.verdict) == [.higher, .unknown])
  }

  @Test("An undated figure is not compared with a dated one, in one year's dollars either", arguments: [nil, 2025])
  func refusesVintages(year: Int?) throws {
    let row = try #require(compare(customerManager, manager, year: year).rows.first { $0.field == .payMean })
    #expect(row.values.allSatisfy { $0 != nil })
    #expect(row.judgement.verdict == .notComparable)
    #expect(row.judgement.reason.contains("states no year"))
  }

  @Test("Every field that either role has is in some row")
  func coversFields() {
    let comparison = compare(director, customerManager)
    let wanted = Set((director.allFigures + customerManager.allFigures).map(\.field))
    #expect(Set(comparison.rows.map(\.field)) == wanted)
  }

  @Test("Every figure of every article pair is in exactly one row, or repeated in one observation")
  func losesNothing() {
    let ids = [
      "account-director", "customer-account-manager", "account-administrator", "account-manager", "account-executive",
      "director-of-account-management", "senior-account-manager",
    ]
    let roles = ids.map(ArticleCatalog.role)
    for first in roles {
      for other in roles where other.id != first.id {
        let comparison = compare(first, other)
        for (side, role) in [first, other].enumerated() {
          let shown = Set(comparison.rows.compactMap { $0.values[side]?.observation }.flatMap(\.figures))
          let isWhole = shown == Set(role.allFigures)
          #expect(isWhole, "\(first.id) and \(other.id)")
        }
      }
    }
  }

  @Test("Swapping two roles turns every verdict round")
  func isAntisymmetric() {
    let forth = compare(director, customerManager)
    let back = compare(customerManager, director)
    for row in forth.rows {
      guard
        let twin = back.rows.first(where: {
          $0.field == row.field && $0.label == row.label
            && $0.values.map { $0?.value } == row.values.reversed().map { $0?.value }
        })
      else {
        Issue.record("no twin of \(row.field) \(row.label ?? "")")
        continue
      }
      let turned: Verdict =
        row.judgement.verdict == .higher ? .lower : row.judgement.verdict == .lower ? .higher : row.judgement.verdict
      #expect(twin.judgement.verdict == turned)
    }
  }

  @Test("A skill that one list leaves out is at most that list's last share")
  func detectionLimits() throws {
    let skills = compare(director, customerManager).skills
    let service = try #require(skills.first { $0.name == "Customer service" })
    #expect(service.standings[0] == .atMost(4, source: SourceID("zippia-ad-cam")))
    #expect(service.judgement.verdict == .lower)
    let project = try #require(skills.first { $0.name == "Project management" })
    #expect(project.standings[1].text == "at most 7 %")
    #expect(project.judgement.verdict == .cannotTell)
    // 9 % beside at most 7 %: of 30 answers the error is ± 13.7 points.
    let management = try #require(skills.first { $0.name == "Account management" }).judgement
    #expect(management.verdict == .cannotTell && management.brief == "within ± 14")
  }

  @Test("The sentences say what the drawing's do, and there are three to six")
  func sentences() {
    let sentences = compare(director, customerManager).sentences(naming: Comparison.letters)
    #expect((3...6).contains(sentences.count))
    #expect(sentences.contains("A's average pay is 2.50 times B's (Zippia, undated)."))
    #expect(sentences.contains("Two more sources price A; no other prices B."))
    #expect(sentences.contains("A takes 6-8 years to reach, B 4-6."))
    #expect(sentences.contains("No skill is on both printed lists."))
    let same = compare(administrator, customerManager).sentences(naming: ["AA", "CAM"])
    #expect(same.contains("AA and CAM both take 4-6 years to reach."))
    #expect(same.contains("Customer service is on both printed lists."))
  }

  @Test(
    "Ratings differ only beyond 1.96 standard errors of the difference",
    arguments: [(75.0, 72.0, Verdict.cannotTell), (75, 50, .higher), (40, 75, .lower)])
  func errors(first: Double, other: Double, verdict: Verdict) {
    let skills = comparedSkills([rated("a", first), rated("b", other)], sources)
    #expect(skills.first?.judgement.verdict == verdict)
  }

  @Test("Three roles are judged against the first")
  func three() throws {
    let row = try #require(compare(director, customerManager, administrator).rows.first { $0.field == .payMean })
    #expect(row.values.map { $0?.value } == [.number(114_728), .number(45_951), .number(40_149)])
    #expect(row.judgements.map(\.verdict) == [.higher, .higher])
  }

  private func rated(_ id: String, _ importance: Double) -> Role {
    var role = Role(id: RoleID(id), title: id, kind: .occupation, family: "f")
    role.skills = [
      SkillRating(
        name: "Persuasion", kind: .skill, importance: importance, standardError: 4, source: SourceID("onet"),
        locator: Locator(document: "d", position: ""))
    ]
    return role
  }

  @Test("Every two profiles have three to six sentences, each ended, none twice")
  func everyPairSpeaks() {
    let ids = [
      "account-director", "customer-account-manager", "account-administrator", "account-manager", "account-executive",
      "director-of-account-management", "senior-account-manager",
    ]
    for first in ids {
      for other in ids where other != first {
        let sentences = compare(ArticleCatalog.role(first), ArticleCatalog.role(other)).sentences(naming: ["A", "B"])
        #expect((3...6).contains(sentences.count), "\(first) and \(other)")
        #expect(Set(sentences).count == sentences.count)
        #expect(sentences.allSatisfy { $0.hasSuffix(".") && $0.first?.isLowercase == false })
      }
    }
  }

  @Test("Who has more sources is said first, whichever role it is")
  func pricing() {
    let sentences = compare(administrator, director).sentences(naming: Comparison.letters)
    #expect(sentences.contains("Two more sources price B; no other prices A."))
  }

  @Test("In one year's dollars a figure keeps the year of its source")
  func keepsYears() throws {
    let comparison = compare(director, manager, year: 2025)
    let row = try #require(comparison.rows.first { $0.field == .payMean && $0.isShared })
    #expect(row.values.map { $0?.figure.year } == [2019, 2019])
    #expect(row.values.map { $0?.figure.dollarsOf } == [2025, 2025])
    #expect(
      comparison.sentences(naming: Comparison.letters).first?.contains("study.com, 2019, in 2025 dollars") == true)
  }

  @Test("Two roles that one page states both of are cited from that page")
  func citesTheSharedPage() throws {
    let row = try #require(compare(administrator, customerManager).rows.first { $0.field == .payMean })
    #expect(row.values.map { $0?.figure.source.text } == ["zippia-aa-cam", "zippia-aa-cam"])
  }

  @Test("A median judges over a top-coded one only where the cap allows it")
  func topCoded() {
    let judge = Judge(sources)
    func value(_ median: Double, topCoded: Bool) -> ComparedValue {
      let figure = Figure(
        field: .payPercentiles,
        value: .percentiles(
          Percentiles(p10: nil, p25: nil, p50: .init(median, isTopCoded: topCoded), p75: nil, p90: nil)),
        definition: "d", year: 2024, place: "US", source: SourceID("oews"),
        locator: Locator(document: "d", position: ""))
      return ComparedValue(value: figure.value, observation: Observation.grouped([figure], sources)[0])
    }
    #expect(judge.judge(value(239_200, topCoded: true), value(100_000, topCoded: false)).verdict == .higher)
    #expect(judge.judge(value(239_200, topCoded: true), value(239_200, topCoded: true)).verdict == .cannotTell)
    #expect(judge.judge(value(100_000, topCoded: true), value(200_000, topCoded: false)).verdict == .cannotTell)
  }
}

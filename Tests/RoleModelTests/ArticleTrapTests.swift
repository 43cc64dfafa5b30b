import ArticleCatalog
import Testing

@testable import RoleModel

/// SEEDS 1.4: each place where the articles contradict each other or mislead is held here.
@Suite struct ArticleTrapTests {
  let sources = ArticleCatalog.sources
  let director = ArticleCatalog.role("account-director")
  let customerManager = ArticleCatalog.role("customer-account-manager")
  let administrator = ArticleCatalog.role("account-administrator")
  let executive = ArticleCatalog.role("account-executive")
  let manager = ArticleCatalog.role("account-manager")
  let departmentDirector = ArticleCatalog.role("director-of-account-management")
  let seniorManager = ArticleCatalog.role("senior-account-manager")

  @Test("1: the account director's pay has three sources that stay apart, and the years explain most of two")
  func threeSources() throws {
    let means = director.figures(.payMean)
    #expect(means.map(\.value) == [.number(114_728), .number(96_677)])
    #expect(means.map(\.year) == [nil, 2019])
    let ranges = director.figures(.payRange)
    #expect(
      ranges.map(\.value) == [.range(Bounds(low: 82_000, high: 158_000)), .range(Bounds(low: 80_000, high: 120_000))])
    let note = try #require(VintageNote(undated: means[0], dated: means[1], sources: sources))
    #expect(note.text.contains("most of the difference between the two averages is their years"))
    #expect(note.text.contains("$121,743"))
  }

  @Test("2: years to enter and tabled years of experience are two fields, and the ladders overlap")
  func experience() {
    #expect(director.figures(.experienceToEnter).first?.value == .range(Bounds(low: 6, high: 8)))
    #expect(director.figures(.experienceYears).first?.value == .number(8))
    #expect(
      seniorManager.figures(.experienceToEnter).first?.value == .range(Bounds(low: 7, high: nil, opensHigh: true)))
    #expect(
      departmentDirector.figures(.experienceToEnter).first?.value == .range(Bounds(low: 10, high: nil, opensHigh: true))
    )
    let row = Comparison([director, seniorManager], sources: sources).rows.first { $0.field == .experienceToEnter }
    #expect(row?.judgement.verdict == .notComparable)
  }

  @Test("3: the account executive is both entry-level and asked for 1-3 years, and a caution says so")
  func entryLevel() {
    #expect(executive.figures(.experienceToEnter).first?.value == .range(Bounds(low: 1, high: 3)))
    #expect(executive.statements.contains { $0.kind == .caution && $0.text.lowercased().contains("entry") })
  }

  @Test("4: sources disagree on whom an account director manages; both edges stay")
  func manages() {
    let managed = director.edges.filter { $0.kind == .manages }
    #expect(Set(managed.map(\.role.text)) == ["account-manager", "account-executive"])
    #expect(Set(managed.map { sources.group($0.source) }).count == 2)
  }

  @Test("5: the ladder has no single top; each source's steps stay")
  func ladder() {
    #expect(
      Set(director.edges.filter { $0.kind == .promotesTo }.map(\.role.text)) == [
        "national-account-director", "chief-marketing-officer",
      ])
    #expect(
      Set(seniorManager.edges.filter { $0.kind == .promotesTo }.map(\.role.text)) == [
        "associate-director", "group-account-director", "director-of-account-management",
      ])
  }

  @Test("6: held, required and preferred education are three fields")
  func education() {
    #expect(director.figures(.educationModal).first?.value == .shares([Share("Bachelor's degree", 80)]))
    #expect(Observation.grouped(director.figures(.educationRequired), sources).count == 2)
    #expect(director.figures(.educationPreferred).count == 1)
    #expect(executive.figures(.educationRequired).isEmpty)
    #expect(executive.figures(.educationPreferred).count == 1)
  }

  @Test("7: base pay is not compared with pay of an unstated kind, and total pay is derived")
  func basePay() {
    let rows = Comparison([director, departmentDirector], sources: sources).rows.filter { $0.field == .payRange }
    #expect(rows.allSatisfy { $0.judgement.verdict == .notComparable || $0.judgement.verdict == .unknown })
    #expect(rows.contains { $0.judgement.reason.contains("definitions differ") })
    let total = departmentDirector.totalPay.first
    #expect(total?.value == .range(Bounds(low: 144_000, high: 260_000, opensHigh: true)))
    #expect(total?.status == .derived)
    let seniorTotal = seniorManager.totalPay.first?.value
    guard case .range(let bounds)? = seniorTotal else {
      Issue.record("no total for the senior account manager")
      return
    }
    #expect(bounds.low.map { $0.rounded() } == 88_000 && bounds.high.map { $0.rounded() } == 156_000)
    #expect(director.totalPay.isEmpty)
  }

  @Test("8: $200,000+ is an open bound, so the ranges of the two department roles can't be told apart")
  func openBound() {
    #expect(
      departmentDirector.figures(.payRange).first?.value == .range(Bounds(low: 120_000, high: 200_000, opensHigh: true))
    )
    #expect(departmentDirector.figures(.payRange).first?.valueText == "$120,000-200,000+")
    let row = Comparison([departmentDirector, seniorManager], sources: sources).rows.first { $0.field == .payRange }
    #expect(row?.judgement.verdict == .cannotTell)
  }

  @Test(
    "9: Zippia's hourly rates are derived from the averages",
    arguments: ["account-director", "customer-account-manager", "account-administrator"])
  func hourly(id: String) throws {
    let receipt = try #require(Receipt(ArticleCatalog.role(id), .payHourly, sources: sources))
    #expect(receipt.figures.allSatisfy { $0.status == .derived })
    #expect(receipt.notes.contains { $0.contains("2080 hours gives it exactly") })
  }

  @Test("10: a printed range is no pair of percentiles")
  func noPercentiles() {
    #expect(
      [director, customerManager, administrator].allSatisfy { $0.allFigures.allSatisfy { $0.field != .payPercentiles } }
    )
  }

  @Test("11: skill shares are lists cut at their top: they don't sum to 100, and absence is at most the sixth")
  func skillLists() {
    let lists = [director, customerManager, administrator].map { role in
      role.observedSkills(sources).compactMap(\.rating.share)
    }
    #expect(lists.map(\.count) == [6, 6, 6])
    #expect(lists.map { $0.reduce(0, +) } == [39, 76, 56])
    #expect(director.detectionLimit(SourceID("zippia-ad-cam")) == 4)
    #expect(customerManager.detectionLimit(SourceID("zippia-ad-cam")) == 7)
    #expect(administrator.detectionLimit(SourceID("zippia-aa-cam")) == 5)
  }

  @Test("12: unknown is one of six exclusive race categories that sum to 99.8 to 100")
  func race() {
    for (role, sum) in [(director, 99.9), (customerManager, 99.8), (administrator, 100.0)] {
      guard case .shares(let shares)? = role.figures(.raceShares).first?.value else {
        Issue.record("no shares")
        continue
      }
      #expect(shares.count == 6)
      #expect(shares.contains { $0.label == "Unknown" })
      #expect(abs(shares.reduce(0) { $0 + $1.percent } - sum) < 0.001)
    }
  }

  @Test("13: glued cells were read apart: ages are 46, 47 and 47, not 4,647")
  func gluedCells() {
    #expect(
      [director, customerManager, administrator].map { $0.figures(.ageMean).first?.value } == [
        .number(46), .number(47), .number(47),
      ])
    #expect(customerManager.figures(.jobs).first?.value == .number(110_138))
    #expect(customerManager.figures(.growth).first?.value == .number(8))
  }

  @Test("14: growth says that its years are not stated")
  func growth() throws {
    for role in [director, customerManager, administrator] {
      let figure = try #require(role.figures(.growth).first)
      #expect(figure.year == nil)
      #expect(figure.definition.contains("not stated"))
    }
  }

  @Test("15: a best-paying place warns that its sample is unknown")
  func bestPlace() throws {
    let receipt = try #require(Receipt(customerManager, .bestState, sources: sources))
    #expect(receipt.figures.first?.value == .text("Alaska"))
    #expect(receipt.notes.contains { $0.contains("matter of chance") })
  }

  @Test("16: the truncated industry label carries its note")
  func truncatedLabel() {
    let figure = director.figures(.bestIndustry).first
    #expect(figure?.value == .text("Professional"))
    #expect(figure?.note != nil)
  }

  @Test("Two pages of one publisher that repeat a block are one observation")
  func oneObservation() throws {
    let receipt = try #require(Receipt(customerManager, .payMean, sources: sources))
    #expect(receipt.figures.count == 2)
    #expect(receipt.observations.map { $0.sources.map(\.text) } == [["zippia-ad-cam", "zippia-aa-cam"]])
    #expect(receipt.notes.contains { $0.contains("one observation") })
  }

  @Test("A dash of job satisfaction is unknown on both sides, not zero")
  func dash() throws {
    let row = try #require(
      Comparison([director, customerManager], sources: sources).rows.first { $0.field == .satisfaction })
    #expect(row.values.allSatisfy { $0?.value == .missing && $0?.figure.status == .dash })
    #expect(row.judgement.verdict == .unknown)
    #expect(row.judgement.ratio == nil)
  }
}

import Testing

@testable import RoleModel

@Suite struct KinGapTests {
  private func role(_ title: String, _ skills: [SkillRating], figures: [Figure] = []) -> Role {
    Role(id: RoleID(title), title: title, kind: .occupation, family: "", figures: figures, skills: skills)
  }

  private func between(_ from: [SkillRating], _ to: [SkillRating]) -> Gap? {
    Gap(
      from: SkillLevels(role("from", from), sources: KinCatalog.table),
      to: SkillLevels(role("to", to), sources: KinCatalog.table))
  }

  @Test("A gap is the missing level times the importance there, in all the share of what is asked for")
  func numbers() throws {
    let gap = try #require(
      between(
        [.made("x", importance: 10, level: 20), .made("y", importance: 10, level: 80)],
        [.made("x", importance: 50, level: 60), .made("y", importance: 100, level: 40)]))
    // x: (0.6 - 0.2) * 0.5 = 0.2; y: nothing. Asked for: 0.5 * 0.6 + 1 * 0.4 = 0.7.
    #expect(gap.skills.map(\.name) == ["x"])
    #expect(abs(gap.skills[0].gap - 0.2) < 1e-12)
    #expect(abs(gap.total - 0.2 / 0.7) < 1e-12)
    #expect(gap.skills[0].isWithinError == nil && gap.skills[0].standardError == nil)
  }

  @Test(
    "A gap that the levels' errors carry is marked", arguments: [(20.0, 10.0, true), (10, 10, false), (0, 0, false)])
  func errors(first: Double, other: Double, isWithin: Bool) throws {
    // 0.4 apart: 1.96 * √(0.2² + 0.1²) = 0.438, and 1.96 * √(0.1² + 0.1²) = 0.277.
    let gap = try #require(
      between(
        [.made("x", importance: 10, level: 20, levelError: first)],
        [.made("x", importance: 50, level: 60, levelError: other)]))
    #expect(gap.skills[0].isWithinError == isWithin)
    // An error printed as 0 counts as 0.125 of the seven points of the scale.
    let counted = [first, other].map { $0 == 0 ? 0.125 / 7 * 100 : $0 }
    let error = (counted[0] * counted[0] + counted[1] * counted[1]).squareRoot() / 100 * 0.5
    #expect(abs((gap.skills[0].standardError ?? -1) - error) < 1e-12)
  }

  @Test("The biggest gap comes first, and a role is no gap away from itself")
  func order() throws {
    let some: [SkillRating] = [
      .made("x", importance: 50, level: 50), .made("y", importance: 90, level: 50),
      .made("z", importance: 70, level: 50),
    ]
    let nothing = some.map { SkillRating.made($0.name, importance: 0, level: 0) }
    #expect(between(nothing, some)?.skills.map(\.name) == ["y", "z", "x"])
    #expect(between(nothing, some)?.total == 1)
    #expect(between(some, some)?.total == 0 && between(some, some)?.skills.isEmpty == true)
    #expect(between(some, nothing)?.total == 0)
  }

  @Test("A level that is not relevant asks for nothing there, brings nothing here, and is named")
  func irrelevance() throws {
    let irrelevant = SkillRating.made("x", importance: 5, level: nil, remarks: .irrelevantLevel)
    let relevant: [SkillRating] = [.made("x", importance: 50, level: 40), .made("y", importance: 50, level: 40)]
    let there = try #require(between(relevant, [irrelevant, relevant[1]]))
    #expect(there.irrelevant == ["x"] && there.total == 0)
    let here = try #require(between([irrelevant, relevant[1]], relevant))
    #expect(here.skills.map(\.name) == ["x"] && here.skills[0].fromLevel == nil && here.total == 0.5)
  }

  @Test("What only one side is rated on is left out, and two publishers are not set beside each other")
  func publishers() throws {
    let one: [SkillRating] = [.made("x", importance: 50, level: 20), .made("y", importance: 50, level: 20)]
    let gap = try #require(
      between(one, [.made("x", importance: 50, level: 40), .made("z", importance: 50, level: 90)]))
    #expect(gap.ratedCount == 1 && gap.unratedCount == 2 && gap.total == 0.5)
    #expect(between(one, [.made("x", importance: 50, level: 40, source: "other")]) == nil)
  }

  private func paid(_ title: String, _ figures: Figure...) -> Role { role(title, [], figures: figures) }

  private func percentiles(_ median: Percentiles.Point?, year: Int) -> Figure {
    .made(
      .payPercentiles, .percentiles(Percentiles(p10: nil, p25: nil, p50: median, p75: nil, p90: nil)), "p", year: year)
  }

  @Test("Pay changes between medians of one definition and year, the latest that both have")
  func pay() throws {
    let change = PayChange(
      from: paid("a", percentiles(.init(80), year: 2024), percentiles(.init(100), year: 2025)),
      to: paid("b", percentiles(.init(120), year: 2025), percentiles(.init(110), year: 2024)),
      sources: KinCatalog.table)
    guard case .medians(let from, let to) = change else { throw Unexpected() }
    #expect(from.pay == 100 && to.pay == 120 && !to.isTopCoded)
  }

  @Test("Medians of two years, means, and a median that is only bounded are not comparable, with the reason")
  func unlikePay() {
    func reason(_ from: Role, _ to: Role) -> String? {
      guard case .notComparable(let reason) = PayChange(from: from, to: to, sources: KinCatalog.table) else {
        return nil
      }
      return reason
    }
    let dated = paid("a", percentiles(.init(100), year: 2025))
    #expect(reason(dated, paid("b", percentiles(.init(100), year: 2024)))?.contains("years") == true)
    #expect(reason(dated, paid("b", .made(.payMean, .number(9), "m", year: 2025)))?.contains("median") == true)
    #expect(reason(dated, paid("b", percentiles(nil, year: 2025)))?.hasSuffix("for b") == true)
    let capped = paid("c", percentiles(.init(239_200, isTopCoded: true), year: 2025))
    #expect(reason(capped, dated)?.contains("at or above $239,200") == true)
    #expect(reason(dated, capped) == nil)
  }

  private struct Unexpected: Error {}
}

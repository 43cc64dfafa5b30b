import Testing

@testable import RoleModel

@Suite struct RoleForMeTests {
  private let mine = Role.rated("Mine", skills: ["x": 40, "y": 90], zone: 3)

  private func other(median: Double?, isCapped: Bool = false) -> Role {
    var role = Role.rated("Other", skills: ["x": 80, "y": 60], zone: 4)
    if let median {
      var figure = Figure.made(.payMedian, .number(median), "median", year: 2025)
      figure.status = isCapped ? .topCoded : .published
      role.figures.append(figure)
    }
    return role
  }

  private func places(_ median: PlacePay.Amount) -> [PlacePay] {
    let withheld = PlacePay.Amount.withheld
    let row = PlacePay.Row(
      place: "OH", jobs: .number(900), jobsError: nil, mean: withheld, meanError: nil, hourlyMean: withheld,
      percentiles: [withheld, withheld, median, withheld, withheld], row: 1)
    return [
      PlacePay(
        source: SourceID("other"), document: "", year: 2025,
        definitions: .init(jobs: "", mean: "", hourlyMean: "", percentiles: "", hourlyPercentiles: ""), rows: [row])
    ]
  }

  private func forMe(_ me: AboutMe, _ role: Role, places: [PlacePay] = []) -> RoleForMe {
    let start = StartingPoint(
      title: "you", position: nil, rated: me.role == nil ? nil : mine, ratedPosition: nil, me: me)
    return RoleForMe(me, start: start, rated: role, places: places, sources: KinCatalog.table)
  }

  @Test("Pay here is the state's median; where there is none, the nation's, marked US")
  func payHere() {
    let me = AboutMe(place: "OH")
    #expect(
      forMe(me, other(median: 80_000), places: places(.number(70_000))).payHere?.words == "$70,000 md (OH, 2025)")
    #expect(forMe(me, other(median: 80_000), places: places(.withheld)).payHere?.words == "$80,000 md (US, 2025)")
    #expect(forMe(AboutMe(place: "TX"), other(median: 80_000), places: places(.number(1))).payHere?.place == "US")
    #expect(forMe(AboutMe(pay: StatedPay(amount: 1)), other(median: 80_000)).payHere?.place == "US")
    #expect(forMe(me, other(median: nil)).payHere == nil)
    #expect(
      forMe(me, other(median: nil), places: places(.atLeast(239_200))).payHere?.words == "≥ $239,200 md (OH, 2025)")
  }

  @Test("The change is measured in the dollars of the median's year; of a capped median it is at least that")
  func change() throws {
    let today = AboutMe(pay: StatedPay(amount: 64_000))
    #expect(forMe(today, other(median: 80_000)).changeWords == "+25 % on yours")
    #expect(forMe(today, other(median: 48_000)).changeWords == "-25 % on yours")
    #expect(forMe(today, other(median: 80_000, isCapped: true)).changeWords == "≥ +25 % on yours")
    // $96,677 of 2019 is $121,744 of 2025: 96,677 × 321.943 / 255.657.
    let then = AboutMe(pay: StatedPay(amount: 96_677, year: 2019))
    #expect(abs((forMe(then, other(median: 121_743.5)).payRatio ?? 0) - 1) < 1e-4)
    #expect(forMe(AboutMe(place: "OH"), other(median: 80_000)).changeWords == nil)
  }

  @Test("What to learn is measured from the reader's role and what they state; without either there is nothing")
  func gap() throws {
    let fromRole = try #require(forMe(AboutMe(role: RoleID("Mine")), other(median: nil)).gap)
    #expect(fromRole.skills.map(\.name) == ["x"])
    #expect(forMe(AboutMe(role: RoleID("Mine")), other(median: nil)).zone?.change == 1)
    let stated = AboutMe(role: RoleID("Mine"), skills: [MySkill(name: "X", level: 80), MySkill(name: "y", level: 10)])
    #expect(forMe(stated, other(median: nil)).gap?.skills.map(\.name) == ["y"])
    #expect(forMe(AboutMe(place: "OH"), other(median: nil)).gap == nil)
    #expect(forMe(AboutMe(skills: [MySkill(name: "x")]), other(median: nil)).gap == nil)
    #expect(forMe(AboutMe(role: RoleID("Mine")), mine).gap == nil)
  }
}

import Testing

@testable import RoleModel

@Suite struct SkillListTests {
  private let sources = SourceTable(
    [("a1", "a"), ("a2", "a"), ("b", "b")].map { id, group in
      Source(
        id: SourceID(id), label: id, publisher: id, title: id, document: id, licence: "l", independenceGroup: group)
    })

  @Test("Ratings that pages of one publisher repeat stand once, in the order of their first")
  func merges() {
    let skills = [
      rating("CRM", "a1", 10), rating("Payroll", "a1", nil), rating("CRM", "a2", 10), rating("CRM", "b", 10),
      rating("CRM", "a2", 11), rating("CRM", "a1", 10, .technology),
    ]
    let observed = role(skills).observedSkills(sources)
    #expect(observed.map { $0.sources.map(\.text) } == [["a1", "a2"], ["a1"], ["b"], ["a2"], ["a1"]])
    #expect(observed.map(\.rating.name) == ["CRM", "Payroll", "CRM", "CRM", "CRM"])
  }

  @Test("A list of a hundred thousand names is read in one go", .timeLimit(.minutes(1)))
  func isLinear() {
    let skills = (0..<100_000).map { rating("Software \($0)", "a1", nil, .technology) }
    #expect(role(skills).observedSkills(sources).count == 100_000)
  }

  private func rating(
    _ name: String, _ source: String, _ share: Double?, _ kind: SkillRating.Kind = .listed
  ) -> SkillRating {
    SkillRating(
      name: name, kind: kind, share: share, source: SourceID(source), locator: Locator(document: "d", position: ""))
  }

  private func role(_ skills: [SkillRating]) -> Role {
    Role(id: RoleID("r"), title: "R", kind: .profile, family: "F", skills: skills)
  }
}

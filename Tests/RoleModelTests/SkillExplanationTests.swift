import ArticleCatalog
import Testing

@testable import RoleModel

/// Why a role fits, and why not, on the article roles.
@Suite struct SkillExplanationTests {
  let catalog = ArticleCatalog.shared
  let sources = ArticleCatalog.sources

  private func explain(_ query: String, _ id: String) throws -> (SkillExplanation, SkillSearch) {
    let search = try SkillSearch(query, vocabulary: SkillVocabulary(try catalog.skillNames()))
    let position = try #require(try catalog.position(of: RoleID(id)))
    let fits = try search.fits(in: catalog, sources: sources)
    return (
      try search.explanation(ofRoleAt: position, among: fits, in: catalog, sources: sources), search
    )
  }

  @Test("A score is explained by its ratings, its formula and its rank")
  func explains() throws {
    let (explanation, search) = try explain("crm, customer service^2", "customer-account-manager")
    #expect(explanation.rank == 1 && explanation.rankedCount == 2 && explanation.absence == nil)
    #expect(
      explanation.formula(search)?.words == "(CRM + 2 × Customer service) / 3"
        && explanation.formula(search)?.numbers == "(100 + 2 × 100) / 3")
    let service = explanation.terms[1]
    #expect(service.weight == 2 && service.ratings.map(\.rated) == [2] && service.ratings.map(\.atOrBelow) == [2])
    // Both pages of one publisher repeat the list: one rating.
    #expect(service.ratings[0].alsoIn.count == 1)
    #expect(
      service.sentences(sources) == [
        "Customer service (listed): 26 %, Zippia; of 2 roles rated on it 2 are at or below: 100."
      ])
  }

  @Test("What a printed list leaves out is bounded by its end, and the sentence says so")
  func limits() throws {
    let (explanation, search) = try explain("crm, customer service", "account-administrator")
    let crm = explanation.terms[0]
    #expect(crm.fit.rating == nil && crm.limit == 5)
    #expect(crm.sentences(sources) == ["Not listed: the role's list ends at 5 %, so it has at most that: 0."])
    #expect(explanation.formula(search)?.numbers == "(0 + 50) / 2")
  }

  @Test("Why not: none of the skills, no skills known, or nothing but zero")
  func absences() throws {
    #expect(try explain("crm", "account-director").0.absence == .noneOfThese)
    let (unknown, _) = try explain("crm", "key-account-manager")
    #expect(unknown.absence == .noSkills && unknown.fit == nil && unknown.rank == nil)
    #expect(try explain("!crm", "customer-account-manager").0.absence == .nothing)
  }

  @Test("The explanation's score is the list's, for every role")
  func agrees() throws {
    let search = try SkillSearch("leadership & !crm^2 | payroll", vocabulary: SkillVocabulary(try catalog.skillNames()))
    let fits = try search.fits(in: catalog, sources: sources)
    #expect(!fits.isEmpty)
    for fit in fits {
      let explanation = try search.explanation(
        ofRoleAt: fit.position, among: fits, in: catalog, sources: sources)
      #expect(explanation.fit == fit)
    }
  }
}

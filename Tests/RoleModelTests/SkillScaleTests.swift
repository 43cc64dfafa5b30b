import RoleCatalog
import Testing

@testable import RoleModel

/// The fast paths of the skills search beside the plain ones.
@Suite struct SkillScaleTests {
  @Test func `amounts are counted as a sorted list counts them, however many there are`() {
    var generator = SystemRandomNumberGenerator()
    for (count, digits) in [(0, 100.0), (7, 100), (12_000, 100), (12_000, 3)] {
      let amounts = (0..<count).map { _ in (Double.random(in: 0...100, using: &generator) * digits).rounded() / digits }
      let counted = SkillAmounts(amounts)
      #expect(counted.count == count)
      let asked = amounts.prefix(200) + [-1, 0, 0.004, 49.999_999, 50, 99.995, 100, 101, .infinity]
      for amount in asked { #expect(counted.count(atOrBelow: amount) == amounts.count { $0 <= amount }, "\(amount)") }
    }
  }

  @Test(arguments: [
    "negotiation", "negotiation, crm", "negotiation^2 & !programming", "(sql | python)^2, !sales & leadership",
    "!negotiation",
  ])
  func `the rows of a search are the roles scored one by one, in the order of their scores`(query: String) throws {
    let catalog = try BundledCatalog.open()
    let sources = SourceTable(try catalog.sources())
    let memo = SkillSearchMemo()
    let search = try SkillSearch(query, vocabulary: SkillVocabulary(try catalog.skillNames()))
    let scorer = try SkillScorer(search, catalog, sources, memo)
    let plain = try memo.positions(catalog).map { scorer.fit(at: $0) }.filter { search.whyNot($0) == nil }
    let keys = plain.map { fit in
      (fit.middle, fit.low, fit.terms.count { $0.rating != nil && !$0.isUnwanted }, -fit.position)
    }
    let ordered = plain.indices.sorted { keys[$0] > keys[$1] }.map { plain[$0] }
    let fits = try search.fits(in: catalog, sources: sources, memo: memo)
    #expect(Array(fits) == ordered)
    #expect(fits.intervals.map(\.interval) == ordered.map(\.interval))
  }
}

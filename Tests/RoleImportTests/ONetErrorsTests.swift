import RoleModel
import Testing

@testable import RoleImport

/// Errors that O*NET does not print.
@Suite struct ONetErrorsTests {
  private func rating(_ error: Double?) -> SkillRating {
    SkillRating(
      name: "Design", kind: .knowledge, importance: 50, standardError: error, source: SourceID("onet"),
      locator: Locator(document: "d", position: "row 2"))
  }

  @Test func `the median of the errors of as many answers stands in, or of the nearest number of answers`() {
    var errors = ONetErrors()
    for (error, respondents) in [(4.0, 20.0), (6, 20), (9, 20), (2, 30)] {
      errors.add(rating(error), part: 0, index: 0, isLevel: false, respondents: respondents)
    }
    for (index, respondents) in [20.0, 28, 24].enumerated() {
      errors.add(rating(nil), part: 1, index: index, isLevel: false, respondents: respondents)
    }
    #expect(errors.modelled.map(\.error) == [6, 2, 6])
    #expect(errors.modelled.map(\.index) == [0, 1, 2])
  }

  @Test func `a table without errors, and a rating without its number, have none`() {
    var errors = ONetErrors()
    errors.add(rating(nil), part: 0, index: 0, isLevel: false, respondents: 20)
    errors.add(rating(5), part: 0, index: 1, isLevel: false, respondents: 20)
    // It has no level, so no error of one stands in.
    errors.add(rating(nil), part: 0, index: 0, isLevel: true, respondents: 20)
    #expect(errors.modelled.map(\.isLevel) == [false])
    var none = ONetErrors()
    none.add(rating(nil), part: 0, index: 0, isLevel: false, respondents: 20)
    #expect(none.modelled.isEmpty)
  }
}

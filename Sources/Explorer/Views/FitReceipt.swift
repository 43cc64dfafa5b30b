import RoleModel
import TerminalScreen

/// How a role's fit is computed: the query as it was read, the formula with its inputs, and where each input comes from.
/// `term` is the skill that the receipt is about, nil for the whole score.
func fitReceipt(_ position: Int, term: Int?, _ role: Role, _ model: Model, _ width: Int) -> [Line] {
  guard let fit = model.explainedFit(at: position) else { return [Line("No skills are asked for any more.")] }
  let explanation = fit.explanation
  let lines = Line.wrapped("Fit of \(role.title)", to: width, style: .heading) + [.empty]
  if let term, explanation.terms.indices.contains(term) {
    return lines + explanation.terms[term].lines(model.sources, width) + [.empty] + howLines(width)
  }
  return lines + explanation.lines(fit.search, model.sources, width) + [.empty] + howLines(width)
}

extension SkillExplanation {
  fileprivate func lines(_ search: SkillSearch, _ sources: SourceTable, _ width: Int) -> [Line] {
    var lines = Line.wrapped(standingWords, to: width, style: .selected)
    lines += Line.wrapped("reads \(reading)", to: width, indent: 2)
    for meaning in meanings { lines += Line.wrapped("- \(meaning)", to: width, indent: 2) }
    if let formula = formula(search), let fit {
      let score = Self.intervalText(fit.low * 100, fit.high * 100)
      lines += Line.wrapped("how: fit = \(formula.words) = \(formula.numbers) = \(score)", to: width, indent: 2)
    }
    for term in terms { lines += [.empty] + term.lines(sources, width) }
    return lines
  }
}

extension SkillExplanation.Term {
  fileprivate func lines(_ sources: SourceTable, _ width: Int) -> [Line] {
    Line.wrapped(heading, to: width, style: .selected)
      + sentences(sources).flatMap { Line.wrapped("- \($0)", to: width, indent: 2) }
  }

  private var heading: String { "\(mark.lead)\(fit.label)\(weightText): \(scoreText)" }
}

private func howLines(_ width: Int) -> [Line] {
  Line.wrapped(SkillExplanation.method, to: width, style: .dim)
}

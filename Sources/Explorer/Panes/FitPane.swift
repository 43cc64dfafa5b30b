import RoleModel
import TerminalScreen

/// Why a role scores as it does, with the search that asks.
package struct ExplainedFit: Hashable, Sendable {
  package var search: SkillSearch
  package var explanation: SkillExplanation
}

extension Model {
  /// Why a role scores as it does on the skills that are asked for; nil while none are.
  func explainedFit(of role: Role) -> ExplainedFit? {
    guard outcome.search != nil, let position = (try? catalog.position(of: role.id)) ?? nil else { return nil }
    return explainedFit(at: position)
  }

  /// Why the role at a position scores as it does on the skills that are asked for; nil while none are.
  package func explainedFit(at position: Int) -> ExplainedFit? {
    guard let search = outcome.search else { return nil }
    let explanation = try? search.explanation(
      ofRoleAt: position, among: outcome.fits, in: catalog, sources: sources, memo: skillMemo)
    return explanation.map { ExplainedFit(search: search, explanation: $0) }
  }
}

/// The score, and what each asked-for skill gives it; bars on one scale of 100.
func fitContent(_ fit: ExplainedFit, _ context: PaneContext) -> PaneContent {
  let explanation = fit.explanation
  var lines = Line.wrapped(explanation.standingWords.capitalizedPhrase, to: context.width, subject: .fit)
  lines += explanation.terms.indices.flatMap { termLines($0, fit, context) }
  return PaneContent(note: "rank among rated", lines: lines)
}

private func termLines(_ index: Int, _ fit: ExplainedFit, _ context: PaneContext) -> [Line] {
  let term = fit.explanation.terms[index]
  let mark = term.mark
  let contribution = term.fit.contribution
  let score = SkillExplanation.intervalText(contribution.low * 100, contribution.high * 100, digits: 0)
    .replacing(" to ", with: "-")
  let label = term.fit.label + term.weightText
  let subject = Subject.fitTerm(index)
  if context.isSpoken {
    let amount = term.fit.rating?.amountText ?? "not listed"
    return [Line("\(mark.spokenLead)\(label): gives \(score) of 100, \(amount)", subject: subject)]
  }
  guard context.isRoomy else {
    return Line.wrapped("\(mark.lead)\(label): \(score)", to: context.width, indent: 2, subject: subject)
  }
  let amount = context.width < 50 ? "" : term.fit.rating?.amountText ?? "not listed"
  let amountColumns = context.width < 50 ? 0 : 12
  let nameColumns = max(8, min(24, (context.width - SkillMark.columns) / 2))
  let barColumns = max(0, context.width - SkillMark.columns - nameColumns - 1 - 7 - amountColumns)
  let bar = Bar.text((contribution.low + contribution.high) / 2, of: 1, width: barColumns)
  // The weight says more than a name's end.
  let name =
    TextWidth.truncated(term.fit.label, to: nameColumns - TextWidth.columns(of: term.weightText)) + term.weightText
  return [
    Line(
      [
        mark.span, Span(TextWidth.padded(name, to: nameColumns), mark.nameStyle), Span(" "),
        Span(TextWidth.padded(bar, to: barColumns), mark.nameStyle),
        Span(TextWidth.rightAligned(score, to: 7)), Span(TextWidth.rightAligned(amount, to: amountColumns), .dim),
      ], subject: subject)
  ]
}

/// The asked-for skills that the role does not list, for the end of its skills.
func surplusLines(_ context: PaneContext) -> [Line] {
  guard let fit = context.fit else { return [] }
  let absent = fit.explanation.terms.indices.filter { fit.explanation.terms[$0].fit.rating == nil }
  let surplus = absent.filter { !fit.explanation.terms[$0].fit.isUnwanted }
  if surplus.isEmpty { return [] }
  return [Line("Asked for, not listed here", .heading)] + surplus.flatMap { termLines($0, fit, context) }
}

extension SkillExplanation {
  var heading: String { absence == nil ? "Why it fits" : "Why it does not fit" }

  /// `fit 79.3, rank 3 of 812`, or why there is none.
  var standingWords: String {
    if let absence { return "no fit: \(absence.words)" }
    guard let fit else { return "" }
    let place = rank.map { ", rank \($0) of \(NumberText.grouped(Double(rankedCount)))" } ?? ""
    return "fit \(Self.intervalText(fit.low * 100, fit.high * 100))\(place)"
  }
}

extension SkillExplanation.Term {
  var mark: SkillMark {
    if fit.isUnwanted { return fit.rating?.isCalledFor ?? false ? .unwantedHere : .unwantedAbsent }
    return fit.rating == nil ? .lacks : .have
  }

  /// ` ×2`, nothing for a weight of 1.
  var weightText: String { weight == 1 ? "" : " ×\(NumberText.plain(weight))" }
}

extension String {
  /// With a capital at its start.
  fileprivate var capitalizedPhrase: String { prefix(1).uppercased() + dropFirst() }
}

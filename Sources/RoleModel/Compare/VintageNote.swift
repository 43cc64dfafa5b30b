/// How much of the distance between an undated and a dated average their years could explain.
///
/// The undated one is taken, as an assumption that the text names, to be of ``PriceIndex/alignmentYear``.
package struct VintageNote: Sendable {
  package let text: String
  /// How much the years explain, computed.
  package let formula: String

  package init?(undated: Figure, dated: Figure, sources: SourceTable) {
    guard case .number(let open) = undated.value, case .number(let old) = dated.value, let year = dated.year,
      undated.definition == dated.definition,
      let aligned = PriceIndex.aligned(old, from: year, to: PriceIndex.alignmentYear), year != PriceIndex.alignmentYear,
      open != old
    else { return nil }
    let explained = 1 - abs(open - aligned) / abs(open - old)
    let target = PriceIndex.alignmentYear
    let share = explained > 0.5 ? "most" : explained > 0 ? "less than half" : "none"
    text =
      "if \(sources.label(undated.source))'s undated $\(NumberText.grouped(open)) is of \(target), \(share) of the difference "
      + "between the two averages is their years: \(sources.label(dated.source))'s $\(NumberText.grouped(old)) of \(year) "
      + "is $\(NumberText.grouped(aligned)) in \(target) dollars."
    formula =
      "$\(NumberText.grouped(old)) × \(PriceIndex.average(of: target) ?? 0) / \(PriceIndex.average(of: year) ?? 0) is "
      + "$\(NumberText.grouped(aligned)), by \(PriceIndex.name(year, target)); the averages are $\(NumberText.grouped(abs(open - old))) "
      + "apart as printed and $\(NumberText.grouped(abs(open - aligned))) in \(target) dollars"
  }
}

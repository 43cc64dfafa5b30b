/// A row of a comparison: a field with a definition, and what each role's figure of it says.
package struct ComparedRow: Hashable, Sendable {
  package var field: Field
  /// The part of a list of shares that the row compares; nil for a whole figure.
  package var label: String?
  package var definition: String
  /// One for each role, in the comparison's order; nil where the role has no such figure.
  package var values: [ComparedValue?]
  /// The first role against each other one: one less than `values`.
  package var judgements: [Judgement]

  /// Whether more than one role has a value.
  package var isShared: Bool { values.count { $0 != nil } > 1 }

  /// Whether the first two roles have one and the same cell of a table: it says nothing of their difference.
  package var isOneNumber: Bool { judgement.reason == Judge.oneNumberReason }

  /// The verdict of the first role against the next.
  package var judgement: Judgement { judgements[0] }
}

/// Pairs the roles' figures into rows.
///
/// A row is a field plus a definition. Figures of one source pair first, then those of one definition, then what is left
/// on both sides (not comparable, with the reason); what still stands alone has a row of its own. The first role leads.
package struct RowPairing {
  package let judge: Judge

  package init(_ judge: Judge) { self.judge = judge }

  /// The rows of one field over the roles' observations of it.
  package func rows(_ field: Field, _ observations: [[Observation]]) -> [ComparedRow] {
    var rows: [[Observation?]] = []
    var left = observations
    let count = observations.count
    for lead in 0..<count {
      for first in left[lead] {
        var row = [Observation?](repeating: nil, count: count)
        row[lead] = first
        for other in (lead + 1)..<max(count, lead + 1) {
          row[other] = takePartner(of: first, from: &left[other], laterLeads: left[lead])
        }
        rows.append(row)
      }
      left[lead] = []
    }
    return mergedLeftovers(rows).flatMap { comparedRows(field, $0) }
  }

  private func takePartner(
    of first: Observation, from others: inout [Observation], laterLeads: [Observation]
  ) -> Observation? {
    func take(_ isPartner: (Observation) -> Bool) -> Observation? {
      guard let index = others.firstIndex(where: isPartner) else { return nil }
      return others.remove(at: index)
    }
    func sharesSource(_ a: Observation, _ b: Observation) -> Bool {
      a.sources.contains { b.sources.contains($0) } && a.figure.definition == b.figure.definition
    }
    func sharesGroup(_ a: Observation, _ b: Observation) -> Bool {
      judge.sources.group(a.figure.source) == judge.sources.group(b.figure.source)
        && a.figure.definition == b.figure.definition
    }
    return take { sharesSource($0, first) } ?? take { sharesGroup($0, first) }
      ?? take { candidate in
        // One of the same definition, unless a later figure of the leading role is its own source's.
        candidate.figure.definition == first.figure.definition
          && !laterLeads.contains { $0 != first && (sharesSource($0, candidate) || sharesGroup($0, candidate)) }
      }
  }

  /// Rows that stand alone on different sides are set beside each other: the reader sees that both speak of the field,
  /// and why the two do not compare. One publisher's meet first; a list of shares and a single figure have no row in common.
  private func mergedLeftovers(_ rows: [[Observation?]]) -> [[Observation?]] {
    var merged: [[Observation?]] = []
    func lone(_ row: [Observation?]) -> (side: Int, figure: Figure)? {
      let holders = row.indices.filter { row[$0] != nil }
      guard holders.count == 1, let side = holders.first, let figure = row[side]?.figure else { return nil }
      return (side, figure)
    }
    func host(_ side: Int, _ figure: Figure, among rows: [[Observation?]], ofOneGroup: Bool) -> Int? {
      rows.firstIndex { candidate in
        let figures = candidate.compactMap { $0?.figure }
        return candidate[side] == nil && candidate.prefix(side).contains { $0 != nil }
          && figures.allSatisfy { $0.value.isShares == figure.value.isShares }
          && (!ofOneGroup || figures.contains { sources.group($0.source) == sources.group(figure.source) })
      }
    }
    for ofOneGroup in [true, false] {
      let rows = ofOneGroup ? rows : merged
      merged = []
      for row in rows {
        if let (side, figure) = lone(row), let host = host(side, figure, among: merged, ofOneGroup: ofOneGroup) {
          merged[host][side] = row[side]
        } else {
          merged.append(row)
        }
      }
    }
    return merged
  }

  private var sources: SourceTable { judge.sources }

  private func comparedRows(_ field: Field, _ paired: [Observation?]) -> [ComparedRow] {
    // Where one page states all of them, that page is cited.
    let pages = paired.compactMap { $0.map { Set($0.sources) } }
    let shared = pages.dropFirst().reduce(pages.first ?? []) { $0.intersection($1) }
    let row = paired.map { $0?.led(by: shared) }
    let labels = shareLabels(row)
    guard !labels.isEmpty else { return [comparedRow(field, nil, row) { $0.figure.value }] }
    return labels.map { label in
      comparedRow(field, label, row) { observation in
        guard case .shares(let shares) = observation.figure.value else { return observation.figure.value }
        return shares.first { $0.label == label }.map { .number($0.percent) }
      }
    }
  }

  private func comparedRow(
    _ field: Field, _ label: String?, _ row: [Observation?], _ value: (Observation) -> Value?
  ) -> ComparedRow {
    let values = row.map { observation -> ComparedValue? in
      guard let observation, let value = value(observation) else { return nil }
      return ComparedValue(value: value, observation: observation, label: label)
    }
    let definition = row.lazy.compactMap { $0?.figure.definition }.first ?? ""
    let judgements = values.dropFirst().map { judge.judge(values[0], $0) }
    return ComparedRow(
      field: field, label: label, definition: definition, values: values, judgements: Array(judgements))
  }

  /// The labels of all share lists in the row, in the order of their first appearance.
  private func shareLabels(_ row: [Observation?]) -> [String] {
    var labels: [String] = []
    for case let observation? in row {
      guard case .shares(let shares) = observation.figure.value else { continue }
      for share in shares where !labels.contains(share.label) { labels.append(share.label) }
    }
    // What nobody has tells nothing of either role.
    return labels.filter { label in
      row.contains { observation in
        guard case .shares(let shares)? = observation?.figure.value else { return false }
        return shares.contains { $0.label == label && $0.percent > 0 }
      }
    }
  }
}

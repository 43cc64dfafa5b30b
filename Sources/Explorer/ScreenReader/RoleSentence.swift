import RoleModel
import TerminalScreen

/// What the words of a role's pay follow from: a list reads them again with every key.
struct SpokenPay: Hashable {
  var position: Int
  var dollarYear: Int?
  var place: String?
}

extension Model {
  /// `average $114,728 a year, Zippia, undated`: the pay that a list shows, with its definition, year and source; of the place that
  /// the filter names with its name.
  func payWords(of position: Int) -> String {
    spokenPays.value(of: SpokenPay(position: position, dollarYear: dollarYear, place: outcome.place)) {
      guard let role = role(at: position) else { return "cannot be read" }
      let place = outcome.place.map { " in \(USPlace.name(of: $0))" } ?? ""
      guard let figure = listedFigure(of: role, at: position) else { return "no yearly pay stated\(place)" }
      let shown = dollarYear.flatMap { figure.aligned(to: $0) } ?? figure
      return "\(figure.spokenPay(as: shown))\(place), \(sources.vintage(of: shown))"
    }
  }

  /// The sentence of a row of the list: title, pay, definition, year, source, position and mark.
  func sentence(of row: Listing.Row, at index: Int) -> String {
    switch row {
    case .section(let index):
      let section = sections[index]
      let state = view.foldedSections.contains(index) ? "folded" : "unfolded"
      let place = "\(index + 1) of \(counted(sections.count, "family", "families"))"
      return spoken("\(section.title), family of \(counted(section.count, "role")), \(state), \(place)")
    case .role(let position):
      let hits = outcome.hits
      let place = NumberText.grouped(Double((hits == nil ? position : index) + 1))
      let count = NumberText.grouped(Double(hits?.count ?? catalog.roleCount))
      let hit = hits.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      return spoken(sentence(ofRole: position, hit: hit, place: "\(place) of \(count)"))
    }
  }

  private func sentence(ofRole position: Int, hit: Listing.Hit?, place: String) -> String {
    guard let entry = entries(at: position..<position + 1).first else { return "a role that cannot be read, \(place)" }
    var parts = [entry.title]
    if outcome.search != nil { parts.append(hit?.fit.map { "fit \(fitText($0)) of 100" } ?? "no fit") }
    if outcome.countedAbove.contains(position) {
      parts.append("counted together with the role above")
    } else if let figure = orderedFigure(of: entry) {
      parts.append(figure)
    }
    parts.append(payWords(of: position))
    if entry.sharesFigures { parts.append("figures shared with other roles") }
    if let reason = hit?.reason { parts.append("can't tell: \(reason.words)") }
    if let alias = alias(of: hit) { parts.append("found by its alias \(alias)") }
    parts.append(place)
    if let mark = mark(of: position) { parts.append("marked \(Comparison.letters[mark])") }
    return parts.joined(separator: ", ")
  }

  /// The figure that the list is ordered by, when it is not the pay.
  private func orderedFigure(of entry: RoleEntry) -> String? {
    switch outcome.order {
    case .growth: entry.growth.map { "growth \(NumberText.plain($0)) %" } ?? "no growth stated"
    case .jobs: entry.jobs.map { "\(NumberText.grouped($0)) jobs" } ?? "no number of jobs stated"
    case .openings:
      entry.openingsText.map { "\($0) openings a year" } ?? "no openings stated"
    case .title, .pay, nil: nil
    }
  }

  /// The figure that the list is ordered by, of the role at a position, when it is not the pay.
  func orderedFigure(at position: Int) -> String? {
    entries(at: position..<position + 1).first.flatMap(orderedFigure)
  }

  /// The sentence of a line of a picker.
  func sentence(ofPick line: Int, in picker: RolePicker) -> String {
    let place = "\(NumberText.grouped(Double(line + 1))) of \(NumberText.grouped(Double(picker.count)))"
    guard let hit = picker.hit(line) else { return picker.isNone(line) ? "none: not said, \(place)" : "" }
    guard let entry = entries(at: hit.position..<hit.position + 1).first else {
      return "a role that cannot be read, \(place)"
    }
    var parts = [entry.title, entry.kind.words, payWords(of: hit.position)]
    if let alias = alias(of: hit) { parts.append("found by its alias \(alias)") }
    parts.append(place)
    if let mark = mark(of: hit.position) { parts.append("marked \(Comparison.letters[mark])") }
    return spoken(parts.joined(separator: ", "))
  }
}

extension Figure {
  /// `average $114,728 a year`, `median at least $239,200 a year`, `median $29.05 an hour`; of percentiles the median.
  fileprivate func spokenPay(as shown: Figure) -> String {
    guard case .percentiles(let percentiles) = shown.value, let median = percentiles.median else {
      return "\(payBasis)\(field.words) \(shown.valueText) a year"
    }
    let start = "\(payBasis)median \(median.isTopCoded ? "at least " : "")$"
    return field == .payHourlyPercentiles
      ? "\(start)\(NumberText.fixed(median.number, digits: 2)) an hour; only hourly pay is released"
      : "\(start)\(NumberText.grouped(median.number)) a year"
  }
}

import RoleModel
import TerminalScreen

/// The list: families with their roles, or what a search found, or the skill names that the skills box offers.
func drawList(_ model: Model, _ screen: inout Screen) {
  let layout = model.layout
  if let offers = model.skillOffers, !offers.isEmpty { return drawOffers(offers, model, &screen) }
  // On a small screen the box that is edited stands in the heading's row.
  if model.editing != nil, layout.boxRow == nil { return drawRows(model, &screen) }
  let width = layout.listColumns - 1
  let (titles, note) = headings(model)
  let title =
    titles.first { TextWidth.columns(of: $0) + TextWidth.columns(of: note) + 4 <= width } ?? titles.last ?? ""
  let noted = screen.writeHeading(Line(" " + title), note: note, column: 0, row: layout.headingRow, width: width)
  // Where a long title leaves no room for the words, their place still stands for the figures.
  let figure = max(0, noted?.lowerBound ?? width - note.count)
  screen.mark(.listTitle, columns: 0..<figure, row: layout.headingRow)
  screen.mark(.listFigure, columns: figure..<max(figure, layout.listColumns), row: layout.headingRow)
  drawRows(model, &screen)
}

/// What the list is, in words from the fullest to the shortest, and what its figures are.
private func headings(_ model: Model) -> (titles: [String], note: String) {
  let outcome = model.outcome
  // Whoever looks at a place reads no pay of the nation as that of the place.
  let pay = "\(outcome.place.map { $0 + " " } ?? (model.view.place == nil ? "" : "US "))pay $/yr"
  if model.isSearching { return (["Searching …"], pay) }
  guard let hits = model.listing.hits else { return (["Roles by title"], pay) }
  if outcome.isRefused, hits.isEmpty { return (["No list"], "") }
  let count = counted(hits.count, "role")
  let isRanked = outcome.search != nil
  let note = isRanked ? "fit  \(pay)" : outcome.order.flatMap(orderNote) ?? pay
  if outcome.openCount > 0 {
    let open = NumberText.grouped(Double(outcome.openCount))
    return (["\(counted(hits.count - outcome.openCount, "role")), \(open) can't tell"], note)
  }
  if let order = outcome.order, !hits.isEmpty {
    let words = order.words + (model.view.isReversed ? ", least first" : "")
    let title = "\(count) by \(words)"
    // What the list is ordered by says more than how many roles it has.
    return ([TextWidth.columns(of: title) < model.layout.listColumns - 1 ? title : "By \(words)"], note)
  }
  if isRanked { return (["\(counted(outcome.fitCount, "role")) by fit"], note) }
  if hits.isEmpty { return (["No role"], note) }
  // Without words to match, the roles stand as in the whole list.
  if outcome.searches.isEmpty { return (["\(count), by title", count], note) }
  // That a word was read as another one says more than which role stands first.
  if let reading = outcome.readings.first {
    return (["\(count): \(reading.sentence)", "\(count), \(reading.shortWords)", reading.shortWords], note)
  }
  return (["\(count), best match first", "\(count), best first", count], note)
}

private func drawRows(_ model: Model, _ screen: inout Screen) {
  let layout = model.layout
  let listing = model.listing
  let rows = (0..<layout.body.count).map { listing.row(model.view.listTop + $0) }
  let entries = visibleEntries(rows, model)
  screen.mark(.list, columns: 0..<layout.listColumns, rows: layout.body)
  for (offset, row) in layout.body.enumerated() {
    guard let item = rows[offset] else { break }
    screen.mark(.listRow(model.view.listTop + offset), columns: 0..<layout.listColumns, row: row)
    let isSelected = item.selection == model.view.selection
    switch item {
    case .section(let index):
      drawSection(model, index, row, isSelected, &screen)
      screen.mark(.listSign(model.view.listTop + offset), columns: 0..<2, row: row)
    case .role(let position):
      // The rows of the text before, until those of this one are found.
      defer { if model.isSearching { screen.restyle(columns: 0..<layout.listColumns, row: row, .dim) } }
      guard let entry = entries[position] else {
        screen.write("a role that cannot be read", column: 3, row: row, style: .warning, limit: layout.listColumns - 3)
        continue
      }
      let hit = listing.hits?[model.view.listTop + offset]
      drawEntry(entry, hit, model, row, isSelected, &screen)
    }
  }
  if listing.count == 0 {
    let lines = model.emptyListWords.flatMap { Line.wrapped($0, to: max(1, layout.listColumns - 3), style: .dim) }
    for (row, line) in zip(layout.body, lines) {
      screen.write(line, column: 1, row: row, limit: layout.listColumns - 1)
    }
  }
}

/// The entries of the rows on screen, read in as few stretches as they come in.
private func visibleEntries(_ rows: [Listing.Row?], _ model: Model) -> [Int: RoleEntry] {
  var entries: [Int: RoleEntry] = [:]
  let positions = rows.compactMap { row -> Int? in
    if case .role(let position)? = row { return position }
    return nil
  }.sorted()
  var index = 0
  while index < positions.count {
    var end = index + 1
    while end < positions.count, positions[end] == positions[end - 1] + 1 { end += 1 }
    for entry in model.listed(model.entries(at: positions[index]..<positions[end - 1] + 1)) {
      entries[entry.position] = entry
    }
    index = end
  }
  return entries
}

private func drawSection(_ model: Model, _ index: Int, _ row: Int, _ isSelected: Bool, _ screen: inout Screen) {
  let section = model.sections[index]
  let width = model.layout.listColumns
  let sign = model.view.foldedSections.contains(index) ? "▸" : "▾"
  let count = NumberText.grouped(Double(section.count))
  let style: Style = isSelected ? .selected : .heading
  let title = TextWidth.truncated(section.title, to: max(0, width - 5 - count.count))
  screen.write(isSelected ? "▌" : " ", column: 0, row: row, style: style)
  screen.write("\(sign) \(title)", column: 1, row: row, style: style, limit: width - 1)
  screen.write(count, column: width - 1 - count.count, row: row, style: isSelected ? .selected : .dim)
}

private func drawEntry(
  _ entry: RoleEntry, _ hit: Listing.Hit?, _ model: Model, _ row: Int, _ isSelected: Bool, _ screen: inout Screen
) {
  let width = model.layout.listColumns
  let base: Style = isSelected ? .selected : .plain
  if isSelected { screen.write("▌", column: 0, row: row, style: .selected) }
  if let mark = model.mark(of: entry.position) {
    screen.write(Comparison.letters[mark], column: 1, row: row, style: markStyle(mark))
  }
  if entry.sharesFigures { screen.write("≈", column: 2, row: row, style: .dim) }
  var right = width >= 24 ? figureText(entry, model) : ""
  if model.outcome.search != nil {
    let fit = hit?.fit.map(fitText) ?? "–"
    let pay = payText(entry, dollarsOf: model.dollarYear)
    right = width < 30 ? fit : TextWidth.rightAligned(fit, to: 6) + TextWidth.rightAligned(pay, to: 10)
  }
  let star = model.shortlist[entry.id] == nil ? "" : " ★"
  let own = entry.kind == .own ? "own" : ""
  let ownColumns = own.isEmpty ? 0 : own.count + 1
  let titleColumns = max(4, width - 3 - 1 - right.count - 1 - star.count - ownColumns)
  let title = abbreviated(entry.title, to: titleColumns)
  let titleEnd = screen.write(title, column: 3, row: row, style: base, limit: titleColumns)
  if !star.isEmpty { screen.write(star, column: titleEnd, row: row, style: base, limit: width - titleEnd) }
  if hit?.reason != nil { screen.write("?", column: 2, row: row, style: .dim) }
  screen.lightMatches(of: model.outcome.searches, in: title, column: 3, row: row)
  if !own.isEmpty {
    let limit = 3 + titleColumns + ownColumns - titleEnd
    let words = [entry.tellingID.map { "\(own) \($0)" }, own].compactMap(\.self)
      .first { TextWidth.columns(of: $0) < limit }
    if let words { screen.write(Line(" " + words, .dim), column: titleEnd + star.count, row: row, limit: limit) }
  } else if let alias = model.alias(of: hit) {
    let start = titleEnd + star.count + 1
    screen.writeAlias(alias, column: start, row: row, limit: 3 + titleColumns + star.count - start)
  }
  screen.write(right, column: width - 1 - right.count, row: row, style: isSelected ? .selected : .plain)
}

extension Screen {
  /// Lights the letters of a title that searches match.
  mutating func lightMatches(of searches: [NameSearch], in title: String, column: Int, row: Int) {
    let lit = searches.reduce(into: Set<Int>()) { $0.formUnion($1.matchedCharacters(in: title) ?? []) }
    if lit.isEmpty { return }
    var column = column
    for (offset, character) in title.enumerated() {
      let next = column + TextWidth.columns(of: character)
      if lit.contains(offset) { restyle(columns: column..<next, row: row, .match) }
      column = next
    }
  }

  /// The alias that a role was found by, where all of it fits: cut, it would say nothing.
  mutating func writeAlias(_ alias: String, column: Int, row: Int, limit: Int) {
    let words = ["alias: \(alias)", "(\(alias))"].first { TextWidth.columns(of: $0) <= limit }
    if let words { write(Line(words, .dim), column: column, row: row, limit: limit) }
  }
}

/// The skill names to pick, with how many roles carry each.
private func drawOffers(_ offers: [SkillName], _ model: Model, _ screen: inout Screen) {
  let layout = model.layout
  let width = layout.listColumns
  let hasHeading = layout.boxRow != nil
  if hasHeading {
    screen.writeHeading(Line(" Skills to pick"), note: "roles", column: 0, row: layout.headingRow, width: width - 1)
  }
  let pick = model.editing?.pick
  let top = max(0, min((pick ?? 0) - layout.body.count + 1, offers.count - layout.body.count))
  screen.mark(.list, columns: 0..<width, rows: layout.body)
  for (offset, row) in layout.body.enumerated() {
    guard offers.indices.contains(top + offset) else { break }
    screen.mark(.offer(top + offset), columns: 0..<width, row: row)
    let offer = offers[top + offset]
    let isPicked = pick == top + offset
    let style: Style = isPicked ? .selected : .plain
    if isPicked { screen.write("▌", column: 0, row: row, style: .selected) }
    let count = NumberText.grouped(Double(offer.roleCount))
    screen.write(
      TextWidth.truncated(offer.name, to: max(1, width - 5 - count.count)), column: 3, row: row, style: style)
    screen.write(count, column: width - 1 - count.count, row: row, style: isPicked ? .selected : .dim)
  }
}

/// The heading of the column that the list is ordered by, where it is not the pay.
private func orderNote(_ order: ListOrder) -> String? {
  switch order {
  case .title, .pay: nil
  case .growth: "growth"
  case .jobs: "jobs"
  case .openings: "openings/yr"
  }
}

/// What a row shows at its end: the figure that the list is ordered by, else the pay.
private func figureText(_ entry: RoleEntry, _ model: Model) -> String {
  if model.outcome.countedAbove.contains(entry.position) { return "as above" }
  return switch model.outcome.order {
  case .growth: entry.growth.map { ($0 > 0 ? "+" : "") + NumberText.plain($0) + " %" } ?? "–"
  case .jobs: entry.jobs.map { NumberText.grouped($0) } ?? "–"
  case .openings: entry.openingsText ?? "–"
  case .title, .pay, nil: payText(entry, dollarsOf: model.dollarYear)
  }
}

extension Model {
  /// What stands in the place of a list that is empty, a paragraph each.
  var emptyListWords: [String] {
    if outcome.isRefused {
      let (box, command): (String, Command) =
        outcome.filterProblem == nil ? ("query", .searchSkills) : ("filter", .filter)
      let start = "There is no list while the \(box) can't be read"
      // Where no row is set aside for it, the list's place says what is wrong.
      let problem = (outcome.filterProblem?.description ?? outcome.problem?.description)?.capitalizedSentence
      return [editing == nil ? "\(start): \(key(command)) edits it, \(key(.escape)) clears it." : start + "."]
        + (layout.messageRow == nil ? [problem].compactMap(\.self) : [])
    }
    let near = outcome.near.prefix(3).map { "“\(title(at: $0))”" }
    let none = outcome.nothingWords?.capitalizedSentence ?? (view.skills.isEmpty ? "No role matches." : "No role fits.")
    let way =
      editing == nil
      ? "\(key(view.filter.isEmpty ? .searchSkills : .filter)) edits it, \(key(.escape)) clears it." : nil
    return [none] + (near.isEmpty ? [] : ["Near it: \(joinedInWords(near))."]) + [way].compactMap(\.self)
  }

  /// Why the selected role's figure is not printed again: `29-1141 counts Acute Care Nurses with the roles above it.`
  var countedAboveReason: String? {
    guard let position = selectedPosition, outcome.countedAbove.contains(position),
      let code = role(at: position)?.codes.first(where: \.isShared)
    else { return nil }
    return "SOC \(code.code) counts \(title(at: position)) together with the role above: one figure for all of them."
  }

  /// The alias that a role was found by, when it was not by its title.
  func alias(of hit: Listing.Hit?) -> String? {
    guard let hit, let alias = hit.alias else { return nil }
    return role(at: hit.position).flatMap { alias.text(of: $0) }
  }

  /// Why the selected role is among those that the filter found: `“Area Sales Manager” is an alias of Sales Managers.`
  var aliasReason: String? {
    guard let position = selectedPosition, let hit = selectedHit,
      let alias = alias(of: hit), !RoleLookup.isSame(alias, butForNumberAs: title(at: position))
    else { return nil }
    return "“\(alias)” is an alias of \(title(at: position))."
  }
}

/// The style of a compared role's letter.
func markStyle(_ mark: Int) -> Style {
  let inks: [Style.Ink] = [.roleA, .roleB, .roleC, .roleD]
  return Style(inks[mark % inks.count], .bold)
}

/// `114.7k av`, `50-70k`, `≥ 239.2k md`, `29.05/h md`: never a pay without its definition.
func payText(_ entry: RoleEntry, dollarsOf year: Int?) -> String {
  let aligned = year.flatMap { year in entry.payYear.flatMap { entry.listedPay?.aligned(from: $0, to: year) } }
  return switch aligned ?? entry.listedPay {
  case .median(let number, let isTopCoded): (isTopCoded ? "≥" : "") + NumberText.thousands(number) + "k md"
  case .mean(let number): NumberText.thousands(number) + "k av"
  case .range(let bounds):
    bounds.text { NumberText.thousands($0, keepsZero: false) }.replacing("+", with: "k+")
      + (bounds.opensHigh ? "" : "k")
  case .hourlyMedian(let number, let isTopCoded):
    (isTopCoded ? "≥" : "") + NumberText.fixed(number, digits: 2) + "/h md"
  case nil: "–"
  }
}

/// A fit from 0 to 100; both ends when the data leaves room.
func fitText(_ fit: FitInterval) -> String {
  let low = NumberText.plain(fit.low * 100, digits: 0)
  let high = NumberText.plain(fit.high * 100, digits: 0)
  return low == high ? low : "\(low)-\(high)"
}

/// A title in fewer columns: usual abbreviations first, then a cut in the middle, so that titles stay distinct.
package func abbreviated(_ title: String, to columns: Int) -> String {
  if TextWidth.columns(of: title) <= columns { return title }
  return titlesCutLast.value(of: CutTitle(title: title, columns: columns)) { shortened(title, to: columns) }
}

/// The titles cut last: a list that moves by a row shows the others again.
private let titlesCutLast = Memo<CutTitle, String>(capacity: 1024)

private struct CutTitle: Hashable {
  var title: String
  var columns: Int
}

private func shortened(_ title: String, to columns: Int) -> String {
  var words = title.split(separator: " ", omittingEmptySubsequences: false)
  for (word, short) in abbreviations {
    for index in words.indices where words[index].hasPrefix(word) {
      // "Accountants" are no "Accounts".
      let ending = words[index].dropFirst(word.count)
      if ending.isEmpty || ending.hasPrefix("s") || ending.first?.isLetter == false { words[index] = short + ending }
    }
    let text = words.joined(separator: " ")
    if TextWidth.columns(of: text) <= columns { return text }
  }
  return TextWidth.truncatedInTheMiddle(words.joined(separator: " "), to: columns)
}

private let abbreviations = [
  ("Management", "Mgmt"), ("Manager", "Mgr"), ("Director", "Dir"), ("Senior", "Sr"), ("Account", "Acct"),
]

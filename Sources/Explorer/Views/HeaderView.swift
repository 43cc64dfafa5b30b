import RoleModel
import TerminalScreen

/// The title bar: what is in force, each with the key that changes it.
func drawHeader(_ model: Model, _ screen: inout Screen) {
  guard let row = model.layout.headerRow else { return }
  let width = screen.size.columns
  var spans = [Span(" Rolescope", .heading)]
  spans.append(Span("   \(placeWords(model)) (\(model.key(.place)))", .dim))
  let pay =
    model.view.alignsPay
    ? "dated pay in \(PriceIndex.alignmentYear) $ (\(model.key(.alignPay)))"
    : "pay as published (\(model.key(.alignPay)))"
  spans.append(Span("   " + pay, .dim))
  let marked = model.view.marks.indices.map { Comparison.letters[$0] }.joined(separator: " ")
  if !marked.isEmpty { spans += [Span("   marked ", .dim), Span(marked, .heading)] }
  screen.write(Line(spans), column: 0, row: row, limit: width)
  let ends = spans.reduce(into: [0]) { $0.append($0[$0.count - 1] + TextWidth.columns(of: $1.text)) }
  screen.markShortcut(of: .place, model, columns: ends[1]..<ends[2], row: row)
  screen.markShortcut(of: .alignPay, model, columns: ends[2]..<ends[3], row: row)
  let place = "\(counted(model.catalog.roleCount, "role")) "
  let used = spans.reduce(0) { $0 + $1.text.count }
  if used + place.count + 2 <= width { screen.write(place, column: width - place.count, row: row, style: .dim) }
}

/// `home Ohio`; while another place is looked at, both: `place Texas, home Ohio`.
private func placeWords(_ model: Model) -> String {
  let home = model.home.map { "home \(USPlace.name(of: $0))" }
  if let home, model.view.place == model.home { return home }
  return ["place \(model.view.place.map(USPlace.name) ?? "US")", home].compactMap(\.self).joined(separator: ", ")
}

/// The two input boxes, filter and skills; the one being edited shows its text and the cursor.
func drawBoxes(_ model: Model, _ screen: inout Screen) {
  let layout = model.layout
  let width = screen.size.columns
  if let editing = model.editing, layout.boxRow == nil || width < 60 {
    // One box fills the row where both don't fit.
    let row = layout.boxRow ?? layout.headingRow
    drawBox(editing.box, model, columns: 0..<width, row: row, &screen)
    return
  }
  guard let row = layout.boxRow else { return }
  if width < 60 {
    drawBox(model.view.skills.isEmpty ? .filter : .skills, model, columns: 0..<width, row: row, &screen)
    return
  }
  let half = max(layout.listColumns + 1, 24)
  drawBox(.filter, model, columns: 0..<half, row: row, &screen)
  drawBox(.skills, model, columns: half..<width, row: row, &screen)
}

private func drawBox(
  _ box: BoxEditing.Box, _ model: Model, columns: Range<Int>, row: Int, _ screen: inout Screen
) {
  let key = " \(model.key(box == .filter ? .filter : .searchSkills)) "
  let text = box == .filter ? model.view.filter : model.view.skills
  let start = columns.lowerBound + key.count
  let room = columns.upperBound - start - 1
  let filterHint = ["title, pay>60k, family:sales", "title, family:sales"].first { $0.count <= room } ?? "title"
  let hint = box == .filter ? filterHint : "skills you have: crm, negotiation"
  screen.markShortcut(of: box == .filter ? .filter : .searchSkills, model, columns: columns, row: row)
  screen.mark(.box(box == .filter ? 0 : 1), columns: start..<start + max(1, room), row: row)
  guard let editing = model.editing, editing.box == box else {
    screen.write(key, column: columns.lowerBound, row: row, style: text.isEmpty ? .dim : .heading)
    let shown = text.isEmpty ? Line(hint, .dim) : Line(text)
    screen.write(shown, column: start, row: row, limit: room)
    return
  }
  screen.write(key, column: columns.lowerBound, row: row, style: .selected)
  screen.writeField(editing.field, column: start, row: row, room: room, problem: problemRange(model, box))
  if editing.field.characters.isEmpty { screen.write(Line(hint, .dim), column: start, row: row, limit: room) }
}

/// The part of a box's text that its problem points at, in characters.
private func problemRange(_ model: Model, _ box: BoxEditing.Box) -> Range<Int>? {
  guard box == .filter else { return model.outcome.problem?.range }
  return unfinishedHint(model) == nil ? model.outcome.filterProblem?.range : nil
}

/// What to type next where the filter's last term, at the cursor, is only begun.
private func unfinishedHint(_ model: Model) -> String? {
  guard case .query(let problem)? = model.outcome.filterProblem, let field = model.editing?.field,
    problem.range.upperBound == field.cursor, field.cursor == field.characters.count
  else { return nil }
  return problem.hint
}

/// What is wrong with the text of the box being edited, but for what is only begun.
func boxProblem(_ model: Model) -> String? {
  guard let editing = model.editing, !model.isSearching else { return nil }
  if editing.box == .filter {
    return unfinishedHint(model) == nil ? model.outcome.filterProblem?.description.capitalizedSentence : nil
  }
  // What is wrong with signs is said before names are offered; an empty place is only unfinished.
  guard case .query(let problem)? = model.outcome.problem, !problem.range.isEmpty else { return nil }
  return problem.description.capitalizedSentence
}

/// What the box being edited understood, for the line above the key bar.
func boxReading(_ model: Model, _ editing: BoxEditing) -> String? {
  if model.isSearching { return "Searching …" }
  if let problem = boxProblem(model) { return problem }
  if editing.box == .filter { return filterReading(model) }
  if let offers = model.skillOffers {
    if let pick = offers.indices.contains(editing.pick ?? 0) ? offers[editing.pick ?? 0] : nil {
      return "Tab: \(pick.name)   ↑↓ pick among \(counted(offers.count, "skill name"))"
    }
    return model.outcome.problem.map { problemText($0, model) } ?? "No skill here begins like that."
  }
  if let problem = model.outcome.problem { return problemText(problem, model) }
  return model.outcome.search.map { "reads " + $0.reading }
}

/// What is wrong with the skills query, with as many names as the line has room for; its place is lit in the box.
private func problemText(_ problem: SkillSearch.Problem, _ model: Model) -> String {
  let counts = (1...5).reversed()
  let texts = counts.map { problem.words(showing: $0) } + counts.map { problem.words(showing: $0, hasPlace: false) }
  let fitting = texts.map(\.capitalizedSentence).first { TextWidth.columns(of: $0) < model.size.columns }
  return fitting ?? problem.words(showing: 0).capitalizedSentence
}

/// What the filter found, or what is wrong with it.
private func filterReading(_ model: Model) -> String {
  let outcome = model.outcome
  if let hint = unfinishedHint(model) { return hint }
  guard let hits = outcome.hits, let query = try? FilterQuery(model.view.filter), !query.isEmpty else {
    return "Words of a title or an alias, pay>80k, family:sales, … Tab completes."
  }
  if let text = undecidedText(model) { return text }
  if hits.isEmpty {
    if outcome.isRefused { return "" }
    guard query.hasOnlyNames else { return "No role matches." }
    return query.families.isEmpty
      ? outcome.nothingWords?.capitalizedSentence ?? "No title or alias has these words."
      : "No role of a family with \(joinedInWords(query.families.map { "“\($0)”" })) has these words."
  }
  let readings = outcome.readings.map(\.sentence.capitalizedSentence).joined(separator: " ")
  if outcome.match == .some { return readings }
  return "\(counted(hits.count, "role matches", "roles match"))." + (readings.isEmpty ? "" : " \(readings)")
    + (model.aliasReason.map { " " + $0 } ?? "")
}

/// `41 match · 17 can't tell: no pay · 20 have no fit (u lists them)`; nil when every role is decided and has a fit.
func undecidedText(_ model: Model) -> String? {
  let outcome = model.outcome
  let words = FilterResult.words(ofUndecided: outcome.undecided)
  let unfit = outcome.search == nil || outcome.unfitCount == 0 ? nil : unfitWords(outcome.unfitCount)
  guard words != nil || unfit != nil else { return nil }
  let matches = outcome.matchCount
  let start = matches == 0 ? "none matches" : "\(NumberText.grouped(Double(matches))) match"
  let key = "(\(model.key(.undecided)) \(model.view.showsUndecided ? "hides" : "lists") them)"
  let whole = [start, words, unfit].compactMap(\.self).joined(separator: " · ") + " " + key
  if TextWidth.columns(of: whole) < model.size.columns { return whole }
  let open = words == nil ? nil : "\(NumberText.grouped(Double(outcome.undecided.count))) can't tell"
  return [start, open, unfit].compactMap(\.self).joined(separator: " · ") + " " + key
}

private func unfitWords(_ count: Int) -> String { counted(count, "has no fit", "have no fit") }

extension Screen {
  /// Says of a part of a row that a click there runs a command, if a key does.
  fileprivate mutating func markShortcut(of command: Command, _ model: Model, columns: Range<Int>, row: Int) {
    guard let key = model.keys.keys(of: command).first else { return }
    mark(.shortcut(key), columns: columns, row: row)
  }
}

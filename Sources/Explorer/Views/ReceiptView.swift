import RoleModel
import TerminalScreen

/// The lines of the open receipt.
func receiptLines(_ model: Model) -> [Line] {
  let width = model.textColumns
  switch model.receipt {
  case .line(let subject, let position):
    guard let role = model.role(at: position) else { return [Line(unreadableRole)] }
    return lines(subject, role, at: position, model, width)
  case .comparedRow(let index):
    let comparison = model.comparison
    guard comparison.rows.indices.contains(index) else { return [] }
    return rowLines(comparison.rows[index], comparison, model, width)
  case .comparedSkill(let index):
    let comparison = model.comparison
    guard comparison.skills.indices.contains(index) else { return [] }
    return skillLines(comparison.skills[index], comparison, model, width)
  case .comparedSentence(let index):
    let comparison = model.comparison
    let sentences = comparison.sentences
    guard sentences.indices.contains(index) else { return [] }
    return sentenceLines(sentences[index], comparison, model, width)
  case nil: return []
  }
}

private func lines(_ subject: Subject, _ role: Role, at position: Int, _ model: Model, _ width: Int) -> [Line] {
  let sources = model.sources
  switch subject {
  case .field(let field): return fieldLines(field, role, sources, width)
  case .skill(let name):
    let ratings = role.observedSkills(sources).filter { $0.rating.name == name }
    return [Line("\(name), for \(role.title)", .heading), .empty]
      + ratings.flatMap { skillReceipt($0, role, model, width) }
  case .place(let place): return placeReceipt(place, role, model, width)
  case .borrowedSkill(let name):
    guard let closest = model.closestOccupation(of: role) else { return [Line("Nothing is borrowed.")] }
    let ratings = closest.role.observedSkills(sources).filter { $0.rating.name == name }
    return [Line("\(name), for \(closest.role.title)", .heading), .empty]
      + Line.wrapped(borrowedWords(role, closest), to: width) + [.empty]
      + ratings.flatMap { skillReceipt($0, closest.role, model, width) }
  case .borrowedField(let field):
    guard let closest = model.closestOccupation(of: role) else { return [Line("Nothing is borrowed.")] }
    return Line.wrapped(borrowedWords(role, closest), to: width) + [.empty]
      + fieldLines(field, closest.role, sources, width)
  case .statement(let statement):
    let same = role.statements.filter { $0.text == statement.text }
    return [Line("\(statement.kind.heading), \(role.title)", .heading), .empty]
      + Line.wrapped(statement.text, to: width) + [.empty]
      + same.flatMap {
        Line.wrapped("\(sourceWords($0.source, sources)); \($0.locator)", to: width, style: .dim, indent: 2)
      }
      + Line.wrapped("In our words after the source.", to: width, style: .dim)
  case .edge(let edge, let origin):
    let titles = (try? model.catalog.titles(of: [origin, edge.role])) ?? [:]
    return Line.wrapped(
      "\(titles[origin] ?? origin.text) \(edgeWords(edge.kind)) \(titles[edge.role] ?? edge.role.text)", to: width,
      style: .heading) + [.empty]
      + Line.wrapped("asserted by \(sourceWords(edge.source, sources)); \(edge.locator)", to: width)
  case .forYou(let part): return forYouReceipt(part, role, model, width)
  case .payRow(let index): return payReceipt(index, role, model, width)
  case .mine(let item): return myLines(item, model, width)
  // A row of the shortlist shows pay, and is explained as that; the help's rows hold no figure.
  case .starred, .command, .helpRow: return []
  case .fit: return fitReceipt(position, term: nil, role, model, width)
  case .fitTerm(let index): return fitReceipt(position, term: index, role, model, width)
  case .pageSummary: return pageSummaryReceipt(model, width)
  case .learn(let name, let kind): return learnReceipt(name, kind, model, width)
  case .step(let index): return stepReceipt(index, model, width)
  case .reach(let position): return reachReceipt(position, model, width)
  case .kin(let kin): return kinLines(kin, role, model, width)
  case .source(let id):
    guard let source = sources[id] else { return [] }
    return sourceLines(source, entries: model.tables.sourceCounts?[id], width)
  }
}

/// How near a related role is by each lens, and what the lenses are.
private func kinLines(_ position: Int, _ role: Role, _ model: Model, _ width: Int) -> [Line] {
  guard let row = model.tables.relatives?.rows?.first(where: { $0.kin.position == position }) else {
    return [Line("Not related.")]
  }
  var lines = [Line("\(row.title), related to \(role.title)", .heading), .empty]
  if let closest = model.closestOccupation(of: role) {
    lines += Line.wrapped(borrowedWords(role, closest), to: width) + [.empty]
  }
  lines += Line.wrapped("rank \(row.kin.rank) by names, knowledge and skills together", to: width, style: .selected)
  for lens in Lens.allCases {
    let rank = row.kin.ranks[lens].map { "rank \($0)" } ?? "not known"
    lines += Line.wrapped("\(lens.words): \(rank)", to: width, indent: 2)
  }
  let how =
    "how: names are compared by the words of titles and alternate titles, rare words counting more; knowledge and skills by "
    + "the cosine of O*NET's importance. Each is a standard score over all candidates, and their mean orders. Ranks are shown, "
    + "since cosines of skills crowd near 1."
  return lines + Line.wrapped(how, to: width, indent: 2)
}

/// Says whose a borrowed figure is.
func borrowedWords(_ role: Role, _ closest: ClosestOccupation) -> String {
  "Borrowed for \(role.title) from the closest occupation, \(closest.words), which the reader chose."
}

private func edgeWords(_ kind: Edge.Kind) -> String {
  switch kind {
  case .promotesTo: "promotes to"
  case .manages: "manages"
  case .lateral: "leads sideways to"
  case .related: "is related to"
  }
}

/// `Zippia, undated: title of the page`, `OEWS 2025: title of the table`.
func sourceWords(_ id: SourceID, _ sources: SourceTable) -> String {
  guard let source = sources[id] else { return id.text }
  return "\(sources.vintage(id, year: source.year)): \(source.title)"
}

func fieldLines(_ field: Field, _ role: Role, _ sources: SourceTable, _ width: Int) -> [Line] {
  guard let receipt = Receipt(role, field, sources: sources) else { return [Line("No figure.")] }
  return [Line("\(field.words) (\(field.rawValue)), \(role.title)", .heading), .empty]
    + receipt.observations.flatMap { observationLines($0, sources, width) + [.empty] }
    + receipt.notes.flatMap { Line.wrapped("- " + $0, to: width, indent: 2) }
}

func observationLines(_ observation: Observation, _ sources: SourceTable, _ width: Int) -> [Line] {
  let figure = observation.figure
  let marker = [.published, .impossible].contains(figure.status) ? "" : " · \(figure.status.rawValue)"
  let dollars = figure.dollarsOf.map { " in \($0) dollars" } ?? ""
  let value = width < unbrokenWidth ? figure.valueText : figure.spokenValue
  var lines = Line.wrapped("\(value)\(dollars)\(marker)", to: width, style: .selected)
  lines += Line.wrapped("definition: \(figure.definition)", to: width, indent: 2)
  lines += Line.wrapped(
    "year: \(figure.year.map(String.init) ?? "not stated") · place: \(figure.place)", to: width, indent: 2)
  for sighting in observation.figures {
    lines += Line.wrapped(
      "source: \(sourceWords(sighting.source, sources)); \(sighting.locator)", to: width, style: .dim, indent: 2)
  }
  for words in figure.errorWords { lines += Line.wrapped(words, to: width, indent: 2) }
  if let formula = figure.formula { lines += Line.wrapped("how: \(formula)", to: width, indent: 2) }
  return lines
}

private func sourceLines(_ source: Source, entries: Int?, _ width: Int) -> [Line] {
  var lines = [Line(source.label, .heading), .empty]
  lines += Line.wrapped("publisher: \(source.publisher)", to: width, indent: 2)
  lines += Line.wrapped("title: \(source.title)", to: width, indent: 2)
  lines += Line.wrapped("year: \(source.year.map(String.init) ?? "not stated")", to: width, indent: 2)
  lines += Line.wrapped("document: \(source.document)", to: width, indent: 2)
  if let address = source.address { lines += Line.wrapped("address: \(address)", to: width, indent: 2) }
  if let method = source.method { lines += Line.wrapped("method: \(method)", to: width, indent: 2) }
  lines += Line.wrapped("licence: \(source.licence)", to: width, indent: 2)
  lines += Line.wrapped("independence group: \(source.independenceGroup)", to: width, indent: 2)
  if let entries {
    let words = "\(counted(entries, "entry", "entries")) (figures, skills, statements, ties, places)"
    lines += Line.wrapped("in the catalog: \(words)", to: width, indent: 2)
  }
  return lines
}

/// The row's own figures first; what else a role's sources say of the field follows.
private func rowLines(_ row: ComparedRow, _ comparison: Comparison, _ model: Model, _ width: Int) -> [Line] {
  let label = rowLabel(row, among: comparison.rows, model.sources)
  var lines = Line.wrapped(label, to: width, style: .heading)
  let unit = row.unit
  lines += judgementLines(row.judgements, unit, width) + [.empty]
  for (index, role) in comparison.roles.enumerated() {
    lines.append(Line("\(Comparison.letters[index]) \(role.title)", markStyle(index)))
    let own = row.values[index]?.observation
    if let own {
      lines += observationLines(own, model.sources, width)
    } else {
      lines.append(Line("no figure in this row"))
    }
    let receipt = Receipt(role, row.field, sources: model.sources)
    let others = (receipt?.observations ?? []).filter { other in
      own.map { other.figure.source != $0.figure.source || other.figure.definition != $0.figure.definition } ?? true
    }
    if !others.isEmpty {
      lines.append(Line("also said of this field", .dim))
      lines += others.flatMap { observationLines($0, model.sources, width) }
    }
    for note in receipt?.notes ?? [] { lines += Line.wrapped("- " + note, to: width, indent: 2) }
    lines.append(.empty)
  }
  return lines
}

/// The verdicts with their reasons and by how much; with more than two roles each says against which.
func judgementLines(_ judgements: [Judgement], _ unit: Unit, _ width: Int) -> [Line] {
  judgements.enumerated().flatMap { index, judgement in
    let letter = Comparison.letters[index + 1]
    let against = judgements.count > 1 ? "A against \(letter): " : ""
    let words = verdictWords(judgement, other: index + 1)
    let reason = words.hasSuffix("no overlap") ? judgement.reason.replacing("no overlap; ", with: "") : judgement.reason
    let lines = Line.wrapped("\(against)\(words): \(reason)", to: width, style: .selected)
    guard let difference = judgement.difference, difference != 0 else { return lines }
    return lines + Line.wrapped("A less \(letter): \(judgement.differenceText(in: unit) ?? "–")", to: width, indent: 2)
  }
}

private func skillLines(_ skill: ComparedSkill, _ comparison: Comparison, _ model: Model, _ width: Int) -> [Line] {
  var lines = [Line(skill.label, .heading)]
  lines += judgementLines(skill.judgements, skill.unit, width)
  lines.append(.empty)
  for (index, role) in comparison.roles.enumerated() {
    lines.append(Line("\(Comparison.letters[index]) \(role.title): \(skill.standings[index].text)", markStyle(index)))
    lines += role.observedSkills(model.sources).filter { skill.holds($0.rating) }
      .flatMap { skillReceipt($0, role, model, width) }
  }
  return lines
}

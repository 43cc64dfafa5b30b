import RoleModel
import TerminalScreen

/// What a sentence of a comparison is made from: how, and each row and skill with its figures, verdicts and sources.
func sentenceLines(_ sentence: ComparedSentence, _ comparison: Comparison, _ model: Model, _ width: Int) -> [Line] {
  var lines = Line.wrapped(sentence.text, to: width, style: .heading) + [.empty]
  lines += Line.wrapped("how: \(sentence.how)", to: width, indent: 2)
  for (index, role) in comparison.roles.enumerated() {
    lines += Line.wrapped("\(Comparison.letters[index]): \(role.title)", to: width, style: markStyle(index), indent: 2)
  }
  let labels = rowLabels(comparison.rows, model.sources)
  for index in sentence.rows where comparison.rows.indices.contains(index) {
    lines += [.empty] + standingLines(comparison.rows[index], labels[index], model, width)
  }
  for index in sentence.skills where comparison.skills.indices.contains(index) {
    lines += [.empty] + standingLines(comparison.skills[index], model, width)
  }
  return lines
}

private func standingLines(_ row: ComparedRow, _ label: String, _ model: Model, _ width: Int) -> [Line] {
  let unit = row.unit
  var lines = Line.wrapped(label, to: width, style: .heading) + judgementLines(row.judgements, unit, width)
  for (index, value) in row.values.enumerated() {
    let letter = Comparison.letters[index]
    guard let value else {
      lines += Line.wrapped("\(letter) not stated", to: width, style: Style(markStyle(index).ink), indent: 2)
      continue
    }
    lines += Line.wrapped("\(letter) \(value.text)", to: width, style: Style(markStyle(index).ink), indent: 2)
    for figure in value.observation.figures {
      lines += indented("\(sourceWords(figure.source, model.sources)); \(figure.locator)", .dim, width)
    }
    if let formula = value.figure.formula { lines += indented("how: \(formula)", .plain, width) }
  }
  return lines
}

/// Text under a value, further in than it.
private func indented(_ text: String, _ style: Style, _ width: Int) -> [Line] {
  Line.wrapped(text, to: max(8, width - 2), indent: 2).map { Line("  " + $0.text, style) }
}

private func standingLines(_ skill: ComparedSkill, _ model: Model, _ width: Int) -> [Line] {
  var lines =
    Line.wrapped(skill.label, to: width, style: .heading)
    + judgementLines(skill.judgements, skill.unit, width)
  for (index, standing) in skill.standings.enumerated() {
    let source = standing.source.map { " · \(sourceWords($0, model.sources))" } ?? ""
    lines += Line.wrapped(
      "\(Comparison.letters[index]) \(standing.text)\(source)", to: width, style: Style(markStyle(index).ink), indent: 2
    )
  }
  return lines
}

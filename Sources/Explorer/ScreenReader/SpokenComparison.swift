import RoleModel

/// The lines of a comparison for a screen reader: what it comes to first, then one sentence for each row.
func spokenCompareLines(_ model: Model) -> CompareLines {
  let comparison = model.comparison
  var result = CompareLines()
  guard comparison.roles.count > 1 else { return result }
  let labels = rowLabels(comparison.rows, model.sources)
  for section in [ComparedSection.words] + ComparedSection.allCases.filter({ $0 != .words }) {
    let subjects = comparison.subjects(in: section, onlyDifferences: model.view.showsDifferencesOnly)
    if subjects.isEmpty { continue }
    let isFolded = model.view.foldedCompared.contains(section)
    let noun = section == .words ? "sentence" : section == .skills ? "skill" : "row"
    let title = section.pane?.title ?? section.title
    let heading = "\(title), \(counted(subjects.count, noun))\(isFolded ? ", folded" : "")"
    result.append([Line(heading)], section, isFolded ? .section(section) : nil)
    if isFolded { continue }
    for subject in subjects {
      result.append([Line(comparison.sentence(of: subject, labels, model.sources))], section, subject)
    }
  }
  if result.lines.isEmpty { result.append([Line("No source says anything of these roles.")], .words) }
  return result
}

extension Comparison {
  /// A row as one sentence: field, each role's value, verdict and reason.
  fileprivate func sentence(of subject: ComparedSubject, _ labels: [String], _ sources: SourceTable) -> String {
    switch subject {
    case .row(let index):
      let row = rows[index]
      let texts = row.values.map { value -> String in
        guard let figure = value?.figure else { return "not stated" }
        let text = value.map { spokenValue($0) } ?? "not stated"
        return "\(text) (\(sources.vintage(of: figure)))"
      }
      return sentence(labels[index], texts, row.judgements)
    case .skill(let index):
      return sentence(skills[index].name, skills[index].standings.map(\.text), skills[index].judgements)
    case .sentence(let index): return sentences[index].text
    case .section(let section): return section.title
    }
  }

  private func sentence(_ label: String, _ texts: [String], _ judgements: [Judgement]) -> String {
    var parts = texts.enumerated().map { "\(Self.letters[$0]) \($1)" }
    for (index, judgement) in judgements.enumerated() {
      let against = judgements.count > 1 ? "A against \(Self.letters[index + 1]): " : ""
      let words = verdictWords(judgement, other: index + 1)
      let reason =
        words.hasSuffix("no overlap") ? judgement.reason.replacing("no overlap; ", with: "") : judgement.reason
      parts.append("\(against)\(words), \(reason)")
    }
    return "\(label): \(parts.joined(separator: "; "))"
  }

  /// A value with its unit; a part of a list of shares by itself.
  private func spokenValue(_ value: ComparedValue) -> String {
    value.value == value.figure.value ? value.figure.spokenValue : value.text
  }
}

extension Figure {
  /// The value with its unit in words: `$114,728 a year`; of percentiles each under its name.
  var spokenValue: String {
    if value == .missing { return valueText }
    let text = if case .percentiles(let percentiles) = value { percentiles.spokenText(in: unit) } else { valueText }
    return switch unit {
    case .dollarsPerYear: text + " a year"
    case .dollarsPerHour: text + " an hour"
    case .dollarsPerWeek: text + " a week"
    case .peoplePerYear: text + " a year"
    default: text
    }
  }
}

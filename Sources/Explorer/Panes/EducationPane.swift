import RoleModel
import TerminalScreen

/// Schooling: what people hold, what sources require, and what they prefer, which are three different things.
func educationPane(_ context: PaneContext) -> PaneContent {
  let lines =
    held(context)
    + [Field.educationRequired, .educationPreferred, .educationEntry].flatMap { stated($0, context) }
    + [Field.educationMajor, .educationCollege].flatMap { stated($0, context) }
  return lines.isEmpty ? context.nothing("schooling") : PaneContent(lines: lines)
}

/// Observed shares: a bar for each degree, on a scale of 100 %.
private func held(_ context: PaneContext) -> [Line] {
  [Field.educationModal, .educationShares].flatMap { field in
    context.observations(field).flatMap { observation -> [Line] in
      guard case .shares(let shares) = observation.figure.value else { return [] }
      return shares.enumerated().flatMap { index, share in
        let degree = shortDegree(share.label)
        let percent = NumberText.plain(share.percent) + " %"
        guard context.isRoomy else {
          return Line.wrapped("hold: \(degree) \(percent)", to: context.width, indent: 2, subject: .field(field))
        }
        let barColumns = max(4, context.width - 10 - 11 - 7)
        let bar = Bar.text(share.percent, of: 100, width: barColumns)
        return [
          Line(
            [
              Span(TextWidth.padded(index == 0 ? "hold" : "", to: 10), .dim),
              Span(TextWidth.padded(degree, to: 10) + " "), Span(TextWidth.padded(bar, to: barColumns)),
              Span(TextWidth.rightAligned(percent, to: 7)),
            ], subject: .field(field))
        ]
      }
    }
  }
}

/// Demands and names: one line for each different wording, with how many sources say it.
private func stated(_ field: Field, _ context: PaneContext) -> [Line] {
  var wordings: [(text: String, labels: [String])] = []
  for observation in context.observations(field) {
    let text = shortDegree(observation.figure.valueText)
    let label = context.sources.label(observation.figure.source)
    if let index = wordings.firstIndex(where: { $0.text == text }) {
      wordings[index].labels.append(label)
    } else {
      wordings.append((text, [label]))
    }
  }
  let label = field.shortWords
  return wordings.flatMap { wording in
    let isAlone = wording.labels.count == 1
    let room = context.width - max(10, label.count + 1) - wording.text.count - 1
    let note = isAlone && wording.labels[0].count <= room ? wording.labels[0] : counted(wording.labels.count, "source")
    return context.fact(label, wording.text, note: note, subject: .field(field))
  }
}

/// "Bachelor's degree" as "Bachelor's": the pane's heading says what it is.
private func shortDegree(_ text: String) -> String {
  text.hasSuffix("'s degree") ? String(text.dropLast(" degree".count)) : text
}

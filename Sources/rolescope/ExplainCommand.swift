import ArgumentParser
import RoleCatalog
import RoleModel

extension Field: ExpressibleByArgument {}

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the receipt of a figure: source, definition, year, place, where it stands, who else says what.",
    discussion: "Fields: \(Field.allCases.map(\.rawValue).joined(separator: " ")).")

  @OptionGroup var options: CommandOptions

  @Argument(help: "A role's id, title, alias or code.") var role: String

  @Argument(help: "A field, such as pay.mean.") var field: String

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let catalog = try options.catalogOptions.open()
    guard let wanted = Field(rawValue: field) else {
      let near = Field.allCases.map(\.rawValue).filter {
        suggestionDistance(wanted: folded(field), name: folded($0)) != nil
      }
      let hint = near.isEmpty ? "rolescope explain --help lists them." : "Near it: \(joinedInWords(near))."
      throw CommandFailure.wrongUse("there is no field “\(field)”. \(hint)")
    }
    let role = try catalog.role(named: role)
    let sources = try catalog.sourceTable()
    guard let receipt = Receipt(role, wanted, sources: sources) else {
      var known: [String] = []
      for figure in role.allFigures where !known.contains(figure.field.rawValue) { known.append(figure.field.rawValue) }
      throw CommandFailure.nothing(
        "no source states \(wanted.rawValue) for \(role.title). "
          + (known.isEmpty ? "It is only named: no figures." : "Stated are \(joinedInWords(known))."))
    }
    options.print(
      Answer(document: document(role, receipt, sources), facts: facts(role, receipt), json: json(receipt)))
  }

  private func document(_ role: Role, _ receipt: Receipt, _ sources: SourceTable) -> Document {
    var document = Document()
    document.heading("\(role.title): \(receipt.field.words) (\(receipt.field.rawValue))", level: 1)
    for observation in receipt.observations {
      let figure = observation.figure
      document.heading(figure.valueText + (figure.status == .published ? "" : " (\(figure.status.rawValue))"))
      document.list(
        [
          "definition: \(figure.definition)",
          "year: \(figure.year.map(String.init) ?? "not stated") · place: \(figure.place) · unit: \(figure.unit.rawValue)",
        ]
          + observation.figures.map { sighting in
            let title = sources[sighting.source].map { "\($0.publisher), \($0.title)" } ?? sighting.source.text
            return "source: \(sighting.source), \(title); \(sighting.locator)"
          } + (figure.formula.map { ["how: \($0)"] } ?? []))
    }
    if !receipt.notes.isEmpty {
      document.heading("Notes")
      document.list(receipt.notes)
    }
    return document
  }

  private func facts(_ role: Role, _ receipt: Receipt) -> Table {
    var table = Table([
      .init("observation"), .init("part"), .init("value"), .init("high"), .init("open"), .init("unit"),
      .init("definition"), .init("year"), .init("place"),
      .init("source"), .init("locator"), .init("status"), .init("formula"),
    ])
    for (index, observation) in receipt.observations.enumerated() {
      for (figure, part) in observation.figures.flatMap({ figure in figure.value.parts.map { (figure, $0) } }) {
        table.rows.append([
          String(index + 1), part.label, part.value, part.high, part.open,
          figure.unit.rawValue, figure.definition, figure.year.map(String.init) ?? "", figure.place,
          figure.source.text, figure.locator.description, figure.status.rawValue, figure.formula ?? "",
        ])
      }
    }
    return table
  }

  private func json(_ receipt: Receipt) -> JSON {
    .object([
      ("field", .string(receipt.field.rawValue)), ("figures", .array(receipt.figures.map(\.json))),
      ("observations", .array(receipt.observations.map { JSON($0.sources.map(\.text)) })),
      ("notes", JSON(receipt.notes)),
    ])
  }
}

import RoleModel

/// The receipt of a field: every observation of it, and what a reader should know before using it.
struct FieldExplanation {
  private let placed: PlacedRole
  private let receipt: Receipt
  private let sources: SourceTable
  /// Where the receipt is not the field's own: why it answers.
  private let derivation: String?

  init(_ placed: PlacedRole, _ field: Field, _ sources: SourceTable) throws {
    // What the role states itself is not borrowed.
    func receipt(_ field: Field) -> Receipt? {
      Receipt(placed.role, field, sources: sources) ?? Receipt(placed.rated, field, sources: sources)
    }
    let own = receipt(field)
    guard let receipt = own ?? (field == .payMedian ? receipt(.payPercentiles) : nil) else {
      var known: [String] = []
      for figure in placed.rated.allFigures where !known.contains(figure.field.rawValue) {
        known.append(figure.field.rawValue)
      }
      throw CommandFailure.nothing(
        "no source states \(field.rawValue) for \(placed.rated.title). "
          + (known.isEmpty ? "It is only named: no figures." : "Stated are \(joinedInWords(known))."))
    }
    self.placed = placed
    self.receipt = receipt
    self.sources = sources
    derivation =
      own == nil
      ? "No source states a median by itself: \(field.rawValue) is the 50th of the percentiles below, as they are printed."
      : nil
  }

  private var isBorrowed: Bool {
    placed.closest != nil && placed.role.allFigures.allSatisfy { $0.field != receipt.field }
  }

  var answer: Answer {
    let role = isBorrowed ? placed.rated : placed.role
    var document = Document()
    document.heading("\(role.title): \(receipt.field.words) (\(receipt.field.rawValue))", level: 1)
    if isBorrowed, let sentence = placed.borrowingSentence { document.paragraph(sentence) }
    if let derivation { document.paragraph(derivation) }
    for observation in receipt.observations {
      document.heading(receiptHeading(observation.figure))
      document.list(receiptItems(observation, sources))
    }
    if !receipt.notes.isEmpty {
      document.heading("Notes")
      document.list(receipt.notes)
    }
    let json = JSON.object([
      ("role", .string(role.id.text)), ("field", .string(receipt.field.rawValue)),
      ("figures", .array(receipt.figures.map(\.json))),
      ("observations", .array(receipt.observations.map { JSON($0.sources.map(\.text)) })),
      ("notes", JSON([derivation].compactMap(\.self) + receipt.notes)),
      ("borrowed", isBorrowed ? placed.closestJSON : .null),
    ])
    return Answer(
      document: document, facts: receiptFacts(receipt.observations), json: json,
      sources: sources.ordered(receipt.figures.map(\.source)))
  }
}

import RoleModel

/// What `explain` is asked about a role.
enum ExplainedThing {
  case field(Field)
  case skill(String)
  case place(USPlace)
  case related(String)
  case statement(String)
  case source(String)
  /// A sentence of a comparison, by its number from 1.
  case sentence(Int)

  /// Reads `pay.mean` or `skill:Negotiation`.
  init(_ text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1).map { trimmed($0) }
    if text.contains(":") {
      guard parts.count == 2, !parts[1].isEmpty else {
        throw CommandFailure.wrongUse("“\(text)” names nothing after the colon. Write it as skill:Negotiation.")
      }
      switch folded(parts[0]) {
      case folded("skill"): self = .skill(parts[1])
      case folded("place"): self = .place(try Places.place(parts[1]))
      case folded("related"): self = .related(parts[1])
      case folded("statement"): self = .statement(parts[1])
      case folded("source"): self = .source(parts[1])
      case folded("sentence"):
        guard let number = Int(parts[1]), number > 0 else {
          throw CommandFailure.wrongUse("“\(parts[1])” is no number of a sentence, such as sentence:1 for the first.")
        }
        self = .sentence(number)
      default:
        throw CommandFailure.wrongUse(
          "there is no “\(parts[0]):” to explain; there are skill:, place:, related:, statement:, source: and sentence:."
        )
      }
      return
    }
    guard let field = Field(rawValue: text) else {
      let near = Field.allCases.map(\.rawValue).filter {
        suggestionDistance(wanted: folded(text), name: folded($0)) != nil
      }
      let hint = near.isEmpty ? "rolescope explain --help lists them." : "Near it: \(joinedInWords(near))."
      throw CommandFailure.wrongUse("there is no field “\(text)”. \(hint)")
    }
    self = .field(field)
  }
}

/// Without the spaces at both ends.
private func trimmed(_ text: Substring) -> String {
  let start = text.drop { $0 == " " }
  return String(start.reversed().drop { $0 == " " }.reversed())
}

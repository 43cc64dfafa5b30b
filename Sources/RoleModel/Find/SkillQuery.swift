/// A question for skills: `crm, negotiation^2, !payroll`.
///
/// A comma takes the weighted mean, `&` the least, `|` the greatest, `!` the rest to 1. `!` binds tightest, then `^`, `&`,
/// `|` and `,`; the words not, and, or serve too. A weight belongs to what stands right before it, within the operator that
/// joins it to its neighbours: ``SkillScore`` says what it does there. Source: METHODS, "Skill query".
package indirect enum SkillQuery: Hashable, Sendable {
  /// A skill as it was typed, with the place of its text for messages; quoted, it is that name and no synonym.
  case skill(String, at: Range<Int>, isQuoted: Bool = false)
  case not(SkillQuery)
  case all([Weighted])
  case any([Weighted])
  /// A list of questions with their weights.
  case mean([Weighted])

  package struct Weighted: Hashable, Sendable {
    package var query: SkillQuery
    package var weight = 1.0
  }

  /// A skill that the query names.
  package struct Term: Hashable, Sendable {
    package var name: String
    /// The place of its text.
    package var at: Range<Int>
    /// Whether the name is meant as it stands.
    package var isQuoted: Bool
    /// Whether the query asks for roles without it.
    package var isUnwanted: Bool
    /// The weight that stands right behind it.
    package var weight: Double
  }

  /// The skills that the query names, in its order.
  package var terms: [Term] { terms(isUnwanted: false, weight: 1) }

  private func terms(isUnwanted: Bool, weight: Double) -> [Term] {
    switch self {
    case .skill(let name, let range, let isQuoted):
      [Term(name: name, at: range, isQuoted: isQuoted, isUnwanted: isUnwanted, weight: weight)]
    case .not(let query): query.terms(isUnwanted: !isUnwanted, weight: weight)
    case .all(let parts), .any(let parts), .mean(let parts):
      parts.flatMap { $0.query.terms(isUnwanted: isUnwanted, weight: $0.weight) }
    }
  }

  /// The query as it was understood, with the catalog's names for its terms, in their order: `CRM + Negotiation ×2 + not Payroll`.
  package func reading(_ names: [String]) -> String {
    var next = names[...]
    let words = reading(&next)
    // The brackets of the whole say nothing.
    switch self {
    case .all, .any: return String(words.dropFirst().dropLast())
    case .skill, .not, .mean: return words
    }
  }

  private func reading(_ names: inout ArraySlice<String>) -> String {
    switch self {
    case .skill(let typed, _, _): return names.popFirst() ?? typed
    case .not(let inner): return "not " + inner.innerReading(&names)
    case .all(let parts): return "(" + Self.reading(parts, " and ", &names) + ")"
    case .any(let parts): return "(" + Self.reading(parts, " or ", &names) + ")"
    case .mean(let parts): return Self.reading(parts, " + ", &names)
    }
  }

  /// A list within another question needs its brackets.
  private func innerReading(_ names: inout ArraySlice<String>) -> String {
    let words = reading(&names)
    if case .mean = self { return "(\(words))" }
    return words
  }

  private static func reading(
    _ parts: [Weighted], _ conjunction: String, _ names: inout ArraySlice<String>
  ) -> String {
    var words: [String] = []
    for part in parts {
      let weight = part.weight == 1 ? "" : " ×\(NumberText.plain(part.weight))"
      words.append(part.query.innerReading(&names) + weight)
    }
    return words.joined(separator: conjunction)
  }
}

extension SkillQuery {
  /// The texts between a query's commas, without the spaces around them; commas in parentheses and quotation marks part nothing.
  package static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var (depth, isQuoted) = (0, false)
    for character in text + "," {
      switch character {
      case "\"": isQuoted.toggle()
      case "(" where !isQuoted: depth += 1
      case ")" where !isQuoted: depth -= 1
      case "," where !isQuoted && depth <= 0:
        while part.last?.isWhitespace == true { part.removeLast() }
        part = String(part.drop(while: \.isWhitespace))
        if !part.isEmpty { parts.append(part) }
        part = ""
        continue
      default: break
      }
      part.append(character)
    }
    return parts
  }
}

/// What is wrong with a query, and where: offsets in characters.
package struct QueryProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package var message: String
  package var range: Range<Int>
  /// What to type next, where the text is only unfinished so far.
  package var hint: String?

  package var description: String { "\(message) (at character \(range.lowerBound + 1))" }
}

extension SkillQuery {
  /// The longest query that is read, in characters.
  package static let lengthLimit = 2000

  /// Reads a query. Words that stand apart by "and", "or" or "not" are one name where `isName` knows it: `law and government`.
  package static func parse(
    _ text: String, isName: (String) -> Bool = { _ in false }
  ) throws(QueryProblem) -> SkillQuery {
    let characters = Array(text)
    guard characters.count <= lengthLimit else {
      throw QueryProblem(
        message:
          "the query has \(counted(characters.count, "character")); \(NumberText.grouped(Double(lengthLimit))) is the most",
        range: lengthLimit..<characters.count)
    }
    let tokens = SkillQueryToken.joiningNames(try SkillQueryToken.tokens(characters), characters, isName)
    var parser = SkillQueryParser(tokens: tokens, end: characters.count)
    return try parser.parse()
  }
}

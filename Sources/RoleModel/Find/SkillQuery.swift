/// A question for skills: `crm, negotiation^2, !payroll`.
///
/// A comma takes the weighted mean, `&` the least, `|` the greatest, `!` the rest to 1. `!` binds tightest, then `&`, `|`
/// and `,`; the words not, and, or serve too. Source: METHODS, "Skill query".
package indirect enum SkillQuery: Hashable, Sendable {
  /// A skill as it was typed, with the place of its text for messages.
  case skill(String, at: Range<Int>)
  case not(SkillQuery)
  case all([SkillQuery])
  case any([SkillQuery])
  /// A list of questions with their weights.
  case mean([Weighted])

  package struct Weighted: Hashable, Sendable {
    package var query: SkillQuery
    package var weight: Double
  }

  /// A skill that the query names.
  package struct Term: Hashable, Sendable {
    package var name: String
    /// The place of its text.
    package var at: Range<Int>
    /// Whether the query asks for roles without it.
    package var isUnwanted: Bool
  }

  /// The skills that the query names, in its order.
  package var terms: [Term] { terms(isUnwanted: false) }

  private func terms(isUnwanted: Bool) -> [Term] {
    switch self {
    case .skill(let name, let range): [Term(name: name, at: range, isUnwanted: isUnwanted)]
    case .not(let query): query.terms(isUnwanted: !isUnwanted)
    case .all(let queries), .any(let queries): queries.flatMap { $0.terms(isUnwanted: isUnwanted) }
    case .mean(let parts): parts.flatMap { $0.query.terms(isUnwanted: isUnwanted) }
    }
  }

  /// The query as it was understood, with the catalog's names for its terms, in their order: `CRM + Negotiation ×2 + not Payroll`.
  package func reading(_ names: [String]) -> String {
    var next = names[...]
    return reading(&next)
  }

  private func reading(_ names: inout ArraySlice<String>) -> String {
    switch self {
    case .skill(let typed, _): return names.popFirst() ?? typed
    case .not(let inner): return "not " + inner.reading(&names)
    case .all(let parts): return group(parts, " and ", &names)
    case .any(let parts): return group(parts, " or ", &names)
    case .mean(let parts):
      var words: [String] = []
      for part in parts {
        let weight = part.weight == 1 ? "" : " ×\(NumberText.plain(part.weight))"
        words.append(part.query.reading(&names) + weight)
      }
      return words.joined(separator: " + ")
    }
  }

  private func group(_ parts: [SkillQuery], _ conjunction: String, _ names: inout ArraySlice<String>) -> String {
    var words: [String] = []
    for part in parts { words.append(part.reading(&names)) }
    return "(" + words.joined(separator: conjunction) + ")"
  }
}

/// What is wrong with a query, and where: offsets in characters.
package struct QueryProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package var message: String
  package var range: Range<Int>

  package var description: String { "\(message) (at character \(range.lowerBound + 1))" }
}

extension SkillQuery {
  /// The longest query that is read, in characters.
  package static let lengthLimit = 2000

  package static func parse(_ text: String) throws(QueryProblem) -> SkillQuery {
    let characters = Array(text)
    guard characters.count <= lengthLimit else {
      throw QueryProblem(
        message:
          "the query has \(counted(characters.count, "character")); \(NumberText.grouped(Double(lengthLimit))) is the most",
        range: lengthLimit..<characters.count)
    }
    var parser = SkillQueryParser(tokens: try SkillQueryToken.tokens(characters), end: characters.count)
    return try parser.parse()
  }
}

private struct SkillQueryToken {
  enum Kind: Equatable {
    case name(String)
    case weight(Double)
    case comma, and, or, not, open, close
  }

  var kind: Kind
  var range: Range<Int>

  static func tokens(_ characters: [Character]) throws(QueryProblem) -> [SkillQueryToken] {
    var tokens: [SkillQueryToken] = []
    var index = 0
    while index < characters.count {
      let start = index
      let character = characters[index]
      index += 1
      switch character {
      case _ where character.isWhitespace: continue
      case ",": tokens.append(SkillQueryToken(kind: .comma, range: start..<index))
      case "&": tokens.append(SkillQueryToken(kind: .and, range: start..<index))
      case "|": tokens.append(SkillQueryToken(kind: .or, range: start..<index))
      case "!": tokens.append(SkillQueryToken(kind: .not, range: start..<index))
      case "(": tokens.append(SkillQueryToken(kind: .open, range: start..<index))
      case ")": tokens.append(SkillQueryToken(kind: .close, range: start..<index))
      case "^":
        while index < characters.count, characters[index].isNumber || characters[index] == "." { index += 1 }
        guard let weight = Double(String(characters[start + 1..<index])), weight > 0, weight <= 1000 else {
          throw QueryProblem(
            message: "^ needs a weight after it, above 0 and at most 1000, as in crm^2",
            range: start..<max(index, start + 1))
        }
        tokens.append(SkillQueryToken(kind: .weight(weight), range: start..<index))
      case "\"":
        while index < characters.count, characters[index] != "\"" { index += 1 }
        guard index < characters.count else {
          throw QueryProblem(message: "the quotation mark is not closed", range: start..<index)
        }
        tokens.append(SkillQueryToken(kind: .name(String(characters[start + 1..<index])), range: start..<index + 1))
        index += 1
      default:
        while index < characters.count, !",&|!()^\"".contains(characters[index]), !characters[index].isWhitespace {
          index += 1
        }
        tokens.append(word(String(characters[start..<index]), start..<index, after: tokens.last))
        joinWords(&tokens)
      }
    }
    return tokens
  }

  private static func word(_ text: String, _ range: Range<Int>, after: SkillQueryToken?) -> SkillQueryToken {
    switch text.lowercased() {
    case "and": SkillQueryToken(kind: .and, range: range)
    case "or": SkillQueryToken(kind: .or, range: range)
    case "not": SkillQueryToken(kind: .not, range: range)
    default: SkillQueryToken(kind: .name(text), range: range)
    }
  }

  /// Words that follow each other are one name: `customer service`.
  private static func joinWords(_ tokens: inout [SkillQueryToken]) {
    guard tokens.count > 1, case .name(let last) = tokens[tokens.count - 1].kind,
      case .name(let first) = tokens[tokens.count - 2].kind
    else { return }
    let range = tokens[tokens.count - 2].range.lowerBound..<tokens[tokens.count - 1].range.upperBound
    tokens.removeLast(2)
    tokens.append(SkillQueryToken(kind: .name(first + " " + last), range: range))
  }
}

private struct SkillQueryParser {
  var tokens: [SkillQueryToken]
  let end: Int
  var next = 0
  var depth = 0

  init(tokens: [SkillQueryToken], end: Int) {
    self.tokens = tokens
    self.end = end
  }

  mutating func parse() throws(QueryProblem) -> SkillQuery {
    let query = try list()
    if let extra = peek {
      throw QueryProblem(
        message: extra.kind == .close ? "this ) closes nothing" : "a , & or | is missing before this",
        range: extra.range)
    }
    return query
  }

  private var peek: SkillQueryToken? { next < tokens.count ? tokens[next] : nil }

  private mutating func take(_ kind: SkillQueryToken.Kind) -> Bool {
    guard peek?.kind == kind else { return false }
    next += 1
    return true
  }

  private mutating func list() throws(QueryProblem) -> SkillQuery {
    var parts: [SkillQuery.Weighted] = []
    repeat {
      if peek == nil || peek?.kind == .close, !parts.isEmpty { break }  // a comma at the end, while typing
      let query = try either()
      var weight = 1.0
      if case .weight(let typed)? = peek?.kind {
        weight = typed
        next += 1
      }
      parts.append(SkillQuery.Weighted(query: query, weight: weight))
    } while take(.comma)
    if parts.count == 1, parts[0].weight == 1 { return parts[0].query }
    return .mean(parts)
  }

  private mutating func either() throws(QueryProblem) -> SkillQuery {
    var queries = [try both()]
    while take(.or) { queries.append(try both()) }
    return queries.count == 1 ? queries[0] : .any(queries)
  }

  private mutating func both() throws(QueryProblem) -> SkillQuery {
    var queries = [try single()]
    while take(.and) { queries.append(try single()) }
    return queries.count == 1 ? queries[0] : .all(queries)
  }

  private mutating func single() throws(QueryProblem) -> SkillQuery {
    depth += 1
    defer { depth -= 1 }
    guard let token = peek, depth <= 64 else {
      if let token = peek { throw QueryProblem(message: "parentheses are nested too deep", range: token.range) }
      throw QueryProblem(
        message: next == 0 ? "name a skill, as in crm, negotiation^2" : "a skill is missing at the end",
        range: end..<end)
    }
    next += 1
    switch token.kind {
    case .not: return .not(try single())
    case .open:
      let query = try list()
      guard take(.close) else { throw QueryProblem(message: "this ( is not closed", range: token.range) }
      return query
    case .name(let name): return .skill(name, at: token.range)
    default: throw QueryProblem(message: "a skill is missing before this", range: token.range)
    }
  }
}

/// A part of a skill query's text.
struct SkillQueryToken {
  enum Kind: Equatable {
    /// Quoted, it is meant as it stands.
    case name(String, isQuoted: Bool)
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
        while index < characters.count, !",&|!()^\"".contains(characters[index]), !characters[index].isWhitespace {
          index += 1
        }
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
        tokens.append(
          SkillQueryToken(
            kind: .name(String(characters[start + 1..<index]), isQuoted: true), range: start..<index + 1))
        index += 1
      default:
        while index < characters.count, !",&|!()^\"".contains(characters[index]), !characters[index].isWhitespace {
          index += 1
        }
        tokens.append(word(String(characters[start..<index]), start..<index))
        joinWords(&tokens)
      }
    }
    return tokens
  }

  private static func word(_ text: String, _ range: Range<Int>) -> SkillQueryToken {
    switch text.lowercased() {
    case "and": SkillQueryToken(kind: .and, range: range)
    case "or": SkillQueryToken(kind: .or, range: range)
    case "not": SkillQueryToken(kind: .not, range: range)
    default: SkillQueryToken(kind: .name(text, isQuoted: false), range: range)
    }
  }

  /// Words that follow each other are one name: `customer service`.
  private static func joinWords(_ tokens: inout [SkillQueryToken]) {
    guard tokens.count > 1, case .name(let last, isQuoted: false) = tokens[tokens.count - 1].kind,
      case .name(let first, isQuoted: false) = tokens[tokens.count - 2].kind
    else { return }
    let range = tokens[tokens.count - 2].range.lowerBound..<tokens[tokens.count - 1].range.upperBound
    tokens.removeLast(2)
    tokens.append(SkillQueryToken(kind: .name(first + " " + last, isQuoted: false), range: range))
  }

  /// So many tokens make a name at most: names have few conjunctions.
  private static let longestName = 9

  private var isName: Bool { if case .name = kind { true } else { false } }

  /// Joins words around a typed "and", "or" or "not" where the whole is a name; the longest such name wins.
  static func joiningNames(
    _ tokens: [SkillQueryToken], _ characters: [Character], _ isName: (String) -> Bool
  ) -> [SkillQueryToken] {
    var result: [SkillQueryToken] = []
    var index = 0
    while index < tokens.count {
      var end = index
      while end < tokens.count, tokens[end].isWords(characters) { end += 1 }
      var next = index + 1
      var token = tokens[index]
      for last in stride(from: min(end, index + longestName) - 1, to: index, by: -1) {
        let range = token.range.lowerBound..<tokens[last].range.upperBound
        guard tokens[index].isName, tokens[last].isName, isName(String(characters[range])) else { continue }
        token = SkillQueryToken(kind: .name(String(characters[range]), isQuoted: false), range: range)
        next = last + 1
        break
      }
      result.append(token)
      index = next
    }
    return result
  }

  /// Whether it is a name without quotation marks or a conjunction that was typed as a word.
  private func isWords(_ characters: [Character]) -> Bool {
    switch kind {
    case .name(_, let isQuoted): !isQuoted
    case .and, .or, .not: characters[range.lowerBound].isLetter
    default: false
    }
  }
}

/// Reads the tokens of a skill query.
struct SkillQueryParser {
  private let tokens: [SkillQueryToken]
  private let end: Int
  private var next = 0
  private var depth = 0

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
      parts.append(try either())
    } while take(.comma)
    if parts.count == 1, parts[0].weight == 1 { return parts[0].query }
    return .mean(parts)
  }

  private mutating func either() throws(QueryProblem) -> SkillQuery.Weighted {
    var parts = [try both()]
    while take(.or) { parts.append(try both()) }
    return parts.count == 1 ? parts[0] : SkillQuery.Weighted(query: .any(parts))
  }

  private mutating func both() throws(QueryProblem) -> SkillQuery.Weighted {
    var parts = [try weighted()]
    while take(.and) { parts.append(try weighted()) }
    return parts.count == 1 ? parts[0] : SkillQuery.Weighted(query: .all(parts))
  }

  private mutating func weighted() throws(QueryProblem) -> SkillQuery.Weighted {
    let query = try single()
    guard case .weight(let weight)? = peek?.kind else { return SkillQuery.Weighted(query: query) }
    next += 1
    return SkillQuery.Weighted(query: query, weight: weight)
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
    case .name(let name, let isQuoted): return .skill(name, at: token.range, isQuoted: isQuoted)
    default: throw QueryProblem(message: "a skill is missing before this", range: token.range)
    }
  }
}

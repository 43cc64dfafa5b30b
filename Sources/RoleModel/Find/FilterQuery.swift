/// What a list is narrowed to: `family:sales manager pay>80k !mention | code:11-2022`.
///
/// Terms apart by spaces are all required; `|` lets either side hold, and a comma parts what is required once more: `!` binds
/// tightest, then spaces, then `|`, then commas. Words apart by spaces or commas must all be in one title or alias.
package struct FilterQuery: Sendable, Hashable {
  package indirect enum Tree: Hashable, Sendable {
    case term(FilterTerm)
    case not(Tree)
    case all([Tree])
    case any([Tree])
  }

  /// nil for a text without terms, which every role meets.
  package let tree: Tree?
  /// The text where it is one title and nothing else, with what stands between its words.
  let title: String?

  package var isEmpty: Bool { tree == nil }

  /// The terms in their order; `isUnwanted` when an odd number of `!` stands before one.
  package var terms: [(term: FilterTerm, isUnwanted: Bool)] { tree.map { Self.terms(of: $0, isUnwanted: false) } ?? [] }

  /// The words that titles or aliases must hold, as they were typed.
  package var words: String {
    terms.compactMap { term, isUnwanted -> String? in
      guard case .names(let words) = term.test, !isUnwanted else { return nil }
      return words.map(\.typed).joined(separator: " ")
    }.joined(separator: " ")
  }

  /// What the names of families must hold, each as it was typed.
  package var families: [String] {
    terms.compactMap { term, isUnwanted in
      if case .family(let name) = term.test, !isUnwanted { name } else { nil }
    }
  }

  /// The place whose pay a list of what it finds shows: the first whose pay it asks for, else the first in which pay has to
  /// be published; nil where it names none.
  package var place: USPlace? {
    let wanted = terms.filter { !$0.isUnwanted }.map(\.term.test)
    let priced = wanted.lazy.compactMap { if case .placePay(_, let place, _) = $0 { place } else { nil } }.first
    return priced ?? wanted.lazy.compactMap { if case .place(let place) = $0 { place } else { nil } }.first
  }

  /// Whether it is nothing but words and families, all of them required.
  package var hasOnlyNames: Bool {
    terms.allSatisfy { term, isUnwanted in
      switch term.test {
      case .names, .family: !isUnwanted
      default: false
      }
    }
  }

  private static func terms(of tree: Tree, isUnwanted: Bool) -> [(term: FilterTerm, isUnwanted: Bool)] {
    switch tree {
    case .term(let term): [(term, isUnwanted)]
    case .not(let inner): terms(of: inner, isUnwanted: !isUnwanted)
    case .all(let parts), .any(let parts): parts.flatMap { terms(of: $0, isUnwanted: isUnwanted) }
    }
  }
}

extension FilterQuery {
  /// The longest filter that is read, in characters.
  package static let lengthLimit = 2000

  package init(_ text: String) throws(QueryProblem) {
    let characters = Array(text)
    guard characters.count <= Self.lengthLimit else {
      throw QueryProblem(
        message:
          "the filter has \(counted(characters.count, "character")); \(NumberText.grouped(Double(Self.lengthLimit))) is the most",
        range: Self.lengthLimit..<characters.count)
    }
    do throws(QueryProblem) { tree = try Self.tree(characters) } catch {
      // A title may be cut off within parentheses: “Nurse (nights”.
      guard !characters.contains(where: { FilterScanner.comparisons.contains($0) || "|!".contains($0) }),
        let whole = try? Self.tree(characters.map { "()".contains($0) ? " " : $0 })
      else { throw error }
      tree = whole
    }
    title =
      if case .term(let term)? = tree, case .names(let words) = term.test, !words.contains(where: \.isQuoted) {
        text
      } else { nil }
  }

  private static func tree(_ characters: [Character]) throws(QueryProblem) -> Tree? {
    var scanner = FilterScanner(characters: characters)
    var parser = FilterParser(tokens: try scanner.tokens())
    return try parser.parse()
  }
}

private struct FilterParser {
  let tokens: [FilterToken]
  private var next = 0
  private var depth = 0
  private static let greatestDepth = 64

  init(tokens: [FilterToken]) { self.tokens = tokens }

  private var peek: FilterToken? { tokens.indices.contains(next) ? tokens[next] : nil }

  mutating func parse() throws(QueryProblem) -> FilterQuery.Tree? {
    let tree = try list()
    if let token = peek {
      throw QueryProblem(
        message: token.kind == .close ? "this ) closes nothing" : "a term is missing before this", range: token.range)
    }
    return tree
  }

  private mutating func list() throws(QueryProblem) -> FilterQuery.Tree? {
    var parts: [FilterQuery.Tree] = []
    repeat {
      // Commas may stand side by side and at the end.
      if let part = try either() { parts.append(part) }
    } while take(.comma) != nil
    return Self.all(parts)
  }

  private mutating func either() throws(QueryProblem) -> FilterQuery.Tree? {
    guard let first = try both() else {
      if let token = take(.or) { throw QueryProblem(message: "a term is missing before this |", range: token.range) }
      return nil
    }
    var parts = [first]
    while let token = take(.or) {
      guard let part = try both() else {
        throw QueryProblem(message: "a term is missing behind this |", range: token.range)
      }
      parts.append(part)
    }
    return parts.count == 1 ? first : .any(parts)
  }

  private mutating func both() throws(QueryProblem) -> FilterQuery.Tree? {
    var parts: [FilterQuery.Tree] = []
    while let part = try single() { parts.append(part) }
    return Self.all(parts)
  }

  private mutating func single() throws(QueryProblem) -> FilterQuery.Tree? {
    guard let token = peek else { return nil }
    depth += 1
    defer { depth -= 1 }
    if depth > Self.greatestDepth {
      throw QueryProblem(message: "parentheses are nested too deep", range: token.range)
    }
    switch token.kind {
    case .comma, .or, .close: return nil
    case .term(let term):
      next += 1
      return .term(term)
    case .not:
      next += 1
      guard let inner = try single() else {
        throw QueryProblem(message: "a term is missing behind this !", range: token.range)
      }
      return .not(inner)
    case .open:
      next += 1
      let inner = try list()
      guard take(.close) != nil else { throw QueryProblem(message: "this ( is not closed", range: token.range) }
      guard let inner else { throw QueryProblem(message: "these parentheses hold nothing", range: token.range) }
      return inner
    }
  }

  private mutating func take(_ kind: FilterToken.Kind) -> FilterToken? {
    guard let token = peek, token.kind == kind else { return nil }
    next += 1
    return token
  }

  /// All of the parts in one, their words together: one title or alias must hold them.
  private static func all(_ parts: [FilterQuery.Tree]) -> FilterQuery.Tree? {
    var words: [FilterTerm.Word] = []
    var range: Range<Int>?
    var result: [FilterQuery.Tree] = []
    for part in parts.flatMap({ part in if case .all(let inner) = part { inner } else { [part] } }) {
      if case .term(let term) = part, case .names(let more) = term.test {
        words += more
        range = range.map { min($0.lowerBound, term.range.lowerBound)..<term.range.upperBound } ?? term.range
      } else {
        result.append(part)
      }
    }
    if let range { result.insert(.term(FilterTerm(test: .names(words), range: range)), at: 0) }
    return result.count > 1 ? .all(result) : result.first
  }
}

/// Whether a role meets a filter, as far as its figures say.
package enum FilterTruth: Sendable { case no, undecided, yes }

/// Why a term cannot be decided for a role.
package enum FilterReason: Hashable, Sendable {
  /// The figure is a range, and the limit lies within it.
  case range(FilterField)
  case topCoded(FilterField)
  case missing(FilterField)
  case withheld(FilterField)
  case impossible(FilterField)
  /// Pay is published an hour, and none a year.
  case onlyHourly

  /// `pay is a range`, `no growth`.
  package var words: String {
    switch self {
    case .range(.education): "several levels of education"
    case .range(let field): "\(field.words) is a range"
    case .topCoded(let field): "\(field.words) is top-coded"
    case .onlyHourly: "only hourly pay is released"
    case .missing(.skill): "no skills known"
    case .missing(let field): "no \(field.words)"
    case .withheld(let field): "\(field.words) is withheld"
    case .impossible(let field): "\(field.words) is \(Figure.Status.impossible.rawValue)"
    }
  }
}

/// A word that no title or alias has, and what was read for it.
package struct WordCorrection: Hashable, Sendable {
  /// As it was typed.
  package var typed: String
  /// The nearest words, three at most, the nearest first.
  package var read: [String]

  /// `“menager” is read as manager`.
  package var sentence: String { "“\(typed)” is read as \(joinedInWords(read, by: "or"))" }
  /// `“menager” as manager`.
  package var shortWords: String { "“\(typed)” as \(joinedInWords(read, by: "or"))" }
}

/// What a filter finds in a catalog.
package struct FilterResult: Sendable {
  /// Roles that meet the filter: by words the best match first, else in the catalog's order.
  package var matching: [FilterQuery.Hit] = []
  /// Roles that meet it or not, depending on what their figures leave open; in the same order.
  package var undecided: [FilterQuery.Hit] = []
  /// What lights the letters of titles that the filter's words match.
  package var searches: [NameSearch] = []
  /// Words that stand for others, or that no title or alias has, with what they were read as.
  package var corrections: [WordCorrection] = []
  /// Whether names have all words; `some` where the nearest are listed.
  package var match = NameMatch.all
  /// Whether no name has all words.
  package var isByNone = false
  /// How the words name roles, by position; of many roles the best named only.
  package var titles: [Int: TitleSearch.Match] = [:]
  /// How words were understood that were not taken as they stand.
  package var understanding: TitleSearch.Understanding?

  /// `20 can't tell: no pay (17), pay is a range (3)`; nil when all is decided.
  package var undecidedWords: String? { Self.words(ofUndecided: undecided.compactMap(\.reason)) }

  package static func words(ofUndecided reasons: [FilterReason]) -> String? {
    if reasons.isEmpty { return nil }
    let counts = Dictionary(reasons.map { ($0.words, 1) }, uniquingKeysWith: +)
    let groups = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    let words = groups.map { groups.count == 1 ? $0.key : "\($0.key) (\(NumberText.grouped(Double($0.value))))" }
    return "\(NumberText.grouped(Double(reasons.count))) can't tell: \(words.joined(separator: ", "))"
  }
}

/// Why a filter has no answer.
package enum FilterProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case query(QueryProblem)
  /// A `skill:` term names none, or several.
  case skill(SkillSearch.Problem)
  case catalog(CatalogFailure)

  /// The part of the filter that is meant, in characters.
  package var range: Range<Int>? {
    switch self {
    case .query(let problem): problem.range
    case .skill(let problem): problem.range
    case .catalog: nil
    }
  }

  package var description: String {
    switch self {
    case .query(let problem): problem.description
    case .skill(let problem): problem.description
    case .catalog(let failure): failure.description
    }
  }
}

extension FilterQuery {
  /// A role that meets the filter, or may.
  package struct Hit: Hashable, Sendable {
    // A filter may find a million roles.
    private var storedPosition: Int32
    private var storedAlias: Int32
    /// Why it cannot be told whether the role meets the filter.
    package var reason: FilterReason?

    package init(position: Int, alias: AliasReference? = nil, reason: FilterReason? = nil) {
      storedPosition = Int32(position)
      storedAlias = Int32(alias?.index ?? -1)
      self.reason = reason
    }

    package var position: Int { Int(storedPosition) }

    /// The role was found by this alias and not by its title.
    package var alias: AliasReference? { storedAlias < 0 ? nil : AliasReference(index: Int(storedAlias)) }
  }

  /// The roles that meet the filter, and those that it cannot be told of; `memo` keeps what the next question may ask again.
  package func result(
    in catalog: some Catalog, memo: FilterMemo = FilterMemo()
  ) throws(FilterProblem) -> FilterResult {
    do {
      guard let tree else {
        return FilterResult(matching: (0..<catalog.roleCount).map { Hit(position: $0) })
      }
      var matcher = FilterMatcher(catalog: catalog, memo: memo, title: title)
      return try matcher.result(of: tree)
    } catch let problem as FilterProblem {
      throw problem
    } catch let problem as QueryProblem {
      throw .query(problem)
    } catch let failure as CatalogFailure {
      throw .catalog(failure)
    } catch {
      throw .catalog(CatalogFailure("\(error)"))
    }
  }
}

/// Which of a role's aliases, by its place in the list.
package struct AliasReference: Hashable, Sendable {
  package var index: Int

  /// The alias itself.
  package func text(of role: Role) -> String? { role.aliases.indices.contains(index) ? role.aliases[index] : nil }
}

/// Decides a filter role by role: what is cheap to know first, whole roles only where that leaves a question open.
struct FilterMatcher<Roles: Catalog> {
  /// A filter's tree with what its terms need from the catalog.
  private indirect enum Plan {
    /// The roles that words name, by position.
    case named(NamedRoles)
    /// Roles that are known to meet a term; nothing is known of those outside of `known`.
    case positions(Set<Int>, known: Set<Int>?)
    case family(Int)
    case kind(Role.Kind)
    case listed(FilterField, FilterBounds)
    case read(FilterField, FilterBounds)
    case place(String)
    case placePay(FilterField, String, FilterBounds)
    case not(Plan)
    case all([Plan])
    case any([Plan])

    /// What deciding it costs: nothing, a list's entry, a role, its pay by place.
    var cost: Int {
      switch self {
      case .named, .positions: 0
      case .family, .kind, .listed: 1
      case .read: 2
      case .place, .placePay: 3
      case .not(let inner): inner.cost
      case .all(let parts), .any(let parts): parts.map(\.cost).max() ?? 0
      }
    }

    /// The roles that words leave, where the filter requires words.
    var required: NamedRoles? {
      switch self {
      case .named(let named): named
      case .all(let parts): parts.lazy.compactMap(\.required).first
      default: nil
      }
    }
  }

  private typealias Answer = (truth: FilterTruth, reason: FilterReason?)

  private let catalog: Roles
  private let memo: FilterMemo
  private var result = FilterResult()
  private var named: [NamedRoles] = []
  /// Of each family term: the wanted beginning, and the families that were asked for already.
  private var families: [(wanted: [UInt8], known: [String: Bool])] = []
  private var facts: FilterFactTable
  /// A stretch of list entries, read at once.
  private var entries: [RoleEntry] = []
  private static var stretch: Int { 64 }

  /// The filter where it is one title and nothing else.
  private let title: String?

  init(catalog: Roles, memo: FilterMemo, title: String? = nil) {
    self.catalog = catalog
    self.memo = memo
    self.title = title
    facts = memo.facts
  }

  mutating func result(of tree: FilterQuery.Tree) throws -> FilterResult {
    let plan = try plan(tree, isUnwanted: false)
    if named.count == 1 {
      result.titles = Dictionary(uniqueKeysWithValues: named[0].titles.map { ($0.position, $0) })
    }
    let places =
      named.count == 1
      ? Dictionary(uniqueKeysWithValues: named[0].titles.enumerated().map { ($1.position, $0) }) : [:]
    var matching = FoundRoles(places: places)
    var undecided = FoundRoles(places: places)
    func take(_ position: Int, _ matcher: inout Self) throws {
      let answer = try matcher.decide(plan, position)
      if answer.truth == .no { return }
      var best: NameHit?
      for roles in matcher.named {
        guard let hit = roles.hit(at: position) else { continue }
        if best.map({ (hit.rank, hit.order) < ($0.rank, $0.order) }) ?? true { best = hit }
      }
      if answer.truth == .yes {
        matching.append(position, best, answer.reason)
      } else {
        undecided.append(position, best, answer.reason)
      }
    }
    if case .named(let roles) = plan, named.count == 1 {
      // Words alone: nothing is left to decide.
      for hit in roles.hits { matching.append(hit.position, hit, nil) }
    } else if let required = plan.required {
      for hit in required.hits { try take(hit.position, &self) }
    } else {
      for position in 0..<catalog.roleCount { try take(position, &self) }
    }
    memo.keep(facts)
    let isNamed = !named.isEmpty
    result.matching = try matching.sorted(isNamed: isNamed, by: { try catalog.prominence() })
    result.undecided = try undecided.sorted(isNamed: isNamed, by: { try catalog.prominence() })
    return result
  }

  // MARK: Planning

  private mutating func plan(_ tree: FilterQuery.Tree, isUnwanted: Bool) throws -> Plan {
    switch tree {
    case .term(let term): return try plan(term, isUnwanted: isUnwanted)
    case .not(let inner): return .not(try plan(inner, isUnwanted: !isUnwanted))
    case .all(let parts): return .all(try plans(parts, isUnwanted: isUnwanted))
    case .any(let parts): return .any(try plans(parts, isUnwanted: isUnwanted))
    }
  }

  private mutating func plans(_ trees: [FilterQuery.Tree], isUnwanted: Bool) throws -> [Plan] {
    var plans: [Plan] = []
    for tree in trees { plans.append(try plan(tree, isUnwanted: isUnwanted)) }
    return plans.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
  }

  private mutating func plan(_ term: FilterTerm, isUnwanted: Bool) throws -> Plan {
    switch term.test {
    case .names(let words):
      let found = try roles(named: words, isUnwanted: isUnwanted)
      if !isUnwanted { named.append(found) }
      return .named(found)
    case .family(let name):
      families.append((folded(name), [:]))
      return .family(families.count - 1)
    case .number(let field, let bounds):
      switch field {
      case .pay, .median, .p50, .growth, .jobs, .openings: return .listed(field, bounds)
      default: return .read(field, bounds)
      }
    case .placePay(let field, let place, let bounds):
      // What a list shows of an occupation is its median.
      return .placePay(field == .pay ? .median : field, place.postalCode, bounds)
    case .education(let bounds): return .read(.education, bounds)
    case .kind(let kind): return .kind(kind)
    case .place(let place): return .place(place.postalCode)
    case .code(let code): return .positions(Set(try catalog.positions(withCode: code)), known: nil)
    case .skill(let name, let isQuoted):
      var positions: Set<Int> = []
      for skill in try skills(name, isQuoted, term) {
        try catalog.scanRatings(ofSkill: skill.name) { positions.formUnion($0.ratings.map { Int($0.position) }) }
      }
      return .positions(positions, known: Set(try catalog.positionsWithSkills()))
    }
  }

  /// The roles with a title or an alias that holds the words, or what they stand for; where there is none, the nearest. What is
  /// unwanted is taken as it stands.
  private mutating func roles(named words: [FilterTerm.Word], isUnwanted: Bool) throws -> NamedRoles {
    let question = NamedRoles.Question(
      words: words, title: title ?? words.map(\.typed).joined(separator: " "), isExact: isUnwanted)
    let found: NamedRoles
    if let known = memo.named(question) { found = known } else { found = try read(question) }
    memo.keep(found, for: question)
    if !isUnwanted {
      result.searches += found.searches
      if let understanding = found.understanding {
        result.corrections += understanding.readAs
        result.understanding = understanding
      }
      if found.match == .some { (result.match, result.isByNone) = (.some, found.isByNone) }
    }
    return found
  }

  private func read(_ question: NamedRoles.Question) throws -> NamedRoles {
    let typed = question.words.map(\.typed).joined(separator: " ")
    // A code is a name too, of one role.
    if typed.contains("-") {
      let coded = try catalog.positions(withCode: typed)
      if !coded.isEmpty {
        let hits = coded.map { NameHit(position: $0, rank: 0, aliasIndex: -1, starts: true, length: 0) }
        return NamedRoles(hits: hits, searches: [])
      }
    }
    let parts = question.words.flatMap { word -> [FilterTerm.Word] in
      if word.isQuoted { return [word] }
      // A-B is two words.
      return folded(word.typed).split(separator: 0x20).map {
        .init(typed: String(decoding: $0, as: UTF8.self), isQuoted: false)
      }
    }
    // For a word that is in no name, the names need not be searched.
    let isHopeless = try !misspelt(parts).isEmpty
    let search = NameSearch(alternatives: parts.map { [spelling($0)] })
    let exact = isHopeless ? [] : try search.hitsByPosition(in: catalog)
    let isTaken = question.isExact || parts.contains(where: \.isQuoted)
    guard !isTaken, exact.isEmpty || catalog.roleCount <= TitleSearcher.mostOrdered else {
      return NamedRoles(hits: exact, searches: [search])
    }
    return NamedRoles(
      exact, search, try memo.titles(catalog).search(question.title, in: catalog), isAlone: title != nil)
  }

  /// What is quoted stands as it is.
  private func spelling(_ word: FilterTerm.Word) -> NameSearch.Spelling {
    NameSearch.Spelling(bytes: folded(word.typed), takesEitherNumber: !word.isQuoted)
  }

  /// The words that are in no name.
  private func misspelt(_ parts: [FilterTerm.Word]) throws -> [FilterTerm.Word] {
    let unquoted = parts.filter { !$0.isQuoted }
    if unquoted.isEmpty { return [] }
    let known = try memo.nameWords(catalog)
    return unquoted.filter { !known.holds(folded($0.typed)) }
  }

  /// The skills that a term means, read as the skills search reads them. Quoted, a catalog's name is that name alone; as
  /// quotation marks hold words together too, other quoted words are read as if they had none.
  private func skills(_ typed: String, _ isQuoted: Bool, _ term: FilterTerm) throws -> [SkillName] {
    let vocabulary = try memo.vocabulary(catalog)
    let isPinned = isQuoted && !vocabulary.names(quoted: typed).isEmpty
    do { return try vocabulary.names(of: typed, isQuoted: isPinned, at: term.range) } catch {
      throw FilterProblem.skill(error)
    }
  }

  // MARK: Deciding

  private mutating func decide(_ plan: Plan, _ position: Int) throws -> Answer {
    switch plan {
    case .named(let roles): return (roles.hit(at: position) == nil ? .no : .yes, nil)
    case .positions(let positions, let known):
      if positions.contains(position) { return (.yes, nil) }
      return known.map { $0.contains(position) } ?? true ? (.no, nil) : (.undecided, .missing(.skill))
    case .family(let index): return (isFamily(try entry(position).family, index) ? .yes : .no, nil)
    case .kind(let kind): return (try entry(position).kind == kind ? .yes : .no, nil)
    case .listed(let field, let bounds): return FilterReading(try entry(position), field).answer(field, bounds)
    case .read(let field, let bounds):
      return try facts.reading(field, at: position, catalog).answer(field, bounds)
    case .place(let place): return (try facts.places(at: position, catalog).contains(place) ? .yes : .no, nil)
    case .placePay(let field, let place, let bounds):
      let answer = try facts.pay(field, in: place, at: position, catalog).answer(field, bounds)
      // Pay may well be known, and not there.
      return answer.reason == .missing(field) ? (answer.truth, .missing(.place)) : answer
    case .not(let inner):
      let answer = try decide(inner, position)
      return answer.truth == .undecided ? answer : (answer.truth == .yes ? .no : .yes, nil)
    case .all(let parts): return try decide(parts, position, until: .no)
    case .any(let parts): return try decide(parts, position, until: .yes)
    }
  }

  /// The answer that ends the question where a part gives it, else undecided where a part is, else its opposite.
  private mutating func decide(_ parts: [Plan], _ position: Int, until end: FilterTruth) throws -> Answer {
    var open: Answer?
    for part in parts {
      let answer = try decide(part, position)
      if answer.truth == end { return answer }
      if answer.truth == .undecided, open == nil { open = answer }
    }
    return open ?? (end == .no ? .yes : .no, nil)
  }

  private mutating func entry(_ position: Int) throws -> RoleEntry {
    if let first = entries.first?.position, entries.indices.contains(position - first) {
      return entries[position - first]
    }
    let start = position / Self.stretch * Self.stretch
    entries = try catalog.entries(at: start..<min(start + Self.stretch, catalog.roleCount))
    guard entries.indices.contains(position - start) else {
      throw CatalogFailure("The catalog \(catalog.name) has no role \(position).")
    }
    return entries[position - start]
  }

  /// Whether a word of the family's name starts as the term wants, or the words from one on do.
  private mutating func isFamily(_ family: String, _ index: Int) -> Bool {
    if let known = families[index].known[family] { return known }
    let (name, wanted) = (folded(family), families[index].wanted)
    let isWanted = name.indices.contains { start in
      (start == 0 || name[start - 1] == 0x20) && name[start...].starts(with: wanted)
    }
    families[index].known[family] = isWanted
    return isWanted
  }
}

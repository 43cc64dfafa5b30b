import RoleModel

/// What the filter and skills boxes ask for. The answer may come later, on another thread: `generation` tells a late one.
package struct SearchRequest: Hashable, Sendable {
  package var generation: Int
  package var filter: String
  package var skills: String
  /// The order of the list while no skills are asked for.
  package var order = ListOrder.title
  package var isReversed = false
  /// Whether the roles that the filter cannot decide are listed below those that it finds.
  package var showsUndecided = false

  /// The answer. Pure but for reading the catalog.
  package func perform(
    _ catalog: some Catalog, _ sources: SourceTable, _ memo: FilterMemo, _ skillMemo: SkillSearchMemo
  ) -> SearchOutcome {
    var outcome = SearchOutcome(generation: generation)
    do {
      let query = try FilterQuery(filter)
      let found = query.isEmpty ? nil : try query.result(in: catalog, memo: memo)
      outcome.place = query.place?.postalCode
      if let found {
        outcome.searches = found.searches
        (outcome.match, outcome.readings) = (found.match, found.readings)
        outcome.nothingWords = found.understanding?.nothingWords
        outcome.undecided = found.undecided.compactMap(\.reason)
      }
      if skills.allSatisfy(\.isWhitespace) {
        outcome.hits = try listed(found?.matching, catalog, memo, &outcome)
        if showsUndecided, let undecided = found?.undecided {
          let more = try listed(undecided, catalog, memo, &outcome)
          outcome.hits = Listing.Hits((outcome.hits.map { Array($0) } ?? []) + (more.map { Array($0) } ?? []))
        }
        if order != .title { outcome.order = order }
        if outcome.hits?.isEmpty == true, let absence = try query.absence(in: catalog) {
          outcome.nothingWords = absence.words
        } else if outcome.hits?.isEmpty == true, query.hasOnlyNames {
          outcome.near = try RoleLookup.nearest(to: query.words, in: catalog)
        }
        return outcome
      }
      let search = try SkillSearch(skills, vocabulary: try memo.vocabulary(catalog))
      let fits = try search.fits(in: catalog, sources: sources, memo: skillMemo)
      outcome.search = search
      outcome.fits = fits
      var hits = found.map { Listing.Hits(kept(fits, $0.matching)) } ?? Listing.Hits(fits)
      outcome.unfitCount = (found?.matching.count ?? catalog.roleCount) - hits.count
      if showsUndecided {
        hits.append(contentsOf: kept(fits, found?.undecided ?? []) + unfit(fits, found?.matching, catalog))
      }
      outcome.hits = hits
    } catch let failure as CatalogFailure {
      outcome.problem = .catalog(failure)
    } catch let problem as QueryProblem {
      outcome.filterProblem = .query(problem)
    } catch let problem as FilterProblem {
      outcome.filterProblem = problem
    } catch let problem as SkillSearch.Problem {
      outcome.problem = problem
    } catch {
      outcome.problem = .catalog(CatalogFailure("\(error)"))
    }
    return outcome
  }

  /// The fits of the roles that a filter found.
  private func kept(_ fits: SkillFits, _ found: [FilterQuery.Hit]) -> [Listing.Hit] {
    let allowed = byPosition(found)
    return fits.intervals.compactMap { fit in
      allowed[fit.position].map { Listing.Hit($0, fit: fit.interval) }
    }
  }

  /// Of the roles that a filter found, or of all, those that the skills search has no score for.
  private func unfit(
    _ fits: SkillFits, _ found: [FilterQuery.Hit]?, _ catalog: some Catalog
  ) -> [Listing.Hit] {
    var isScored = [Bool](repeating: false, count: catalog.roleCount)
    for fit in fits.intervals { isScored[fit.position] = true }
    let hits = found?.map { Listing.Hit($0) } ?? (0..<catalog.roleCount).map { Listing.Hit(position: $0) }
    return hits.filter { !isScored[$0.position] }
  }

  private func byPosition(_ found: [FilterQuery.Hit]) -> [Int: FilterQuery.Hit] {
    Dictionary(found.map { ($0.position, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The roles of the filter in the list's order, by title the best match first, or all of the catalog in its sections. The outcome
  /// learns how many of them lack the figure that the order is by, and which are counted with one above them.
  private func listed(
    _ named: [FilterQuery.Hit]?, _ catalog: some Catalog, _ memo: FilterMemo, _ outcome: inout SearchOutcome
  ) throws(CatalogFailure) -> Listing.Hits? {
    if order == .title {
      let hits = named?.map { Listing.Hit($0) }
      return (isReversed ? hits?.reversed() : hits).map { Listing.Hits($0) }
    }
    let positions = named?.map(\.position).sorted() ?? Array(0..<catalog.roleCount)
    let sorted = try order.sorted(positions, isReversed: isReversed, in: catalog, place: outcome.place, memo: memo)
    let byPosition = byPosition(named ?? [])
    outcome.unknownCount += sorted.unknownCount
    outcome.countedAbove.formUnion(sorted.countedAbove)
    return Listing.Hits(sorted.positions.map { byPosition[$0].map { Listing.Hit($0) } ?? Listing.Hit(position: $0) })
  }
}

extension BoxEditing.Box {
  /// Reads what every question of the box needs. There is nothing to answer: what can't be read, a question will say.
  func readAhead(_ catalog: some Catalog, _ sources: SourceTable, _ memo: SkillSearchMemo) -> Message? {
    switch self {
    case .filter:
      _ = try? catalog.prominence()
      try? catalog.scanNames { _ in true }
    case .skills: try? memo.readAhead(catalog, sources)
    }
    return nil
  }
}

/// The answer to a request.
package struct SearchOutcome: Hashable, Sendable {
  package var generation: Int
  /// The roles, best first; nil when both boxes are empty and the whole catalog is listed by title.
  package var hits: Listing.Hits? {
    didSet {
      (fitCount, openCount, matchCount) = hits?.counts(needFit: search != nil) ?? (0, 0, 0)
    }
  }
  /// How many of the hits have a fit.
  package private(set) var fitCount = 0
  /// How many of the hits the filter cannot be decided for.
  package private(set) var openCount = 0
  /// How many of the hits are decided, and have a fit where skills are asked for.
  package private(set) var matchCount = 0
  /// The skills search that the list is ordered by, as it was understood.
  package var search: SkillSearch?
  /// The roles that it scores, whether the filter finds them or not, the best first.
  package var fits = SkillFits()
  /// How many of the filter's roles it has no score for: nothing is known of their skills, or they carry none of these.
  package var unfitCount = 0
  package var problem: SkillSearch.Problem?
  package var filterProblem: FilterProblem?
  /// What lights the letters of titles that the filter's words match.
  package var searches: [NameSearch] = []
  /// Whether names have all words of the filter; `some` where the nearest are listed.
  package var match = NameMatch.all
  /// How words of the filter were understood that were not taken as they stand.
  package var readings: [WordReading] = []
  /// What the words are where they name no role.
  package var nothingWords: String?
  /// Why it cannot be told of roles whether they meet the filter: one reason a role, whether they are listed or not.
  package var undecided: [FilterReason] = []
  /// The order that the hits are in, unless the best match stands first.
  package var order: ListOrder?
  /// How many of the hits lack the figure that they are ordered by.
  package var unknownCount = 0
  /// Those of the hits whose figure stands with one above them, since one code counts them together.
  package var countedAbove: Set<Int> = []
  /// The postal code of the place whose pay the list shows, where the filter names one.
  package var place: String?
  /// The roles with the nearest names, where no role has the words of the filter.
  package var near: [Int] = []

  /// Whether what is typed cannot be read: there is no list then.
  package var isRefused: Bool { problem != nil || filterProblem != nil }

  package init(generation: Int) { self.generation = generation }

  /// Why the catalog could not be searched.
  var failure: CatalogFailure? {
    if case .catalog(let failure)? = problem { return failure }
    if case .catalog(let failure)? = filterProblem { return failure }
    return nil
  }
}

import RoleModel

/// What the filter and skills boxes ask for. The answer may come later, on another thread: `generation` tells a late one.
package struct SearchRequest: Hashable, Sendable {
  package var generation: Int
  package var filter: String
  package var skills: String
  /// The order of the list while no skills are asked for.
  package var order = ListOrder.title
  package var isReversed = false

  /// The answer. Pure but for reading the catalog.
  package func perform(_ catalog: some Catalog, _ sources: SourceTable, _ vocabulary: SkillVocabulary) -> SearchOutcome
  {
    var outcome = SearchOutcome(generation: generation)
    let query = FilterQuery(filter)
    do {
      let named = query.isEmpty ? nil : try query.hits(in: catalog)
      if skills.allSatisfy(\.isWhitespace) {
        outcome.hits = try listed(named, catalog)
        if order != .title {
          let positions = outcome.hits?.map(\.position) ?? []
          outcome.order = order
          outcome.unknownCount = try order.unknownCount(of: positions, in: catalog)
        }
        return outcome
      }
      let search = try SkillSearch(skills, vocabulary: vocabulary)
      outcome.wantedSkills = zip(search.names, search.query.terms).filter { !$0.1.isUnwanted }.map(\.0)
      outcome.reading = search.reading
      let fits = try search.fits(in: catalog, sources: sources)
      let allowed = named.map {
        Dictionary($0.map { ($0.position, $0) }, uniquingKeysWith: { first, _ in first })
      }
      outcome.hits = fits.compactMap { fit in
        if let allowed {
          guard let hit = allowed[fit.position] else { return nil }
          return Listing.Hit(position: fit.position, fit: fit, alias: hit.alias)
        }
        return Listing.Hit(position: fit.position, fit: fit, alias: nil)
      }
      outcome.unratedCount = catalog.roleCount - fits.count
    } catch let failure as CatalogFailure {
      outcome.problem = .catalog(failure)
    } catch let problem as SkillSearch.Problem {
      outcome.problem = problem
    } catch {
      outcome.problem = .catalog(CatalogFailure("\(error)"))
    }
    return outcome
  }

  /// The roles of the filter in the list's order: by title the best match first, or all of the catalog in its sections.
  private func listed(
    _ named: [FilterQuery.Hit]?, _ catalog: some Catalog
  ) throws(CatalogFailure) -> [Listing.Hit]? {
    if order == .title {
      let hits = named?.map { Listing.Hit(position: $0.position, fit: nil, alias: $0.alias) }
      return isReversed ? hits?.reversed() : hits
    }
    let aliases = Dictionary(
      (named ?? []).map { ($0.position, $0.alias) }, uniquingKeysWith: { first, _ in first })
    let positions = named?.map(\.position).sorted() ?? Array(0..<catalog.roleCount)
    return try order.sorted(positions, isReversed: isReversed, in: catalog).map { position in
      Listing.Hit(position: position, fit: nil, alias: aliases[position] ?? nil)
    }
  }
}

/// The answer to a request.
package struct SearchOutcome: Hashable, Sendable {
  package var generation: Int
  /// The roles, best first; nil when both boxes are empty and the whole catalog is listed by title.
  package var hits: [Listing.Hit]?
  /// The skills that the query names, by the catalog's spelling.
  package var wantedSkills: [String] = []
  /// The skills query as it was understood.
  package var reading = ""
  /// How many roles a skills search leaves out: nothing is known of their skills, or they can score only zero.
  package var unratedCount = 0
  package var problem: SkillSearch.Problem?
  /// The order that the hits are in, unless the best match stands first.
  package var order: ListOrder?
  /// How many of the hits lack the figure that they are ordered by.
  package var unknownCount = 0

  package init(generation: Int) { self.generation = generation }
}

import RoleModel

/// What the filter and skills boxes ask for. The answer may come later, on another thread: `generation` tells a late one.
package struct SearchRequest: Hashable, Sendable {
  package var generation: Int
  package var filter: String
  package var skills: String

  /// The answer. Pure but for reading the catalog.
  package func perform(_ catalog: some Catalog, _ sources: SourceTable, _ vocabulary: SkillVocabulary) -> SearchOutcome
  {
    var outcome = SearchOutcome(generation: generation)
    let words = NameSearch(filter)
    do {
      let named = words.isEmpty ? nil : try words.hits(in: catalog)
      if skills.allSatisfy(\.isWhitespace) {
        outcome.hits = named.map { $0.map { Listing.Hit(position: $0.position, fit: nil, isAlias: $0.isAlias) } }
        return outcome
      }
      let search = try SkillSearch(skills, vocabulary: vocabulary)
      outcome.wantedSkills = zip(search.names, search.query.terms).filter { !$0.1.isUnwanted }.map(\.0)
      outcome.reading = search.reading
      let fits = try search.fits(in: catalog, sources: sources)
      let allowed = named.map {
        Dictionary($0.map { ($0.position, $0.isAlias) }, uniquingKeysWith: { first, _ in first })
      }
      outcome.hits = fits.compactMap { fit in
        if let allowed {
          guard let isAlias = allowed[fit.position] else { return nil }
          return Listing.Hit(position: fit.position, fit: fit, isAlias: isAlias)
        }
        return Listing.Hit(position: fit.position, fit: fit, isAlias: false)
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
}

/// The answer to a request.
package struct SearchOutcome: Hashable, Sendable {
  package var generation: Int
  /// The roles, best first; nil when both boxes are empty and the whole catalog is listed.
  package var hits: [Listing.Hit]?
  /// The skills that the query names, by the catalog's spelling.
  package var wantedSkills: [String] = []
  /// The skills query as it was understood.
  package var reading = ""
  /// How many roles a skills search leaves out: nothing is known of their skills, or they can score only zero.
  package var unratedCount = 0
  package var problem: SkillSearch.Problem?

  package init(generation: Int) { self.generation = generation }
}

import RoleModel

/// How much of what an occupation can have the occupations of a catalog do have.
package struct CatalogCoverage: Sendable, Hashable {
  /// Roles of kind occupation.
  package var occupations = 0
  /// Those that O*NET rates skills of: the whole that the counts below are of.
  package var rated = 0
  /// With O*NET's ratings of knowledge as well.
  package var withKnowledge = 0
  /// With all five percentiles of yearly national pay; a top-coded one counts.
  package var withPercentiles = 0
  /// With shares of what schooling workers hold.
  package var withEducation = 0
  /// With a row of the census tables, withheld or not.
  package var withCensusRow = 0
  /// Of these, with a row that several occupations share, or that is a wider group's.
  package var withSharedCensusRow = 0
  /// With sex and race published, in whatever row.
  package var withSexAndRace = 0
  /// With pay by place.
  package var withPlaces = 0
  /// Codes of the pay tables, and how many of them name exactly one role.
  package var payCodes = 0
  package var payCodesNamingOneRole = 0

  package init(_ catalog: some Catalog) throws(CatalogFailure) {
    var codes: Set<String> = []
    for position in 0..<catalog.roleCount {
      let role = try catalog.role(at: position)
      guard role.kind == .occupation else { continue }
      occupations += 1
      let places = try !catalog.placePay(at: position).isEmpty
      let isPaidAsShared = role.codes.contains { $0.isShared && $0.scheme == .soc2018 }
      if !isPaidAsShared, role.figures.contains(where: { $0.source.text.hasPrefix("oews-") }) {
        codes.formUnion(role.codes.filter { $0.scheme == .soc2018 }.map(\.code))
      }
      guard role.skills.contains(where: { $0.kind == .skill && $0.source.text.hasPrefix("onet-") }) else { continue }
      rated += 1
      if role.skills.contains(where: { $0.kind == .knowledge }) { withKnowledge += 1 }
      if role.figures(.payPercentiles).contains(where: { $0.hasAllPercentiles }) { withPercentiles += 1 }
      if role.figures(.educationShares).contains(where: { $0.value != .missing }) { withEducation += 1 }
      if places { withPlaces += 1 }
      let census = role.figures(.sexShares).filter { $0.source.text.hasPrefix("cps-") }
      let race = role.figures(.raceShares).filter { $0.source.text.hasPrefix("cps-") }
      guard let row = census.first else { continue }
      withCensusRow += 1
      let isShared = row.note?.contains("census row") ?? false
      if isShared { withSharedCensusRow += 1 }
      if row.value != .missing, race.contains(where: { $0.value != .missing }) { withSexAndRace += 1 }
    }
    payCodes = codes.count
    for code in codes where try catalog.positions(withCode: code).count == 1 { payCodesNamingOneRole += 1 }
  }
}

extension Figure {
  fileprivate var hasAllPercentiles: Bool {
    guard case .percentiles(let percentiles) = value else { return false }
    return percentiles.points.allSatisfy { $0 != nil }
  }
}

/// What a role would mean for the reader: its pay where they live, the change from their own, what there is to learn.
package struct RoleForMe: Hashable, Sendable {
  /// The middle pay of the role in the reader's state, or in the nation where no table has the state.
  package struct PayHere: Hashable, Sendable {
    /// Dollars a year.
    package var median: Double
    /// Whether the true one is at or above that.
    package var isTopCoded: Bool
    /// The postal code of the state, or `US`.
    package var place: String
    package var year: Int?
    package var source: SourceID

    /// `$131,220 md (OH, 2025)`.
    package var words: String {
      "\(isTopCoded ? "≥ " : "")$\(NumberText.grouped(median)) md (\(place), \(year.map(String.init) ?? "undated"))"
    }
  }

  package var payHere: PayHere?
  /// ``payHere`` in parts of the reader's pay in the dollars of its year; nil when either is not known.
  package var payRatio: Double?
  package var gap: Gap?
  package var zone: ZoneChange?

  /// The figures of a role for a reader. `rated` is the role, or the occupation that stands in for it, and `places` its pay
  /// by place, the latest table first.
  package init(_ me: AboutMe, start: StartingPoint, rated: Role, places: [PlacePay], sources: SourceTable) {
    payHere = PayHere(me.place, rated, places)
    if let pay = me.pay, let payHere, let year = payHere.year, let mine = pay.perYear(inDollarsOf: year), mine > 0 {
      payRatio = payHere.median / mine
    }
    let levels = SkillLevels(rated, sources: sources)
    if me.hasStart, start.rated?.id != rated.id || !me.skills.isEmpty {
      gap = Gap(from: start.levels(toward: rated, sources: sources), to: levels)
    }
    zone = start.zone(to: rated)
  }

  /// `+12 % on yours`, `≥ +12 % on yours`; nil when the change is not known.
  package var changeWords: String? {
    payRatio.map { ratio in
      let percent = (ratio - 1) * 100
      return (payHere?.isTopCoded == true ? "≥ " : "") + (percent >= 0.5 ? "+" : "")
        + NumberText.fixed(percent, digits: 0) + " % on yours"
    }
  }
}

extension RoleForMe.PayHere {
  fileprivate init?(_ place: String?, _ role: Role, _ places: [PlacePay]) {
    if let place, let table = places.first, let row = table.row(of: place), let median = row.median.number {
      self.init(
        median: median, isTopCoded: row.median == .atLeast(median), place: place, year: table.year, source: table.source
      )
      return
    }
    let medians = Medians(role).medians
    guard let best = medians.max(by: { ($0.figure.yearOfDollars ?? 0) < ($1.figure.yearOfDollars ?? 0) }) else {
      return nil
    }
    self.init(
      median: best.pay, isTopCoded: best.isTopCoded, place: USPlace.nation, year: best.figure.yearOfDollars,
      source: best.figure.source)
  }
}

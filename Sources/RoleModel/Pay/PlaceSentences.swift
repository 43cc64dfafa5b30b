/// Which place pays best: the answer that the error allows, the bare one, and why they differ.
package struct PlaceSentences: Sendable {
  private let ranking: PlaceRanking

  package init(_ ranking: PlaceRanking) { self.ranking = ranking }

  /// Each sentence with the place that it is about.
  package var all: [(String, place: String?)] {
    [(guarded, ranking.ranked.first?.row.place), (naive, ranking.byMedian.first?.place)].compactMap { sentence, place in
      sentence.map { ($0, place) }
    }
  }

  private var guarded: String? {
    guard let first = ranking.ranked.first else {
      return "No place of 500 workers or more has a median: no best-paying place can be named."
    }
    let name = USPlace.name(of: first.row.place)
    let lead = "By the median \(name) pays best, \(first.row.median.dollarText)"
    if first.row.isCollapsed, ranking.ranked.count > 1 {
      return lead
        + ", but that is its 75th percentile too: nothing says how sure it is, and it is told from no other place."
    }
    let ties = ranking.ties.map { USPlace.name(of: $0.row.place) }
    if ties.isEmpty {
      return ranking.ranked.count > 1 ? lead + ", beyond the error." : lead + ", the only place ranked."
    }
    let named = ties.count > 3 ? "\(ties.count) others, \(ties[0]) the nearest" : joinedInWords(ties)
    return lead + ", but the error does not tell it from \(named): a tie."
  }

  /// The bare order's first, and the reason when another place leads the guarded one.
  private var naive: String? {
    guard let first = ranking.byMedian.first else { return nil }
    let name = USPlace.name(of: first.place)
    let mean = ranking.byMean.first.map { USPlace.name(of: $0.place) }
    let byMean = mean.map { $0 == name ? "" : " By the bare mean it is \($0)." } ?? ""
    guard let guarded = ranking.ranked.first, guarded.row.place != first.place else {
      return ranking.ranked.isEmpty
        ? "The bare list says \(name), with \(reason(first))." : "The bare list of medians says \(name) too." + byMean
    }
    return "The bare list says \(name), \(first.median.dollarText), with \(reason(first))." + byMean
  }

  private func reason(_ row: PlacePay.Row) -> String {
    if let left = ranking.leftOut.first(where: { $0.row.place == row.place }) {
      return "too little to go by: \(left.reason.words)"
    }
    let error = row.meanError.map { NumberText.plain($0) } ?? "?"
    return "an error of \(error) % that puts it behind"
  }
}

/// 1st, 2nd, 3rd, 4th, 11th.
package func ordinal(_ number: Int) -> String {
  let isTeen = (11...13).contains(number % 100)
  switch number % 10 {
  case 1 where !isTeen: return "\(number)st"
  case 2 where !isTeen: return "\(number)nd"
  case 3 where !isTeen: return "\(number)rd"
  default: return "\(number)th"
  }
}

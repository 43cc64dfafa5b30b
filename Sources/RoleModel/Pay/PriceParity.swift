/// What living costs in one place, all goods and services, with national prices as 100.
///
/// Parities of different years are not comparable. Source: BEA, "Regional Price Parities".
package struct PriceParity: Hashable, Sendable {
  /// The postal code, such as `CA`.
  package var place: String
  package var parity: Double
  package var year: Int
  package var source: SourceID
  package var locator: Locator

  package init(place: String, parity: Double, year: Int, source: SourceID, locator: Locator) {
    self.place = place
    self.parity = parity
    self.year = year
    self.source = source
    self.locator = locator
  }

  /// What an amount of the place buys, in dollars at national prices.
  package func bought(for amount: Double) -> Double { amount / (parity / 100) }
}

extension Sequence<PriceParity> {
  /// The latest of each place, which stands first.
  package var latestByPlace: [String: PriceParity] {
    Dictionary(map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// `BEA prices, 2024`; where some places have an older one alone, that as well: years don't compare.
  package func vintages(_ sources: SourceTable) -> String? {
    let used = Dictionary(grouping: latestByPlace.values, by: \.source).sorted { $0.value[0].year > $1.value[0].year }
    guard let latest = used.first else { return nil }
    let older = used.dropFirst().map { source, parities in
      "\(sources.vintage(source, year: parities[0].year)) in \(counted(parities.count, "place"))"
    }
    return sources.vintage(latest.key, year: latest.value[0].year)
      + (older.isEmpty ? "" : "; \(joinedInWords(older)), not comparable with it")
  }
}

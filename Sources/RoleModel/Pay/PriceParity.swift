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

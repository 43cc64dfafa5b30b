/// One side of a row: the value that is compared, and the observation that it comes from.
package struct ComparedValue: Hashable, Sendable {
  /// The observation's own value, or one part of its shares.
  package var value: Value
  package var observation: Observation
  /// The part of the observation's shares that the value is; nil for a whole value.
  package var label: String?

  package init(value: Value, observation: Observation, label: String? = nil) {
    self.value = value
    self.observation = observation
    self.label = label
  }

  package var figure: Figure { observation.figure }

  /// The one number that a verdict is on: of percentiles the median, of a capped amount the cap; nil where there is none.
  package var amount: Double? {
    switch value {
    case .number(let number): number
    case .percentiles(let percentiles): percentiles.median?.number
    case .range(let bounds): figure.status == .topCoded ? bounds.low : nil
    case .shares, .text, .missing: nil
    }
  }

  /// What is known of the amount's error; ranges as printed have none.
  package var uncertainty: Uncertainty { amount.map { figure.uncertainty(of: $0, share: label) } ?? .notSampled }

  /// The value as a row of a comparison prints it: a percent sign, no currency; a missing one says why.
  package var text: String {
    if value == .missing { return figure.valueText }
    if figure.isFewerThanFifty { return RoleEntry.fewOpenings }
    let unit = figure.unit
    let text = value.text(in: unit)
    return (unit == .percent || unit == .percentOfBasePay) && !value.isName ? text + " %" : text
  }
}

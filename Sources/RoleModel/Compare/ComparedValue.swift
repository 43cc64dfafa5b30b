/// One side of a row: the value that is compared, and the observation that it comes from.
package struct ComparedValue: Hashable, Sendable {
  /// The observation's own value, or one part of its shares.
  package var value: Value
  package var observation: Observation

  package var figure: Figure { observation.figure }

  /// The value as a row of a comparison prints it: a percent sign, no currency; a missing one says why.
  package var text: String {
    if value == .missing { return figure.valueText }
    if figure.isFewerThanFifty { return RoleEntry.fewOpenings }
    let unit = figure.unit
    let text = value.text(in: unit)
    return (unit == .percent || unit == .percentOfBasePay) && !value.isName ? text + " %" : text
  }
}

import RoleModel

/// Pay, for a year or for an hour, as the cells, their columns or the row say.
extension RoleTableRow {
  /// A bare amount below it may be for an hour, a week or a month, or in thousands: whose pay for a year it is says so.
  private static let leastBareYear = 10_000.0
  /// Less is nobody's pay for a year.
  private static let leastYear = 1_000.0
  /// More is nobody's pay for an hour: two million dollars in a year.
  private static let greatestHour = 1_000.0

  private struct Amount {
    var column: RoleColumn
    var number: Double
    var period: PayPeriod
  }

  /// The figures of cells that are filled: of pay for an hour also what it makes in a year.
  func payFigures(_ figure: RoleTableFigure, _ filled: [RoleColumn], year: Int?) -> [Figure] {
    let amounts = filled.compactMap(amount)
    guard amounts.count == filled.count, let first = amounts.first else { return [] }
    if let other = amounts.first(where: { $0.period != first.period }) {
      log.add(
        "The pay is \(other.period.words), and \"\(first.column.rawValue)\" is \(first.period.words). Write both for one.",
        at: place(other.column))
      return []
    }
    let cells = amounts.map { (column: $0.column, node: node($0.number, $0.column)) }
    guard first.period == .hour else {
      guard let value = value(of: figure.field, figure.definition, cells, among: figure.columns) else { return [] }
      return [made(figure.field, value, figure.definition, year: year)]
    }
    let field: Field = figure.field == .payPercentiles ? .payHourlyPercentiles : .payHourly
    let definition = figure.definition.replacing("pay for a year", with: "pay for an hour")
    guard let value = value(of: field, definition, cells, among: figure.columns) else { return [] }
    let hourly = made(field, value, definition, year: year)
    var yearly = made(figure.field, value.forYear, definition + ", for 2,080 hours", year: year)
    yearly.status = .derived
    yearly.formula = "\(hourly.valueText) an hour × 2,080 hours"
    return [hourly, yearly]
  }

  /// The amount of a cell; nil, with a finding, when it is none or cannot be for the time that is said.
  private func amount(_ column: RoleColumn) -> Amount? {
    guard let text = text(column) else { return nil }
    let place = place(column)
    switch PayCell(text, sign) {
    case .unread:
      if case .amount(let number, _, _) = PayCell(text, sign.other) {
        log.add(
          "\"\(shown(text))\" has another sign before decimals than this table. Write \(printed(number)) if that is meant.",
          at: place)
      } else {
        log.add(
          "\"\(shown(text))\" is no amount in dollars, such as $95,000, 95k or 17.50/h. Leave the cell empty where none is known.",
          at: place)
      }
    case .foreign:
      log.add("\"\(shown(text))\" is no amount in dollars. \(Currency.advice)", at: place)
    case .amount(let number, let cellPeriod, let cell):
      let said = [cellPeriod, columns.periods[column], rowPeriod].compactMap(\.self)
      if let first = said.first, let other = said.first(where: { $0 != first }) {
        log.add(
          "\"\(shown(text))\" is \(first.words), and its column or row says \(other.words). Write one.", at: place)
        return nil
      }
      let period = said.first ?? .year
      guard period.isRead else {
        // The row's own unit is told where it stands.
        if cellPeriod != nil {
          log.add("\"\(shown(text))\" is \(period.words). \(PayPeriod.advice)", at: place)
        }
        return nil
      }
      if let fault = fault(text, cell, number, period, isSaid: !said.isEmpty) {
        log.add(fault, at: place)
        return nil
      }
      return Amount(column: column, number: number, period: period)
    }
    return nil
  }

  /// The time that the row's pay is for, by its column of units.
  private var rowPeriod: PayPeriod? { cell(.payUnit).flatMap { PayUnitWords($0)?.period } }

  /// Tells a unit of the row that is none, or is one of another currency.
  func checkUnit() {
    guard let text = cell(.payUnit) else { return }
    guard let unit = PayUnitWords(text) else {
      log.add("\"\(shown(text))\" is no time that pay is for. Write year or hour.", at: place(.payUnit))
      return
    }
    if unit.isForeign { log.add("\"\(shown(text))\" is no pay in dollars. \(Currency.advice)", at: place(.payUnit)) }
    if let period = unit.period, !period.isRead {
      log.add("\"\(shown(text))\" is \(period.words). \(PayPeriod.advice)", at: place(.payUnit))
    }
  }

  /// Why an amount cannot be pay for its time, with what to write; nil when it can be, or is no amount at all.
  private func fault(
    _ text: String, _ cell: NumberCell, _ number: Double, _ period: PayPeriod, isSaid: Bool
  ) -> String? {
    let quoted = "\"\(shown(text))\""
    if number == 0 { return "\(quoted) is no pay. Leave the cell empty where none is known." }
    if number < 0 { return nil }
    // Three digits behind the sign may be thousands.
    let isAmbiguous = cell.number(sign)?.decimals == 3
    let reading = isAmbiguous ? ", read as \(printed(number))," : ""
    if period == .hour, number > Self.greatestHour {
      return "\(quoted)\(reading) is too much for the pay of an hour. Write it as pay for a year, such as 52000/year."
    }
    guard period == .year else { return nil }
    if number < Self.leastYear {
      let plain = isAmbiguous ? printed(number * 1000) : "\(cell.digits)k"
      return "\(quoted)\(reading) is too little for the pay of a year. Write \(plain) if it is thousands, "
        + "\(isAmbiguous ? printed(number) : cell.digits)/h if it is for an hour (or hour in a column \"pay.unit\")."
    }
    if number < Self.leastBareYear, !isSaid {
      return
        "\(quoted) is little for the pay of a year. Write \(cell.digits)/year if it is (or year in a column \"pay.unit\"). "
        + PayPeriod.advice
    }
    return nil
  }
}

extension Value {
  /// Pay for an hour as what it makes in a year, to the dollar.
  fileprivate var forYear: Value {
    func yearly(_ number: Double) -> Double { (number * PayPeriod.hoursOfYear).rounded() }
    switch self {
    case .number(let number): return .number(yearly(number))
    case .range(let bounds):
      return .range(
        Bounds(
          low: bounds.low.map(yearly), high: bounds.high.map(yearly), opensLow: bounds.opensLow,
          opensHigh: bounds.opensHigh))
    case .percentiles(let percentiles):
      let points = percentiles.points.map { $0.map { Percentiles.Point(yearly($0.number), isTopCoded: $0.isTopCoded) } }
      return .percentiles(
        Percentiles(p10: points[0], p25: points[1], p50: points[2], p75: points[3], p90: points[4]))
    case .shares, .text, .missing: return self
    }
  }
}

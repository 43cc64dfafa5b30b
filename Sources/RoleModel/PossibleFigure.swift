/// What numbers can be at all.
///
/// Whatever comes from a file is held against these where it enters: by importers, by readers and the writer of catalogs, and by
/// `rolescope catalog check`. So nothing behind them has to ask, and sums, quotients and bars of figures are finite.
package enum PossibleNumber {
  /// Shares, standard scores and their errors, and relative standard errors in percent.
  package static let percent: ClosedRange<Double> = 0...100
  /// National prices are 100. No state's are a tenth of that, or ten times as much.
  package static let parity: ClosedRange<Double> = 10...1000
  /// The years of figures, tables and sources.
  package static let years = 1900...2100

  /// What is wrong with a number, as a clause; nil when it is possible.
  package static func fault(_ number: Double, _ range: ClosedRange<Double>) -> String? {
    if range.contains(number) { return nil }
    return "\(NumberText.exact(number)) is not from \(NumberText.exact(range.lowerBound)) to "
      + NumberText.exact(range.upperBound)
  }
}

extension Field {
  /// What a number of this field can be, far beyond what anyone has published. Shares are percents, whatever the field.
  package var possible: ClosedRange<Double> {
    switch self {
    // Jobs cannot fall by more than all of them.
    case .growth: return -100...10_000
    default: break
    }
    return switch unit {
    case .dollarsPerYear: 0...1e9
    case .dollarsPerWeek: 0...1e8
    case .dollarsPerHour: 0...1e6
    case .percentOfBasePay: 0...10_000
    case .percent, .name: PossibleNumber.percent
    case .years: 0...150
    case .zone: 1...5
    case .people, .peoplePerYear: 0...1e10
    }
  }

  /// What is wrong with a number of this field, as a clause; nil when it is possible.
  package func fault(_ number: Double) -> String? {
    if let fault = PossibleNumber.fault(number, possible) { return fault }
    return self == .zone && number != number.rounded() ? "\(NumberText.exact(number)) is not a whole number" : nil
  }
}

extension Value {
  /// What makes it no possible value of a field, as a clause such as `104 is not from 0 to 100`; nil when it is one.
  package func fault(in field: Field) -> String? {
    switch self {
    case .number(let number): return field.fault(number)
    case .range(let bounds):
      if let fault = [bounds.low, bounds.high].lazy.compactMap(\.self).compactMap(field.fault).first { return fault }
      guard let low = bounds.low, let high = bounds.high, low > high else { return nil }
      return "its low end \(NumberText.exact(low)) is above its high one, \(NumberText.exact(high))"
    case .percentiles(let percentiles):
      let numbers = percentiles.points.compactMap { $0?.number }
      if let fault = numbers.lazy.compactMap(field.fault).first { return fault }
      return Percentiles.fall(in: numbers)
    case .shares(let shares):
      return shares.lazy.compactMap { share in
        (PossibleNumber.fault(share.percent, PossibleNumber.percent)
          ?? share.standardError.flatMap { PossibleNumber.fault($0, PossibleNumber.percent) }.map {
            "its standard error \($0)"
          })
          .map { "\(share.label) \($0)" }
      }.first
    case .text, .missing: return nil
    }
  }
}

extension Percentiles {
  /// Where numbers fall that percentiles are, as a clause; nil where they do not.
  package static func fall(in numbers: [Double]) -> String? {
    zip(numbers, numbers.dropFirst()).first { $0 > $1 }.map {
      "the percentiles fall, from \(NumberText.exact($0)) to \(NumberText.exact($1))"
    }
  }
}

extension Figure {
  /// What makes it no possible figure, as a clause; nil when it is one.
  package var fault: String? {
    if let base, let fault = PossibleNumber.fault(base, (field == .growth ? field : .jobs).possible) {
      return "what its error is modelled by: \(fault)"
    }
    return Self.fault(value, field, year: year, relativeStandardError: relativeStandardError)
  }

  fileprivate static func fault(
    _ value: Value, _ field: Field, year: Int?, relativeStandardError: Double?
  ) -> String? {
    if let year, !PossibleNumber.years.contains(year) { return "the year \(year) is not from 1900 to 2100" }
    if let relativeStandardError, let fault = PossibleNumber.fault(relativeStandardError, PossibleNumber.percent) {
      return "its standard error in percent: \(fault)"
    }
    return value.fault(in: field)
  }

  /// The figure as everything may use it: one that is not possible has no value, and says so.
  package var madePossible: Figure {
    guard let fault else { return self }
    var copy = self
    copy.value = .missing
    copy.status = .impossible
    if let year, !PossibleNumber.years.contains(year) { copy.year = nil }
    copy.relativeStandardError = nil
    copy.base = nil
    copy.formula = nil
    copy.note = "the catalog says what cannot be: \(fault)"
    return copy
  }
}

extension StatedValue {
  /// What a figure of this year and error says, as everything may use it: see ``Figure/madePossible``.
  package func madePossible(year: Int?, relativeStandardError: Double?) -> StatedValue {
    let fault = Figure.fault(value, field, year: year, relativeStandardError: relativeStandardError)
    return fault == nil ? self : StatedValue(field: field, value: .missing, status: .impossible)
  }
}

extension SkillRating {
  /// What makes it no possible rating, as a clause; nil when it is one.
  package var fault: String? {
    let numbers = [
      ("importance", importance), ("level", level), ("standard error", standardError),
      ("error of the level", levelError), ("share", share),
    ]
    for case (let words, let number?) in numbers {
      if let fault = PossibleNumber.fault(number, PossibleNumber.percent) { return "its \(words) \(fault)" }
    }
    return nil
  }

  /// The rating as everything may use it: one that is not possible has no number, and says so.
  package var madePossible: SkillRating {
    guard fault != nil else { return self }
    return SkillRating(name: name, kind: kind, remarks: .impossible, source: source, locator: locator)
  }
}

extension Role {
  /// What of it is not possible, a sentence each, with field or skill and value.
  package var faults: [String] {
    figures.compactMap { figure in
      figure.fault.map { "The role \(id) has no possible figure of \(figure.field.rawValue): \($0)." }
    }
      + skills.compactMap { rating in
        rating.fault.map { "The role \(id) has no possible rating of \(rating.name): \($0)." }
      }
  }

  /// The role as everything may use it: see ``Figure/madePossible``.
  package var madePossible: Role {
    var copy = self
    for index in copy.figures.indices where copy.figures[index].fault != nil {
      copy.figures[index] = copy.figures[index].madePossible
    }
    for index in copy.skills.indices where copy.skills[index].fault != nil {
      copy.skills[index] = copy.skills[index].madePossible
    }
    return copy
  }
}

extension RoleEntry {
  /// The entry without the numbers that are not possible.
  package var madePossible: RoleEntry {
    var copy = self
    func possible(_ number: Double?, _ field: Field) -> Double? { number.flatMap { field.fault($0) == nil ? $0 : nil } }
    copy.growth = possible(growth, .growth)
    copy.jobs = possible(jobs, .jobs)
    copy.openings = possible(openings, .openings)
    let isOfPossibleYear = payYear.map(PossibleNumber.years.contains) ?? true
    if !isOfPossibleYear || listedPay?.fault != nil { (copy.listedPay, copy.payYear) = (nil, nil) }
    return copy
  }
}

extension ListedPay {
  fileprivate var fault: String? {
    switch self {
    case .median(let number, _): Field.payMedian.fault(number)
    case .mean(let number): Field.payMean.fault(number)
    case .range(let bounds): Value.range(bounds).fault(in: .payRange)
    case .hourlyMedian(let number, _): Field.payHourly.fault(number)
    }
  }
}

extension PlacePay.Row {
  /// What of it is not possible, as a clause with the field's name; nil when all is.
  package var fault: String? {
    if [jobs, mean, hourlyMean].contains(.impossible) || (percentiles + hourlyPercentiles).contains(.impossible) {
      return "the catalog says what cannot be"
    }
    return parts.lazy.compactMap(\.fault).first
  }

  /// Takes out what is not possible.
  package mutating func makePossible() {
    for part in parts where part.fault != nil {
      switch part.field {
      case .jobs: (jobs, jobsError) = (.impossible, nil)
      case .payMean: (mean, meanError) = (.impossible, nil)
      case .payHourly: hourlyMean = .impossible
      case .payPercentiles: percentiles = percentiles.map { _ in .impossible }
      default: hourlyPercentiles = hourlyPercentiles.map { _ in .impossible }
      }
    }
  }

  /// What it says of one field.
  private struct Part {
    var field: Field
    var amounts: [PlacePay.Amount]
    var error: Double?

    var fault: String? {
      let numbers = amounts.compactMap(\.number)
      let fault =
        numbers.lazy.compactMap(field.fault).first ?? Percentiles.fall(in: numbers)
        ?? error.flatMap { PossibleNumber.fault($0, PossibleNumber.percent) }
        .map { "its standard error in percent: \($0)" }
      return fault.map { "\(field.rawValue): \($0)" }
    }
  }

  private var parts: [Part] {
    [
      Part(field: .jobs, amounts: [jobs], error: jobsError), Part(field: .payMean, amounts: [mean], error: meanError),
      Part(field: .payHourly, amounts: [hourlyMean]), Part(field: .payPercentiles, amounts: percentiles),
      Part(field: .payHourlyPercentiles, amounts: hourlyPercentiles),
    ]
  }
}

/// How pay changes from one role to another, by medians of one definition and one year.
package enum PayChange: Hashable, Sendable {
  case medians(from: Medians.Median, to: Medians.Median)
  /// From what the reader earns, in the dollars of the year that the median is of.
  case stated(Double, to: Medians.Median)
  case notComparable(String)

  /// From the reader's own pay to the latest median: what it would change if they were paid as the middle of the role is, in
  /// their own place where a table has it, else in the nation.
  package init(from pay: StatedPay, to other: Role, in place: String? = nil, _ tables: [PlacePay] = []) {
    let own = place.map { Medians(of: tables, in: $0).medians } ?? []
    let medians = own.isEmpty ? Medians(other).medians : own
    let best = medians.max { ($0.figure.yearOfDollars ?? 0) < ($1.figure.yearOfDollars ?? 0) }
    guard let best else {
      self = .notComparable("no source prints a median of yearly pay for \(other.title)")
      return
    }
    guard let year = best.figure.yearOfDollars, let aligned = pay.perYear(inDollarsOf: year) else {
      self = .notComparable("the median of \(other.title) states no year that prices are known of")
      return
    }
    self = .stated(aligned, to: best)
  }

  /// Both amounts, dollars a year of one year; nil when they do not compare.
  package var amounts: (from: Double, to: Medians.Median)? {
    switch self {
    case .medians(let from, let to): (from.pay, to)
    case .stated(let pay, let to): (pay, to)
    case .notComparable: nil
    }
  }

  /// The second pay in parts of the first one, at the least where it is capped; nil when the two do not compare.
  package var ratio: Double? { amounts.map { $0.to.pay / $0.from } }

  package init(from first: Role, to other: Role, sources: SourceTable) {
    let (medians, others) = (Medians(first), Medians(other))
    for (role, known) in [(first, medians), (other, others)] where known.medians.isEmpty {
      self = .notComparable("no source prints a median of yearly pay for \(role.title)")
      return
    }
    self =
      Self(from: medians, to: others, title: first.title, sources: sources)
      ?? .notComparable("their medians are of different definitions, years or places")
  }

  /// Of the latest year that both have, of one year the catalog's first; nil where they have none in common.
  /// - Parameter title: the first role's.
  init?(from medians: Medians, to others: Medians, title: String, sources: SourceTable) {
    var best: (from: Medians.Median, to: Medians.Median)?
    for from in medians.medians {
      guard let to = others.medians.first(where: { from.isAligned(with: $0, sources) }) else { continue }
      if let year = best?.from.figure.year, year >= from.figure.year ?? 0 { continue }
      best = (from, to)
    }
    guard let best else { return nil }
    if best.from.isTopCoded {
      self = .notComparable(
        "the median of \(title) is only known to be at or above $\(NumberText.grouped(best.from.pay))")
    } else {
      self = .medians(from: best.from, to: best.to)
    }
  }
}

/// The medians of yearly pay that sources print for a role.
package struct Medians: Hashable, Sendable {
  package struct Median: Hashable, Sendable {
    /// Dollars a year.
    package var pay: Double
    /// Whether the true one is at or above that.
    package var isTopCoded: Bool
    package var figure: Figure

    /// Whether the two measure one thing in one year.
    func isAligned(with other: Median, _ sources: SourceTable) -> Bool {
      figure.field == other.figure.field && figure.definition == other.figure.definition
        && figure.place == other.figure.place && figure.yearOfDollars == other.figure.yearOfDollars
        && (figure.year != nil || sources.group(figure.source) == sources.group(other.figure.source))
    }
  }

  package private(set) var medians: [Median] = []

  package init(_ role: Role) { self.init(role.figures) }

  /// Those of the first table that has some of a place.
  init(of tables: [PlacePay], in place: String) {
    for table in tables where medians.isEmpty {
      if let row = table.row(of: place) { medians = Medians(table.figures(of: row)).medians }
    }
  }

  package init(_ figures: [Figure]) {
    for figure in figures {
      switch (figure.field, figure.value) {
      case (.payMedian, .number(let pay)):
        medians.append(Median(pay: pay, isTopCoded: figure.status == .topCoded, figure: figure))
      case (.payPercentiles, .percentiles(let percentiles)):
        guard let median = percentiles.median else { continue }
        medians.append(Median(pay: median.number, isTopCoded: median.isTopCoded, figure: figure))
      default: continue
      }
    }
  }
}

/// How much preparation two roles take, in O*NET's job zones, 1 to 5.
package struct ZoneChange: Hashable, Sendable {
  package var from: Int
  package var to: Int

  package var change: Int { to - from }

  /// nil when a zone is not known.
  package init?(from first: Role, to other: Role) {
    guard let from = first.zone, let to = other.zone else { return nil }
    self.from = from
    self.to = to
  }
}

extension Role {
  /// What is typical to enter it, by the first source that says a level.
  package var schoolingToEnter: Figure? { figures(.educationEntry).first { $0.value != .missing } }

  /// O*NET's job zone, 1 to 5.
  package var zone: Int? {
    for figure in figures(.zone) {
      if case .number(let zone) = figure.value { return Int(nearest: zone) }
    }
    return nil
  }
}

import Synchronization

/// What a figure says to a filter.
enum FilterReading: Hashable, Sendable {
  case missing, withheld, impossible
  /// Of pay: there is some an hour, and none a year.
  case onlyHourly
  /// From the least to the greatest value that it may have; nil is without end.
  case known(least: Double?, greatest: Double?)
  /// At or above the number.
  case topCoded(Double)

  func answer(_ field: FilterField, _ bounds: FilterBounds) -> (truth: FilterTruth, reason: FilterReason?) {
    let truth: FilterTruth
    let reason: FilterReason
    switch self {
    case .missing: (truth, reason) = (.undecided, .missing(field))
    case .withheld: (truth, reason) = (.undecided, .withheld(field))
    case .impossible: (truth, reason) = (.undecided, .impossible(field))
    case .onlyHourly: (truth, reason) = (.undecided, .onlyHourly)
    case .known(let least, let greatest): (truth, reason) = (bounds.holds(from: least, to: greatest), .range(field))
    case .topCoded(let number): (truth, reason) = (bounds.holds(from: number, to: nil), .topCoded(field))
    }
    return (truth, truth == .undecided ? reason : nil)
  }

  private init(_ number: Double?) { self = number.map { .known(least: $0, greatest: $0) } ?? .missing }

  /// What a list's entry says of a field that it has.
  init(_ entry: RoleEntry, _ field: FilterField) {
    switch (field, entry.listedPay) {
    case (.growth, _): self.init(entry.growth)
    case (.jobs, _): self.init(entry.jobs)
    case (.openings, _) where entry.hasFewOpenings: self = .known(least: 0, greatest: 49)
    case (.openings, _): self.init(entry.openings)
    case (_, .median(let number, let isTopCoded)): self = isTopCoded ? .topCoded(number) : .init(number)
    case (_, .hourlyMedian): self = .onlyHourly
    case (.pay, .mean(let number)): self.init(number)
    case (.pay, .range(let bounds)): self = .known(least: bounds.least, greatest: bounds.greatest)
    default: self = .missing
    }
  }

  /// The first of the figures with a value, as a list takes it.
  fileprivate init(_ figures: [StatedValue]) {
    self.init(lackOf: figures)
    for figure in figures {
      switch figure.value {
      case .number(let number): self = figure.status == .topCoded ? .topCoded(number) : .init(number)
      case .range(let bounds) where figure.status == .topCoded && bounds.least != nil:
        self = bounds.least.map(FilterReading.topCoded) ?? .missing
      case .range(let bounds): self = .known(least: bounds.least, greatest: bounds.greatest)
      case .percentiles, .shares, .text, .missing: continue
      }
      return
    }
  }

  /// Why none of the figures has a value, if none has.
  private init(lackOf figures: [StatedValue]) {
    if figures.contains(where: { $0.status == .suppressed || $0.status == .tooFew }) {
      self = .withheld
    } else {
      self = figures.contains { $0.status == .impossible } ? .impossible : .missing
    }
  }

  fileprivate init(percentile index: Int, of figures: [StatedValue]) {
    self.init(lackOf: figures)
    for figure in figures {
      guard case .percentiles(let percentiles) = figure.value else { continue }
      // A point that is left out of published ones is not released.
      self = percentiles.points[index].map { $0.isTopCoded ? .topCoded($0.number) : .init($0.number) } ?? .withheld
      return
    }
  }

  fileprivate init(_ levels: [ClosedRange<EducationLevel>]) {
    guard let least = levels.map(\.lowerBound).min(), let greatest = levels.map(\.upperBound).max() else {
      self = .missing
      return
    }
    self = .known(least: Double(least.rawValue), greatest: Double(greatest.rawValue))
  }
}

extension FilterField {
  /// The fields of figures that a list's entry lacks and a filter reads.
  fileprivate var fields: [Field] {
    switch self {
    case .mean: [.payMean]
    case .education: [.educationEntry, .educationRequired]
    case .zone: [.zone]
    default: percentileIndex == nil ? [] : [.payPercentiles]
    }
  }
}

extension FilterReading {
  /// What a role's figures say of a field that a list's entry lacks.
  fileprivate init(_ field: FilterField, of values: [StatedValue], _ levels: inout PublishedLevels) {
    func stated(_ field: Field) -> [StatedValue] { values.filter { $0.field == field } }
    if let index = field.percentileIndex {
      self.init(percentile: index, of: stated(.payPercentiles))
    } else if field == .education {
      // What is typical for entry, else all that is required, each as its source says.
      let entry = stated(.educationEntry).compactMap { levels.range(of: $0) }
      self.init(entry.isEmpty ? stated(.educationRequired).compactMap { levels.range(of: $0) } : entry)
    } else {
      self.init(field.fields.first.map(stated) ?? [])
    }
  }
}

/// The levels that the words of a catalog's figures name: the same few words stand in many roles.
private struct PublishedLevels: Sendable {
  private var byText: [String: ClosedRange<EducationLevel>?] = [:]

  /// The levels that a figure names; of shares, the level that most name.
  mutating func range(of figure: StatedValue) -> ClosedRange<EducationLevel>? {
    switch figure.value {
    case .text(let text): return range(of: text)
    case .shares(let shares):
      let greatest = shares.map(\.percent).max()
      let levels = shares.filter { $0.percent == greatest }.compactMap { range(of: $0.label) }
      guard let low = levels.map(\.lowerBound).min(), let high = levels.map(\.upperBound).max() else { return nil }
      return low...high
    case .number, .range, .percentiles, .missing: return nil
    }
  }

  private mutating func range(of text: String) -> ClosedRange<EducationLevel>? {
    if let known = byText[text] { return known }
    let range = EducationLevel.range(ofPublished: text)
    byText[text] = .some(range)
    return range
  }
}

/// What was read of roles, by position.
struct FilterFactTable: Sendable {
  /// So many roles are read at once: of a million each by itself would take a minute.
  private static let stretch = 64

  /// By field, then by stretch.
  private var readings: [FilterField: [Int: [FilterReading]]] = [:]
  private var levels = PublishedLevels()
  private var places: [Int: Set<String>] = [:]
  private var pay: [String: [FilterField: [Int: FilterReading]]] = [:]
  private var listedPay: [String: [Int: PlacedPay]] = [:]
  private var withPlaces: Set<Int>?

  mutating func reading(
    _ field: FilterField, at position: Int, _ catalog: some Catalog
  ) throws(CatalogFailure) -> FilterReading {
    let (number, offset) = position.quotientAndRemainder(dividingBy: Self.stretch)
    if let known = readings[field]?[number] { return known[offset] }
    let positions = (number * Self.stretch..<(number + 1) * Self.stretch).clamped(to: 0..<catalog.roleCount)
    let read = try catalog.statedValues(of: field.fields, at: positions).map { FilterReading(field, of: $0, &levels) }
    readings[field, default: [:]][number] = read
    return read[offset]
  }

  /// What the latest table that has the place says of pay there.
  mutating func pay(
    _ field: FilterField, in place: String, at position: Int, _ catalog: some Catalog
  ) throws(CatalogFailure) -> FilterReading {
    guard try hasPlaces(position, catalog) else { return .missing }
    if let known = pay[place]?[field]?[position] { return known }
    let figures = PlacePay.figures(of: place, in: try catalog.placePay(at: position))
    let read = FilterReading(field, of: figures.map(StatedValue.init), &levels)
    pay[place, default: [:]][field, default: [:]][position] = read
    return read
  }

  /// What a list shows of pay in a place.
  mutating func listedPay(
    in place: String, at position: Int, _ catalog: some Catalog
  ) throws(CatalogFailure) -> PlacedPay {
    guard try hasPlaces(position, catalog) else { return PlacedPay() }
    if let known = listedPay[place]?[position] { return known }
    let figures = PlacePay.figures(of: place, in: try catalog.placePay(at: position))
    let read = PlacedPay(pay: ListedPay(of: figures), year: figures.first?.year)
    listedPay[place, default: [:]][position] = read
    return read
  }

  private mutating func hasPlaces(_ position: Int, _ catalog: some Catalog) throws(CatalogFailure) -> Bool {
    if let withPlaces { return withPlaces.contains(position) }
    let read = Set(try catalog.positionsWithPlacePay())
    withPlaces = read
    return read.contains(position)
  }

  /// The postal codes of places in which pay is published.
  mutating func places(at position: Int, _ catalog: some Catalog) throws(CatalogFailure) -> Set<String> {
    guard try hasPlaces(position, catalog) else { return [] }
    if let known = places[position] { return known }
    var codes: Set<String> = []
    for table in try catalog.placePay(at: position) {
      for row in table.rows {
        let amounts = [row.mean, row.hourlyMean] + row.percentiles + row.hourlyPercentiles
        if amounts.contains(where: { $0.number != nil }) { codes.insert(row.place) }
      }
    }
    places[position] = codes
    return codes
  }
}

/// What a list shows of a role's pay in one place.
struct PlacedPay: Hashable, Sendable {
  var pay: ListedPay?
  var year: Int?
}

/// What filters over one catalog keep from one question to the next, as catalogs never change.
package final class FilterMemo: Sendable {
  private struct Kept {
    var facts = FilterFactTable()
    var nameWords: NameWords?
    var vocabulary: SkillVocabulary?
    var families: [String]?
    var countedCodes: [Int: CountedCode]?
    var named: [NamedRoles.Question: NamedRoles] = [:]
    var titles: TitleSearcher?
  }

  private let kept = Mutex(Kept())

  package init() {}

  var facts: FilterFactTable { kept.withLock { $0.facts } }

  func keep(_ facts: FilterFactTable) { kept.withLock { $0.facts = facts } }

  /// The roles that words name, when they were asked for lately.
  func named(_ question: NamedRoles.Question) -> NamedRoles? { kept.withLock { $0.named[question] } }

  func keep(_ named: NamedRoles, for question: NamedRoles.Question) {
    kept.withLock { kept in
      if kept.named.count >= 8 { kept.named = [:] }
      kept.named[question] = named
    }
  }

  func nameWords(_ catalog: some Catalog) throws(CatalogFailure) -> NameWords {
    if let known = kept.withLock({ $0.nameWords }) { return known }
    let words = try catalog.nameWords()
    kept.withLock { $0.nameWords = words }
    return words
  }

  /// What answers typed titles; read once.
  func titles(_ catalog: some Catalog) throws(CatalogFailure) -> TitleSearcher {
    if let known = kept.withLock({ $0.titles }) { return known }
    let titles = try TitleSearcher(catalog, .bundled)
    kept.withLock { $0.titles = titles }
    return titles
  }

  package func vocabulary(_ catalog: some Catalog) throws(CatalogFailure) -> SkillVocabulary {
    if let known = kept.withLock({ $0.vocabulary }) { return known }
    let vocabulary = SkillVocabulary(try catalog.skillNames())
    kept.withLock { $0.vocabulary = vocabulary }
    return vocabulary
  }

  /// The codes that count several roles together, by the positions of these roles.
  func countedCodes(_ catalog: some Catalog) throws(CatalogFailure) -> [Int: CountedCode] {
    if let known = kept.withLock({ $0.countedCodes }) { return known }
    let codes = try catalog.countedCodes()
    kept.withLock { $0.countedCodes = codes }
    return codes
  }

  /// Entries of a list with their pay in a place, where one is asked for: of those that have none there, without pay.
  package func entries(
    _ entries: [RoleEntry], in place: String?, _ catalog: some Catalog
  ) throws(CatalogFailure) -> [RoleEntry] {
    guard let place else { return entries }
    var facts = facts
    var placed = entries
    for index in placed.indices {
      let pay = try facts.listedPay(in: place, at: placed[index].position, catalog)
      (placed[index].listedPay, placed[index].payYear) = (pay.pay, pay.year)
    }
    keep(facts)
    return placed
  }

  /// The families of a catalog, by name.
  package func families(_ catalog: some Catalog) throws(CatalogFailure) -> [String] {
    if let known = kept.withLock({ $0.families }) { return known }
    let families = Set(try catalog.entries(at: 0..<catalog.roleCount).map(\.family)).sorted()
    kept.withLock { $0.families = families }
    return families
  }
}

import Synchronization

/// One name's ratings over all roles, and what a role scores by them.
struct SkillScale: Sendable {
  /// Amounts that are comparable: of one measure and kind, from one publisher.
  struct Key: Hashable, Sendable {
    var isShare: Bool
    var kind: SkillRating.Kind
    var group: String
  }

  /// How an amount stands among those of its scale.
  struct Standing: Hashable, Sendable {
    var atOrBelow: Int
    var rated: Int
    var score: Double { Double(atOrBelow) / Double(rated) }
  }

  /// A rating and what it scores.
  struct Scored: Sendable {
    var rating: SkillObservation
    var low: Double
    var high: Double
    /// nil for a skill that is named without a rating.
    var standing: Standing?
  }

  /// What a rating is, and of which scale of amounts.
  private struct Measure: Sendable {
    var own: SkillColumn.Measure
    /// The index of its scale.
    var scale: Int
  }

  /// A rating as a million of them are kept.
  private struct Entry: Sendable {
    var position: Int32
    /// The index of its measure.
    var measure: Int32
    /// How many roles of its scale are at or below; 0 for a skill that is named without a rating.
    var atOrBelow: Int32 = 0
    /// Not a number where there is none.
    var amount: Double
  }

  let name: String
  /// By position; of a role the best first: a name may be a skill and a field of knowledge, and several sources may rate it.
  private var entries: [Entry] = []
  private var measures: [Measure] = []
  private var keys: [Key] = []
  /// For each key its amounts, each role once.
  private var amounts: [SkillAmounts] = []

  init(_ name: String, in catalog: some Catalog, _ sources: SourceTable) throws(CatalogFailure) {
    self.name = name
    var (entries, measures, keys): ([Entry], [Measure], [Key]) = ([], [], [])
    try catalog.scanRatings(ofSkill: name) { column in
      let indices = column.measures.map { measure in
        if let known = measures.firstIndex(where: { $0.own == measure }) { return Int32(known) }
        let key = Key(isShare: measure.isShare, kind: measure.kind, group: sources.group(measure.source))
        let scale = keys.firstIndex(of: key) ?? keys.count
        if scale == keys.count { keys.append(key) }
        measures.append(Measure(own: measure, scale: scale))
        return Int32(measures.count - 1)
      }
      for rating in column.ratings {
        entries.append(
          Entry(position: rating.position, measure: indices[Int(rating.measure)], amount: rating.amount))
      }
    }
    (self.entries, self.measures, self.keys) = (entries, measures, keys)
    rank()
  }

  /// Counts each scale's amounts, each role once by its best, and ranks the ratings by them.
  private mutating func rank() {
    var best: [[Double]] = Array(repeating: [], count: keys.count)
    var severals: [Range<Int>] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].position == entries[start].position { end += 1 }
      if end == start + 1 {
        let entry = entries[start]
        if !entry.amount.isNaN { best[measures[Int(entry.measure)].scale].append(entry.amount) }
      } else {
        severals.append(start..<end)
        var ofRole: [Int: Double] = [:]
        for entry in entries[start..<end] where !entry.amount.isNaN {
          let scale = measures[Int(entry.measure)].scale
          ofRole[scale] = max(ofRole[scale] ?? entry.amount, entry.amount)
        }
        for (scale, amount) in ofRole { best[scale].append(amount) }
      }
      start = end
    }
    amounts = best.map { SkillAmounts($0) }
    for scale in amounts.indices {
      let isOfScale = measures.map { $0.scale == scale }
      amounts[scale].withCounter { counter in
        for index in entries.indices where isOfScale[Int(entries[index].measure)] && !entries[index].amount.isNaN {
          entries[index].atOrBelow = Int32(counter.count(atOrBelow: entries[index].amount))
        }
      }
    }
    for range in severals {
      let order = range.map { ($0, scored(entries[$0])) }.bestFirst { $0.1 }.map { entries[$0.0] }
      entries.replaceSubrange(range, with: order)
    }
  }

  /// How many ratings are kept.
  var count: Int { entries.count }

  private func scored(_ entry: Entry) -> Scored {
    let measure = measures[Int(entry.measure)]
    let amount = entry.amount.isNaN ? nil : entry.amount
    let (low, high) = interval(entry)
    return Scored(
      rating: SkillObservation(
        position: Int(entry.position), kind: measure.own.kind, source: measure.own.source,
        importance: measure.own.isShare ? nil : amount, share: measure.own.isShare ? amount : nil),
      low: low, high: high,
      standing: amount.map { _ in Standing(atOrBelow: Int(entry.atOrBelow), rated: amounts[measure.scale].count) })
  }

  /// A skill that is named without a rating is worth half of the scale at least.
  private func interval(_ entry: Entry) -> (low: Double, high: Double) {
    if entry.amount.isNaN { return (0.5, 1) }
    let score = Double(entry.atOrBelow) / Double(amounts[measures[Int(entry.measure)].scale].count)
    return (score, score)
  }

  /// The index of the first rating at or behind a position.
  private func firstIndex(from position: Int) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What the role's ratings score, the best first.
  func ratings(at position: Int) -> [Scored] {
    entries[firstIndex(from: position)...].prefix { $0.position == position }.map(scored)
  }

  /// Raises the intervals of the roles at a stretch of positions to what their ratings score: the greatest ends of all.
  /// Intervals begin below 0 where nothing is known. Stretches follow each other, with one cursor that begins at 0.
  func raise(
    _ intervals: UnsafeMutableBufferPointer<SkillScore.Interval>, at positions: Range<Int>, _ cursor: inout Int
  ) {
    let counts = measures.map { Double(amounts[$0.scale].count) }
    counts.withUnsafeBufferPointer { counts in
      entries.withUnsafeBufferPointer { entries in
        while cursor < entries.count {
          let entry = entries[cursor]
          let place = Int(entry.position) - positions.lowerBound
          guard place < positions.count else { return }
          let score = Double(entry.atOrBelow) / counts[Int(entry.measure)]
          let (low, high) = entry.amount.isNaN ? (0.5, 1) : (score, score)
          intervals[place] = (max(intervals[place].low, low), max(intervals[place].high, high))
          cursor += 1
        }
      }
    }
  }

  /// Where the end of a list of shares stands among the shares that its publisher prints of this skill.
  func standing(ofLimit share: Double, group: String) -> Standing? {
    keys.indices.filter { keys[$0].isShare && keys[$0].group == group && amounts[$0].count > 0 }
      .map { Standing(atOrBelow: amounts[$0].count(atOrBelow: share), rated: amounts[$0].count) }
      .max { $0.score < $1.score }
  }
}

/// How many of a scale's amounts are at or below any one.
struct SkillAmounts: Sendable {
  let count: Int
  private var storage: Storage

  private enum Storage: Sendable {
    /// Ascending.
    case sorted([Double])
    /// How many are at or below each whole number of hundredths from 0: ratings have no further digits, and take no more
    /// than a hundred.
    case byHundredth([Int32])
  }

  private static let greatestHundredth = 10_000

  init(_ amounts: [Double]) {
    count = amounts.count
    if amounts.count > Self.greatestHundredth, let counts = Self.counts(amounts) {
      storage = .byHundredth(counts)
    } else {
      storage = .sorted(amounts.sorted())
    }
  }

  /// nil when an amount is no whole number of hundredths.
  private static func counts(_ amounts: [Double]) -> [Int32]? {
    var counts = [Int32](repeating: 0, count: greatestHundredth + 1)
    for amount in amounts {
      let hundredth = (amount * 100).rounded()
      guard hundredth >= 0, hundredth <= Double(greatestHundredth), hundredth / 100 == amount else { return nil }
      counts[Int(hundredth)] += 1
    }
    for index in 1...greatestHundredth { counts[index] += counts[index - 1] }
    return counts
  }

  func count(atOrBelow amount: Double) -> Int { withCounter { $0.count(atOrBelow: amount) } }

  /// Counts for many amounts.
  func withCounter<Result>(_ body: (Counter) -> Result) -> Result {
    switch storage {
    case .sorted(let all): all.withUnsafeBufferPointer { body(Counter(sorted: $0, byHundredth: nil)) }
    case .byHundredth(let counts):
      counts.withUnsafeBufferPointer { body(Counter(sorted: nil, byHundredth: $0)) }
    }
  }

  /// The amounts for as long as they are looked at.
  struct Counter {
    fileprivate let sorted: UnsafeBufferPointer<Double>?
    fileprivate let byHundredth: UnsafeBufferPointer<Int32>?

    func count(atOrBelow amount: Double) -> Int {
      guard let byHundredth else {
        guard let sorted else { return 0 }
        var (low, high) = (0, sorted.count)
        while low < high {
          let middle = (low + high) / 2
          if sorted[middle] <= amount { low = middle + 1 } else { high = middle }
        }
        return low
      }
      guard amount >= 0 else { return 0 }
      let greatest = byHundredth.count - 1
      guard amount < Double(greatest) / 100 else { return Int(byHundredth[greatest]) }
      var hundredth = Int((amount * 100).rounded())
      while hundredth > 0, Double(hundredth) / 100 > amount { hundredth -= 1 }
      return Double(hundredth) / 100 > amount ? 0 : Int(byHundredth[hundredth])
    }
  }
}

extension SkillScale.Scored {
  /// By the middle of the interval, then by its lower end, then what is rated before what is only named.
  func isBetter(than other: Self) -> Bool {
    (low + high, low, standing == nil ? 0 : 1) > (other.low + other.high, other.low, other.standing == nil ? 0 : 1)
  }
}

extension Array {
  /// The best first; equal ones keep their order.
  func bestFirst(_ scored: (Element) -> SkillScale.Scored) -> [Element] {
    indices.sorted { left, right in
      let (first, second) = (scored(self[left]), scored(self[right]))
      if first.isBetter(than: second) { return true }
      return left < right && !second.isBetter(than: first)
    }.map { self[$0] }
  }
}

/// What skill searches over one catalog keep from one question to the next, as catalogs never change.
package final class SkillSearchMemo: Sendable {
  private struct Kept {
    var positions: [Int]?
    var limits: [Int: [String: Double]]?
    var scales: [String: SkillScale] = [:]
  }

  /// So many ratings are kept: of a catalog of a thousand roles those of any query, of one of a million those of few skills.
  private static let capacity = 3_000_000
  private static let scaleCapacity = 64
  private let kept = Mutex(Kept())

  package init() {}

  /// The positions of the roles of which skills are known.
  func positions(_ catalog: some Catalog) throws(CatalogFailure) -> [Int] {
    if let known = kept.withLock({ $0.positions }) { return known }
    let read = try catalog.positionsWithSkills()
    kept.withLock { $0.positions = read }
    return read
  }

  /// By role and publisher: the least share that a list of it prints.
  func limits(_ catalog: some Catalog, _ sources: SourceTable) throws(CatalogFailure) -> [Int: [String: Double]] {
    if let known = kept.withLock({ $0.limits }) { return known }
    var limits: [Int: [String: Double]] = [:]
    for limit in try catalog.detectionLimits() {
      let group = sources.group(limit.source)
      let known = limits[limit.position]?[group] ?? .infinity
      limits[limit.position, default: [:]][group] = min(known, limit.share)
    }
    kept.withLock { [limits] in $0.limits = limits }
    return limits
  }

  /// Reads what every question needs.
  package func readAhead(_ catalog: some Catalog, _ sources: SourceTable) throws(CatalogFailure) {
    _ = try limits(catalog, sources)
  }

  func scale(
    _ name: String, _ catalog: some Catalog, _ sources: SourceTable
  ) throws(CatalogFailure) -> SkillScale {
    if let known = kept.withLock({ $0.scales[name] }) { return known }
    let scale = try SkillScale(name, in: catalog, sources)
    kept.withLock {
      let count = $0.scales.values.reduce(scale.count) { $0 + $1.count }
      if $0.scales.count >= Self.scaleCapacity || count > Self.capacity { $0.scales = [:] }
      $0.scales[name] = scale
    }
    return scale
  }
}

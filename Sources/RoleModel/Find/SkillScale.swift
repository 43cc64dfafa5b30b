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

  let name: String
  /// By role: a name may be a skill and a field of knowledge, and several sources may rate it. The best first.
  private var byRole: [Int: [Scored]] = [:]
  private var keys: [Key] = []
  /// For each key: its amounts, ascending, each role once.
  private var amounts: [[Double]] = []

  init(_ name: String, _ observations: [SkillObservation], _ sources: SourceTable) {
    self.name = name
    let scales = readScales(of: observations, sources)
    var best: [[Int: Double]] = Array(repeating: [:], count: keys.count)
    for (rating, scale) in zip(observations, scales) {
      guard let amount = rating.amount else { continue }
      best[scale][rating.position] = max(best[scale][rating.position] ?? amount, amount)
    }
    amounts = best.map { Array($0.values) }
    for scale in amounts.indices { amounts[scale].sort() }
    byRole.reserveCapacity(observations.count)
    for (rating, scale) in zip(observations, scales) {
      let standing = rating.amount.map { self.standing(of: $0, scale) }
      let scored = Scored(rating: rating, low: standing?.score ?? 0.5, high: standing?.score ?? 1, standing: standing)
      byRole[rating.position, default: []].append(scored)
    }
    for (position, ratings) in byRole where ratings.count > 1 {
      byRole[position] = ratings.bestFirst { $0 }
    }
  }

  /// For each observation the index of its key; there are few, and neighbours share them.
  private mutating func readScales(of observations: [SkillObservation], _ sources: SourceTable) -> [Int] {
    var known: [(source: SourceID, kind: SkillRating.Kind, isShare: Bool, scale: Int)] = []
    return observations.map { rating in
      let isShare = rating.importance == nil
      if let found = known.first(where: {
        $0.kind == rating.kind && $0.isShare == isShare && $0.source == rating.source
      }) {
        return found.scale
      }
      let key = Key(isShare: isShare, kind: rating.kind, group: sources.group(rating.source))
      let scale = keys.firstIndex(of: key) ?? keys.count
      if scale == keys.count { keys.append(key) }
      known.append((rating.source, rating.kind, isShare, scale))
      return scale
    }
  }

  /// What the role's ratings score, the best first.
  func ratings(at position: Int) -> [Scored] { byRole[position] ?? [] }

  /// Where the end of a list of shares stands among the shares that its publisher prints of this skill.
  func standing(ofLimit share: Double, group: String) -> Standing? {
    keys.indices.filter { keys[$0].isShare && keys[$0].group == group && !amounts[$0].isEmpty }
      .map { self.standing(of: share, $0) }.max { $0.score < $1.score }
  }

  /// The share of the scale's amounts that are at or below one.
  private func standing(of amount: Double, _ scale: Int) -> Standing {
    let all = amounts[scale]
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle] <= amount { low = middle + 1 } else { high = middle }
    }
    return Standing(atOrBelow: low, rated: all.count)
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

  private static let capacity = 64
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

  func scale(
    _ name: String, _ catalog: some Catalog, _ sources: SourceTable
  ) throws(CatalogFailure) -> SkillScale {
    if let known = kept.withLock({ $0.scales[name] }) { return known }
    let scale = SkillScale(name, try catalog.ratings(ofSkill: name), sources)
    kept.withLock {
      if $0.scales.count >= Self.capacity { $0.scales = [:] }
      $0.scales[name] = scale
    }
    return scale
  }
}

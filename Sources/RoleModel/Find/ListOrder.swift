/// The orders of a list of roles.
package enum ListOrder: String, CaseIterable, Codable, Sendable {
  case title, pay, growth, jobs, openings

  /// As a list's heading says it.
  package var words: String { self == .pay ? "median pay" : rawValue }

  /// What stands behind the roles that the order is by.
  package var behindWords: String {
    switch self {
    case .title: ""
    case .pay: "averages and ranges stand behind the medians"
    case .growth, .jobs, .openings: "other sources' figures stand behind the official ones"
    }
  }

  package var next: ListOrder {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// What ranks a role in this order; nil for one without such a figure.
  package func key(of entry: RoleEntry) -> RoleRanking.Key {
    let amount: Double?
    var group = entry.kind == .occupation ? 0 : 1
    switch self {
    case .title: amount = 0
    case .growth: amount = entry.growth
    case .jobs: amount = entry.jobs
    case .openings: amount = entry.openings
    case .pay:
      amount = entry.listedPay?.orderingAmount
      group = entry.listedPay?.orderingGroup ?? 0
    }
    return amount.map { (group, $0) }
  }
}

extension ListedPay {
  /// The number that stands for the pay among those of its definition: of a range the middle, its low end when it opens upward.
  fileprivate var orderingAmount: Double? {
    switch self {
    case .median(let number, _), .mean(let number): number
    case .hourlyMedian: nil
    case .range(let bounds):
      switch (bounds.low, bounds.high) {
      case (let low?, let high?): bounds.opensHigh ? low : (low + high) / 2
      default: bounds.low ?? bounds.high
      }
    }
  }

  fileprivate var orderingGroup: Int {
    switch self {
    case .median: 0
    case .mean: 1
    case .range, .hourlyMedian: 2
    }
  }
}

/// How fast an occupation's jobs are projected to grow, beside those of all occupations.
///
/// By whole percents, as BLS words it: with all jobs at 3 %, 3 and 4 are about as fast, 5 and 6 faster, 7 and more much faster,
/// 0 to 2 slower, and less a decline. The classes move with the growth of all jobs. Source: BLS, "Occupational Outlook Handbook".
package enum GrowthClass: Int, Comparable, Sendable {
  case decline, slower, aboutAsFast, faster, muchFaster

  /// - Parameters:
  ///   - growth: percent over the whole span.
  ///   - all: the same of all occupations.
  package init(_ growth: Double, besideAll all: Double) {
    let above = growth.rounded() - all.rounded()
    switch above {
    case 4...: self = .muchFaster
    case 2..<4: self = .faster
    case 0..<2: self = .aboutAsFast
    default: self = growth.rounded() < 0 ? .decline : .slower
    }
  }

  package static func < (left: GrowthClass, right: GrowthClass) -> Bool { left.rawValue < right.rawValue }

  package var words: String {
    switch self {
    case .decline: "decline"
    case .slower: "slower than all jobs"
    case .aboutAsFast: "about as fast as all jobs"
    case .faster: "faster than all jobs"
    case .muchFaster: "much faster than all jobs"
    }
  }
}

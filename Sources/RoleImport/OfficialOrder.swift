import RoleCatalog
import RoleModel

/// The order in which a role's official figures stand: pay first, the latest release first; what articles say stands before.
enum OfficialOrder {
  /// 0 for sources that are no official table.
  static func rank(of source: SourceID) -> Int {
    (source.series.flatMap(OfficialSeries.allCases.firstIndex(of:)) ?? -1) + 1
  }

  /// Whether the source's tables are by SOC code.
  static func isBySOC(_ source: SourceID) -> Bool {
    switch source.series {
    case .oews, .projections, .cps: true
    case .onet, .prices, nil: false
    }
  }

  static func sort(_ figures: inout [Figure]) {
    let keyed = figures.enumerated().map { offset, figure in
      (
        rank: rank(of: figure.source), release: release(of: figure), source: figure.source.text, offset: offset,
        figure: figure
      )
    }
    figures = keyed.sorted { left, right in
      if left.rank == 0 || right.rank == 0 {
        return (left.rank, left.offset) < (right.rank, right.offset)
      }
      guard left.rank == right.rank else { return left.rank < right.rank }
      guard left.release == right.release else { return left.release > right.release }
      return (left.source, left.offset) < (right.source, right.offset)
    }.map(\.figure)
  }

  /// Adds ratings of one O*NET release behind those of later ones and before all others.
  static func insert(_ ratings: [SkillRating], into skills: inout [SkillRating]) {
    guard let release = ratings.first.map({ release(ofONet: $0.source) }) else { return }
    let later = skills.prefix { $0.source.series == .onet && self.release(ofONet: $0.source) > release }
    skills.insert(contentsOf: ratings, at: later.count)
  }

  private static func release(of figure: Figure) -> (Int, Int) {
    figure.source.series == .onet ? release(ofONet: figure.source) : (figure.year ?? 0, 0)
  }

  /// The numbers of `onet-30.1`: two releases may be of one year.
  private static func release(ofONet source: SourceID) -> (Int, Int) {
    let numbers = source.text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    return (numbers.first ?? 0, numbers.count > 1 ? numbers[1] : 0)
  }
}

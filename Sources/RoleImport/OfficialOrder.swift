import RoleCatalog
import RoleModel

/// The order in which a role's official figures stand: pay first, the latest year first; what articles say stands before.
enum OfficialOrder {
  private static let prefixes = ["oews-", "ep-", "cps-", "onet-", "bea-"]

  /// 0 for sources that are no official table.
  static func rank(of source: SourceID) -> Int {
    (prefixes.firstIndex { source.text.hasPrefix($0) } ?? -1) + 1
  }

  /// Whether the source's tables are by SOC code.
  static func isBySOC(_ source: SourceID) -> Bool { (1...3).contains(rank(of: source)) }

  static func sort(_ figures: inout [Figure]) {
    let keyed = figures.enumerated().map { offset, figure in
      (
        rank: rank(of: figure.source), year: -(figure.year ?? 0), source: figure.source.text, offset: offset,
        figure: figure
      )
    }
    figures = keyed.sorted { left, right in
      if left.rank == 0 || right.rank == 0 {
        return (left.rank, left.offset) < (right.rank, right.offset)
      }
      return (left.rank, left.year, left.source, left.offset) < (right.rank, right.year, right.source, right.offset)
    }.map(\.figure)
  }
}

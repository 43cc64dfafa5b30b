import RoleModel

/// What may be said of one place beside the others, as `places` and `explain` print it.
struct PlaceStanding {
  var row: PlacePay.Row
  /// Where it stands among the places that count; nil when it is left out.
  var rank: Int?
  /// The error does not tell it from the first.
  var isTied: Bool
  var lowerBound: Double?
  /// Why it is left out; nil when it is not.
  var leftOutFor: PlaceRanking.Reason?
  var parity: PriceParity?

  /// Every place of a table: those that count, best first, then the others.
  static func all(_ ranking: PlaceRanking, _ parities: [PriceParity]) -> [PlaceStanding] {
    let byPlace = parities.latestByPlace
    return ranking.ranked.enumerated().map { index, place in
      PlaceStanding(
        row: place.row, rank: index + 1, isTied: place.isTiedWithFirst, lowerBound: place.lowerBound,
        parity: byPlace[place.row.place])
    }
      + ranking.leftOut.map { place in
        PlaceStanding(
          row: place.row, rank: nil, isTied: false, lowerBound: nil, leftOutFor: place.reason,
          parity: byPlace[place.row.place])
      }
  }

  var name: String { USPlace.name(of: row.place) }

  private var isCapped: Bool { if case .atLeast = row.median { true } else { false } }

  /// `2 =` where the error does not tell it from the first.
  var rankText: String { rank.map { "\($0)" + (isTied ? " =" : "") } ?? "–" }

  /// What the median buys, in dollars at national prices.
  var bought: Double? { row.median.number.flatMap { median in parity?.bought(for: median) } }

  var boughtText: String { bought.map { (isCapped ? "≥ " : "") + NumberText.grouped($0) } ?? "–" }

  /// `a median of $135,510 that buys $147,595`.
  var payWords: String {
    guard row.median.number != nil else { return "no median" }
    return "a median of \(row.median.dollarText)"
      + (bought.map { " that buys \(isCapped ? "≥ " : "")$\(NumberText.grouped($0))" } ?? ", no price parity")
  }

  var lowerBoundText: String { lowerBound.map { NumberText.grouped($0) } ?? "–" }

  /// `ranked 12th of 48, 14th of 51 by the bare median, 15th of 51 by the bare mean`.
  func words(in ranking: PlaceRanking) -> String {
    var words: [String] = []
    if let rank {
      words.append(
        "ranked \(ordinal(rank)) of \(ranking.ranked.count)" + (isTied ? ", not told apart from the first" : ""))
    }
    if let leftOutFor { words.append("left out of the ranking for \(leftOutFor.words)") }
    if let standing = ranking.medianStanding(of: row.place) {
      words.append("\(ordinal(standing.rank)) of \(standing.count) by the bare median")
    }
    if let standing = ranking.meanStanding(of: row.place) {
      words.append("\(ordinal(standing.rank)) of \(standing.count) by the bare mean")
    }
    return words.joined(separator: "; ")
  }

  var members: [(key: String, value: JSON)] {
    var status = Figure.Status.published
    if isCapped { status = .topCoded }
    if row.median.number == nil { status = row.median == .impossible ? .impossible : .suppressed }
    return [
      ("place", .string(row.place)), ("name", .string(name)), ("rank", JSON(rank)), ("tied", .bool(isTied)),
      ("median", JSON(row.median.number)), ("status", .string(status.rawValue)), ("lowerBound", JSON(lowerBound)),
      ("relativeStandardError", JSON(row.meanError)), ("se", JSON(row.medianError?.amount)),
      ("seHow", JSON(row.medianError?.how)), ("workers", JSON(row.jobs.number)),
      ("mean", JSON(row.mean.number)), ("parity", JSON(parity?.parity)), ("bought", JSON(bought)),
      ("leftOut", JSON(leftOutFor?.words)), ("locator", .string("row \(row.row)")),
    ]
  }

  /// One fact row for each place: see ``factColumns``.
  var facts: [String] {
    [
      rank.map(String.init) ?? "", rank == nil ? "" : String(isTied), row.place, name,
      row.median.number.map(digits) ?? "", isCapped ? "high" : "", lowerBound.map(digits) ?? "",
      row.meanError.map(digits) ?? "", row.jobs.number.map(digits) ?? "", row.mean.number.map(digits) ?? "",
      parity.map { digits($0.parity) } ?? "", bought.map(digits) ?? "", leftOutFor?.words ?? "", "row \(row.row)",
    ]
  }

  static let factColumns: [Table.Column] = [
    "rank", "tied", "place", "name", "median", "open", "lower_bound", "rse", "workers", "mean", "parity", "bought",
    "left_out_for", "locator",
  ].map { .init($0) }
}

extension PlaceRanking {
  /// How places are ranked, as a sentence.
  static let method =
    "Ranked by what the median is at least, median × (1 - 1.645 × RSE); the RSE, in percent, is the mean's, since none is "
    + "printed for medians. Places of 500 workers or more count. Tied (=): less than 1.645 common standard errors below the "
    + "first."
}

/// What the median buys, as a sentence with its source.
func parityNote(_ parities: [PriceParity], _ sources: SourceTable) -> String? {
  parities.vintages(sources).map {
    "Buys: the median at national prices, median / (parity / 100) (\($0), all items); – where no parity is published."
  }
}

import RoleModel

/// The rating scales. Source: O*NET, Scales Reference.
private enum ONetScale: String {
  case importance = "IM"
  case level = "LV"
  /// How well an interest fits the occupation. The table has the rank of the three highest as well, on a scale of its own.
  case occupationalInterest = "OI"
  /// How far a work style helps, or hinders, in the occupation; since release 30.1, which also ranks what sets it apart (DR).
  case workStyleImpact = "WI"

  var ends: ClosedRange<Double> {
    switch self {
    case .importance: 1...5
    case .level: 0...7
    case .occupationalInterest: 1...7
    case .workStyleImpact: -3...3
    }
  }

  /// The standard score of a rating, 0 to 100: `(rating - low) / (high - low) * 100`, to two decimals as ratings have.
  ///
  /// Source: O*NET OnLine, "Scales, Ratings, and Standardized Scores".
  func standardScore(_ rating: Double) -> Double { scaled(rating - ends.lowerBound) }

  /// A difference of ratings, such as a standard error, on the standard scores' scale.
  func scaled(_ difference: Double) -> Double {
    (difference / (ends.upperBound - ends.lowerBound) * 10_000).rounded() / 100
  }
}

extension SkillRating.Kind {
  /// The scales that the O*NET table of this kind is read on.
  fileprivate var scales: [ONetScale] {
    switch self {
    case .skill, .knowledge: [.importance, .level]
    case .workStyle: [.importance, .workStyleImpact]
    case .interest: [.occupationalInterest]
    case .technology, .listed: []
    }
  }
}

/// The columns of a table of ratings, of which those of work styles and interests lack some.
private struct ONetRatingColumns {
  let columns: ONetColumns
  /// CSV files have the names of elements in another table.
  let name: Int?
  let error: Int?
  let respondents: Int?
  let suppress: Int?
  let notRelevant: Int?

  var element: Int { columns[0] }
  var scale: Int { columns[1] }
  var value: Int { columns[2] }

  init(_ table: ONetFiles.Table, of kind: SkillRating.Kind) throws(TableError) {
    let required = ["Element ID", "Scale ID", "Data Value"]
    let remarks = ["Standard Error", "Recommend Suppress", "Not Relevant"]
    columns = try ONetColumns(table, kind.scales.contains(.level) ? required + remarks : required)
    name = try columns.header.optionalColumn("Element Name")
    error = try columns.header.optionalColumn(remarks[0])
    respondents = try columns.header.optionalColumn("N")
    suppress = try columns.header.optionalColumn(remarks[1])
    notRelevant = try columns.header.optionalColumn(remarks[2])
  }

  func marks(_ row: TableRow, _ column: Int?) -> Bool { column.map { row.trimmed($0) == "Y" } ?? false }
}

/// Ratings: importance (IM, 1 to 5), level (LV, 0 to 7), how well an interest fits (OI, 1 to 7), and how far a work style helps
/// (WI, -3 to 3).
///
/// `Recommend Suppress` marks ratings of low precision, which are kept with a remark, and `Not Relevant` levels of what
/// the occupation hardly needs, which are not. Source: O*NET Data Dictionary, "Item Rating Level Statistics".
extension ONetReader {
  /// - Parameter names: the names of elements, for tables that have none.
  mutating func readRatings(
    _ table: ONetFiles.Table, of kind: SkillRating.Kind, _ names: ONetElements
  ) throws(TableError) {
    let columns = try ONetRatingColumns(table, of: kind)
    var ratings: [ONetPartKey: Int] = [:]
    var seen = Set<ONetPartKey>()
    var errors = ONetErrors()
    while let row = try next(table, columns.columns) {
      guard let scale = ONetScale(rawValue: row.trimmed(columns.scale)), kind.scales.contains(scale) else {
        report.rowsPassedOver += 1
        continue
      }
      let part = try part(of: row, columns.columns)
      let element = row.trimmed(columns.element)
      let name =
        if let column = columns.name { row.trimmed(column) } else {
          try names.name(of: element, row.place(columns.element))
        }
      guard seen.insert(ONetPartKey(part: part, name: element + scale.rawValue)).inserted else {
        throw .content(
          row.place,
          sentence: "\"\(shown(name))\" is rated twice on the scale \(scale.rawValue) for \(parts[part].code.code). "
            + "Remove one of the rows.")
      }
      let key = ONetPartKey(part: part, name: element)
      let index = ratings[key] ?? parts[part].skills.count
      if ratings.updateValue(index, forKey: key) == nil {
        parts[part].skills.append(
          SkillRating(name: name, kind: kind, source: source, locator: table.locator(of: row)))
      }
      parts[part].skills[index] = try rated(parts[part].skills[index], on: scale, row, columns, table)
      if let respondents = try number(row, optional: columns.respondents, in: Field.jobs.possible) {
        errors.add(
          parts[part].skills[index], part: part, index: index, isLevel: scale == .level, respondents: respondents)
      }
    }
    for modelled in errors.modelled {
      let (part, index) = (modelled.part, modelled.index)
      if modelled.isLevel {
        parts[part].skills[index].levelError = modelled.error
        parts[part].skills[index].remarks.insert(.modelledLevelError)
      } else {
        parts[part].skills[index].standardError = modelled.error
        parts[part].skills[index].remarks.insert(.modelledError)
      }
    }
    // A release may rate interests and work styles on other scales, which is no reason to refuse the other tables.
    guard !seen.isEmpty || !kind.scales.contains(.level) else {
      throw .content(
        table.rows.table,
        sentence: "The table has no rating of importance (IM) or level (LV). Take it from its publisher.")
    }
  }

  /// The rating with the side of it that a row has.
  private mutating func rated(
    _ rating: SkillRating, on scale: ONetScale, _ row: TableRow, _ columns: ONetRatingColumns, _ table: ONetFiles.Table
  ) throws(TableError) -> SkillRating {
    var rating = rating
    guard let value = try number(row, columns.value, in: scale.ends) else {
      report.cellsWithheld += 1
      return rating
    }
    let error = try number(row, optional: columns.error, in: 0...scale.ends.upperBound - scale.ends.lowerBound)
      .map(scale.scaled)
    let isImprecise = columns.marks(row, columns.suppress)
    switch scale {
    case .importance, .occupationalInterest, .workStyleImpact:
      rating.importance = scale.standardScore(value)
      rating.standardError = error
      rating.locator = table.locator(of: row)
      if isImprecise { rating.remarks.insert(.impreciseImportance) }
    case .level:
      if columns.marks(row, columns.notRelevant) {
        rating.remarks.insert(.irrelevantLevel)
        return rating
      }
      rating.level = scale.standardScore(value)
      rating.levelError = error
      if isImprecise { rating.remarks.insert(.impreciseLevel) }
    }
    report.figuresRead += 1
    return rating
  }
}

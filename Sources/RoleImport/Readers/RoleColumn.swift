import RoleModel

/// The columns that a table of roles may have; the raw value is the name in its header.
enum RoleColumn: String, CaseIterable {
  case title, id, family, aliases, soc, year
  case payMean = "pay.mean"
  case payMedian = "pay.median"
  case payLow = "pay.low"
  case payHigh = "pay.high"
  case payP10 = "pay.p10"
  case payP25 = "pay.p25"
  case payP50 = "pay.p50"
  case payP75 = "pay.p75"
  case payP90 = "pay.p90"
  case payUnit = "pay.unit"
  case bonusLow = "pay.bonus.low"
  case bonusHigh = "pay.bonus.high"
  case jobs = "jobs.count"
  case growth, openings
  case educationRequired = "education.required"
  case educationPreferred = "education.preferred"
  case educationEntry = "education.entry"
  case experienceLow = "experience.low"
  case experienceHigh = "experience.high"
  case zone, skills
  case promotesTo = "promotes_to"
  case manages, lateral

  /// The columns that tie a row to others.
  static let edges: [(column: RoleColumn, kind: Edge.Kind)] = [
    (.promotesTo, .promotesTo), (.manages, .manages), (.lateral, .lateral),
  ]

  /// The columns of numbers.
  static let numbers = RoleTableFigure.all.filter { $0.field.unit != .name }.flatMap(\.columns)
}

/// A figure that one or more columns of a table of roles make.
struct RoleTableFigure {
  let field: Field
  /// One of a number or text, the two ends of a range, or the points of percentiles.
  let columns: [RoleColumn]
  let definition: String

  private init(_ field: Field, _ columns: RoleColumn..., definition: String) {
    (self.field, self.columns) = (field, columns)
    self.definition = "\(definition), as the organisation states it"
  }

  static let all = [
    RoleTableFigure(.payMean, .payMean, definition: "average pay for a year of this role"),
    RoleTableFigure(.payMedian, .payMedian, definition: "median pay for a year of this role"),
    RoleTableFigure(.payRange, .payLow, .payHigh, definition: "lowest to highest pay for a year of this role"),
    RoleTableFigure(
      .payPercentiles, .payP10, .payP25, .payP50, .payP75, .payP90,
      definition: "percentiles of the pay for a year of this role"),
    RoleTableFigure(.payBonus, .bonusLow, .bonusHigh, definition: "bonus in percent of base pay"),
    RoleTableFigure(.jobs, .jobs, definition: "people in this role"),
    RoleTableFigure(.growth, .growth, definition: "growth of the number of people in this role"),
    RoleTableFigure(.openings, .openings, definition: "openings for this role in a year"),
    RoleTableFigure(.educationRequired, .educationRequired, definition: "education that this role requires"),
    RoleTableFigure(.educationPreferred, .educationPreferred, definition: "education that is preferred for this role"),
    RoleTableFigure(.educationEntry, .educationEntry, definition: "education that people enter this role with"),
    RoleTableFigure(
      .experienceYears, .experienceLow, .experienceHigh, definition: "years of experience for this role"),
    RoleTableFigure(
      .zone, .zone, definition: "preparation for this role on O*NET's scale of job zones, 1 (little) to 5 (extensive)"),
  ]
}

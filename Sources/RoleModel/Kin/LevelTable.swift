/// The levels of roles as rows of numbers, for the totals of many gaps: each is ``Gap/total`` without the gap of each skill.
struct LevelTable {
  /// What one publisher rates a role at; the subjects' columns are those of the table.
  fileprivate struct Ratings {
    /// 0 to 1; -1 where no level is relevant, NaN where nothing is rated.
    var levels: [Double]
    /// 0 to 1.
    var importance: [Double]
  }

  struct Row { fileprivate var ratings: [String: Ratings] }

  private var columns: [SkillLevels.Subject: Int] = [:]

  private mutating func column(of subject: SkillLevels.Subject) -> Int {
    if let known = columns[subject] { return known }
    columns[subject] = columns.count
    return columns.count - 1
  }

  mutating func row(_ levels: SkillLevels) -> Row {
    var row = Row(ratings: [:])
    for (publisher, ratings) in levels.ratings {
      var numbers = Ratings(levels: [], importance: [])
      for (subject, rating) in ratings {
        let column = column(of: subject)
        if column >= numbers.levels.count {
          let more = max(columns.count, ratings.count) - numbers.levels.count
          numbers.levels += [Double](repeating: .nan, count: more)
          numbers.importance += [Double](repeating: 0, count: more)
        }
        numbers.levels[column] = rating.level ?? -1
        numbers.importance[column] = rating.importance
      }
      row.ratings[publisher] = numbers
    }
    return row
  }

  /// From 0, nothing is missing, to 1, everything is; nil when no publisher rates both.
  static func gap(from first: Row, to other: Row) -> Double? {
    var best: (publisher: String, count: Int, total: Double)?
    for (publisher, to) in other.ratings {
      guard let from = first.ratings[publisher] else { continue }
      let (count, total) = gap(from, to)
      guard count > 0 else { continue }
      // Of equally many shared ratings the first publisher's, as in Gap.
      if let best, (count, best.publisher) <= (best.count, publisher) { continue }
      best = (publisher, count, total)
    }
    return best?.total
  }

  private static func gap(_ from: Ratings, _ to: Ratings) -> (count: Int, total: Double) {
    var (count, need, missing) = (0, 0.0, 0.0)
    for column in 0..<min(from.levels.count, to.levels.count) {
      let (brought, asked) = (from.levels[column], to.levels[column])
      guard !brought.isNaN, !asked.isNaN else { continue }
      count += 1
      guard asked >= 0 else { continue }
      need += to.importance[column] * asked
      missing += max(0, asked - max(0, brought)) * to.importance[column]
    }
    return (count, need > 0 ? missing / need : 0)
  }
}

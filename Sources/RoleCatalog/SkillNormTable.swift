import RoleModel

/// Sums over the ratings of the catalog being written, by skill and source.
struct SkillNormTable {
  struct Entry {
    var skill: Int
    var kind: SkillRating.Kind
    var source: Int
    var mean: Double
    var deviation: Double
    var count: Int
  }

  private struct Key: Hashable {
    var skill: Int
    var kind: SkillRating.Kind
    var source: Int

    /// The order of the table's rows.
    var order: (Int, Int, Int) { (skill, SkillRating.Kind.allCases.firstIndex(of: kind) ?? 0, source) }
  }

  /// Running mean and sum of squared deviations. Source: Welford, "Note on a method for calculating corrected sums".
  private struct Sums {
    var count = 0
    var mean = 0.0
    var squares = 0.0
  }

  private var sums: [Key: Sums] = [:]

  mutating func add(_ importance: Double, skill: Int, kind: SkillRating.Kind, source: Int) {
    let key = Key(skill: skill, kind: kind, source: source)
    var entry = sums[key] ?? Sums()
    entry.count += 1
    let difference = importance - entry.mean
    entry.mean += difference / Double(entry.count)
    entry.squares += difference * (importance - entry.mean)
    sums[key] = entry
  }

  /// By skill, kind and source; the deviation is over all rated roles.
  var entries: [Entry] {
    sums.sorted { $0.key.order < $1.key.order }.map { key, sums in
      Entry(
        skill: key.skill, kind: key.kind, source: key.source, mean: sums.mean,
        deviation: (sums.squares / Double(sums.count)).squareRoot(), count: sums.count)
    }
  }
}

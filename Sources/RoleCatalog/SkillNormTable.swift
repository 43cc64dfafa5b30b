/// Sums over the ratings of the catalog being written, by skill and source.
struct SkillNormTable {
  struct Entry {
    var skill: Int
    var source: Int
    var mean: Double
    var deviation: Double
    var count: Int
  }

  private struct Key: Hashable {
    var skill: Int
    var source: Int
  }

  /// Running mean and sum of squared deviations. Source: Welford, "Note on a method for calculating corrected sums".
  private struct Sums {
    var count = 0
    var mean = 0.0
    var squares = 0.0
  }

  private var sums: [Key: Sums] = [:]

  mutating func add(_ importance: Double, skill: Int, source: Int) {
    var entry = sums[Key(skill: skill, source: source)] ?? Sums()
    entry.count += 1
    let difference = importance - entry.mean
    entry.mean += difference / Double(entry.count)
    entry.squares += difference * (importance - entry.mean)
    sums[Key(skill: skill, source: source)] = entry
  }

  /// By skill, then source; the deviation is over all rated roles.
  var entries: [Entry] {
    sums.sorted { ($0.key.skill, $0.key.source) < ($1.key.skill, $1.key.source) }.map { key, sums in
      Entry(
        skill: key.skill, source: key.source, mean: sums.mean,
        deviation: (sums.squares / Double(sums.count)).squareRoot(), count: sums.count)
    }
  }
}

import RoleModel

/// The skills of the catalog being written, numbered as they first appear.
struct SkillTable {
  struct Entry {
    var number: Int
    var name: String
    /// The most official kind among its ratings.
    var kind: SkillRating.Kind
    var roleCount: Int
    fileprivate var lastPosition: Int
  }

  private(set) var entries: [Entry] = []
  private var numbers: [String: Int] = [:]

  /// The skill's number; the role at `position` is counted as carrying it. Positions only grow.
  mutating func number(of rating: SkillRating, at position: Int) -> Int {
    guard let number = numbers[rating.name] else {
      let number = entries.count
      entries.append(
        Entry(number: number, name: rating.name, kind: rating.kind, roleCount: 1, lastPosition: position))
      numbers[rating.name] = number
      return number
    }
    if entries[number].lastPosition != position {
      entries[number].roleCount += 1
      entries[number].lastPosition = position
    }
    if Self.rank(rating.kind) < Self.rank(entries[number].kind) { entries[number].kind = rating.kind }
    return number
  }

  private static func rank(_ kind: SkillRating.Kind) -> Int {
    SkillRating.Kind.allCases.firstIndex(of: kind) ?? 0
  }
}

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
    fileprivate var column = SkillColumnWriter()
    fileprivate var part = 0
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

  /// Adds a rating to the skill's column; a part of the column that is long enough is handed out to be written.
  mutating func observe(
    _ rating: SkillRating, skill: Int, position: Int, kind: Int, source: Int, write: (Int, [UInt8]) throws -> Void
  ) throws {
    try entries[skill].column.append(
      position: position, kind: kind, source: source, importance: rating.importance, share: rating.share)
    guard entries[skill].column.length >= Self.partLength else { return }
    try write(entries[skill].part, entries[skill].column.packed.bytes)
    entries[skill].part += 1
    entries[skill].column = SkillColumnWriter()
  }

  /// The last part of each skill's column, by skill.
  var openColumns: [(skill: Int, part: Int, bytes: [UInt8])] {
    entries.filter { $0.column.length > 0 }.map { ($0.number, $0.part, $0.column.packed.bytes) }
  }

  private static let partLength = 16_384

  private static func rank(_ kind: SkillRating.Kind) -> Int {
    SkillRating.Kind.allCases.firstIndex(of: kind) ?? 0
  }
}

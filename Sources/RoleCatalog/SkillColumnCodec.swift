import RoleModel

/// What a search needs of one skill, role after role, as packed numbers: the difference of the role's position from the one
/// before, the kind and the source as the numbers of their rows, and 0, or 1 and an importance, or 2 and a share.
struct SkillColumnWriter {
  private(set) var packed = PackedNumberWriter()
  private var lastPosition = 0

  var length: Int { packed.bytes.count }

  mutating func append(position: Int, kind: Int, source: Int, importance: Double?, share: Double?) throws {
    packed.append(position - lastPosition)
    lastPosition = position
    packed.append(kind)
    packed.append(source)
    packed.append(importance != nil ? 1 : share != nil ? 2 : 0)
    if let amount = importance ?? share { try packed.append(hundredths: amount) }
  }
}

/// Reads what ``SkillColumnWriter`` wrote.
enum SkillColumnReader {
  struct Entry {
    var position: Int
    var kind: Int
    var source: Int
    /// Whether the amount is an importance.
    var isImportance: Bool
    /// Not a number where there is none.
    var amount: Double
  }

  /// Calls `body` for each entry. False when the bytes are no such column.
  static func read(_ bytes: [UInt8], _ body: (Entry) throws -> Void) rethrows -> Bool {
    var packed = PackedNumberReader(bytes)
    var position = 0
    while !packed.isAtEnd {
      guard let step = packed.number(), let kind = packed.number(), let source = packed.number(),
        let measure = packed.number(), measure < 3
      else { return false }
      let (next, overflow) = position.addingReportingOverflow(step)
      guard !overflow else { return false }
      position = next
      guard let amount = measure == 0 ? .nan : packed.hundredths() else { return false }
      try body(Entry(position: position, kind: kind, source: source, isImportance: measure == 1, amount: amount))
    }
    return true
  }
}

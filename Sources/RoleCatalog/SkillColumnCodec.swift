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
    var importance: Double?
    var share: Double?
  }

  /// nil when the bytes are no such column.
  static func entries(of bytes: [UInt8]) -> [Entry]? {
    var packed = PackedNumberReader(bytes)
    var entries: [Entry] = []
    var position = 0
    while !packed.isAtEnd {
      guard let step = packed.number(), let kind = packed.number(), let source = packed.number(),
        let measure = packed.number(), measure < 3
      else { return nil }
      let (next, overflow) = position.addingReportingOverflow(step)
      guard !overflow else { return nil }
      position = next
      var entry = Entry(position: position, kind: kind, source: source)
      if measure > 0 {
        guard let amount = packed.hundredths() else { return nil }
        if measure == 1 { entry.importance = amount } else { entry.share = amount }
      }
      entries.append(entry)
    }
    return entries
  }
}

import RoleModel

/// The ratings of one role as packed numbers, in the role's order.
///
/// Runs of ratings of one kind, source and document: kind, source and document as the numbers of their rows, how many; then for
/// each rating the skill's number, its place, and its numbers. A place is twice the difference of its row from the one before,
/// plus 2, as a signed number, or 0 and a text. Which numbers follow is told by bits: importance 1, level 2, error 4, error
/// of the level 8, share 16, remarks 32.
struct SkillListWriter {
  private var packed = PackedNumberWriter()
  private var run: (kind: Int, source: Int, document: Int)?
  private var entries = PackedNumberWriter()
  private var count = 0
  private var lastRow = 0

  mutating func append(_ rating: SkillRating, skill: Int, kind: Int, source: Int, document: Int) throws {
    if run.map({ $0 != (kind, source, document) }) ?? true {
      closeRun()
      run = (kind, source, document)
    }
    count += 1
    entries.append(skill)
    if case .integer(let row) = Cell(position: rating.locator.position), row < 1 << 40, row >= 0 {
      entries.append(zigzag(row - lastRow) + 1)
      lastRow = row
    } else {
      entries.append(0)
      entries.append(rating.locator.position)
    }
    let numbers = [rating.importance, rating.level, rating.standardError, rating.levelError, rating.share]
    var bits = rating.remarks.isEmpty ? 0 : 32
    for (index, number) in numbers.enumerated() where number != nil { bits |= 1 << index }
    entries.append(bits)
    for number in numbers { if let number { try entries.append(hundredths: number) } }
    if !rating.remarks.isEmpty { entries.append(rating.remarks.rawValue) }
  }

  mutating func finish() -> [UInt8] {
    closeRun()
    return packed.bytes
  }

  private mutating func closeRun() {
    guard let run, count > 0 else { return }
    for number in [run.kind, run.source, run.document, count] { packed.append(number) }
    packed.append(raw: entries.bytes)
    (entries, count, lastRow) = (PackedNumberWriter(), 0, 0)
  }

  private func zigzag(_ number: Int) -> Int { number < 0 ? -number * 2 - 1 : number * 2 }
}

/// Reads what ``SkillListWriter`` wrote.
enum SkillListReader {
  /// One rating, with the numbers of the rows that it names.
  struct Entry {
    var skill: Int
    var kind: Int
    var source: Int
    var document: Int
    var position: String
    /// Importance, level, error, error of the level, share.
    var numbers: [Double?]
    var remarks: SkillRating.Remarks
  }

  /// Hands out the ratings in order; false when the bytes are no such list.
  static func read(_ bytes: [UInt8], _ body: (Entry) throws -> Void) rethrows -> Bool {
    var packed = PackedNumberReader(bytes)
    while !packed.isAtEnd {
      guard let kind = packed.number(), let source = packed.number(), let document = packed.number(),
        let count = packed.number(), count > 0, count <= packed.remaining
      else { return false }
      var lastRow = 0
      for _ in 0..<count {
        guard let skill = packed.number(), let position = position(&packed, &lastRow), let bits = packed.number(),
          bits < 64
        else { return false }
        var numbers: [Double?] = [nil, nil, nil, nil, nil]
        for index in numbers.indices where bits & 1 << index != 0 {
          guard let number = packed.hundredths() else { return false }
          numbers[index] = number
        }
        var remarks: SkillRating.Remarks = []
        if bits & 32 != 0 {
          guard let bits = packed.number() else { return false }
          remarks = SkillRating.Remarks(rawValue: bits)
          guard SkillRating.Remarks.written.isSuperset(of: remarks) else { return false }
        }
        try body(
          Entry(
            skill: skill, kind: kind, source: source, document: document, position: position, numbers: numbers,
            remarks: remarks))
      }
    }
    return true
  }

  private static func position(_ packed: inout PackedNumberReader, _ lastRow: inout Int) -> String? {
    guard let step = packed.number() else { return nil }
    if step == 0 { return packed.text() }
    let difference = (step - 1).isMultiple(of: 2) ? (step - 1) / 2 : -(step / 2)
    let (row, overflow) = lastRow.addingReportingOverflow(difference)
    guard !overflow else { return nil }
    lastRow = row
    return "row \(row)"
  }
}

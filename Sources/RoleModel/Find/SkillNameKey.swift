/// What names have in common that differ in spelling only: `Problem-solving` and `problem solving`, `PowerPoint` and
/// `power point`, `Law & Government` and `Law and Government`, `spreadsheets` and `spreadsheet`.
///
/// A hash of the folded words in their singular, joined, without an "and" between others. Of two spellings of one hash one
/// is taken for the other, which 64 bits make unlikely enough.
struct SkillNameKey: Hashable, Sendable {
  private let hash: UInt64

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  /// Of folded text.
  init(_ text: [UInt8]) { self.init(text[...]) }

  /// Of folded text.
  init(_ text: ArraySlice<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: 0x20) ?? text.endIndex
      let word = text[start..<end]
      if start == text.startIndex || end == text.endIndex || !word.elementsEqual(Self.and) {
        let (stem, ending) = Self.singular(word)
        for byte in stem { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        if let ending { hash = (hash ^ UInt64(ending)) &* 0x100_0000_01B3 }
      }
      start = end < text.endIndex ? text.index(after: end) : end
    }
    self.hash = hash
  }

  private static let and: [UInt8] = Array("and".utf8)

  /// `databases` is database, `facilities` facility; `analysis`, `status` and `business` stay, and abbreviations as LAWS.
  private static func singular(_ word: ArraySlice<UInt8>) -> (stem: ArraySlice<UInt8>, ending: UInt8?) {
    guard word.count > 4, word.last == 0x73 else { return (word, nil) }
    let rest = word.dropLast()
    switch rest.last {
    case 0x73, 0x75, 0x69: return (word, nil)  // ss, us, is
    case 0x65 where rest.dropLast().last == 0x69: return (rest.dropLast(2), 0x79)  // ies
    default: return (rest, nil)
    }
  }
}

extension RandomAccessCollection<UInt8> {
  /// Without "software" as its last word, unless that is all.
  func withoutSoftware() -> SubSequence? {
    let ending = Array(" software".utf8)
    guard count > ending.count, suffix(ending.count).elementsEqual(ending) else { return nil }
    return dropLast(ending.count)
  }
}

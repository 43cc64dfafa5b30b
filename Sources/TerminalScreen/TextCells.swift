/// What of a text stands in one cell of a terminal, or in two for a wide scalar: a scalar that takes columns, and what joins it.
struct TextCell {
  /// Takes the columns; at a text's beginning it may be a mark that takes none.
  var base: Unicode.Scalar
  var columns: Int
  /// Whether it is not to be parted from the cell before: the vowel sign of a consonant, the next consonant of a conjunct, the
  /// second half of a flag.
  var isTied: Bool
}

/// The cells of a text in their order, by the rule by which terminals advance: each scalar takes its own columns, and one that takes
/// none is drawn over the one before.
///
/// Of an emoji sequence (a person with a skin colour, persons who are joined) the first emoji takes the columns: terminals
/// disagree on the others. So cells are no graphemes: a Devanagari syllable is one grapheme and several cells.
struct TextCells<Scalars: Collection<Unicode.Scalar>> {
  private let scalars: Scalars
  /// Where the next cell begins.
  private(set) var index: Scalars.Index
  /// The last scalar that was passed.
  private var last: Unicode.Scalar?
  /// Whether the last cell is the first half of a flag.
  private var isHalfFlag = false

  init(_ scalars: Scalars) {
    self.scalars = scalars
    index = scalars.startIndex
  }

  /// The next cell. `join` is handed each scalar that joins its base.
  mutating func next(join: (Unicode.Scalar) -> Void = { _ in }) -> TextCell? {
    guard index < scalars.endIndex else { return nil }
    let base = scalars[index]
    let cell = TextCell(base: base, columns: TextWidth.columns(of: base), isTied: isTied(base))
    isHalfFlag = Self.isFlagLetter(base) && !(isHalfFlag && cell.isTied)
    pass(base)
    while index < scalars.endIndex {
      let scalar = scalars[index]
      guard TextWidth.columns(of: scalar) == 0 || continuesEmoji(scalar, of: base) else { break }
      pass(scalar)
      join(scalar)
    }
    return cell
  }

  private mutating func pass(_ scalar: Unicode.Scalar) {
    last = scalar
    index = scalars.index(after: index)
  }

  private func isTied(_ scalar: Unicode.Scalar) -> Bool {
    guard let last, scalar.value >= 0x300 else { return false }
    // Thai and Lao write a vowel with a part before the letter and one behind; Unicode calls it a letter.
    if scalar.value == 0xE33 || scalar.value == 0xEB3 { return true }
    if isHalfFlag, Self.isFlagLetter(scalar) { return true }
    switch scalar.properties.generalCategory {
    case .spacingMark: return true
    case .otherLetter: return last.properties.canonicalCombiningClass == .virama || Self.isJoiner(last)
    default: return false
    }
  }

  private func continuesEmoji(_ scalar: Unicode.Scalar, of base: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x2000, Self.isEmoji(base) else { return false }
    if scalar.properties.isEmojiModifier { return true }
    guard let last, Self.isJoiner(last) else { return false }
    return Self.isEmoji(scalar)
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200D }

  private static func isFlagLetter(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x2000 && scalar.properties.isEmoji && !isFlagLetter(scalar)
  }
}

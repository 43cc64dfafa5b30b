/// How many terminal columns text takes, and how it is cut to fit.
///
/// Widths follow Unicode's East Asian Width (wide and fullwidth: two columns) and general category (nonspacing marks and format
/// controls: none), as the C library's `wcwidth` does in a UTF-8 locale, and add up as ``TextCells`` says. What ``TextCleaning`` replaces counts as one column,
/// since ``Screen`` shows it as U+FFFD.
package enum TextWidth {
  /// The columns of one scalar: 0, 1 or 2.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if isZeroWidth(scalar) { return 0 }
    return isWide(scalar.value) ? 2 : 1
  }

  /// The columns of the text.
  package static func columns(of text: some StringProtocol) -> Int {
    if let count = simpleCount(of: text) { return count }
    return columns(ofCells: text.unicodeScalars)
  }

  /// The columns of one grapheme.
  package static func columns(of character: Character) -> Int { columns(ofCells: character.unicodeScalars) }

  private static func columns(ofCells scalars: some Collection<Unicode.Scalar>) -> Int {
    var cells = TextCells(scalars)
    var count = 0
    while let cell = cells.next() { count += cell.columns }
    return count
  }

  /// Whether a scalar takes one column and stands for itself: no mark joins it, and it joins nothing. True for printable
  /// ASCII and Latin, the punctuation that screens use, arrows, rules and bars.
  static func isSimple(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2010...0x2027, 0x2190...0x21FF, 0x2248, 0x2500...0x25CF: true
    default: false
    }
  }

  /// The number of scalars when all are simple, else nil: most text needs no look at graphemes.
  private static func simpleCount(of text: some StringProtocol) -> Int? {
    var count = 0
    for scalar in text.unicodeScalars {
      guard isSimple(scalar) else { return nil }
      count += 1
    }
    return count
  }

  /// The text, whole if it fits, else cut at its end with "…".
  package static func truncated(_ text: String, to limit: Int) -> String {
    if columns(of: text) <= limit { return text }
    if limit <= 0 { return "" }
    return prefix(of: text, columns: limit - 1) + "…"
  }

  /// The text, whole if it fits, else cut in its middle with "…", so that titles with one beginning stay distinct.
  package static func truncatedInTheMiddle(_ text: String, to limit: Int) -> String {
    if columns(of: text) <= limit { return text }
    if limit < 5 { return truncated(text, to: limit) }
    let tail = (limit - 1) / 3
    return prefix(of: text, columns: limit - 1 - tail) + "…" + suffix(of: text, columns: tail)
  }

  /// The text cut or filled with spaces to exactly the columns.
  package static func padded(_ text: String, to width: Int) -> String {
    let cut = truncated(text, to: width)
    return cut + String(repeating: " ", count: max(0, width - columns(of: cut)))
  }

  /// The text with spaces before it to the columns; longer text is cut.
  package static func rightAligned(_ text: String, to width: Int) -> String {
    let cut = truncated(text, to: width)
    return String(repeating: " ", count: max(0, width - columns(of: cut))) + cut
  }

  /// The text in lines of at most the columns, broken at spaces; a longer word is broken where the line ends.
  package static func wrapped(_ text: String, to width: Int) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    var lineColumns = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let gap = line.isEmpty ? 0 : 1
      var (end, used) = fitting(word, columns: width)
      if end == word.endIndex, lineColumns + gap + used <= width {
        line += (gap == 1 ? " " : "") + word
        lineColumns += gap + used
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var rest = word
      while end < rest.endIndex, end > rest.startIndex {
        lines.append(String(rest[..<end]))
        rest = rest[end...]
        (end, used) = fitting(rest, columns: width)
      }
      line = String(rest)
      // A character that is wider than a line has one for itself.
      lineColumns = end == rest.endIndex ? used : width
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Where the part of a text ends that fits, and how many columns it takes.
  private static func fitting(_ text: Substring, columns limit: Int) -> (end: Substring.Index, columns: Int) {
    // Only a short text is looked through more than once: each line of a long one would begin with that.
    if text.utf8.count <= 4 * limit, let count = simpleCount(of: text), count <= limit { return (text.endIndex, count) }
    var cells = TextCells(text.unicodeScalars)
    var (used, passed) = (0, text.startIndex)
    // The last place before which the text may be parted.
    var (end, endColumns) = (passed, 0)
    while let cell = cells.next() {
      if !cell.isTied { (end, endColumns) = (passed, used) }
      // What is wider than the line though it is not to be parted is parted all the same.
      if used + cell.columns > limit { return end > text.startIndex ? (end, endColumns) : (passed, used) }
      used += cell.columns
      passed = cells.index
    }
    return (passed, used)
  }

  private static func prefix(of text: String, columns limit: Int) -> String {
    String(text[..<fitting(text[...], columns: limit).end])
  }

  private static func suffix(of text: String, columns limit: Int) -> String {
    var cells = TextCells(text.unicodeScalars)
    var starts: [(index: String.Index, cell: TextCell)] = []
    while case let index = cells.index, let cell = cells.next() { starts.append((index, cell)) }
    var used = 0
    var start = text.endIndex
    for (index, cell) in starts.reversed() {
      used += cell.columns
      if used > limit { break }
      if !cell.isTied { start = index }
    }
    return String(text[start...])
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return true  // Hangul vowels and finals join the syllable before
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2: return false  // format controls that are drawn
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    case .format: return !TextCleaning.isHarmful(scalar)
    default: return false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      let range = wideRanges[middle]
      if value < range.lowerBound {
        high = middle
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  /// Scalars of East Asian Width W or F, Unicode 14.0, EastAsianWidth.txt; gaps without assigned characters are closed, and so
  /// are two that the C library has as wide: numbers in squares (ambiguous) and hexagrams (wide from Unicode 16 on).
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
    0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
    0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
    0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
    0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
    0x3041...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAD9,
    0xFE10...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF,
    0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C,
    0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4,
    0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E,
    0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F,
    0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC,
    0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF,
    0x1FA70...0x1FAF6, 0x20000...0x3134A,
  ]
}

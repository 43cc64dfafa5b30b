/// An abbreviation that a technology's name spells out: `Customer relationship management CRM software`.
///
/// O*NET puts the letters behind the words, as its convention for commodity names has it.
struct SkillAbbreviation: Sendable {
  /// Folded.
  let letters: [UInt8]
  /// The words that the letters stand for, folded.
  let words: [UInt8]
  /// Whether nothing stands before the words: a maker's name makes one product of many.
  let isWhole: Bool

  /// Nouns that may stand behind the letters, and that tell no two things apart.
  private static let nouns: Set<[UInt8]> = Set(
    ["software", "system", "systems", "tool", "tools", "program", "programs", "application", "applications"].map {
      Array($0.utf8)
    })
  /// Words that may give no letter.
  private static let smallWords: Set<[UInt8]> = Set(
    ["and", "of", "for", "to", "the", "in", "on", "a", "an", "by", "with"].map { Array($0.utf8) })

  /// nil when the name has no letters behind it, or others than its words begin with.
  init?(_ name: String) {
    let words = Array(name.utf8).split(separator: 0x20)
    guard var last = words.indices.last, last > 1 else { return nil }
    while last > 1, Self.nouns.contains(folded(words[last])) { last -= 1 }
    guard last > 1, Self.areLetters(words[last]) else { return nil }
    let spelt = words[..<last].flatMap { folded($0).split(separator: 0x20) }
    let letters = folded(words[last]).filter { $0 != 0x20 }
    guard spelt.count <= 16, !letters.isEmpty else { return nil }
    for first in 0..<max(0, spelt.count - 1) {
      guard spelt[first].first == letters.first || Self.isEx(spelt[first], letters[0]) else { continue }
      if Self.spell(letters[...], spelt[first...]) {
        self.letters = letters
        self.words = Array(spelt[first...].joined(separator: [0x20]))
        isWhole = first == 0
        return
      }
    }
    return nil
  }

  /// The words of capital letters in a name, folded.
  static func letters(in name: String) -> [[UInt8]] {
    name.utf8.split(separator: 0x20).map { ArraySlice($0) }.filter(areLetters).map { folded($0) }
  }

  /// Whether two abbreviations mean one thing: their words differ by a letter, a plural or a noun that says little.
  func isSame(as other: SkillAbbreviation) -> Bool {
    guard letters == other.letters else { return false }
    let (first, second) = (meaning, other.meaning)
    if SkillNameKey(first) == SkillNameKey(second) { return true }
    return min(first.count, second.count) > 8 && editDistance(Array(first), Array(second), limit: 1) != nil
  }

  /// The words without such a noun at their end.
  private var meaning: ArraySlice<UInt8> {
    var meaning = words[...]
    while let space = meaning.lastIndex(of: 0x20), Self.nouns.contains(Array(meaning[(space + 1)...])) {
      meaning = meaning[..<space]
    }
    return meaning
  }

  private static func areLetters(_ word: ArraySlice<UInt8>) -> Bool {
    guard (2...10).contains(word.count) else { return false }
    var capitals = 0
    for byte in word {
      switch byte {
      case 0x41...0x5A: capitals += 1
      case 0x30...0x39, 0x26, 0x2B, 0x2D, 0x2E, 0x2F: continue  // digits & + - . /
      default: return false
      }
    }
    return capitals > 1
  }

  /// Whether the letters are the words' first ones in their order, with more letters of a word where they stand in it:
  /// HTML is Hypertext markup language.
  private static func spell(_ letters: ArraySlice<UInt8>, _ words: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    guard let word = words.first else { return letters.isEmpty }
    let rest = words.dropFirst()
    if smallWords.contains(Array(word)), spell(letters, rest) { return true }
    guard let letter = letters.first, word.first == letter || isEx(word, letter) else { return false }
    var left = letters.dropFirst()
    if spell(left, rest) { return true }
    for byte in word.dropFirst() where byte == left.first {
      left = left.dropFirst()
      if spell(left, rest) { return true }
    }
    return false
  }

  /// XML is Extensible markup language.
  private static func isEx(_ word: ArraySlice<UInt8>, _ letter: UInt8) -> Bool {
    letter == 0x78 && word.starts(with: [0x65, 0x78])
  }
}

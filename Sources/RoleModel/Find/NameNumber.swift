/// Grammatical number in names: official titles are plurals, and people ask for one of them.
enum NameNumber {
  /// A folded word that many others are held against.
  struct Word: Hashable, Sendable {
    let bytes: [UInt8]
    private let singular: [UInt8]

    init(_ bytes: some RandomAccessCollection<UInt8>) {
      self.bytes = Array(bytes)
      singular = NameNumber.singular(bytes)
    }

    /// Whether another word is this one but for number, possibly the very word: `cashier` and `cashiers`, `secretary` and
    /// `secretaries`, `coach` and `coaches`, `midwife` and `midwives`, `salesman` and `salesmen`.
    func isSame(as other: some RandomAccessCollection<UInt8>) -> Bool {
      guard abs(bytes.count - other.count) < 3, bytes.first == other.first else { return false }
      if bytes.elementsEqual(other) { return true }
      let (kept, ending) = NameNumber.singularParts(other)
      return kept + ending.count == singular.count && singular.starts(with: other.prefix(kept))
        && singular.suffix(ending.count).elementsEqual(ending)
    }
  }

  /// A folded name's words in the singular, a space behind each.
  static func singular(ofName name: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for word in name.split(separator: 0x20) { result += singular(word) + [0x20] }
    return result
  }

  /// What plurals end in, and their singulars; the first that fits holds.
  private static let endings: [(plural: [UInt8], singular: [UInt8])] = [
    ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("wives", "wife"), ("ies", "y"), ("men", "man"),
    ("ss", "ss"), ("s", ""),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// What every word begins with that is the given one, or that one but for number; possibly nothing.
  static func sharedBeginning(_ word: [UInt8]) -> [UInt8] {
    let singular = singular(word)
    var shared = commonBeginning(word, singular)
    for (plural, ending) in endings where singular.suffix(ending.count).elementsEqual(ending) {
      shared = commonBeginning(shared, singular.dropLast(ending.count) + plural)
    }
    return shared
  }

  private static func commonBeginning(_ word: [UInt8], _ other: [UInt8]) -> [UInt8] {
    Array(zip(word, other).prefix { $0 == $1 }.map(\.0))
  }

  private static func singular(_ word: some RandomAccessCollection<UInt8>) -> [UInt8] {
    let (kept, ending) = singularParts(word)
    return word.prefix(kept) + ending
  }

  /// How many of a word's letters its singular begins with, and what follows them there.
  private static func singularParts(_ word: some RandomAccessCollection<UInt8>) -> (kept: Int, ending: [UInt8]) {
    // "Us" and "is" are no plurals of a letter.
    guard word.count > 2, let last = word.last, last == 0x73 || last == 0x6E else { return (word.count, []) }
    for (plural, singular) in endings where word.suffix(plural.count).elementsEqual(plural) {
      return (word.count - plural.count, singular)
    }
    return (word.count, [])
  }
}

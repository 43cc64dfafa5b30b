/// Grammatical number in names: official titles are plurals, and people ask for one of them.
enum NameNumber {
  /// Whether two folded words are one but for number: `cashier` and `cashiers`, `secretary` and `secretaries`, `coach` and
  /// `coaches`, `midwife` and `midwives`, `salesman` and `salesmen`.
  static func isSame(_ word: [UInt8], _ other: some RandomAccessCollection<UInt8>) -> Bool {
    if word.elementsEqual(other) { return true }
    guard word.first == other.first, abs(word.count - other.count) < 3 else { return false }
    return singular(word) == singular(other)
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

  private static func singular(_ word: some RandomAccessCollection<UInt8>) -> [UInt8] {
    // "Us" and "is" are no plurals of a letter.
    guard word.count > 2, let last = word.last, last == 0x73 || last == 0x6E else { return Array(word) }
    for (plural, singular) in endings where word.suffix(plural.count).elementsEqual(plural) {
      return word.dropLast(plural.count) + singular
    }
    return Array(word)
  }
}

/// The light stem that title searches compare words by.
enum TitleStem {
  /// The word without the ending of a plural.
  static func stem(_ word: [UInt8]) -> [UInt8] {
    let count = word.count
    if count > 4, ends(word, "ies") { return word.dropLast(3) + [UInt8(ascii: "y")] }
    if count > 5, ends(word, "wives") { return word.dropLast(3) + Array("fe".utf8) }
    if count > 4, ends(word, "men"), !word.elementsEqual("specimen".utf8) {
      return word.dropLast(3) + Array("man".utf8)
    }
    if count > 4, ["sses", "shes", "ches", "xes", "zes"].contains(where: { ends(word, $0) }) {
      return word.dropLast(2)
    }
    if count > 3, ends(word, "s"), !["ss", "us", "is"].contains(where: { ends(word, $0) }) { return word.dropLast() }
    return word
  }

  /// What words of one family share: `accountant`, `accounting`. Of a short word all of it.
  static func root(_ word: [UInt8]) -> [UInt8] {
    if word.count < 5 || ends(word, "eer") { return word }
    for ending in endings where word.count - ending.count >= 4 && word.suffix(ending.count).elementsEqual(ending) {
      return word.dropLast(ending.count)
    }
    return word
  }

  private static let endings: [[UInt8]] = [
    "ational", "ations", "ation", "ional", "ions", "ion", "ings", "ing", "ers", "er", "ors", "or", "ed", "ists", "ist",
    "ments",
    "ment", "ical", "ics", "ic", "al", "ive", "ians", "ian", "ery", "ry", "y", "e", "s",
  ].map { Array($0.utf8) }

  private static func ends(_ word: [UInt8], _ ending: String) -> Bool {
    word.count >= ending.utf8.count && word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  /// Words that tell no occupation from another.
  static let stopWords: Set<[UInt8]> = Set(
    [
      "a", "an", "and", "or", "of", "the", "for", "in", "to", "on", "at", "with", "by", "all", "other", "except", "as",
      "from", "is",
      "i", "my", "want", "occupation", "miscellaneous",
    ].map { Array($0.utf8) })
}

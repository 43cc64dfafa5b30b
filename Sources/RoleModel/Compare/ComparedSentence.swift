/// A sentence of a comparison, with the rows and skills that it is made from.
package struct ComparedSentence: Hashable, Sendable {
  package let text: String
  /// Indexes of the comparison's rows.
  package let rows: [Int]
  /// Indexes of the comparison's skills.
  package let skills: [Int]
  /// How the words follow from the figures: a formula with its inputs, or the rule.
  package let how: String

  init(_ text: String, rows: [Int] = [], skills: [Int] = [], how: String) {
    self.text = text
    self.rows = rows
    self.skills = skills
    self.how = how
  }
}

/// The forms of words that a sentence about roles needs.
enum Wording {
  static func possessive(_ name: String) -> String { name.hasSuffix("s") ? name + "'" : name + "'s" }

  /// `A takes`, `Sales Managers take`: occupations are named in the plural.
  static func verb(_ name: String, _ singular: String, _ plural: String) -> String {
    name.count > 1 && name.hasSuffix("s") && !name.hasSuffix("ss") ? plural : singular
  }

  /// `two more sources`.
  static func counted(_ count: Int, _ noun: String) -> String {
    let small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return "\(small.indices.contains(count) ? small[count] : String(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `both`, `all three`.
  static func all(_ count: Int) -> String { count == 2 ? "both" : count == 3 ? "all three" : "all four" }

  static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Names joined by `and`: one that has the word in itself stands in quotation marks.
  static func listed(_ names: [String]) -> String {
    joinedInWords(names.map { $0.contains(" and ") && names.count > 1 ? "“\($0)”" : $0 })
  }
}

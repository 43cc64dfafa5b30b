/// A word of a title that somebody typed.
struct TypedWord: Hashable, Sendable {
  /// Folded.
  var text: String
  /// Whether a comma stands before it: places follow one, and what a sorted title turns round.
  var isAfterComma = false
}

/// A typed title cut into its parts: the first is what it is called, the others are second chances.
struct TitleText: Sendable {
  private(set) var parts: [[TypedWord]] = []
  /// Amounts and other numbers, as they were typed.
  private(set) var numbers: [String] = []

  /// - Parameter kept: whether a table has these words, which begin with a number as `1099` and `3rd shift` do.
  init(_ text: String, keepingNumber kept: (String) -> Bool) {
    var main = ""
    var others: [String] = []
    var depth = 0
    var inner = ""
    for character in text {
      switch character {
      case "(", "[":
        depth += 1
        main.append(" ")
      case ")", "]":
        if depth > 0 { depth -= 1 }
        if depth == 0 {
          others.append(inner)
          inner = ""
        }
      default: if depth > 0 { inner.append(character) } else { main.append(character) }
      }
    }
    others.append(inner)
    var pieces = Self.pieces(of: main)
    if pieces.isEmpty { pieces = [""] }
    for piece in pieces + others {
      let words = self.words(of: piece, keepingNumber: kept)
      if !words.isEmpty { parts.append(words) }
    }
  }

  /// Parts that stand apart by a bar, a semicolon, or a dash or colon with a space beside it.
  private static func pieces(of text: String) -> [String] {
    var pieces = [""]
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let isAtSpace = index + 1 == characters.count || characters[index + 1].isWhitespace
      let isBehindSpace = index == 0 || characters[index - 1].isWhitespace
      switch character {
      case "|", ";": pieces.append("")
      case "-", "–", "—": isAtSpace && isBehindSpace ? pieces.append("") : pieces[pieces.count - 1].append(character)
      case ":" where isAtSpace: pieces.append("")
      default: pieces[pieces.count - 1].append(character)
      }
    }
    return pieces.filter { !folded($0).isEmpty }
  }

  private mutating func words(of piece: String, keepingNumber kept: (String) -> Bool) -> [TypedWord] {
    var result: [TypedWord] = []
    var isBehindNumber = false
    for (index, part) in piece.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
      var isFirst = index > 0
      let typed = titleWords(String(part))
      for (place, word) in typed.enumerated() {
        let next = place + 1 < typed.count ? typed[place + 1] : ""
        if Self.isNumber(word), !kept(word), !kept("\(word) \(next)") {
          numbers.append(word)
          isBehindNumber = true
        } else if isBehindNumber, Self.units.contains(word) {
          numbers.append(word)
        } else if isBehindNumber, ["per", "an", "a", "to"].contains(word),
          Self.units.contains(next) || Self.isNumber(next)
        {
          numbers.append(word)
        } else if result.count < Self.mostWords {
          result.append(TypedWord(text: word, isAfterComma: isFirst))
          isFirst = false
          isBehindNumber = false
        }
      }
    }
    return result
  }

  /// No title has so many words; more are passed over.
  private static let mostWords = 40

  private static let units: Set<String> = [
    "hour", "hours", "hr", "hrs", "h", "week", "weeks", "wk", "wks", "year", "years", "yr", "yrs", "month", "months",
    "mo", "day",
    "days", "mile", "am", "pm", "annually", "hourly", "k",
  ]

  /// Digits, and a unit that is written to them: `5k`, `8am`, `12hr`.
  private static func isNumber(_ word: String) -> Bool {
    let rest = word.drop { $0.isNumber }
    return rest.count < word.count && (rest.isEmpty || units.contains(String(rest)))
  }
}

/// The words of a title, folded: `R.N.` is one word, `A/P` is two.
package func titleWords(_ text: String) -> [String] {
  var words: [String] = []
  for part in text.split(whereSeparator: \.isWhitespace) {
    let letters = part.split(separator: ".", omittingEmptySubsequences: true)
    let isDotted =
      part.contains(".") && letters.count > 1 && letters.allSatisfy { $0.count == 1 && $0.first?.isLetter == true }
    let bytes = folded(isDotted ? letters.joined() : String(part))
    words += bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  }
  return words
}

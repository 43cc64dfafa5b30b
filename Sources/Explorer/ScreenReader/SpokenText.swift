import RoleModel
import TerminalScreen

/// A text as a screen reader is to say it: signs and short forms become words, and what only draws is left out.
///
/// What comes out holds letters, digits, currency signs and the printable characters of ASCII.
func spoken(_ text: String) -> String {
  var words = ""
  // A mark in front of a text says nothing; an arrow alone in front of a sentence is a key.
  let text =
    text.hasPrefix("- ") ? String(text.dropFirst(2)) : text.hasPrefix("→ ") ? "Right " + text.dropFirst(2) : text
  for scalar in text.unicodeScalars {
    if let word = spokenSigns[scalar] {
      words += word
    } else if scalar.value < 0x7F || scalar == "–" || isSayable(scalar) {
      words.unicodeScalars.append(scalar)
    }
  }
  let tokens = words.split(separator: " ").map(String.init)
  var said: [String] = []
  for (index, token) in tokens.enumerated() {
    let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : ""
    // Behind a number, and in front of one, the dash of a formula takes away.
    let isMinus = token == "-" && index > 0 && isNumeric(tokens[index - 1]) && !next.isEmpty
    let word = isMinus ? "minus" : spokenToken(token, before: next).replacing("–", with: "-")
    // A sign that became a comma joins the word before it, as does the punctuation behind a sign that became a word.
    if word.allSatisfy({ ",;:.".contains($0) }), let last = said.last {
      if !",:;.".contains(last.last ?? " ") { said[said.count - 1] = last + word }
    } else {
      said.append(word)
    }
  }
  return said.filter { !$0.isEmpty }.joined(separator: " ")
}

/// What stands for a sign; an empty text for one that only draws.
private let spokenSigns: [Unicode.Scalar: String] = [
  "≥": "at least ", "≤": "at most ", "·": " , ", "→": " to ", "←": " Left ", "↑": " Up ", "↓": " Down ",
  "×": " times ", "±": " plus or minus ", "≈": " about ", "✓": "", "✗": "", "…": "...",
  "“": "\"", "”": "\"", "‘": "'", "’": "'", "—": "-", "‐": "-", "‑": "-", "\u{A0}": " ",
  "\u{2009}": " ", "\u{202F}": " ", "²": " squared", "³": " cubed",
]

/// Letters of any script with their marks, digits, and signs of currencies.
private func isSayable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
    .spacingMark, .decimalNumber, .currencySymbol:
    true
  default: false
  }
}

private let spokenShortForms = [
  "md": "median", "av": "average", "RSE": "relative standard error", "SE": "standard error", "pts": "points",
  "yr": "year", "/": "divided by", "*": "times", "dev": "deviations",
  "<50": "fewer than 50",
]

/// A word with its short form, its range of numbers and its open end in words; punctuation around it stays.
private func spokenToken(_ token: String, before next: String) -> String {
  let start = token.prefix { "(\"[".contains($0) }
  let end = String(token.dropFirst(start.count).reversed().prefix { ",;:.)\"]".contains($0) }.reversed())
  let core = String(token.dropFirst(start.count).dropLast(end.count))
  // A dash in a figure's place is no dash between two words or numbers.
  if core == "–", !end.isEmpty || next.isEmpty || next.hasPrefix(",") { return start + "not known" + end }
  if core == "-" || core == "–" { return next.first?.isNumber ?? false ? "minus" : "," }
  if let word = spokenShortForms[core] { return start + word + end }
  let unit = String(next.prefix { $0 != "," })
  let isMeasured = core.hasPrefix("$") || ["years", "%", "of", "average", "md", "av"].contains(unit)
  guard isMeasured || isSmallRange(core), let first = core.first, first == "$" || first.isNumber else { return token }
  var number = core
  var ending = ""
  if number.last == "+" {
    number.removeLast()
    ending = " or more"
  }
  let parts = number.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.count == 2, parts.allSatisfy(endsInNumber) else {
    return start + number + ending + end
  }
  return start + parts[0] + " to " + (core.hasPrefix("$") ? "$" : "") + parts[1] + ending + end
}

/// `4-6`: years, seldom anything else; codes and spans of years have longer numbers.
private func isSmallRange(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  return parts.count == 2 && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isNumber) }
}

/// `1,227`, `(28`, `40)`: a number with what may stand around one in a formula.
private func isNumeric(_ token: String) -> Bool {
  token.contains(where: \.isNumber) && token.allSatisfy { $0.isNumber || "$(),.%".contains($0) }
}

private func endsInNumber(_ text: Substring) -> Bool { text.last.map { $0.isNumber || $0 == "k" } ?? false }

/// An amount with a currency sign in front of its number: `≥ 82,000` as `≥ $82,000`; `/h` is an hour.
func inDollars(_ amount: String) -> String {
  let text = amount.replacing("/h", with: " an hour")
  guard let digit = text.firstIndex(where: \.isNumber) else { return text }
  return text[..<digit] + "$" + text[digit...]
}

/// `about p22` as `about the 22nd percentile`.
func withPercentilesInWords(_ text: String) -> String {
  text.split(separator: " ", omittingEmptySubsequences: false).map { token -> String in
    let digits = token.dropFirst().prefix(while: \.isNumber)
    guard token.hasPrefix("p"), let rank = Int(digits) else { return String(token) }
    return "the \(ordinal(rank)) percentile" + token.dropFirst(1 + digits.count)
  }.joined(separator: " ")
}

extension Percentiles {
  /// Each point under its name: `10th percentile $73,170, 25th percentile $100,360, median $148,270`.
  func spokenText(in unit: Unit) -> String {
    zip(Self.ranks, points).map { rank, point in
      let amount = point.map { ($0.isTopCoded ? "at least $" : "$") + Value.number($0.number).text(in: unit) }
      return "\(rank == 50 ? "median" : ordinal(rank) + " percentile") \(amount ?? "withheld")"
    }.joined(separator: ", ")
  }
}

extension Key {
  /// The key in words: readers leave out single signs.
  var spokenWords: String {
    switch self {
    case .up: "Up arrow"
    case .down: "Down arrow"
    case .left: "Left arrow"
    case .right: "Right arrow"
    case .pageUp: "Page up"
    case .pageDown: "Page down"
    case .escape: "Escape"
    case .control(let letter): "Control " + letter.uppercased()
    case .character(let character):
      spokenKeySigns[character] ?? (character.isUppercase ? "capital \(character)" : words)
    default: words
    }
  }
}

private let spokenKeySigns: [Character: String] = [
  "/": "slash", "?": "question mark", "=": "equals sign", "+": "plus", "-": "minus", "$": "dollar sign", "*": "star",
  ":": "colon",
]

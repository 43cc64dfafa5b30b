/// A part of a filter's text.
struct FilterToken {
  enum Kind: Hashable {
    case term(FilterTerm)
    case comma, or, not, open, close
  }

  var kind: Kind
  /// In characters.
  var range: Range<Int>
}

/// Cuts a filter's text into terms and signs.
struct FilterScanner {
  let characters: [Character]
  private var index = 0
  private var result: [FilterToken] = []

  init(characters: [Character]) { self.characters = characters }

  private static let signs: [Character: FilterToken.Kind] = [
    ",": .comma, "|": .or, "!": .not, "(": .open, ")": .close,
  ]
  private static let ends: Set<Character> = [",", "|", "!", "(", ")", "\""]
  /// Stands between a field of pay and a place.
  static let placeSign: Character = "@"
  static let comparisons: Set<Character> = [":", "=", "<", ">"]

  mutating func tokens() throws(QueryProblem) -> [FilterToken] {
    while index < characters.count {
      let start = index
      if characters[index].isWhitespace {
        index += 1
      } else if let sign = Self.signs[characters[index]] {
        index += 1
        // Behind a word it is no sign: “Weekly Pay!”.
        if sign == .not, start > 0, characters[start - 1].isLetter || characters[start - 1].isNumber { continue }
        result.append(FilterToken(kind: sign, range: start..<index))
      } else if characters[index] == "\"" {
        let place = try quoted()
        try refuseTerm(place, from: start)
        appendWord(String(characters[place]), isQuoted: true, from: start)
      } else {
        try atom()
      }
    }
    return result
  }

  /// `"jobs>1,000,000"` would be words that no title has.
  private func refuseTerm(_ quoted: Range<Int>, from start: Int) throws(QueryProblem) {
    let name = characters[quoted].prefix { $0.isLetter || $0.isNumber }
    let sign = characters[quoted].dropFirst(name.count).prefix { Self.comparisons.contains($0) }
    guard let field = FilterField(rawValue: String(name).lowercased()), !sign.isEmpty else { return }
    let value = String(characters[quoted].dropFirst(name.count + sign.count))
    throw QueryProblem(
      message: "a field stands before the quotation marks: \(field.rawValue)\(String(sign))\"\(value)\"",
      range: start..<quoted.upperBound + 1)
  }

  /// Goes behind a quoted text, and answers the place of what stands between its marks.
  private mutating func quoted() throws(QueryProblem) -> Range<Int> {
    let start = index
    guard let end = characters[(start + 1)...].firstIndex(of: "\"") else {
      throw QueryProblem(message: "the quotation mark is not closed", range: start..<characters.count)
    }
    index = end + 1
    return start + 1..<end
  }

  private mutating func appendWord(_ typed: String, isQuoted: Bool, from start: Int) {
    // Signs alone, such as - and &, are no words.
    guard !folded(typed).isEmpty else { return }
    let term = FilterTerm(test: .names([.init(typed: typed, isQuoted: isQuoted)]), range: start..<index)
    result.append(FilterToken(kind: .term(term), range: start..<index))
  }

  /// A word, or a field with its comparison and value.
  private mutating func atom() throws(QueryProblem) {
    let start = index
    while index < characters.count, isPlain(characters[index]), !Self.comparisons.contains(characters[index]) {
      index += 1
    }
    let atom = characters[start..<index]
    let name = String(atom.prefix { $0 != Self.placeSign })
    let nameRange = start..<start + name.count
    let field = FilterField(rawValue: name.lowercased())
    // A comparison may stand apart: pay > 80k.
    var sign = index
    if field != nil {
      while sign < characters.count, characters[sign].isWhitespace { sign += 1 }
      if sign > index, sign < characters.count, !"<>=".contains(characters[sign]) { sign = index }
    }
    // Between words it is no sign: “Nurse: nights”.
    if field == nil, !name.isEmpty, sign < characters.count, characters[sign] == ":",
      sign + 1 == characters.count || characters[sign + 1].isWhitespace
    {
      index = sign + 1
      return appendWord(String(atom), isQuoted: false, from: start)
    }
    guard sign < characters.count, Self.comparisons.contains(characters[sign]) else {
      if nameRange.upperBound < atom.endIndex, let field, field.measure == .dollars {
        throw QueryProblem(
          message: "\(String(atom)) needs a value, as in pay@OH>60k", range: start..<index,
          hint: "A state and a value come next, as in pay@OH>60k.")
      }
      appendWord(String(atom), isQuoted: false, from: start)
      return
    }
    index = sign + 1
    if index < characters.count, "<>".contains(characters[sign]), characters[index] == "=" { index += 1 }
    guard !name.isEmpty else {
      throw QueryProblem(
        message: "a field is missing before this, as in pay>80k", range: sign..<index)
    }
    try refuseComparison(behind: String(characters[start..<index]))
    guard let field else {
      let near = nearestNames(to: name, among: FilterField.allCases.map(\.rawValue))
      let all = FilterField.allCases.map(\.rawValue).joined(separator: ", ")
      throw QueryProblem(
        message: "there is no field “\(name)”; " + (near.isEmpty ? "fields are \(all)" : "near it: \(near)"),
        range: nameRange)
    }
    var place: USPlace?
    if nameRange.upperBound < atom.endIndex {
      let placeRange = nameRange.upperBound + 1..<atom.endIndex
      guard field.measure == .dollars else {
        throw QueryProblem(
          message: "only pay is known by place, as in pay@OH>60k, and no \(field.rawValue)",
          range: start..<atom.endIndex)
      }
      place = try FilterTermText.place(String(characters[placeRange]), at: placeRange)
    }
    try value(of: field, in: place, sign: sign..<index, from: start)
  }

  private mutating func value(
    of field: FilterField, in place: USPlace?, sign: Range<Int>, from start: Int
  ) throws(QueryProblem) {
    let typedSign = String(characters[sign])
    if characters[sign.lowerBound] != ":" {
      var behind = index
      while behind < characters.count, characters[behind].isWhitespace { behind += 1 }
      if behind < characters.count, characters[behind].isNumber || characters[behind] == "$" { index = behind }
    }
    var range = index..<index
    let isQuoted = index < characters.count && characters[index] == "\""
    if isQuoted {
      range = try quoted()
    } else {
      while index < characters.count, isPlain(characters[index]) { index += 1 }
      range = range.lowerBound..<index
      try refuseThousands(field, start..<index)
    }
    // Names may well hold signs, where they are quoted.
    if !isQuoted || ![.family, .skill, .code].contains(field) { try refuseComparison(in: range) }
    let comparison = FilterTermText.Comparison(rawValue: typedSign == "=" ? ":" : typedSign) ?? .equal
    let text = FilterTermText(
      field: field, place: place, comparison: comparison, sign: typedSign, value: Array(characters[range]),
      isQuoted: isQuoted,
      range: start..<index, valueRange: range)
    result.append(FilterToken(kind: .term(try text.term()), range: start..<index))
  }

  /// `education>=<=highschool` would be whichever of the two is read: none is.
  private func refuseComparison(behind term: String) throws(QueryProblem) {
    let second = characters[index...].drop(while: \.isWhitespace)
    let signs = second.prefix { Self.comparisons.contains($0) }
    guard !signs.isEmpty else { return }
    throw QueryProblem(
      message:
        "two comparisons stand here, “\(term.drop { !Self.comparisons.contains($0) })” and “\(String(signs))”: delete the one "
        + "that is not meant",
      range: signs.startIndex..<signs.endIndex)
  }

  /// A sign amid a value, as in `pay>60k<80k`, is no part of it.
  private func refuseComparison(in value: Range<Int>) throws(QueryProblem) {
    guard characters[value].contains(where: { "<>=".contains($0) }) else { return }
    throw QueryProblem(
      message:
        "a comparison stands within the value “\(String(characters[value]))”: a space parts terms, and each has a "
        + "field of its own",
      range: value)
  }

  /// `pay>80,000` would be 80 and the word 000.
  private func refuseThousands(_ field: FilterField, _ range: Range<Int>) throws(QueryProblem) {
    guard field.measure != .name, field.measure != .level, characters[index - 1].isNumber else { return }
    let rest = characters[index...].prefix(4)
    guard rest.count == 4, rest.first == ",", rest.dropFirst().allSatisfy(\.isNumber) else { return }
    throw QueryProblem(
      message: "a comma parts terms: write the number without it, as 80000 or 80k, or in quotation marks",
      range: range.lowerBound..<index + 4)
  }

  private func isPlain(_ character: Character) -> Bool { !character.isWhitespace && !Self.ends.contains(character) }
}

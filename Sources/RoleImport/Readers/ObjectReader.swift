import RoleModel

/// Takes the keys of one JSON object apart and reports what is not as it should be.
struct ObjectReader {
  let place: Place
  private let members: [String: JSONMember]
  private let log: FindingLog

  /// Nil, with a finding, when the value is no object. Every key that is not among `keys` is a finding.
  init?(_ node: JSONNode, at place: Place, keys: [String], log: FindingLog) {
    guard case .object(let members) = node.value else {
      log.add("This is \(node.noun) where an object should stand.", at: place)
      return nil
    }
    self.place = place
    self.log = log
    self.members = Dictionary(members.map { ($0.key, $0) }) { first, _ in first }
    let others = keys.filter { self.members[$0] == nil }
    for member in members where !keys.contains(member.key) {
      log.add(unknown(member.key, keys: keys, others: others), at: self.place(of: member.key, line: member.line))
    }
  }

  private func unknown(_ key: String, keys: [String], others: [String]) -> String {
    let question = hint(for: key, among: others)
    return "The key \"\(key)\" is unknown here."
      + (question.isEmpty ? " The keys are \(keys.joined(separator: ", "))." : question)
  }

  func place(of key: String) -> Place { place(of: key, line: members[key]?.node.line ?? place.line) }

  /// The value of a key; nil, without a finding, when it is not there.
  func optional(_ key: String) -> JSONNode? { members[key]?.node }

  /// The value of a key; its absence is a finding.
  func required(_ key: String) -> JSONNode? {
    guard let member = members[key] else {
      log.add("The key \"\(key)\" is missing.", at: place(of: key, line: place.line))
      return nil
    }
    return member.node
  }

  /// A required text; nil, with a finding, when it is missing or unfit.
  func text(_ key: String) -> String? {
    required(key).flatMap { fitText($0, at: place(of: key), log: log) }
  }

  /// An optional text; nil, with a finding, when it is there and unfit.
  func optionalText(_ key: String) -> String? {
    optional(key).flatMap { fitText($0, at: place(of: key), log: log) }
  }

  /// A required word of a fixed set.
  func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ noun: String
  ) -> Word? where Word.RawValue == String {
    guard let text = text(key) else { return nil }
    if let word = Word.allCases.first(where: { $0.rawValue == text }) { return word }
    let words = Word.allCases.map(\.rawValue)
    let question = hint(for: text, among: words)
    // A list of thirty fields helps nobody; where they are is said instead.
    let choices =
      words.count <= 12 ? " It is one of \(words.joined(separator: ", "))." : " `rolescope explain --help` lists them."
    log.add("\"\(text)\" is no \(noun)." + (question.isEmpty ? choices : question), at: place(of: key))
    return nil
  }

  /// An optional year; `null` is none.
  func year(_ key: String) -> Int? {
    guard let node = optional(key) else { return nil }
    switch node.value {
    case .null: return nil
    case .number(let number, _):
      if let year = Int(exactly: number), PossibleNumber.years.contains(year) { return year }
    default: break
    }
    log.add("A year is a whole number from 1900 to 2100.", at: place(of: key))
    return nil
  }

  /// An optional number within limits.
  func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let node = optional(key) else { return nil }
    guard case .number(let number, _) = node.value else {
      log.add("This is \(node.noun) where a number should stand.", at: place(of: key))
      return nil
    }
    guard range.contains(number) else {
      log.add(
        "\(printed(number)) is not from \(printed(range.lowerBound)) to \(printed(range.upperBound)).",
        at: place(of: key))
      return nil
    }
    return number
  }

  /// An optional `true` or `false`.
  func flag(_ key: String) -> Bool {
    guard let node = optional(key) else { return false }
    guard case .bool(let flag) = node.value else {
      log.add("This is \(node.noun) where true or false should stand.", at: place(of: key))
      return false
    }
    return flag
  }

  /// The elements of an optional list, each with its place.
  func elements(_ key: String) -> [(node: JSONNode, place: Place)] {
    guard let node = optional(key) else { return [] }
    guard case .array(let elements) = node.value else {
      log.add("This is \(node.noun) where a list should stand.", at: place(of: key))
      return []
    }
    let list = place(of: key)
    return elements.enumerated().map { index, element in
      (element, Place(file: list.file, line: element.line, field: "\(list.field)[\(index)]"))
    }
  }

  /// The elements of a list that has no more than a limit; none, with a finding, of one that has.
  func elements(_ key: String, atMost limit: Int, isCut: inout Bool) -> [(node: JSONNode, place: Place)] {
    guard case .array(let elements)? = optional(key)?.value, elements.count > limit else { return self.elements(key) }
    isCut = true
    log.add(
      "There are \(NumberText.grouped(Double(elements.count))) \(key), and at most \(NumberText.grouped(Double(limit))) "
        + "can be read here. Check that this is the file you mean.", at: place(of: key))
    return []
  }

  private func place(of key: String, line: Int) -> Place {
    Place(file: place.file, line: line, field: place.field.isEmpty ? key : "\(place.field).\(key)")
  }
}

/// A text that can be shown; nil, with a finding, when it is empty, padded or holds control characters.
func fitText(_ node: JSONNode, at place: Place, log: FindingLog) -> String? {
  guard case .string(let text) = node.value else {
    log.add("This is \(node.noun) where a text should stand.", at: place)
    return nil
  }
  guard let first = text.first, let last = text.last else {
    log.add("The text is empty.", at: place)
    return nil
  }
  if let scalar = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
    log.add("The text holds the control character U+\(String(scalar.value, radix: 16, uppercase: true)).", at: place)
    return nil
  }
  if first.isWhitespace || last.isWhitespace {
    log.add("The text starts or ends with a space.", at: place)
    return nil
  }
  return text
}

/// The number as it is.
func printed(_ number: Double) -> String { NumberText.exact(number) }

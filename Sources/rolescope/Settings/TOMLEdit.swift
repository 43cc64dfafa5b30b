import Explorer

/// A text of settings with one value changed, everything else as it stood: comments, order, blank lines.
struct TOMLEdit {
  private var lines: [Substring]
  private let entries: [SettingEntry]
  private let lineEnd: String

  /// - Parameter entries: what the text holds.
  init(_ text: String, _ entries: [SettingEntry]) {
    // A line end of two characters is one to Swift.
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
    self.entries = entries
  }

  /// The text in which the path has the value, written as TOML; nil when a value of several lines stands there.
  func setting(_ path: [String], to value: String) -> String? {
    var edited = self
    let name = path[path.count - 1]
    if let entry = entries.first(where: { $0.path == path }), case .file(let number) = entry.origin {
      guard edited.replaceValue(inLine: number - 1, by: value) else { return nil }
    } else if path.count == 1 {
      edited.insert(["\(name) = \(value)"], at: topLevelEnd)
    } else if let number = header(of: path[0]) {
      edited.insert(["\(name) = \(value)"], at: number)
    } else {
      let gap: [Substring] = edited.lines.allSatisfy(\.isEmpty) ? [] : [""]
      edited.insert(gap + ["[\(path[0])]", "\(name) = \(value)"], at: edited.lines.count)
    }
    return edited.lines.joined(separator: lineEnd)
  }

  /// The index of the line before which settings without a table end: the first table's, or the first of the comments above it.
  private var topLevelEnd: Int {
    let numbers = entries.compactMap { entry -> Int? in
      guard entry.value == .table, entry.path.count == 1, case .file(let number) = entry.origin else { return nil }
      return number
    }
    guard var index = numbers.min().map({ $0 - 1 }) else { return lines.count }
    while index > 0, lines[index - 1].first == "#" { index -= 1 }
    return index
  }

  /// The index of the line behind a table's header.
  private func header(of table: String) -> Int? {
    guard let entry = entries.first(where: { $0.path == [table] }), case .file(let number) = entry.origin else {
      return nil
    }
    return number
  }

  private mutating func insert(_ new: [Substring], at index: Int) {
    var index = min(index, lines.count)
    // Empty lines stay before what comes next; the text's last line end makes one too.
    while index > 0, lines[index - 1].isEmpty { index -= 1 }
    lines.insert(contentsOf: new, at: index)
    if lines.last?.isEmpty != true { lines.append("") }
  }

  /// Puts a value in the place of the one behind the line's equals sign; what stands behind it, such as a comment, stays.
  private mutating func replaceValue(inLine index: Int, by value: String) -> Bool {
    guard lines.indices.contains(index), let equals = lines[index].firstIndex(of: "=") else { return false }
    let line = lines[index]
    let rest = line[line.index(after: equals)...]
    let old = rest.drop { $0 == " " || $0 == "\t" }
    guard let end = Self.endOfValue(old) else { return false }
    lines[index] = line[...equals] + rest[..<old.startIndex] + value + old[end...]
    return true
  }

  /// Where the value ends that a text begins with; nil when it goes on in the next line.
  private static func endOfValue(_ text: Substring) -> Substring.Index? {
    guard let first = text.first, !text.hasPrefix("\"\"\""), !text.hasPrefix("'''") else { return nil }
    guard "\"'[{".contains(first) else {
      let end = text.firstIndex(of: "#") ?? text.endIndex
      return text[..<end].lastIndex { $0 != " " && $0 != "\t" }.map(text.index(after:))
    }
    var depth = 0
    var quote: Character?
    var isEscaped = false
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if isEscaped {
          isEscaped = false
        } else if character == "\\", open == "\"" {
          isEscaped = true
        } else if character == open {
          quote = nil
        }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "[" || character == "{" {
        depth += 1
      } else if character == "]" || character == "}" {
        depth -= 1
      } else if character == "#" {
        return nil
      }
      if quote == nil, depth == 0 { return text.index(after: index) }
    }
    return nil
  }
}

extension SettingEntry.Value {
  /// The value as TOML writes it; nil for what no setting takes.
  var toml: String? {
    switch self {
    case .text(let text): "\"" + text.map(Self.escaped).joined() + "\""
    case .number(let number): String(number)
    case .truth(let isSo): String(isSo)
    case .list(let values): "[" + values.compactMap(\.toml).joined(separator: ", ") + "]"
    case .table, .other: nil
    }
  }

  private static func escaped(_ character: Character) -> String {
    if character == "\"" || character == "\\" { return "\\\(character)" }
    return character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return scalar.value < 0x20 || scalar.value == 0x7F
        ? "\\u" + String(repeating: "0", count: 4 - digits.count) + digits : String(scalar)
    }.joined()
  }
}

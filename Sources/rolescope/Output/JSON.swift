import TerminalScreen

/// A JSON value that keeps the order of its keys, so that output reads the same each time.
enum JSON {
  case object([(key: String, value: JSON)])
  case array([JSON])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  init(_ text: String?) { self = text.map(JSON.string) ?? .null }

  init(_ number: Double?) { self = number.map(JSON.number) ?? .null }

  init(_ number: Int?) { self = number.map { .number(Double($0)) } ?? .null }

  init(_ strings: [String]) { self = .array(strings.map(JSON.string)) }

  /// The value as text, two spaces a level; small arrays and objects without nesting stay on one line.
  func text(indent: Int = 0) -> String {
    switch self {
    case .object(let members):
      if members.isEmpty { return "{}" }
      return block("{", "}", members.map { "\(quoted($0.key)): \($0.value.text(indent: indent + 2))" }, indent)
    case .array(let items):
      if items.isEmpty { return "[]" }
      return block("[", "]", items.map { $0.text(indent: indent + 2) }, indent)
    case .string(let text): return quoted(text)
    case .number(let number): return numberText(number)
    case .bool(let flag): return flag ? "true" : "false"
    case .null: return "null"
    }
  }

  private func block(_ open: String, _ close: String, _ parts: [String], _ indent: Int) -> String {
    let line = open + parts.joined(separator: ", ") + close
    if isFlat, line.count + indent <= 110 { return line }
    let margin = String(repeating: " ", count: indent + 2)
    return open + "\n" + parts.map { margin + $0 }.joined(separator: ",\n") + "\n"
      + String(repeating: " ", count: indent) + close
  }

  /// Whether no member holds members itself.
  private var isFlat: Bool {
    func isLeaf(_ value: JSON) -> Bool {
      switch value {
      case .object(let members): members.isEmpty
      case .array(let items): items.isEmpty
      default: true
      }
    }
    switch self {
    case .object(let members): return members.allSatisfy { isLeaf($0.value) }
    case .array(let items): return items.allSatisfy(isLeaf)
    default: return true
    }
  }
}

private func numberText(_ number: Double) -> String {
  // Beyond six digits there is only the noise of binary fractions.
  number.isFinite ? digits(number) : "null"
}

private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    // All that standard output would replace: escaped it still means what the catalog says.
    case _ where TextCleaning.isHarmful(scalar): result += String(scalar).utf16.map(escape).joined()
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

private func escape(_ unit: UInt16) -> String {
  let digits = String(unit, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}

extension String {
  /// JSON text with every character beyond ASCII escaped: it means the same, and prints in any locale.
  var escapedToASCII: String { spellingBeyondASCII { scalar in String(scalar).utf16.map(escape).joined() } }

  /// The text with every character beyond ASCII spelt in a language's own way.
  func spellingBeyondASCII(_ spelling: (Unicode.Scalar) -> String) -> String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    return unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.value < 0x80 { result.unicodeScalars.append(scalar) } else { result += spelling(scalar) }
    }
  }
}

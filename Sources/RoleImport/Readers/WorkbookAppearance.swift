/// What the format of a number adds to it on a screen, which the number itself does not have.
enum WorkbookAppearance: Equatable {
  case plain
  /// The number is a hundredth of what is shown.
  case percent
  /// The sign or code of a currency that is not the dollar of the United States.
  case currency(String)
  /// At least so many digits, as codes have: 00123.
  case zeros(Int)

  /// By the number of a format that needs no definition (ECMA-376 part 1, 18.8.30).
  init(builtIn number: Int) { self = number == 9 || number == 10 ? .percent : .plain }

  /// By a format's code, such as `0.0%`, `#,##0 [$€-407]` or `00000`.
  init(code: String) {
    let section = code.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
    self = .plain
    if let currency = Self.currency(of: section) {
      self = .currency(currency)
    } else if section.count > 1, section.allSatisfy({ $0 == "0" }) {
      self = .zeros(section.count)
    } else if Self.isPercent(section) {
      self = .percent
    }
  }

  private static func currency(of section: Substring) -> String? {
    if let start = section.firstRange(of: "[$")?.upperBound {
      let sign = section[start...].prefix { $0 != "-" && $0 != "]" }
      return ["", "$", "US$", "USD"].contains(sign) ? nil : String(sign)
    }
    let signs = section.unicodeScalars.filter { $0.properties.generalCategory == .currencySymbol && $0 != "$" }
    return signs.first.map { String($0) }
  }

  /// Whether there is a percent sign outside of quotes and escapes.
  private static func isPercent(_ section: Substring) -> Bool {
    var isQuoted = false
    var isEscaped = false
    for character in section {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted {
        if character == "%" { return true }
        isEscaped = character == "\\" || character == "_" || character == "*"
      }
    }
    return false
  }

  /// A number's text as it is shown, as far as what it means goes.
  func shown(_ text: [UInt8]) -> [UInt8] {
    switch self {
    case .plain: return text
    case .currency(let sign): return text + Array(" \(sign)".utf8)
    case .zeros(let count):
      guard text.count < count, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return text }
      return [UInt8](repeating: 0x30, count: count - text.count) + text
    case .percent:
      guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return text }
      // Doubles of percents have a tail: 0.07 * 100 is 7.000000000000001.
      return plainNumber(Array("\((number * 1e8).rounded() / 1e6)".utf8)[...]) + [UInt8(ascii: "%")]
    }
  }
}

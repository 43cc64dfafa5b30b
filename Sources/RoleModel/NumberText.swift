/// Numbers as people read them: no library of the system's locale, so that a screen reads the same everywhere.
package enum NumberText {
  /// With thousands set apart: 114,728; halves away from zero.
  package static func grouped(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return "out of range" }
    let digits = String(Int64(abs(number).rounded()))
    var result = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return (number.rounded() < 0 ? "-" : "") + result
  }

  /// With at most the digits after the point, and none that are zero at the end: 50.9, 7, 4.7.
  package static func plain(_ number: Double, digits: Int = 2) -> String {
    let text = fixed(number, digits: digits)
    guard text.contains(".") else { return text }
    var trimmed = Substring(text)
    while trimmed.last == "0" { trimmed.removeLast() }
    if trimmed.last == "." { trimmed.removeLast() }
    return trimmed == "-0" ? "0" : String(trimmed)
  }

  /// With exactly the digits after the point, thousands set apart: 1,055.16.
  package static func fixed(_ number: Double, digits: Int) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "out of range" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int64((abs(number) * scale).rounded())
    let whole = scaled / Int64(scale)
    let rest = String(scaled % Int64(scale))
    let sign = number < 0 && scaled != 0 ? "-" : ""
    if digits == 0 { return sign + grouped(Double(whole)) }
    return sign + grouped(Double(whole)) + "." + String(repeating: "0", count: digits - rest.count) + rest
  }

  /// As it is, whatever it is: 104, 0.25, 1e+19.
  package static func exact(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
  }

  /// In thousands with one digit after the point: 114.7 for 114,728. Whole thousands have none when `keepsZero` is false.
  package static func thousands(_ number: Double, keepsZero: Bool = true) -> String {
    let text = fixed(number / 1000, digits: 1)
    return !keepsZero && text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Int {
  /// The nearest whole number; nil where there is none, as for what is not finite or beyond all whole numbers.
  package init?(nearest number: Double) { self.init(exactly: number.rounded()) }
}

/// English for counted things: "1 role", "2 roles".
package func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(NumberText.grouped(Double(count))) \(count == 1 ? singular : plural ?? singular + "s")"
}

/// "A", "A and B", "A, B and C".
package func joinedInWords(_ words: [String], by conjunction: String = "and") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

import RoleModel

/// The sign that a table has before decimals.
enum DecimalSign: Character {
  case point = "."
  case comma = ","

  var other: DecimalSign { self == .point ? .comma : .point }

  /// The sign that a table's own numbers show: `65.000,50` or `17,5` is by commas, `65,000.50` or `17.5` by points. Numbers such as
  /// `65.000` show neither; then, and where numbers disagree, the usual sign holds.
  static func shown(by cells: some Sequence<String>, usual: DecimalSign) -> (sign: DecimalSign, hasSigns: Bool) {
    var found: Set<DecimalSign> = []
    var hasSigns = false
    for cell in cells {
      guard let digits = NumberCell(cell)?.digits, digits.contains(where: { $0 == "." || $0 == "," }) else { continue }
      hasSigns = true
      if let sign = evidence(of: digits) { found.insert(sign) }
    }
    return (found.count == 1 ? found.first ?? usual : usual, hasSigns)
  }

  private static func evidence(of digits: String) -> DecimalSign? {
    guard let last = digits.last(where: { $0 == "." || $0 == "," }), let sign = DecimalSign(rawValue: last) else {
      return nil
    }
    let parts = digits.split(separator: last, omittingEmptySubsequences: false)
    // A sign that stands several times parts thousands.
    if parts.count > 2 { return sign.other }
    if digits.contains(sign.other.rawValue) { return sign }
    let (whole, decimals) = (parts[0], parts[1])
    return decimals.count != 3 || whole.count > 3 || whole == "0" ? sign : nil
  }
}

/// A cell with a number: what stands before it, its digits and signs, and what stands behind it.
struct NumberCell {
  let head: String
  let digits: String
  let tail: String

  private static let parts: Set<Character> = [".", ",", "'", "’", " ", "\u{A0}", "\u{2009}", "\u{202F}"]

  /// Nil for a text without a digit.
  init?(_ text: String) {
    guard var start = text.firstIndex(where: Self.isDigit) else { return nil }
    if start > text.startIndex, ["-", "−", "+"].contains(text[text.index(before: start)]) {
      start = text.index(before: start)
    }
    var end = text.index(after: start)
    var next = end
    while next < text.endIndex, Self.isDigit(text[next]) || Self.parts.contains(text[next]) {
      next = text.index(after: next)
      if Self.isDigit(text[text.index(before: next)]) { end = next }
    }
    head = trimmed(text[..<start])
    digits = String(text[start..<end])
    tail = trimmed(text[end...])
  }

  /// The number, and how many decimals it is written with; nil where thousands are not parted rightly.
  func number(_ sign: DecimalSign) -> (value: Double, decimals: Int)? {
    let isNegative = digits.first == "-" || digits.first == "−"
    let unsigned = isNegative || digits.first == "+" ? digits.dropFirst() : digits[...]
    let parts = unsigned.split(separator: sign.rawValue, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2 else { return nil }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard decimals.allSatisfy(Self.isDigit), parts.count == 1 || !decimals.isEmpty else { return nil }
    let groups = whole.split(omittingEmptySubsequences: false) { !Self.isDigit($0) }
    guard let first = groups.first, !first.isEmpty, groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.count == 1 || first.count <= 3, Set(whole.filter { !Self.isDigit($0) }).count <= 1,
      let value = Double(groups.joined() + (decimals.isEmpty ? "" : "." + decimals)), value.isFinite
    else { return nil }
    return (isNegative ? -value : value, decimals.count)
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) && character.isASCII }
}

/// A cell of pay: an amount in dollars, with the time that it says it is for.
enum PayCell {
  case amount(Double, PayPeriod?, NumberCell)
  /// An amount in another currency.
  case foreign
  case unread

  init(_ text: String, _ sign: DecimalSign) {
    guard let cell = NumberCell(text), var amount = cell.number(sign)?.value else {
      self = Currency.hasForeignSign(text) ? .foreign : .unread
      return
    }
    var tail = cell.tail[...]
    if let letter = tail.first, letter == "k" || letter == "K", tail.dropFirst().first?.isLetter != true {
      amount *= 1000
      tail = tail.dropFirst()
    }
    let isNamed = ["", "$", "us$", "usd", "usd $"].contains(cell.head.lowercased())
    guard let unit = PayUnitWords(String(tail)), let head = PayUnitWords(cell.head) else {
      self = Currency.hasForeignSign(text) ? .foreign : .unread
      return
    }
    if unit.isForeign || head.isForeign {
      self = .foreign
    } else {
      self = isNamed ? .amount(amount, unit.period, cell) : .unread
    }
  }
}

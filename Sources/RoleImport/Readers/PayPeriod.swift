import RoleModel

/// The time that an amount of pay is for.
enum PayPeriod: CaseIterable {
  case year, hour, month, week, day

  /// The hours of a year of pay, as BLS counts them (OEWS technical notes).
  static let hoursOfYear = 2080.0

  /// What to do about pay for another time than a year or an hour.
  static let advice = "Pay for a month, a week or a day is not read: write what it is for a year or an hour."

  /// Whether pay for it is read. What a month's or week's pay makes in a year is for its owner to say.
  var isRead: Bool { self == .year || self == .hour }

  var words: String {
    switch self {
    case .year: "for a year"
    case .hour: "for an hour"
    case .month: "for a month"
    case .week: "for a week"
    case .day: "for a day"
    }
  }

  /// The time that words of a cell or header mean, such as `hourly`, `per year`, `/hr` or `Salary (annual)`.
  init?(_ text: String) {
    var words = folded(text).split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    if words == ["p", "a"] { words = ["pa"] }
    let idle: Set<String> = ["per", "a", "an", "each", "by", "the", "rate", "pay", "paid", "basis", "wage", "wages"]
    let periods = words.filter { !idle.contains($0) }.map(Self.named)
    guard let first = periods.first, let period = first, periods.allSatisfy({ $0 == period }) else { return nil }
    self = period
  }

  private static func named(_ word: String) -> PayPeriod? {
    switch word {
    case "h", "hr", "hrs", "hour", "hours", "hourly": .hour
    case "y", "yr", "year", "years", "yearly", "annual", "annually", "annum", "pa", "salary", "salaried": .year
    case "mo", "month", "months", "monthly": .month
    case "wk", "week", "weeks", "weekly": .week
    case "day", "days", "daily": .day
    default: nil
    }
  }
}

/// The words behind an amount, or behind the name of a column of pay: a time, a currency or both.
struct PayUnitWords {
  var period: PayPeriod?
  var isForeign = false

  /// Nil for words that are neither.
  init?(_ text: String) {
    var words = folded(text).split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    isForeign = Currency.hasForeignSign(text) || words.contains(where: Currency.foreignCodes.contains)
    words.removeAll { ["usd", "us", "dollar", "dollars", "in"].contains($0) || Currency.foreignCodes.contains($0) }
    guard !words.isEmpty else { return }
    period = PayPeriod(words.joined(separator: " "))
    if period == nil { return nil }
  }
}

/// The currencies that amounts name.
enum Currency {
  static let advice = "Only US dollars are read: convert the amounts first."

  /// Whether a column of this name says which currency amounts are in.
  static func isColumn(_ name: String) -> Bool {
    ["currency", "currency code", "pay currency", "curr", "ccy"].contains(String(decoding: folded(name), as: UTF8.self))
  }

  /// Codes of ISO 4217 that tables of pay have, folded.
  static let foreignCodes: Set<String> = [
    "aed", "ars", "aud", "brl", "cad", "chf", "cny", "czk", "dkk", "eur", "euro", "euros", "gbp", "hkd", "huf", "ils",
    "inr", "jpy", "krw", "mxn", "nok", "nzd", "php", "pln", "ron", "sek", "sgd", "thb", "try", "twd", "zar",
  ]

  /// What stands before the sign of dollars that are no US dollars.
  private static let otherDollars: Set<String> = [
    "A", "AU", "B", "BZ", "C", "CA", "CAN", "HK", "J", "MX", "NT", "NZ", "R", "S", "SG", "TT",
  ]

  /// Whether a text has the sign of another currency than the dollar of the United States: `€`, `£`, `C$`.
  static func hasForeignSign(_ text: String) -> Bool {
    let signs = text.unicodeScalars.filter { $0.properties.generalCategory == .currencySymbol }
    if signs.contains(where: { $0 != "$" }) { return true }
    guard let sign = text.firstIndex(of: "$") else { return false }
    let letters = String(String(text[..<sign].reversed().prefix { $0.isLetter }).reversed()).uppercased()
    return otherDollars.contains(letters)
  }
}

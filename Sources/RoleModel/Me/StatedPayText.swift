extension StatedPay {
  /// The longest text that is read as a pay, in characters.
  package static let lengthLimit = 100

  /// How a pay may be written, for messages.
  private static let examples = "85k, 41.50/hour, 4,200 a month or 85k 2019"

  /// Reads a pay; without a period it is a year's, without a year it is of ``currentYear``.
  package init(_ text: String) throws(QueryProblem) {
    let characters = Array(text)
    guard characters.count <= Self.lengthLimit else {
      throw QueryProblem(
        message:
          "a pay has at most \(Self.lengthLimit) characters, and this text \(NumberText.grouped(Double(characters.count)))",
        range: Self.lengthLimit..<characters.count)
    }
    var words = Word.words(of: characters)[...]
    if words.first?.text == "$" { words.removeFirst() }
    guard let first = words.popFirst() else {
      throw QueryProblem(message: "type a pay, as in \(Self.examples)", range: 0..<0)
    }
    var amount = try first.amount
    if let scale = words.first.flatMap({ Word.scales[$0.text] }), !(first.text.last?.isLetter ?? false) {
      amount *= scale
      words.removeFirst()
    }
    var (period, year): (Period?, Int?) = (nil, nil)
    for word in words where !Word.fillers.contains(word.text) {
      if let named = Period(typed: word.text) {
        if period != nil { throw QueryProblem(message: "a second period: pay has one", range: word.range) }
        period = named
      } else if let number = Int(word.text) {
        if year != nil { throw QueryProblem(message: "a second year: pay is of one", range: word.range) }
        guard PriceIndex.average(of: number) != nil else {
          throw QueryProblem(
            message: "prices of \(word.text) are not in the index; it covers \(PriceIndex.years.lowerBound) to "
              + "\(PriceIndex.years.upperBound)", range: word.range)
        }
        year = number
      } else {
        throw QueryProblem(
          message: "“\(word.text)” is neither a period nor a year; pay is per year, month or hour, as in 41.50/hour",
          range: word.range)
      }
    }
    self.init(amount: amount, period: period ?? .year, year: year ?? Self.currentYear)
    guard self.period.range.contains(amount) else {
      let stated = "$\(NumberText.plain(amount)) \(self.period == .hour ? "an" : "a") \(self.period.rawValue)"
      throw QueryProblem(
        message:
          "\(stated) is no pay to compare; for thousands write 85k, for an hour 41.50/hour, for a month 4,200/month",
        range: first.range)
    }
  }

  /// What stands between spaces and slashes, in lower case.
  private struct Word {
    var text: String
    var range: Range<Int>

    /// Words that say nothing.
    static let fillers: Set<String> = ["a", "an", "per", "in", "of", "dollars", "usd", "$", "/"]

    static let scales = ["k": 1e3, "thousand": 1e3, "million": 1e6]

    static func words(of characters: [Character]) -> [Word] {
      var words: [Word] = []
      var start = 0
      func take(_ end: Int) {
        guard end > start else { return }
        words.append(Word(text: String(characters[start..<end]).lowercased(), range: start..<end))
      }
      for (index, character) in characters.enumerated() where character == "/" || character.isWhitespace {
        take(index)
        start = index + 1
      }
      take(characters.count)
      return words
    }

    /// `$41.50`, `4,200`, `85k`, `1.2m` as a number.
    var amount: Double {
      get throws(QueryProblem) {
        var digits = text.hasPrefix("$") ? text.dropFirst() : text[...]
        var scale = 1.0
        if let last = digits.last, let factor = ["k": 1e3, "m": 1e6][last] {
          scale = factor
          digits.removeLast()
        }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let groups = (parts.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let areDigits = (groups + parts.dropFirst()).allSatisfy { part in
          !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard areDigits, parts.count <= 2, digits.count <= 15 else {
          throw QueryProblem(message: "“\(text)” is no pay; write it as \(StatedPay.examples)", range: range)
        }
        guard groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }) else {
          throw QueryProblem(
            message: "the comma in “\(text)” sets no thousands apart; write 41.50 for cents and 4,150 for thousands",
            range: range)
        }
        guard let number = Double(digits.filter { $0 != "," }) else {
          throw QueryProblem(message: "“\(text)” is no pay; write it as \(StatedPay.examples)", range: range)
        }
        return number * scale
      }
    }
  }
}

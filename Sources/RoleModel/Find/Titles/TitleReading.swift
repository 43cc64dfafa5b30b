/// One way to read a typed title.
struct TitleReading: Hashable, Sendable {
  /// The words to search for, folded.
  var words: [String] = []
  /// How likely the reading is: 1, and less for the second meaning of a short form.
  var factor: Float = 1
  var leftOut: [LeftOut] = []
  /// Short forms, and names in other words, with what they were read as.
  var readAs: [ReadAs] = []

  /// Words of an advert that are no words of a title.
  struct LeftOut: Hashable, Sendable {
    var text: String
    var kind: TitleWords.Noise
  }

  struct ReadAs: Hashable, Sendable {
    var typed: String
    var read: String
  }
}

/// Reads a typed title in every way that the tables allow.
struct TitleReader {
  let tables: TitleWords
  /// Whether some title or alias has the word.
  let isKnown: (String) -> Bool
  /// Whether noise stays: a title that has all words comes before one that has them but for the noise.
  private let keepsNoise: Bool
  private let words: [TypedWord]
  private var readings: [TitleReading] = []

  private static let mostReadings = 24
  /// What the second, third … meaning of a short form costs.
  private static let laterMeaning: Float = 0.97
  /// What a foreign word costs that is a word of titles too.
  private static let foreign: Float = 0.85

  /// All readings, the literal ones first.
  /// - Parameter withEmpty: those too that leave all words out.
  static func readings(
    of words: [TypedWord], _ tables: TitleWords, isKnown: @escaping (String) -> Bool, withEmpty: Bool = false
  ) -> [TitleReading] {
    var all: [TitleReading] = []
    for keepsNoise in [true, false] {
      var reader = TitleReader(tables: tables, isKnown: isKnown, keepsNoise: keepsNoise, words: words)
      reader.read(from: 0, TitleReading(), placeEnd: -1)
      all += reader.readings.filter { withEmpty || !$0.words.isEmpty }
    }
    return all.enumerated().sorted { ($0.element.readAs.count, $0.offset) < ($1.element.readAs.count, $1.offset) }.map(
      \.element)
  }

  private init(tables: TitleWords, isKnown: @escaping (String) -> Bool, keepsNoise: Bool, words: [TypedWord]) {
    (self.tables, self.isKnown, self.keepsNoise, self.words) = (tables, isKnown, keepsNoise, words)
  }

  /// - Parameter placeEnd: where the last place ended.
  private mutating func read(from index: Int, _ reading: TitleReading, placeEnd: Int) {
    guard readings.count < Self.mostReadings else { return }
    guard index < words.count else { return readings.append(reading) }
    let noise = longest(from: index, in: tables.noise)
    let short = longest(from: index, in: tables.short)
    let foreign = longest(from: index, in: tables.foreign)
    if let noise, !keepsNoise, noise.length >= max(short?.length ?? 0, foreign?.length ?? 0),
      isNoise(noise.value, from: index, length: noise.length)
    {
      var next = reading
      if noise.value.kind == .keep {
        next.words += plainWords(index..<index + noise.length)
        return read(from: index + noise.length, next, placeEnd: placeEnd)
      }
      next.leftOut.append(.init(text: typed(index..<index + noise.length), kind: noise.value))
      read(from: index + noise.length, next, placeEnd: placeEnd)
      if short.map({ $0.length < noise.length }) ?? true { return }
    }
    if let place = longest(from: index, in: tables.places),
      isPlace(place.value, from: index, length: place.length, placeEnd: placeEnd)
    {
      var next = reading
      let end = index + place.length
      next.leftOut.append(.init(text: typed(index..<end), kind: .init(kind: .place)))
      return read(from: end, next, placeEnd: end)
    }
    let word = words[index].text
    if short == nil, foreign == nil, TitleStem.stopWords.contains(Array(word.utf8)) {
      return read(from: index + 1, reading, placeEnd: placeEnd)
    }
    if expand(short, foreign, from: index, reading, placeEnd) { return }
    if index + 1 < words.count, isKnown(word + words[index + 1].text) {
      var next = reading
      next.words.append(word + words[index + 1].text)
      read(from: index + 2, next, placeEnd: placeEnd)
    }
    var next = reading
    next.words.append(word)
    read(from: index + 1, next, placeEnd: placeEnd)
  }

  private typealias Entry<Value> = (length: Int, value: Value)

  /// Goes on with what tables say the words stand for; answers whether the words themselves are no reading any more.
  private mutating func expand(
    _ short: Entry<[String]>?, _ foreign: Entry<[String]>?, from index: Int, _ reading: TitleReading, _ placeEnd: Int
  ) -> Bool {
    var isReplaced = false
    if let short {
      let range = index..<index + short.length
      for (order, meaning) in short.value.enumerated() {
        var next = reading
        for _ in 0..<order { next.factor *= Self.laterMeaning }
        if let noise = tables.noise[meaning] {
          next.leftOut.append(.init(text: typed(range), kind: noise))
        } else {
          next.words += plainWords(of: meaning)
          next.readAs.append(.init(typed: typed(range), read: meaning))
        }
        read(from: range.upperBound, next, placeEnd: placeEnd)
      }
      isReplaced = !range.allSatisfy { isKnown(words[$0].text) }
    }
    if let foreign {
      let range = index..<index + foreign.length
      let isLiteral = range.allSatisfy { isKnown(words[$0].text) }
      for (order, meaning) in foreign.value.enumerated() {
        var next = reading
        for _ in 0..<order { next.factor *= Self.laterMeaning }
        if isLiteral, foreign.length == 1 { next.factor *= Self.foreign }
        next.words += plainWords(of: meaning)
        next.readAs.append(.init(typed: typed(range), read: meaning))
        read(from: range.upperBound, next, placeEnd: placeEnd)
      }
      isReplaced = isReplaced || !isLiteral || foreign.length > 1
    }
    return isReplaced
  }

  /// Numerals are levels at the end only: elsewhere `v` and `i` may be anything.
  private func isNoise(_ noise: TitleWords.Noise, from index: Int, length: Int) -> Bool {
    length > 1 || !["i", "v"].contains(words[index].text) || index == words.count - 1
  }

  private func isPlace(_ place: TitleWords.Place, from index: Int, length: Int, placeEnd: Int) -> Bool {
    let isSetOff = words[index].isAfterComma || placeEnd == index
    if place == .state, length == 1, words[index].text.utf8.count == 2 {
      let text = words[index].text
      return isSetOff
        || index == words.count - 1 && index > 0 && tables.short[text] == nil && !isKnown(text)
          && !TitleStem.stopWords.contains(Array(text.utf8))
    }
    if isSetOff || length > 1 || !isKnown(words[index].text) { return true }
    let next = index + length
    return next < words.count && words[next].text.utf8.count == 2 && tables.places[words[next].text] == .state
  }

  private func longest<Value>(from index: Int, in table: [String: Value]) -> Entry<Value>? {
    for length in stride(from: min(tables.longest, words.count - index), to: 0, by: -1) {
      if let value = table[typed(index..<index + length)] { return (length, value) }
    }
    return nil
  }

  private func typed(_ range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }

  private func plainWords(_ range: Range<Int>) -> [String] { plainWords(of: typed(range)) }

  private func plainWords(of text: String) -> [String] {
    text.split(separator: " ").map(String.init).filter { !TitleStem.stopWords.contains(Array($0.utf8)) }
  }
}

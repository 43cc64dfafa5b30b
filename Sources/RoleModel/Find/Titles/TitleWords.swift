/// The words that people use for titles, as tables that anyone can add a line to: see WordFiles.
package struct TitleWords: Sendable {
  /// What a word of an advert is.
  package struct Noise: Hashable, Sendable {
    package enum Kind: String, Sendable { case level, term, place, advert, pay, keep }

    package var kind: Kind
    /// The part of the pay range that a level points to: `lower`, `middle`, `upper`.
    package var part: String?
  }

  package enum Place: String, Sendable { case state, metro, nickname }

  private(set) var noise: [String: Noise] = [:]
  /// What short forms stand for, the likeliest first.
  private(set) var short: [String: [String]] = [:]
  /// American names of British and Spanish ones, the likeliest first.
  private(set) var foreign: [String: [String]] = [:]
  /// American spellings of British words, as stems.
  private(set) var spellings: [String: String] = [:]
  private(set) var places: [String: Place] = [:]
  /// Everyday names, each with folded titles, the likeliest first, and whether they count only where nothing else is typed.
  private(set) var everyday: [(name: String, titles: [String], isAlone: Bool)] = []
  private(set) var everydayTitles: Set<String> = []
  /// The most words of an entry.
  private(set) var longest = 1

  package init() {}

  /// One table of them.
  package enum Table: String, CaseIterable, Sendable {
    case noise, abbreviations, british, spanish, spellings, places, everyday
  }

  /// Adds the lines of a table; what a line lacks is passed over, as `catalog check` names it.
  package mutating func add(_ table: Table, _ bytes: some Sequence<UInt8>) {
    for line in Array(bytes).split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard let first = cells.first else { continue }
      let key = titleWords(first).joined(separator: " ")
      guard cells.count > 1, !key.isEmpty else { continue }
      longest = max(longest, key.utf8.lazy.filter { $0 == 0x20 }.count + 1)
      let several = cells[1].split(separator: "|").map { titleWords(String($0)).joined(separator: " ") }
      switch table {
      case .noise:
        guard let kind = Noise.Kind(rawValue: cells[1]) else { continue }
        noise[key] = Noise(kind: kind, part: cells.count > 2 && !cells[2].isEmpty ? cells[2] : nil)
      case .abbreviations: short[key, default: []] += several
      case .british, .spanish: foreign[key, default: []] += several
      case .spellings: spellings[Self.stem(key)] = Self.stem(several.first ?? key)
      case .places: places[key] = Place(rawValue: cells[1])
      case .everyday:
        everyday.append((key, several, cells.count > 2 && cells[2] == "alone"))
        everydayTitles.formUnion(several)
      }
    }
  }

  private static func stem(_ word: String) -> String {
    String(decoding: TitleStem.stem(Array(word.utf8)), as: UTF8.self)
  }
}

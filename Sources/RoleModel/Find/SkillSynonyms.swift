/// Which of a catalog's names mean one thing: by rules over the names, and by ``SkillSynonym/all`` for what rules can't find.
///
/// A typed text leads to names by the first of these that has any: the name itself, spelt with or without plural, spaces,
/// hyphens and "and"; what the table says it is also called; the name but for "software"; the letters or the words of an
/// abbreviation; a product without its maker's name; an abbreviation behind a maker's name. Names that mean the same as
/// those are added, and to an abbreviated kind of software the programs whose names hold its letters.
struct SkillSynonyms: Sendable {
  /// How a text leads to a name; the first ones come before the others.
  private enum Rule: UInt8, Comparable {
    case own, spoken, ownSoftware, abbreviation, product, makersAbbreviation

    static func < (left: Rule, right: Rule) -> Bool { left.rawValue < right.rawValue }
  }

  private struct Entry: Sendable {
    var name: Int
    var rule: Rule
    /// The entry of the same key that was added before.
    var before: Int
  }

  private let names: [SkillName]
  private let foldedNames: [[UInt8]]
  private var entries: [Entry] = []
  private var last: [SkillNameKey: Int]
  private var abbreviations: [Int: SkillAbbreviation] = [:]
  /// Where the product's name starts behind its maker's.
  private var products: [Int: Int] = [:]
  /// The other names of a thing, by the table.
  private var spoken: [Int: [Int]] = [:]
  /// Technologies by each word of capital letters in their names, folded: SAP CRM is a program of the kind CRM.
  private var holders: [[UInt8]: [Int]] = [:]

  init(_ names: [SkillName], folded foldedNames: [[UInt8]]) {
    self.names = names
    self.foldedNames = foldedNames
    entries.reserveCapacity(names.count * 2)
    last = Dictionary(minimumCapacity: names.count * 2)
    let makers = Self.makers
    for index in names.indices {
      let name = foldedNames[index]
      add(name[...], index, .own)
      if let short = name.withoutSoftware() { add(short, index, .ownSoftware) }
      guard names[index].kind == .technology else { continue }
      addAbbreviation(index)
      addProduct(index, makers)
      for letters in SkillAbbreviation.letters(in: names[index].name) { holders[letters, default: []].append(index) }
    }
    addSpoken()
  }

  // MARK: Keys

  private mutating func add(_ text: ArraySlice<UInt8>, _ index: Int, _ rule: Rule) {
    let key = SkillNameKey(text)
    entries.append(Entry(name: index, rule: rule, before: last[key] ?? -1))
    last[key] = entries.count - 1
  }

  private mutating func addAbbreviation(_ index: Int) {
    guard let abbreviation = SkillAbbreviation(names[index].name) else { return }
    abbreviations[index] = abbreviation
    let rule: Rule = abbreviation.isWhole ? .abbreviation : .makersAbbreviation
    add(abbreviation.letters[...], index, rule)
    add(abbreviation.words[...], index, rule)
    if let short = abbreviation.words.withoutSoftware() { add(short, index, rule) }
  }

  /// The makers of the table by their first byte: folded, with a space behind, and how many words they are as written.
  private static let makers: [UInt8: [(folded: [UInt8], words: Int)]] = Dictionary(
    grouping: SkillSynonym.makers.map { (folded($0) + [0x20], $0.split(separator: " ").count) }
      .sorted { $0.0.count > $1.0.count }, by: { $0.folded[0] })

  private mutating func addProduct(_ index: Int, _ makers: [UInt8: [(folded: [UInt8], words: Int)]]) {
    let name = foldedNames[index]
    guard let first = name.first, let maker = makers[first]?.first(where: { name.starts(with: $0.folded) }) else {
      return
    }
    // A product's name is written with a capital; "Google search software" is no product called "search".
    let written = names[index].name.utf8.split(separator: 0x20, maxSplits: maker.words)
    guard written.count > maker.words, written[maker.words].prefix(2).contains(where: { (0x30...0x5A).contains($0) })
    else { return }
    products[index] = maker.folded.count
    let product = name[maker.folded.count...]
    add(product, index, .product)
    if let short = product.withoutSoftware() { add(short, index, .product) }
  }

  private mutating func addSpoken() {
    for synonym in SkillSynonym.all {
      let known = synonym.names.compactMap { name in
        found(SkillNameKey(folded(name))).first { $0.rule == .own && foldedNames[$0.name] == folded(name) }?.name
      }
      for index in known {
        spoken[index, default: []] += known
        for name in synonym.alsoCalled { add(folded(name)[...], index, .spoken) }
      }
    }
  }

  // MARK: Asking

  /// The names that a folded text means: of one thing, or of several things between which it cannot be told.
  func meaning(of typed: [UInt8]) -> SkillMeaning {
    var typed = typed
    if let space = typed.firstIndex(of: 0x20),
      let maker = SkillSynonym.makerAbbreviations[String(decoding: typed[..<space], as: UTF8.self)]
    {
      typed = Array(maker.utf8) + typed[space...]
    }
    var candidates = found(SkillNameKey(typed))
    if candidates.isEmpty, let short = typed.withoutSoftware() { candidates = found(SkillNameKey(short)) }
    guard let rule = candidates.map(\.rule).min() else { return .unknown }
    let indices = candidates.filter { $0.rule == rule }.map(\.name)
    let things = things(indices, rule)
    guard things.count == 1 else { return .several(sorted(things.flatMap(\.self), typed)) }
    return .names(sorted(withSynonyms(things[0]), typed))
  }

  /// Whether a folded text is a name as it stands, but for spelling.
  func isName(_ typed: [UInt8]) -> Bool { found(SkillNameKey(typed)).contains { $0.rule == .own } }

  /// What a text with a typo could have been besides the names themselves, folded.
  func spellings(of index: Int) -> [ArraySlice<UInt8>] {
    var spellings: [ArraySlice<UInt8>] = []
    if let start = products[index] { spellings.append(foldedNames[index][start...]) }
    if let abbreviation = abbreviations[index], abbreviation.isWhole { spellings.append(abbreviation.words[...]) }
    return spellings
  }

  private func found(_ key: SkillNameKey) -> [Entry] {
    var found: [Entry] = []
    var next = last[key] ?? -1
    while next >= 0 {
      found.append(entries[next])
      next = entries[next].before
    }
    return found
  }

  /// Names that one rule found, put together where they are one thing.
  private func things(_ indices: [Int], _ rule: Rule) -> [[Int]] {
    var things: [[Int]] = []
    for index in indices {
      let place = things.firstIndex { thing in
        switch rule {
        case .own, .spoken, .ownSoftware: true
        case .abbreviation, .makersAbbreviation:
          abbreviations[index].flatMap { abbreviations[thing[0]]?.isSame(as: $0) } ?? false
        // Avid Pro Tools and Avid Technology Pro Tools have one maker, Apple iOS and Cisco IOS two.
        case .product: foldedNames[thing[0]].firstWord == foldedNames[index].firstWord
        }
      }
      if let place { things[place].append(index) } else { things.append([index]) }
    }
    return things
  }

  /// The only thing that a key names by a rule.
  private func only(_ rule: Rule, _ key: SkillNameKey) -> [Int] {
    let things = things(found(key).filter { $0.rule == rule }.map(\.name), rule)
    return things.count == 1 ? things[0] : []
  }

  /// The names and all that mean the same as one of them.
  private func withSynonyms(_ indices: [Int]) -> [Int] {
    var result = indices
    var next = 0
    while next < result.count {
      for index in synonyms(of: result[next]) where !result.contains(index) { result.append(index) }
      next += 1
    }
    return result
  }

  private func synonyms(of index: Int) -> [Int] {
    var same = spoken[index] ?? []
    let kind = names[index].kind
    // An activity is not the software for it: Project management is no program.
    guard kind == .technology || kind == .listed else { return same }
    let name = foldedNames[index]
    if let abbreviation = abbreviations[index], abbreviation.isWhole {
      for key in [SkillNameKey(abbreviation.letters), SkillNameKey(abbreviation.words)] {
        let meant = only(.abbreviation, key)
        if meant.contains(index) { same += meant + technologies(key) }
      }
      // Letters that spell out a kind of software stand in the names of its programs.
      if name.withoutSoftware() != nil, only(.abbreviation, SkillNameKey(abbreviation.letters)).contains(index) {
        same += holders[abbreviation.letters] ?? []
      }
    }
    same += only(.abbreviation, SkillNameKey(name))
    guard kind == .technology else { return same }
    same += technologies(SkillNameKey(name))
    if let short = name.withoutSoftware() {
      same += technologies(SkillNameKey(short)) + only(.abbreviation, SkillNameKey(short))
    }
    same += only(.product, SkillNameKey(name))
    if let start = products[index] {
      let key = SkillNameKey(name[start...])
      if only(.product, key).contains(index) { same += technologies(key).filter { isOwn($0, key) } }
    }
    return same
  }

  /// Technologies of that name, and what articles list by it in letters, such as CRM.
  private func technologies(_ key: SkillNameKey) -> [Int] {
    found(key).filter { entry in
      guard entry.rule == .own || entry.rule == .ownSoftware else { return false }
      let skill = names[entry.name]
      return skill.kind == .technology || (skill.kind == .listed && skill.name.allSatisfy(\.isUppercase))
    }.map(\.name)
  }

  private func isOwn(_ index: Int, _ key: SkillNameKey) -> Bool { SkillNameKey(foldedNames[index]) == key }

  /// The name that was typed first, then the most widespread.
  private func sorted(_ indices: [Int], _ typed: [UInt8]) -> [SkillName] {
    Set(indices).sorted { left, right in
      (foldedNames[left] == typed ? 0 : 1, -names[left].roleCount, left)
        < (foldedNames[right] == typed ? 0 : 1, -names[right].roleCount, right)
    }.map { names[$0] }
  }
}

/// What a typed name stands for.
package enum SkillMeaning: Hashable, Sendable {
  /// The names of one skill: the one that was typed first, then the most widespread.
  case names([SkillName])
  /// Names of different things that it fits alike.
  case several([SkillName])
  case unknown
}

extension [UInt8] {
  fileprivate var firstWord: ArraySlice<UInt8> { self[..<(firstIndex(of: 0x20) ?? endIndex)] }
}

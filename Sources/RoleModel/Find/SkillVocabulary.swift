/// The skill names of a catalog, found by what people type: a name or what means the same, one typo, or its beginning.
package struct SkillVocabulary: Sendable {
  package let names: [SkillName]
  private let foldedNames: [[UInt8]]
  /// The indices of the names, the most widespread first; interests, which are no skills, behind all others.
  private let byRoleCount: [Int]
  private let synonyms: SkillSynonyms
  private let lastCompletions = Memo<[UInt8], [SkillName]>()
  private let lastMeanings = Memo<String, SkillMeaning>(capacity: 64)

  package init(_ names: [SkillName]) {
    self.names = names
    foldedNames = names.map { folded($0.name) }
    func rank(_ index: Int) -> (Int, Int, Int) {
      (names[index].kind == .interest ? 1 : 0, -names[index].roleCount, index)
    }
    byRoleCount = names.indices.sorted { rank($0) < rank($1) }
    synonyms = SkillSynonyms(names, folded: foldedNames)
  }

  /// What a typed name stands for: the names of one skill, else the only nearest one within a typo.
  package func meaning(of typed: String) -> SkillMeaning {
    lastMeanings.value(of: typed) {
      let wanted = folded(typed)
      guard !wanted.isEmpty else { return .unknown }
      let meaning = synonyms.meaning(of: wanted)
      guard meaning == .unknown, let spelling = spelling(of: wanted) else { return meaning }
      return synonyms.meaning(of: spelling)
    }
  }

  /// The names that a typed name stands for; none when it is unknown, or stands for different things.
  package func names(meant typed: String) -> [SkillName] {
    if case .names(let names) = meaning(of: typed) { names } else { [] }
  }

  /// The name that was quoted, in any case; of names that differ by case alone the one that is written so.
  package func names(quoted typed: String) -> [SkillName] {
    let wanted = folded(typed)
    let found = names.indices.filter { foldedNames[$0] == wanted }.map { names[$0] }
    return found.filter { $0.name == typed }.nonEmpty ?? found
  }

  /// Whether a text means one skill as it stands, without a correction of its letters.
  package func knows(_ typed: String) -> Bool {
    if case .names = synonyms.meaning(of: folded(typed)) { true } else { false }
  }

  /// Whether a text is a name as it stands, but for spelling.
  package func isName(_ typed: String) -> Bool { synonyms.isName(folded(typed)) }

  /// The only spelling of a name that is a typo away.
  private func spelling(of wanted: [UInt8]) -> [UInt8]? {
    guard wanted.count >= 4 else { return nil }
    let letters = letterSet(wanted[...])
    var near: [[UInt8]] = []
    for index in foldedNames.indices {
      for spelling in [foldedNames[index][...]] + synonyms.spellings(of: index)
      where abs(spelling.count - wanted.count) <= 1 {
        let others = letterSet(spelling)
        guard (letters & ~others).nonzeroBitCount <= 1, (others & ~letters).nonzeroBitCount <= 1,
          editDistance(wanted, Array(spelling), limit: 1) != nil
        else { continue }
        if !near.contains(Array(spelling)) { near.append(Array(spelling)) }
      }
    }
    return near.count == 1 ? near[0] : nil
  }

  /// Names for an unknown one, nearest first.
  package func nearest(to typed: String, limit: Int = 5) -> [String] {
    let wanted = folded(typed)
    let suggestion = Suggestion(wanted: wanted)
    let near = foldedNames.indices.compactMap { index -> (Int, Int)? in
      if !wanted.isEmpty, foldedNames[index].starts(with: wanted) { return (0, index) }
      return suggestion.distance(to: foldedNames[index][...]).map { ($0 + 1, index) }
    }
    return near.sorted { $0 < $1 }.prefix(limit).map { names[$0.1].name }
  }

  /// What to write instead of an unknown name: names that go on from it, else near ones; skills and knowledge before
  /// programs, and no program that few roles carry for a word that it merely holds.
  package func suggestions(for typed: String, limit: Int = 5) -> [String] {
    let wanted = folded(typed)
    let completions = completions(of: typed).map(\.name)
    var known: [String: SkillName] = [:]
    for name in names { known[name.name] = name }
    let found = (completions.nonEmpty ?? nearest(to: typed, limit: 20)).compactMap { known[$0] }.filter { name in
      if name.kind != .technology || name.roleCount >= Self.manyRoles { return true }
      let spelt = folded(name.name)
      return spelt.starts(with: wanted) || editDistance(wanted, spelt, limit: min(64, max(2, wanted.count / 3))) != nil
    }
    return (found.filter { $0.kind != .technology } + found.filter { $0.kind == .technology }).prefix(limit).map(\.name)
  }

  /// A program that so many roles carry is one that people know.
  private static let manyRoles = 10

  /// Names that have what was typed as whole words, names that start with it, then names in which a word does; the most
  /// widespread first. Nothing typed offers all.
  package func completions(of typed: String) -> [SkillName] {
    let wanted = folded(typed)
    return lastCompletions.value(of: wanted) {
      var (whole, starting, holding): ([SkillName], [SkillName], [SkillName]) = ([], [], [])
      for index in byRoleCount {
        let name = foldedNames[index]
        if name.hasWholeWords(wanted) {
          whole.append(names[index])
        } else if name.starts(with: wanted) {
          starting.append(names[index])
        } else if name.hasWord(startingWith: wanted) {
          holding.append(names[index])
        }
      }
      return whole + starting + holding
    }
  }
}

extension Array {
  /// nil instead of an empty array.
  fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}

extension [UInt8] {
  /// Whether the name has these words as they are.
  fileprivate func hasWholeWords(_ wanted: [UInt8]) -> Bool {
    guard !wanted.isEmpty else { return false }
    if starts(with: wanted) { return count == wanted.count || self[wanted.count] == 0x20 }
    guard hasWord(startingWith: wanted) else { return false }
    return (1...count - wanted.count).contains { start in
      self[start - 1] == 0x20 && self[start..<start + wanted.count].elementsEqual(wanted)
        && (start + wanted.count == count || self[start + wanted.count] == 0x20)
    }
  }

  /// Whether a word behind the first starts so; words are parted by single spaces.
  fileprivate func hasWord(startingWith wanted: [UInt8]) -> Bool {
    guard let first = wanted.first, count > wanted.count else { return false }
    return withUnsafeBufferPointer { name in
      var index = 1
      while index + wanted.count <= name.count {
        if name[index] == first, name[index - 1] == 0x20, name[index..<index + wanted.count].elementsEqual(wanted) {
          return true
        }
        index += 1
      }
      return false
    }
  }
}

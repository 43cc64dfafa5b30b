/// The skill names of a catalog, found by what people type: the name itself, one typo, or its beginning.
package struct SkillVocabulary: Sendable {
  package let names: [SkillName]
  private let foldedNames: [[UInt8]]

  package init(_ names: [SkillName]) {
    self.names = names
    foldedNames = names.map { folded($0.name) }
  }

  /// The skill that a typed name means: an exact name, else the only nearest one within a typo.
  package func match(_ typed: String) -> SkillName? {
    let wanted = folded(typed)
    if let index = foldedNames.firstIndex(of: wanted) { return names[index] }
    guard wanted.count >= 4 else { return nil }
    let near = foldedNames.indices.filter { editDistance(wanted, foldedNames[$0], limit: 1) != nil }
    return near.count == 1 ? names[near[0]] : nil
  }

  /// Names for an unknown one, nearest first.
  package func nearest(to typed: String, limit: Int = 5) -> [String] {
    let wanted = folded(typed)
    let near = foldedNames.indices.compactMap { index -> (Int, Int)? in
      if !wanted.isEmpty, foldedNames[index].starts(with: wanted) { return (0, index) }
      return suggestionDistance(wanted: wanted, name: foldedNames[index]).map { ($0 + 1, index) }
    }
    return near.sorted { $0 < $1 }.prefix(limit).map { names[$0.1].name }
  }

  /// Names that start with what was typed, then names in which a word does; the most widespread first. Nothing typed offers all.
  package func completions(of typed: String) -> [SkillName] {
    let wanted = folded(typed)
    let matches = names.indices.compactMap { index -> (Int, Int, Int)? in
      let name = foldedNames[index]
      if name.starts(with: wanted) { return (0, -names[index].roleCount, index) }
      let startsAWord = name.split(separator: 0x20).contains { $0.starts(with: wanted) }
      return startsAWord ? (1, -names[index].roleCount, index) : nil
    }
    return matches.sorted { $0 < $1 }.map { names[$0.2] }
  }
}

/// What a list is narrowed to: words of titles and aliases, and families.
///
/// `family:sales manager` means roles of families whose name has the word sales, with manager in a title or an alias;
/// `family:"food prep"` quotes several words. Words and families may stand in any order.
package struct FilterQuery: Sendable, Hashable {
  /// A role that meets the filter.
  package struct Hit: Hashable, Sendable {
    package var position: Int
    /// The role was found by this alias and not by its title.
    package var alias: AliasReference?
  }

  /// The words outside of the terms, as they were typed.
  package let words: String
  /// What the names of families must hold, each as it was typed.
  package let families: [String]

  package init(_ text: String) {
    var words: [String] = []
    var families: [String] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first == " " || first == "," {
        rest.removeFirst()
        continue
      }
      let head = rest.prefix(Self.familyKey.count)
      if head.lowercased() == Self.familyKey {
        rest = rest.dropFirst(Self.familyKey.count)
        let isQuoted = rest.first == "\""
        if isQuoted { rest.removeFirst() }
        let name = rest.prefix { isQuoted ? $0 != "\"" : $0 != " " && $0 != "," }
        rest = rest.dropFirst(name.count)
        if isQuoted, rest.first == "\"" { rest.removeFirst() }
        families.append(String(name))
      } else {
        let word = rest.prefix { $0 != " " }
        rest = rest.dropFirst(word.count)
        words.append(String(word))
      }
    }
    self.words = words.joined(separator: " ")
    self.families = families
  }

  private static let familyKey = "family:"

  package var isEmpty: Bool { NameSearch(words).isEmpty && families.isEmpty }

  /// The roles that meet all of it: by words the best match first, by families alone in the catalog's order.
  package func hits(in catalog: some Catalog) throws(CatalogFailure) -> [Hit] {
    let search = NameSearch(words)
    // A code is a name too, of one role.
    let coded = words.contains("-") ? try catalog.positions(withCode: words) : []
    let named =
      !coded.isEmpty
      ? coded.map { Hit(position: $0) }
      : try search.isEmpty
        ? (0..<catalog.roleCount).map { Hit(position: $0) } : search.hits(in: catalog).map { Hit($0) }
    if families.isEmpty { return named }
    let wanted = families.map { folded($0) }
    var result: [Hit] = []
    for hit in named {
      guard let entry = try catalog.entries(at: hit.position..<hit.position + 1).first else { continue }
      let family = folded(entry.family)
      if wanted.allSatisfy({ family.hasWord(startingWith: $0) }) { result.append(hit) }
    }
    return result
  }
}

extension FilterQuery.Hit {
  fileprivate init(_ hit: NameHit) {
    position = hit.position
    alias = hit.isAlias ? AliasReference(index: hit.aliasIndex) : nil
  }
}

/// Which of a role's aliases, by its place in the list.
package struct AliasReference: Hashable, Sendable {
  package var index: Int

  /// The alias itself.
  package func text(of role: Role) -> String? { role.aliases.indices.contains(index) ? role.aliases[index] : nil }
}

extension [UInt8] {
  /// Whether a word of the name starts so, or the words from one on; all bytes are folded.
  fileprivate func hasWord(startingWith wanted: [UInt8]) -> Bool {
    indices.contains { index in
      (index == 0 || self[index - 1] == 0x20) && self[index...].starts(with: wanted)
    }
  }
}

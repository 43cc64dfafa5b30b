/// The titles and aliases of a catalog as searches of titles compare them: number aside, and without words such as `of`.
package struct TitleNames: Sendable {
  private var titles: Set<[UInt8]> = []
  private var words: Set<String> = []

  package init(_ catalog: some Catalog) throws(CatalogFailure) {
    var (titles, words) = (titles, words)
    try catalog.scanNames { chunk in
      for index in chunk.owners.indices {
        let name = chunk.name(index)
        if chunk.owners[index] & 1 == 0 { titles.insert(Array(name)) }
        words.formUnion(Self.stems(name))
      }
      return true
    }
    (self.titles, self.words) = (titles, words)
  }

  private static func stems(_ name: some Collection<UInt8>) -> [String] {
    name.split(separator: 0x20).map { Array($0) }.filter { !TitleStem.stopWords.contains($0) }
      .map { String(decoding: TitleStem.stem($0), as: UTF8.self) }
  }

  /// Whether it is a title, written out.
  package func hasTitle(_ text: String) -> Bool { titles.contains(folded(text)) }

  /// Whether some title or alias has the word.
  package func knows(_ word: String) -> Bool {
    let stems = Self.stems(folded(word))
    return stems.allSatisfy(words.contains)
  }
}

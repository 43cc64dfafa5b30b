import GRDB
import RoleModel

/// The different words of the names as the rows of the table `name_word` hold them, some thousands each.
enum NameWordTable {
  static let wordsInRow = 4096

  /// The bytes of the words, a line feed behind each, and in how many titles each stands, packed.
  static func rows(of words: NameWords) -> [(bytes: [UInt8], titles: [UInt8])] {
    stride(from: 0, to: words.count, by: wordsInRow).map { start in
      var bytes: [UInt8] = []
      var titles = PackedNumberWriter()
      for index in start..<min(start + wordsInRow, words.count) {
        bytes += words[index]
        bytes.append(0x0A)
        titles.append(words.titles(ofWordAt: index))
      }
      return (bytes, titles.bytes)
    }
  }

  /// Adds the words of a row; nil when they are in no order or the titles are not those of the words.
  static func append(bytes: [UInt8], titles: [UInt8], roleCount: Int, to words: inout NameWords) -> Void? {
    var counts = PackedNumberReader(titles)
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      let word = bytes[start..<end]
      guard !word.isEmpty, !word.contains(0x20), let count = counts.number(), count <= roleCount,
        words.count == 0 || words[words.count - 1].lexicographicallyPrecedes(word)
      else { return nil }
      words.append(word, titles: count)
      start = end + 1
    }
    return start == bytes.count && counts.isAtEnd ? () : nil
  }
}

extension CatalogReader {
  package func nameWords() throws(CatalogFailure) -> NameWords {
    try database.read { database in
      var words = NameWords()
      try self.forEachRow(of: "name_word", "SELECT bytes, titles FROM name_word ORDER BY ordinal", in: database) {
        row in
        let read: Void? = NameWordTable.append(
          bytes: try row.bytes(0), titles: try row.bytes(1), roleCount: self.roleCount, to: &words)
        guard read != nil else { throw row.failure(0, "is no list of words in order") }
      }
      return words
    }
  }
}

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

  /// The numbers of titles; nil where they are no numbers, or of more roles than there are.
  static func titles(in bytes: [UInt8], roleCount: Int) -> [Int]? {
    var packed = PackedNumberReader(bytes)
    var titles: [Int] = []
    titles.reserveCapacity(bytes.count)
    while !packed.isAtEnd {
      guard let number = packed.number(), number <= roleCount else { return nil }
      titles.append(number)
    }
    return titles
  }
}

extension CatalogReader {
  package func nameWords() throws(CatalogFailure) -> NameWords {
    try database.read { database in
      var words = NameWords()
      try self.forEachRow(of: "name_word", "SELECT bytes, titles FROM name_word ORDER BY ordinal", in: database) {
        row in
        guard let titles = NameWordTable.titles(in: try row.bytes(1), roleCount: self.roleCount) else {
          throw row.failure(1, "counts no titles")
        }
        guard words.append(try row.bytes(0), titles: titles) else {
          throw row.failure(0, "is no list of words in order")
        }
      }
      return words
    }
  }
}

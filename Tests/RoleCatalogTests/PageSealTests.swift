import ArticleCatalog
import Foundation
import Noise
import RoleModel
import Testing

@testable import RoleCatalog

/// A catalog file whose bytes are not those that were written: each question fails with a sentence or has the right answer.
@Suite struct PageSealTests {
  private let folder = TemporaryFolder()

  private func pageFaults(_ path: String) throws -> [Int]? {
    guard let catalog = try? CatalogReader(path: path) else { return nil }
    return try catalog.database.pageFaults().faults.map(\.page)
  }

  @Test(arguments: [false, true]) func `one flipped bit makes no other answer`(isArticles: Bool) throws {
    let file = try isArticles ? DamagedFile.articles(in: folder) : DamagedFile.samples(in: folder)
    var generator = SplitMix(state: 7)
    var failures = 0
    for _ in 0..<Noise.count(1_000) {
      var bytes = file.whole
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      failures += try file.failures(after: bytes)
      if let pages = try pageFaults(file.path) { #expect(pages == [place / DamagedFile.pageSize + 1]) }
    }
    #expect(failures > 0)
  }

  @Test func `twenty bytes of noise make no other answer`() throws {
    let file = try DamagedFile.articles(in: folder)
    var generator = SplitMix(state: 42)
    for _ in 0..<Noise.count(300) {
      var bytes = file.whole
      for _ in 0..<20 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try file.failures(after: bytes)
    }
  }

  @Test func `noise that someone has sealed stops nothing`() throws {
    let file = try DamagedFile.samples(in: folder)
    var generator = SplitMix(state: 9)
    for number in 0..<Noise.count(500) {
      var bytes = file.whole
      for _ in 0..<(number.isMultiple(of: 2) ? 1 : 20) {
        bytes[Int.random(in: 100..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      try put(bytes, at: file.path)
      try PageSeal.seal(fileAt: file.path, path: file.path)
      let seconds = processorSeconds {
        guard let catalog = try? CatalogReader(path: file.path) else { return }
        for question in file.questions { _ = question.agreement(catalog) }
        _ = CatalogCheck.findings(in: catalog)
      }
      #expect(seconds < 5)
    }
  }

  @Test func `pages that are lost, filled, swapped or of another catalog make no other answer`() throws {
    let file = try DamagedFile.articles(in: folder)
    let other = try DamagedFile.samples(in: folder).whole
    let size = DamagedFile.pageSize
    for page in 0..<file.pageCount {
      let next = (page + 1) % file.pageCount
      var replaced = file.whole
      for bytes in [[UInt8](repeating: 0, count: size), [UInt8](repeating: 0xFF, count: size)] {
        replaced.replaceSubrange(page * size..<(page + 1) * size, with: bytes)
        _ = try file.failures(after: replaced)
        if let pages = try pageFaults(file.path) { #expect(pages == [page + 1]) }
      }
      replaced.replaceSubrange(page * size..<(page + 1) * size, with: file.bytes(ofPage: next))
      replaced.replaceSubrange(next * size..<(next + 1) * size, with: file.bytes(ofPage: page))
      _ = try file.failures(after: replaced)
      if let pages = try pageFaults(file.path) { #expect(Set(pages) == [page + 1, next + 1]) }
      guard page > 0, (page + 1) * size <= other.count else { continue }
      replaced = file.whole
      replaced.replaceSubrange(page * size..<(page + 1) * size, with: other[page * size..<(page + 1) * size])
      _ = try file.failures(after: replaced)
      if let pages = try pageFaults(file.path) { #expect(pages == [page + 1]) }
    }
  }

  @Test func `a file that is cut short anywhere is refused, and one that has grown answers the same`() throws {
    let file = try DamagedFile.articles(in: folder)
    for page in 0..<file.pageCount {
      for length in [0, 1, 99, 100, 4095].map({ page * DamagedFile.pageSize + $0 }) {
        try put(Array(file.whole[..<length]), at: file.path)
        #expect(throws: CatalogError.self, "\(length) bytes") { try CatalogReader(path: file.path) }
      }
    }
    #expect(try file.failures(after: file.whole + [7, 7, 7]) == 0)
    let catalog = try CatalogReader(path: file.path)
    #expect(CatalogCheck.findings(in: catalog) == ["3 bytes stand behind its last page, which no program reads."])
  }

  @Test func `a flipped bit of a catalog as large as the bundled one makes no other answer`() throws {
    let path = folder.file("large.sqlite")
    try FileManager.default.copyItem(atPath: ArticleCatalog.resources + "/catalog.sqlite", toPath: path)
    let file = try DamagedFile(path: path, everyNth: 97)
    var generator = SplitMix(state: 3)
    for _ in 0..<min(Noise.count(60), 300) {
      var bytes = file.whole
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      _ = try file.failures(after: bytes)
      if let pages = try pageFaults(file.path) { #expect(pages == [place / DamagedFile.pageSize + 1]) }
    }
  }

  @Test func `a catalog that is cut, overwritten, replaced, removed or grown under its reader makes no other answer`()
    throws
  {
    let file = try DamagedFile.articles(in: folder)
    let other = try DamagedFile.samples(in: folder).whole
    let path = file.path
    func overwrite(_ bytes: [UInt8], from offset: UInt64 = 0) throws {
      let handle = try #require(FileHandle(forWritingAtPath: path))
      handle.seek(toFileOffset: offset)
      handle.write(Data(bytes))
      try handle.close()
    }
    let harms: [(words: String?, () throws -> Void)] = [
      ("cut short", { #expect(truncate(path, 0) == 0) }), ("cut short", { #expect(truncate(path, 20_000) == 0) }),
      ("not as it was written", { try overwrite([UInt8](repeating: 7, count: file.whole.count)) }),
      ("not as it was written", { try overwrite([UInt8](repeating: 0xFF, count: 100_000), from: 30_000) }),
      // As `cp` does, and not by a rename: all pages that are read from now on are sound, and none is of this catalog.
      ("of another catalog", { try overwrite(other) }),
      (nil, { try overwrite([UInt8](repeating: 7, count: 90_000), from: UInt64(file.whole.count)) }),
      (nil, { #expect(unlink(path) == 0) }),
      (
        nil,
        {
          try put(other, at: path + ".new")
          #expect(rename(path + ".new", path) == 0)
        }
      ),
    ]
    for (words, harm) in harms {
      unlink(path)
      try put(file.whole, at: path)
      let catalog = try CatalogReader(path: path)
      _ = try catalog.entries(at: 0..<4)
      try harm()
      let failures = try file.failures(of: catalog)
      #expect((failures > 0) == (words != nil))
      if let words {
        let sentences = file.questions.map { $0.agreement(catalog) }
        #expect(sentences.contains { if case .failure(let sentence) = $0 { sentence.contains(words) } else { false } })
      }
    }
  }

  @Test func `the check names each damaged page, and the first ones of many`() throws {
    let file = try DamagedFile.articles(in: folder)
    var bytes = file.whole
    bytes[19 * 4096 + 5] ^= 4
    bytes[30 * 4096 + 4095] ^= 128
    try put(bytes, at: file.path)
    #expect(
      CatalogCheck.findings(in: try CatalogReader(path: file.path)) == [
        "Bytes 77824 to 81919: its page 20 is not as it was written.",
        "Bytes 122880 to 126975: its page 31 is not as it was written.",
      ])
  }

  @Test func `a file is sealed the same whatever its pages ended in before`() throws {
    let file = try DamagedFile.samples(in: folder)
    var bytes = file.whole
    for page in 0..<file.pageCount { bytes[page * 4096 + 4090] = 99 }
    try put(bytes, at: file.path)
    try PageSeal.seal(fileAt: file.path, path: file.path)
    #expect(try contents(of: file.path) == file.whole)
  }

  @Test func `nothing beside a catalog is taken for its journal, and no lock keeps anyone from it`() throws {
    let file = try DamagedFile.samples(in: folder)
    for suffix in ["-journal", "-wal", "-shm"] { try put(file.whole, at: file.path + suffix) }
    #expect(try file.failures(of: CatalogReader(path: file.path)) == 0)
    #expect(folder.names.count == 4)
  }
}
